// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.Map;
import org.nianbao.edition.Editions;
import org.nianbao.edition.FigureCatalog;

/**
 * What all editions of the form say together: labels, tables, figures, and how a cell is read.
 *
 * @param shapes the tables by id
 */
record Form(FormLabels labels, Map<String, FormShape> shapes, FigureCatalog catalog, CellNumber cellNumber) {

    static Form of(Editions editions) {
        return new Form(new FormLabels(editions), FormShape.all(editions), editions.catalog(),
                new CellNumber(editions.cellWords()));
    }

    FormShape shape(String table) {
        return shapes.get(table);
    }
}
