// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.nianbao.report.Report;

/**
 * A report as the index keeps it.
 *
 * @param id short name made from {@code key}, the same in every index
 * @param key what makes the page this page: its address, or the path of a file that was named
 * @param copyOf id of the report that this one is a copy of; such a report's trust says {@code duplicate-of} too
 * @param firstSeen when the page was first seen with a report
 * @param seen when the version kept here was fetched or read
 * @param gone since when the page is no longer there; absent while it is
 */
public record IndexedReport(String id, String key, Report report, Optional<String> copyOf, Instant firstSeen,
                            Instant seen, Optional<Instant> gone) {

    public IndexedReport {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(copyOf, "copyOf");
        Objects.requireNonNull(firstSeen, "firstSeen");
        Objects.requireNonNull(seen, "seen");
        Objects.requireNonNull(gone, "gone");
    }

    /** A report seen once, there still, no copy as far as is known. */
    public static IndexedReport of(String key, Report report, Instant seen) {
        return new IndexedReport(ReportId.of(key), key, report, Optional.empty(), seen, seen, Optional.empty());
    }

    /** False for a copy of another report in the index; statistics leave it out. */
    public boolean counted() {
        return copyOf.isEmpty();
    }
}
