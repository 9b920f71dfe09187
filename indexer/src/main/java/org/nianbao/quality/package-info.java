// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * How well pages are read, measured against labels.
 *
 * <p>In: readings and the labels ({@link org.nianbao.quality.Label}) that a person or a generator wrote for the same
 * pages. Out: a {@link org.nianbao.quality.LabelledScore}, as a plain table, as a record for JSON, and as a list of
 * misses. A label is a JSON object:
 *
 * <table>
 * <caption>Fields of a label; all but {@code source} may be left out, and what is left out is not scored.</caption>
 * <tr><td>{@code source}</td><td>name of the page's file, or the end of its path</td></tr>
 * <tr><td>{@code url}</td><td>address the page was found at, told to the reader: without it {@code official} and what
 * a host says about the place cannot be read; an archive's own address goes first</td></tr>
 * <tr><td>{@code markup}</td><td>words that say how the page is made; every word is a line of the table</td></tr>
 * <tr><td>{@code kind}</td><td>{@code report} (the default) or {@code not-a-report}</td></tr>
 * <tr><td>{@code title agency agency_level agency_kind province city county division_code year published edition
 * official}</td><td>head fields; {@code null} means that the page does not tell, so that stating one is wrong</td></tr>
 * <tr><td>{@code figures}</td><td>must all be there, with these values</td></tr>
 * <tr><td>{@code figures_optional}</td><td>may be there; if there, with this value (or one of a list)</td></tr>
 * <tr><td>{@code figures_forbidden}</td><td>must not have this value: a reading trap</td></tr>
 * <tr><td>{@code figures_prose}</td><td>which of {@code figures} stand in sentences; scored on a line of their
 * own</td></tr>
 * <tr><td>{@code checks_failed}</td><td>objects with {@code rule} and {@code column}: these fail, no others</td></tr>
 * <tr><td>{@code checks_optional}</td><td>such objects for checks that may fail or not</td></tr>
 * <tr><td>{@code trust}</td><td>these signals, no others</td></tr>
 * <tr><td>{@code must_contain must_not_contain}</td><td>strings of the text, compared by letters and digits
 * only</td></tr>
 * </table>
 *
 * <p>Must not know: how a page is read, where labels are kept, how JSON is parsed.
 */
package org.nianbao.quality;
