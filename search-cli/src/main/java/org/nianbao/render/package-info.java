// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * Text for a terminal. In: words and numbers. Out: lines, aligned by display width. Must not know: reports, the index,
 * the command line.
 */
package org.nianbao.render;
