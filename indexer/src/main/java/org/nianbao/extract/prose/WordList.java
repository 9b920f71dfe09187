// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.prose;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Words looked for all at once, where two fit the one that is listed first: what a regular expression of alternatives
 * does, without trying each of them at every place.
 */
final class WordList {

    private static final int MULTIPLIER = 0x9E3779B9;

    private final char[] firsts;
    private final String[][] byFirst;
    private final char[] lasts;
    private final String[][] byLast;

    WordList(List<String> words) {
        List<String> longestFirst = words.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
        int size = Integer.highestOneBit(Math.max(1, words.size())) * 4;
        firsts = new char[size];
        byFirst = new String[size][];
        lasts = new char[size];
        byLast = new String[size][];
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String ordered = longestFirst.get(i);
            if (!word.isEmpty()) {
                add(firsts, byFirst, word.charAt(0), word);
            }
            if (!ordered.isEmpty()) {
                add(lasts, byLast, ordered.charAt(ordered.length() - 1), ordered);
            }
        }
    }

    private static void add(char[] characters, String[][] lists, char c, String word) {
        int place = place(characters, lists, c);
        String[] list = lists[place];
        characters[place] = c;
        lists[place] = list == null ? new String[1] : Arrays.copyOf(list, list.length + 1);
        lists[place][lists[place].length - 1] = word;
    }

    /** Where the words of this character are kept, or would be: so few places that they stay near the processor. */
    private static int place(char[] characters, String[][] lists, char c) {
        int mask = characters.length - 1;
        int place = c * MULTIPLIER >>> Character.SIZE & mask;
        while (lists[place] != null && characters[place] != c) {
            place = place + 1 & mask;
        }
        return place;
    }

    /** Whether any of the words stands in the text. */
    boolean standsIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (lengthAt(text, i) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether any of the words begins at this place, which may lie outside the text. */
    boolean beginsAt(String text, int place) {
        return place >= 0 && place < text.length() && lengthAt(text, place) > 0;
    }

    /** Whether any of the words ends before this place. */
    boolean endsAt(String text, int end) {
        return lengthBefore(text, end) > 0;
    }

    /** Length of the first word in the list that stands at this place; 0 when none does. */
    int lengthAt(String text, int place) {
        String[] words = byFirst[place(firsts, byFirst, text.charAt(place))];
        if (words != null) {
            for (String word : words) {
                if (text.startsWith(word, place)) {
                    return word.length();
                }
            }
        }
        return 0;
    }

    /** Length of the longest word that ends before this place; 0 when none does. */
    int lengthBefore(String text, int end) {
        String[] words = end == 0 ? null : byLast[place(lasts, byLast, text.charAt(end - 1))];
        if (words != null) {
            for (String word : words) {
                if (text.startsWith(word, end - word.length())) {
                    return word.length();
                }
            }
        }
        return 0;
    }
}
