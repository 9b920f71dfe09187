// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * One part of the sites, so that several machines share a list without talking: {@code 3/8} is the third of eight. A
 * host belongs to exactly one part, the same on every machine and for all time; a leading {@code www.} counts for
 * nothing.
 *
 * @param part counted from 1
 * @param parts how many there are
 */
public record Partition(int part, int parts) {

    /** Everything. */
    public static final Partition WHOLE = new Partition(1, 1);

    public Partition {
        if (parts < 1 || part < 1 || part > parts) {
            throw new IllegalArgumentException("a partition is K/N with 1 <= K <= N, not " + part + "/" + parts);
        }
    }

    /** @throws IllegalArgumentException when {@code text} is not {@code K/N} */
    public static Partition parse(String text) {
        int slash = text.indexOf('/');
        try {
            return new Partition(Integer.parseInt(text.substring(0, Math.max(slash, 0)).strip()),
                    Integer.parseInt(text.substring(slash + 1).strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a partition is K/N, like 3/8, not '" + text + "'", e);
        }
    }

    boolean has(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        CRC32 sum = new CRC32();
        sum.update((name.startsWith("www.") ? name.substring(4) : name).getBytes(StandardCharsets.UTF_8));
        return Long.remainderUnsigned(sum.getValue() * 0x9E3779B97F4A7C15L >>> 32, parts) == part - 1;
    }

    @Override
    public String toString() {
        return part + "/" + parts;
    }
}
