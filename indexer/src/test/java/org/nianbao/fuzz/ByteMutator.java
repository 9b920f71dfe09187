// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages bytes of any kind: flips, cuts, doublings, swapped parts, and words that readers stumble over. */
final class ByteMutator {

    /** Numbers at the borders of types, and characters that end, nest or hide something. */
    private static final List<String> EVERYWHERE = List.of("0", "-1", "2147483647", "2147483648", "99999999999999999999",
            "-9223372036854775808", "1e999", "NaN", "\u0000", "\uFEFF", "\uFFFF", "\n", "\r\n", "\r\n\r\n", "\t", "\"", "'",
            "\\", "(", ")", "[", "]", "{", "}", "<", ">", ":", ": ", "-", "#", "%", "*", "&a", "*a", "!!", "|", "||", "=", ",",
            ";", "　", "，", "：", "（", "）", "“", "０", "㍿", "𠮷", "\u202E", "年", "零〇一二三四五六七八九十百千万亿");

    private final Random random;
    private final List<String> words;

    /** @param words of the language whose reader is tried */
    ByteMutator(long seed, List<String> words) {
        this.random = new Random(seed);
        this.words = words;
    }

    /** One of {@code samples} after one to five kinds of damage. */
    byte[] mutate(List<byte[]> samples) {
        byte[] bytes = samples.get(random.nextInt(samples.size())).clone();
        for (int round = 1 + random.nextInt(5); round > 0; round--) {
            bytes = once(bytes, samples.get(random.nextInt(samples.size())));
        }
        return bytes;
    }

    private byte[] once(byte[] bytes, byte[] other) {
        if (bytes.length == 0) {
            return word();
        }
        int at = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, at + 1 + random.nextInt(1 + random.nextInt(200)));
        return switch (random.nextInt(9)) {
            case 0 -> flipped(bytes, at);
            case 1 -> random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : joined(bytes, at, new byte[0], to);
            case 2 -> joined(bytes, to, Arrays.copyOfRange(bytes, at, to), to);
            case 3 -> joined(bytes, at, repeated(Arrays.copyOfRange(bytes, at, to)), to);
            case 4 -> joined(bytes, at, part(other), to);
            case 5 -> line(bytes, at);
            default -> joined(bytes, at, word(), random.nextBoolean() ? at : to);
        };
    }

    private byte[] flipped(byte[] bytes, int at) {
        byte[] flipped = bytes.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            flipped[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    /** A whole line taken out or doubled: what an editor does. */
    private byte[] line(byte[] bytes, int at) {
        int start = at;
        while (start > 0 && bytes[start - 1] != '\n') {
            start--;
        }
        int end = at;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        end = Math.min(bytes.length, end + 1);
        return random.nextBoolean() ? joined(bytes, start, new byte[0], end)
                : joined(bytes, end, Arrays.copyOfRange(bytes, start, end), end);
    }

    private byte[] repeated(byte[] part) {
        byte[] once = part.length > 50 ? Arrays.copyOf(part, 50) : part;
        int times = 1 << random.nextInt(9);
        byte[] all = new byte[once.length * times];
        for (int i = 0; i < all.length; i++) {
            all[i] = once[i % once.length];
        }
        return all;
    }

    private byte[] part(byte[] other) {
        if (other.length == 0) {
            return word();
        }
        int from = random.nextInt(other.length);
        return Arrays.copyOfRange(other, from, Math.min(other.length, from + 1 + random.nextInt(300)));
    }

    private byte[] word() {
        List<String> from = words.isEmpty() || random.nextInt(3) == 0 ? EVERYWHERE : words;
        return from.get(random.nextInt(from.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] bytes, int until, byte[] between, int from) {
        byte[] joined = new byte[until + between.length + bytes.length - from];
        System.arraycopy(bytes, 0, joined, 0, until);
        System.arraycopy(between, 0, joined, until, between.length);
        System.arraycopy(bytes, from, joined, until + between.length, bytes.length - from);
        return joined;
    }
}
