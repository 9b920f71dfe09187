// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.Collection;
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
import org.nianbao.edition.FigureCatalog;
import org.nianbao.edition.FormTable;
import org.nianbao.edition.LabelText;
import org.nianbao.report.FigureKey;

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
    /** By row, then by column: made once, for a page asks for a hundred of them. */
    private final Map<String, Map<String, FigureKey>> figures = new HashMap<>();

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
        shapes.values().forEach(shape -> shape.nameFigures(editions.catalog()));
        return shapes;
    }

    private void nameFigures(FigureCatalog catalog) {
        subtotals.forEach(row -> nameFigures(row, columns, catalog));
        columnsOfRow.forEach((row, itsColumns) -> nameFigures(row, itsColumns, catalog));
    }

    private void nameFigures(String row, Collection<String> itsColumns, FigureCatalog catalog) {
        Map<String, FigureKey> named = new HashMap<>();
        itsColumns.forEach(column -> named.put(column, catalog.known(FigureKey.of(row, column))));
        figures.put(row, named);
    }

    private void add(FormTable table) {
        Map<String, FormTable.Column> byKey = new HashMap<>();
        for (FormTable.Column column : table.columns()) {
            byKey.put(column.key(), column);
            if (!columns.contains(column.key())) {
                columns.add(column.key());
            }
            columnLabels.computeIfAbsent(column.key(), k -> new ArrayList<>()).addAll(
                    column.labels().stream().map(LabelText::of).toList());
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

    /** Normalised, as all editions print the column. */
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
        return figures.getOrDefault(row, Map.of()).containsKey(column);
    }

    /** Whether the form has any cell for this row. */
    boolean hasCells(String row) {
        return !figures.getOrDefault(row, Map.of()).isEmpty();
    }

    /** What the form's cell for this row in this column states; absent where there is no such cell. */
    Optional<FigureKey> figure(String row, String column) {
        return Optional.ofNullable(figures.getOrDefault(row, Map.of()).get(column));
    }

    /** The form's unit of money for a figure where the page prints none. */
    Optional<String> unitOf(String figure) {
        return Optional.ofNullable(unitOfFigure.get(figure));
    }
}
