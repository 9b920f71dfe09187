// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * Every record in the formats other programs read. In: reports as the index keeps them, one after the other. Out: one
 * stream or file, CSV, JSON lines or SQLite. Must not know: how reports were found, the command line.
 */
package org.nianbao.export;
