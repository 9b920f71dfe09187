// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.words;

/**
 * A table of bits that says of nearly every place of a text that no word of a list can begin there. It fits a
 * processor's nearest cache, so that words themselves are hardly ever compared.
 */
public final class CharacterPairs {

    /** Bits for each word: a place that begins like none of them is let through once in so many times. */
    private static final int BITS_A_WORD = 32;
    private static final int FEWEST_BITS = 10;
    private static final int MOST_BITS = 18;

    private final long[] pairs;
    private final int shift;

    /** @param words how many words there will be */
    public CharacterPairs(int words) {
        int needed = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, words * BITS_A_WORD - 1));
        int bits = Math.max(FEWEST_BITS, Math.min(MOST_BITS, needed));
        pairs = new long[1 << bits - 6];
        shift = Integer.SIZE - bits;
    }

    /** Notes how a word of two characters or more begins. */
    public void addBeginning(String word) {
        add(word.charAt(0), word.charAt(1));
    }

    public void add(char first, char second) {
        int bit = bit(first, second);
        pairs[bit >> 6] |= 1L << bit;
    }

    /** Whether these two may be among the pairs; that others are not is certain. */
    public boolean isPair(char first, char second) {
        int bit = bit(first, second);
        return (pairs[bit >> 6] & 1L << bit) != 0;
    }

    private int bit(char first, char second) {
        return (first * 0x9E3779B1 ^ second * 0x85EBCA6B) >>> shift;
    }
}
