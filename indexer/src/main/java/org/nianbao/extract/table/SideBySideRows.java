// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.List;
import java.util.Optional;
import org.nianbao.extract.table.FormLabels.Match;
import org.nianbao.extract.table.FormLabels.Role;
import org.nianbao.report.FigureKey;

/** The rows that may stand side by side in their table's header, one below the other, or one number a line. */
final class SideBySideRows {

    private final StatedFigures figures;
    private final PlacedRows rows;
    /** The row whose numbers follow one a line, each behind its column's name, and in which table it was met. */
    private Optional<String> row = Optional.empty();
    private int rowTable;

    SideBySideRows(StatedFigures figures, PlacedRows rows) {
        this.figures = figures;
        this.rows = rows;
    }

    /** The label of a row was met. */
    void rowMet(String stem, int table) {
        row = Optional.of(stem);
        rowTable = table;
    }

    /** The row met last is over. */
    void forget() {
        row = Optional.empty();
    }

    /** What the row met last in this table has in the column that the label names; absent where that is no cell. */
    Optional<FigureKey> cellOf(FormShape shape, FormCell label, int table) {
        return row.filter(stem -> rowTable == table).flatMap(stem -> label.label().flatMap(match ->
                match.as(shape.id(), Role.COLUMN)).flatMap(column -> shape.figure(stem, column.key())));
    }

    /**
     * Reads one line of numbers.
     *
     * @param own the row that the line's label names
     * @param label null where the line has none
     * @return whether these are numbers of the form
     */
    boolean read(FormShape shape, Optional<String> own, FormCell label, FormHeader header, List<FormCell> values,
                 boolean placed, FormLine line) {
        String id = shape.id();
        Optional<String> stem = own;
        String words = label == null ? "" : label.text();
        boolean exact = label == null || label.label().map(Match::exact).orElse(false);
        if (stem.isEmpty() && label != null && label.is(id, Role.COLUMN)) {
            ofOneColumn(shape, label, header, values, placed, line);
            return false;
        }
        FormHeader whole = FormHeader.ofForm(shape);
        if (header == null) {
            if (stem.isEmpty() && values.size() == whole.slots().size()) {
                rows.assign(shape, Optional.empty(), true, whole, false, values, words, line);
            } else if (FormCell.numbersIn(values) > 1) {
                rows.leaveOut(label == null ? values.get(0) : label, words, values,
                        "no header says which columns these are");
            }
            return true;
        }
        if (label == null && header.slots().size() < values.size() && values.size() == whole.slots().size()) {
            // The header is worn down to pieces; the sums may still show the form's order.
            rows.assign(shape, Optional.empty(), true, whole, false, values, words, line);
            return true;
        }
        boolean needsRow = header.slots().stream().allMatch(s -> s.row().isEmpty());
        if (needsRow && stem.isEmpty()) {
            stem = row;
        }
        if (needsRow == stem.isEmpty()) {
            if (FormCell.numbersIn(values) > 0) {
                rows.leaveOut(label == null ? values.get(0) : label, words, values,
                        "cannot be told which row of the form this is");
            }
            return true;
        }
        rows.assign(shape, stem, exact, header, placed, values, words, line);
        return true;
    }

    /** A line whose label names a column: of the rows in the header, or of the one met last. */
    private void ofOneColumn(FormShape shape, FormCell label, FormHeader header, List<FormCell> values, boolean placed,
                             FormLine line) {
        String column = label.label().orElseThrow().as(shape.id(), Role.COLUMN).orElseThrow().key();
        boolean exact = label.label().get().exact();
        List<FormCell> printed = FormCell.printed(values);
        if (header != null && header.slots().stream().allMatch(s -> s.column().isEmpty())) {
            List<FormHeader.Slot> slots = header.slots().stream().map(s -> new FormHeader.Slot(s.row(),
                    Optional.of(column), s.text(), s.from(), s.to())).toList();
            rows.assign(shape, Optional.empty(), exact, new FormHeader(slots, header.placed(), false), placed, values,
                    label.text(), line);
        } else if (printed.size() == 1 && row.isPresent() && FormCell.numbersIn(values) == 1) {
            figures.state(shape, FigureKey.of(row.get(), column), printed.get(0), Optional.empty(), exact);
        } else if (FormCell.numbersIn(values) > 0) {
            rows.leaveOut(label, label.text(), values, "cannot be told which column is which");
        }
    }
}
