// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The nearest right words for a mistyped one. */
final class Suggestions {

    private static final int AT_MOST = 3;

    private record Near(String word, double distance) {
    }

    private Suggestions() {
    }

    /** {@code "; did you mean 'a' or 'b'?"}, or nothing when no word is near. */
    static String hint(String typed, Collection<String> known) {
        List<String> near = nearest(typed, known);
        return near.isEmpty() ? ""
                : "; did you mean " + near.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" or ")) + "?";
    }

    /** Up to three words, the nearest first; a word that shares too little is none. */
    static List<String> nearest(String typed, Collection<String> known) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        List<Near> near = new ArrayList<>();
        for (String word : known) {
            double distance = distance(wanted, word.toLowerCase(Locale.ROOT));
            if (distance <= Math.max(2, wanted.length() * 0.4)) {
                near.add(new Near(word, distance));
            }
        }
        near.sort(Comparator.comparingDouble(Near::distance).thenComparing(Near::word));
        double best = near.isEmpty() ? 0 : near.get(0).distance();
        return near.stream().filter(n -> n.distance() <= best + 3).limit(AT_MOST).map(Near::word).toList();
    }

    /**
     * Edits between two words, a swap of neighbours counted once; a word that holds the other whole ({@code new.total}
     * for {@code applications.new.total}) is nearer than its length says.
     */
    static double distance(String a, String b) {
        if (a.equals(b)) {
            return 0;
        }
        double edits = edits(a, b);
        if (a.length() >= 3 && b.contains(a)) {
            return Math.min(edits, 1 + (b.length() - a.length()) * 0.02);
        }
        return edits;
    }

    private static int edits(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] now = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    now[j] = Math.min(now[j], before[j - 2] + 1);
                }
            }
            int[] spare = before;
            before = last;
            last = now;
            now = spare;
        }
        return last[b.length()];
    }
}
