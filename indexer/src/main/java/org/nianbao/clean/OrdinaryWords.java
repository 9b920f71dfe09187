// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
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

    private static final class Dictionary {

        private static final Set<String> WORDS = read();

        private static Set<String> read() {
            Set<String> words = new HashSet<>(1 << 18);
            try (InputStream in = OrdinaryWords.class.getResourceAsStream(DICTIONARY)) {
                if (in == null) {
                    return words;
                }
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    int end = line.indexOf(' ');
                    int next = line.indexOf(' ', end + 1);
                    // Words met fewer than ten times in its corpus are mostly names and chance.
                    if (end >= 2 && end <= 4 && next - end > 2) {
                        words.add(line.substring(0, end));
                    }
                }
            } catch (IOException e) {
                return words;
            }
            return words;
        }
    }

    /** Whether these words and nothing else make up the string. */
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
                    reached[j] = own.contains(part) || places.contains(part)
                            || anyWord && part.length() <= 4 && Dictionary.WORDS.contains(part);
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
        return own.contains(word) || Dictionary.WORDS.contains(word);
    }
}
