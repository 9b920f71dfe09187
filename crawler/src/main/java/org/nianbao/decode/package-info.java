// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * Bytes as text. In: bytes, and what header and page say of their charset. Out: the text, the charset that the
 * evidence chose, and why. Must not know: what the text is about.
 */
package org.nianbao.decode;
