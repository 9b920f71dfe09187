// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
/**
 * What figures say when set beside each other. In: figures of reports, one report a copy group. Out: peers and
 * outliers, series, coverage, jumps, frozen figures, copied texts, revisions. Must not know: how reports are stored,
 * how results are printed.
 */
package org.nianbao.statistics;
