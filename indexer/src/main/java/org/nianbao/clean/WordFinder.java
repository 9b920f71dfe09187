// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Many words looked for in one pass over a text. */
final class WordFinder {

    private final String[][] byFirst = new String[Character.MAX_VALUE + 1][];

    WordFinder(Collection<String> words) {
        Map<Character, List<String>> lists = new HashMap<>();
        for (String word : new LinkedHashSet<>(words)) {
            if (!word.isEmpty()) {
                lists.computeIfAbsent(word.charAt(0), key -> new ArrayList<>()).add(word);
            }
        }
        lists.forEach((first, list) -> {
            list.sort(Comparator.comparingInt(String::length).reversed());
            byFirst[first] = list.toArray(String[]::new);
        });
    }

    /** The longest word that stands at this place; empty when none does. */
    String at(String text, int place) {
        if (place >= text.length()) {
            return "";
        }
        String[] words = byFirst[text.charAt(place)];
        if (words != null) {
            for (String word : words) {
                if (text.startsWith(word, place)) {
                    return word;
                }
            }
        }
        return "";
    }

    boolean startsAny(String text) {
        return !at(text, 0).isEmpty();
    }

    boolean anyIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (byFirst[text.charAt(i)] != null && !at(text, i).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The different words the text has, wherever they overlap. */
    Set<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        for (int i = 0; i < text.length(); i++) {
            String[] words = byFirst[text.charAt(i)];
            if (words != null) {
                for (String word : words) {
                    if (text.startsWith(word, i)) {
                        found.add(word);
                    }
                }
            }
        }
        return found;
    }
}
