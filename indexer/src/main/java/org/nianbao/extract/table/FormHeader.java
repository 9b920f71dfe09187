// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nianbao.edition.LabelText;
import org.nianbao.extract.table.FormLabels.Role;

/**
 * The columns of a table as its header prints them, in their printed order.
 *
 * @param placed whether the slots' grid columns may be believed
 * @param doubtful whether the order is the form's and not the header's, so that the sums must bear it out
 * @param leading how many of the first slots are words beside the columns, which may stand over labels (行次)
 * @param printed the header's own order, where another is taken first and this one if the sums disprove that; or empty
 */
record FormHeader(List<Slot> slots, boolean placed, boolean doubtful, int leading, List<Slot> printed) {

    /**
     * One column of numbers.
     *
     * @param row row stem that the header itself names, where the rows stand side by side
     * @param column last part of the key; absent in a column the form does not know
     * @param text the header's own words, which may name a unit
     */
    record Slot(Optional<String> row, Optional<String> column, String text, int from, int to) {

        boolean isKnown() {
            return row.isPresent() || column.isPresent();
        }
    }

    /** Numbers from 1 on that make a line of column numbers (栏次). */
    private static final int COLUMN_NUMBERS = 5;

    /** The numerals that number columns; the form has no ten. */
    private static final String NUMERALS = "一二三四五六七八九";

    FormHeader {
        slots = List.copyOf(slots);
        printed = List.copyOf(printed);
    }

    FormHeader(List<Slot> slots, boolean placed, boolean doubtful) {
        this(slots, placed, doubtful, 0, List.of());
    }

    FormHeader(List<Slot> slots, boolean placed) {
        this(slots, placed, false, 0, List.of());
    }

    /** The form's own columns in the form's order, for a table whose header is lost. */
    static FormHeader ofForm(FormShape shape) {
        List<Slot> slots = new ArrayList<>();
        for (String row : shape.across() ? shape.rows() : List.of("")) {
            for (String column : shape.columns()) {
                slots.add(new Slot(Optional.of(row).filter(r -> !r.isEmpty()), Optional.of(column), "", 0, 0));
            }
        }
        return new FormHeader(slots, false, true);
    }

    /** This header over one row of cells: words beside the columns count only where the row has cells for them. */
    FormHeader over(List<FormCell> values, boolean byPlace) {
        int drop = 0;
        while (drop < leading && !hasCell(slots.get(drop), values, slots.size() - drop, byPlace)) {
            drop++;
        }
        return leading == 0 ? this : new FormHeader(slots.subList(drop, slots.size()), placed, doubtful, 0, printed);
    }

    /** This header without a last column of the bureau's own whose cell the row shares with others (备注). */
    FormHeader withoutMergedEnd(List<FormCell> values) {
        int end = slots.size();
        while (end > 1 && !slots.get(end - 1).isKnown() && !hasCell(slots.get(end - 1), values, end, true)) {
            end--;
        }
        return end == slots.size() ? this
                : new FormHeader(slots.subList(0, end), placed, doubtful, leading, printed);
    }

    /** Whether the form has a cell for this row under any of the columns. */
    boolean fits(FormShape shape, String stem) {
        for (Slot slot : slots) {
            if (slot.column().isPresent() && shape.has(slot.row().orElse(stem), slot.column().get())) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasCell(Slot slot, List<FormCell> values, int columns, boolean byPlace) {
        return byPlace ? values.stream().anyMatch(v -> v.overlaps(slot.from(), slot.to()))
                : withoutPadding(values) >= columns;
    }

    /** How many cells a row has up to its last printed one. */
    private static int withoutPadding(List<FormCell> values) {
        int size = values.size();
        while (size > 0 && values.get(size - 1).isBlank()) {
            size--;
        }
        return size;
    }

    /** Reads what stood between the last line of numbers and this one; absent when it names no column of the table. */
    static Optional<FormHeader> read(FormShape shape, List<FormCell> cells, boolean grid) {
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        HeaderReader reader = new HeaderReader(shape, cells, grid);
        return shape.across() ? reader.across()
                : (shape.hasGroups() ? reader.twoLevels() : reader.oneLevel()).map(reader::withLeading);
    }

    /** Whether lines of words that bars divide have as many cells as the numbers' line, so that they stand over them. */
    static boolean areOfOneGrid(List<FormCell> words, int width) {
        Map<Integer, Integer> widths = new HashMap<>();
        words.forEach(word -> widths.merge(word.line(), 1, Integer::sum));
        widths.values().removeIf(cells -> cells == 1);
        return !widths.isEmpty() && widths.values().stream().allMatch(cells -> cells == width);
    }

    /** Whether a grid's header says nothing of what stands over what: several lines, no cell wide, all end too soon. */
    static boolean hasLostSpans(List<FormCell> words, FormLine row) {
        int end = row.cells().stream().filter(cell -> !cell.isBlank()).mapToInt(FormCell::to).max().orElse(0);
        Set<Integer> lines = new HashSet<>();
        for (FormCell word : words) {
            if (!word.isBlank() && word.place().table() == row.table()) {
                if (word.to() - word.from() > 1 || word.to() >= end) {
                    return false;
                }
                lines.add(word.line());
            }
        }
        return lines.size() > 1;
    }

    /** Whether a line of words stands over these numbers, each over one of its own: a header, but of what. */
    static boolean isOfTheirOwn(List<FormCell> before, List<FormCell> cells) {
        Map<Integer, Set<Integer>> covered = new HashMap<>();
        Map<Integer, Set<String>> words = new HashMap<>();
        for (FormCell word : before) {
            boolean own = !word.isBlank() && !word.isValue() && FormCell.sameTable(word, cells.get(0))
                    && word.line() < cells.get(0).line();
            List<FormCell> under = !own ? List.of()
                    : cells.stream().filter(cell -> cell.overlaps(word.from(), word.to())).toList();
            if (under.size() == 1) {
                covered.computeIfAbsent(word.line(), k -> new HashSet<>()).add(under.get(0).from());
                words.computeIfAbsent(word.line(), k -> new HashSet<>()).add(word.text());
            }
        }
        // One word over all columns was merged over them: a group's label, or a caption.
        return cells.size() > 1 && covered.entrySet().stream().anyMatch(line ->
                line.getValue().size() >= cells.size() && words.get(line.getKey()).size() > 1);
    }

    /** Whether these are the numbers of the columns and not what stands in them. */
    static boolean numbersColumns(List<FormCell> values) {
        int printed = 0;
        for (FormCell cell : values) {
            if (!cell.isBlank() && !cell.text().equals(String.valueOf(++printed))) {
                return false;
            }
        }
        return printed >= COLUMN_NUMBERS;
    }

    /** Whether the header has as many columns as the form and only numbers those it does not name: 数据1, 数据2. */
    static boolean numbersThoseOfTheForm(FormShape shape, List<FormCell> leaves, List<FormCell> cells) {
        String id = shape.id();
        List<FormCell> line = cells.stream().filter(cell -> cell.line() == leaves.get(0).line() && !cell.isBlank()
                && !cell.is(id, Role.CORNER)).toList();
        List<String> columns = shape.columns();
        if (leaves.size() == columns.size() || line.size() != columns.size() || columns.size() > NUMERALS.length()) {
            return false;
        }
        Set<String> stems = new HashSet<>();
        for (int i = 0; i < line.size(); i++) {
            String words = LabelText.of(line.get(i).text());
            int at = words.indexOf(NUMERALS.charAt(i));
            at = at < 0 ? words.indexOf('1' + i) : at;
            at = at < 0 && words.length() == 1 ? words.indexOf('a' + i) : at;
            Optional<String> key = line.get(i).label().flatMap(l -> l.as(id, Role.COLUMN)).map(FormLabels.Meaning::key);
            if (key.isPresent() ? !key.get().equals(columns.get(i)) : at < 0) {
                return false;
            }
            if (key.isEmpty()) {
                stems.add(words.substring(0, at) + words.substring(at + 1));
            }
        }
        return stems.size() == 1;
    }
}
