// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * Who reports, from where, about which year, and when it was published. In: {@link
 * org.nianbao.clean.CleanPage}. Out: {@link org.nianbao.extract.head.Head} with the reason for each
 * decision. Must not know: tables, figures, whether the page is a report at all; no name of a place or
 * organ either, which stand in {@code config/}.
 *
 * <p>{@link org.nianbao.extract.head.HeadReader} begins: each question is an ordered list of small
 * deciders, and the first sure answer wins ({@code AgencyResolver}, {@code ReportYear}, {@code
 * PublicationDate}).
 */
package org.nianbao.extract.head;
