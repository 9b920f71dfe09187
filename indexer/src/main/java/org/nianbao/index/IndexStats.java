// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Size and health of an index.
 *
 * @param reports reports, a report and its copies counted once
 * @param copies further pages that show one of them
 * @param refused documents kept with the reason they are no report
 * @param gone reports whose page has vanished
 * @param byYear counted reports by year; the key {@code unknown} for those without
 * @param byEdition counted reports by edition
 * @param refusedByReason refused documents by the name of the reason
 * @param bytes size on disk
 * @param state what the last run wrote down: how far it got, which reader it used
 */
public record IndexStats(long reports, long copies, long refused, long gone, SortedMap<String, Long> byYear,
                         SortedMap<String, Long> byEdition, SortedMap<String, Long> refusedByReason, long bytes,
                         Optional<Instant> lastChange, Map<String, String> state) {

    public IndexStats {
        byYear = Collections.unmodifiableSortedMap(new TreeMap<>(byYear));
        byEdition = Collections.unmodifiableSortedMap(new TreeMap<>(byEdition));
        refusedByReason = Collections.unmodifiableSortedMap(new TreeMap<>(refusedByReason));
        state = Map.copyOf(state);
    }
}
