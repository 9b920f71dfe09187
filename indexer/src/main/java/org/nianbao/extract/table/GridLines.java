// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.nianbao.clean.Grid;

/** Cuts a table that is still a grid into lines of cells, turned or halved where the form stands so in it. */
final class GridLines {

    /** Lines of a grid that are asked which way it stands; a form turned sideways has ten. */
    private static final int TURNED_LINES = 40;

    private final LabelLookup lookup;
    private final CellNumber cellNumber;
    private final Predicate<String> across;
    private final WrappedCells wrappedCells;

    /** @param across whether a table's rows stand side by side in the form itself */
    GridLines(LabelLookup lookup, CellNumber cellNumber, Predicate<String> across) {
        this.lookup = lookup;
        this.cellNumber = cellNumber;
        this.across = across;
        this.wrappedCells = new WrappedCells(lookup, cellNumber);
    }

    /** Hands the grid's lines of cells one after the other to {@code lines}, until that is full. */
    void read(Grid printed, FormLines lines) {
        boolean turned = isTurned(printed);
        Grid grid = turned ? printed.turned() : printed;
        int half = standsInHalves(grid) ? grid.width() / 2 : grid.width();
        for (int from = 0; from < grid.width(); from += half) {
            read(grid, from, from + half, turned, lines);
        }
    }

    private void read(Grid grid, int fromColumn, int toColumn, boolean turned, FormLines lines) {
        RowBorders borders = RowBorders.of(grid);
        int[] ends = ends(grid, fromColumn, toColumn);
        int usual = usual(ends, toColumn);
        for (int r = 0; r < grid.height() && !lines.isFull(); r++) {
            List<FormCell> cells = new ArrayList<>();
            List<String> words = words(grid, r, fromColumn, toColumn);
            Optional<List<String>> whole = r + 1 == grid.height() ? Optional.empty()
                    : wrappedCells.completed(words, words(grid, r + 1, fromColumn, toColumn));
            for (int c = fromColumn; c < toColumn; c++) {
                Grid.Cell cell = grid.cell(r, c);
                boolean origin = grid.isOrigin(r, c);
                if (!cell.printed() || !origin && c != cell.column()) {
                    continue;
                }
                boolean shared = isShared(borders, cell);
                if (origin || shared) {
                    FormCell.Place place = turned
                            ? new FormCell.Place(grid.number(), cell.column() + 1, cell.row() + 1)
                            : new FormCell.Place(grid.number(), cell.row() + 1, cell.column() + 1);
                    String text = whole.isPresent() ? whole.get().get(c - fromColumn) : cell.text();
                    FormCell placed = lines.cell(text, place, c, c + cell.columnSpan());
                    cells.add(shared ? placed.merged() : placed.kind() == FormCell.Kind.LABEL
                            && borders.reachesOver(cell) ? placed.overSeveralRows() : placed);
                }
            }
            lines.add(grid.number(), FormLine.Kind.GRID, ends[r] != usual, cells);
            r += whole.isPresent() ? 1 : 0;
        }
    }

    /** What each column of a row holds; nothing where a cell only reaches over from elsewhere. */
    private static List<String> words(Grid grid, int row, int fromColumn, int toColumn) {
        List<String> words = new ArrayList<>(toColumn - fromColumn);
        for (int c = fromColumn; c < toColumn; c++) {
            words.add(grid.isOrigin(row, c) && grid.cell(row, c).printed() ? grid.cell(row, c).text() : "");
        }
        return words;
    }

    /** For each row the column behind its last printed cell; 0 where it has none. */
    private static int[] ends(Grid grid, int fromColumn, int toColumn) {
        int[] ends = new int[grid.height()];
        for (int r = 0; r < grid.height(); r++) {
            int end = toColumn;
            while (end > fromColumn && !grid.cell(r, end - 1).printed()) {
                end--;
            }
            ends[r] = end == fromColumn ? 0 : end;
        }
        return ends;
    }

    /** Where most rows end; the longest of those where as many end elsewhere, as each line of a header may. */
    private static int usual(int[] ends, int width) {
        int[] rows = new int[width + 1];
        for (int end : ends) {
            rows[end] += end > 0 ? 1 : 0;
        }
        int usual = width;
        for (int end = width - 1; end > 0; end--) {
            usual = rows[end] > rows[usual] ? end : usual;
        }
        return usual;
    }

    /** Whether a table was set in two halves side by side, each with the same header and rows of its own. */
    private boolean standsInHalves(Grid grid) {
        int half = grid.width() / 2;
        boolean header = false;
        boolean rows = false;
        for (int r = 0; r < Math.min(grid.height(), TURNED_LINES) && half > 1 && grid.width() == 2 * half; r++) {
            boolean same = true;
            for (int c = 0; c < half && same; c++) {
                same = grid.cell(r, c).text().equals(grid.cell(r, c + half).text()) && grid.isOrigin(r, c + half);
            }
            int labels = 0;
            for (int c = 0; c < half && same; c++) {
                String text = grid.cell(r, c).text();
                labels += !text.isEmpty() && lookup.exact(text).isPresent() ? 1 : 0;
            }
            header |= labels > 1;
            rows |= header && isRowLabel(grid.cell(r, 0)) && isRowLabel(grid.cell(r, half));
        }
        return rows;
    }

    private boolean isRowLabel(Grid.Cell cell) {
        return lookup.exact(cell.text()).map(label -> label.has(FormLabels.Role.ROW)).orElse(false);
    }

    /** Whether a number stands for several rows: it reaches on where its neighbours end and new cells begin. */
    private boolean isShared(RowBorders borders, Grid.Cell cell) {
        return borders.reachesOver(cell) && cellNumber.looksLikeValue(cell.text());
    }

    /**
     * Where the cells of a grid begin and end, looked up once: a page may let thousands of cells reach over thousands
     * of rows.
     *
     * @param firstEnd for each row, where the first of the cells in it ends
     * @param begun for each row, in how many rows up to it a cell with text begins
     */
    private record RowBorders(int[] firstEnd, int[] begun) {

        static RowBorders of(Grid grid) {
            int[] firstEnd = new int[grid.height()];
            int[] begun = new int[grid.height()];
            for (int r = 0; r < grid.height(); r++) {
                firstEnd[r] = Integer.MAX_VALUE;
                boolean begins = false;
                for (int c = 0; c < grid.width(); c++) {
                    Grid.Cell cell = grid.cell(r, c);
                    if (cell.printed()) {
                        firstEnd[r] = Math.min(firstEnd[r], cell.row() + cell.rowSpan());
                        begins |= cell.row() == r && !cell.text().isEmpty();
                    }
                }
                begun[r] = (r == 0 ? 0 : begun[r - 1]) + (begins ? 1 : 0);
            }
            return new RowBorders(firstEnd, begun);
        }

        /** Whether a cell reaches on where its neighbours end and new cells begin. */
        boolean reachesOver(Grid.Cell cell) {
            int end = cell.row() + cell.rowSpan();
            return cell.rowSpan() > 1 && firstEnd[cell.row()] < end && begunBefore(end) > begunBefore(cell.row() + 1);
        }

        private int begunBefore(int row) {
            int last = Math.min(row, begun.length) - 1;
            return last < 0 ? 0 : begun[last];
        }
    }

    /**
     * Whether the form stands sideways in this grid: its columns are named where numbers follow, its rows over the
     * numbers. A table whose rows stand side by side in the form itself has its own rule.
     */
    private boolean isTurned(Grid grid) {
        int columnsLeft = 0;
        int rowsAbove = 0;
        for (int r = 0; r < Math.min(grid.height(), TURNED_LINES); r++) {
            int lastValue = lastValue(grid, r);
            int columnsInLine = 0;
            for (int c = 0; c < grid.width(); c++) {
                Grid.Cell cell = grid.cell(r, c);
                if (!cell.printed() || cell.text().isEmpty() || !grid.isOrigin(r, c)) {
                    continue;
                }
                Optional<FormLabels.Match> label = cellNumber.looksLikeValue(cell.text()) ? Optional.empty()
                        : lookup.exact(cell.text());
                boolean row = label.map(l -> l.has(FormLabels.Role.ROW)).orElse(false);
                boolean column = label.map(l -> l.has(FormLabels.Role.COLUMN)).orElse(false);
                if (row == column || label.get().meanings().stream().anyMatch(m -> across.test(m.table()))) {
                    continue;
                }
                columnsInLine += column ? 1 : 0;
                if (row && c < lastValue || column && (lastValue >= 0 && c > lastValue || columnsInLine > 1)) {
                    return false;
                }
                columnsLeft += column && c < lastValue ? 1 : 0;
                rowsAbove += row ? 1 : 0;
            }
        }
        return columnsLeft > 0 && rowsAbove > 0;
    }

    private int lastValue(Grid grid, int row) {
        for (int c = grid.width() - 1; c >= 0; c--) {
            Grid.Cell cell = grid.cell(row, c);
            if (cell.printed() && cellNumber.looksLikeValue(cell.text())) {
                return c;
            }
        }
        return -1;
    }
}
