// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nianbao.edition.LabelText;
import org.nianbao.extract.table.FormHeader.Slot;
import org.nianbao.extract.table.FormLabels.Role;
import org.nianbao.report.FigureKey;

/** The words over a table's numbers, told apart: names of columns, headings of groups, columns of the bureau's own. */
final class HeaderWords {

    private final FormShape shape;
    private final String id;
    private final boolean grid;
    private final List<FormCell> leaves = new ArrayList<>();
    private final List<FormCell> groups = new ArrayList<>();
    private final List<FormCell> tokens = new ArrayList<>();
    private final List<FormCell> extras = new ArrayList<>();
    private final List<FormCell> cells;

    /** @param grid whether the words stand over the numbers, and not before them */
    HeaderWords(FormShape shape, List<FormCell> cells, boolean grid) {
        this.shape = shape;
        this.id = shape.id();
        this.grid = grid;
        this.cells = cells;
        FormCell corner = null;
        for (FormCell each : cells) {
            FormCell cell = each;
            if (cell.is(id, Role.CORNER)) {
                corner = cell;
            } else if (grid && corner != null && corner.line() == cell.line()
                    && cell.kind() == FormCell.Kind.TEXT && shape.hasGroups() && leaves.isEmpty()) {
                extras.add(cell);
            }
            if (cell.isBlank() || cell.isValue()) {
                continue;
            }
            if (cell.is(id, Role.COLUMN) || cell.is(id, Role.CELL)) {
                FormCell before = tokens.isEmpty() ? cell : tokens.get(tokens.size() - 1);
                if (grid && before.is(id, Role.COLUMN) && before.line() == cell.line()
                        && before.to() == cell.from() && before.text().equals(cell.text())) {
                    cell = before.widened(cell.to());
                    tokens.remove(before);
                    leaves.remove(before);
                }
                leaves.add(cell);
                tokens.add(cell);
            } else if (isGroup(cell)) {
                groups.add(cell);
            } else if (cell.is(id, Role.CORNER) || cell.is(id, Role.HEADING)) {
                if (!shape.hasGroups() && !shape.across()) {
                    leaves.clear();
                    tokens.clear();
                }
            } else if (!cell.is(id, Role.ROW) && !cell.is(id, Role.ROW_GROUP)
                    && (!tokens.isEmpty() || isFragment(cell))) {
                tokens.add(cell);
            }
        }
    }

    FormShape shape() {
        return shape;
    }

    /** Whether the words stand over the numbers, and not before them. */
    boolean areGrid() {
        return grid;
    }

    /** All cells, blank ones among them. */
    List<FormCell> cells() {
        return cells;
    }

    /** The names of the form's columns. */
    List<FormCell> leaves() {
        return leaves;
    }

    /** The headings of the form's groups. */
    List<FormCell> groups() {
        return groups;
    }

    /** Everything that may name a column, in reading order. */
    List<FormCell> tokens() {
        return tokens;
    }

    /** Columns of the bureau's own (备注) in the line over the columns' names, and sums of one group. */
    List<FormCell> extras() {
        return extras;
    }

    /** Whether the text is a piece of a column's label: then a column stands here, though not a known one. */
    boolean isFragment(FormCell cell) {
        if (cell.kind() != FormCell.Kind.TEXT) {
            return false;
        }
        String piece = LabelText.of(cell.text());
        for (String column : piece.length() > 1 ? shape.columns() : List.<String>of()) {
            for (String label : shape.labelsOf(column)) {
                if (label.startsWith(piece) || label.endsWith(piece)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a heading stands over a column: its own columns and the blank ones that follow it. */
    boolean covers(FormCell group, FormCell leaf) {
        int to = group.to();
        for (FormCell cell : cells) {
            if (cell.line() == group.line() && cell.isBlank() && cell.from() == to) {
                to = cell.to();
            }
        }
        return group.from() <= leaf.from() && leaf.to() <= to;
    }

    private boolean isGroup(FormCell cell) {
        return shape.across() ? cell.is(id, Role.ROW) || cell.is(id, Role.ROW_GROUP)
                : cell.is(id, Role.COLUMN_GROUP);
    }

    /** The column's last part of a key; empty where the form has none such. */
    String key(FormCell cell) {
        return cell.label().flatMap(l -> l.as(id, Role.COLUMN)).map(FormLabels.Meaning::key).orElse("");
    }

    Slot slot(FormCell cell, Optional<String> row) {
        Optional<FigureKey> whole = cell.label().flatMap(l -> l.as(id, Role.CELL)).map(FormLabels.Meaning::key)
                .map(FigureKey::new);
        if (whole.isPresent()) {
            return new Slot(whole.map(FigureKey::stem), whole.map(FigureKey::last), cell.text(), cell.from(),
                    cell.to());
        }
        return new Slot(row, Optional.of(key(cell)).filter(k -> !k.isEmpty()), cell.text(), cell.from(), cell.to());
    }

    List<Slot> slots(List<FormCell> cells) {
        return cells.stream().map(cell -> slot(cell, Optional.empty())).toList();
    }

    /**
     * Takes a column out that adds up those of one group (合计 under 法人或其他组织, or 小计): it has the name of the form's
     * own sum or of none, but stands under the group's heading.
     */
    void setSumsOfGroupsApart() {
        for (FormCell token : grid ? List.copyOf(tokens) : List.<FormCell>of()) {
            boolean named = !key(token).isEmpty();
            boolean under = groups.stream().anyMatch(group -> group.line() < token.line() && covers(group, token));
            boolean again = named && !shape.isGrouped(key(token)) && leaves.stream().anyMatch(leaf -> leaf != token
                    && key(leaf).equals(key(token)));
            if (under && (again || !named)) {
                leaves.remove(token);
                tokens.remove(token);
                extras.add(token);
            }
        }
    }

    /** Takes out the columns under a heading that adds the form's rows up (合计 beside two of them); no row's own. */
    List<Slot> sumsOfGroups() {
        List<FormCell> sums = leaves.stream().filter(leaf -> groups.stream().anyMatch(group -> group.is(id, Role.ROW)
                && leaf.line() <= group.line()) && under(leaf).size() > 1).toList();
        List<FormCell> summed = sums.stream().flatMap(sum -> under(sum).stream()).toList();
        for (List<FormCell> read : List.of(leaves, tokens)) {
            read.removeAll(sums);
            read.removeAll(summed);
        }
        return summed.stream().map(cell -> new Slot(Optional.empty(), Optional.empty(), cell.text(), cell.from(),
                cell.to())).toList();
    }

    List<FormCell> under(FormCell heading) {
        return leaves.stream().filter(leaf -> leaf.line() > heading.line() && covers(heading, leaf)).toList();
    }

    /** Whether the columns under a group's heading are the group's, and the others are not. */
    boolean childrenUnderTheirGroup() {
        if (groups.isEmpty()) {
            return groupStandsTogether(leaves.stream().sorted(Comparator.comparingInt(FormCell::from)).toList());
        }
        return leaves.stream().allMatch(leaf -> shape.isGrouped(key(leaf)) == groups.stream()
                .anyMatch(group -> group.line() <= leaf.line() && covers(group, leaf)));
    }

    /**
     * Whether the columns of a group, its heading lost, stand together as the form prints them: in one line, or in one
     * run that others follow. Behind all others they are the second line of a header read line by line.
     */
    boolean groupStandsTogether(List<FormCell> columns) {
        int changes = 0;
        for (int i = 1; i < columns.size(); i++) {
            if (shape.isGrouped(key(columns.get(i))) != shape.isGrouped(key(columns.get(i - 1)))) {
                changes++;
            }
        }
        boolean last = shape.isGrouped(key(columns.get(columns.size() - 1)));
        return !spreadOverLines() || changes <= 2 && !(changes == 1 && last && columns.size() > 2);
    }

    private boolean spreadOverLines() {
        return leaves.stream().mapToInt(FormCell::line).distinct().count() > 1;
    }
}
