// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.nianbao.edition.LabelText;
import org.nianbao.extract.table.FormHeader.Slot;
import org.nianbao.extract.table.FormLabels.Role;
import org.nianbao.report.FigureKey;

/** The reader of one header: the words over a table's numbers on their way to columns in printed order. */
final class HeaderReader {

    /** Characters of a label that are enough to tell it by. */
    private static final int SHORTEST_PIECE = 3;

    private final FormShape shape;
    private final String id;
    private final boolean grid;
    private final List<FormCell> leaves = new ArrayList<>();
    private final List<FormCell> groups = new ArrayList<>();
    /** Everything that may name a column, in reading order. */
    private final List<FormCell> tokens = new ArrayList<>();
    private final List<FormCell> cells;
    /** Columns of the bureau's own (备注) in the line over the columns' names. */
    private final List<FormCell> extras = new ArrayList<>();

    HeaderReader(FormShape shape, List<FormCell> cells, boolean grid) {
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

    /** Whether the text is a piece of a column's label: then a column stands here, though not a known one. */
    private boolean isFragment(FormCell cell) {
        if (cell.kind() != FormCell.Kind.TEXT) {
            return false;
        }
        String piece = LabelText.of(cell.text());
        return piece.length() > 1 && shape.columns().stream()
                .flatMap(column -> shape.labelsOf(column).stream())
                .anyMatch(label -> label.startsWith(piece) || label.endsWith(piece));
    }

    /** Whether a heading stands over a column: its own columns and the blank ones that follow it. */
    private boolean covers(FormCell group, FormCell leaf) {
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

    private String key(FormCell cell) {
        return cell.label().flatMap(l -> l.as(id, Role.COLUMN)).map(FormLabels.Meaning::key).orElse("");
    }

    private Slot slot(FormCell cell, Optional<String> row) {
        Optional<FigureKey> whole = cell.label().flatMap(l -> l.as(id, Role.CELL)).map(FormLabels.Meaning::key)
                .map(FigureKey::new);
        if (whole.isPresent()) {
            return new Slot(whole.map(FigureKey::stem), whole.map(FigureKey::last), cell.text(), cell.from(),
                    cell.to());
        }
        return new Slot(row, Optional.of(key(cell)).filter(k -> !k.isEmpty()), cell.text(), cell.from(), cell.to());
    }

    /** The header with the columns that stand between the labels and the first column of the form (行次). */
    FormHeader withLeading(FormHeader header) {
        if (!grid || leaves.isEmpty() || header.doubtful()) {
            return header;
        }
        FormCell first = leaves.get(0);
        int start = leaves.stream().mapToInt(FormCell::from).min().orElse(0);
        List<Slot> slots = new ArrayList<>();
        int line = -1;
        String before = "";
        for (FormCell cell : cells) {
            boolean opens = cell.line() != line;
            boolean again = !opens && cell.text().equals(before);
            line = cell.line();
            before = cell.text();
            if (!opens && !again && cell.line() <= first.line() && cell.from() > 0 && cell.to() <= start
                    && (cell.kind() == FormCell.Kind.TEXT || cell.is(id, Role.CORNER)
                            || cell.label().map(label -> !label.isOf(id)).orElse(false))
                    && header.slots().stream().noneMatch(slot -> cell.overlaps(slot.from(), slot.to()))
                    && slots.stream().noneMatch(slot -> cell.overlaps(slot.from(), slot.to()))) {
                slots.add(new Slot(Optional.empty(), Optional.empty(), cell.text(), cell.from(), cell.to()));
            }
        }
        slots.sort(Comparator.comparingInt(Slot::from));
        int beside = slots.size();
        slots.addAll(header.slots());
        return new FormHeader(slots, header.placed(), header.doubtful(), beside, List.of());
    }

    /**
     * Slots whose words lost their ends, named where just as many columns of the form begin like that as stand
     * here, and the whole header then has the form's order.
     */
    private List<Slot> mended(List<Slot> slots) {
        List<Slot> mended = new ArrayList<>(slots);
        Set<String> known = new HashSet<>();
        slots.forEach(slot -> slot.column().ifPresent(known::add));
        for (Slot slot : slots) {
            String piece = LabelText.of(slot.text());
            if (slot.isKnown() || piece.length() < SHORTEST_PIECE) {
                continue;
            }
            List<String> keys = shape.columns().stream().filter(column -> !known.contains(column)
                    && shape.labelsOf(column).stream().anyMatch(l -> l.startsWith(piece))).toList();
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < slots.size(); i++) {
                if (!slots.get(i).isKnown() && LabelText.of(slots.get(i).text()).equals(piece)) {
                    places.add(i);
                }
            }
            if (places.size() == keys.size()) {
                for (int i = 0; i < places.size(); i++) {
                    Slot worn = slots.get(places.get(i));
                    mended.set(places.get(i), new Slot(worn.row(), Optional.of(keys.get(i)), worn.text(),
                            worn.from(), worn.to()));
                }
            }
        }
        List<Integer> order = mended.stream().flatMap(slot -> slot.column().stream())
                .map(shape.columns()::indexOf).toList();
        boolean inOrder = true;
        for (int i = 1; i < order.size(); i++) {
            inOrder &= order.get(i - 1) < order.get(i);
        }
        return inOrder ? mended : slots;
    }

    Optional<FormHeader> oneLevel() {
        if (leaves.isEmpty()) {
            return Optional.empty();
        }
        int firstLine = leaves.get(0).line();
        int lastLine = leaves.get(leaves.size() - 1).line();
        FormCell lastLeaf = leaves.get(leaves.size() - 1);
        List<Slot> slots = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        boolean behind = false;
        for (FormCell token : tokens) {
            String key = key(token);
            if (!key.isEmpty() && !seen.add(key)) {
                if (firstLine == lastLine) {
                    return Optional.empty();
                }
                slots.clear();
                seen.clear();
                seen.add(key);
            }
            boolean sameLine = token.line() >= firstLine && token.line() <= lastLine;
            if (!key.isEmpty() || sameLine && (grid || !behind) || isFragment(token)) {
                slots.add(slot(token, Optional.empty()));
            }
            behind |= token == lastLeaf;
        }
        boolean ordered = true;
        for (int i = 1; i < slots.size(); i++) {
            ordered &= slots.get(i - 1).to() <= slots.get(i).from();
        }
        if (grid && !ordered) {
            List<Slot> placed = placed(leaf -> Optional.empty());
            return placed.isEmpty() ? Optional.empty() : Optional.of(new FormHeader(placed, true));
        }
        return Optional.of(new FormHeader(grid ? mended(slots) : slots, grid));
    }

    Optional<FormHeader> twoLevels() {
        if (leaves.isEmpty()) {
            return Optional.empty();
        }
        if (FormHeader.numbersThoseOfTheForm(shape, leaves, cells)) {
            return Optional.of(FormHeader.ofForm(shape));
        }
        setSumsOfGroupsApart();
        if (grid && childrenUnderTheirGroup()) {
            List<Slot> placed = placed(leaf -> Optional.empty());
            if (!placed.isEmpty()) {
                return Optional.of(new FormHeader(placed, true));
            }
        }
        return expanded().or(this::byPosition);
    }

    /**
     * Takes a column out that adds up those of one group (合计 under 法人或其他组织, or 小计): it has the name of the form's
     * own sum or of none, but stands under the group's heading.
     */
    private void setSumsOfGroupsApart() {
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

    /** Whether the columns under a group's heading are the group's, and the others are not. */
    private boolean childrenUnderTheirGroup() {
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
    private boolean groupStandsTogether(List<FormCell> columns) {
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

    /** The slots by grid column; empty when two different names claim one column. */
    private List<Slot> placed(Function<FormCell, Optional<String>> rowOf) {
        List<Slot> slots = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        int first = leaves.stream().mapToInt(FormCell::from).min().orElse(0);
        int firstLine = leaves.stream().mapToInt(FormCell::line).min().orElse(0);
        for (FormCell leaf : leaves) {
            Slot slot = slot(leaf, rowOf.apply(leaf));
            boolean again = false;
            for (Slot other : slots) {
                if (leaf.overlaps(other.from(), other.to())) {
                    if (!other.column().equals(slot.column()) || other.from() != slot.from()
                            || other.to() != slot.to()) {
                        return List.of();
                    }
                    again = true;
                }
            }
            if (!again) {
                if (!keys.add(slot.row().orElse("") + " " + key(leaf))) {
                    return List.of();
                }
                slots.add(slot);
            }
        }
        for (FormCell token : tokens) {
            if (key(token).isEmpty() && token.from() > first && token.line() >= firstLine
                    && slots.stream().noneMatch(s -> token.overlaps(s.from(), s.to()))
                    && groups.stream().noneMatch(g -> token.overlaps(g.from(), g.to()))) {
                slots.add(slot(token, Optional.empty()));
            }
        }
        for (FormCell group : groups) {
            if (!shape.across() && slots.stream().noneMatch(s -> group.overlaps(s.from(), s.to()))) {
                slots.add(new Slot(Optional.empty(), Optional.empty(), group.text(), group.from(), group.to()));
            }
        }
        for (FormCell extra : extras) {
            if (slots.stream().noneMatch(s -> extra.overlaps(s.from(), s.to()))) {
                slots.add(new Slot(Optional.empty(), Optional.empty(), extra.text(), extra.from(), extra.to()));
            }
        }
        if (!shape.across()) {
            slots.addAll(nameless(slots, firstLine));
        }
        slots.sort(Comparator.comparingInt(Slot::from));
        return slots;
    }

    /** The columns among the others whose name is blank: what stands under them is nobody's. */
    private List<Slot> nameless(List<Slot> slots, int firstLine) {
        int from = slots.stream().mapToInt(Slot::from).min().orElse(0);
        int to = slots.stream().mapToInt(Slot::to).max().orElse(0);
        List<Slot> nameless = new ArrayList<>();
        for (FormCell cell : cells) {
            if (cell.isBlank() && cell.line() >= firstLine && cell.from() > from && cell.to() < to
                    && slots.stream().noneMatch(slot -> cell.overlaps(slot.from(), slot.to()))
                    && nameless.stream().noneMatch(slot -> cell.overlaps(slot.from(), slot.to()))) {
                nameless.add(new Slot(Optional.empty(), Optional.empty(), "", cell.from(), cell.to()));
            }
        }
        return nameless;
    }

    /** The order of the columns when the header's words come one after the other, without their places. */
    private Optional<FormHeader> expanded() {
        Set<String> keys = new HashSet<>();
        for (FormCell leaf : leaves) {
            if (!keys.add(key(leaf))) {
                return Optional.empty();
            }
        }
        if (tokens.size() > leaves.size() && tokens.indexOf(leaves.get(leaves.size() - 1)) >= leaves.size()) {
            return Optional.empty();
        }
        List<FormCell> grouped = leaves.stream().filter(leaf -> shape.isGrouped(key(leaf))).toList();
        List<FormCell> ordered = new ArrayList<>();
        if (groups.size() == 1) {
            FormCell group = groups.get(0);
            boolean done = false;
            for (FormCell leaf : leaves) {
                boolean after = leaf.line() > group.line()
                        || leaf.line() == group.line() && leaf.from() > group.from();
                if (after && !done) {
                    ordered.addAll(grouped);
                    done = true;
                }
                if (!shape.isGrouped(key(leaf))) {
                    ordered.add(leaf);
                } else if (!after) {
                    return Optional.empty();
                }
            }
            if (grouped.isEmpty()) {
                int before = (int) ordered.stream().filter(leaf -> leaf.line() < group.line()
                        || leaf.line() == group.line() && leaf.from() < group.from()).count();
                ordered.add(before, group);
            }
            List<Slot> slots = new ArrayList<>(slots(ordered));
            extras.forEach(extra -> slots.add(slot(extra, Optional.empty())));
            return Optional.of(new FormHeader(slots, false));
        }
        if (!groups.isEmpty()) {
            return Optional.empty();
        }
        if (groupStandsTogether(leaves)) {
            return Optional.of(new FormHeader(slots(leaves), false));
        }
        return keys.size() == shape.columns().size() ? Optional.of(new FormHeader(FormHeader.ofForm(shape).slots(), false,
                true, 0, slots(leaves))) : Optional.empty();
    }

    private List<Slot> slots(List<FormCell> cells) {
        return cells.stream().map(cell -> slot(cell, Optional.empty())).toList();
    }

    /** The form's order, where the header has as many words and those that can be read stand in their places. */
    private Optional<FormHeader> byPosition() {
        List<Slot> form = FormHeader.ofForm(shape).slots();
        if (tokens.size() != form.size()) {
            return Optional.empty();
        }
        List<Slot> twoLevel = new ArrayList<>(form);
        if (shape.hasGroups()) {
            twoLevel.sort(Comparator.comparing(s -> shape.isGrouped(s.column().orElse(""))));
        }
        boolean literal = agrees(form);
        boolean byLevels = shape.hasGroups() && agrees(twoLevel);
        if (literal == byLevels) {
            return Optional.empty();
        }
        return Optional.of(new FormHeader(form, false, shape.hasGroups()));
    }

    private boolean agrees(List<Slot> expected) {
        int agreeing = 0;
        for (int i = 0; i < expected.size(); i++) {
            String key = key(tokens.get(i));
            String wanted = expected.get(i).column().orElse("");
            if (key.equals(wanted)) {
                agreeing++;
            } else if (!key.isEmpty()) {
                return false;
            } else {
                String piece = LabelText.of(tokens.get(i).text());
                if (!piece.isEmpty()
                        && shape.labelsOf(wanted).stream().anyMatch(l -> l.startsWith(piece))) {
                    agreeing++;
                }
            }
        }
        return agreeing * 2 > expected.size();
    }

    /** Takes out the columns under a heading that adds the form's rows up (合计 beside two of them); no row's own. */
    private List<Slot> sumsOfGroups() {
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

    private List<FormCell> under(FormCell heading) {
        return leaves.stream().filter(leaf -> leaf.line() > heading.line() && covers(heading, leaf)).toList();
    }

    Optional<FormHeader> across() {
        if (leaves.isEmpty()) {
            List<Slot> rows = new ArrayList<>();
            for (FormCell group : groups) {
                group.label().flatMap(l -> l.as(id, Role.ROW)).ifPresent(row -> rows.add(new Slot(
                        Optional.of(row.key()), Optional.empty(), group.text(), group.from(), group.to())));
            }
            long distinct = rows.stream().map(Slot::row).distinct().count();
            return rows.size() < 2 || distinct < rows.size() ? Optional.empty()
                    : Optional.of(new FormHeader(rows, grid));
        }
        List<FormCell> cellsByName = leaves.stream().filter(leaf -> leaf.is(id, Role.CELL)).toList();
        if (!cellsByName.isEmpty()) {
            List<Slot> slots = slots(cellsByName);
            boolean alone = cellsByName.size() == leaves.size() && slots.size() > 1 && slots.size()
                    == slots.stream().map(s -> s.row() + " " + s.column()).distinct().count();
            return alone ? Optional.of(new FormHeader(slots, grid)) : Optional.empty();
        }
        List<Slot> added = grid ? sumsOfGroups() : List.of();
        if (grid && groups.stream().anyMatch(group -> group.is(id, Role.ROW))) {
            List<Slot> placed = placed(leaf -> groups.stream().filter(g -> g.line() < leaf.line() && covers(g, leaf))
                    .flatMap(g -> g.label().flatMap(l -> l.as(id, Role.ROW)).stream())
                    .map(FormLabels.Meaning::key).findFirst());
            if (!placed.isEmpty() && placed.stream().allMatch(s -> s.row().isPresent() || !s.isKnown())
                    && placed.size() >= leaves.stream().map(FormCell::from).distinct().count()) {
                List<Slot> all = new ArrayList<>(placed);
                all.addAll(added);
                all.sort(Comparator.comparingInt(Slot::from));
                return Optional.of(new FormHeader(all, true));
            }
        }
        Optional<FormHeader> whole = byPosition();
        if (whole.isPresent()) {
            return whole;
        }
        Set<String> keys = new HashSet<>();
        boolean each = leaves.stream().allMatch(leaf -> keys.add(key(leaf)));
        if (each && tokens.size() == leaves.size()) {
            return Optional.of(new FormHeader(slots(leaves), grid));
        }
        int line = leaves.get(0).line();
        boolean oneLine = grid && groups.isEmpty() && tokens.stream().allMatch(token -> token.line() == line);
        return each && oneLine && leaves.size() > 2 ? Optional.of(new FormHeader(slots(tokens), true))
                : Optional.empty();
    }
}
