// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.List;

/** The rows of a table that a program saved with every cell between quotes: "a","1" or ['a', '1']. */
final class QuotedCells {

    /** Rows that make a table; fewer may be words that a sentence quotes. */
    private static final int FEWEST = 5;

    private QuotedCells() {
    }

    /** The paragraphs with tabs between such cells; the same where there are none. */
    static List<String> divided(List<String> paragraphs) {
        List<String> divided = new ArrayList<>(0);
        int rows = 0;
        for (int i = 0; i < paragraphs.size(); i++) {
            String row = isQuoted(paragraphs.get(i)) ? row(paragraphs.get(i)) : null;
            if (row != null) {
                divided = divided.isEmpty() ? new ArrayList<>(paragraphs) : divided;
                divided.set(i, row);
                rows++;
            }
        }
        return rows < FEWEST ? paragraphs : divided;
    }

    private static boolean isQuoted(String text) {
        return text.length() > 4 && "\"'".indexOf(text.charAt("[(".indexOf(text.charAt(0)) < 0 ? 0 : 1)) >= 0;
    }

    /** The row's cells with tabs between them; null where it has other words beside them, or one cell. */
    private static String row(String text) {
        StringBuilder row = new StringBuilder(text.length());
        int at = "[(".indexOf(text.charAt(0)) < 0 ? 0 : 1;
        char quote = text.charAt(at);
        int cells = 0;
        while (at < text.length() && text.charAt(at) == quote) {
            int end = text.indexOf(quote, at + 1);
            if (end < 0) {
                return null;
            }
            row.append(cells++ == 0 ? "" : "\t").append(text, at + 1, end);
            at = end + 1;
            while (at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == ' ')) {
                at++;
            }
        }
        boolean whole = at == text.length() || at == text.length() - 1 && "])".indexOf(text.charAt(at)) >= 0;
        return whole && cells > 1 ? row.toString() : null;
    }
}
