// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * Page to clean text. In: a parsed page. Out: the document's own paragraphs and tables in mainland
 * characters, what the margins said, signs of tampering, and a name for everything taken out. Must not
 * know: what the figures mean.
 *
 * <p>{@link org.nianbao.clean.PageCleaner} reads like a table of contents: lines and grids of the page
 * ({@code PageLines}, {@code GridReader}), its characters ({@code mainland}), where the document begins and
 * ends ({@code MainContent}, {@code SiteChrome}, {@code SpamFooter}), what was put into it ({@code brand}).
 */
package org.nianbao.clean;
