// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a pattern cannot do without: groups of words, of each of which at least one stands in every text in which the
 * pattern is found. {@code (?:收|接)到…申请} needs one of 收 and 接, and 到, and 申请; and it begins with 收 or 接.
 *
 * <p>Sound and not complete: what is optional, negative or not understood asks for nothing.
 */
public final class NeededWords {

    /** Longer classes of characters tell too little. */
    private static final int LARGEST_CLASS = 12;
    /** A class of more characters than that begins everywhere. */
    private static final int MOST_BEGINNINGS = 40;
    /** Rather long words than short ones, rather few than many. */
    private static final Comparator<Set<String>> TELLING = Comparator.<Set<String>>comparingInt(group ->
            group.stream().mapToInt(String::length).min().orElse(0)).thenComparing(group -> -group.size());

    private final String regex;
    private int at;

    private NeededWords(String regex) {
        this.regex = regex;
    }

    public static List<Set<String>> of(String regex) {
        return whole(regex).groups;
    }

    /** Among beginnings: anything, but at the start of the text only. */
    static final char TEXT_START = '\0';

    /**
     * The characters one of which everything begins with that the pattern finds, {@link #TEXT_START} among them;
     * absent where it may be any.
     */
    public static Optional<Set<Character>> beginningsOf(String regex) {
        Part whole = whole(regex);
        return whole.mayBeEmpty ? Optional.empty() : whole.begins;
    }

    private static Part whole(String regex) {
        if (regex.matches("(?s).*\\(\\?[a-z-]*[idmsuxU].*")) {
            return Part.ANYTHING;
        }
        NeededWords reader = new NeededWords(regex);
        Part whole = reader.alternatives();
        return reader.at < regex.length() ? Part.ANYTHING : whole;
    }

    /** Whether of each of these groups a word stands in the text. */
    public static boolean standIn(String text, List<Set<String>> groups) {
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
     * @param begins what it begins with where it stands for anything at all; absent where that may be any character
     * @param mayBeEmpty whether it may stand for no character
     */
    private record Part(List<Set<String>> groups, Optional<String> exact, Optional<Set<Character>> begins,
                        boolean mayBeEmpty) {

        static final Part ANYTHING = new Part(List.of(), Optional.empty(), Optional.empty(), true);
        static final Part ANY_CHARACTER = new Part(List.of(), Optional.empty(), Optional.empty(), false);
        /** A place in the text, known by what surrounds it. */
        static final Part PLACE = new Part(List.of(), Optional.empty(), Optional.of(Set.of()), true);
        static final Part START = new Part(List.of(), Optional.empty(), Optional.of(Set.of(TEXT_START)), false);
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
        Optional<Set<Character>> begins = Optional.of(Set.of());
        for (Part part : parts) {
            any.addAll(part.groups.stream().max(TELLING).orElse(Set.of()));
            begins = either(begins, part.begins);
        }
        boolean eachNeeds = parts.stream().noneMatch(part -> part.groups.isEmpty());
        return new Part(eachNeeds ? List.of(any) : List.of(), Optional.empty(), begins,
                parts.stream().anyMatch(Part::mayBeEmpty));
    }

    private static Optional<Set<Character>> either(Optional<Set<Character>> one, Optional<Set<Character>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        Set<Character> both = new HashSet<>(one.get());
        both.addAll(other.get());
        return Optional.of(both);
    }

    private Part sequence() {
        List<Set<String>> groups = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        boolean letters = true;
        Optional<Set<Character>> begins = Optional.of(Set.of());
        boolean emptySoFar = true;
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            Part part = atom();
            int least = least();
            begins = emptySoFar ? either(begins, part.begins) : begins;
            emptySoFar &= part.mayBeEmpty || least == 0;
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
        return new Part(groups, exact, begins, emptySoFar);
    }

    private static void flush(StringBuilder run, List<Set<String>> groups) {
        if (run.length() > 0) {
            groups.add(Set.of(run.toString()));
            run.setLength(0);
        }
    }

    private static Part letters(String text) {
        return new Part(text.isEmpty() ? List.of() : List.of(Set.of(text)), Optional.of(text),
                Optional.of(text.isEmpty() ? Set.of() : Set.of(text.charAt(0))), text.isEmpty());
    }

    private Part atom() {
        char c = regex.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> characters();
            case '\\' -> escaped();
            case '.' -> Part.ANY_CHARACTER;
            case '^' -> Part.START;
            case '$' -> Part.PLACE;
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
        return around ? Part.PLACE : inner;
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
        Optional<Set<Character>> begins = among(inside);
        if (begins.isEmpty() || inside.length() > LARGEST_CLASS || inside.indexOf('-') >= 0
                || inside.indexOf('\\') >= 0) {
            return new Part(List.of(), Optional.empty(), begins, false);
        }
        Set<String> any = new LinkedHashSet<>();
        inside.chars().forEach(c -> any.add(String.valueOf((char) c)));
        return new Part(List.of(any), Optional.empty(), begins, false);
    }

    /** The characters of a class; absent where they are too many or said by what they are not. */
    private static Optional<Set<Character>> among(String inside) {
        Set<Character> any = new HashSet<>();
        for (int i = 0; i < inside.length(); i++) {
            char first = inside.charAt(i);
            char last = first;
            if (first == '\\' && inside.startsWith("\\d", i)) {
                i++;
                first = '0';
                last = '9';
            } else if ("^&[]\\".indexOf(first) >= 0) {
                return Optional.empty();
            } else if (i + 2 < inside.length() && inside.charAt(i + 1) == '-') {
                i += 2;
                last = inside.charAt(i);
            }
            if (first > last || last - first > MOST_BEGINNINGS || last == '\\' || last == '[') {
                return Optional.empty();
            }
            for (int c = first; c <= last; c++) {
                any.add((char) c);
            }
        }
        return any.isEmpty() ? Optional.empty() : Optional.of(any);
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
        if (c == 'd' || c == 's') {
            return new Part(List.of(), Optional.empty(), among(c == 'd' ? "0-9" : " \t\n\u000b\f\r"), false);
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
