// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.ingest;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one run did.
 *
 * @param added reports that were not in the index before
 * @param revised reports of which a new version was read
 * @param unchanged documents that read as they did before
 * @param refused documents found not to be reports, by the name of the reason; unreadable ones among them
 * @param gone reports whose page has vanished or moved
 * @param problems files that could not be read at all, one line each
 * @param readAgain true when everything was read again, because the reader or the configuration is another one
 */
public record IndexSummary(int added, int revised, int unchanged, SortedMap<String, Integer> refused, int gone,
                           List<String> problems, boolean readAgain) {

    public IndexSummary {
        refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
        problems = List.copyOf(problems);
    }

    /** How many documents were read. */
    public int documents() {
        return added + revised + unchanged + refused.values().stream().mapToInt(Integer::intValue).sum();
    }
}
