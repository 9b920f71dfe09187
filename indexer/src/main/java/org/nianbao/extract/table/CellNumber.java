// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.nianbao.edition.CellWords;
import org.nianbao.edition.LabelText;

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
    private static final String FILLERS = CellScan.DASHES + "/\\|*.\u2026~\u00b7\u3001\uff61\u2571";

    private final CellWords words;
    /** The characters that words in a cell of numbers begin with, those that units begin with, and all of them. */
    private final BitSet valueOpeners;
    /** The characters that words at the end of a cell of numbers end with. */
    private final BitSet valueClosers;
    private final BitSet unitOpeners;
    private final BitSet openers;

    CellNumber(CellWords words) {
        this.words = words;
        valueOpeners = CellScan.firsts(List.of(words.absent(), words.aboutBefore(), words.more(), words.less(),
                words.zero()));
        valueClosers = CellScan.lasts(List.of(words.absent(), words.aboutAfter(), words.zero(), words.counters(),
                words.amounts().keySet(), words.multipliers().keySet()));
        unitOpeners = CellScan.firsts(List.of(words.counters(), words.amounts().keySet()));
        openers = CellScan.openers(words);
    }

    /** Whether the text begins with a Han character that none of the words begins with. */
    private static boolean beginsElsewise(String text, BitSet openers) {
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        return isHan(first) && !openers.get(first);
    }

    private static boolean isHan(char c) {
        return c >= '\u4e00' && c <= '\u9fff';
    }

    /** Whether the text is what a cell of numbers holds: a number with or without unit, or a mark for none. */
    boolean looksLikeValue(String text) {
        if (text.length() > 40) {
            return false;
        }
        if (isPlainNumber(text)) {
            return true;
        }
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        if (beginsElsewise(text, valueOpeners) || isHan(last) && !valueClosers.get(last)) {
            return false;
        }
        String plain = plain(text);
        return !plain.isEmpty() && (isFiller(plain) || words.absent().contains(plain)
                || new CellScan(words, openers, plain).matches());
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

    private boolean mayHaveUnitMark(String text) {
        for (String mark : words.unitMarks()) {
            if (mark.isEmpty() || mark.charAt(0) < 0x80 || text.indexOf(mark.charAt(0)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The unit of money that a line over a table names, if it does nothing else: 单位：万元, （单位：件、万元）. */
    Optional<String> captionUnitIn(String text) {
        if (text.indexOf(':') < 0 && text.indexOf('：') < 0 || !mayHaveUnitMark(text)) {
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
            return new Reading(Optional.of(BigDecimal.valueOf(Long.parseLong(text))), Optional.empty());
        }
        String plain = plain(text);
        if (plain.isEmpty() || isFiller(plain) || words.absent().contains(plain)) {
            return Reading.NOT_STATED;
        }
        if (splitsNumber(text)) {
            return Reading.unclear("a space between digits: one number or two");
        }
        CellScan scan = new CellScan(words, openers, plain);
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
        return !text.isEmpty() && text.length() <= CellScan.MOST_DIGITS;
    }

    /** Narrow forms, without spaces. */
    private static String plain(String text) {
        int same = 0;
        while (same < text.length() && isPlain(text.charAt(same))) {
            same++;
        }
        if (same == text.length()) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = LabelText.narrow(text.charAt(i));
            if (!isSpace(c)) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** What stays as it is: narrow, and no space. */
    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x7f || c >= '\u4e00' && c <= '\u9fff';
    }

    private static boolean isSpace(char c) {
        return !isPlain(c) && (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200b' || c == '\u200c'
                || c == '\u200d' || c == '\ufeff' || c == '\u2060' || c == '\u00ad');
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
}
