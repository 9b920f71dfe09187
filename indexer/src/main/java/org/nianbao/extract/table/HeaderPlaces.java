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
import org.nianbao.extract.table.FormHeader.Slot;
import org.nianbao.extract.table.FormLabels.Role;

/** The columns of a header by the grid columns over which their names stand. */
final class HeaderPlaces {

    private final FormShape shape;
    private final String id;
    private final HeaderWords words;

    HeaderPlaces(HeaderWords words) {
        this.shape = words.shape();
        this.id = shape.id();
        this.words = words;
    }

    /** The slots by grid column; empty when two different names claim one column. */
    List<Slot> placed(Function<FormCell, Optional<String>> rowOf) {
        List<Slot> slots = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        int first = words.leaves().stream().mapToInt(FormCell::from).min().orElse(0);
        int firstLine = words.leaves().stream().mapToInt(FormCell::line).min().orElse(0);
        for (FormCell leaf : words.leaves()) {
            Slot slot = words.slot(leaf, rowOf.apply(leaf));
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
                if (!keys.add(slot.row().orElse("") + " " + words.key(leaf))) {
                    return List.of();
                }
                slots.add(slot);
            }
        }
        for (FormCell token : words.tokens()) {
            if (words.key(token).isEmpty() && token.from() > first && token.line() >= firstLine
                    && slots.stream().noneMatch(s -> token.overlaps(s.from(), s.to()))
                    && words.groups().stream().noneMatch(g -> token.overlaps(g.from(), g.to()))) {
                slots.add(words.slot(token, Optional.empty()));
            }
        }
        for (FormCell group : words.groups()) {
            if (!shape.across() && slots.stream().noneMatch(s -> group.overlaps(s.from(), s.to()))) {
                slots.add(new Slot(Optional.empty(), Optional.empty(), group.text(), group.from(), group.to()));
            }
        }
        for (FormCell extra : words.extras()) {
            if (slots.stream().noneMatch(s -> extra.overlaps(s.from(), s.to()))) {
                slots.add(new Slot(Optional.empty(), Optional.empty(), extra.text(), extra.from(), extra.to()));
            }
        }
        slots.addAll(nameless(slots, firstLine));
        slots.sort(Comparator.comparingInt(Slot::from));
        return slots;
    }

    /** The columns among the others whose name is blank: what stands under them is nobody's. */
    private List<Slot> nameless(List<Slot> slots, int firstLine) {
        int from = slots.stream().mapToInt(Slot::from).min().orElse(0);
        int to = slots.stream().mapToInt(Slot::to).max().orElse(0);
        List<Slot> nameless = new ArrayList<>();
        for (FormCell cell : words.cells()) {
            if (cell.isBlank() && cell.line() >= firstLine && cell.from() > from && cell.to() < to
                    && slots.stream().noneMatch(slot -> cell.overlaps(slot.from(), slot.to()))
                    && nameless.stream().noneMatch(slot -> cell.overlaps(slot.from(), slot.to()))) {
                nameless.add(new Slot(Optional.empty(), Optional.empty(), "", cell.from(), cell.to()));
            }
        }
        return nameless;
    }

    /** The header with the columns that stand between the labels and the first column of the form (行次). */
    FormHeader withLeading(FormHeader header) {
        if (!words.areGrid() || words.leaves().isEmpty() || header.doubtful()) {
            return header;
        }
        FormCell first = words.leaves().get(0);
        int start = words.leaves().stream().mapToInt(FormCell::from).min().orElse(0);
        List<Slot> slots = new ArrayList<>();
        int line = -1;
        String before = "";
        for (FormCell cell : words.cells()) {
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
}
