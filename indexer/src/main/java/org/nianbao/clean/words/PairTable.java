// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.words;

import java.util.Map;

/**
 * What begins with which two characters. Few places of a text begin like anything in such a table; those that do are
 * led to the few entries that share both characters, where a table of first characters would have dozens.
 *
 * @param <E> what is kept for two characters
 */
public final class PairTable<E> {

    private final CharacterPairs pairs;
    private final int[] keys;
    private final Object[] entries;
    private final int shift;

    /** @param byBeginning texts of two characters at least, of which the first two count, to what is kept for them */
    public PairTable(Map<String, E> byBeginning) {
        int bits = Math.max(4, Integer.SIZE + 1 - Integer.numberOfLeadingZeros(byBeginning.size()));
        pairs = new CharacterPairs(byBeginning.size());
        keys = new int[1 << bits];
        entries = new Object[1 << bits];
        shift = Integer.SIZE - bits;
        byBeginning.forEach((beginning, entry) -> {
            int slot = slot(beginning.charAt(0), beginning.charAt(1));
            keys[slot] = key(beginning.charAt(0), beginning.charAt(1));
            entries[slot] = entry;
            pairs.addBeginning(beginning);
        });
    }

    /** What is kept for two characters; null when nothing is. */
    @SuppressWarnings("unchecked")
    public E of(char first, char second) {
        return pairs.isPair(first, second) ? (E) entries[slot(first, second)] : null;
    }

    /** The slot of two characters, or the empty one where they would be. */
    private int slot(char first, char second) {
        int key = key(first, second);
        int slot = key * 0x9E3779B1 >>> shift;
        while (entries[slot] != null && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private static int key(char first, char second) {
        return first << Character.SIZE | second;
    }
}
