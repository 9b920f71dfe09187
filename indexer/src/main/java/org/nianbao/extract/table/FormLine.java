// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.List;

/**
 * One line of cells in reading order: a row of a grid, a paragraph whose cells bars or tabs divide, or a label with
 * the run of numbers that follow it, each in a paragraph of its own.
 *
 * @param table which table of the page it belongs to, counted from 1
 * @param kind how sure it is where one cell ends and whether blank cells are there
 * @param uneven whether it ends elsewhere than most rows of its grid: a cell may be missing, or one too many
 * @param breaksTable whether running text stood before it, so that what was waiting for numbers waits no longer
 */
record FormLine(int table, Kind kind, boolean uneven, boolean breaksTable, List<FormCell> cells) {

    /** Where the cells of a line come from. */
    enum Kind {
        GRID, DIVIDED, RUN
    }

    FormLine {
        cells = List.copyOf(cells);
    }

    FormLine(int table, Kind kind, boolean breaksTable, List<FormCell> cells) {
        this(table, kind, false, breaksTable, cells);
    }

    /** The same line with its cells put together anew. */
    FormLine with(List<FormCell> anew) {
        return new FormLine(table, kind, uneven, breaksTable, anew);
    }

    boolean isGrid() {
        return kind == Kind.GRID;
    }

    /** Whether it is a row with nothing but shares behind its label: 50%. */
    boolean isOfShares() {
        boolean shares = false;
        for (FormCell cell : hasCells() && !cells.get(0).isBlank() ? cells.subList(1, cells.size()) : List.<FormCell>of()) {
            if (!cell.isBlank() && !cell.isShare()) {
                return false;
            }
            shares |= cell.isShare();
        }
        return shares;
    }

    /** Whether bars or gaps divide nothing but numbers here, without a label before them. */
    boolean isOfNumbers() {
        boolean numbers = kind == Kind.DIVIDED && FormCell.hasValue(cells);
        for (FormCell cell : cells) {
            numbers &= cell.isValue() || cell.isBlank();
        }
        return numbers;
    }

    /** Whether blank cells would show. */
    boolean hasCells() {
        return kind != Kind.RUN;
    }

    /** Where the last label stands that has a number or a blank behind it, or the last label at all. */
    int lastLabel(CellNumber cellNumber) {
        int last = -1;
        int lastText = -1;
        boolean number = false;
        boolean labelled = false;
        for (int i = 0; i < cells.size(); i++) {
            FormCell cell = cells.get(i);
            labelled |= cell.kind() == FormCell.Kind.LABEL;
            if (cell.kind() == FormCell.Kind.LABEL && !cellNumber.isUnit(cell.text())) {
                last = i;
            } else if (cell.kind() == FormCell.Kind.TEXT && !cellNumber.isUnit(cell.text())
                    && (!number || i == 1 && cells.size() > 2)) {
                lastText = i;
            }
            number |= cell.isValue();
        }
        return Math.max(last, labelled && !number ? last : lastText);
    }
}
