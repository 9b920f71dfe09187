// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nianbao.clean.CleanPage;
import org.nianbao.extract.table.FormLabels.Match;
import org.nianbao.extract.table.FormLabels.Role;
import org.nianbao.report.FigureKey;

/** The lines of one page's tables on their way to rows of the form: which table, which header, which row each has. */
final class FormRows {

    /** Cells that may wait as a header: three lines of the widest form, padded to twice its width, thrice over. */
    private static final int LARGEST_HEADER = 300;

    private final Form form;
    private final EditionVote votes;
    private final FormLabels labels;
    private final CellNumber cellNumber;
    private final Optional<Integer> year;
    private final LabelLookup lookup;
    private final List<String> notes = new ArrayList<>();
    private final StatedFigures figures;
    private final PlacedRows rows;
    private final OneColumnRows oneColumn;
    private final List<FormCell> pending = new ArrayList<>();
    private final TableHeaders headers = new TableHeaders();
    private final BlankRows blankRows;
    private final SideBySideRows sideBySide;
    private final Set<FormLabels.Meaning> labelsMet = new LinkedHashSet<>();
    /** Those of them that can stand for one row or column only. */
    private final Set<FormLabels.Meaning> clearLabels = new LinkedHashSet<>();
    private Optional<String> table = Optional.empty();
    private Optional<String> groupStem = Optional.empty();
    private int foreignTable;
    /** The table that has shown only rows that no edition knows. */
    private int strangeTable;
    private boolean dataInTable;
    private int tableNumber;
    private Optional<Held> held = Optional.empty();
    private YearColumns yearColumns = YearColumns.NONE;

    FormRows(Form form, EditionVote votes, Optional<Integer> year) {
        this.form = form;
        this.votes = votes;
        this.labels = form.labels();
        this.cellNumber = form.cellNumber();
        this.year = year;
        this.lookup = labels.lookup(year);
        this.figures = new StatedFigures(form, notes);
        this.rows = new PlacedRows(form, figures);
        this.oneColumn = new OneColumnRows(form, year, figures, rows);
        this.sideBySide = new SideBySideRows(figures, rows);
        this.blankRows = new BlankRows(form, headers);
    }

    TableReading read(CleanPage page) {
        FormLines lines = new FormLines(lookup, cellNumber, id -> form.shape(id).across());
        ReportsOnPage report = ReportsOnPage.of(page, year, lookup);
        notes.addAll(report.notes());
        mended(lines.of(report.blocks())).forEach(this::take);
        if (lines.isFull()) {
            notes.add("tables were read only as far as a report can reach; the page goes on");
        }
        if (lookup.isFull()) {
            notes.add("the page has more strange words in its tables than could be compared with the form's labels");
        }
        release(Optional.empty());
        rows.settle();
        return new TableReading(votes.of(figures.keys(), labelsMet, clearLabels, year), figures.figures(),
                rows.unrecognised(), notes, labelsMet.size());
    }

    /** A row of numbers behind several rows' labels, which only the next line tells to be the last one's. */
    private record Held(FormLine line, List<FormCell> labels, List<FormCell> cells, List<FormCell> before) {
    }

    /** Reads the row that waited for this line, unless numbers go on without labels: then all labels came first. */
    private void release(Optional<FormLine> next) {
        if (held.isEmpty()) {
            return;
        }
        Held row = held.get();
        if (next.isPresent() && next.get().isOfNumbers() && next.get().table() == row.line().table()) {
            rows.leaveOut(row.cells().get(0), "", row.cells(), "labels first, then numbers: which are whose is not told");
        } else {
            pending.addAll(row.before());
            row(row.line(), row.labels(), row.cells());
        }
        held = Optional.empty();
    }

    /** The lines of flattened tables as they were before a program made text of them. */
    private static List<FormLine> mended(List<FormLine> lines) {
        return NumberedRows.bare(TornRows.joined(ClosedUpRows.opened(lines)));
    }

    /** One line of cells: labels go to the waiting header or name the row; numbers make it a row. */
    private void take(FormLine line) {
        release(Optional.of(line));
        if (line.breaksTable()) {
            pending.clear();
            table = Optional.empty();
            dataInTable = false;
        }
        if (line.table() != tableNumber) {
            tableNumber = line.table();
            dataInTable = false;
        }
        figures.caption(line);
        List<FormCell> rowLabels = new ArrayList<>();
        List<FormCell> values = new ArrayList<>();
        boolean any = false;
        int last = line.lastLabel(cellNumber);
        for (int i = 0; i < line.cells().size(); i++) {
            FormCell cell = line.cells().get(i);
            meet(cell);
            boolean label = (cell.kind() == FormCell.Kind.LABEL || cell.kind() == FormCell.Kind.TEXT && i <= last
                    && !standsInColumn(line, cell)) && !cellNumber.isUnit(cell.text());
            if (label && !(i > last && !values.isEmpty())) {
                if (FormCell.hasValue(values) && !onlyNumbering(rowLabels, values)) {
                    row(line, rowLabels, values);
                    any = true;
                    rowLabels = new ArrayList<>();
                }
                values = new ArrayList<>();
                rowLabels.add(cell);
            } else {
                values.add(cell);
            }
        }
        boolean numbers = FormCell.hasValue(values);
        if (numbers || blankRows.has(line, rowLabels, values, table, dataInTable)) {
            row(line, rowLabels, values);
        } else if (dataInTable && line.isOfShares()) {
            FormCell label = line.cells().get(0);
            rows.leaveOut(label, label.text(), line.cells().subList(1, line.cells().size()), "shares, not counts");
        } else if (!any || !rowLabels.isEmpty()) {
            pending.addAll(line.cells());
            if (pending.size() > LARGEST_HEADER) {
                pending.subList(0, pending.size() - LARGEST_HEADER).clear();
            }
        }
    }

    /** Whether words stand where the header has a column of numbers: 详见附件. */
    private boolean standsInColumn(FormLine line, FormCell cell) {
        if (table.isEmpty() || !line.isGrid() || !FormCell.hasValue(line.cells())) {
            return false;
        }
        if (headers.hasColumnOver(table.get(), line, cell)) {
            return true;
        }
        for (FormCell word : pending) {
            if (word.has(Role.COLUMN) && cell.overlaps(word.from(), word.to()) && FormCell.sameTable(word, cell)
                    && word.is(table.get(), Role.COLUMN)) {
                return true;
            }
        }
        return false;
    }

    /** A running number before the label (序号). */
    private boolean onlyNumbering(List<FormCell> rowLabels, List<FormCell> values) {
        return rowLabels.stream().noneMatch(label -> label.has(Role.ROW))
                && values.stream().filter(v -> !v.isBlank()).count() == 1;
    }

    private void meet(FormCell cell) {
        cell.label().ifPresent(match -> {
            match.onlyTable().filter(id -> !isTable(id)).ifPresent(id -> {
                if (table.isEmpty() || !labels.beginsLabelOf(table.get(), cell.text())) {
                    table = Optional.of(id);
                    dataInTable = false;
                    sideBySide.forget();
                    groupStem = Optional.empty();
                }
            });
            table.ifPresent(id -> {
                Optional<FormLabels.Meaning> group = match.as(id, Role.ROW_GROUP);
                group.map(FormLabels.Meaning::key).filter(k -> !k.isEmpty())
                        .ifPresent(stem -> groupStem = Optional.of(stem));
                if (!form.shape(id).oneColumn() && !form.shape(id).hasGroups()) {
                    group.ifPresent(each -> sideBySide.forget());
                    match.as(id, Role.ROW).ifPresent(row -> sideBySide.rowMet(row.key(), cell.place().table()));
                }
            });
            FormLabels.Meaning name = null;
            int names = 0;
            for (FormLabels.Meaning meaning : match.meanings()) {
                if ((meaning.role() == Role.ROW || meaning.role() == Role.COLUMN)
                        && (table.isEmpty() || isTable(meaning.table()))) {
                    name = meaning;
                    names++;
                    labelsMet.add(meaning);
                }
            }
            if (names == 1) {
                clearLabels.add(name);
            }
        });
    }

    /** Whether this is the table being read. */
    private boolean isTable(String id) {
        return table.isPresent() && table.get().equals(id);
    }

    /** One line of numbers with the labels before it. */
    private void row(FormLine line, List<FormCell> ownLabels, List<FormCell> cells) {
        List<FormCell> before = new ArrayList<>(pending);
        List<FormCell> rowLabels = ownLabels;
        pending.clear();
        before.removeIf(cell -> cell.isBlank() && line.kind() == FormLine.Kind.RUN);
        if (line.kind() == FormLine.Kind.RUN) {
            before.addAll(rowLabels);
            rowLabels = List.of();
        } else if (!line.isGrid() && rowLabels.size() > 1 && isHeaderWord(rowLabels.get(rowLabels.size() - 1), rowLabels)
                && rowLabels.get(rowLabels.size() - 1).label().map(match -> !match.has(Role.ROW)
                        || table.map(id -> form.shape(id).across()).orElse(false)).orElse(false)) {
            before.addAll(rowLabels);
            rowLabels = List.of();
        } else if (!line.isGrid() && rowLabels.size() > 1) {
            FormCell last = rowLabels.get(rowLabels.size() - 1);
            // A label that was merged over several cells may be printed in each of them.
            rowLabels.stream().filter(cell -> !cell.text().equals(last.text())).forEach(before::add);
            rowLabels = List.of(last);
        }
        // A header on the line of its numbers stands before them, not over them.
        boolean over = line.hasCells() && !FormCell.anyInLine(before, cells.get(0).line())
                && (line.isGrid() ? !FormHeader.hasLostSpans(before, line)
                        : FormHeader.areOfOneGrid(before, line.cells().size()));
        if (rowLabels.isEmpty() && !line.isGrid() && !before.isEmpty()
                && !before.get(before.size() - 1).isBlank()) {
            FormCell last = before.get(before.size() - 1);
            if (!isHeaderWord(last, before)) {
                rowLabels = List.of(last);
                before.remove(before.size() - 1);
            }
        }
        String id = tableOf(rowLabels).orElse(null);
        if (id == null) {
            return;
        }
        if (held.isEmpty() && line.isOfNumbers() && !before.isEmpty() && !rowLabels.isEmpty()
                && before.get(before.size() - 1).is(id, Role.ROW) && rowLabels.get(0).is(id, Role.ROW)) {
            before.addAll(rowLabels);
            held = Optional.of(new Held(line, ownLabels, cells, before));
            return;
        }
        FormShape shape = form.shape(id);
        List<FormCell> values = line.kind() != FormLine.Kind.RUN || shape.hasGroups() ? cells
                : FormCell.printed(cells);
        Optional<FormHeader> fresh = FormHeader.read(shape, before, over);
        fresh.ifPresent(header -> headers.met(id, header, line.table()));
        if (shape.across() && before.stream().filter(cell -> cell.is(id, Role.ROW)).map(FormCell::text).distinct()
                .count() > 1) {
            sideBySide.forget();
        }
        Optional<Boolean> ownYear = yearOf(rowLabels, id);
        if (ownYear.equals(Optional.of(false))) {
            rows.leaveOut(cells.get(0), rowLabels.get(0).text(), cells, "another year's numbers");
            return;
        }
        if (ownYear.isPresent() && rowLabels.size() > 1) {
            rowLabels = rowLabels.subList(1, rowLabels.size());
        }
        if (fresh.isPresent()) {
            foreignTable = 0;
        } else if (line.isGrid() && FormHeader.isOfTheirOwn(before, cells)) {
            foreignTable = line.table();
        }
        if (!shape.oneColumn()) {
            YearColumns.in(before, year, labels, id).ifPresent(columns -> yearColumns = columns);
            Optional<FormLabels.Meaning> cell = rowLabels.isEmpty() ? Optional.empty()
                    : rowLabels.get(rowLabels.size() - 1).label().flatMap(match -> match.as(id, Role.CELL));
            if (cell.isPresent()) {
                dataInTable |= rows.single(shape, new FigureKey(cell.get().key()), rowLabels.get(rowLabels.size() - 1),
                        yearColumns.ofThisYear(values, line));
                return;
            }
        }
        if (line.isGrid() && foreignTable == line.table() && !shape.oneColumn()) {
            rows.leaveOut(cells.get(0), rowLabels.stream().map(FormCell::text).collect(Collectors.joining(" ")), cells,
                    "the header over it is not the form's");
            return;
        }
        if (FormHeader.numbersColumns(values) && rowLabels.stream().noneMatch(cell -> cell.is(id, Role.ROW))) {
            return;
        }
        FormCell label = rowLabels.isEmpty() ? null : rowLabels.get(rowLabels.size() - 1);
        String words = label == null ? "" : label.text();
        if (shape.oneColumn()) {
            oneColumn.header(before, shape);
            dataInTable |= oneColumn.read(shape, label, values, line, dataInTable);
            return;
        }
        if (label != null && label.tall() && shape.hasGroups() && !label.is(id, Role.SUBTOTAL)) {
            rows.leaveOut(label, words, values, "its label is that of several rows");
            return;
        }
        Optional<FormLabels.Meaning> meaning = label == null ? Optional.empty()
                : rowMeaning(shape, label, line.hasCells() && !values.get(0).isBlank()
                        && !headers.standsBefore(id, line, values.get(0)));
        Optional<FigureKey> single = meaning.isPresent() || label == null || !line.hasCells() || shape.across()
                || shape.hasGroups() ? Optional.empty() : sideBySide.cellOf(shape, label, line.table());
        if (single.isPresent()) {
            dataInTable |= rows.single(shape, single.get(), label, values);
            return;
        }
        if (line.kind() == FormLine.Kind.RUN && cells.size() > values.size() && !values.isEmpty() && !before.isEmpty()
                && before.get(before.size() - 1).is(id, Role.ROW) && label != null && label.is(id, Role.ROW)) {
            rows.leaveOut(label, words, cells, "blank cells, and the row before it has no numbers of its own");
            return;
        }
        FormHeader header = headers.of(id);
        boolean namesRows = shape.across() && header != null
                && header.slots().stream().allMatch(slot -> slot.row().isPresent() || !slot.isKnown());
        if (namesRows && meaning.isEmpty() && label != null && !label.label().map(m -> m.isOf(id)).orElse(false)
                && values.size() >= header.slots().size()) {
            label = null;
        }
        if (meaning.isEmpty() && label != null && !(shape.across() && label.is(id, Role.COLUMN))) {
            if (FormCell.numbersIn(values) > 0 && (dataInTable || headers.standIn(id, line))) {
                rows.leaveOut(label, words, values, "no edition of the form has a row with this label");
                strangeTable = dataInTable ? 0 : line.table();
            }
            return;
        }
        boolean exact = label == null || label.label().map(Match::exact).orElse(false);
        if (shape.across()) {
            dataInTable |= sideBySide.read(shape, meaning.map(FormLabels.Meaning::key).filter(k -> !k.isEmpty()), label,
                    header, values, headers.arePlacedOver(id, line), line);
            return;
        }
        if (meaning.isEmpty()) {
            if (FormCell.numbersIn(values) > 1) {
                rows.leaveOut(values.get(0), "", values, "a line of numbers without a label");
            }
            return;
        }
        String stem = meaning.get().key();
        if (stem.isEmpty() || !shape.hasCells(stem)) {
            if (FormCell.numbersIn(values) > 0) {
                rows.leaveOut(label, words, values, "a heading of the form, with numbers of its own");
            }
            return;
        }
        if (!dataInTable && strangeTable == line.table() && label.has(Role.COLUMN)) {
            rows.leaveOut(label, words, values, "a total of rows that are not the form's");
            return;
        }
        dataInTable = true;
        if (header == null) {
            header = FormHeader.ofForm(shape);
            if (!shape.hasGroups()) {
                rows.leaveOut(label, words, values, "no header says which columns these are");
                return;
            }
        }
        header = headers.fitting(shape, stem, header);
        boolean placed = header.placed() && line.hasCells() && headers.standIn(id, line);
        rows.assign(shape, Optional.of(stem), exact, header, placed, values, words, line);
    }

    /** Whether a row that begins with a year is of the report's; absent where it begins with none. */
    private Optional<Boolean> yearOf(List<FormCell> rowLabels, String id) {
        return rowLabels.isEmpty() || rowLabels.get(0).kind() != FormCell.Kind.TEXT ? Optional.empty()
                : labels.yearOfColumn(rowLabels.get(0).text(), id, year);
    }

    private boolean isHeaderWord(FormCell last, List<FormCell> before) {
        if (last.label().isEmpty() || table.isEmpty()) {
            return false;
        }
        String id = table.get();
        if (!last.is(id, Role.COLUMN)) {
            // Two of the form's rows with no number between them stand side by side.
            return form.shape(id).across() && last.is(id, Role.ROW) && before.size() > 1
                    && before.get(before.size() - 2).is(id, Role.ROW);
        }
        if (form.shape(id).across()) {
            return before.stream().filter(c -> c.is(id, Role.COLUMN)).count() > 1;
        }
        if (!last.is(id, Role.ROW)) {
            return true;
        }
        long columns = before.stream().filter(c -> c.is(id, Role.COLUMN)).count();
        return columns > 2 || !dataInTable;
    }

    private Optional<String> tableOf(List<FormCell> rowLabels) {
        for (int i = rowLabels.size() - 1; i >= 0; i--) {
            FormCell label = rowLabels.get(i);
            if (label.label().isPresent()) {
                if (table.isPresent() && label.label().get().isOf(table.get())) {
                    return table;
                }
                Optional<String> only = label.label().get().onlyTable();
                if (only.isPresent()) {
                    return only;
                }
            }
        }
        return table;
    }

    /** @param withSubtotals whether the label surely stands beside the numbers: a group's may be its own sum */
    private Optional<FormLabels.Meaning> rowMeaning(FormShape shape, FormCell label, boolean withSubtotals) {
        String id = shape.id();
        Optional<Match> match = label.label();
        if (match.isEmpty()) {
            return Optional.empty();
        }
        Optional<FormLabels.Meaning> row = match.get().as(id, Role.ROW);
        if (row.isPresent()) {
            return row;
        }
        if (match.get().as(id, Role.SUBTOTAL).isPresent()) {
            return groupStem.map(stem -> new FormLabels.Meaning(id, Role.ROW, stem));
        }
        return match.get().exact() && withSubtotals ? match.get().as(id, Role.ROW_GROUP) : Optional.empty();
    }
}
