// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A table made rectangular: rowspan and colspan resolved, short rows filled up.
 *
 * @param number which table of the page this is, counted from 1 in reading order
 * @param rows rows of equal width; the same {@link Cell} object stands wherever its span reaches
 */
public record Grid(int number, List<List<Cell>> rows) implements Block {

    /**
     * One cell as printed.
     *
     * @param text cleaned text, lines joined by a space
     * @param row first row it covers, from 0
     * @param column first column it covers, from 0
     * @param rowSpan rows covered, at least 1
     * @param columnSpan columns covered, at least 1
     * @param printed false for a filler that the page does not have
     */
    public record Cell(String text, int row, int column, int rowSpan, int columnSpan, boolean printed) {

        public Cell {
            Objects.requireNonNull(text, "text");
            if (row < 0 || column < 0 || rowSpan < 1 || columnSpan < 1) {
                throw new IllegalArgumentException("cell out of the grid");
            }
        }
    }

    public Grid {
        if (number < 1) {
            throw new IllegalArgumentException("tables are counted from 1");
        }
        List<List<Cell>> copy = new ArrayList<>(rows.size());
        for (List<Cell> row : rows) {
            if (row.size() != rows.get(0).size()) {
                throw new IllegalArgumentException("rows of unequal width");
            }
            copy.add(List.copyOf(row));
        }
        rows = List.copyOf(copy);
    }

    /** The same cells with rows and columns exchanged. */
    public Grid turned() {
        Map<Cell, Cell> turned = new IdentityHashMap<>();
        List<List<Cell>> columns = new ArrayList<>(width());
        for (int c = 0; c < width(); c++) {
            List<Cell> column = new ArrayList<>(height());
            for (int r = 0; r < height(); r++) {
                column.add(turned.computeIfAbsent(cell(r, c), cell -> new Cell(cell.text(), cell.column(), cell.row(),
                        cell.columnSpan(), cell.rowSpan(), cell.printed())));
            }
            columns.add(column);
        }
        return new Grid(number, columns);
    }

    public int width() {
        return rows.isEmpty() ? 0 : rows.get(0).size();
    }

    public int height() {
        return rows.size();
    }

    /** The cell that covers this place, both counted from 0. */
    public Cell cell(int row, int column) {
        return rows.get(row).get(column);
    }

    /** True where the cell's own upper left corner is, so that a spanning cell is met once. */
    public boolean isOrigin(int row, int column) {
        Cell cell = cell(row, column);
        return cell.row() == row && cell.column() == column;
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < height(); r++) {
            boolean opened = false;
            for (int c = 0; c < width(); c++) {
                Cell cell = cell(r, c);
                if (cell.printed() && isOrigin(r, c) && !cell.text().isEmpty()) {
                    text.append(opened ? " " : text.length() == 0 ? "" : "\n").append(cell.text());
                    opened = true;
                }
            }
        }
        return text.toString();
    }
}
