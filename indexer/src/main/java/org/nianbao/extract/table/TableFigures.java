// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.Optional;
import org.nianbao.clean.CleanPage;
import org.nianbao.edition.Editions;

/**
 * The reader of a page's tables, whether they are still grids or were flattened into paragraphs: labels say what a
 * number is, and where they do not, the row is left out and named.
 */
public final class TableFigures {

    private final Form form;
    private final EditionVote votes;

    public TableFigures(Editions editions) {
        form = Form.of(editions);
        votes = new EditionVote(editions);
    }

    /** @param year the report's, where it is known: a column or a whole table of another year is none of its own */
    public TableReading read(CleanPage page, Optional<Integer> year) {
        return new FormRows(form, votes, year).read(page);
    }
}
