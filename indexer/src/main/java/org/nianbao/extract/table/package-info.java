// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * From the grids and lines of a clean page to the figures of its form. In: {@link
 * org.nianbao.clean.CleanPage} and the {@link org.nianbao.edition.Editions}. Out: {@link
 * org.nianbao.extract.table.TableReading}: figures with the place they are printed at, rows no edition
 * knows, the edition. Must not know: HTML, who reports, what sentences say; no label either.
 *
 * <p>{@link org.nianbao.extract.table.TableFigures} begins: grids and flattened lines become {@code
 * FormLine}s of {@code FormCell}s whose labels are looked up ({@code FormLabels}); the rows that are there
 * vote for an edition ({@code EditionVote}); {@code FormRows} reads headers and rows in turn; {@code
 * StatedFigures} keeps what is stated.
 */
package org.nianbao.extract.table;
