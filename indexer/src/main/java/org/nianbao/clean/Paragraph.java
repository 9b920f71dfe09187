// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.Objects;

/**
 * One paragraph, heading or line. In a page whose tables were flattened, one cell or one row of cells.
 *
 * @param text cleaned text without line ends; never blank, except where a blank line separates cells of a
 *             flattened table: then the empty string
 */
public record Paragraph(String text) implements Block {

    public Paragraph {
        Objects.requireNonNull(text, "text");
        if (text.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a paragraph is one line: " + text);
        }
    }
}
