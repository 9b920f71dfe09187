// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * The record of one reading: as JSON, field for field as scripts rely on it, and packed, as an index keeps it. In: a
 * reading, or a record. Out: the other of the two, without loss. Must not know: where records are stored or who asks
 * for them.
 */
package org.nianbao.record;
