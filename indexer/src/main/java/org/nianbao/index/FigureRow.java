// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.nianbao.report.Agency;

/**
 * One report as statistics see it: its head, and the figures asked for.
 *
 * @param division six-digit code of the division, where it has one
 * @param failedRules rules that at least one check of this report failed
 * @param trust labels of the trust signals, {@link Dimension#DUPLICATE} for a copy
 * @param numbers the figures in the order they were asked for; NaN where not stated
 */
public record FigureRow(String id, String source, Optional<String> url, String title, Optional<String> agency,
                        Optional<Agency.Level> level, Optional<Agency.Kind> kind, Optional<String> province,
                        Optional<String> city, Optional<String> county, Optional<String> division,
                        Optional<Integer> year,
                        Optional<LocalDate> published, String edition, Optional<String> host, boolean official,
                        Set<String> trust, Set<String> failedRules, boolean counted, double[] numbers) {

    public FigureRow {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(numbers, "numbers");
        trust = Set.copyOf(trust);
        failedRules = Set.copyOf(failedRules);
    }

    /** The number of the {@code position}th figure asked for, counted from 0; absent where not stated. */
    public OptionalDouble number(int position) {
        double number = numbers[position];
        return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
    }
}
