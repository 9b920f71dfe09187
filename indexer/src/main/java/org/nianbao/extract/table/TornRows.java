// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nianbao.extract.table.FormLine.Kind;

/**
 * The rows of flattened tables that were torn over several lines: some cells of a row stood in paragraphs of their own
 * and others did not, so that a program that made text of the page broke the row in front of them and behind. The
 * pieces are put together where their numbers are as many as the header has columns, or as most rows have.
 */
final class TornRows {

    /** Rows with as many numbers each that show how wide a table is without its header. */
    private static final int FEWEST_ALIKE = 3;

    private final List<FormLine> lines;
    private final List<Row> rows = new ArrayList<>();
    /** How many rows under a header have as many numbers. */
    private final Map<List<Integer>, Integer> alike = new HashMap<>();
    private int header;
    private int columns;

    private TornRows(List<FormLine> lines) {
        this.lines = lines;
    }

    /**
     * Lines that are one row if anything is.
     *
     * @param from index of the first line
     * @param to index behind the last one
     * @param numbers how many numbers they have together
     * @param header which header is over them
     * @param columns how many columns it names
     */
    private record Row(int from, int to, int numbers, int header, int columns) {

        boolean isTorn() {
            return to - from > 1;
        }
    }

    /** The lines with the pieces of each row in one; the same lines where no row is torn. */
    static List<FormLine> joined(List<FormLine> lines) {
        TornRows torn = new TornRows(lines);
        torn.find();
        return torn.rows.stream().anyMatch(Row::isTorn) ? torn.join() : lines;
    }

    private void find() {
        boolean inHeader = false;
        for (int i = 0; i < lines.size();) {
            FormLine line = lines.get(i);
            int words = columnWords(line);
            boolean heads = line.isGrid() || values(line) == 0 && namesColumns(line);
            int to = i + 1;
            while (!heads && to < lines.size() && goesOn(lines.get(to), line)) {
                to++;
            }
            if (heads || to == i + 1 && values(line) == 0) {
                // Words that name no column stand between rows, and end no header: the label of a group.
                if (heads || words > 0 || line.breaksTable()) {
                    header += inHeader ? 0 : 1;
                    columns = (inHeader ? columns : 0) + words;
                    inHeader |= heads;
                }
            } else {
                int numbers = 0;
                for (FormLine piece : lines.subList(i, to)) {
                    numbers += values(piece);
                }
                rows.add(new Row(i, to, numbers, header, columns));
                inHeader = false;
            }
            i = to;
        }
    }

    /** Whether a line has nothing but values, right behind another line of the same table. */
    private static boolean goesOn(FormLine line, FormLine first) {
        return !line.isGrid() && !line.breaksTable() && line.table() == first.table()
                && isOfValues(line) && values(line) > 0;
    }

    private static boolean isOfValues(FormLine line) {
        for (FormCell cell : line.cells()) {
            if (!cell.isBlank() && !cell.isValue()) {
                return false;
            }
        }
        return true;
    }

    private static int values(FormLine line) {
        int values = 0;
        for (FormCell cell : line.cells()) {
            values += cell.isValue() ? 1 : 0;
        }
        return values;
    }

    /** Whether it has different columns' names; one of them may be a row's too. */
    private static boolean namesColumns(FormLine line) {
        String name = null;
        for (FormCell cell : line.cells()) {
            if (cell.has(FormLabels.Role.COLUMN)) {
                if (name != null && !name.equals(cell.text())) {
                    return true;
                }
                name = cell.text();
            }
        }
        return false;
    }

    private static int columnWords(FormLine line) {
        int words = 0;
        for (FormCell cell : line.cells()) {
            words += cell.has(FormLabels.Role.COLUMN) ? 1 : 0;
        }
        return words;
    }

    private List<FormLine> join() {
        rows.forEach(row -> alike.merge(List.of(row.header(), row.numbers()), 1, Integer::sum));
        Map<Integer, Integer> torn = new HashMap<>();
        Map<Integer, Integer> whole = new HashMap<>();
        for (Row row : rows) {
            if (row.isTorn()) {
                torn.merge(row.header(), 1, Integer::sum);
                whole.merge(row.header(), isWhole(row) ? 1 : 0, Integer::sum);
            }
        }
        List<FormLine> joined = new ArrayList<>(lines.size());
        int next = 0;
        for (Row row : rows) {
            // Where fewer than four in five come out whole, stray numbers stand between the rows.
            if (row.isTorn() && isWhole(row) && whole.get(row.header()) * 5 >= torn.get(row.header()) * 4) {
                joined.addAll(lines.subList(next, row.from()));
                joined.add(together(lines.subList(row.from(), row.to())));
                next = row.to();
            }
        }
        joined.addAll(lines.subList(next, lines.size()));
        return joined;
    }

    private boolean isWhole(Row row) {
        return row.numbers() > 1 && row.numbers() == row.columns()
                || alike.get(List.of(row.header(), row.numbers())) >= FEWEST_ALIKE;
    }

    /** Blanks are left out, for they stand where the row was broken, and so is a label that is printed twice. */
    private static FormLine together(List<FormLine> pieces) {
        List<FormCell> cells = new ArrayList<>();
        for (FormLine piece : pieces) {
            for (FormCell cell : piece.cells()) {
                boolean again = !cells.isEmpty() && cell.label().isPresent()
                        && cell.text().equals(cells.get(cells.size() - 1).text());
                if (!cell.isBlank() && !again) {
                    cells.add(cell);
                }
            }
        }
        FormLine first = pieces.get(0);
        return new FormLine(first.table(), Kind.RUN, first.breaksTable(), cells);
    }
}
