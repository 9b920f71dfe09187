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

    private static final String[] NONE = {};

    /** Words of two characters and more, the longest first. */
    private final PairTable<String[]> byPair;
    /** A bit for each character that is a word by itself; null when none is. */
    private final long[] lone;

    public WordFinder(Collection<String> words) {
        Map<String, List<String>> lists = new HashMap<>();
        long[] single = null;
        for (String word : new LinkedHashSet<>(words)) {
            if (word.length() > 1) {
                lists.computeIfAbsent(word.substring(0, 2), key -> new ArrayList<>()).add(word);
            } else if (!word.isEmpty()) {
                single = single == null ? new long[Character.MAX_VALUE + 1 >> 6] : single;
                single[word.charAt(0) >> 6] |= 1L << word.charAt(0);
            }
        }
        Map<String, String[]> arrays = new HashMap<>();
        lists.forEach((beginning, list) -> {
            list.sort(Comparator.comparingInt(String::length).reversed());
            arrays.put(beginning, list.toArray(String[]::new));
        });
        byPair = new PairTable<>(arrays);
        lone = single;
    }

    /** The words that begin like the text at this place, or none; one of a single character is not among them. */
    private String[] candidates(String text, int place) {
        String[] words = place + 1 < text.length() ? byPair.of(text.charAt(place), text.charAt(place + 1)) : null;
        return words == null ? NONE : words;
    }

    private boolean isLone(char c) {
        return lone != null && (lone[c >> 6] & 1L << c) != 0;
    }

    /** The longest word that stands at this place; empty when none does. */
    public String at(String text, int place) {
        for (String word : candidates(text, place)) {
            if (text.startsWith(word, place)) {
                return word;
            }
        }
        return place < text.length() && isLone(text.charAt(place)) ? text.substring(place, place + 1) : "";
    }

    /** Every word that stands at this place, the longest first. */
    public List<String> allAt(String text, int place) {
        List<String> all = List.of();
        for (String word : candidates(text, place)) {
            if (text.startsWith(word, place)) {
                all = all.isEmpty() ? new ArrayList<>() : all;
                all.add(word);
            }
        }
        if (place < text.length() && isLone(text.charAt(place))) {
            all = all.isEmpty() ? new ArrayList<>() : all;
            all.add(text.substring(place, place + 1));
        }
        return all;
    }

    public boolean startsAny(String text) {
        return !at(text, 0).isEmpty();
    }

    public boolean anyIn(String text) {
        return next(text, 0) < text.length();
    }

    /** The first place from here on at which a word stands; the text's end when none does. */
    public int next(String text, int from) {
        if (from >= text.length()) {
            return text.length();
        }
        // Each character is fetched once: it is the second of one pair and the first of the next.
        char first = text.charAt(from);
        for (int i = from; i + 1 < text.length(); i++) {
            char second = text.charAt(i + 1);
            String[] words = byPair.of(first, second);
            if (words != null && standsAny(words, text, i) || isLone(first)) {
                return i;
            }
            first = second;
        }
        return isLone(first) ? text.length() - 1 : text.length();
    }

    private static boolean standsAny(String[] words, String text, int place) {
        for (String word : words) {
            if (text.startsWith(word, place)) {
                return true;
            }
        }
        return false;
    }

    /** The different words the text has, wherever they overlap. */
    public Set<String> in(String text) {
        int place = next(text, 0);
        if (place >= text.length()) {
            return Set.of();
        }
        Set<String> found = new LinkedHashSet<>();
        for (; place < text.length(); place = next(text, place + 1)) {
            for (String word : candidates(text, place)) {
                if (text.startsWith(word, place)) {
                    found.add(word);
                }
            }
            if (isLone(text.charAt(place))) {
                found.add(text.substring(place, place + 1));
            }
        }
        return found;
    }
}
