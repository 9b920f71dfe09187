// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.List;

/** Tables of which a program wrote every cell in a line of its own and behind it a line with nothing but a bar. */
final class BarLines {

    /** Lines of a bar alone that make a table; fewer are what is left of a menu. */
    private static final int FEWEST = 10;

    private BarLines() {
    }

    /** The paragraphs without such lines; two in a row have a blank cell between them. */
    static List<String> withoutBars(List<String> paragraphs) {
        int alone = 0;
        int others = 0;
        for (String text : paragraphs) {
            if (isBar(text)) {
                alone++;
            } else if (DividedText.hasBar(text)) {
                others++;
            }
        }
        if (alone < FEWEST || alone < others) {
            return paragraphs;
        }
        List<String> cells = new ArrayList<>(paragraphs.size());
        boolean ended = false;
        for (String text : paragraphs) {
            boolean bar = isBar(text);
            if (bar && ended) {
                cells.add("");
            } else if (!bar && !text.isBlank()) {
                cells.add(text);
            }
            ended = bar || ended && text.isBlank();
        }
        return cells;
    }

    private static boolean isBar(String text) {
        return text.length() <= 2 && DividedText.hasBar(text) && text.strip().length() <= 1;
    }
}
