// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

import java.util.ArrayList;
import java.util.List;

/** One table of the form: rows of cells with their spans; the first {@code headerRows} hold headings. */
record FormTable(List<List<Td>> rows, int headerRows) {

    FormTable {
        rows = rows.stream().map(List::copyOf).toList();
    }

    int columns() {
        return rows.get(0).stream().mapToInt(Td::colspan).sum();
    }

    /**
     * The two tables that a page break makes of this one. Cells that reach over the break end there and go on as
     * new cells below.
     *
     * @param repeatHeader whether the headings stand over the second half too
     * @param repeatLabels whether a label that reaches over the break is written again
     */
    List<FormTable> split(int at, boolean repeatHeader, boolean repeatLabels) {
        List<List<Td>> above = new ArrayList<>();
        List<List<Td>> below = new ArrayList<>();
        if (repeatHeader) {
            below.addAll(rows.subList(0, headerRows));
        }
        List<Td> goingOn = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<Td> cells = new ArrayList<>();
            if (row == at) {
                cells.addAll(goingOn);
            }
            for (Td cell : rows.get(row)) {
                int over = row + cell.rowspan() - at;
                if (row < at && over > 0) {
                    cells.add(new Td(cell.text(), at - row, cell.colspan(), cell.key()));
                    goingOn.add(new Td(repeatLabels ? cell.text() : "", over, cell.colspan(), cell.key()));
                } else {
                    cells.add(cell);
                }
            }
            (row < at ? above : below).add(cells);
        }
        return List.of(new FormTable(above, headerRows), new FormTable(below, repeatHeader ? headerRows : 0));
    }

    /** This table with empty cells behind every row, up to {@code width} columns. */
    FormTable paddedTo(int width) {
        int more = width - columns();
        List<List<Td>> padded = new ArrayList<>();
        for (List<Td> row : rows) {
            List<Td> cells = new ArrayList<>(row);
            for (int column = 0; column < more; column++) {
                cells.add(Td.label(""));
            }
            padded.add(cells);
        }
        return new FormTable(padded, headerRows);
    }

    /** This table without spans: what a cell reached over is empty, or says the same again. */
    FormTable unspanned(boolean repeat) {
        int columns = columns();
        Td[][] places = new Td[rows.size()][columns];
        boolean[][] starts = new boolean[rows.size()][columns];
        for (int row = 0; row < rows.size(); row++) {
            int column = 0;
            for (Td cell : rows.get(row)) {
                while (places[row][column] != null) {
                    column++;
                }
                starts[row][column] = true;
                for (int down = row; down < Math.min(rows.size(), row + cell.rowspan()); down++) {
                    for (int right = column; right < column + cell.colspan(); right++) {
                        places[down][right] = cell;
                    }
                }
            }
        }
        List<List<Td>> plain = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<Td> cells = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                Td cell = places[row][column];
                boolean said = cell != null && (starts[row][column] || repeat);
                cells.add(said ? new Td(cell.text(), 1, 1, cell.key()) : Td.label(""));
            }
            plain.add(cells);
        }
        return new FormTable(plain, headerRows);
    }

    /** This table with its spans forgotten: rows have as many cells as were written, and no more. */
    FormTable ragged() {
        return new FormTable(rows.stream().map(row -> row.stream()
                .map(cell -> new Td(cell.text(), 1, 1, cell.key())).toList()).toList(), headerRows);
    }

    /** This table with every column made of two. */
    FormTable doubled() {
        return new FormTable(rows.stream().map(row -> row.stream()
                .map(cell -> new Td(cell.text(), cell.rowspan(), cell.colspan() * 2, cell.key())).toList()).toList(),
                headerRows);
    }
}
