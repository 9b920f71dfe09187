// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * From a clean page to a report. In: {@link org.nianbao.clean.CleanPage}. Out: {@link org.nianbao.report.Report}, or
 * {@link org.nianbao.report.NotAReport} with the reason. Must not know: HTML, charsets, what becomes of the report;
 * no label, wording, place or edition either, which stand in {@code config/}.
 *
 * <p>{@link org.nianbao.extract.ReportExtractor} reads like a table of contents: {@code TableFigures} (tables, drawn or
 * flattened), {@code HeadReader} (who, where, when), {@code ProseFigures} (figures in sentences), {@code NearMisses}
 * (what is no report), {@code Checks} (the form's arithmetic).
 */
package org.nianbao.extract;
