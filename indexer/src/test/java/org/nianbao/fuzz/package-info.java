// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * Damaged and hostile input for everything that reads what others wrote. In: sound samples, a seed. Out: cases that took
 * too long, too much memory, or ended otherwise than the reader promises; each becomes a small named file in
 * {@code src/test/resources/fuzz}. Must not know: how the readers work.
 */
package org.nianbao.fuzz;
