// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nianbao.edition.LabelText;
import org.nianbao.extract.table.FormHeader.Slot;

/** The columns of a header by the order of its words, where their places tell nothing. */
final class HeaderOrder {

    /** Characters of a label that are enough to tell it by. */
    private static final int SHORTEST_PIECE = 3;

    private final FormShape shape;
    private final HeaderWords words;

    HeaderOrder(HeaderWords words) {
        this.shape = words.shape();
        this.words = words;
    }

    /**
     * Slots whose words lost their ends, named where just as many columns of the form begin like that as stand
     * here, and the whole header then has the form's order.
     */
    List<Slot> mended(List<Slot> slots) {
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

    /** The order of the columns when the header's words come one after the other, without their places. */
    Optional<FormHeader> expanded() {
        Set<String> keys = new HashSet<>();
        for (FormCell leaf : words.leaves()) {
            if (!keys.add(words.key(leaf))) {
                return Optional.empty();
            }
        }
        List<FormCell> leaves = words.leaves();
        if (words.tokens().size() > leaves.size()
                && words.tokens().indexOf(leaves.get(leaves.size() - 1)) >= leaves.size()) {
            return Optional.empty();
        }
        int end = leaves.stream().mapToInt(FormCell::to).max().orElse(0);
        int first = leaves.stream().mapToInt(FormCell::line).min().orElse(0);
        if (words.extras().stream().anyMatch(extra -> extra.line() > first && extra.from() < end)) {
            // A column that is not known stands between those that are, and their places cannot be believed.
            return Optional.empty();
        }
        List<FormCell> grouped = words.leaves().stream().filter(leaf -> shape.isGrouped(words.key(leaf))).toList();
        List<FormCell> ordered = new ArrayList<>();
        if (words.groups().size() == 1) {
            FormCell group = words.groups().get(0);
            boolean done = false;
            for (FormCell leaf : words.leaves()) {
                boolean after = leaf.line() > group.line()
                        || leaf.line() == group.line() && leaf.from() > group.from();
                if (after && !done) {
                    ordered.addAll(grouped);
                    done = true;
                }
                if (!shape.isGrouped(words.key(leaf))) {
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
            List<Slot> slots = new ArrayList<>(words.slots(ordered));
            words.extras().forEach(extra -> slots.add(words.slot(extra, Optional.empty())));
            return Optional.of(new FormHeader(slots, false));
        }
        if (!words.groups().isEmpty()) {
            return Optional.empty();
        }
        if (words.groupStandsTogether(words.leaves())) {
            return Optional.of(new FormHeader(words.slots(words.leaves()), false));
        }
        return keys.size() == shape.columns().size() ? Optional.of(new FormHeader(FormHeader.ofForm(shape).slots(), false,
                true, 0, words.slots(words.leaves()))) : Optional.empty();
    }

    /** The form's order, where the header has as many words and those that can be read stand in their places. */
    Optional<FormHeader> byPosition() {
        List<Slot> form = FormHeader.ofForm(shape).slots();
        if (words.tokens().size() != form.size()) {
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
            String key = words.key(words.tokens().get(i));
            String wanted = expected.get(i).column().orElse("");
            if (key.equals(wanted)) {
                agreeing++;
            } else if (!key.isEmpty()) {
                return false;
            } else {
                String piece = LabelText.of(words.tokens().get(i).text());
                if (!piece.isEmpty()
                        && shape.labelsOf(wanted).stream().anyMatch(l -> l.startsWith(piece))) {
                    agreeing++;
                }
            }
        }
        return agreeing * 2 > expected.size();
    }
}
