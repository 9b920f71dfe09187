// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The rows of flattened tables without the running number (行次) between label and numbers, which in a grid has a
 * column of its own and here would be taken for the first figure.
 */
final class NumberedRows {

    /** Rows one after the other whose first numbers count on by one; figures do not. */
    private static final int FEWEST = 5;

    private NumberedRows() {
    }

    /** The lines without running numbers; the same lines where there are none. */
    static List<FormLine> bare(List<FormLine> lines) {
        List<FormLine> bare = lines;
        List<Integer> counted = new ArrayList<>();
        int last = 0;
        for (int i = 0; i <= lines.size(); i++) {
            if (i < lines.size() && (lines.get(i).isGrid() || !FormCell.hasValue(lines.get(i).cells()))) {
                continue;
            }
            OptionalInt number = i == lines.size() ? OptionalInt.empty() : runningNumber(lines.get(i));
            if (number.isEmpty() || !counted.isEmpty() && number.getAsInt() != last + 1) {
                if (counted.size() >= FEWEST) {
                    bare = bare == lines ? new ArrayList<>(lines) : bare;
                    for (int row : counted) {
                        bare.set(row, without(lines.get(row)));
                    }
                }
                counted.clear();
            }
            if (number.isPresent()) {
                counted.add(i);
                last = number.getAsInt();
            }
        }
        return bare;
    }

    /** The first number of a row that has a label and others behind it, if it is a plain one. */
    private static OptionalInt runningNumber(FormLine line) {
        int first = firstValue(line);
        String text = line.cells().get(first).text();
        boolean labelled = false;
        for (FormCell cell : line.cells().subList(0, first)) {
            labelled |= cell.has(FormLabels.Role.ROW);
        }
        return labelled && text.length() < 4 && text.chars().allMatch(Character::isDigit)
                && FormCell.hasValue(line.cells().subList(first + 1, line.cells().size()))
                ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    private static int firstValue(FormLine line) {
        int first = 0;
        while (!line.cells().get(first).isValue()) {
            first++;
        }
        return first;
    }

    private static FormLine without(FormLine line) {
        List<FormCell> cells = new ArrayList<>(line.cells());
        cells.remove(firstValue(line));
        return line.with(cells);
    }
}
