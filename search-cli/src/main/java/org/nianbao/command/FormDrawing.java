// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nianbao.edition.Edition;
import org.nianbao.edition.FormTable;
import org.nianbao.render.NumberText;
import org.nianbao.render.Style;
import org.nianbao.render.TextTable;
import org.nianbao.report.Check;
import org.nianbao.report.Evidence;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Report;

/**
 * A report's statutory tables, drawn as the form has them: a number as a number, a cell that states none as it is
 * printed, and behind each number the marks of the failed checks that use it.
 */
final class FormDrawing {

    /** Stands where the page has no such cell at all. */
    static final String NO_CELL = "·";

    /** What follows explains the label; the form has rows of half a line. */
    private static final Pattern FIRST_PART = Pattern.compile("[（、，；]");

    private final Report report;
    private final int columns;
    private final boolean colored;
    private final String storedUnit;
    private final Map<FigureKey, Set<Integer>> failed = new LinkedHashMap<>();
    private final List<Check> failures;
    private final Set<FigureKey> drawn = new LinkedHashSet<>();
    private boolean missing;

    /** @param storedUnit what amounts are counted in, whatever unit the form prints */
    FormDrawing(Report report, int columns, boolean colored, String storedUnit) {
        this.report = report;
        this.storedUnit = storedUnit;
        this.columns = columns;
        this.colored = colored;
        failures = report.checks().stream().filter(check -> check.status() == Check.Status.FAIL).toList();
        for (int i = 0; i < failures.size(); i++) {
            for (FigureKey key : failures.get(i).cells()) {
                failed.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(i + 1);
            }
        }
    }

    /** The tables of the edition that the report fills; a table of which it has no cell is left out. */
    List<String> tables(Edition edition) {
        List<String> lines = new ArrayList<>();
        for (FormTable table : edition.tables()) {
            List<String> drawing = table.hasOneColumn() ? oneColumn(table) : grid(table);
            if (!drawing.isEmpty()) {
                if (!lines.isEmpty()) {
                    lines.add("");
                }
                lines.add(Style.BOLD.on(table.headings().isEmpty() ? table.id() : table.headings().get(0), colored));
                lines.addAll(drawing);
            }
        }
        return lines;
    }

    /** Failed checks by their marks, with the cells they used. */
    List<String> failedChecks(Labels labels) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < failures.size(); i++) {
            Check check = failures.get(i);
            lines.add(Style.RED.on("!" + (i + 1), colored) + "  " + check.rule() + " (" + check.column() + "): "
                    + labels.text("show.expected", check.expected().map(NumberText::grouped).orElse("?"),
                    check.actual().map(NumberText::grouped).orElse("?")));
            lines.add("    " + check.cells().stream().map(key -> key + " = " + report.figures().number(key)
                    .map(BigDecimal::toPlainString).orElse("?")).collect(Collectors.joining(", ")));
        }
        return lines;
    }

    /** Figures no table above shows: from sentences, or sums the form does not print. */
    List<FigureKey> undrawn() {
        return report.figures().numbers().keySet().stream().filter(key -> !drawn.contains(key)).toList();
    }

    /** Whether a cell of the form was not found on the page. */
    boolean hasMissingCells() {
        return missing;
    }

    private List<String> oneColumn(FormTable table) {
        TextTable text = new TextTable().text("").number(table.single().get(0));
        boolean any = false;
        for (FormTable.Row row : table.rows()) {
            Optional<FigureKey> key = row.key().map(FigureKey::new);
            any |= key.filter(k -> report.figures().evidence(k).isPresent()).isPresent();
            text.row(List.of(new TextTable.Cell(label(row), Style.PLAIN), cell(key)));
        }
        return any ? text.ruled(columns, colored) : List.of();
    }

    /** Rows that fill the same columns stand in one table; the first part of the form has three such. */
    private List<String> grid(FormTable table) {
        List<String> lines = new ArrayList<>();
        List<FormTable.Row> together = new ArrayList<>();
        for (FormTable.Row row : table.rows()) {
            if (!together.isEmpty() && !together.get(0).columns().equals(row.columns())) {
                lines.addAll(block(table, together));
                together.clear();
            }
            together.add(row);
        }
        lines.addAll(block(table, together));
        return lines;
    }

    private List<String> block(FormTable table, List<FormTable.Row> rows) {
        List<FormTable.Column> shown = table.columns().stream()
                .filter(column -> rows.get(0).columns().isEmpty() || rows.get(0).columns().contains(column.key())).toList();
        TextTable text = new TextTable().text("");
        shown.forEach(column -> text.number(heading(column)));
        boolean any = false;
        for (FormTable.Row row : rows) {
            List<TextTable.Cell> cells = new ArrayList<>();
            cells.add(new TextTable.Cell(label(row), Style.PLAIN));
            for (FormTable.Column column : shown) {
                Optional<FigureKey> key = row.key().map(stem -> FigureKey.of(stem, column.key()));
                any |= key.filter(k -> report.figures().evidence(k).isPresent()).isPresent();
                cells.add(cell(key));
            }
            text.row(cells);
        }
        return any ? text.ruled(columns, colored) : List.of();
    }

    /** Amounts are shown as they are stored, so their unit is not the printed one. */
    private String heading(FormTable.Column column) {
        String label = column.labels().get(0);
        int bracket = label.indexOf('（');
        return column.unit().isEmpty() ? label : (bracket > 0 ? label.substring(0, bracket) : label) + " / " + storedUnit;
    }

    private TextTable.Cell cell(Optional<FigureKey> key) {
        if (key.isEmpty()) {
            return new TextTable.Cell("", Style.PLAIN);
        }
        drawn.add(key.get());
        String marks = failed.getOrDefault(key.get(), Set.of()).stream().map(n -> "!" + n)
                .collect(Collectors.joining());
        Optional<Evidence> evidence = report.figures().evidence(key.get());
        missing |= evidence.isEmpty();
        String number = report.figures().number(key.get()).map(NumberText::grouped)
                .orElseGet(() -> evidence.map(Evidence::raw).orElse(NO_CELL));
        boolean doubtful = evidence.filter(e -> e.remark().isPresent() || e.fromProse()).isPresent();
        return new TextTable.Cell(number + (doubtful ? "~" : "") + (marks.isEmpty() ? "" : " " + marks),
                marks.isEmpty() ? Style.PLAIN : Style.RED);
    }

    /** The row's label behind the groups around it, as deep as they stand in the form. */
    private static String label(FormTable.Row row) {
        List<String> labels = new ArrayList<>();
        for (Optional<FormTable.Group> group = row.group(); group.isPresent(); group = group.get().parent()) {
            labels.add(0, group.get().labels().get(0));
        }
        labels.add(FIRST_PART.split(row.labels().get(0))[0]);
        return labels.size() <= 2 ? String.join(" / ", labels) : String.join(" / ", labels.subList(1, labels.size()));
    }
}
