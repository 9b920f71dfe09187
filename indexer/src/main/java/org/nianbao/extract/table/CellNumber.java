// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nianbao.edition.CellWords;
import org.nianbao.edition.LabelText;
import org.nianbao.report.Evidence;

/**
 * The way from what a cell prints to a number, or to "states none". {@code 1,234} is a number; {@code /} and nothing
 * are not stated; what could be two things is not stated either.
 */
final class CellNumber {

    /** What kind of number the form asks for in a cell. */
    enum Kind {
        COUNT, CHANGE, AMOUNT
    }

    /**
     * What a cell says.
     *
     * @param number the number, in yuan for amounts; absent where none is stated
     * @param remark what a reader must know before quoting it, or why there is none though something is printed
     */
    record Reading(Optional<BigDecimal> number, Optional<String> remark) {

        private static final Reading NOT_STATED = new Reading(Optional.empty(), Optional.empty());

        static Reading unclear(String why) {
            return new Reading(Optional.empty(), Optional.of(why));
        }
    }

    /** Characters of a line that tells a unit. */
    private static final int LONGEST_CAPTION = 20;
    /** Digits before the point; more are several numbers run together. */
    private static final int MOST_DIGITS = 12;
    private static final String MINUS = "-\u2010\u2011\u2012\u2013\u2212\ufe63";
    private static final String DASHES = MINUS + "\u2014\u2015\u2500\u2501_";
    private static final String FILLERS = DASHES + "/\\|*.\u2026~\u00b7\u3001\uff61\u2571";

    /** What stands behind a number and refers to a note: stars, daggers and circled digits. */
    private static final String MARKS = "*\u203b\u2020\u2021\u2460\u2461\u2462\u2463\u2464\u2465\u2466\u2467\u2468\u2469";
    /** Characters of a mark in brackets: [12]. */
    private static final int LONGEST_MARK = 4;

    private final CellWords words;
    private final List<String> zero;
    /** The characters that words in a cell of numbers begin with, and those that units begin with. */
    private final Set<Character> valueOpeners;
    private final Set<Character> unitOpeners;

    CellNumber(CellWords words) {
        this.words = words;
        zero = List.copyOf(words.zero());
        valueOpeners = firsts(List.of(words.absent(), words.aboutBefore(), words.more(), words.less(), words.zero()));
        unitOpeners = firsts(List.of(words.counters(), words.amounts().keySet()));
    }

    private static Set<Character> firsts(List<Collection<String>> lists) {
        return lists.stream().flatMap(Collection::stream).filter(word -> !word.isEmpty())
                .map(word -> word.charAt(0)).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the text begins with a Han character that none of the words begins with. */
    private static boolean beginsElsewise(String text, Set<Character> openers) {
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        return first >= '\u4e00' && first <= '\u9fff' && !openers.contains(first);
    }

    /** Whether the text is what a cell of numbers holds: a number with or without unit, or a mark for none. */
    boolean looksLikeValue(String text) {
        if (text.length() > 40) {
            return false;
        }
        if (isPlainNumber(text)) {
            return true;
        }
        if (beginsElsewise(text, valueOpeners)) {
            return false;
        }
        String plain = plain(text);
        return !plain.isEmpty() && (isFiller(plain) || words.absent().contains(plain) || new Scan(plain).matches());
    }

    /** Whether the text is a unit of counting or money and nothing else. */
    boolean isUnit(String text) {
        if (text.isEmpty() || beginsElsewise(text, unitOpeners)) {
            return false;
        }
        String plain = plain(text);
        return words.counters().contains(plain) || words.amounts().containsKey(plain);
    }

    /** The unit of money that a header, label or caption names: （单位：万元）, (亿元), 单位:元. */
    Optional<String> amountUnitIn(String text) {
        String plain = plain(text);
        String found = null;
        for (String unit : words.amounts().keySet()) {
            boolean marked = plain.contains(unit) && (plain.contains("(" + unit + ")") || plain.endsWith(unit)
                    || words.unitMarks().stream().anyMatch(mark -> plain.contains(mark + ":" + unit)
                            || plain.contains(mark + unit)));
            if (marked && (found == null || found.length() < unit.length())) {
                found = unit;
            }
        }
        return Optional.ofNullable(found);
    }

    /** The unit of money that a line over a table names, if it does nothing else: 单位：万元, （单位：件、万元）. */
    Optional<String> captionUnitIn(String text) {
        if (text.indexOf(':') < 0 && text.indexOf('：') < 0) {
            return Optional.empty();
        }
        String plain = plain(text);
        if (plain.length() > LONGEST_CAPTION) {
            return Optional.empty();
        }
        String bare = plain.startsWith("(") && plain.endsWith(")") ? plain.substring(1, plain.length() - 1) : plain;
        for (String mark : words.unitMarks()) {
            String rest = bare.startsWith(mark + ":") ? bare.substring(mark.length() + 1) : "";
            List<String> units = List.of(rest.split("[、,/;]"));
            if (!rest.isEmpty() && units.stream().allMatch(this::isUnit)) {
                List<String> amounts = units.stream().filter(words.amounts()::containsKey).toList();
                return amounts.size() == 1 ? Optional.of(amounts.get(0)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * Reads one cell.
     *
     * @param unit unit of money where the cell names none
     */
    Reading read(String text, Kind kind, Optional<String> unit) {
        if (kind != Kind.AMOUNT && isPlainNumber(text)) {
            return new Reading(Optional.of(new BigDecimal(text)), Optional.empty());
        }
        String plain = plain(text);
        if (plain.isEmpty() || isFiller(plain) || words.absent().contains(plain)) {
            return Reading.NOT_STATED;
        }
        if (splitsNumber(text)) {
            return Reading.unclear("a space between digits: one number or two");
        }
        Scan scan = new Scan(plain);
        if (!scan.matches()) {
            return Reading.unclear("not a number this column can hold");
        }
        return scan.reading(kind, unit);
    }

    /** Digits alone, as most cells print: no need to ask for signs, units and words. */
    private static boolean isPlainNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MOST_DIGITS;
    }

    /** Narrow forms, without spaces. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = LabelText.narrow(text.charAt(i));
            if (!isSpace(c)) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200b' || c == '\u200c'
                || c == '\u200d' || c == '\ufeff' || c == '\u2060' || c == '\u00ad';
    }

    private static boolean isFiller(String plain) {
        for (int i = 0; i < plain.length(); i++) {
            if (FILLERS.indexOf(plain.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a space stands between two digits, where it might divide two numbers. */
    private static boolean splitsNumber(String text) {
        char before = 0;
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = LabelText.narrow(text.charAt(i));
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = true;
            } else if (!isSpace(c)) {
                if (space && isNumeric(before) && isNumeric(c)) {
                    return true;
                }
                before = c;
                space = false;
            }
        }
        return false;
    }

    private static boolean isNumeric(char c) {
        return c >= '0' && c <= '9' || c == '.' || c == ',';
    }

    /** One pass over a cell's characters, after the pattern: about, change, sign, digits, multiplier, about, unit. */
    private final class Scan {

        private final String text;
        private int at;
        private boolean about;
        private int change;
        private int minus;
        private boolean plus;
        private boolean longDash;
        private boolean marked;
        private Optional<BigDecimal> digits = Optional.empty();
        private Optional<String> multiplier = Optional.empty();
        private Optional<String> unit = Optional.empty();

        Scan(String text) {
            this.text = text;
        }

        boolean matches() {
            about = take(words.aboutBefore()).isPresent();
            change = takeChange();
            if (change != 0) {
                take(List.of(":"));
            }
            take(List.of("¥", "￥"));
            sign();
            if (change == 0) {
                change = takeChange();
            }
            digits();
            if (digits.isEmpty()) {
                return false;
            }
            about |= take(words.aboutAfter()).isPresent();
            unit = takeLongest(words.amounts().keySet());
            if (unit.isEmpty()) {
                multiplier = takeLongest(words.multipliers().keySet());
                about |= take(words.aboutAfter()).isPresent();
                unit = takeLongest(words.counters());
                if (unit.isEmpty()) {
                    unit = takeLongest(words.amounts().keySet());
                }
            }
            about |= take(words.aboutAfter()).isPresent();
            if (at < text.length()) {
                take(List.of(".", ";", ","));
                marked = at < text.length() && takeMark();
            }
            return at == text.length() || bracketWithoutDigits();
        }

        /** The mark of a note at the end, which no reader takes for a digit: ①, *, [1]. */
        private boolean takeMark() {
            int end = text.length();
            int start = at;
            if (text.charAt(at) == '[' && text.charAt(end - 1) == ']' && end - at <= LONGEST_MARK) {
                start = at + 1;
                end--;
                while (start < end && isDigit(text.charAt(start))) {
                    start++;
                }
            } else {
                while (start < end && MARKS.indexOf(text.charAt(start)) >= 0) {
                    start++;
                }
            }
            if (start == end && end > at + (end < text.length() ? 1 : 0)) {
                at = text.length();
                return true;
            }
            return false;
        }

        private boolean bracketWithoutDigits() {
            return text.charAt(at) == '(' && text.endsWith(")") && text.indexOf(')') == text.length() - 1
                    && text.substring(at).chars().noneMatch(c -> c >= '0' && c <= '9');
        }

        private int takeChange() {
            return take(words.more()).isPresent() ? 1 : take(words.less()).isPresent() ? -1 : 0;
        }

        private void sign() {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '+') {
                    plus = true;
                } else if (DASHES.indexOf(c) >= 0) {
                    minus++;
                    longDash |= MINUS.indexOf(c) < 0;
                } else {
                    return;
                }
                at++;
            }
        }

        /** Digits with thousands in threes, or one zero in words. */
        private void digits() {
            int start = at;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
            if (at == start) {
                take(zero).ifPresent(zero -> digits = Optional.of(BigDecimal.ZERO));
                return;
            }
            StringBuilder number = new StringBuilder(text.substring(start, at));
            boolean grouped = false;
            while (number.length() <= MOST_DIGITS && (grouped || at - start <= 3) && at + 3 < text.length()
                    && text.charAt(at) == ',' && isDigit(text.charAt(at + 1)) && isDigit(text.charAt(at + 2))
                    && isDigit(text.charAt(at + 3))
                    && !(at + 4 < text.length() && isDigit(text.charAt(at + 4)))) {
                number.append(text, at + 1, at + 4);
                at += 4;
                grouped = true;
            }
            if (number.length() > MOST_DIGITS) {
                return;
            }
            if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
                int point = at++;
                while (at < text.length() && isDigit(text.charAt(at))) {
                    at++;
                }
                number.append(text, point, at);
            }
            digits = Optional.of(new BigDecimal(number.toString()));
        }

        Reading reading(Kind kind, Optional<String> columnUnit) {
            BigDecimal number = digits.orElseThrow();
            boolean money = unit.isPresent() && words.amounts().containsKey(unit.get());
            String remark = about ? Evidence.APPROXIMATE : null;
            if (kind != Kind.CHANGE && change != 0) {
                return Reading.unclear("a change where the form asks for a count");
            }
            if (kind != Kind.AMOUNT && money) {
                return Reading.unclear("an amount of money where the form asks for a count");
            }
            if (kind == Kind.AMOUNT && unit.isPresent() && !money && number.signum() != 0) {
                return Reading.unclear("a count where the form asks for an amount of money");
            }
            if (minus > 0 && (plus || change != 0)) {
                return Reading.unclear("two signs that do not agree");
            }
            if (minus > 0 && kind != Kind.CHANGE && (minus > 1 || longDash)) {
                return Reading.unclear("a dash before a number that has no sign");
            }
            if (multiplier.isPresent()) {
                number = number.multiply(words.multipliers().get(multiplier.get()));
                remark = join(remark, "converted from " + multiplier.get());
            }
            if (kind == Kind.AMOUNT) {
                Optional<String> own = money ? unit : multiplier.isPresent() ? Optional.empty() : columnUnit;
                BigDecimal factor = own.map(name -> words.amounts().get(name)).orElse(BigDecimal.ONE);
                if (factor.compareTo(BigDecimal.ONE) != 0 && number.signum() != 0) {
                    number = number.multiply(factor);
                    remark = join(remark, "converted from " + own.get());
                }
            } else if (number.stripTrailingZeros().scale() > 0) {
                return Reading.unclear("a fraction where the form asks for a count");
            }
            if (marked) {
                remark = join(remark, "with the mark of a note");
            }
            if (change < 0 || minus > 0) {
                number = number.negate();
            }
            if (minus > 1) {
                remark = join(remark, "printed with " + minus + " minus signs");
            } else if (minus == 1 && longDash) {
                remark = join(remark, "a long dash read as minus");
            } else if (minus == 1 && kind != Kind.CHANGE) {
                remark = join(remark, "printed with a minus sign");
            }
            return new Reading(Optional.of(number), Optional.ofNullable(remark));
        }

        private String join(String remark, String more) {
            return remark == null ? more : remark + "; " + more;
        }

        private Optional<String> take(List<String> longestFirst) {
            for (String word : longestFirst) {
                if (text.startsWith(word, at)) {
                    at += word.length();
                    return Optional.of(word);
                }
            }
            return Optional.empty();
        }

        private Optional<String> takeLongest(Iterable<String> candidates) {
            String best = null;
            for (String word : candidates) {
                if (text.startsWith(word, at) && (best == null || best.length() < word.length())) {
                    best = word;
                }
            }
            if (best != null) {
                at += best.length();
            }
            return Optional.ofNullable(best);
        }

        private boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }
    }
}
