// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.brand;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.nianbao.clean.words.CharacterGrams;
import org.nianbao.clean.words.CharacterPairs;
import org.nianbao.clean.words.PlainCharacters;
import org.nianbao.clean.words.WordFinder;

/**
 * Tells ordinary Chinese from foreign strings: the reports' own words, place names, and, where more is needed, the
 * 349,045 words of the dictionary that comes with OpenCC4j's companion nlp-common. It is read on first need only; most
 * pages never ask. Without that file only the reports' own words count as ordinary, and {@code OrdinaryWordsTest} fails.
 */
final class OrdinaryWords {

    private static final String DICTIONARY = "/nlp/word_freq_dict.txt";

    private static final int LONGEST = 12;

    /** Characters that stand alone between words. */
    private static final String LONE = "的和与及等在了对为以并将各县市区省镇乡我全年月日第一二三四五六七八九十新上下中个项件条是有不";

    private final Set<String> places;
    private final WordFinder ownFinder;
    private final WordFinder placeFinder;
    private final CharacterGrams shortOwn;
    private final CharacterPairs ownOpenings;
    private final CharacterPairs ownEndings;

    OrdinaryWords(Set<String> own, Set<String> places) {
        this.places = places;
        ownFinder = new WordFinder(own.stream().filter(OrdinaryWords::isOfUse).toList());
        placeFinder = new WordFinder(places.stream().filter(OrdinaryWords::isOfUse).toList());
        shortOwn = new CharacterGrams(own.size());
        own.stream().filter(word -> word.length() <= CharacterGrams.LONGEST)
                .forEach(word -> shortOwn.add(CharacterGrams.pack(word, 0, word.length())));
        ownOpenings = new CharacterPairs(own.size());
        ownEndings = new CharacterPairs(own.size());
        own.forEach(word -> addThree(word, 0, word.length(), ownOpenings, ownEndings));
    }

    private static boolean isOfUse(String word) {
        return word.length() >= 2 && word.length() <= LONGEST;
    }

    /** Words of two to four characters, and how those of three begin and end. */
    private static final class Dictionary {

        /** Words of the dictionary, counted generously. */
        private static final int MOST_WORDS = 400_000;
        private static final Dictionary READ = read();

        private final CharacterGrams words = new CharacterGrams(MOST_WORDS);
        private final CharacterPairs openings = new CharacterPairs(MOST_WORDS);
        private final CharacterPairs endings = new CharacterPairs(MOST_WORDS);

        private static Dictionary read() {
            Dictionary dictionary = new Dictionary();
            try (InputStream in = OrdinaryWords.class.getResourceAsStream(DICTIONARY)) {
                String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
                int start = 0;
                while (start < text.length()) {
                    int lineEnd = text.indexOf('\n', start);
                    lineEnd = lineEnd < 0 ? text.length() : lineEnd;
                    int end = text.indexOf(' ', start);
                    // Words met fewer than ten times in its corpus are mostly names and chance.
                    boolean frequent = end > 0 && text.indexOf(' ', end + 1) - end > 2;
                    if (frequent && end - start >= 2 && end - start <= CharacterGrams.LONGEST && end < lineEnd) {
                        dictionary.words.add(CharacterGrams.pack(text, start, end));
                        addThree(text, start, end, dictionary.openings, dictionary.endings);
                    }
                    start = lineEnd + 1;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return dictionary;
        }

        static boolean contains(CharSequence text, int from, int to) {
            return to - from >= 2 && to - from <= CharacterGrams.LONGEST
                    && READ.words.contains(CharacterGrams.pack(text, from, to));
        }
    }

    private static void addThree(String text, int from, int to, CharacterPairs openings, CharacterPairs endings) {
        if (to - from == 3) {
            openings.add(text.charAt(from), text.charAt(from + 1));
            endings.add(text.charAt(from + 1), text.charAt(from + 2));
        }
    }

    /** Whether there may be a word of three characters that opens with these two. */
    boolean mayOpenThree(char first, char second) {
        return ownOpenings.isPair(first, second) || Dictionary.READ.openings.isPair(first, second);
    }

    /** Whether there may be a word of three characters that ends with these two. */
    boolean mayEndThree(char second, char third) {
        return ownEndings.isPair(second, third) || Dictionary.READ.endings.isPair(second, third);
    }

    /** Whether one of the reports' own words of three and more characters stands at this place. */
    boolean opensOwnWord(String text, int from) {
        return ownFinder.at(text, from).length() > 2;
    }

    boolean endsWithPlace(String name) {
        for (int from = 0; from + 2 <= name.length(); from++) {
            if (isPlace(name.substring(from))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the name of a place of three and more characters stands here. */
    boolean isPlaceAt(String text, int from) {
        return placeFinder.at(text, from).length() > 2;
    }

    boolean isPlace(String name) {
        return places.contains(name);
    }

    /** Whether the reports' own words, or any words and places at all, make up the string and leave nothing. */
    boolean makeUp(String text, boolean anyWord) {
        boolean[] reached = new boolean[text.length() + 1];
        reached[0] = true;
        int furthest = 0;
        for (int i = 0; i < text.length() && i <= furthest; i++) {
            if (!reached[i]) {
                continue;
            }
            char c = text.charAt(i);
            boolean latinLetter = c < 0x250 && Character.isLetter(c);
            if (!PlainCharacters.isHan(c) && !latinLetter || LONE.indexOf(c) >= 0) {
                furthest = reach(reached, i + 1, furthest);
            }
            for (String word : ownFinder.allAt(text, i)) {
                furthest = reach(reached, i + word.length(), furthest);
            }
            if (anyWord) {
                for (String place : placeFinder.allAt(text, i)) {
                    furthest = reach(reached, i + place.length(), furthest);
                }
                for (int j = i + 2; j <= Math.min(text.length(), i + CharacterGrams.LONGEST); j++) {
                    if (!reached[j] && Dictionary.contains(text, i, j)) {
                        furthest = reach(reached, j, furthest);
                    }
                }
            }
        }
        return reached[text.length()];
    }

    private static int reach(boolean[] reached, int to, int furthest) {
        reached[to] = true;
        return Math.max(furthest, to);
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
        return isWord((long) first << Character.SIZE | second);
    }

    /** Whether a run of up to four characters, packed as {@link CharacterGrams} does it, is one word. */
    boolean isWord(long gram) {
        return shortOwn.contains(gram) || Dictionary.READ.words.contains(gram);
    }
}
