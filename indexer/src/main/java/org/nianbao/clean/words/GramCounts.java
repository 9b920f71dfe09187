// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.words;

/** How often each run of up to four characters was met, the runs packed as {@link CharacterGrams} does it. */
public final class GramCounts {

    private final int bits;
    private final long[] keys;
    private final int[] counts;

    /** @param expected how many runs will be counted at most */
    public GramCounts(int expected) {
        bits = Math.max(8, 33 - Integer.numberOfLeadingZeros(Math.max(1, expected)));
        keys = new long[1 << bits];
        counts = new int[1 << bits];
    }

    public void add(long gram) {
        int slot = slot(gram);
        keys[slot] = gram;
        counts[slot]++;
    }

    public int of(long gram) {
        return counts[slot(gram)];
    }

    private int slot(long gram) {
        int slot = (int) ((gram ^ gram >>> 29) * 0x9E3779B97F4A7C15L >>> Long.SIZE - bits);
        while (keys[slot] != 0 && keys[slot] != gram) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }
}
