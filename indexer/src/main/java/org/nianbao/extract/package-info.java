// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * From a clean page to a report. In: {@link org.nianbao.clean.CleanPage}. Out: {@link
 * org.nianbao.report.Report}, or {@link org.nianbao.report.NotAReport} with the reason. Must not know:
 * HTML, charsets, what becomes of the report; no label, wording, place or edition either, which stand in
 * {@code config/}.
 *
 * <p>{@link org.nianbao.extract.ReportExtractor} reads like a table of contents: {@code table} (figures in
 * tables, drawn or flattened), {@code head} (who, where, when), {@code prose} (figures in sentences),
 * {@code NearMisses} (what is no report), {@code Checks} (the form's arithmetic). The three readings know
 * nothing of each other.
 */
package org.nianbao.extract;
