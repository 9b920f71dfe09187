// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * How government sites are built. In: one fetched page, its address, {@code config/site}. Out: the links it leads to
 * with a score each, what it is, what its answer really was, and a fingerprint of its content. Must not know: the
 * network, the clock, the queue, what was fetched before.
 */
package org.nianbao.site;
