// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.report;

import java.util.List;
import java.util.Objects;

/**
 * A table row that no edition of the form knows, kept whole, or one that could not be read without guessing.
 *
 * @param where {@code table 2, row 31}
 * @param label the row's label as cleaned
 * @param cells the other cells' texts in order
 * @param reason why it is here, in plain words
 */
public record UnrecognisedRow(String where, String label, List<String> cells, String reason) {

    public UnrecognisedRow {
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(reason, "reason");
        cells = List.copyOf(cells);
    }
}
