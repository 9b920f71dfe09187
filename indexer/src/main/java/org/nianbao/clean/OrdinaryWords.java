// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Tells ordinary Chinese from foreign strings: the reports' own words, place names, and, where more is needed, the
 * 349,045 words of the dictionary that comes with OpenCC4j. It is read on first need only; most pages never ask.
 */
final class OrdinaryWords {

    private static final String DICTIONARY = "/nlp/word_freq_dict.txt";

    private static final int LONGEST = 12;

    /** Characters that stand alone between words. */
    private static final String LONE = "的和与及等在了对为以并将各县市区省镇乡我全年月日第一二三四五六七八九十新上下中个项件条是有不";

    private final Set<String> own;
    private final Set<String> places;

    OrdinaryWords(Set<String> own, Set<String> places) {
        this.own = own;
        this.places = places;
    }

    /** Words of two to four characters, each packed into one long; a hash table without objects loads ten times faster. */
    private static final class Dictionary {

        private static final int SLOTS = 1 << 20;
        private static final long[] TABLE = read();

        private static long[] read() {
            long[] table = new long[SLOTS];
            try (InputStream in = OrdinaryWords.class.getResourceAsStream(DICTIONARY)) {
                String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
                int start = 0;
                while (start < text.length()) {
                    int lineEnd = text.indexOf('\n', start);
                    lineEnd = lineEnd < 0 ? text.length() : lineEnd;
                    int end = text.indexOf(' ', start);
                    // Words met fewer than ten times in its corpus are mostly names and chance.
                    boolean frequent = end > 0 && text.indexOf(' ', end + 1) - end > 2;
                    if (frequent && end - start >= 2 && end - start <= 4 && end < lineEnd) {
                        table[slot(table, pack(text, start, end))] = pack(text, start, end);
                    }
                    start = lineEnd + 1;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return table;
        }

        private static long pack(CharSequence text, int from, int to) {
            long packed = 0;
            for (int i = from; i < to; i++) {
                packed = packed << 16 | text.charAt(i);
            }
            return packed;
        }

        private static int slot(long[] table, long word) {
            long mixed = word * 0x9E3779B97F4A7C15L;
            int slot = (int) (mixed >>> 44) & SLOTS - 1;
            while (table[slot] != 0 && table[slot] != word) {
                slot = slot + 1 & SLOTS - 1;
            }
            return slot;
        }

        static boolean contains(String word) {
            return word.length() >= 2 && word.length() <= 4
                    && TABLE[slot(TABLE, pack(word, 0, word.length()))] != 0;
        }
    }

    /** Whether the reports' own words, or any words and places at all, make up the string and leave nothing. */
    boolean makeUp(String text, boolean anyWord) {
        boolean[] reached = new boolean[text.length() + 1];
        reached[0] = true;
        for (int i = 0; i < text.length(); i++) {
            if (!reached[i]) {
                continue;
            }
            char c = text.charAt(i);
            boolean latinLetter = c < 0x250 && Character.isLetter(c);
            if (!PlainCharacters.isHan(c) && !latinLetter || LONE.indexOf(c) >= 0) {
                reached[i + 1] = true;
            }
            for (int j = i + 2; j <= Math.min(text.length(), i + LONGEST); j++) {
                if (!reached[j]) {
                    String part = text.substring(i, j);
                    reached[j] = own.contains(part) || anyWord && (places.contains(part)
                            || part.length() <= 4 && Dictionary.contains(part));
                }
            }
        }
        return reached[text.length()];
    }

    /**
     * Whether taking out {@code from} to {@code to} joins two halves of a word that mean nothing to their neighbours
     * on the other side: 申|请 in 依申…请公开. Only something foreign stands between such halves.
     */
    boolean leavesHalves(String text, int from, int to) {
        char left = text.charAt(from - 1);
        char right = text.charAt(to);
        return isWord(left, right) && !(from > 1 && isWord(text.charAt(from - 2), left))
                && !(to + 1 < text.length() && isWord(right, text.charAt(to + 1)));
    }

    private boolean isWord(char first, char second) {
        return isWord(new String(new char[] {first, second}));
    }

    /** Whether the whole is one word. */
    boolean isWord(String word) {
        return own.contains(word) || Dictionary.contains(word);
    }
}
