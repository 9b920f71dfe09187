// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nianbao.extract.table.FormLabels.Role;

/**
 * The columns of a table that prints two years side by side (2015年 | 2016年).
 *
 * @param years which year's each is: true for the report's own, in printed order
 */
record YearColumns(int table, boolean placed, List<FormCell> columns, List<Boolean> years) {

    static final YearColumns NONE = new YearColumns(0, false, List.of(), List.of());

    YearColumns {
        columns = List.copyOf(columns);
        years = List.copyOf(years);
    }

    /** The columns that a header names by their year; absent where it names none so. */
    static Optional<YearColumns> in(List<FormCell> header, Optional<Integer> year, FormLabels labels, String table) {
        List<FormCell> columns = new ArrayList<>();
        List<Boolean> years = new ArrayList<>();
        for (FormCell cell : header) {
            if (isCaption(cell, header, table)) {
                continue;
            }
            labels.yearOfColumn(cell.text(), table, year).ifPresent(own -> {
                columns.add(cell);
                years.add(own);
            });
        }
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        int line = columns.get(0).line();
        boolean placed = columns.size() == 1 || columns.stream().allMatch(cell -> cell.line() == line);
        return Optional.of(new YearColumns(columns.get(0).place().table(), placed, columns, years));
    }

    /** Whether it stands over the header, on a line of its own: （2016年度） between a table's name and its columns. */
    private static boolean isCaption(FormCell cell, List<FormCell> header, String table) {
        boolean headerBelow = false;
        for (FormCell other : header) {
            boolean named = other.is(table, Role.CORNER) || other.is(table, Role.COLUMN);
            if (other != cell && other.line() == cell.line() || named && other.line() < cell.line()) {
                return false;
            }
            headerBelow |= named && other.line() > cell.line();
        }
        return headerBelow;
    }

    /**
     * The cells of a row that may hold this year's number; all of them in a table without such columns, none where a
     * cell more or less than in the other rows may have moved them.
     */
    List<FormCell> ofThisYear(List<FormCell> cells, FormLine line) {
        if (line.table() != table || columns.isEmpty()) {
            return cells;
        }
        if (line.uneven() || years.stream().filter(own -> own).count() != 1) {
            return List.of();
        }
        int own = years.indexOf(true);
        if (placed && line.hasCells()) {
            FormCell column = columns.get(own);
            return cells.stream().filter(cell -> cell.overlaps(column.from(), column.to())).toList();
        }
        return cells.size() == columns.size() ? List.of(cells.get(own)) : List.of();
    }
}
