// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One cell on its way to a figure, from a grid or from a flattened table.
 *
 * @param text as cleaned
 * @param line which line of the page's tables it stands in, growing down the page
 * @param place where the reader of a record finds it
 * @param from first grid column it covers, from 0; the position in the line for a flattened table
 * @param to the column after the last it covers
 * @param label what it names, if it is a label of the form
 * @param tall whether it reaches over several rows
 */
record FormCell(String text, int line, Place place, int from, int to, Kind kind, Optional<FormLabels.Match> label,
                boolean tall) {

    /** What a cell looks like before anything is known about its row; merged is a number that several rows share. */
    enum Kind {
        BLANK, VALUE, LABEL, TEXT, MERGED
    }

    /** Table, row and column, each counted from 1. */
    record Place(int table, int row, int column) {

        @Override
        public String toString() {
            return "table " + table + ", row " + row;
        }
    }

    /** The same cell reaching further to the right. */
    FormCell widened(int end) {
        return new FormCell(text, line, place, from, end, kind, label, tall);
    }

    /** The same cell, known to reach over several rows. */
    FormCell overSeveralRows() {
        return new FormCell(text, line, place, from, to, kind, label, true);
    }

    /** The same cell, known to stand for more than one figure. */
    FormCell merged() {
        return new FormCell(text, line, place, from, to, Kind.MERGED, Optional.empty(), tall);
    }

    boolean isMerged() {
        return kind == Kind.MERGED;
    }

    boolean isValue() {
        return kind == Kind.VALUE;
    }

    /** Whether it holds a part of a hundred: 50%, ４０.５％. */
    boolean isShare() {
        return hasDigit() && (text.endsWith("%") || text.endsWith("\uff05"));
    }

    boolean hasDigit() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' || c >= '\uff10' && c <= '\uff19') {
                return true;
            }
        }
        return false;
    }

    boolean isBlank() {
        return kind == Kind.BLANK;
    }

    boolean has(FormLabels.Role role) {
        return label.isPresent() && label.get().has(role);
    }

    boolean is(String table, FormLabels.Role role) {
        return label.isPresent() && label.get().as(table, role).isPresent();
    }

    boolean overlaps(int otherFrom, int otherTo) {
        return from < otherTo && otherFrom < to;
    }

    static boolean sameTable(FormCell one, FormCell other) {
        return one.place().table() == other.place().table();
    }

    /** The cells that are not blank. */
    static List<FormCell> printed(List<FormCell> cells) {
        List<FormCell> printed = new ArrayList<>(cells.size());
        for (FormCell cell : cells) {
            if (!cell.isBlank()) {
                printed.add(cell);
            }
        }
        return printed;
    }

    static boolean anyInLine(List<FormCell> cells, int line) {
        for (FormCell cell : cells) {
            if (cell.line() == line) {
                return true;
            }
        }
        return false;
    }

    /** How many of the cells have a digit. */
    static int numbersIn(List<FormCell> cells) {
        int numbers = 0;
        for (FormCell cell : cells) {
            numbers += cell.hasDigit() ? 1 : 0;
        }
        return numbers;
    }

    /** Whether any of the cells is a number or a mark for none. */
    static boolean hasValue(List<FormCell> cells) {
        for (FormCell cell : cells) {
            if (cell.isValue()) {
                return true;
            }
        }
        return false;
    }
}
