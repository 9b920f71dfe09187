// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Small numbers and texts in a row of bytes: what {@link PackedRecord} is made of. */
final class PackedBytes {

    private static final int SEVEN_BITS = 0x7F;
    private static final int MORE = 0x80;
    private static final int MOST_BYTES_A_CHARACTER = 3;

    private PackedBytes() {
    }

    /** Puts one behind the other. */
    static final class Writer {

        private static final int FIRST_SIZE = 8192;

        private byte[] bytes = new byte[FIRST_SIZE];
        private int length;

        byte[] bytes() {
            return Arrays.copyOf(bytes, length);
        }

        /** A number that is not negative, seven bits a byte, the lowest first. */
        void number(int number) {
            room(Integer.BYTES + 1);
            int left = number;
            while ((left & ~SEVEN_BITS) != 0) {
                bytes[length++] = (byte) (left & SEVEN_BITS | MORE);
                left >>>= 7;
            }
            bytes[length++] = (byte) left;
        }

        void text(String text) {
            number(encodedLength(text, 0));
            append(text, 0);
        }

        void text(Optional<String> text) {
            number(text.isEmpty() ? 0 : encodedLength(text.get(), 0) + 1);
            text.ifPresent(present -> append(present, 0));
        }

        /** A text that begins as the one before it does. */
        void textAfter(String before, String text) {
            int common = 0;
            int most = Math.min(before.length(), text.length());
            while (common < most && before.charAt(common) == text.charAt(common)) {
                common++;
            }
            if (common > 0 && Character.isHighSurrogate(text.charAt(common - 1))) {
                common--;
            }
            number(common);
            number(encodedLength(text, common));
            append(text, common);
        }

        private static int encodedLength(String text, int from) {
            int length = text.length() - from;
            for (int i = from; i < text.length(); i++) {
                char c = text.charAt(i);
                // Either half of a pair counts two of its four; a half alone becomes a question mark.
                length += c < 0x80 ? 0 : c < 0x800 ? 1 : !Character.isSurrogate(c) ? 2 : inPair(text, i, from) ? 1 : 0;
            }
            return length;
        }

        private static boolean inPair(String text, int i, int from) {
            return Character.isHighSurrogate(text.charAt(i))
                    ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                    : i > from && Character.isHighSurrogate(text.charAt(i - 1));
        }

        /** The text as UTF-8. */
        private void append(String text, int from) {
            room((text.length() - from) * MOST_BYTES_A_CHARACTER);
            byte[] to = bytes;
            int at = length;
            for (int i = from; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c < 0x80) {
                    to[at++] = (byte) c;
                } else if (c < 0x800) {
                    to[at++] = (byte) (0xC0 | c >> 6);
                    to[at++] = (byte) (0x80 | c & 0x3F);
                } else if (!Character.isSurrogate(c)) {
                    to[at++] = (byte) (0xE0 | c >> 12);
                    to[at++] = (byte) (0x80 | c >> 6 & 0x3F);
                    to[at++] = (byte) (0x80 | c & 0x3F);
                } else if (Character.isHighSurrogate(c) && inPair(text, i, from)) {
                    int codePoint = Character.toCodePoint(c, text.charAt(++i));
                    to[at++] = (byte) (0xF0 | codePoint >> 18);
                    to[at++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
                    to[at++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
                    to[at++] = (byte) (0x80 | codePoint & 0x3F);
                } else {
                    to[at++] = '?';
                }
            }
            length = at;
        }

        private void room(int more) {
            if (bytes.length - length < more) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
            }
        }
    }

    /** Takes one after the other. */
    static final class Reader {

        private final byte[] bytes;
        private final int end;
        private int next;

        Reader(byte[] bytes, int from, int length) {
            this.bytes = bytes;
            this.end = from + length;
            this.next = from;
        }

        int number() {
            int number = 0;
            for (int shift = 0; shift < Integer.SIZE; shift += 7) {
                if (next == end) {
                    break;
                }
                byte one = bytes[next++];
                number |= (one & SEVEN_BITS) << shift;
                if (one >= 0) {
                    return number;
                }
            }
            throw new IllegalArgumentException("a number without end at " + next);
        }

        String text() {
            return text(number());
        }

        Optional<String> optional() {
            int length = number();
            return length == 0 ? Optional.empty() : Optional.of(text(length - 1));
        }

        String textAfter(String before) {
            int common = number();
            String rest = text();
            return common == 0 ? rest : before.substring(0, common).concat(rest);
        }

        private String text(int length) {
            if (length < 0 || length > end - next) {
                throw new IllegalArgumentException("a text of " + length + " bytes at " + next);
            }
            String text = new String(bytes, next, length, StandardCharsets.UTF_8);
            next += length;
            return text;
        }
    }
}
