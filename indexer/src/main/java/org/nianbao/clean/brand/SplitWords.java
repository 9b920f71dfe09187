// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.brand;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.nianbao.clean.words.PairTable;

/** The reports' own words cut in two, looked for in a text with something foreign between their halves: 政府…公开. */
final class SplitWords {

    private static final int SHORTEST_HALF = 2;

    /** What begins words, by its own last two characters: asked only where something foreign may begin behind it. */
    private final PairTable<Head[]> heads;

    /** What begins one or more of the words, with what each of them goes on with. */
    private static final class Head {

        private final String text;
        private final char first;
        private final List<String> tails = new ArrayList<>();
        /** A bit for the first two characters of each tail: see {@link #pair}. */
        private long tailPairs;

        Head(String text) {
            this.text = text;
            first = text.charAt(0);
        }

        /** Whether it ends before this place; its first character is asked first, for its last two are known. */
        boolean endsAt(String page, int place) {
            int from = place - text.length();
            return from >= 0 && page.charAt(from) == first && page.startsWith(text, from);
        }

        void add(String tail) {
            tails.add(tail);
            tailPairs |= 1L << pair(tail, 0);
        }
    }

    /** @param longest characters of the longest word that is cut */
    SplitWords(Collection<String> words, int longest) {
        Map<String, Head> byText = new TreeMap<>();
        words.stream().filter(word -> word.length() <= longest).sorted().forEach(word -> {
            for (int cut = SHORTEST_HALF; cut <= word.length() - SHORTEST_HALF; cut++) {
                byText.computeIfAbsent(word.substring(0, cut), Head::new).add(word.substring(cut));
            }
        });
        Map<String, List<Head>> byEnding = new HashMap<>();
        byText.values().forEach(head -> byEnding.computeIfAbsent(
                head.text.substring(head.text.length() - SHORTEST_HALF), key -> new ArrayList<>()).add(head));
        Map<String, Head[]> arrays = new HashMap<>();
        byEnding.forEach((ending, list) -> arrays.put(ending, list.toArray(Head[]::new)));
        heads = new PairTable<>(arrays);
    }

    /** Says which two characters may follow each other in what is looked for. */
    @FunctionalInterface
    interface Pairs {
        boolean mayFollow(char first, char second);
    }

    /**
     * Finds what stands between the halves of words: at least two characters that brands are made of.
     *
     * @param longest characters behind a head within which its tail is looked for
     * @param pairs what has others between its halves is passed over
     * @param found told every string, each time it stands so
     */
    void between(String text, int longest, Pairs pairs, Consumer<String> found) {
        int end = text.length() - SHORTEST_HALF;
        for (int from = SHORTEST_HALF; from < end; from++) {
            if (!pairs.mayFollow(text.charAt(from), text.charAt(from + 1))) {
                continue;
            }
            Head[] before = heads.of(text.charAt(from - 2), text.charAt(from - 1));
            if (before == null) {
                continue;
            }
            for (Head head : before) {
                if (head.endsAt(text, from)) {
                    behind(text, from, longest, head, pairs, found);
                }
            }
        }
    }

    private static void behind(String text, int from, int longest, Head head, Pairs pairs,
                               Consumer<String> found) {
        int end = Math.min(text.length() - SHORTEST_HALF, from + longest + 1);
        for (int to = from; to <= end; to++) {
            if (to - from >= SHORTEST_HALF) {
                if (!pairs.mayFollow(text.charAt(to - 2), text.charAt(to - 1))) {
                    return;
                }
                if ((head.tailPairs >>> pair(text, to) & 1) != 0) {
                    for (String tail : head.tails) {
                        if (text.startsWith(tail, to) && text.indexOf(tail, from) == to) {
                            found.accept(text.substring(from, to));
                        }
                    }
                }
            }
            if (!BrandCharacters.isOne(text.charAt(to))) {
                return;
            }
        }
    }

    /** One of 64 numbers for the two characters at a place. */
    private static int pair(String text, int at) {
        return (text.charAt(at) * 0x9E3779B1 ^ text.charAt(at + 1) * 0x85EBCA6B) >>> Integer.SIZE - 6;
    }
}
