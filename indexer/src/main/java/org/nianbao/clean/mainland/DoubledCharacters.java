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

    /** Whether the lines print nearly every Han character twice. */
    public static boolean isHabitOf(List<String> lines) {
        int mostPairs = lines.stream().mapToInt(String::length).sum() / 2;
        Count count = new Count();
        for (String line : lines) {
            count.add(line, PlainCharacters::isHan);
            if (mostPairs < SHARE * (mostPairs + count.singles)) {
                return false;
            }
        }
        return count.isHabit(FEWEST_PAIRS);
    }

    /** Whether digits and letters (and so marks) are doubled too, on a page whose Han characters are. */
    public static boolean isHabitOfAll(List<String> lines) {
        Count count = new Count();
        lines.forEach(line -> count.add(line, c -> !PlainCharacters.isHan(c) && Character.isLetterOrDigit(c)));
        return count.isHabit(FEWEST_OTHER_PAIRS);
    }

    /** How many characters of a kind stand twice, and how many once. */
    private static final class Count {

        private int pairs;
        private int singles;

        private void add(String line, Kind kind) {
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                if (!kind.has(c)) {
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

        private boolean isHabit(int fewest) {
            return pairs >= fewest && pairs >= SHARE * (pairs + singles);
        }
    }

    /** Characters that are counted. */
    @FunctionalInterface
    private interface Kind {
        boolean has(char c);
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
