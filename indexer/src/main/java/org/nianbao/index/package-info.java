// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * The contract of a report index, whatever keeps it. In: readings to keep, questions to answer. Out: hits, facet
 * counts, figure rows, changes. Must not know: any search library, document number or file format; how pages are read.
 *
 * <p>What a user types is parsed here ({@link org.nianbao.index.QuerySyntax}, {@code parse} methods of the values), so
 * that every command and every backend means the same by it.
 */
package org.nianbao.index;
