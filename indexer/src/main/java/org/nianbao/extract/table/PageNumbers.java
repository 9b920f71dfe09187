// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.List;

/** The numbers of pages between the rows of a table that was copied from paper: — 4 —. */
final class PageNumbers {

    private static final String DASHES = CellScan.DASHES;
    /** Digits and two dashes with blanks between them. */
    private static final int LONGEST = 12;
    private static final int MOST_DIGITS = 3;

    private PageNumbers() {
    }

    /** The paragraphs without those that are nothing but a page's number. */
    static List<String> without(List<String> paragraphs) {
        boolean any = false;
        for (String text : paragraphs) {
            any |= isPageNumber(text);
        }
        return any ? paragraphs.stream().filter(text -> !isPageNumber(text)).toList() : paragraphs;
    }

    private static boolean isPageNumber(String text) {
        String plain = text.length() > LONGEST ? "" : text.strip();
        if (plain.length() < 3 || DASHES.indexOf(plain.charAt(0)) < 0
                || DASHES.indexOf(plain.charAt(plain.length() - 1)) < 0) {
            return false;
        }
        String number = plain.substring(1, plain.length() - 1).replace(" ", "");
        return !number.isEmpty() && number.length() <= MOST_DIGITS
                && number.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
