// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * The sample web of {@code nianbao demo}: small, different government-like sites on loopback. In: its own resources.
 * Out: HTTP answers. Must not know: anything that reads, indexes or shows them.
 */
package org.nianbao.demo;
