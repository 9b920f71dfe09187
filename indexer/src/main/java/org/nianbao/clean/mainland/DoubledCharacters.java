// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.mainland;

import java.util.List;
import org.nianbao.clean.words.PlainCharacters;

/** The habit of some mirrors of printing every Han character twice: 政政府府. */
public final class DoubledCharacters {

    /** Pairs that a page must have; ordinary text has one now and then (人人, 常常). */
    private static final int FEWEST_PAIRS = 40;
    private static final int FEWEST_OTHER_PAIRS = 8;
    private static final double SHARE = 0.9;

    private DoubledCharacters() {
    }

    public static boolean isHabitOf(List<String> lines) {
        int mostPairs = lines.stream().mapToInt(String::length).sum() / 2;
        int pairs = 0;
        int singles = 0;
        for (String line : lines) {
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (!PlainCharacters.isHan(c)) {
                    continue;
                }
                if (i + 1 < line.length() && line.charAt(i + 1) == c) {
                    pairs++;
                    i++;
                } else {
                    singles++;
                }
            }
            if (mostPairs < SHARE * (mostPairs + singles)) {
                return false;
            }
        }
        return pairs >= FEWEST_PAIRS && pairs >= SHARE * (pairs + singles);
    }

    /** Whether digits and letters (and so marks) are doubled too, on a page whose Han characters are. */
    public static boolean isHabitOfAll(List<String> lines) {
        int pairs = 0;
        int singles = 0;
        for (String line : lines) {
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (PlainCharacters.isHan(c) || !Character.isLetterOrDigit(c)) {
                    continue;
                }
                if (i + 1 < line.length() && line.charAt(i + 1) == c) {
                    pairs++;
                    i++;
                } else {
                    singles++;
                }
            }
        }
        return pairs >= FEWEST_OTHER_PAIRS && pairs >= SHARE * (pairs + singles);
    }

    /** The line with one character for two: of Han characters, or of all but blanks. */
    public static String without(String line, boolean all) {
        StringBuilder out = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            out.append(c);
            if ((all && !Character.isWhitespace(c) || PlainCharacters.isHan(c)) && i + 1 < line.length() && line.charAt(i + 1) == c) {
                i++;
            }
        }
        return out.toString();
    }
}
