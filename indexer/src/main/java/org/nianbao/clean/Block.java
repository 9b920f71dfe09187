// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

/** One piece of a report in reading order: a paragraph (or heading, or line) or a table. */
public sealed interface Block permits Paragraph, Grid {

    /** The text as a reader would read it aloud; a table's cells joined by spaces, its rows by line ends. */
    String text();
}
