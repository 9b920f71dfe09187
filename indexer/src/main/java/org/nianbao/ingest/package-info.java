// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * Brings an index up to date. In: the archive of a data folder, or named files. Out: reports in the index, counts by
 * outcome. Must not know: which backend keeps the index, how a page is read, what is printed.
 *
 * <p>What one page alone cannot tell is worked out here: which pages show the same report, whether this year's
 * carried-over applications are last year's carried-forward ones, and what changed since the page was last seen.
 */
package org.nianbao.ingest;
