// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.List;

/** Tables of which a program wrote every cell in a line of its own, with a bar before it, behind it or in a next line. */
final class BarLines {

    /** Lines of a bar alone that make a table; fewer are what is left of a menu. */
    private static final int FEWEST = 10;
    /** Rows that end with a bar alone, where every other cell has one before it. */
    private static final int FEWEST_ROWS = 3;

    private BarLines() {
    }

    /** The paragraphs without lines of bars alone, or with the cells of each row in one line. */
    static List<String> withoutBars(List<String> paragraphs) {
        int alone = 0;
        int before = 0;
        int behind = 0;
        int others = 0;
        for (String text : paragraphs) {
            if (isBar(text)) {
                alone++;
            } else if (isBarBefore(text)) {
                before++;
            } else if (isBarBehind(text)) {
                behind++;
            } else if (DividedText.hasBar(text) && endOfCell(text) > 0) {
                others++;
            }
        }
        if (behind >= FEWEST && behind > before + others) {
            return withoutBarsBehind(paragraphs);
        }
        others += behind;
        if (before >= FEWEST && before > others && alone >= FEWEST_ROWS) {
            return withRowsInOneLine(paragraphs);
        }
        others += before;
        if (alone < FEWEST || alone < others) {
            return paragraphs;
        }
        List<String> cells = new ArrayList<>(paragraphs.size());
        boolean ended = false;
        for (String text : paragraphs) {
            boolean bar = isBar(text);
            if (bar && ended) {
                cells.add("");
            } else if (endOfCell(text) > 0) {
                cells.add(text);
            }
            ended = bar || ended && text.isBlank();
        }
        return cells;
    }

    /** The paragraphs without the bar behind each cell, and without those that fill a row up: 12 | |||. */
    private static List<String> withoutBarsBehind(List<String> paragraphs) {
        List<String> cells = new ArrayList<>(paragraphs.size());
        for (String text : paragraphs) {
            if (isBar(text)) {
                cells.add("");
            } else if (isBarBehind(text)) {
                cells.add(text.substring(0, endOfCell(text)));
            } else if (endOfCell(text) > 0 || text.isBlank()) {
                cells.add(text);
            }
        }
        return cells;
    }

    /** The paragraphs with a row's cells in one line: the first has no bar before it, the last a bar alone behind it. */
    private static List<String> withRowsInOneLine(List<String> paragraphs) {
        List<String> rows = new ArrayList<>(paragraphs.size());
        StringBuilder row = new StringBuilder();
        boolean ended = true;
        for (String text : paragraphs) {
            boolean bar = isBar(text);
            boolean cell = bar || isBarBefore(text);
            boolean inRow = row.indexOf("|") >= 0 && !(ended && !cell);
            if (!cell && !inRow) {
                addTo(rows, row);
                row.append(text);
            } else {
                row.append(cell ? " |" : "").append(bar ? "" : " " + text.strip().substring(cell ? 1 : 0).strip());
            }
            ended = bar;
        }
        addTo(rows, row);
        return rows;
    }

    private static void addTo(List<String> rows, StringBuilder row) {
        if (row.length() > 0) {
            rows.add(row.toString());
            row.setLength(0);
        }
    }

    /** Whether a bar stands before the line's words, and no other in it. */
    private static boolean isBarBefore(String text) {
        return text.length() > 2 && DividedText.isBar(text.charAt(0)) && !DividedText.hasBar(text.substring(1));
    }

    /** Whether bars stand behind the line's words, and none before them or among them. */
    private static boolean isBarBehind(String text) {
        int end = endOfCell(text);
        return end > 0 && end < text.length() && DividedText.hasBar(text.substring(end))
                && !DividedText.hasBar(text.substring(0, end));
    }

    /** The index behind the last sign that is neither a bar nor a blank. */
    private static int endOfCell(String text) {
        int end = text.length();
        while (end > 0 && (DividedText.isBar(text.charAt(end - 1)) || Character.isWhitespace(text.charAt(end - 1)))) {
            end--;
        }
        return end;
    }

    private static boolean isBar(String text) {
        return text.length() <= 2 && DividedText.hasBar(text) && text.strip().length() <= 1;
    }
}
