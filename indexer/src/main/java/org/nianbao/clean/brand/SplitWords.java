// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.brand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nianbao.clean.words.PairTable;

/** The reports' own words cut in two, looked for in a text with something foreign between their halves: 政府…公开. */
final class SplitWords {

    private static final int SHORTEST_HALF = 2;

    private final PairTable<Head[]> heads;

    /**
     * The first half of words.
     *
     * @param tails what they go on with
     * @param tailPairs a bit for the first two characters of each of them: see {@link #pair}
     */
    private record Head(String text, String[] tails, long tailPairs) {

        static Head of(String text, List<String> tails) {
            long pairs = 0;
            for (String tail : tails) {
                pairs |= 1L << pair(tail, 0);
            }
            return new Head(text, tails.toArray(String[]::new), pairs);
        }
    }

    /** @param longest characters of the longest word that is cut */
    SplitWords(Collection<String> words, int longest) {
        Map<String, List<String>> tails = new HashMap<>();
        words.stream().filter(word -> word.length() <= longest).sorted().forEach(word -> {
            for (int cut = SHORTEST_HALF; cut <= word.length() - SHORTEST_HALF; cut++) {
                tails.computeIfAbsent(word.substring(0, cut), head -> new ArrayList<>()).add(word.substring(cut));
            }
        });
        Map<String, Head[]> byBeginning = new HashMap<>();
        tails.forEach((text, list) -> byBeginning.merge(text.substring(0, SHORTEST_HALF),
                new Head[] {Head.of(text, list)}, SplitWords::joined));
        heads = new PairTable<>(byBeginning);
    }

    private static Head[] joined(Head[] some, Head[] others) {
        Head[] all = Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, all, some.length, others.length);
        return all;
    }

    /**
     * Counts what stands between the halves of words: at least two characters that brands are made of.
     *
     * @param longest characters behind a head within which its tail is looked for
     */
    void countBetween(String text, int longest, Map<String, Integer> counts) {
        byte[] pairs = null;
        char first = text.isEmpty() ? 0 : text.charAt(0);
        for (int i = 0; i + 2 * SHORTEST_HALF < text.length(); i++) {
            char second = text.charAt(i + 1);
            Head[] here = heads.of(first, second);
            first = second;
            if (here == null) {
                continue;
            }
            pairs = pairs == null ? pairs(text) : pairs;
            for (Head head : here) {
                if (text.startsWith(head.text(), i)) {
                    countBehind(text, i + head.text().length(), longest, head, pairs, counts);
                }
            }
        }
    }

    private static void countBehind(String text, int from, int longest, Head head, byte[] pairs,
                                    Map<String, Integer> counts) {
        int end = Math.min(text.length() - SHORTEST_HALF, from + longest + 1);
        for (int to = from; to <= end; to++) {
            if (to - from >= SHORTEST_HALF && (head.tailPairs() >>> pairs[to] & 1) != 0) {
                for (String tail : head.tails()) {
                    if (text.startsWith(tail, to) && text.indexOf(tail, from) == to) {
                        counts.merge(text.substring(from, to), 1, Integer::sum);
                    }
                }
            }
            if (!BrandCharacters.isOne(text.charAt(to))) {
                return;
            }
        }
    }

    private static byte[] pairs(String text) {
        byte[] pairs = new byte[text.length() - 1];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = (byte) pair(text, i);
        }
        return pairs;
    }

    /** One of 64 numbers for the two characters at a place. */
    private static int pair(String text, int at) {
        return (text.charAt(at) * 0x9E3779B1 ^ text.charAt(at + 1) * 0x85EBCA6B) >>> Integer.SIZE - 6;
    }
}
