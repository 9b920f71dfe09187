// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.edition;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * One edition of the form (年度报告格式), as its file says.
 *
 * @param firstYear first report year it was made for
 * @param lastYear last report year, where it has been replaced
 * @param sums the arithmetic it demands (勾稽关系)
 * @param parts key stem of a sum to the stems it is the sum of
 */
public record Edition(String id, int firstYear, OptionalInt lastYear, List<FormTable> tables, List<SumRule> sums,
                      Map<String, List<String>> parts) {

    public Edition {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(lastYear, "lastYear");
        tables = List.copyOf(tables);
        sums = List.copyOf(sums);
        parts = Map.copyOf(parts);
    }

    /** Whether the form was made for reports about this year. */
    public boolean covers(int year) {
        return year >= firstYear && (lastYear.isEmpty() || year <= lastYear.getAsInt());
    }
}
