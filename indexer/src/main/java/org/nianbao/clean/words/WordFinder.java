// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.words;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Many words looked for in one pass over a text. */
public final class WordFinder {

    private final String[][] byFirst = new String[Character.MAX_VALUE + 1][];
    private final CharacterPairs beginnings;

    public WordFinder(Collection<String> words) {
        Map<Character, List<String>> lists = new HashMap<>();
        for (String word : new LinkedHashSet<>(words)) {
            if (!word.isEmpty()) {
                lists.computeIfAbsent(word.charAt(0), key -> new ArrayList<>()).add(word);
            }
        }
        beginnings = new CharacterPairs(words.size());
        lists.forEach((first, list) -> {
            list.sort(Comparator.comparingInt(String::length).reversed());
            byFirst[first] = list.toArray(String[]::new);
            list.forEach(beginnings::addBeginning);
        });
    }

    /** The longest word that stands at this place; empty when none does. */
    public String at(String text, int place) {
        if (beginnings.mayBegin(text, place)) {
            String[] words = byFirst[text.charAt(place)];
            if (words != null) {
                for (String word : words) {
                    if (text.startsWith(word, place)) {
                        return word;
                    }
                }
            }
        }
        return "";
    }

    /** Every word that stands at this place. */
    public List<String> allAt(String text, int place) {
        String[] words = beginnings.mayBegin(text, place) ? byFirst[text.charAt(place)] : null;
        List<String> all = List.of();
        if (words != null) {
            for (String word : words) {
                if (text.startsWith(word, place)) {
                    all = all.isEmpty() ? new ArrayList<>() : all;
                    all.add(word);
                }
            }
        }
        return all;
    }

    public boolean startsAny(String text) {
        return !at(text, 0).isEmpty();
    }

    public boolean anyIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (beginnings.mayBegin(text, i) && !at(text, i).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The different words the text has, wherever they overlap. */
    public Set<String> in(String text) {
        Set<String> found = Set.of();
        for (int i = 0; i < text.length(); i++) {
            String[] words = beginnings.mayBegin(text, i) ? byFirst[text.charAt(i)] : null;
            if (words != null) {
                for (String word : words) {
                    if (text.startsWith(word, i)) {
                        found = found.isEmpty() ? new LinkedHashSet<>() : found;
                        found.add(word);
                    }
                }
            }
        }
        return found;
    }
}
