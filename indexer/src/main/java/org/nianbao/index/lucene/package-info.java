// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * The index kept by Lucene, on one machine. In: what {@link org.nianbao.index} names. Out: the same. Must not know:
 * how pages are read, what a command prints. No other package may see a Lucene type.
 *
 * <p>{@link org.nianbao.index.lucene.ReportFields} lists every field; writer and reader both take them from there, and
 * both take their analysis from {@link org.nianbao.index.lucene.ReportAnalysis}.
 */
package org.nianbao.index.lucene;
