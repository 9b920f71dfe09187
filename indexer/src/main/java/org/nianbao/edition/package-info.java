// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * The form as data. In: {@code config/editions/*.yaml}, {@code config/cells.yaml}, {@code config/figures.csv}. Out:
 * editions with their tables, rows, columns and sums, and the catalogue of figures. Must not know: pages, years of its
 * own, or any word of the form.
 *
 * <p>The language of an edition's file: {@code id}; {@code years} ({@code first}, {@code last});
 * {@code tables}, each with {@code id}, {@code headings} (captions over the table), {@code corners} (words of the header
 * that name no column), {@code prefixes} (words that may stand before a row's label), {@code subtotals} (labels of a
 * group's own sum), {@code columns} (each {@code key}, {@code label}, {@code also}, {@code unit}; or {@code group} with
 * {@code columns}), {@code single} (headers of the one column of a table whose rows have whole keys), {@code strict}
 * (labels that have near relatives on real pages: no foreign words may stand in them), {@code across}
 * (the rows stand side by side in the header, over one line of numbers), and {@code rows} (each {@code key},
 * {@code label}, {@code also}, {@code unit}, {@code columns}; without {@code key} known but no figure; or {@code group}
 * with {@code rows}, and {@code key} for its subtotal). {@code sums} are the rules of arithmetic, {@code parts} what to
 * add up where a sum is not printed.
 */
package org.nianbao.edition;
