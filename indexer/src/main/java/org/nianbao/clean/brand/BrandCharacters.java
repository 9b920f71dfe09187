// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.brand;

import org.nianbao.clean.words.PlainCharacters;

/** The characters brands are made of. */
final class BrandCharacters {

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
