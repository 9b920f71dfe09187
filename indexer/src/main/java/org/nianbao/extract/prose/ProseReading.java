// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.prose;

import java.util.List;
import java.util.Objects;
import org.nianbao.report.Figures;

/**
 * What the sentences of one page said, tables left aside.
 *
 * @param figures numbers with their sentence as evidence
 * @param sums numbers that the form's own table makes up of its rows: for comparison with it, no figures of the report
 * @param notes contradictions between sentences and the like
 */
public record ProseReading(Figures figures, Figures sums, List<String> notes) {

    public ProseReading {
        Objects.requireNonNull(figures, "figures");
        Objects.requireNonNull(sums, "sums");
        notes = List.copyOf(notes);
    }
}
