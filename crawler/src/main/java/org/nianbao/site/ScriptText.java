// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Text with JavaScript in it, read by marks: calls, assignments, object literals, string literals. Nothing is run.
 * Every look is one scan and bounded, so that a page made to be slow is not.
 */
final class ScriptText {

    /** A page names its pager once or twice; a page that does so more often than this wants to be slow. */
    private static final int LOOKS = 40;

    /** The longest argument list or object seen is about 2,000 characters. */
    private static final int LONGEST_LITERAL = 20_000;

    /** Stands in joined strings for what is no literal. */
    static final char GAP = '\u0000';

    private final String text;

    ScriptText(String text) {
        this.text = text;
    }

    boolean contains(String mark) {
        return text.contains(mark);
    }

    /** The argument lists of the calls of a function, in order; what follows {@code function} is no call. */
    List<List<String>> calls(String function) {
        List<List<String>> calls = new ArrayList<>();
        int looks = 0;
        int at = text.indexOf(function);
        while (at >= 0 && looks++ < LOOKS) {
            int open = skipBlanks(at + function.length());
            if (open < text.length() && text.charAt(open) == '(' && !isNamePart(at - 1) && !isDefinition(at)
                    && !isCommentedOut(at)) {
                split(open).ifPresent(calls::add);
            }
            at = text.indexOf(function, at + function.length());
        }
        return calls;
    }

    /** The first number or string that a name is given: {@code name = 5}, {@code name: '5'}, {@code "name":5}. */
    Optional<String> value(String name) {
        int looks = 0;
        int at = text.indexOf(name);
        while (at >= 0 && looks++ < LOOKS) {
            int sign = valueStart(at, name);
            if (sign >= 0 && sign < text.length() && !isCommentedOut(at)) {
                char c = text.charAt(sign);
                if (c == '"' || c == '\'') {
                    Optional<String> literal = literal(sign);
                    if (literal.isPresent()) {
                        return literal;
                    }
                } else if (c >= '0' && c <= '9') {
                    int end = sign;
                    while (end < text.length() && end - sign < 12 && Character.isDigit(text.charAt(end))) {
                        end++;
                    }
                    return Optional.of(text.substring(sign, end));
                }
            }
            at = text.indexOf(name, at + name.length());
        }
        return Optional.empty();
    }

    /** The first of the names that is given a whole number. */
    OptionalInt number(List<String> names) {
        for (String name : names) {
            OptionalInt number = value(name).map(ScriptText::number).orElse(OptionalInt.empty());
            if (number.isPresent()) {
                return number;
            }
        }
        return OptionalInt.empty();
    }

    /** A whole number of at most nine digits. */
    static OptionalInt number(String text) {
        String digits = text.strip();
        if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(digits));
    }

    /** The flat object literal that a name is given, {@code ajaxParam:{col:1,path:'/'}}; values unquoted. */
    Optional<Map<String, String>> object(String name) {
        int looks = 0;
        int at = text.indexOf(name);
        while (at >= 0 && looks++ < LOOKS) {
            int start = valueStart(at, name);
            if (start >= 0 && start < text.length() && text.charAt(start) == '{') {
                Optional<Map<String, String>> object = split(start).map(ScriptText::entries);
                if (object.isPresent() && !object.get().isEmpty()) {
                    return object;
                }
            }
            at = text.indexOf(name, at + name.length());
        }
        return Optional.empty();
    }

    /** The flat object literal in a text that is nothing else, single quotes allowed. */
    static Map<String, String> object(ScriptText whole) {
        int open = whole.text.indexOf('{');
        return open < 0 ? Map.of() : whole.split(open).map(ScriptText::entries).orElse(Map.of());
    }

    /** The bracketed text, array or object, that a name is given; nested brackets and strings are minded. */
    Optional<String> block(String name) {
        int looks = 0;
        int at = text.indexOf(name);
        while (at >= 0 && looks++ < LOOKS) {
            int start = isNamePart(at - 1) ? -1 : valueStart(at, name);
            if (start >= 0 && start < text.length() && (text.charAt(start) == '{' || text.charAt(start) == '[')) {
                int end = blockEnd(start);
                return end < 0 ? Optional.empty() : Optional.of(text.substring(start, end));
            }
            at = text.indexOf(name, at + name.length());
        }
        return Optional.empty();
    }

    private int blockEnd(int start) {
        int depth = 0;
        int at = start;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'') {
                at = literalEnd(at);
                if (at < 0) {
                    return -1;
                }
                continue;
            }
            if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
                if (depth == 0) {
                    return at + 1;
                }
            }
            at++;
        }
        return -1;
    }

    /**
     * All string literals that hold {@code mark}, with literals joined by {@code +} in one; what stands between them
     * and is no literal becomes {@link #GAP}.
     */
    List<String> joinedLiteralsWith(String mark) {
        List<String> found = new ArrayList<>();
        StringBuilder joined = new StringBuilder();
        int at = 0;
        boolean gap = false;
        int sinceLiteral = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'' || c == '`') {
                int end = literalEnd(at);
                if (end < 0) {
                    // An apostrophe in a comment, or a quote that the line does not close.
                    at++;
                    continue;
                }
                if (gap) {
                    joined.append(GAP);
                }
                unescape(at + 1, end - 1, joined);
                at = end;
                gap = false;
                sinceLiteral = 0;
                continue;
            }
            if (c == ';' || c == ',' || c == '{' || c == '}' || c == '[' || c == ']' || sinceLiteral > 200) {
                keep(joined, mark, found);
                gap = false;
            } else if (!Character.isWhitespace(c) && c != '+' && joined.length() > 0) {
                gap = true;
            }
            sinceLiteral++;
            at++;
        }
        keep(joined, mark, found);
        return found;
    }

    private static void keep(StringBuilder joined, String mark, List<String> found) {
        if (joined.length() > 0) {
            if (joined.indexOf(mark) >= 0) {
                found.add(joined.toString());
            }
            joined.setLength(0);
        }
    }

    /** The string literals that directly follow a mark such as {@code location.href=} or {@code window.open(}. */
    List<String> literalsAfter(String mark) {
        List<String> found = new ArrayList<>();
        int looks = 0;
        int at = text.indexOf(mark);
        while (at >= 0 && looks++ < LOOKS) {
            int start = skipBlanks(at + mark.length());
            if (start < text.length() && (text.charAt(start) == '=' || text.charAt(start) == '(')) {
                start = skipBlanks(start + 1);
            }
            if (start < text.length() && (text.charAt(start) == '"' || text.charAt(start) == '\'')) {
                int end = literalEnd(start);
                boolean whole = end >= 0 && (skipBlanks(end) >= text.length() || text.charAt(skipBlanks(end)) != '+');
                if (whole) {
                    literal(start).ifPresent(found::add);
                }
            }
            at = text.indexOf(mark, at + mark.length());
        }
        return found;
    }

    private int valueStart(int at, String name) {
        if (isNamePart(at - 1)) {
            return -1;
        }
        int next = at + name.length();
        if (next < text.length() && (text.charAt(next) == '"' || text.charAt(next) == '\'')) {
            next++;
        }
        next = skipBlanks(next);
        if (next >= text.length() || text.charAt(next) != ':' && text.charAt(next) != '=') {
            return -1;
        }
        next = skipBlanks(next + 1);
        // "==" compares; it gives nothing.
        return next < text.length() && text.charAt(next) == '=' ? -1 : next;
    }

    private boolean isNamePart(int at) {
        return at >= 0 && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_'
                || text.charAt(at) == '$');
    }

    private boolean isDefinition(int at) {
        int before = at - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        return before >= 7 && text.startsWith("function", before - 7);
    }

    private boolean isCommentedOut(int at) {
        for (int i = at - 1; i > 0 && i > at - 200 && text.charAt(i) != '\n' && text.charAt(i) != '>'; i--) {
            if (text.charAt(i) == '/' && text.charAt(i - 1) == '/' && (i < 2 || text.charAt(i - 2) != ':')) {
                return true;
            }
        }
        return false;
    }

    private int skipBlanks(int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The comma-separated pieces inside the bracket at {@code open}; absent when it does not close in bounds. */
    private Optional<List<String>> split(int open) {
        List<String> pieces = new ArrayList<>();
        int depth = 0;
        int start = open + 1;
        int bound = Math.min(text.length(), open + LONGEST_LITERAL);
        int at = open;
        while (at < bound) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'') {
                int end = literalEnd(at);
                if (end < 0) {
                    return Optional.empty();
                }
                at = end;
                continue;
            }
            if (c == '(' || c == '{' || c == '[') {
                depth++;
            } else if (c == ')' || c == '}' || c == ']') {
                depth--;
                if (depth == 0) {
                    pieces.add(text.substring(start, at).strip());
                    return Optional.of(pieces);
                }
            } else if (c == ',' && depth == 1) {
                pieces.add(text.substring(start, at).strip());
                start = at + 1;
            }
            at++;
        }
        return Optional.empty();
    }

    private static Map<String, String> entries(List<String> pieces) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (String piece : pieces) {
            int from = 0;
            if (!piece.isEmpty() && (piece.charAt(0) == '"' || piece.charAt(0) == '\'')) {
                from = Math.max(0, new ScriptText(piece).literalEnd(0));
            }
            int colon = piece.indexOf(':', from);
            if (colon > 0) {
                String name = unquoted(piece.substring(0, colon).strip());
                String value = piece.substring(colon + 1).strip();
                if (!name.isEmpty() && isPlain(value)) {
                    entries.put(name, unquoted(value));
                }
            }
        }
        return entries;
    }

    /** Whether a value is a literal: a variable's value is not known and must not be sent as its name. */
    private static boolean isPlain(String value) {
        if (value.isEmpty()) {
            return false;
        }
        char first = value.charAt(0);
        if (first == '"' || first == '\'') {
            return new ScriptText(value).literalEnd(0) == value.length();
        }
        return first == '-' || first >= '0' && first <= '9' || value.equals("true") || value.equals("false")
                || value.equals("null");
    }

    /** A literal without its quotes; other text as it is. */
    static String unquoted(String literal) {
        return new ScriptText(literal).literal(0).orElse(literal);
    }

    private Optional<String> literal(int quote) {
        if (quote >= text.length() || text.charAt(quote) != '"' && text.charAt(quote) != '\'') {
            return Optional.empty();
        }
        int end = literalEnd(quote);
        if (end < 0) {
            return Optional.empty();
        }
        StringBuilder value = new StringBuilder(end - quote);
        unescape(quote + 1, end - 1, value);
        return Optional.of(value.toString());
    }

    /** The place behind the closing quote; -1 when the line or the text ends first. */
    private int literalEnd(int quote) {
        char close = text.charAt(quote);
        int at = quote + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == close) {
                return at + 1;
            }
            if (c == '\\') {
                at++;
            } else if (c == '\n' && close != '`') {
                return -1;
            }
            at++;
        }
        return -1;
    }

    private void unescape(int from, int to, StringBuilder out) {
        int at = from;
        while (at < to) {
            char c = text.charAt(at++);
            if (c != '\\' || at >= to) {
                out.append(c);
                continue;
            }
            char escaped = text.charAt(at++);
            if (escaped == 'u' && at + 4 <= to && isHex(at, 4)) {
                out.append((char) Integer.parseInt(text, at, at + 4, 16));
                at += 4;
            } else if (escaped == 'x' && at + 2 <= to && isHex(at, 2)) {
                out.append((char) Integer.parseInt(text, at, at + 2, 16));
                at += 2;
            } else if (escaped == 'n' || escaped == 'r' || escaped == 't') {
                out.append(' ');
            } else if (escaped != '\n') {
                out.append(escaped);
            }
        }
    }

    private boolean isHex(int from, int count) {
        for (int i = from; i < from + count; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
