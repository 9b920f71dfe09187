// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.List;

/** The paragraphs of flattened tables as they were before programs, paper and lists put their marks in. */
final class FlattenedText {

    private final LabelLookup lookup;
    private final CellNumber cellNumber;
    private final WrappedCells wrappedCells;
    private final TornLabels tornLabels;
    private final WrappedRows wrappedRows;

    FlattenedText(LabelLookup lookup, CellNumber cellNumber) {
        this.lookup = lookup;
        this.cellNumber = cellNumber;
        wrappedCells = new WrappedCells(lookup, cellNumber);
        tornLabels = new TornLabels(lookup);
        wrappedRows = new WrappedRows(lookup, cellNumber);
    }

    /** The paragraphs without what is none of the table's; the same where there is nothing to mend. */
    List<String> mended(List<String> paragraphs) {
        List<String> bare = BarLines.withoutBars(PageNumbers.without(
                QuotedCells.divided(ListMarks.without(paragraphs))));
        return wrappedRows.joined(tornLabels.joined(wrappedCells.joined(
                RunningNumbers.without(bare, lookup, cellNumber))));
    }
}
