// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.HashMap;
import java.util.Map;

/** The headers of one page's tables as they were met, by table of the form. */
final class TableHeaders {

    private final Map<String, FormHeader> headers = new HashMap<>();
    private final Map<String, FormHeader> earlier = new HashMap<>();
    /** In which table of the page each header stands. */
    private final Map<String, Integer> tables = new HashMap<>();

    void met(String form, FormHeader header, int table) {
        if (headers.containsKey(form)) {
            earlier.put(form, headers.get(form));
        }
        headers.put(form, header);
        tables.put(form, table);
    }

    /** The last one met; null where there was none. */
    FormHeader of(String form) {
        return headers.get(form);
    }

    /** Whether the last one stands in the table of this line. */
    boolean standIn(String form, FormLine line) {
        return tables.getOrDefault(form, 0) == line.table();
    }

    /** Whether the cells of this line stand under the header's own. */
    boolean arePlacedOver(String form, FormLine line) {
        FormHeader header = headers.get(form);
        return header != null && header.placed() && line.hasCells() && standIn(form, line);
    }

    /** Whether a column that the form knows stands over this cell. */
    boolean hasColumnOver(String form, FormLine line, FormCell cell) {
        FormHeader header = headers.get(form);
        if (header != null && header.placed() && standIn(form, line)) {
            for (FormHeader.Slot slot : header.slots()) {
                if (slot.isKnown() && cell.overlaps(slot.from(), slot.to())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a number stands before the first column, where the label of a row has been lost. */
    boolean standsBefore(String form, FormLine line, FormCell first) {
        FormHeader header = headers.get(form);
        if (header == null || !header.placed() || !line.isGrid() || !standIn(form, line)) {
            return false;
        }
        for (FormHeader.Slot slot : header.slots()) {
            if (slot.from() <= first.from()) {
                return false;
            }
        }
        return true;
    }

    /** The header that has columns for this row: a page break repeats the table's first, not its block's. */
    FormHeader fitting(FormShape shape, String row, FormHeader header) {
        FormHeader before = earlier.get(shape.id());
        return !header.fits(shape, row) && before != null && before.fits(shape, row)
                ? new FormHeader(before.slots(), false, false) : header;
    }
}
