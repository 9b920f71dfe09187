// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nianbao.edition.CellWords;
import org.nianbao.edition.EditDistance;
import org.nianbao.extract.table.FormLabels.Match;
import org.nianbao.extract.table.FormLabels.Meaning;

/** The form's labels that a text is like: printed wrong in a character or two, or with a foreign string inside. */
final class LabelLikeness {

    /** Longest foreign string met inside a label was 12 characters. */
    private static final int LONGEST_FOREIGN = 16;
    /** Longest brand of Han characters alone, met inside labels. */
    private static final int LONGEST_BRAND = 12;
    /** Han characters met in one such string. */
    private static final int MOST_FOREIGN_HAN = 5;
    /** Shorter labels are like too much. */
    private static final int SHORTEST_ALIKE = 4;
    /** Misprints a long label may have. */
    private static final int MOST_EDITS = 3;

    /** A label to be compared with what is like it. */
    private record Alike(String label, long letters, int years, Set<Meaning> meanings) {
    }

    /** By length; likeness has its limits there. */
    private final List<List<Alike>> byLength = new ArrayList<>();
    private final Set<String> strictTables;
    private final CellWords words;

    /**
     * @param labels normalised
     * @param strictTables ids of the tables whose labels no pure string of Han characters may be inside
     */
    LabelLikeness(Map<String, Set<Meaning>> labels, Set<String> strictTables, CellWords words) {
        this.strictTables = Set.copyOf(strictTables);
        this.words = words;
        labels.forEach((label, meanings) -> {
            while (byLength.size() <= label.length()) {
                byLength.add(new ArrayList<>());
            }
            byLength.get(label.length()).add(new Alike(label, lettersOf(label), yearsIn(label), meanings));
        });
    }

    /** Which letters stand in a text, folded into 64 bits: a bit the other text lacks is at least one edit. */
    private static long lettersOf(String text) {
        long bits = 0;
        for (int i = 0; i < text.length(); i++) {
            bits |= 1L << (text.charAt(i) & 63);
        }
        return bits;
    }

    /** Which year a label speaks of: 1 for this one, 2 and 4 for others, 0 for none. */
    private int yearsIn(String text) {
        int years = words.thisYear().stream().anyMatch(text::contains) ? 1 : 0;
        for (int i = 0; i < words.otherYears().size(); i++) {
            years |= words.otherYears().get(i).stream().anyMatch(text::contains) ? 2 << i : 0;
        }
        return years;
    }

    /** What the label nearest to one of the candidates names; empty where none is near, or several are. */
    Optional<Match> nearest(Set<String> candidates) {
        Map<Set<Meaning>, Integer> distances = new HashMap<>();
        for (String candidate : candidates) {
            long has = lettersOf(candidate);
            int years = yearsIn(candidate);
            int longest = Math.min(candidate.length() + MOST_EDITS, byLength.size() - 1);
            for (int length = Math.max(SHORTEST_ALIKE, candidate.length() - LONGEST_FOREIGN); length <= longest;
                    length++) {
                for (Alike other : byLength.get(length)) {
                    if ((years & ~other.years) == 0 && sharesLetters(has, other)) {
                        int distance = distance(candidate, other.label, other.meanings);
                        if (distance < Integer.MAX_VALUE) {
                            distances.merge(other.meanings, distance, Math::min);
                        }
                    }
                }
            }
        }
        int best = distances.values().stream().mapToInt(d -> d).min().orElse(0);
        List<Set<Meaning>> nearest = distances.keySet().stream().filter(m -> distances.get(m) == best).toList();
        return nearest.size() == 1 ? Optional.of(new Match(nearest.get(0), false)) : Optional.empty();
    }

    /** Misprints that a label of this length may have. */
    private static int mostEdits(int length) {
        return length < 5 ? 0 : length < 10 ? 1 : length < 15 ? 2 : MOST_EDITS;
    }

    /** Whether what each has of letters that the other lacks leaves them alike, or one a piece of the other. */
    private static boolean sharesLetters(long has, Alike other) {
        int limit = mostEdits(other.label.length());
        int missing = Long.bitCount(other.letters & ~has);
        return missing == 0 || missing <= limit && Long.bitCount(has & ~other.letters) <= limit;
    }

    /** How far the candidate is from the label; unlimited when it is too far. */
    private int distance(String candidate, String label, Set<Meaning> meanings) {
        int length = label.length();
        int limit = mostEdits(length);
        int edits = EditDistance.between(candidate, label, limit);
        if (edits <= limit) {
            return edits;
        }
        int extra = candidate.length() - length;
        if (extra > 0 && extra <= LONGEST_FOREIGN) {
            int head = 0;
            while (head < length && candidate.charAt(head) == label.charAt(head)) {
                head++;
            }
            int tail = 0;
            while (tail < length - head
                    && candidate.charAt(candidate.length() - 1 - tail) == label.charAt(length - 1 - tail)) {
                tail++;
            }
            if (head + tail == length) {
                String between = candidate.substring(head, head + extra);
                if (isForeign(between)) {
                    return 4;
                }
                boolean strict = meanings.stream().allMatch(m -> strictTables.contains(m.table()));
                if (!strict && length >= 8 && extra <= LONGEST_BRAND && head > 1 && tail > 1) {
                    return 5;
                }
            }
        }
        return Integer.MAX_VALUE;
    }

    /** A brand: Latin letters or a number among a few Han characters. An ordinal alone is none. */
    private static boolean isForeign(String text) {
        long latin = text.chars().filter(c -> c >= 'a' && c <= 'z').count();
        long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
        return (latin > 0 || digits > 1) && text.length() - latin - digits <= MOST_FOREIGN_HAN;
    }
}
