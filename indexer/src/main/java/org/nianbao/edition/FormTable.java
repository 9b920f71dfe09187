// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.edition;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One table of an edition: the rows and columns it prints, each with its label and its part of the key.
 *
 * @param id name shared by the tables of all editions that hold the same kind of figures
 * @param headings captions that stand over it
 * @param corners words of its header that name no column
 * @param prefixes words that may stand before a row's label
 * @param subtotals labels of a row that sums the group it stands in
 * @param single headers of the one column of numbers, in a table whose rows have whole keys; else empty
 * @param strict whether its labels have near relatives on real pages, so that no words may stand between theirs
 * @param across whether the rows stand side by side in the header, over one line of numbers
 * @param columns in the order of the form
 * @param rows in the order of the form
 */
public record FormTable(String id, List<String> headings, List<String> corners, List<String> prefixes,
                        List<String> subtotals, List<String> single, boolean strict, boolean across, List<Column> columns,
                        List<Row> rows) {

    /**
     * A column of numbers.
     *
     * @param key last part of the figures' keys
     * @param labels printed label first, then others met for it
     * @param group what is printed over it and its neighbours
     * @param unit unit of amounts in the form, where it is money
     */
    public record Column(String key, List<String> labels, Optional<Group> group, Optional<String> unit) {

        public Column {
            Objects.requireNonNull(key, "key");
            labels = List.copyOf(labels);
            Objects.requireNonNull(group, "group");
            Objects.requireNonNull(unit, "unit");
        }
    }

    /**
     * A row of numbers.
     *
     * @param key the figures' keys without their last part, or the whole key in a table with one column; absent for
     *            a row that the form has and no figure is named for
     * @param labels printed label first, then others met for it
     * @param group what is printed beside it and its neighbours
     * @param columns keys of the columns it fills
     * @param unit unit of amounts in the form, where it is money
     */
    public record Row(Optional<String> key, List<String> labels, Optional<Group> group, List<String> columns,
                      Optional<String> unit) {

        public Row {
            Objects.requireNonNull(key, "key");
            labels = List.copyOf(labels);
            Objects.requireNonNull(group, "group");
            columns = List.copyOf(columns);
            Objects.requireNonNull(unit, "unit");
        }
    }

    /**
     * A heading over columns or beside rows.
     *
     * @param labels printed label first, then others met for it
     * @param key key stem of its subtotal, where that has one
     * @param parent the group around this one
     */
    public record Group(List<String> labels, Optional<String> key, Optional<Group> parent) {

        public Group {
            labels = List.copyOf(labels);
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(parent, "parent");
        }
    }

    public FormTable {
        Objects.requireNonNull(id, "id");
        headings = List.copyOf(headings);
        corners = List.copyOf(corners);
        prefixes = List.copyOf(prefixes);
        subtotals = List.copyOf(subtotals);
        single = List.copyOf(single);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Whether rows have whole keys and one number each. */
    public boolean hasOneColumn() {
        return !single.isEmpty();
    }
}
