// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The running numbers (序号) that stand before the labels of a table's rows: in a line of their own, where they would
 * be taken for the last figure of the row before, or at the beginning of the row's line.
 */
final class RunningNumbers {

    /** Rows one after the other whose numbers count on by one; figures do not. */
    private static final int FEWEST = 5;
    /** The same where no figure stands between them, so that they might be the figures. */
    private static final int FEWEST_ALONE = 10;
    private static final int MOST_DIGITS = 3;

    private final LabelLookup lookup;
    private final CellNumber cellNumber;
    private final List<String> paragraphs;
    private List<String> bare;
    private final List<Integer> counted = new ArrayList<>();
    /** Whether figures stand between each two of those counted. */
    private boolean besideFigures = true;

    private RunningNumbers(LabelLookup lookup, CellNumber cellNumber, List<String> paragraphs) {
        this.lookup = lookup;
        this.cellNumber = cellNumber;
        this.paragraphs = paragraphs;
        this.bare = paragraphs;
    }

    /** The paragraphs without running numbers; the same where there are none. */
    static List<String> without(List<String> paragraphs, LabelLookup lookup, CellNumber cellNumber) {
        RunningNumbers numbers = new RunningNumbers(lookup, cellNumber, paragraphs);
        numbers.find();
        return numbers.bare == paragraphs ? paragraphs
                : numbers.bare.stream().filter(Objects::nonNull).toList();
    }

    private void find() {
        int last = 0;
        boolean figures = false;
        for (int i = 0; i < paragraphs.size(); i++) {
            String text = paragraphs.get(i);
            int digits = digits(text);
            if (digits == 0 || text.charAt(0) == '0' || !numbersRow(i, digits)) {
                figures |= digits > 0 && digits == text.length() || cellNumber.looksLikeValue(text);
                continue;
            }
            int number = Integer.parseInt(text.substring(0, digits));
            if (!counted.isEmpty() && number != last + 1) {
                end();
            }
            besideFigures &= counted.isEmpty() || figures;
            counted.add(i);
            last = number;
            figures = digits < text.length();
        }
        end();
    }

    /** How many digits the text begins with, if a blank or nothing follows them; else 0. */
    private static int digits(String text) {
        int digits = 0;
        while (digits < text.length() && digits <= MOST_DIGITS && text.charAt(digits) >= '0'
                && text.charAt(digits) <= '9') {
            digits++;
        }
        return digits <= MOST_DIGITS && (digits == text.length() || text.charAt(digits) == ' ') ? digits : 0;
    }

    /** Whether a row's label stands right behind the number. */
    private boolean numbersRow(int at, int digits) {
        String text = paragraphs.get(at);
        if (digits < text.length()) {
            String row = text.substring(digits).strip();
            int blank = row.lastIndexOf(' ');
            return blank > 0 && !cellNumber.looksLikeValue(row.substring(0, row.indexOf(' ')))
                    && cellNumber.looksLikeValue(row.substring(blank + 1));
        }
        int next = at + 1;
        while (next < paragraphs.size() && paragraphs.get(next).isBlank()) {
            next++;
        }
        return next < paragraphs.size() && !cellNumber.looksLikeValue(paragraphs.get(next))
                && lookup.exact(paragraphs.get(next)).isPresent();
    }

    private void end() {
        if (counted.size() >= (besideFigures ? FEWEST : FEWEST_ALONE)) {
            bare = bare == paragraphs ? new ArrayList<>(paragraphs) : bare;
            for (int i : counted) {
                String text = paragraphs.get(i);
                int digits = digits(text);
                bare.set(i, digits == text.length() ? null : text.substring(digits).strip());
            }
        }
        counted.clear();
        besideFigures = true;
    }
}
