// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.List;
import org.nianbao.extract.table.FormLine.Kind;

/**
 * The divided lines of a page whose rows were closed up: programs that turn a page into text drop its blank cells and
 * fill every row up with bars at its end. There a blank at the end of a row shows only that cells are missing, not
 * which, so it is no cell.
 */
final class ClosedUpRows {

    /** Rows that end in blanks and make a page closed up, if no blank stands before a filled cell anywhere. */
    private static final int FEWEST = 3;

    private ClosedUpRows() {
    }

    /** The lines without the blanks that fill rows up; the same lines where rows are not closed up. */
    static List<FormLine> opened(List<FormLine> lines) {
        int filledUp = 0;
        for (FormLine line : lines) {
            if (line.kind() == Kind.DIVIDED && isOfForm(line)) {
                int end = end(line.cells());
                for (int i = 0; i < end; i++) {
                    if (line.cells().get(i).isBlank()) {
                        return lines;
                    }
                }
                filledUp += end > 0 && end < line.cells().size() ? 1 : 0;
            }
        }
        if (filledUp < FEWEST) {
            return lines;
        }
        List<FormLine> opened = new ArrayList<>(lines.size());
        for (FormLine line : lines) {
            List<FormCell> cells = line.cells();
            boolean cut = line.kind() == Kind.DIVIDED && FormCell.numbersIn(cells) > 0;
            opened.add(!cut ? line : line.with(cells.subList(0, end(cells))));
        }
        return opened;
    }

    private static boolean isOfForm(FormLine line) {
        for (FormCell cell : line.cells()) {
            if (cell.kind() == FormCell.Kind.LABEL) {
                return true;
            }
        }
        return false;
    }

    /** The index behind the last cell that is not blank. */
    private static int end(List<FormCell> cells) {
        int end = cells.size();
        while (end > 0 && cells.get(end - 1).isBlank()) {
            end--;
        }
        return end;
    }
}
