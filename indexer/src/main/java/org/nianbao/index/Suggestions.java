// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The known names nearest to a mistyped one. */
public final class Suggestions {

    private static final int AT_MOST = 3;

    private record Scored(String name, int distance) {
    }

    private Suggestions() {
    }

    /**
     * At most three names, nearest first: those within a third of the length in edits, and those that hold what was
     * typed or begin like it.
     */
    public static List<String> nearest(String typed, Collection<String> known) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return List.of();
        }
        int limit = Math.max(1, (wanted.length() + 2) / 3);
        return known.stream().distinct()
                .map(name -> new Scored(name, score(wanted, name.toLowerCase(Locale.ROOT), limit)))
                .filter(scored -> scored.distance() <= limit)
                .sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name))
                .limit(AT_MOST).map(Scored::name).toList();
    }

    /** {@code did you mean a, b or c?} with a leading semicolon, or nothing when nothing is near. */
    public static String question(String typed, Collection<String> known) {
        List<String> names = nearest(typed, known);
        if (names.isEmpty()) {
            return "";
        }
        int last = names.size() - 1;
        String list = last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
        return "; did you mean " + list + "?";
    }

    private static int score(String wanted, String name, int limit) {
        int distance = distance(wanted, name);
        // A part of a name is a better guess than a name a few letters off.
        return distance > limit && wanted.length() >= 2 && name.contains(wanted) ? limit : distance;
    }

    /** Edits (insert, delete, replace, swap of neighbours) between two texts. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int best = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1),
                        Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = best;
            }
        }
        return cost[a.length()][b.length()];
    }
}
