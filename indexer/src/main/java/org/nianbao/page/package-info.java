// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * Bytes to page. In: bytes, and what is known of their address and content type. Out: a parsed {@link Page}, or one
 * sentence on why there is none. Must not know: what a report is, what is dirt.
 */
package org.nianbao.page;
