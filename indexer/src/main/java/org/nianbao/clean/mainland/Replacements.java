// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.mainland;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nianbao.clean.words.CharacterPairs;
import org.nianbao.clean.words.PairTable;

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

    /** What a character is to the list: no wording's first; the first of some; one of them by itself. */
    private static final byte NO_BEGINNING = 0;
    private static final byte WITH_NEXT = 1;
    private static final byte BY_ITSELF = 2;

    private static final Replacement[] NOTHING = {};

    /** Wordings of two characters and more, the longest first. */
    private final PairTable<Replacement[]> byPair;
    /** Wordings of one character. */
    private final Replacement[][] byItself = new Replacement[BUCKETS][];
    private final byte[] begins = new byte[BUCKETS];
    private final CharacterPairs beginnings;
    private final boolean empty;

    Replacements(List<Replacement> replacements) {
        beginnings = new CharacterPairs(replacements.size());
        Map<String, List<Replacement>> lists = new HashMap<>();
        for (Replacement replacement : replacements) {
            String from = replacement.from();
            if (!from.isEmpty()) {
                lists.computeIfAbsent(from.substring(0, Math.min(2, from.length())), key -> new ArrayList<>())
                        .add(replacement);
                enter(from);
            }
        }
        Map<String, Replacement[]> pairs = new HashMap<>();
        lists.forEach((beginning, list) -> {
            list.sort(Comparator.comparingInt((Replacement replacement) -> replacement.from().length()).reversed());
            Replacement[] all = list.toArray(Replacement[]::new);
            if (beginning.length() == 1) {
                byItself[beginning.charAt(0)] = all;
            } else {
                pairs.put(beginning, all);
            }
        });
        byPair = new PairTable<>(pairs);
        empty = lists.isEmpty();
    }

    private Replacement[] ofPair(char first, char second) {
        Replacement[] found = byPair.of(first, second);
        return found == null ? NOTHING : found;
    }

    private void enter(String wording) {
        char first = wording.charAt(0);
        if (wording.length() == 1) {
            begins[first] = BY_ITSELF;
        } else {
            begins[first] = begins[first] == BY_ITSELF ? BY_ITSELF : WITH_NEXT;
            beginnings.addBeginning(wording);
        }
    }

    /** The text with everything replaced, in an array of its length; the same array when nothing was. */
    char[] in(char[] text) {
        if (empty) {
            return text;
        }
        char[] out = null;
        int filled = 0;
        int kept = 0;
        for (int i = mayBegin(text, 0); i < text.length; i = mayBegin(text, i)) {
            Replacement found = at(text, i);
            if (found == NONE) {
                i++;
                continue;
            }
            int needed = filled + i - kept + found.to().length();
            if (out == null) {
                out = new char[Math.max(text.length + text.length / 8, needed)];
            } else if (out.length < needed) {
                out = Arrays.copyOf(out, needed * 2);
            }
            System.arraycopy(text, kept, out, filled, i - kept);
            filled += i - kept;
            found.to().getChars(0, found.to().length(), out, filled);
            filled += found.to().length();
            i += found.from().length();
            kept = i;
        }
        if (out == null) {
            return text;
        }
        char[] whole = Arrays.copyOf(out, filled + text.length - kept);
        System.arraycopy(text, kept, whole, filled, text.length - kept);
        return whole;
    }

    /** Adds the different wordings of the list that the text has to those met before. */
    void collect(char[] text, Set<String> met) {
        for (int i = mayBegin(text, 0); i < text.length; i = mayBegin(text, i)) {
            Replacement found = at(text, i);
            i += found == NONE ? 1 : found.from().length();
            if (found != NONE) {
                met.add(found.from());
            }
        }
    }

    /** Whether a wording stands at this place, be it inside one that keeps it. */
    boolean standsAt(String text, int place) {
        char first = text.charAt(place);
        if (begins[first] == NO_BEGINNING || begins[first] == WITH_NEXT
                && (place + 1 >= text.length() || !beginnings.isPair(first, text.charAt(place + 1)))) {
            return false;
        }
        if (begins[first] == BY_ITSELF) {
            return true;
        }
        for (Replacement candidate : ofPair(first, text.charAt(place + 1))) {
            if (text.startsWith(candidate.from(), place)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a wording may begin with this character. */
    boolean mayBeginWith(char first) {
        return begins[first] != NO_BEGINNING;
    }

    /** The next place from {@code from} on whose characters may begin a wording; the text's end if there is none. */
    private int mayBegin(char[] text, int from) {
        for (int i = from; i < text.length; i++) {
            byte begin = begins[text[i]];
            if (begin != NO_BEGINNING && (begin == BY_ITSELF
                    || i + 1 < text.length && beginnings.isPair(text[i], text[i + 1]))) {
                return i;
            }
        }
        return text.length;
    }

    private Replacement at(char[] text, int i) {
        Replacement longer = i + 1 < text.length ? standing(ofPair(text[i], text[i + 1]), text, i) : NONE;
        return longer != NONE || begins[text[i]] != BY_ITSELF ? longer : standing(byItself[text[i]], text, i);
    }

    private static Replacement standing(Replacement[] candidates, char[] text, int i) {
        for (Replacement candidate : candidates) {
            if (stands(candidate.from(), text, i) && !stays(text, i, candidate)) {
                return candidate;
            }
        }
        return NONE;
    }

    private static boolean stands(String wording, char[] text, int at) {
        if (wording.length() > text.length - at) {
            return false;
        }
        for (int i = 0; i < wording.length(); i++) {
            if (wording.charAt(i) != text[at + i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean stays(char[] text, int at, Replacement candidate) {
        for (String whole : candidate.unless()) {
            if (standsIn(text, at, candidate.from(), whole)) {
                return true;
            }
        }
        return false;
    }

    private static boolean standsIn(char[] text, int at, String part, String whole) {
        for (int inside = whole.indexOf(part); inside >= 0; inside = whole.indexOf(part, inside + 1)) {
            if (at >= inside && stands(whole, text, at - inside)) {
                return true;
            }
        }
        return false;
    }
}
