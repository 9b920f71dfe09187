// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.statistics;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nianbao.index.FigureRow;

/**
 * One figure, or ratio of two, of one report.
 *
 * @param row the report's head
 * @param value the number stated, or the ratio of the two stated numbers
 * @param denominator for a ratio, the number below the line
 */
public record Observation(FigureRow row, double value, OptionalDouble denominator) {

    public Observation {
        Objects.requireNonNull(row, "row");
        Objects.requireNonNull(denominator, "denominator");
    }

    /** What makes two reports those of one agency: name and province; absent when the name is unknown. */
    public static Optional<String> identity(FigureRow row) {
        return row.agency().map(name -> row.province().orElse("") + "|" + name);
    }
}
