// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.nianbao.edition.CellWords;
import org.nianbao.report.Evidence;

/** One pass over a cell's characters, after the pattern: about, change, sign, digits, multiplier, about, unit. */
final class CellScan {

    /** Digits before the point; more are several numbers run together. */
    static final int MOST_DIGITS = 12;
    private static final String MINUS = "-\u2010\u2011\u2012\u2013\u2212\ufe63";
    static final String DASHES = MINUS + "\u2014\u2015\u2500\u2501_";
    private static final List<String> COLON = List.of(":");
    private static final List<String> CURRENCY = List.of("¥", "￥");
    private static final List<String> STOPS = List.of(".", ";", ",", "。");
    /** What stands behind a number and refers to a note: stars, daggers and circled digits. */
    private static final String MARKS = "*\u203b\u2020\u2021\u2460\u2461\u2462\u2463\u2464\u2465\u2466\u2467\u2468\u2469";
    /** Characters of a mark in brackets: [12]. */
    private static final int LONGEST_MARK = 4;

    private final CellWords words;
    private final BitSet openers;
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

    /**
     * @param openers as {@link #openers} gives them
     * @param text narrow, without spaces
     */
    CellScan(CellWords words, BitSet openers, String text) {
        this.words = words;
        this.openers = openers;
        this.text = text;
    }

    /** The characters that any word in a number's cell begins with. */
    static BitSet openers(CellWords words) {
        return firsts(List.of(words.aboutBefore(), words.aboutAfter(), words.more(), words.less(), words.zero(),
                words.counters(), words.amounts().keySet(), words.multipliers().keySet(), COLON, CURRENCY, STOPS));
    }

    static BitSet firsts(List<Collection<String>> lists) {
        BitSet firsts = new BitSet();
        lists.forEach(words -> words.stream().filter(word -> !word.isEmpty())
                .forEach(word -> firsts.set(word.charAt(0))));
        return firsts;
    }

    static BitSet lasts(List<Collection<String>> lists) {
        BitSet lasts = new BitSet();
        lists.forEach(words -> words.stream().filter(word -> !word.isEmpty())
                .forEach(word -> lasts.set(word.charAt(word.length() - 1))));
        return lasts;
    }

    boolean matches() {
        about = take(words.aboutBefore()).isPresent();
        change = takeChange();
        if (change != 0) {
            take(COLON);
        }
        take(CURRENCY);
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
            take(STOPS);
            marked = at < text.length() && takeMark();
        }
        if (at < text.length() && change == 0 && isChangeBehind()) {
            return true;
        }
        return at == text.length() || bracketWithoutDigits();
    }

    /** A change told behind its number: 3（减少）. */
    private boolean isChangeBehind() {
        int end = text.length() - 1;
        if (text.charAt(at) == '(' && text.charAt(end) == ')') {
            String inside = text.substring(at + 1, end);
            change = words.more().contains(inside) ? 1 : words.less().contains(inside) ? -1 : 0;
        }
        at = change == 0 ? at : text.length();
        return change != 0;
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
            take(words.zero()).ifPresent(zero -> digits = Optional.of(BigDecimal.ZERO));
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

    CellNumber.Reading reading(CellNumber.Kind kind, Optional<String> columnUnit) {
        BigDecimal number = digits.orElseThrow();
        boolean money = unit.isPresent() && words.amounts().containsKey(unit.get());
        String remark = about ? Evidence.APPROXIMATE : null;
        if (kind != CellNumber.Kind.CHANGE && change != 0) {
            return CellNumber.Reading.unclear("a change where the form asks for a count");
        }
        if (kind != CellNumber.Kind.AMOUNT && money) {
            return CellNumber.Reading.unclear("an amount of money where the form asks for a count");
        }
        if (kind == CellNumber.Kind.AMOUNT && unit.isPresent() && !money && number.signum() != 0) {
            return CellNumber.Reading.unclear("a count where the form asks for an amount of money");
        }
        if (minus > 0 && (plus || change != 0)) {
            return CellNumber.Reading.unclear("two signs that do not agree");
        }
        if (minus > 0 && kind != CellNumber.Kind.CHANGE && (minus > 1 || longDash)) {
            return CellNumber.Reading.unclear("a dash before a number that has no sign");
        }
        if (multiplier.isPresent()) {
            number = number.multiply(words.multipliers().get(multiplier.get()));
            remark = join(remark, "converted from " + multiplier.get());
        }
        if (kind == CellNumber.Kind.AMOUNT) {
            Optional<String> own = money ? unit : multiplier.isPresent() ? Optional.empty() : columnUnit;
            BigDecimal factor = own.map(name -> words.amounts().get(name)).orElse(BigDecimal.ONE);
            if (factor.compareTo(BigDecimal.ONE) != 0 && number.signum() != 0) {
                number = number.multiply(factor);
                remark = join(remark, "converted from " + own.get());
            }
        } else if (number.stripTrailingZeros().scale() > 0) {
            return CellNumber.Reading.unclear("a fraction where the form asks for a count");
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
        } else if (minus == 1 && kind != CellNumber.Kind.CHANGE) {
            remark = join(remark, "printed with a minus sign");
        }
        return new CellNumber.Reading(Optional.of(number), Optional.ofNullable(remark));
    }

    private String join(String remark, String more) {
        return remark == null ? more : remark + "; " + more;
    }

    private Optional<String> take(Iterable<String> longestFirst) {
        if (noWordBegins()) {
            return Optional.empty();
        }
        for (String word : longestFirst) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }

    private boolean noWordBegins() {
        return at >= text.length() || !openers.get(text.charAt(at));
    }

    private Optional<String> takeLongest(Iterable<String> candidates) {
        if (noWordBegins()) {
            return Optional.empty();
        }
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
