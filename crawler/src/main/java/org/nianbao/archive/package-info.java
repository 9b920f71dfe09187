// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * What a crawl leaves behind, and all of the crawl that later steps may see. In: HTTP exchanges. Out:
 * {@link org.nianbao.archive.ArchivedPage}s in the order they were fetched, the versions of one URL, and what became
 * of each URL ({@link org.nianbao.archive.PageStates}). Must not know: how pages are fetched, what is written in them.
 *
 * <p>The data folder holds {@code archive/*.warc.gz}, each closed file with a sorted {@code .cdxj} index beside it,
 * and {@code crawl.db}. A file without its index is one that is being written or whose writer was killed; the next
 * writer cuts off what was torn and makes the index. Archives merge by copying files into one folder.
 *
 * <ul>
 * <li>{@link org.nianbao.archive.Archive} reads; {@link org.nianbao.archive.ArchiveWriter} writes;
 * <li>{@link org.nianbao.archive.WarcFile} walks a single WARC file from anywhere;
 * <li>{@link org.nianbao.archive.DataFolderLock} keeps a second run away.
 * </ul>
 */
package org.nianbao.archive;
