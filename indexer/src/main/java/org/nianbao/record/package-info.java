// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * The JSON record of one reading, field for field as scripts rely on it. In: a reading, or a record's text. Out: the
 * other of the two, without loss. Must not know: where records are stored or who asks for them.
 */
package org.nianbao.record;
