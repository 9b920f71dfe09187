// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which cell of a row stands in which column: by the grid columns of the header where those can be believed, else by
 * where full rows of the same table have their numbers.
 */
final class ColumnFit {

    /** Full rows of a table that are asked where its numbers stand. */
    private static final int MOST_SAMPLES = 100;
    /** Full rows that tell by themselves how many cells a row has. */
    private static final int FEWEST_ALIKE = 3;

    private final CellNumber cellNumber;
    private final Map<String, List<Sample>> samples = new HashMap<>();
    /** By table, the grid columns behind the last cell of its rows, and how many rows end there. */
    private final Map<Integer, Map<Integer, Integer>> ends = new HashMap<>();
    /** The same of how many columns they cover: all rows as many, where a table has lost its spans. */
    private final Map<Integer, Map<Integer, Integer>> widths = new HashMap<>();

    /** Of lines divided by bars: by table, where their last number stands, and how many cells such rows have. */
    private final Map<String, Map<Integer, Set<Integer>>> lasts = new HashMap<>();

    ColumnFit(CellNumber cellNumber) {
        this.cellNumber = cellNumber;
    }

    /**
     * A row that can only be read once the whole table is known.
     *
     * @param blanksCount whether each of its blanks is a cell for certain, and none a gap between two
     * @param fitted whether its values are those under the columns already
     * @param extent where it stood before
     */
    record WaitingRow(Optional<String> stem, boolean exact, FormHeader header, List<FormCell> values, String label,
                      boolean blanksCount, boolean fitted, Extent extent) {

        /** The same row with its cells in the order of the columns. */
        WaitingRow with(List<FormCell> cells) {
            return new WaitingRow(stem, exact, header, cells, label, blanksCount, fitted, extent);
        }
    }

    /** The grid columns that the cells of a row cover: the one behind the last, and how many. */
    record Extent(int end, int width) {

        /** Of a row that stands in no grid. */
        static final Extent NONE = new Extent(0, 0);

        static Extent of(List<FormCell> values) {
            int end = 0;
            for (FormCell cell : values) {
                end = Math.max(end, cell.to());
            }
            return new Extent(end, end - values.get(0).from());
        }
    }

    /**
     * Where a row without blanks had its numbers.
     *
     * @param size how many numbers
     * @param indexes the numbers' places among those cells
     * @param columns the numbers' grid columns
     * @param atEnd whether nothing stands among them or behind them
     * @param cells how many cells, blank ones with them
     */
    private record Sample(int table, int size, List<Integer> indexes, List<Integer> columns, boolean atEnd,
                          int cells) {
    }

    /** Remembers a row that has as many numbers as the header has columns. */
    void learn(FormShape shape, List<FormCell> values, int columns, FormLine line) {
        int table = values.get(0).place().table();
        int last = values.size() - 1;
        while (last > 0 && values.get(last).isBlank()) {
            last--;
        }
        if (line.kind() == FormLine.Kind.DIVIDED && !values.get(last).isBlank()) {
            lasts.computeIfAbsent(shape.id(), k -> new HashMap<>()).computeIfAbsent(last, k -> new HashSet<>())
                    .add(values.size());
        }
        Extent extent = Extent.of(values);
        ends.computeIfAbsent(table, k -> new HashMap<>()).merge(extent.end(), 1, Integer::sum);
        widths.computeIfAbsent(table, k -> new HashMap<>()).merge(extent.width(), 1, Integer::sum);
        List<Integer> indexes = new ArrayList<>(columns);
        List<Integer> places = new ArrayList<>(columns);
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isBlank()) {
                indexes.add(i);
                places.add(values.get(i).from());
            }
        }
        List<Sample> shown = samples.computeIfAbsent(shape.id(), k -> new ArrayList<>());
        if (indexes.size() == columns && shown.size() < MOST_SAMPLES) {
            shown.add(new Sample(table, columns, indexes, places, indexes.get(0) == values.size() - columns,
                    values.size()));
        }
    }

    /**
     * Cells by the grid columns of the header; absent when a cell fits no column, or fits two and the others do not
     * show that it was merged over both.
     */
    Optional<List<FormCell>> byColumn(FormShape shape, FormHeader header, List<FormCell> values) {
        List<FormHeader.Slot> slots = header.slots();
        List<FormCell> cells = new ArrayList<>();
        Set<FormCell> used = new HashSet<>();
        boolean twice = false;
        for (FormHeader.Slot slot : slots) {
            List<FormCell> under = under(slot, values);
            List<FormCell> printed = FormCell.printed(under);
            if (under.isEmpty() || differ(printed)) {
                return Optional.empty();
            }
            FormCell cell = printed.isEmpty() ? under.get(0) : printed.get(0);
            boolean shared = standsUnderSeveral(cell, slots);
            if (shared && !meetsEdges(slots, values)) {
                return Optional.empty();
            }
            twice |= printed.size() > 1;
            used.addAll(printed);
            cells.add(shared && !cell.isBlank() ? cell.merged() : cell);
        }
        int end = slots.stream().mapToInt(FormHeader.Slot::to).max().orElse(0);
        // A number behind the last column: a cell too many may have pushed the row along.
        boolean pushed = values.stream().anyMatch(v -> v.from() >= end && v.isValue())
                && (cells.stream().anyMatch(FormCell::isBlank)
                        || values.stream().anyMatch(v -> v.from() >= end && v.isValue()) && !addsUp(shape, slots, cells));
        // Two equal numbers under one column are one of them printed twice, or two columns and a header moved along.
        boolean doubtful = shape.hasGroups() && (twice || hasGap(slots, values)) && !addsUp(shape, slots, cells);
        return pushed || doubtful || values.stream().anyMatch(v -> !v.isBlank() && !used.contains(v) && v.from() < end)
                ? Optional.empty() : Optional.of(cells);
    }

    private static List<FormCell> under(FormHeader.Slot slot, List<FormCell> values) {
        List<FormCell> under = new ArrayList<>();
        for (FormCell value : values) {
            if (value.overlaps(slot.from(), slot.to())) {
                under.add(value);
            }
        }
        return under;
    }

    private static boolean differ(List<FormCell> cells) {
        for (FormCell cell : cells) {
            if (!cell.text().equals(cells.get(0).text())) {
                return true;
            }
        }
        return false;
    }

    private static boolean standsUnderSeveral(FormCell cell, List<FormHeader.Slot> slots) {
        int over = 0;
        for (FormHeader.Slot slot : slots) {
            over += cell.overlaps(slot.from(), slot.to()) ? 1 : 0;
        }
        return over > 1;
    }

    /** Whether a blank cell stands among the columns where the header has none. */
    private static boolean hasGap(List<FormHeader.Slot> slots, List<FormCell> values) {
        int from = slots.stream().mapToInt(FormHeader.Slot::from).min().orElse(0);
        int to = slots.stream().mapToInt(FormHeader.Slot::to).max().orElse(0);
        return values.stream().anyMatch(v -> v.isBlank() && v.from() > from && v.to() < to
                && slots.stream().noneMatch(slot -> v.overlaps(slot.from(), slot.to())));
    }

    /** Whether a row has a cell more or less than most rows of its table, so that its cells may have been moved. */
    boolean isUneven(WaitingRow row) {
        int table = row.values().get(0).place().table();
        // A number beside the columns may be the first of them, and the last may stand before a blank one.
        List<FormHeader.Slot> slots = row.header().slots();
        boolean moved = !slots.get(0).isKnown() || row.fitted() && row.values().get(lastKnown(slots)).isBlank();
        return row.extent().end() > 0
                && isUnusual(ends.getOrDefault(table, Map.of()), row.extent().end())
                && (moved || isUnusual(widths.getOrDefault(table, Map.of()), row.extent().width()));
    }

    private static int lastKnown(List<FormHeader.Slot> slots) {
        int last = slots.size() - 1;
        while (last > 0 && !slots.get(last).isKnown()) {
            last--;
        }
        return last;
    }

    private static boolean isUnusual(Map<Integer, Integer> rows, int own) {
        return rows.entrySet().stream().anyMatch(other -> other.getKey() != own
                && other.getValue() > 2 * rows.getOrDefault(own, 0));
    }

    /** Whether a row that fills all columns of the form has its sum in the form's last one. */
    boolean addsUp(FormShape shape, List<FormHeader.Slot> slots, List<FormCell> cells) {
        if (!shape.hasGroups() || slots.size() != cells.size()) {
            return false;
        }
        String total = shape.columns().get(shape.columns().size() - 1);
        List<FormCell> parts = new ArrayList<>();
        List<FormCell> totals = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Optional<String> column = slots.get(i).column();
            if (column.isPresent()) {
                (column.get().equals(total) ? totals : parts).add(cells.get(i));
            }
        }
        List<BigDecimal> added = numbers(parts);
        List<BigDecimal> sum = numbers(totals);
        return sum.size() == 1 && added.size() == shape.columns().size() - 1
                && added.stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(sum.get(0)) == 0;
    }

    /** Whether the numbers of any row that stands whole beside others do not add up to its last. */
    boolean outcomesDiffer(FormShape shape, List<FormHeader.Slot> slots, List<FormCell> cells) {
        int run = shape.columns().size();
        for (int from = 0; from + run <= slots.size(); from++) {
            boolean whole = true;
            for (int i = 0; i < run; i++) {
                whole &= slots.get(from + i).column().equals(Optional.of(shape.columns().get(i)));
            }
            List<BigDecimal> numbers = whole ? numbers(cells.subList(from, from + run)) : List.of();
            if (numbers.size() == run && numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add)
                    .subtract(numbers.get(run - 1)).compareTo(numbers.get(run - 1)) != 0) {
                return true;
            }
        }
        return false;
    }

    private List<BigDecimal> numbers(List<FormCell> cells) {
        List<BigDecimal> numbers = new ArrayList<>(cells.size());
        for (FormCell cell : cells) {
            cellNumber.read(cell.text(), CellNumber.Kind.COUNT, Optional.empty()).number().ifPresent(numbers::add);
        }
        return numbers;
    }

    /** Whether every cell begins where a column begins and ends where one ends. */
    private static boolean meetsEdges(List<FormHeader.Slot> slots, List<FormCell> values) {
        int end = slots.stream().mapToInt(FormHeader.Slot::to).max().orElse(0);
        return values.stream().filter(v -> v.from() < end).allMatch(v ->
                slots.stream().anyMatch(slot -> slot.from() == v.from())
                        && slots.stream().anyMatch(slot -> slot.to() == v.to()));
    }

    /** The cells of a row with blanks, found by where full rows of the same table have their numbers. */
    Optional<List<FormCell>> bySamples(FormShape shape, WaitingRow row) {
        List<FormCell> values = row.values();
        int size = row.header().slots().size();
        if (values.size() == size && values.stream().noneMatch(FormCell::isBlank)) {
            return Optional.of(values);
        }
        if (values.stream().allMatch(FormCell::isBlank) && row.blanksCount()) {
            return Optional.of(values.subList(0, size));
        }
        List<Sample> all = samples.getOrDefault(shape.id(), List.of()).stream()
                .filter(sample -> sample.size() == size).toList();
        boolean divided = row.blanksCount() && row.extent().end() == 0;
        if (divided && !all.isEmpty() && all.stream().allMatch(Sample::atEnd) && endsInSum(shape, values, size)) {
            return Optional.of(values.subList(values.size() - size, values.size()));
        }
        Optional<List<FormCell>> cells = bySamples(shape, row, all, divided);
        // Where full rows have a blank behind them, the table's last may have none; another one has lost a number.
        long longer = all.stream().filter(sample -> sample.cells() > values.size()).count();
        boolean lost = !row.blanksCount() && longer >= FEWEST_ALIKE && longer * 10 >= all.size() * 9L;
        return lost ? cells.filter(each -> printedAddUp(shape, each)) : cells;
    }

    private Optional<List<FormCell>> bySamples(FormShape shape, WaitingRow row, List<Sample> all, boolean divided) {
        List<FormCell> values = row.values();
        int size = row.header().slots().size();
        if (all.isEmpty()) {
            boolean whole = values.size() == size || divided && values.size() > size
                    && (areFilledUp(shape, size) || blanksBehindSums(shape, values, size));
            return whole && row.blanksCount() ? Optional.of(values.subList(0, size)) : Optional.empty();
        }
        int number = values.get(0).place().table();
        List<Sample> same = all.stream().filter(sample -> sample.table() == number).toList();
        List<List<Integer>> columns = same.stream().map(Sample::columns).toList();
        List<List<Integer>> indexes = all.stream().map(Sample::indexes).toList();
        Optional<List<FormCell>> byColumn = usual(columns).flatMap(places -> pick(values, places.stream()
                .map(column -> values.stream().filter(v -> v.from() == column).findFirst().map(values::indexOf)
                        .orElse(-1)).toList()));
        Optional<List<FormCell>> byIndex = usual(indexes).flatMap(places -> pick(values, places));
        boolean columnsSure = !same.isEmpty() && columns.stream().distinct().count() == 1;
        boolean indexesSure = indexes.stream().distinct().count() == 1;
        if (columnsSure != indexesSure) {
            return columnsSure ? byColumn : byIndex;
        }
        if (byColumn.isPresent() && byIndex.isPresent()) {
            return byColumn.equals(byIndex) ? byColumn : Optional.empty();
        }
        boolean placed = !divided && row.header().placed();
        if (!placed && byIndex.filter(cells -> printedAddUp(shape, cells)).isPresent()) {
            return byIndex;
        }
        return !columnsSure ? Optional.empty() : byColumn.isPresent() || values.size() != size ? byColumn : byIndex;
    }

    /** Whether all rows end in the same column, however many bars fill them up: then they begin in the first. */
    private boolean areFilledUp(FormShape shape, int size) {
        Map<Integer, Set<Integer>> ends = lasts.getOrDefault(shape.id(), Map.of());
        return ends.size() == 1 && ends.getOrDefault(size - 1, Set.of()).size() > 1;
    }

    /** Whether nothing stands behind the first of the cells, and each run of them adds up to its own last. */
    private boolean blanksBehindSums(FormShape shape, List<FormCell> values, int size) {
        int run = shape.columns().size();
        boolean sums = size % run == 0 && values.subList(size, values.size()).stream().allMatch(FormCell::isBlank);
        for (int from = 0; sums && from < size; from += run) {
            List<FormCell> cells = values.subList(from, from + run);
            sums = cells.stream().allMatch(FormCell::isBlank) ? from > 0 : printedAddUp(cells);
        }
        return sums;
    }

    private boolean printedAddUp(List<FormCell> cells) {
        List<BigDecimal> sum = numbers(cells.subList(cells.size() - 1, cells.size()));
        List<BigDecimal> parts = numbers(cells.subList(0, cells.size() - 1));
        return sum.size() == 1 && sum.get(0).signum() > 0
                && parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(sum.get(0)) == 0;
    }

    /** Whether the printed ones of all the form's columns add up to the last. */
    private boolean printedAddUp(FormShape shape, List<FormCell> cells) {
        return shape.hasGroups() && cells.size() == shape.columns().size() && printedAddUp(cells);
    }

    /** Whether a row's last cells have their sum in the last one, and those before them are the label's. */
    private boolean endsInSum(FormShape shape, List<FormCell> values, int size) {
        int from = values.size() - size;
        if (!shape.hasGroups() || size != shape.columns().size() || from < 0
                || !values.subList(0, from).stream().allMatch(FormCell::isBlank)) {
            return false;
        }
        return printedAddUp(values.subList(from, values.size()));
    }

    /** What most of them say, if they are nearly of one mind. */
    private static Optional<List<Integer>> usual(List<List<Integer>> places) {
        Map<List<Integer>, Integer> counts = new HashMap<>();
        places.forEach(each -> counts.merge(each, 1, Integer::sum));
        return counts.entrySet().stream().filter(entry -> entry.getValue() * 10 >= places.size() * 7)
                .map(Map.Entry::getKey).findFirst();
    }

    /** The values at these indexes; absent when one is not there or a printed value is left over. */
    private static Optional<List<FormCell>> pick(List<FormCell> values, List<Integer> indexes) {
        if (indexes.stream().anyMatch(i -> i < 0 || i >= values.size())) {
            return Optional.empty();
        }
        List<FormCell> cells = indexes.stream().map(values::get).toList();
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isBlank() && !indexes.contains(i)) {
                return Optional.empty();
            }
        }
        return Optional.of(cells);
    }

    /**
     * Whether the last number of each run of columns is the sum of the others, as far as rows are complete: then
     * the form's order may be taken for the order on the page. One row in five may be wrong in itself; where no row
     * tells anything, only zeros may be taken.
     */
    boolean sumsBearOut(FormShape shape, List<WaitingRow> rows) {
        int run = shape.columns().size();
        int telling = 0;
        int wrong = 0;
        for (WaitingRow row : rows) {
            for (int from = 0; from + run <= row.values().size(); from += run) {
                List<BigDecimal> numbers = numbers(row.values().subList(from, from + run));
                BigDecimal last = numbers.isEmpty() ? BigDecimal.ZERO : numbers.get(numbers.size() - 1);
                if (numbers.size() < run || numbers.stream().allMatch(n -> n.signum() == 0)) {
                    continue;
                }
                BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add).subtract(last);
                telling++;
                wrong += sum.compareTo(last) == 0 ? 0 : 1;
            }
        }
        return telling > 0 ? wrong * 5 <= telling : rows.stream().flatMap(row -> row.values().stream())
                .allMatch(v -> v.text().chars().noneMatch(c -> c >= '1' && c <= '9' || c >= '\uff11' && c <= '\uff19'));
    }
}
