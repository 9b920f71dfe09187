// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines that a program set as a list or a quotation, each behind the same mark: • 12, > 12, - 12. Before a single
 * cell a dash may be a sign or a blank; before every line it is a mark.
 */
final class ListMarks {

    private static final String MARKS = "-*+>\u2022\u00b7\u25cf\u25a0\u25cb\u25aa\u25e6\u2023\u2013";
    /** Lines one after the other that make a list; no table has as many cells with a dash before each. */
    private static final int FEWEST = 12;

    private ListMarks() {
    }

    /** The paragraphs without such marks; the same where there are none. */
    static List<String> without(List<String> paragraphs) {
        List<String> bare = paragraphs;
        for (int i = 0; i < paragraphs.size();) {
            char mark = mark(paragraphs.get(i));
            int to = i + 1;
            int marked = paragraphs.get(i).length() > 1 ? 1 : 0;
            while (mark != 0 && to < paragraphs.size()
                    && (paragraphs.get(to).isBlank() || mark(paragraphs.get(to)) == mark)) {
                marked += paragraphs.get(to).length() > 1 ? 1 : 0;
                to++;
            }
            if (mark != 0 && marked >= FEWEST) {
                bare = bare == paragraphs ? new ArrayList<>(paragraphs) : bare;
                for (int line = i; line < to; line++) {
                    String text = paragraphs.get(line);
                    bare.set(line, text.isBlank() ? text : text.substring(1).strip());
                }
            }
            i = to;
        }
        return bare;
    }

    /** The mark that a blank parts from the line's text, or that stands alone for an empty cell; else 0. */
    private static char mark(String text) {
        if (text.isEmpty() || MARKS.indexOf(text.charAt(0)) < 0) {
            return 0;
        }
        return text.length() == 1 || text.charAt(1) == ' ' ? text.charAt(0) : 0;
    }
}
