// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.brand;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.nianbao.clean.words.PairTable;

/** The reports' own words cut in two, looked for in a text with something foreign between their halves: 政府…公开. */
final class SplitWords {

    private static final int SHORTEST_HALF = 2;

    private final PairTable<Head> heads;

    /** What begins one or more of the words, with all that begin words and go on from here: a tree of characters. */
    private static final class Head {

        /** The characters that a longer beginning goes on with, and what it is then. */
        private String letters = "";
        /** A bit for each of those characters; it is asked first, since most texts go on otherwise. */
        private long letterBits;
        private final List<Head> longer = new ArrayList<>();
        private final List<String> tails = new ArrayList<>();
        /** A bit for the first two characters of each tail: see {@link #pair}. */
        private long tailPairs;

        Head with(char letter) {
            int at = (letterBits >>> letter & 1) == 0 ? -1 : letters.indexOf(letter);
            return at < 0 ? null : longer.get(at);
        }

        void add(String word, int at, int cut) {
            if (at == cut) {
                tails.add(word.substring(cut));
                tailPairs |= 1L << pair(word, cut);
                return;
            }
            if (letters.indexOf(word.charAt(at)) < 0) {
                letters += word.charAt(at);
                letterBits |= 1L << word.charAt(at);
                longer.add(new Head());
            }
            with(word.charAt(at)).add(word, at + 1, cut);
        }
    }

    /** @param longest characters of the longest word that is cut */
    SplitWords(Collection<String> words, int longest) {
        Map<String, Head> byBeginning = new HashMap<>();
        words.stream().filter(word -> word.length() <= longest).sorted().forEach(word -> {
            for (int cut = SHORTEST_HALF; cut <= word.length() - SHORTEST_HALF; cut++) {
                byBeginning.computeIfAbsent(word.substring(0, SHORTEST_HALF), key -> new Head())
                        .add(word, SHORTEST_HALF, cut);
            }
        });
        heads = new PairTable<>(byBeginning);
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
        char first = text.isEmpty() ? 0 : text.charAt(0);
        for (int i = 0; i + SHORTEST_HALF < end; i++) {
            char second = text.charAt(i + 1);
            Head head = heads.of(first, second);
            first = second;
            for (int from = i + SHORTEST_HALF; head != null && from < end; from++) {
                if (head.tailPairs != 0 && pairs.mayFollow(text.charAt(from), text.charAt(from + 1))) {
                    behind(text, from, longest, head, pairs, found);
                }
                head = head.with(text.charAt(from));
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
