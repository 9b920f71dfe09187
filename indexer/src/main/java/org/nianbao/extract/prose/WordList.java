// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.prose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words looked for all at once, where two fit the one that is listed first: what a regular expression of alternatives
 * does, without trying each of them at every place.
 */
final class WordList {

    private final String[][] byFirst = new String[Character.MAX_VALUE + 1][];

    WordList(List<String> words) {
        Map<Character, List<String>> lists = new HashMap<>();
        words.stream().filter(word -> !word.isEmpty())
                .forEach(word -> lists.computeIfAbsent(word.charAt(0), key -> new ArrayList<>()).add(word));
        lists.forEach((first, list) -> byFirst[first] = list.toArray(String[]::new));
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

    /** Length of the word that stands at this place; 0 when none does. */
    int lengthAt(String text, int place) {
        String[] words = byFirst[text.charAt(place)];
        if (words != null) {
            for (String word : words) {
                if (text.startsWith(word, place)) {
                    return word.length();
                }
            }
        }
        return 0;
    }
}
