// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Many replacements in one pass over the text, the longest first at each place. A replacement may name wordings
 * inside which it does not happen: 檔案 becomes 文件, but not inside 檔案局.
 */
final class Replacements {

    /** One wording and what takes its place. */
    record Replacement(String from, String to, List<String> unless) {
    }

    private static final int BUCKETS = 1 << 16;
    private static final Replacement NONE = new Replacement("", "", List.of());

    private final Replacement[][] byFirst = new Replacement[BUCKETS][];
    private final CharacterPairs beginnings;
    private final boolean empty;

    Replacements(List<Replacement> replacements) {
        beginnings = new CharacterPairs(replacements.size());
        Map<Character, List<Replacement>> lists = new HashMap<>();
        for (Replacement replacement : replacements) {
            if (!replacement.from().isEmpty()) {
                lists.computeIfAbsent(replacement.from().charAt(0), key -> new ArrayList<>()).add(replacement);
            }
        }
        lists.forEach((first, list) -> {
            list.sort(Comparator.comparingInt((Replacement replacement) -> replacement.from().length()).reversed());
            byFirst[first] = list.toArray(Replacement[]::new);
            list.forEach(replacement -> beginnings.addBeginning(replacement.from()));
        });
        empty = lists.isEmpty();
    }

    /** The text with everything replaced; the same object when nothing was. */
    String in(String text) {
        if (empty) {
            return text;
        }
        StringBuilder out = null;
        int kept = 0;
        int i = 0;
        while (i < text.length()) {
            Replacement found = at(text, i);
            if (found == NONE) {
                i++;
                continue;
            }
            if (out == null) {
                out = new StringBuilder(text.length() + 16);
            }
            out.append(text, kept, i).append(found.to());
            i += found.from().length();
            kept = i;
        }
        return out == null ? text : out.append(text, kept, text.length()).toString();
    }

    /** Adds the different wordings of the list that the text has to those met before. */
    void collect(String text, Set<String> met) {
        for (int i = 0; i < text.length(); i++) {
            Replacement found = at(text, i);
            if (found != NONE) {
                met.add(found.from());
                i += found.from().length() - 1;
            }
        }
    }

    private Replacement at(String text, int i) {
        Replacement[] candidates = beginnings.mayBegin(text, i) ? byFirst[text.charAt(i)] : null;
        if (candidates != null) {
            for (Replacement candidate : candidates) {
                if (text.startsWith(candidate.from(), i) && !stays(text, i, candidate)) {
                    return candidate;
                }
            }
        }
        return NONE;
    }

    private static boolean stays(String text, int at, Replacement candidate) {
        for (String whole : candidate.unless()) {
            if (standsIn(text, at, candidate.from(), whole)) {
                return true;
            }
        }
        return false;
    }

    private static boolean standsIn(String text, int at, String part, String whole) {
        for (int inside = whole.indexOf(part); inside >= 0; inside = whole.indexOf(part, inside + 1)) {
            if (at >= inside && text.startsWith(whole, at - inside)) {
                return true;
            }
        }
        return false;
    }
}
