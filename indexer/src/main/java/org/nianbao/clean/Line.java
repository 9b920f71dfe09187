// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * One line of a page in reading order, as a reader would see it: a paragraph, a heading, a cell of a layout table, or
 * a whole data table.
 *
 * @param text the line so far cleaned; a table's cells joined by blanks
 * @param holder the block element it stands in; absent in plain text
 * @param table the data table it is, if it is one
 * @param linkShare share of its characters that are link text
 * @param hidden the element that hides it from readers, if one does
 * @param headline whether the markup calls it a headline or title
 * @param chromeBox whether a box around it is named like a site's furniture
 */
record Line(String text, Optional<Element> holder, Optional<Element> table, double linkShare,
            Optional<Element> hidden, boolean headline, boolean chromeBox) {

    static Line plain(String text) {
        return new Line(text, Optional.empty(), Optional.empty(), 0, Optional.empty(), false, false);
    }

    Line withText(String changed) {
        return changed.equals(text) ? this
                : new Line(changed, holder, table, linkShare, hidden, headline, chromeBox);
    }

    Line shown() {
        return new Line(text, holder, table, linkShare, Optional.empty(), headline, chromeBox);
    }

    boolean isBlank() {
        return text.isBlank();
    }

    boolean isTable() {
        return table.isPresent();
    }
}
