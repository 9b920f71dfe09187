// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One arithmetic rule of the form (勾稽关系) applied to named cells.
 *
 * @param rule the rule in the contract's words, such as {@code received = results + carried_forward}
 * @param column where it was applied: an applicant column, a row, a figure key
 * @param expected left side, where it can be computed
 * @param actual right side, where it can be computed
 * @param cells the keys the check used or would have needed, so that a reader can look them up
 */
public record Check(String rule, String column, Status status, Optional<BigDecimal> expected,
                    Optional<BigDecimal> actual, List<FigureKey> cells) {

    /** Whether the rule holds; {@link #UNKNOWN} when a cell it needs is absent. */
    public enum Status {
        PASS, FAIL, UNKNOWN
    }

    public Check {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(actual, "actual");
        cells = List.copyOf(cells);
    }
}
