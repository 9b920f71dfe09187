// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.prose;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nianbao.clean.Block;
import org.nianbao.clean.CleanPage;
import org.nianbao.clean.Grid;
import org.nianbao.extract.text.PlainText;
import org.nianbao.extract.text.SoughtPattern;

/** What shows that a page prints the form's table, and that a paragraph is a row of one and no sentence. */
final class TableTraces {

    /** A label and sixteen numbers between bars and blanks. */
    private static final int LONGEST_ROW = 300;
    /** What ends a cell of a row: blanks, or a unit and blanks. */
    private static final String CELL_END =
            "[\\s\u00A0\u3000]*+(?:[件项条次个元][\\s\u00A0\u3000]++|(?<=[\\s\u00A0\u3000]))";
    /**
     * Cells in a row: bars, tabs, or numbers with nothing but a unit and blanks between them. A number is entered at
     * its first digit only, so that a page of nothing but digits is looked through once.
     */
    private static final SoughtPattern CELLS = SoughtPattern.of("[|\\t]|(?:(?<![\\d,.])[,.]*+\\d[\\d,.]*+|[-—–/])"
            + CELL_END + "(?:\\d[\\d,.]*+|[-—–/])" + CELL_END + "[\\d/—-]");
    /** What may stand behind the label of a row of the form, digits and blanks aside. */
    private static final String BEHIND_ROW = "|/、.-";
    private static final String STOPS = "，。；,;：:！？";
    private static final int CELLS_WITHOUT_A_STOP = 3;

    private final Pattern formRow;
    /** How each of those labels begins and ends, as one number. */
    private final int[] ends;

    /** @param formRows labels of rows by which the form's table is known */
    TableTraces(List<String> formRows) {
        List<String> rows = formRows.stream().filter(row -> !row.isEmpty()).toList();
        String any = rows.isEmpty() ? "(?!)" : rows.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        ends = rows.stream().mapToInt(row -> row.charAt(0) << Character.SIZE | lastOfLabel(row)).distinct().toArray();
        formRow = Pattern.compile("^[一二三四五六七八九十0-9(). 、|｜]{0,6}(?:" + any + ")[ \\t0-9" + BEHIND_ROW
                + "]*$");
    }

    /** Many numbers and not one punctuation mark: what a table leaves when its markup is lost. */
    static boolean isRowOfCells(String paragraph) {
        return mayHaveCells(paragraph) && CELLS.standsIn(paragraph) || isOfNumbers(paragraph);
    }

    /** Whether there is anything that divides cells; most paragraphs have neither bars nor blanks. */
    private static boolean mayHaveCells(String paragraph) {
        for (int i = 0; i < paragraph.length(); i++) {
            char c = paragraph.charAt(i);
            if (c <= ' ' || c == '|' || c == '\u00A0' || c == '\u3000') {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfNumbers(String paragraph) {
        int numbers = 0;
        boolean number = false;
        for (int i = 0; i < paragraph.length(); i++) {
            char c = paragraph.charAt(i);
            if (!PlainText.isHan(c) && STOPS.indexOf(c) >= 0) {
                return false;
            }
            boolean digit = c >= '0' && c <= '9';
            numbers += digit && !number ? 1 : 0;
            number = digit;
        }
        return numbers >= CELLS_WITHOUT_A_STOP;
    }

    boolean hasForm(CleanPage page) {
        for (Block block : page.blocks()) {
            if (block instanceof Grid grid) {
                for (List<Grid.Cell> row : grid.rows()) {
                    for (Grid.Cell cell : row) {
                        if (isFormRow(cell.text())) {
                            return true;
                        }
                    }
                }
            } else if (isFormRow(block.text())) {
                return true;
            }
        }
        return false;
    }

    private boolean isFormRow(String text) {
        if (text.length() > LONGEST_ROW) {
            return false;
        }
        char last = lastOfLabel(text);
        for (int row : ends) {
            if ((char) row == last && text.indexOf(row >>> Character.SIZE) >= 0) {
                return formRow.matcher(PlainText.compact(text)).matches();
            }
        }
        return false;
    }

    /** The last character before what may stand behind a label. */
    private static char lastOfLabel(String text) {
        for (int end = text.length(); end > 0; end--) {
            char c = PlainText.narrow(text.charAt(end - 1));
            if (!(c >= '0' && c <= '9' || BEHIND_ROW.indexOf(c) >= 0 || Character.isWhitespace(c))) {
                return c;
            }
        }
        return ' ';
    }
}
