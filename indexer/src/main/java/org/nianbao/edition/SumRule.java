// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.edition;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One rule of the form's arithmetic: two sums that must be equal.
 *
 * @param rule the rule in the contract's words
 * @param each whether it holds in every column (sides are row stems) or in every row (sides are column keys)
 * @param table the table whose rows are meant, for a rule on rows
 */
public record SumRule(String rule, Each each, Optional<String> table, List<String> left, List<String> right) {

    /** What a rule is repeated over. */
    public enum Each {
        COLUMN, ROW
    }

    public SumRule {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(each, "each");
        Objects.requireNonNull(table, "table");
        left = List.copyOf(left);
        right = List.copyOf(right);
    }
}
