// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nianbao.report.Figures;
import org.nianbao.report.UnrecognisedRow;

/**
 * What the tables of one page said.
 *
 * @param edition id of the edition whose rows are there; absent when no table of the form was found
 * @param figures numbers and absent cells with their places
 * @param unrecognisedRows rows kept whole because no edition knows them, or because reading them would be a guess
 * @param notes what a reader of the record must know, one plain sentence each
 * @param labelsMatched how many row labels of the form were met, figures or not: evidence that this is a report
 */
public record TableReading(Optional<String> edition, Figures figures, List<UnrecognisedRow> unrecognisedRows,
                    List<String> notes, int labelsMatched) {

    public TableReading {
        Objects.requireNonNull(edition, "edition");
        Objects.requireNonNull(figures, "figures");
        unrecognisedRows = List.copyOf(unrecognisedRows);
        notes = List.copyOf(notes);
    }
}
