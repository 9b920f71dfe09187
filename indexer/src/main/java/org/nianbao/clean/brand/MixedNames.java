// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.brand;

import org.nianbao.clean.words.PlainCharacters;

/**
 * Tells names mixed of small Latin letters and Han characters that no report writes of itself (亚某yamou, 365abc官网) from
 * those it does (pdf格式, 某某app): their Han part is no Chinese, or calls itself what only advertising does.
 */
final class MixedNames {

    private static final int FEWEST_LETTERS = 2;

    private final BrandMarks marks;
    private final OrdinaryWords ordinary;

    MixedNames(BrandMarks marks, OrdinaryWords ordinary) {
        this.marks = marks;
        this.ordinary = ordinary;
    }

    boolean isOne(String name) {
        String rest = marks.without(name);
        if (smallLetters(rest) < FEWEST_LETTERS || !BrandCharacters.hasHan(name)) {
            return false;
        }
        if (marks.isMarked(name)) {
            return true;
        }
        StringBuilder han = new StringBuilder();
        name.chars().filter(c -> PlainCharacters.isHan((char) c)).forEach(c -> han.append((char) c));
        return han.length() > 1 && !ordinary.makeUp(han.toString(), true);
    }

    /** The longest run of small letters. */
    private static int smallLetters(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) >= 'a' && text.charAt(i) <= 'z' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
