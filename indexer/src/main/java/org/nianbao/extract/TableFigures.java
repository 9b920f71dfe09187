// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nianbao.clean.CleanPage;
import org.nianbao.edition.Edition;
import org.nianbao.edition.Editions;
import org.nianbao.edition.FigureCatalog;
import org.nianbao.edition.FormTable;
import org.nianbao.extract.FormLabels.Match;
import org.nianbao.extract.FormLabels.Role;
import org.nianbao.report.Evidence;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Figures;
import org.nianbao.report.UnrecognisedRow;

/**
 * The reader of a page's tables, whether they are still grids or were flattened into paragraphs: labels say what a
 * number is, and where they do not, the row is left out and named.
 */
final class TableFigures {

    /** Cells that may wait as a header: three lines of the widest form, padded to twice its width, thrice over. */
    private static final int LARGEST_HEADER = 300;
    /** Labels that make a form of which not one number could be read; a list of contents has fewer. */
    private static final int ENOUGH_LABELS = 20;
    /** Numbers from 1 on that make a line of column numbers (栏次). */
    private static final int COLUMN_NUMBERS = 5;

    private final FormLabels labels;
    private final Map<String, FormShape> shapes;
    private final FigureCatalog catalog;
    private final CellNumber cellNumber;
    private final Map<String, Set<FigureKey>> keysOfEdition = new LinkedHashMap<>();
    private final Map<String, Set<String>> labelsOfEdition = new LinkedHashMap<>();
    private final Editions editions;

    TableFigures(Editions editions) {
        this.editions = editions;
        this.labels = new FormLabels(editions);
        this.shapes = FormShape.all(editions);
        this.catalog = editions.catalog();
        this.cellNumber = new CellNumber(editions.cellWords());
        for (Edition edition : editions.all()) {
            Set<FigureKey> keys = new HashSet<>();
            Set<String> printed = new HashSet<>();
            for (FormTable table : edition.tables()) {
                table.columns().forEach(column -> printed.add(labelName(table.id(), Role.COLUMN, column.key())));
                table.rows().forEach(row -> printed.add(labelName(table.id(), Role.ROW, row.key().orElse(""))));
                for (FormTable.Row row : table.rows()) {
                    row.key().ifPresent(stem -> {
                        if (table.hasOneColumn()) {
                            keys.add(new FigureKey(stem));
                        }
                        row.columns().forEach(last -> keys.add(FigureKey.of(stem, last)));
                    });
                }
            }
            keysOfEdition.put(edition.id(), keys);
            labelsOfEdition.put(edition.id(), printed);
        }
    }

    private static String labelName(String table, Role role, String key) {
        return table + " " + role + " " + key;
    }

    /** @param year the report's, where it is known: a column or a whole table of another year is none of its own */
    TableReading read(CleanPage page, Optional<Integer> year) {
        return new Run(page, year).read();
    }

    /** The reading of one page. */
    private final class Run {

        private final CleanPage page;
        private final Optional<Integer> year;
        private final FormLabels.Lookup lookup;
        private final List<FormCell> pending = new ArrayList<>();
        private final Map<String, FormHeader> headers = new HashMap<>();
        private final Map<String, FormHeader> earlier = new HashMap<>();
        private final Map<String, Integer> headerTable = new HashMap<>();
        private final ColumnFit columnFit = new ColumnFit(cellNumber);
        private final Map<FigureKey, List<Found>> found = new LinkedHashMap<>();
        private final List<UnrecognisedRow> unrecognised = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final Set<String> labelsMet = new LinkedHashSet<>();
        private final Map<String, Optional<String>> units = new HashMap<>();
        /** Those of them that can stand for one row or column only. */
        private final Set<String> clearLabels = new LinkedHashSet<>();
        private final Map<String, List<ColumnFit.WaitingRow>> waiting = new LinkedHashMap<>();
        private Optional<String> table = Optional.empty();
        private Optional<String> groupStem = Optional.empty();
        private Optional<String> sideRow = Optional.empty();
        private YearColumns yearColumns = YearColumns.NONE;
        private Optional<FormCell> countColumn = Optional.empty();
        private Optional<String> captionUnit = Optional.empty();
        private int captionTable;
        private int foreignTable;
        private final Set<String> mergedNamed = new HashSet<>();
        /** Whether a blank of the line being read is a cell for certain. */
        private boolean blanksCount;
        private boolean dataInTable;
        private int tableNumber;

        private record Found(Optional<BigDecimal> number, Evidence evidence, boolean exact) {
        }

        Run(CleanPage page, Optional<Integer> year) {
            this.page = page;
            this.year = year;
            this.lookup = labels.lookup(year);
        }

        TableReading read() {
            FormLines lines = new FormLines(lookup, cellNumber, id -> shapes.get(id).across());
            ReportsOnPage report = ReportsOnPage.of(page, year, lookup);
            report.note().ifPresent(notes::add);
            lines.of(report.blocks()).forEach(this::take);
            if (lines.isFull()) {
                notes.add("tables were read only as far as a report can reach; the page goes on");
            }
            if (lookup.isFull()) {
                notes.add("the page has more strange words in its tables than could be compared with the form's labels");
            }
            waiting.forEach((id, rows) -> settle(shapes.get(id), rows));
            Figures.Builder figures = Figures.builder();
            found.forEach((key, each) -> put(figures, key, each));
            return new TableReading(edition(), figures.build(), unrecognised, notes, labelsMet.size());
        }

        /** One line of cells: labels go to the waiting header or name the row; numbers make it a row. */
        private void take(FormLine line) {
            if (line.breaksTable()) {
                pending.clear();
                table = Optional.empty();
                dataInTable = false;
            }
            if (line.table() != tableNumber) {
                tableNumber = line.table();
                dataInTable = false;
            }
            caption(line);
            List<FormCell> rowLabels = new ArrayList<>();
            List<FormCell> values = new ArrayList<>();
            boolean any = false;
            int last = lastLabel(line);
            for (int i = 0; i < line.cells().size(); i++) {
                FormCell cell = line.cells().get(i);
                meet(cell);
                boolean label = (cell.kind() == FormCell.Kind.LABEL || cell.kind() == FormCell.Kind.TEXT && i <= last
                        && !standsInColumn(line, cell)) && !cellNumber.isUnit(cell.text());
                if (label && !(i > last && !values.isEmpty())) {
                    if (values.stream().anyMatch(FormCell::isValue) && !onlyNumbering(rowLabels, values)) {
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
            boolean numbers = values.stream().anyMatch(FormCell::isValue);
            if (numbers || isBlankRow(line, rowLabels, values)) {
                row(line, rowLabels, values);
            } else if (!any || !rowLabels.isEmpty()) {
                pending.addAll(line.cells());
                if (pending.size() > LARGEST_HEADER) {
                    pending.subList(0, pending.size() - LARGEST_HEADER).clear();
                }
            }
        }

        /** A line that tells the unit of the table it stands in or before (单位：万元). */
        private void caption(FormLine line) {
            if (line.cells().stream().anyMatch(FormCell::isValue)) {
                if (captionTable == 0) {
                    captionTable = line.table();
                } else if (captionTable != line.table()) {
                    captionUnit = Optional.empty();
                }
                return;
            }
            for (FormCell cell : line.cells()) {
                Optional<String> unit = cell.label().isPresent() ? Optional.empty()
                        : cellNumber.captionUnitIn(cell.text());
                if (unit.isPresent()) {
                    captionUnit = unit;
                    captionTable = line.isGrid() ? line.table() : 0;
                }
            }
        }

        /** Where the last label of the line stands that has a number or a blank behind it, or the last label at all. */
        private int lastLabel(FormLine line) {
            int last = -1;
            int lastText = -1;
            boolean number = false;
            for (int i = 0; i < line.cells().size(); i++) {
                FormCell cell = line.cells().get(i);
                if (cell.kind() == FormCell.Kind.LABEL && !cellNumber.isUnit(cell.text())) {
                    last = i;
                } else if (cell.kind() == FormCell.Kind.TEXT && !number && !cellNumber.isUnit(cell.text())) {
                    lastText = i;
                }
                number |= cell.isValue();
            }
            boolean labelled = line.cells().stream().anyMatch(c -> c.kind() == FormCell.Kind.LABEL);
            return Math.max(last, labelled && !number ? last : lastText);
        }

        /** Whether words stand where the header has a column of numbers: 详见附件. */
        private boolean standsInColumn(FormLine line, FormCell cell) {
            if (table.isEmpty() || !line.isGrid() || line.cells().stream().noneMatch(FormCell::isValue)) {
                return false;
            }
            FormHeader header = headers.get(table.get());
            boolean read = header != null && header.placed() && headerTable.get(table.get()) == line.table()
                    && header.slots().stream().anyMatch(slot -> slot.isKnown() && cell.overlaps(slot.from(), slot.to()));
            return read || pending.stream().anyMatch(word -> sameTable(word, cell) && word.is(table.get(), Role.COLUMN)
                    && cell.overlaps(word.from(), word.to()));
        }

        /** A running number before the label (序号). */
        private boolean onlyNumbering(List<FormCell> rowLabels, List<FormCell> values) {
            return rowLabels.stream().noneMatch(label -> label.has(Role.ROW))
                    && values.stream().filter(v -> !v.isBlank()).count() == 1;
        }

        private boolean isBlankRow(FormLine line, List<FormCell> rowLabels, List<FormCell> values) {
            if (rowLabels.isEmpty() || values.isEmpty() || !line.hasCells()) {
                return false;
            }
            FormCell label = rowLabels.get(rowLabels.size() - 1);
            return values.stream().allMatch(v -> v.isBlank() || cellNumber.isUnit(v.text()))
                    && label.has(Role.ROW) && !label.has(Role.COLUMN) && !label.has(Role.ROW_GROUP)
                    && label.label().flatMap(Match::onlyTable).map(id -> !shapes.get(id).across()).orElse(false);
        }

        private void meet(FormCell cell) {
            cell.label().ifPresent(match -> {
                match.onlyTable().ifPresent(id -> {
                    if (!table.equals(Optional.of(id))
                            && !table.map(now -> labels.beginsLabelOf(now, cell.text())).orElse(false)) {
                        table = Optional.of(id);
                        dataInTable = false;
                        sideRow = Optional.empty();
                        groupStem = Optional.empty();
                    }
                });
                table.ifPresent(id -> {
                    match.as(id, Role.ROW_GROUP).map(FormLabels.Meaning::key).filter(k -> !k.isEmpty())
                            .ifPresent(stem -> groupStem = Optional.of(stem));
                    if (shapes.get(id).across()) {
                        match.as(id, Role.ROW_GROUP).ifPresent(group -> sideRow = Optional.empty());
                        match.as(id, Role.ROW).ifPresent(row -> sideRow = Optional.of(row.key()));
                    }
                });
                List<String> names = match.meanings().stream()
                        .filter(m -> m.role() == Role.ROW || m.role() == Role.COLUMN)
                        .filter(m -> table.isEmpty() || m.table().equals(table.get()))
                        .map(m -> labelName(m.table(), m.role(), m.key())).toList();
                labelsMet.addAll(names);
                if (names.size() == 1) {
                    clearLabels.addAll(names);
                }
            });
        }

        /** One line of numbers with the labels before it. */
        private void row(FormLine line, List<FormCell> ownLabels, List<FormCell> cells) {
            List<FormCell> before = new ArrayList<>(pending);
            List<FormCell> rowLabels = ownLabels;
            blanksCount = line.hasCells();
            pending.clear();
            before.removeIf(cell -> cell.isBlank() && line.kind() == FormLine.Kind.RUN);
            if (line.kind() == FormLine.Kind.RUN) {
                before.addAll(rowLabels);
                rowLabels = List.of();
            } else if (!line.isGrid() && rowLabels.size() > 1) {
                before.addAll(rowLabels.subList(0, rowLabels.size() - 1));
                rowLabels = List.of(rowLabels.get(rowLabels.size() - 1));
            }
            // A header on the line of its numbers stands before them, not over them.
            boolean over = line.hasCells() && before.stream().noneMatch(word -> word.line() == cells.get(0).line());
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
            FormShape shape = shapes.get(id);
            List<FormCell> values = line.kind() != FormLine.Kind.RUN || shape.hasGroups() ? cells
                    : cells.stream().filter(cell -> !cell.isBlank()).toList();
            Optional<FormHeader> fresh = FormHeader.read(shape, before, over);
            fresh.ifPresent(header -> {
                if (headers.containsKey(id)) {
                    earlier.put(id, headers.get(id));
                }
                headers.put(id, header);
                headerTable.put(id, line.table());
            });
            if (fresh.isPresent()) {
                foreignTable = 0;
            } else if (line.isGrid() && hasOwnHeader(before, cells)) {
                foreignTable = line.table();
            }
            if (line.isGrid() && foreignTable == line.table() && !shape.oneColumn()) {
                leaveOut(cells.get(0), rowLabels.stream().map(FormCell::text).collect(Collectors.joining(" ")), cells,
                        "the header over it is not the form's");
                return;
            }
            if (isColumnNumbers(values) && rowLabels.stream().noneMatch(cell -> cell.is(id, Role.ROW))) {
                return;
            }
            FormCell label = rowLabels.isEmpty() ? null : rowLabels.get(rowLabels.size() - 1);
            String words = label == null ? "" : label.text();
            if (shape.oneColumn()) {
                before.stream().filter(cell -> cell.is(id, Role.COLUMN)).reduce((a, b) -> b)
                        .ifPresent(cell -> countColumn = Optional.of(cell));
                YearColumns.in(before, year, labels, id).ifPresent(columns -> yearColumns = columns);
                oneNumber(shape, label, values);
                return;
            }
            Optional<FormLabels.Meaning> meaning = label == null ? Optional.empty()
                    : rowMeaning(shape, label, line.hasCells() && !values.get(0).isBlank());
            FormHeader header = headers.get(id);
            boolean namesRows = shape.across() && header != null
                    && header.slots().stream().allMatch(slot -> slot.row().isPresent() || !slot.isKnown());
            if (namesRows && meaning.isEmpty() && label != null && !label.label().map(m -> m.isOf(id)).orElse(false)
                    && values.size() >= header.slots().size()) {
                label = null;
            }
            if (meaning.isEmpty() && label != null && !(shape.across() && label.is(id, Role.COLUMN))) {
                if (numbersIn(values) > 0 && (dataInTable || headerTable.getOrDefault(id, 0) == line.table())) {
                    leaveOut(label, words, values, "no edition of the form has a row with this label");
                }
                return;
            }
            boolean exact = label == null || label.label().map(Match::exact).orElse(false);
            if (shape.across()) {
                sideBySide(shape, meaning, label, header, values, exact,
                        header != null && header.placed() && line.hasCells() && headerTable.get(id) == line.table());
                return;
            }
            if (meaning.isEmpty()) {
                if (numbersIn(values) > 1) {
                    leaveOut(values.get(0), "", values, "a line of numbers without a label");
                }
                return;
            }
            String stem = meaning.get().key();
            if (stem.isEmpty() || shape.columns().stream().noneMatch(column -> shape.has(stem, column))) {
                if (numbersIn(values) > 0) {
                    leaveOut(label, words, values, "a heading of the form, with numbers of its own");
                }
                return;
            }
            dataInTable = true;
            if (header == null) {
                header = FormHeader.ofForm(shape);
                if (!shape.hasGroups()) {
                    leaveOut(label, words, values, "no header says which columns these are");
                    return;
                }
            }
            if (!fits(shape, header, stem) && earlier.containsKey(id) && fits(shape, earlier.get(id), stem)) {
                // A page break repeats the first header of the table, not the one of the block it breaks.
                header = new FormHeader(earlier.get(id).slots(), false, false);
            }
            boolean placed = header.placed() && line.hasCells() && headerTable.get(id) == line.table();
            assign(shape, Optional.of(stem), exact, header, placed, values, words);
        }

        /** Whether a line of words stands over these numbers, each over one of its own: a header, but of what. */
        private static boolean hasOwnHeader(List<FormCell> before, List<FormCell> cells) {
            Map<Integer, Set<Integer>> covered = new HashMap<>();
            for (FormCell word : before) {
                boolean own = !word.isBlank() && !word.isValue() && sameTable(word, cells.get(0))
                        && word.line() < cells.get(0).line();
                List<FormCell> under = !own ? List.of()
                        : cells.stream().filter(cell -> cell.overlaps(word.from(), word.to())).toList();
                if (under.size() == 1) {
                    covered.computeIfAbsent(word.line(), k -> new HashSet<>()).add(under.get(0).from());
                }
            }
            return cells.size() > 1 && covered.values().stream().anyMatch(columns -> columns.size() >= cells.size());
        }

        /** Whether these are the numbers of the columns and not what stands in them. */
        private boolean isColumnNumbers(List<FormCell> values) {
            List<FormCell> printed = values.stream().filter(v -> !v.isBlank()).toList();
            for (int i = 0; i < printed.size(); i++) {
                if (!printed.get(i).text().equals(String.valueOf(i + 1))) {
                    return false;
                }
            }
            return printed.size() >= COLUMN_NUMBERS;
        }

        private static boolean sameTable(FormCell one, FormCell other) {
            return one.place().table() == other.place().table();
        }

        private boolean isHeaderWord(FormCell last, List<FormCell> before) {
            String id = table.orElse("");
            if (last.label().isEmpty() || !last.is(id, Role.COLUMN)) {
                return false;
            }
            if (shapes.get(id).across()) {
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

        /** A row of a table with one number a row: label, perhaps a unit, number. */
        private void oneNumber(FormShape shape, FormCell label, List<FormCell> values) {
            Optional<FormLabels.Meaning> meaning = label == null ? Optional.empty()
                    : label.label().flatMap(l -> l.as(shape.id(), Role.ROW));
            List<FormCell> numbers = values.stream().filter(v -> !cellNumber.isUnit(v.text())).toList();
            List<FormCell> cells = label == null ? numbers : yearColumns.ofThisYear(numbers, label.place().table());
            Optional<String> unit = values.stream().map(v -> cellNumber.amountUnitIn(v.text()))
                    .flatMap(Optional::stream).findFirst();
            if (meaning.isEmpty()) {
                if (label != null && dataInTable && numbersIn(cells) > 0) {
                    leaveOut(label, label.text(), values, "no edition of the form has a row with this label");
                }
                return;
            }
            dataInTable = true;
            if (meaning.get().key().isEmpty()) {
                return;
            }
            List<FormCell> printed = cells.stream().filter(v -> !v.isBlank()).toList();
            if (cells.isEmpty() && !numbers.isEmpty()) {
                leaveOut(label, label.text(), values, "no column is said to hold the report's year");
                return;
            }
            if (printed.size() > 1 && countColumn.isPresent() && sameTable(countColumn.get(), label)) {
                FormCell column = countColumn.get();
                printed = printed.stream().filter(v -> v.overlaps(column.from(), column.to())).toList();
            }
            if (printed.size() > 1 || printed.isEmpty() && numbersIn(cells) > 0) {
                leaveOut(label, label.text(), values, "several cells where the form has one number");
                return;
            }
            if (!cells.isEmpty()) {
                FormCell cell = printed.isEmpty() ? cells.get(0) : printed.get(0);
                state(shape, new FigureKey(meaning.get().key()), cell, unit.or(() ->
                        cellNumber.amountUnitIn(label.text())), label.label().map(Match::exact).orElse(false));
            }
        }

        /** Rows side by side in the header, or printed one below the other, or one number a line. */
        private void sideBySide(FormShape shape, Optional<FormLabels.Meaning> meaning, FormCell label,
                                FormHeader header, List<FormCell> values, boolean exact, boolean placed) {
            String id = shape.id();
            Optional<String> stem = meaning.map(FormLabels.Meaning::key).filter(k -> !k.isEmpty());
            String words = label == null ? "" : label.text();
            if (stem.isEmpty() && label != null && label.is(id, Role.COLUMN)) {
                String column = label.label().get().as(id, Role.COLUMN).get().key();
                List<FormCell> printed = values.stream().filter(v -> !v.isBlank()).toList();
                if (header != null && header.slots().stream().allMatch(s -> s.column().isEmpty())) {
                    List<FormHeader.Slot> slots = header.slots().stream().map(s -> new FormHeader.Slot(s.row(),
                            Optional.of(column), s.text(), s.from(), s.to())).toList();
                    assign(shape, Optional.empty(), exact, new FormHeader(slots, header.placed(), false), placed,
                            values, words);
                } else if (printed.size() == 1 && sideRow.isPresent() && numbersIn(values) == 1) {
                    state(shape, FigureKey.of(sideRow.get(), column), printed.get(0), Optional.empty(), exact);
                } else if (numbersIn(values) > 0) {
                    leaveOut(label, words, values, "cannot be told which column is which");
                }
                return;
            }
            dataInTable = true;
            if (header == null) {
                FormHeader form = FormHeader.ofForm(shape);
                if (stem.isEmpty() && values.size() == form.slots().size()) {
                    assign(shape, Optional.empty(), true, form, false, values, words);
                } else if (numbersIn(values) > 1) {
                    leaveOut(label == null ? values.get(0) : label, words, values,
                            "no header says which columns these are");
                }
                return;
            }
            boolean needsRow = header.slots().stream().allMatch(s -> s.row().isEmpty());
            if (needsRow && stem.isEmpty()) {
                stem = sideRow;
            }
            if (needsRow == stem.isEmpty()) {
                if (numbersIn(values) > 0) {
                    leaveOut(label == null ? values.get(0) : label, words, values,
                            "cannot be told which row of the form this is");
                }
                return;
            }
            assign(shape, stem, exact, header, placed, values, words);
        }

        private boolean fits(FormShape shape, FormHeader header, String stem) {
            return header.slots().stream().anyMatch(slot -> slot.column().isPresent()
                    && shape.has(slot.row().orElse(stem), slot.column().get()));
        }

        private static int numbersIn(List<FormCell> values) {
            return (int) values.stream().filter(FormCell::hasDigit).count();
        }

        private void assign(FormShape shape, Optional<String> stem, boolean exact, FormHeader whole, boolean placed,
                            List<FormCell> values, String label) {
            FormHeader header = whole.over(values, placed);
            List<FormHeader.Slot> slots = header.slots();
            columnFit.learn(shape, values, slots.size());
            Optional<List<FormCell>> cells = Optional.empty();
            List<FormCell> printed = values.stream().filter(v -> !v.isBlank()).toList();
            if (printed.size() == slots.size() && (values.size() == slots.size() || !blanksCount)) {
                cells = Optional.of(printed);
            } else if (placed) {
                cells = ColumnFit.byColumn(slots, values);
            }
            if (cells.isPresent() && !header.doubtful()) {
                state(shape, stem, slots, cells.get(), label, exact);
            } else if (cells.isPresent() || values.size() >= slots.size()
                    && printed.size() <= slots.size()) {
                waiting.computeIfAbsent(shape.id(), k -> new ArrayList<>()).add(new ColumnFit.WaitingRow(stem, exact,
                        header, cells.orElse(values), label, blanksCount));
            } else {
                leaveOut(values.get(0), label, values, values.size() + " cells for " + slots.size() + " columns"
                        + (values.size() < slots.size() ? ": which is missing cannot be told" : ""));
            }
        }

        private void state(FormShape shape, Optional<String> stem, List<FormHeader.Slot> slots, List<FormCell> cells,
                           String label, boolean exact) {
            boolean fits = false;
            for (FormHeader.Slot slot : slots) {
                Optional<String> row = slot.row().or(() -> stem);
                fits |= slot.column().isPresent() && row.isPresent() && shape.has(row.get(), slot.column().get());
            }
            if (!fits) {
                leaveOut(cells.get(0), label, cells, "the header above names columns that this row does not have");
                return;
            }
            for (int i = 0; i < slots.size(); i++) {
                FormHeader.Slot slot = slots.get(i);
                Optional<String> row = slot.row().or(() -> stem);
                if (slot.column().isPresent() && row.isPresent() && shape.has(row.get(), slot.column().get())) {
                    state(shape, FigureKey.of(row.get(), slot.column().get()), cells.get(i),
                            amountUnitIn(slot.text()).or(() -> amountUnitIn(label)), exact);
                }
            }
        }

        /** Headers and labels are asked for every cell under or beside them. */
        private Optional<String> amountUnitIn(String text) {
            return units.computeIfAbsent(text, cellNumber::amountUnitIn);
        }

        private void state(FormShape shape, FigureKey key, FormCell cell, Optional<String> unit, boolean exact) {
            Optional<FigureCatalog.Figure> figure = catalog.figure(key);
            if (figure.isEmpty()) {
                return;
            }
            CellNumber.Kind kind = figure.get().isAmount() ? CellNumber.Kind.AMOUNT
                    : figure.get().signed() ? CellNumber.Kind.CHANGE : CellNumber.Kind.COUNT;
            Optional<String> caption = captionTable == cell.place().table() ? captionUnit : Optional.empty();
            CellNumber.Reading reading = cell.isMerged() ? CellNumber.Reading.unclear("one cell for several figures")
                    : cellNumber.read(cell.text(), kind, unit.or(() -> caption).or(() -> shape.unitOf(key.name())));
            FormCell.Place place = cell.place();
            Evidence evidence = Evidence.cell(cell.text(), place.table(), place.row(), place.column());
            if (reading.remark().isPresent()) {
                evidence = evidence.remarked(reading.remark().get());
                if (reading.number().isEmpty() && (!cell.isMerged() || mergedNamed.add(place.toString()))) {
                    notes.add(key + " is not stated: " + evidence.where() + " prints “" + cell.text() + "”, "
                            + reading.remark().get());
                }
            }
            found.computeIfAbsent(key, k -> new ArrayList<>()).add(new Found(reading.number(), evidence, exact));
        }

        private void leaveOut(FormCell at, String label, List<FormCell> values, String reason) {
            unrecognised.add(new UnrecognisedRow(at.place().toString(), label,
                    values.stream().map(FormCell::text).toList(), reason));
        }

        /** Reads what had to wait for the rest of its table. */
        private void settle(FormShape shape, List<ColumnFit.WaitingRow> rows) {
            List<ColumnFit.WaitingRow> doubtful = new ArrayList<>();
            for (ColumnFit.WaitingRow row : rows) {
                Optional<List<FormCell>> cells = columnFit.bySamples(shape, row);
                if (cells.isEmpty()) {
                    leaveOut(row.values().get(0), row.label(), row.values(),
                            "blank cells, and nothing shows which columns they are");
                } else if (row.header().doubtful()) {
                    doubtful.add(new ColumnFit.WaitingRow(row.stem(), row.exact(), row.header(), cells.get(),
                            row.label(), row.blanksCount()));
                } else {
                    state(shape, row.stem(), row.header().slots(), cells.get(), row.label(), row.exact());
                }
            }
            boolean borneOut = columnFit.sumsBearOut(shape, doubtful);
            for (ColumnFit.WaitingRow row : doubtful) {
                if (borneOut) {
                    state(shape, row.stem(), row.header().slots(), row.values(), row.label(), row.exact());
                } else {
                    leaveOut(row.values().get(0), row.label(), row.values(),
                            "the header is lost and the sums do not bear out the order of the columns");
                }
            }
        }

        private void put(Figures.Builder figures, FigureKey key, List<Found> each) {
            List<Found> stated = each.stream().filter(f -> f.number().isPresent()).toList();
            List<Found> sure = stated.stream().filter(Found::exact).toList();
            List<Found> chosen = sure.isEmpty() ? stated : sure;
            if (chosen.isEmpty()) {
                figures.notStated(key, each.get(0).evidence());
                return;
            }
            Found first = chosen.get(0);
            if (chosen.stream().anyMatch(f -> f.number().get().compareTo(first.number().get()) != 0)) {
                Found other = chosen.stream().filter(f -> f.number().get().compareTo(first.number().get()) != 0)
                        .findFirst().orElseThrow();
                String note = "printed twice with different numbers: “" + first.evidence().raw() + "” in "
                        + first.evidence().where() + ", “" + other.evidence().raw() + "” in " + other.evidence().where();
                figures.notStated(key, first.evidence().remarked(note));
                notes.add(key + " is not stated: " + note);
                return;
            }
            figures.put(key, first.number(), first.evidence());
        }

        /**
         * The edition that has most of the figures met, then most of the labels, then the one made for the report's
         * year. Where no row could be read, labels alone tell it, if they are enough to be a form.
         */
        private Optional<String> edition() {
            if (found.isEmpty() && labelsMet.size() < ENOUGH_LABELS) {
                return Optional.empty();
            }
            Comparator<Edition> byFigures = Comparator.comparing(edition -> found.keySet().stream()
                    .filter(keysOfEdition.get(edition.id())::contains).count());
            return editions.all().stream()
                    .max(byFigures.thenComparing(edition -> clearLabels.stream()
                                    .filter(labelsOfEdition.get(edition.id())::contains).count())
                            .thenComparing(edition -> year.map(edition::covers).orElse(false)))
                    .map(Edition::id);
        }
    }
}
