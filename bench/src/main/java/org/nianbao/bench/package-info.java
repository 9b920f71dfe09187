// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.

/**
 * Measures the program beside named baselines. In: the program's own packages, generated reports and pages, the tools
 * to compare with. Out: tables as Markdown and JSON. Must not know: anything that a user's data could hold; the
 * program must not know that this exists.
 */
package org.nianbao.bench;
