// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Tables that lost their grid: one cell a line, or cells joined by bars or tabs. */
final class FlatTables {

    /** How cells are told apart. */
    enum Shape { LINES, SPACED_LINES, BARS, TIGHT_BARS, TABS }

    private final Dice dice;
    private final Shape shape;
    private final boolean brokenHeads;
    private final Set<String> hidden = new LinkedHashSet<>();
    private final Set<String> doubtful = new LinkedHashSet<>();
    private boolean collapsing;

    FlatTables(Dice dice, Shape shape, boolean brokenHeads) {
        this.dice = dice;
        this.shape = shape;
        this.brokenHeads = brokenHeads;
    }

    /** Figures that nobody can read any more, because blanks around them are gone. */
    Set<String> hidden() {
        return hidden;
    }

    /** Says that the lines become paragraphs of HTML, where two tabs are one blank. */
    void blanksCollapse() {
        collapsing = shape == Shape.TABS;
    }

    boolean hasCellsALine() {
        return shape == Shape.LINES || shape == Shape.SPACED_LINES;
    }

    /** Whether every cell is there, blank or not. */
    boolean hasTabs() {
        return shape == Shape.TABS && !collapsing;
    }

    String name() {
        return shape.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Figures of rows that end in blanks, which a careful reader may leave out. */
    Set<String> doubtful() {
        return doubtful;
    }

    List<String> lines(FormTable table) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            List<Td> cells = table.rows().get(row);
            if (shape == Shape.LINES || shape == Shape.SPACED_LINES) {
                oneCellALine(cells, row < table.headerRows(), lines);
            } else {
                lines.add(joined(cells));
            }
        }
        return lines;
    }

    private void oneCellALine(List<Td> cells, boolean head, List<String> lines) {
        boolean gap = cells.stream().anyMatch(cell -> cell.key().isPresent() && cell.blank());
        for (Td cell : cells) {
            if (gap) {
                cell.key().ifPresent(hidden::add);
            }
            if (cell.blank()) {
                continue;
            }
            String text = cell.text().strip();
            if (cell.key().isEmpty() && brokenHeads && head && text.length() > 3 && dice.chance(0.5)) {
                int at = text.length() / 2;
                lines.add(text.substring(0, at));
                lines.add(text.substring(at));
            } else if (brokenHeads) {
                lines.addAll(List.of(text.split("\n")));
            } else {
                lines.add(text.replace("\n", ""));
            }
            if (shape == Shape.SPACED_LINES) {
                lines.add("");
            }
        }
    }

    private String joined(List<Td> cells) {
        if (collapsing && cells.stream().anyMatch(cell -> cell.key().isPresent() && cell.blank())) {
            cells.forEach(cell -> cell.key().ifPresent(hidden::add));
        }
        Td last = cells.get(cells.size() - 1);
        if (shape != Shape.TIGHT_BARS && last.key().isPresent() && last.blank()) {
            cells.forEach(cell -> cell.key().ifPresent(doubtful::add));
        }
        String mark = shape == Shape.TABS ? "\t" : shape == Shape.BARS ? " | " : "|";
        StringBuilder line = new StringBuilder();
        int more = 0;
        for (Td cell : cells) {
            line.append(line.isEmpty() ? "" : mark).append(cell.text().strip().replace("\n", "").replace("\u00a0", ""));
            more += cell.colspan() - 1;
        }
        if (shape == Shape.BARS && more > 0) {
            line.append(" |").append("|".repeat(more));
        } else if (shape == Shape.TIGHT_BARS) {
            line.insert(0, '|').append('|');
        }
        return line.toString();
    }
}
