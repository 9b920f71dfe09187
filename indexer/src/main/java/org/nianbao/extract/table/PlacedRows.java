// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.extract.table.FormLabels.Match;
import org.nianbao.report.FigureKey;
import org.nianbao.report.UnrecognisedRow;

/** The rows of one page's tables whose numbers are put under their columns: at once, when the table ends, or never. */
final class PlacedRows {

    private final Form form;
    private final StatedFigures figures;
    private final ColumnFit columnFit;
    private final Map<String, List<ColumnFit.WaitingRow>> waiting = new LinkedHashMap<>();
    private final List<UnrecognisedRow> unrecognised = new ArrayList<>();

    PlacedRows(Form form, StatedFigures figures) {
        this.form = form;
        this.figures = figures;
        this.columnFit = new ColumnFit(form.cellNumber());
    }

    /**
     * Puts the numbers of one row under the columns of its header.
     *
     * @param placed whether the header's columns are the grid columns of these cells
     * @param line the line they stand in
     */
    void assign(FormShape shape, Optional<String> stem, boolean exact, FormHeader whole, boolean placed,
                List<FormCell> row, String label, FormLine line) {
        boolean blanksCount = line.hasCells();
        boolean grid = line.isGrid();
        FormHeader header = whole.over(row, placed);
        List<FormCell> values = placed || row.size() <= header.slots().size() ? row : withoutCounter(row);
        header = placed && grid && !line.uneven() ? header.withoutMergedEnd(values) : header;
        List<FormHeader.Slot> slots = header.slots();
        columnFit.learn(shape, values, slots.size(), line);
        ColumnFit.Extent extent = grid ? ColumnFit.Extent.of(values) : ColumnFit.Extent.NONE;
        Optional<List<FormCell>> cells = Optional.empty();
        List<FormCell> printed = FormCell.printed(values);
        boolean full = printed.size() == slots.size()
                && !(shape.across() && columnFit.outcomesDiffer(shape, slots, printed));
        if (line.uneven() && !shape.hasGroups() && !full && FormCell.numbersIn(values) > 0) {
            leaveOut(values.get(0), label, values, "a cell more or less than the other rows have, and no sum shows where");
            return;
        }
        if (printed.size() == slots.size() && (values.size() == slots.size() || !blanksCount)) {
            if (!blanksCount && shape.hasGroups() && hasFewGaps(values) && !columnFit.addsUp(shape, slots, printed)) {
                leaveOut(values.get(0), label, values, "a blank among the numbers: a cell of its own, or a gap");
                return;
            }
            cells = Optional.of(printed);
        } else if (placed) {
            cells = columnFit.byColumn(shape, header, values);
        } else if (printed.size() == slots.size() && !grid && columnFit.addsUp(shape, slots, printed)) {
            // Blank cells beside a whole row: a label's that reached over several columns.
            cells = Optional.of(printed);
        }
        if (cells.isPresent() && placed && shape.hasGroups() && !header.doubtful()
                && !columnFit.addsUp(shape, slots, cells.get())) {
            waiting.computeIfAbsent(shape.id(), k -> new ArrayList<>()).add(new ColumnFit.WaitingRow(stem, exact,
                    header, cells.get(), label, blanksCount, true, extent));
        } else if (cells.isPresent() && !header.doubtful()) {
            state(shape, stem, slots, cells.get(), label, exact, values);
        } else if (cells.isPresent() || values.size() >= slots.size()
                && printed.size() <= slots.size()) {
            waiting.computeIfAbsent(shape.id(), k -> new ArrayList<>()).add(new ColumnFit.WaitingRow(stem, exact,
                    header, cells.orElse(values), label, blanksCount, false, extent));
        } else {
            leaveOut(values.get(0), label, values, values.size() + " cells for " + slots.size() + " columns"
                    + (values.size() < slots.size() ? ": which is missing cannot be told" : ""));
        }
    }

    /** The cells without one before the numbers that tells what they count: 件. */
    private List<FormCell> withoutCounter(List<FormCell> row) {
        String first = row.get(0).text();
        boolean counter = row.get(0).kind() == FormCell.Kind.TEXT && form.cellNumber().isUnit(first)
                && figures.amountUnitIn(first).isEmpty();
        return counter ? row.subList(1, row.size()) : row;
    }

    /** Whether blanks stand between some of the numbers, but not between all. */
    private static boolean hasFewGaps(List<FormCell> values) {
        int numbers = 0;
        int gaps = 0;
        int blanks = 0;
        for (FormCell cell : values) {
            if (cell.isBlank()) {
                blanks++;
            } else {
                gaps += numbers > 0 && blanks > 0 ? 1 : 0;
                numbers++;
                blanks = 0;
            }
        }
        return gaps > 0 && gaps * 2 < numbers;
    }

    private void state(FormShape shape, Optional<String> stem, List<FormHeader.Slot> slots, List<FormCell> cells,
                       String label, boolean exact, List<FormCell> row) {
        List<Optional<FigureKey>> figuresOfSlots = new ArrayList<>(slots.size());
        boolean fits = false;
        for (FormHeader.Slot slot : slots) {
            Optional<FigureKey> figure = figure(shape, slot, stem);
            figuresOfSlots.add(figure);
            fits |= figure.isPresent();
        }
        if (!fits) {
            leaveOut(cells.get(0), label, cells, "the header above names columns that this row does not have");
            return;
        }
        List<String> units = new ArrayList<>();
        for (FormCell cell : row) {
            if (cell.kind() == FormCell.Kind.TEXT && form.cellNumber().isUnit(cell.text())) {
                units.add(cell.text());
            }
        }
        Optional<String> beside = units.size() == 1 ? figures.amountUnitIn(units.get(0)) : Optional.empty();
        Optional<String> inLabel = figures.amountUnitIn(label);
        for (int i = 0; i < slots.size(); i++) {
            Optional<FigureKey> figure = figuresOfSlots.get(i);
            if (figure.isPresent()) {
                Optional<String> inHeader = figures.amountUnitIn(slots.get(i).text());
                Optional<String> over = inHeader.isPresent() ? inHeader : inLabel;
                if (beside.isPresent() && over.isPresent() && !beside.equals(over)) {
                    leaveOut(cells.get(0), label, row, "two units of money that do not agree");
                    return;
                }
                figures.state(shape, figure.get(), cells.get(i), over.isPresent() ? over : beside, exact);
            }
        }
    }

    /** What the form states where this column meets the row; the column's own row comes first. */
    private static Optional<FigureKey> figure(FormShape shape, FormHeader.Slot slot, Optional<String> row) {
        Optional<String> stem = slot.row().isPresent() ? slot.row() : row;
        return slot.column().isPresent() && stem.isPresent() ? shape.figure(stem.get(), slot.column().get())
                : Optional.empty();
    }

    /** A line for one cell of the form, whose row and column one label names; whether it is one. */
    boolean single(FormShape shape, FigureKey key, FormCell label, List<FormCell> values) {
        List<FormCell> numbers = values.stream().filter(v -> !v.isBlank() && !form.cellNumber().isUnit(v.text()))
                .toList();
        if (numbers.size() == 1) {
            figures.state(shape, key, numbers.get(0), figures.amountUnitIn(label.text()),
                    label.label().map(Match::exact).orElse(false));
        } else if (FormCell.numbersIn(values) > 0) {
            leaveOut(label, label.text(), values, "several cells where the form has one number");
        }
        return numbers.size() == 1;
    }

    /** Keeps a row whole that cannot be read, and says why. */
    void leaveOut(FormCell at, String label, List<FormCell> values, String reason) {
        unrecognised.add(new UnrecognisedRow(at.place().toString(), label,
                values.stream().map(FormCell::text).toList(), reason));
    }

    /** Reads what had to wait for the rest of its table. */
    void settle() {
        waiting.forEach((id, rows) -> settle(form.shape(id), rows));
    }

    private void settle(FormShape shape, List<ColumnFit.WaitingRow> rows) {
        List<ColumnFit.WaitingRow> doubtful = new ArrayList<>();
        for (ColumnFit.WaitingRow row : rows) {
            Optional<List<FormCell>> cells = row.fitted() ? Optional.of(row.values()) : columnFit.bySamples(shape, row);
            if (cells.isPresent() && shape.hasGroups() && columnFit.isUneven(row)
                    && !columnFit.addsUp(shape, row.header().slots(), cells.get())) {
                leaveOut(row.values().get(0), row.label(), row.values(),
                        "a cell more or less than the other rows have, and the sum does not show where");
            } else if (cells.isEmpty()) {
                leaveOut(row.values().get(0), row.label(), row.values(),
                        "blank cells, and nothing shows which columns they are");
            } else if (row.header().doubtful()) {
                doubtful.add(row.with(cells.get()));
            } else {
                state(shape, row.stem(), row.header().slots(), cells.get(), row.label(), row.exact(), row.values());
            }
        }
        boolean borneOut = columnFit.sumsBearOut(shape, doubtful);
        if (!borneOut) {
            List<ColumnFit.WaitingRow> printed = doubtful.stream().flatMap(row -> asPrinted(row).stream()).toList();
            borneOut = printed.size() == doubtful.size() && columnFit.sumsBearOut(shape, printed);
            doubtful = borneOut ? printed : doubtful;
        }
        for (ColumnFit.WaitingRow row : doubtful) {
            if (borneOut) {
                state(shape, row.stem(), row.header().slots(), row.values(), row.label(), row.exact(), row.values());
            } else {
                leaveOut(row.values().get(0), row.label(), row.values(),
                        "the header is lost and the sums do not bear out the order of the columns");
            }
        }
    }

    /** A row whose numbers are taken in the order of its header instead of the form's. */
    private static Optional<ColumnFit.WaitingRow> asPrinted(ColumnFit.WaitingRow row) {
        List<FormHeader.Slot> printed = row.header().printed();
        List<FormCell> values = new ArrayList<>();
        for (FormHeader.Slot slot : row.header().slots()) {
            for (int i = 0; i < printed.size() && printed.size() == row.values().size(); i++) {
                if (printed.get(i).column().equals(slot.column())) {
                    values.add(row.values().get(i));
                }
            }
        }
        return values.size() != row.header().slots().size() ? Optional.empty() : Optional.of(row.with(values));
    }

    List<UnrecognisedRow> unrecognised() {
        return unrecognised;
    }
}
