// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.List;
import java.util.Optional;
import org.nianbao.extract.table.FormLabels.Match;
import org.nianbao.extract.table.FormLabels.Role;

/** Tells lines without numbers that are rows of the form, all their cells blank, from words of a header. */
final class BlankRows {

    private final Form form;
    private final TableHeaders headers;

    BlankRows(Form form, TableHeaders headers) {
        this.form = form;
        this.headers = headers;
    }

    /**
     * Whether a line is a row whose cells are blank.
     *
     * @param table the table being read
     * @param dataInTable whether rows of it have been read
     */
    boolean has(FormLine line, List<FormCell> rowLabels, List<FormCell> values, Optional<String> table,
                boolean dataInTable) {
        if (rowLabels.isEmpty() || values.isEmpty()) {
            return false;
        }
        FormCell label = rowLabels.get(rowLabels.size() - 1);
        if (!label.has(Role.ROW) || label.has(Role.ROW_GROUP)
                || !values.stream().allMatch(v -> v.isBlank() || form.cellNumber().isUnit(v.text()))) {
            return false;
        }
        boolean clear = !label.has(Role.COLUMN)
                && label.label().flatMap(Match::onlyTable).map(id -> !form.shape(id).across()).orElse(false);
        boolean known = dataInTable && table.isPresent() && label.is(table.get(), Role.ROW)
                && !form.shape(table.get()).across();
        if (line.hasCells() && clear) {
            return true;
        }
        return known && (line.isGrid() ? standsBesideColumns(line, label, values, table.get())
                : hasCellForEach(rowLabels, values, table.get()));
    }

    /** Whether a label that might name a column stands beside cells of columns named before: 3.其他. */
    private boolean standsBesideColumns(FormLine line, FormCell label, List<FormCell> values, String table) {
        return !headers.hasColumnOver(table, line, label)
                && values.stream().anyMatch(value -> headers.hasColumnOver(table, line, value));
    }

    /** The same where no grid shows it: a blank for each column, behind one label alone. */
    private boolean hasCellForEach(List<FormCell> rowLabels, List<FormCell> values, String table) {
        FormHeader header = headers.of(table);
        return header != null && form.shape(table).hasGroups() && header.slots().size() > 1
                && values.size() >= header.slots().size()
                && rowLabels.stream().filter(label -> label.has(Role.COLUMN)).count() < 2;
    }
}
