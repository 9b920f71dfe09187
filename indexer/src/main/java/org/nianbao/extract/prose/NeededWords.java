// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.prose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a pattern cannot do without: groups of words, of each of which at least one stands in every text in which the
 * pattern is found. {@code (?:收|接)到…申请} needs one of 收 and 接, and 到, and 申请.
 *
 * <p>Sound and not complete: what is optional, negative or not understood asks for nothing.
 */
final class NeededWords {

    /** Longer classes of characters tell too little. */
    private static final int LARGEST_CLASS = 12;
    /** Rather long words than short ones, rather few than many. */
    private static final Comparator<Set<String>> TELLING = Comparator.<Set<String>>comparingInt(group ->
            group.stream().mapToInt(String::length).min().orElse(0)).thenComparing(group -> -group.size());

    private final String regex;
    private int at;

    private NeededWords(String regex) {
        this.regex = regex;
    }

    static List<Set<String>> of(String regex) {
        if (regex.matches("(?s).*\\(\\?[a-z-]*[idmsuxU].*")) {
            return List.of();
        }
        NeededWords reader = new NeededWords(regex);
        Part whole = reader.alternatives();
        return reader.at < regex.length() ? List.of() : whole.groups;
    }

    /** Whether of each of these groups a word stands in the text. */
    static boolean standIn(String text, List<Set<String>> groups) {
        for (Set<String> group : groups) {
            boolean any = false;
            for (String word : group) {
                if (text.contains(word)) {
                    any = true;
                    break;
                }
            }
            if (!any) {
                return false;
            }
        }
        return true;
    }

    /**
     * A piece of the pattern.
     *
     * @param exact the one text it stands for, where it is nothing but letters
     */
    private record Part(List<Set<String>> groups, Optional<String> exact) {

        static final Part ANYTHING = new Part(List.of(), Optional.empty());
    }

    private Part alternatives() {
        List<Part> parts = new ArrayList<>();
        parts.add(sequence());
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            parts.add(sequence());
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        Set<String> any = new LinkedHashSet<>();
        for (Part part : parts) {
            Optional<Set<String>> best = part.groups.stream().max(TELLING);
            if (best.isEmpty()) {
                return Part.ANYTHING;
            }
            any.addAll(best.get());
        }
        return new Part(List.of(any), Optional.empty());
    }

    private Part sequence() {
        List<Set<String>> groups = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        boolean letters = true;
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            Part part = atom();
            int least = least();
            if (part.exact.isPresent() && least == ONCE) {
                run.append(part.exact.get());
                continue;
            }
            letters = false;
            flush(run, groups);
            if (least != 0) {
                groups.addAll(part.groups);
            }
        }
        Optional<String> exact = letters ? Optional.of(run.toString()) : Optional.empty();
        flush(run, groups);
        return new Part(groups, exact);
    }

    private static void flush(StringBuilder run, List<Set<String>> groups) {
        if (run.length() > 0) {
            groups.add(Set.of(run.toString()));
            run.setLength(0);
        }
    }

    private static Part letters(String text) {
        return new Part(text.isEmpty() ? List.of() : List.of(Set.of(text)), Optional.of(text));
    }

    private Part atom() {
        char c = regex.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> characters();
            case '\\' -> escaped();
            case '.', '^', '$' -> Part.ANYTHING;
            default -> letters(String.valueOf(c));
        };
    }

    private Part group() {
        boolean around = regex.startsWith("?=", at) || regex.startsWith("?!", at) || regex.startsWith("?<=", at)
                || regex.startsWith("?<!", at);
        if (regex.startsWith("?:", at) || regex.startsWith("?>", at)) {
            at += 2;
        } else if (!around && regex.startsWith("?<", at)) {
            at = regex.indexOf('>', at) + 1;
        } else if (around) {
            at += regex.charAt(at + 1) == '<' ? 3 : 2;
        }
        Part inner = alternatives();
        at++;
        return around ? Part.ANYTHING : inner;
    }

    /** One of a few characters; ranges, negations and classes within classes tell nothing. */
    private Part characters() {
        int from = at;
        int depth = 1;
        while (at < regex.length() && depth > 0) {
            char c = regex.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                depth++;
            } else if (c == ']' && at > from) {
                depth--;
            }
            at++;
        }
        String inside = regex.substring(from, Math.max(from, at - 1));
        if (inside.isEmpty() || inside.length() > LARGEST_CLASS
                || inside.chars().anyMatch(c -> "^-&[\\".indexOf(c) >= 0)) {
            return Part.ANYTHING;
        }
        Set<String> any = new LinkedHashSet<>();
        inside.chars().forEach(c -> any.add(String.valueOf((char) c)));
        return new Part(List.of(any), Optional.empty());
    }

    private Part escaped() {
        char c = regex.charAt(at++);
        if (c == 'Q') {
            int end = regex.indexOf("\\E", at);
            String quoted = regex.substring(at, end < 0 ? regex.length() : end);
            at = end < 0 ? regex.length() : end + 2;
            return letters(quoted);
        }
        if (c == 'p' || c == 'P' || c == 'k') {
            char close = c == 'k' ? '>' : '}';
            at = regex.indexOf(close, at) + 1;
            return Part.ANYTHING;
        }
        return Character.isLetterOrDigit(c) ? Part.ANYTHING : letters(String.valueOf(c));
    }

    /** What stands behind an atom that has no quantifier: it is there once, and nothing divides it from the next. */
    private static final int ONCE = -1;

    /** How often the atom before stands there at least; {@link #ONCE} without a quantifier. */
    private int least() {
        if (at >= regex.length()) {
            return ONCE;
        }
        char c = regex.charAt(at);
        int least;
        if (c == '?' || c == '*') {
            at++;
            least = 0;
        } else if (c == '+') {
            at++;
            least = 1;
        } else if (c == '{') {
            int digits = at + 1;
            int end = digits;
            while (end < regex.length() && Character.isDigit(regex.charAt(end))) {
                end++;
            }
            least = Math.min(1, Integer.parseInt(regex.substring(digits, end)));
            at = regex.indexOf('}', at) + 1;
        } else {
            return ONCE;
        }
        if (at < regex.length() && (regex.charAt(at) == '?' || regex.charAt(at) == '+')) {
            at++;
        }
        return least;
    }
}
