// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.brand;

import org.nianbao.clean.words.PlainCharacters;

/** The characters brands are made of. */
final class BrandCharacters {

    private static final int FEWEST_DIGITS = 3;

    /** What follows a number that says how many. */
    private static final String COUNTED = "年月日号条件个项次篇人名家户份万亿元余多期场届批宗起时分秒页处张套台部字天周";

    private BrandCharacters() {
    }

    static boolean isOne(char c) {
        return PlainCharacters.isHan(c) || isLatin(c) || c == '·' || c == '.';
    }

    static boolean isLatin(char c) {
        return isLatinLetter(c) || c >= '0' && c <= '9';
    }

    static boolean isLatinLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** Whether small letters and three or more digits make it up: d5599, 8868vip. Reports write G318 and PM2.5. */
    static boolean isCode(String text) {
        return text.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9')
                && text.chars().anyMatch(c -> c >= 'a')
                && text.chars().filter(c -> c <= '9').count() >= FEWEST_DIGITS;
    }

    static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is a number that says how many here, or part of a longer one: 88 in 1880, in 88条. */
    static boolean isPartOfNumber(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (!isDigit(text.charAt(at))) {
                return false;
            }
        }
        char before = from == 0 ? ' ' : text.charAt(from - 1);
        char behind = to == text.length() ? ' ' : text.charAt(to);
        return isDigit(before) || isDigit(behind) || ".,-/%+=".indexOf(before) >= 0 || counts(text, from, to);
    }

    /** Whether a number says how many, or stands alone: a cell, a telephone number. */
    private static boolean counts(String text, int from, int to) {
        int next = to;
        while (from == 0 && next < text.length() && " ：:".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        char c = next == text.length() ? ' ' : text.charAt(next);
        return COUNTED.indexOf(c) >= 0 && !text.startsWith(LostWords.GOVERNMENT, next)
                || !PlainCharacters.isHan(c) && "《（(“".indexOf(c) < 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean hasLatinLetter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isLatinLetter(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean hasHan(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (PlainCharacters.isHan(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean isOneString(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isOne(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
