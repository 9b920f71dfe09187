// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads a full-text query as typed.
 *
 * <p>Words side by side must all be found; {@code OR} and {@code NOT} (or {@code -} before a word) and brackets as
 * usual; {@code "…"} (also “…” and 「…」) for exact characters; {@code title:} {@code agency:} {@code text:}
 * {@code url:} and the dimensions ({@code year:2021}) as prefixes, also before a bracket. Full-width signs count as
 * half-width. {@code *} alone finds everything.
 */
public final class QuerySyntax {

    /** Deeper nesting than anyone types; keeps the reader from running out of stack. */
    private static final int DEEPEST = 50;
    /** A longer one is a paste gone wrong; answering it costs up to 60 kB of memory a character. */
    private static final int LONGEST = 2_000;
    private static final String QUOTES = "\"\u201C\u201D";

    private final String typed;
    /** The same characters folded, one for one. */
    private final String text;
    private int at;
    private int depth;

    private QuerySyntax(String typed) {
        this.typed = typed;
        this.text = TextFolding.fold(typed);
    }

    /**
     * The query, absent when everything is asked for.
     *
     * @throws QuerySyntaxException with the place
     */
    public static Optional<Words> parse(String typed) {
        if (typed.isBlank() || TextFolding.fold(typed).strip().equals("*")) {
            return Optional.empty();
        }
        if (typed.length() > LONGEST) {
            throw new QuerySyntaxException("the query has " + typed.length() + " characters; at most " + LONGEST
                    + " can be asked for", "", 0);
        }
        QuerySyntax reader = new QuerySyntax(typed);
        Optional<Words> words = reader.any(Optional.empty());
        if (reader.at < reader.text.length()) {
            throw reader.mistake("this bracket closes nothing", reader.at);
        }
        if (words.isEmpty()) {
            throw reader.mistake("there is no word to look for", 0);
        }
        return words;
    }

    private Optional<Words> any(Optional<Words.Field> field) {
        List<Words> parts = new ArrayList<>();
        all(field).ifPresent(parts::add);
        int operator = at;
        while (takeOperator("OR")) {
            Optional<Words> right = all(field);
            if (parts.isEmpty() || right.isEmpty()) {
                throw mistake("OR needs a word on both sides", operator);
            }
            parts.add(right.get());
            operator = at;
        }
        return one(parts, Words.Any::new);
    }

    private Optional<Words> all(Optional<Words.Field> field) {
        List<Words> parts = new ArrayList<>();
        while (true) {
            skipBlanks();
            int operator = at;
            boolean and = takeOperator("AND");
            if (and && parts.isEmpty()) {
                throw mistake("AND needs a word on both sides", operator);
            }
            skipBlanks();
            if (at == text.length() || text.charAt(at) == ')' || seesOperator("OR")) {
                if (and) {
                    throw mistake("AND needs a word on both sides", operator);
                }
                break;
            }
            one(field).ifPresent(parts::add);
        }
        return one(parts, Words.All::new);
    }

    /** Said twice is said once. */
    private static Optional<Words> one(List<Words> parts, Function<List<Words>, Words> together) {
        List<Words> different = parts.stream().distinct().toList();
        return different.size() > 1 ? Optional.of(together.apply(different)) : different.stream().findFirst();
    }

    private Optional<Words> one(Optional<Words.Field> field) {
        int start = at;
        if (takeOperator("NOT") || takeSign('-') || takeSign('!')) {
            boolean word = text.charAt(start) == 'n';
            skipBlanks();
            if (at == text.length() || text.charAt(at) == ')' || seesOperator("OR") || seesOperator("AND")) {
                throw mistake((word ? "NOT" : "'" + text.charAt(start) + "'") + " needs a word after it", start);
            }
            deeper(start);
            Optional<Words> part = one(field);
            depth--;
            return part.map(Words.Not::new);
        }
        if (text.charAt(at) == '(') {
            return bracket(field);
        }
        Optional<String> prefix = prefix();
        if (prefix.isPresent()) {
            return prefixed(prefix.get(), start);
        }
        return word(field);
    }

    private Optional<Words> bracket(Optional<Words.Field> field) {
        int start = at++;
        deeper(start);
        Optional<Words> inner = any(field);
        depth--;
        if (at == text.length()) {
            throw mistake("this bracket is not closed", start);
        }
        at++;
        return inner;
    }

    private void deeper(int start) {
        if (++depth > DEEPEST) {
            throw mistake("brackets are nested more than " + DEEPEST + " deep", start);
        }
    }

    /** Letters and a colon: a prefix, taken; a web address ({@code http://}) is none. */
    private Optional<String> prefix() {
        int end = at;
        while (end < text.length() && (text.charAt(end) >= 'a' && text.charAt(end) <= 'z' || text.charAt(end) == '_')) {
            end++;
        }
        if (end == at || end == text.length() || text.charAt(end) != ':' || text.startsWith("//", end + 1)) {
            return Optional.empty();
        }
        String name = text.substring(at, end);
        at = end + 1;
        return Optional.of(name);
    }

    private Optional<Words> prefixed(String name, int start) {
        Optional<Words.Field> field = Arrays.stream(Words.Field.values())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(name)).findFirst();
        Optional<Dimension> dimension = Dimension.of(name);
        if (field.isEmpty() && dimension.isEmpty()) {
            List<String> known = Stream.concat(
                    Arrays.stream(Words.Field.values()).map(value -> value.name().toLowerCase(Locale.ROOT)),
                    Arrays.stream(Dimension.values()).map(Dimension::label)).distinct().toList();
            throw mistake("'" + name + ":' is no field; fields are " + String.join(" ", known)
                    + Suggestions.question(name, known), start);
        }
        if (at == text.length() || Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ')') {
            throw mistake("'" + name + ":' needs a word right after it", at);
        }
        if (field.isPresent()) {
            return text.charAt(at) == '(' ? bracket(field) : word(field);
        }
        Optional<String> quoted = quoted();
        String value = quoted.isPresent() ? quoted.get() : bare();
        return Optional.of(new Words.Value(dimension.get(), value.strip()));
    }

    private Optional<Words> word(Optional<Words.Field> field) {
        int start = at;
        Optional<String> quoted = quoted();
        if (quoted.isPresent()) {
            if (quoted.get().codePoints().noneMatch(Character::isLetterOrDigit)) {
                throw mistake("there is no word between the quotation marks", start);
            }
            return Optional.of(new Words.Phrase(field, quoted.get()));
        }
        String word = bare();
        // Signs alone are never indexed; to ask for them would find nothing.
        return word.codePoints().anyMatch(Character::isLetterOrDigit)
                ? Optional.of(new Words.Word(field, word)) : Optional.empty();
    }

    private Optional<String> quoted() {
        int start = at;
        char open = text.charAt(at);
        String close = switch (open) {
            case '"', '\u201C', '\u201D' -> QUOTES;
            case '\u300C' -> "\u300D";
            case '\u300E' -> "\u300F";
            default -> "";
        };
        if (close.isEmpty()) {
            return Optional.empty();
        }
        int end = at + 1;
        while (end < text.length() && close.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        if (end == text.length()) {
            throw mistake("this quotation mark is not closed", start);
        }
        at = end + 1;
        return Optional.of(typed.substring(start + 1, end));
    }

    /** Everything up to a blank, bracket or quotation mark; at least one character is taken. */
    private String bare() {
        int start = at++;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && text.charAt(at) != '('
                && text.charAt(at) != ')' && QUOTES.indexOf(text.charAt(at)) < 0 && text.charAt(at) != '\u300C'
                && text.charAt(at) != '\u300E') {
            at++;
        }
        return typed.substring(start, at);
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean takeSign(char sign) {
        boolean there = text.charAt(at) == sign && at + 1 < text.length()
                && !Character.isWhitespace(text.charAt(at + 1));
        if (there) {
            at++;
        }
        return there;
    }

    private boolean takeOperator(String operator) {
        skipBlanks();
        if (!seesOperator(operator)) {
            return false;
        }
        at += operator.length();
        return true;
    }

    /** True where the capitals stand alone. */
    private boolean seesOperator(String operator) {
        int end = at + operator.length();
        return typed.startsWith(operator, at)
                && (end == text.length() || Character.isWhitespace(text.charAt(end)) || text.charAt(end) == '('
                        || text.charAt(end) == ')' || QUOTES.indexOf(text.charAt(end)) >= 0);
    }

    private QuerySyntaxException mistake(String message, int position) {
        return new QuerySyntaxException(message, typed, position);
    }
}
