// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nianbao.extract.table.FormHeader.Slot;
import org.nianbao.extract.table.FormLabels.Role;

/** The reader of one header: the words over a table's numbers on their way to columns in printed order. */
final class HeaderReader {

    private final FormShape shape;
    private final String id;
    private final HeaderWords words;
    private final HeaderPlaces places;
    private final HeaderOrder order;

    HeaderReader(FormShape shape, List<FormCell> cells, boolean grid) {
        this.shape = shape;
        this.id = shape.id();
        this.words = new HeaderWords(shape, cells, grid);
        this.places = new HeaderPlaces(words);
        this.order = new HeaderOrder(words);
    }

    /** The header with the columns that stand between the labels and the first column of the form (行次). */
    FormHeader withLeading(FormHeader header) {
        return places.withLeading(header);
    }

    Optional<FormHeader> oneLevel() {
        if (words.leaves().isEmpty()) {
            return Optional.empty();
        }
        int firstLine = words.leaves().get(0).line();
        int lastLine = words.leaves().get(words.leaves().size() - 1).line();
        FormCell lastLeaf = words.leaves().get(words.leaves().size() - 1);
        List<Slot> slots = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        boolean behind = false;
        for (FormCell token : words.tokens()) {
            String key = words.key(token);
            if (!key.isEmpty() && !seen.add(key)) {
                if (firstLine == lastLine) {
                    return Optional.empty();
                }
                slots.clear();
                seen.clear();
                seen.add(key);
            }
            boolean sameLine = token.line() >= firstLine && token.line() <= lastLine;
            if (!key.isEmpty() || sameLine && (words.areGrid() || !behind) || words.isFragment(token)) {
                slots.add(words.slot(token, Optional.empty()));
            }
            behind |= token == lastLeaf;
        }
        boolean ordered = true;
        for (int i = 1; i < slots.size(); i++) {
            ordered &= slots.get(i - 1).to() <= slots.get(i).from();
        }
        if (words.areGrid() && !ordered) {
            List<Slot> placed = places.placed(leaf -> Optional.empty());
            return placed.isEmpty() ? Optional.empty() : Optional.of(new FormHeader(placed, true));
        }
        return Optional.of(new FormHeader(words.areGrid() ? order.mended(slots) : slots, words.areGrid()));
    }

    Optional<FormHeader> twoLevels() {
        if (words.leaves().isEmpty()) {
            return Optional.empty();
        }
        if (FormHeader.numbersThoseOfTheForm(shape, words.leaves(), words.cells())) {
            return Optional.of(FormHeader.ofForm(shape));
        }
        words.setSumsOfGroupsApart();
        if (words.areGrid() && words.childrenUnderTheirGroup()) {
            List<Slot> placed = places.placed(leaf -> Optional.empty());
            if (!placed.isEmpty()) {
                return Optional.of(new FormHeader(placed, true));
            }
        }
        return words.leaves().isEmpty() ? Optional.empty() : order.expanded().or(order::byPosition);
    }

    Optional<FormHeader> across() {
        if (words.leaves().isEmpty()) {
            List<Slot> rows = new ArrayList<>();
            for (FormCell group : words.groups()) {
                group.label().flatMap(l -> l.as(id, Role.ROW)).ifPresent(row -> rows.add(new Slot(
                        Optional.of(row.key()), Optional.empty(), group.text(), group.from(), group.to())));
            }
            long distinct = rows.stream().map(Slot::row).distinct().count();
            return rows.size() < 2 || distinct < rows.size() ? Optional.empty()
                    : Optional.of(new FormHeader(rows, words.areGrid()));
        }
        List<FormCell> cellsByName = words.leaves().stream().filter(leaf -> leaf.is(id, Role.CELL)).toList();
        if (!cellsByName.isEmpty()) {
            List<Slot> slots = words.slots(cellsByName);
            boolean alone = cellsByName.size() == words.leaves().size() && slots.size() > 1 && slots.size()
                    == slots.stream().map(s -> s.row() + " " + s.column()).distinct().count();
            return alone ? Optional.of(new FormHeader(slots, words.areGrid())) : Optional.empty();
        }
        List<Slot> added = words.areGrid() ? words.sumsOfGroups() : List.of();
        if (words.leaves().isEmpty()) {
            return Optional.empty();
        }
        if (words.areGrid() && words.groups().stream().anyMatch(group -> group.is(id, Role.ROW))) {
            List<Slot> placed = places.placed(leaf -> words.groups().stream()
                    .filter(g -> g.line() < leaf.line() && words.covers(g, leaf))
                    .flatMap(g -> g.label().flatMap(l -> l.as(id, Role.ROW)).stream())
                    .map(FormLabels.Meaning::key).findFirst());
            placed = withoutSumOfAll(placed);
            if (!placed.isEmpty() && placed.stream().allMatch(s -> s.row().isPresent() || !s.isKnown())
                    && placed.size() >= words.leaves().stream().map(FormCell::from).distinct().count()) {
                List<Slot> all = new ArrayList<>(placed);
                all.addAll(added);
                all.sort(Comparator.comparingInt(Slot::from));
                return Optional.of(new FormHeader(all, true));
            }
        }
        Optional<FormHeader> whole = order.byPosition();
        if (whole.isPresent()) {
            return whole;
        }
        Set<String> keys = new HashSet<>();
        boolean each = words.leaves().stream().allMatch(leaf -> keys.add(words.key(leaf)));
        if (each && words.tokens().size() == words.leaves().size()) {
            return Optional.of(new FormHeader(words.slots(words.leaves()), words.areGrid()));
        }
        int line = words.leaves().get(0).line();
        boolean oneLine = words.areGrid() && words.groups().isEmpty()
                && words.tokens().stream().allMatch(token -> token.line() == line);
        return each && oneLine && words.leaves().size() > 2
                ? Optional.of(new FormHeader(words.slots(words.tokens()), true)) : Optional.empty();
    }

    /** The slots with one that adds all rows up, beside their headings, taken for a column of the bureau's own. */
    private List<Slot> withoutSumOfAll(List<Slot> placed) {
        List<Slot> rowless = placed.stream().filter(slot -> slot.isKnown() && slot.row().isEmpty()).toList();
        int top = words.groups().stream().mapToInt(FormCell::line).min().orElse(0);
        boolean sum = rowless.size() == 1 && words.leaves().stream().anyMatch(leaf -> leaf.line() == top
                && leaf.from() == rowless.get(0).from());
        return !sum ? placed : placed.stream().map(slot -> slot != rowless.get(0) ? slot
                : new Slot(Optional.empty(), Optional.empty(), slot.text(), slot.from(), slot.to())).toList();
    }
}
