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
 * @param breaksTable whether running text stood before it, so that what was waiting for numbers waits no longer
 */
record FormLine(int table, Kind kind, boolean breaksTable, List<FormCell> cells) {

    /** Where the cells of a line come from. */
    enum Kind {
        GRID, DIVIDED, RUN
    }

    FormLine {
        cells = List.copyOf(cells);
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

    /** Whether blank cells would show. */
    boolean hasCells() {
        return kind != Kind.RUN;
    }
}
