// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.text;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A number written in Chinese numerals (十二, 三千五百, 两万, 二〇二一).
 *
 * <p>Ill-formed numerals, such as 百十 or 一十百, are no number: half the words of the language contain a 一.
 */
public final class ChineseNumber {

    /** Every character a numeral may consist of. */
    public static final String CHARACTERS = "〇零一二三四五六七八九十百千万亿两";

    private static final String DIGITS = "零一二三四五六七八九";
    private static final int TEN_THOUSAND = 10_000;
    private static final int HUNDRED_MILLION = 100_000_000;

    private ChineseNumber() {
    }

    /** Whether a numeral may consist of this character. */
    public static boolean isNumeral(char c) {
        return switch (c) {
            case '〇', '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿', '两' -> true;
            default -> false;
        };
    }

    /** The value of a whole numeral; absent when {@code text} is not a well-formed one. */
    public static Optional<BigDecimal> of(String text) {
        if (text.isEmpty() || text.length() > 18) {
            return Optional.empty();
        }
        long value = isPlainDigits(text) ? plainDigits(text) : withUnits(text);
        return value < 0 ? Optional.empty() : Optional.of(BigDecimal.valueOf(value));
    }

    /** 万 and 亿 as factors behind any number, 1 for everything else. */
    public static BigDecimal factor(char unit) {
        return switch (unit) {
            case '百' -> BigDecimal.valueOf(100);
            case '千' -> BigDecimal.valueOf(1000);
            case '万' -> BigDecimal.valueOf(TEN_THOUSAND);
            case '亿' -> BigDecimal.valueOf(HUNDRED_MILLION);
            default -> BigDecimal.ONE;
        };
    }

    private static boolean isPlainDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '两' || digit(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static long plainDigits(String text) {
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            value = value * 10 + digit(text.charAt(i));
        }
        return value;
    }

    private static long withUnits(String text) {
        long total = 0;
        long section = 0;
        long digit = -1;
        long lastSectionUnit = Long.MAX_VALUE;
        long lastUnit = TEN_THOUSAND;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int value = digit(c);
            if (value == 0) {
                if (digit > 0) {
                    return -1;
                }
                continue;
            }
            if (value > 0) {
                if (digit > 0) {
                    return -1;
                }
                digit = value;
            } else if (c == '十' || c == '百' || c == '千') {
                long unit = factorOf(c);
                boolean bareTen = c == '十' && digit < 0 && section % 1000 == 0;
                if (unit >= lastUnit || digit < 0 && !bareTen) {
                    return -1;
                }
                section += (digit < 0 ? 1 : digit) * unit;
                digit = -1;
                lastUnit = unit;
            } else {
                long unit = factorOf(c);
                section += Math.max(digit, 0);
                if (unit >= lastSectionUnit || section == 0) {
                    return -1;
                }
                total += section * unit;
                section = 0;
                digit = -1;
                lastUnit = TEN_THOUSAND;
                lastSectionUnit = unit;
            }
        }
        return total + section + Math.max(digit, 0);
    }

    private static long factorOf(char unit) {
        return unit == '十' ? 10 : factor(unit).longValueExact();
    }

    private static int digit(char c) {
        return c == '〇' ? 0 : c == '两' ? 2 : DIGITS.indexOf(c);
    }
}
