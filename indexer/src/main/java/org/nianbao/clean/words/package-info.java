// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * How words are looked for: the lists of {@code config/words}, tables of characters that pass over a text
 * once, characters without blanks, width and case. In: text. Out: places in it. Must not know: pages, what
 * the words are looked for.
 */
package org.nianbao.clean.words;
