// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nianbao.edition.Edition;
import org.nianbao.edition.Editions;
import org.nianbao.edition.FormTable;

/**
 * One table of the form with all editions laid over one another: labels are read first, and only the figures found
 * then tell the edition.
 */
final class FormShape {

    private final String id;
    private final boolean across;
    private final boolean oneColumn;
    private final List<String> columns = new ArrayList<>();
    private final Map<String, List<String>> columnLabels = new LinkedHashMap<>();
    private final Set<String> groupedColumns = new HashSet<>();
    private final Map<String, Set<String>> columnsOfRow = new LinkedHashMap<>();
    private final Map<String, String> unitOfFigure = new HashMap<>();
    private final Set<String> subtotals = new LinkedHashSet<>();

    private FormShape(FormTable first) {
        this.id = first.id();
        this.across = first.across();
        this.oneColumn = first.hasOneColumn();
    }

    /** The shapes of all tables by id. */
    static Map<String, FormShape> all(Editions editions) {
        Map<String, FormShape> shapes = new LinkedHashMap<>();
        for (Edition edition : editions.all()) {
            for (FormTable table : edition.tables()) {
                shapes.computeIfAbsent(table.id(), name -> new FormShape(table)).add(table);
            }
        }
        return shapes;
    }

    private void add(FormTable table) {
        Map<String, FormTable.Column> byKey = new HashMap<>();
        for (FormTable.Column column : table.columns()) {
            byKey.put(column.key(), column);
            if (!columns.contains(column.key())) {
                columns.add(column.key());
            }
            columnLabels.computeIfAbsent(column.key(), k -> new ArrayList<>()).addAll(column.labels());
            if (column.group().isPresent()) {
                groupedColumns.add(column.key());
            }
        }
        for (FormTable.Row row : table.rows()) {
            Optional<FormTable.Group> group = row.group();
            while (group.isPresent()) {
                group.get().key().ifPresent(subtotals::add);
                group = group.get().parent();
            }
            if (row.key().isEmpty()) {
                continue;
            }
            String stem = row.key().get();
            columnsOfRow.computeIfAbsent(stem, k -> new LinkedHashSet<>()).addAll(row.columns());
            row.unit().ifPresent(unit -> unitOfFigure.put(stem, unit));
            for (String last : row.columns()) {
                if (byKey.get(last) != null) {
                    byKey.get(last).unit().ifPresent(unit -> unitOfFigure.put(stem + "." + last, unit));
                }
            }
        }
    }

    String id() {
        return id;
    }

    boolean across() {
        return across;
    }

    boolean oneColumn() {
        return oneColumn;
    }

    /** Column keys in the order of the form. */
    List<String> columns() {
        return columns;
    }

    List<String> labelsOf(String column) {
        return columnLabels.getOrDefault(column, List.of());
    }

    boolean isGrouped(String column) {
        return groupedColumns.contains(column);
    }

    boolean hasGroups() {
        return !groupedColumns.isEmpty();
    }

    /** Row stems in the order of the form. */
    List<String> rows() {
        return List.copyOf(columnsOfRow.keySet());
    }

    /** Whether the form has a cell for this row in this column. */
    boolean has(String row, String column) {
        return columnsOfRow.containsKey(row) ? columnsOfRow.get(row).contains(column)
                : subtotals.contains(row) && columns.contains(column);
    }

    /** The form's unit of money for a figure where the page prints none. */
    Optional<String> unitOf(String figure) {
        return Optional.ofNullable(unitOfFigure.get(figure));
    }
}
