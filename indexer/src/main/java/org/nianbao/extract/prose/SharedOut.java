// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.prose;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers shared out among things named before them (甲、乙分别为3件、4件), each put behind its own thing (甲为3件,乙为4件).
 *
 * <p>Only where there are as many things as numbers and the last thing is no longer than the others: else its words may
 * be about all of them, and then the numbers stay as they are printed.
 */
final class SharedOut {

    private static final String RESPECTIVELY = "分别";
    private static final Pattern NUMBERS = Pattern.compile("(?<said>[\\p{IsHan}&&[^、和及与]]{0,14}?)"
            + "(?<list>\\d{1,9}[\\p{IsHan}&&[^、和及与年月日]]{1,2}(?:[、和及与]\\d{1,9}[\\p{IsHan}&&[^、和及与年月日]]{1,2}){1,5})"
            + "(?=[,;]|$)");
    private static final Pattern BETWEEN = Pattern.compile("[、和及与]");
    private static final String CLAUSE_MARKS = ",;:()";
    /** How much longer the last thing may be, as 行政诉讼案件 is beside 行政复议. */
    private static final int LONGER = 2;

    private SharedOut() {
    }

    /** The sentence with each number behind its own thing; the sentence itself where nothing is shared out. */
    static String apart(String text) {
        int at = text.indexOf(RESPECTIVELY);
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() * 2);
        int done = 0;
        Matcher numbers = NUMBERS.matcher(text);
        for (; at >= 0; at = text.indexOf(RESPECTIVELY, Math.max(at + 1, done))) {
            numbers.region(at + RESPECTIVELY.length(), text.length());
            if (!numbers.lookingAt()) {
                continue;
            }
            int start = at;
            while (start > done && CLAUSE_MARKS.indexOf(text.charAt(start - 1)) < 0) {
                start--;
            }
            String[] things = BETWEEN.split(text.substring(start, at), -1);
            String[] values = BETWEEN.split(numbers.group("list"), -1);
            if (things.length != values.length || !areAlike(things)) {
                continue;
            }
            out.append(text, done, start);
            for (int i = 0; i < things.length; i++) {
                out.append(i == 0 ? "" : ",").append(things[i]).append(numbers.group("said")).append(values[i]);
            }
            done = numbers.end();
        }
        return out.append(text, done, text.length()).toString();
    }

    private static boolean areAlike(String[] things) {
        int longest = 0;
        for (int i = 0; i < things.length; i++) {
            if (things[i].isEmpty() || i == things.length - 1 && things[i].length() > longest + LONGER) {
                return false;
            }
            longest = Math.max(longest, things[i].length());
        }
        return true;
    }
}
