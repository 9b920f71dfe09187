// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nianbao.extract.table.FormLabels.Match;
import org.nianbao.extract.table.FormLabels.Role;
import org.nianbao.report.FigureKey;

/** The rows of a page's tables that have one number each: label, perhaps a unit, number. */
final class OneColumnRows {

    private final Form form;
    private final Optional<Integer> year;
    private final StatedFigures figures;
    private final PlacedRows rows;
    private YearColumns yearColumns = YearColumns.NONE;
    private Optional<FormCell> countColumn = Optional.empty();

    OneColumnRows(Form form, Optional<Integer> year, StatedFigures figures, PlacedRows rows) {
        this.form = form;
        this.year = year;
        this.figures = figures;
        this.rows = rows;
    }

    /** Remembers which column counts, and which is the report's year's. */
    void header(List<FormCell> header, FormShape shape) {
        for (FormCell cell : header) {
            if (cell.is(shape.id(), Role.COLUMN)) {
                countColumn = Optional.of(cell);
            }
        }
        YearColumns.in(header, year, form.labels(), shape.id()).ifPresent(columns -> yearColumns = columns);
    }

    /**
     * Reads one row.
     *
     * @param label the row's; null where it has none
     * @param inForm whether the table has shown rows of the form before
     * @return whether this is a row of the form
     */
    boolean read(FormShape shape, FormCell label, List<FormCell> values, FormLine line, boolean inForm) {
        Optional<FormLabels.Meaning> meaning = label == null ? Optional.empty()
                : label.label().flatMap(l -> l.as(shape.id(), Role.ROW));
        List<FormCell> numbers = new ArrayList<>();
        Optional<String> unit = Optional.empty();
        for (FormCell value : values) {
            if (!form.cellNumber().isUnit(value.text())) {
                numbers.add(value);
            }
            unit = unit.isPresent() ? unit : form.cellNumber().amountUnitIn(value.text());
        }
        List<FormCell> cells = label == null ? numbers : yearColumns.ofThisYear(numbers, line);
        if (meaning.isEmpty()) {
            if (label != null && inForm && FormCell.numbersIn(cells) > 0) {
                rows.leaveOut(label, label.text(), values, "no edition of the form has a row with this label");
            }
            return false;
        }
        if (meaning.get().key().isEmpty()) {
            if (FormCell.numbersIn(cells) > 0) {
                rows.leaveOut(label, label.text(), values, "a row of the form that has no key");
            }
            return true;
        }
        List<FormCell> printed = FormCell.printed(cells);
        if (cells.isEmpty() && !numbers.isEmpty()) {
            rows.leaveOut(label, label.text(), values, "no column is said to hold the report's year");
            return true;
        }
        if (printed.size() > 1 && line.hasCells() && !line.uneven() && countColumn.isPresent()
                && FormCell.sameTable(countColumn.get(), label)) {
            FormCell column = countColumn.get();
            // In a flattened table every word is the first of its line.
            printed = column.from() == 0 ? printed
                    : printed.stream().filter(v -> v.overlaps(column.from(), column.to())).toList();
        }
        if (printed.size() > 1 || printed.isEmpty() && FormCell.numbersIn(cells) > 0) {
            rows.leaveOut(label, label.text(), values, "several cells where the form has one number");
            return true;
        }
        if (!cells.isEmpty()) {
            FormCell cell = printed.isEmpty() ? cells.get(0) : printed.get(0);
            Optional<String> amount = unit.isPresent() ? unit : form.cellNumber().amountUnitIn(label.text());
            figures.state(shape, new FigureKey(meaning.get().key()), cell, amount,
                    label.label().map(Match::exact).orElse(false));
        }
        return true;
    }
}
