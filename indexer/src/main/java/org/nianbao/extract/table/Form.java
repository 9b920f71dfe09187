// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nianbao.edition.Editions;
import org.nianbao.edition.FigureCatalog;
import org.nianbao.report.FigureKey;

/**
 * What all editions of the form say together: labels, tables, figures, and how a cell is read.
 *
 * @param shapes the tables by id
 * @param kinds what kind of number each figure is
 */
record Form(FormLabels labels, Map<String, FormShape> shapes, Map<FigureKey, CellNumber.Kind> kinds,
            CellNumber cellNumber) {

    static Form of(Editions editions) {
        Map<FigureKey, CellNumber.Kind> kinds = new HashMap<>();
        for (FigureCatalog.Figure figure : editions.catalog().figures()) {
            kinds.put(figure.key(), figure.isAmount() ? CellNumber.Kind.AMOUNT
                    : figure.signed() ? CellNumber.Kind.CHANGE : CellNumber.Kind.COUNT);
        }
        return new Form(new FormLabels(editions), FormShape.all(editions), kinds, new CellNumber(editions.cellWords()));
    }

    /** The kind of number that a figure is; absent where there is no such figure. */
    Optional<CellNumber.Kind> kind(FigureKey figure) {
        return Optional.ofNullable(kinds.get(figure));
    }

    FormShape shape(String table) {
        return shapes.get(table);
    }
}
