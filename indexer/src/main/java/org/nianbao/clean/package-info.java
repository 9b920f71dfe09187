// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * Page to clean text. In: a parsed page. Out: the document's own paragraphs and tables in mainland characters, what
 * the margins said, signs of tampering, and a name for everything taken out. Must not know: what the figures mean.
 */
package org.nianbao.clean;
