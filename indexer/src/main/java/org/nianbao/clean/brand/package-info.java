// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * What was put into the sentences of a hacked copy: brands, advertising phrases, frames around words of the
 * law. In: the lines of a page. Out: the strings that do not belong there, and the lines without them.
 * Brands are found by how they behave (the same foreign string breaking words again and again); the lists
 * of {@code config/words} only help. Must not know: tags, tables.
 */
package org.nianbao.clean.brand;
