// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run would ask of one host now; a line of the dry run.
 *
 * @param host host name
 * @param site its site, by name
 * @param due pages that are due
 * @param columns of these, first pages, columns and list pages
 * @param reports of these, reports and their files
 * @param early pages that are not due but would be looked at while the budget lasts
 * @param nextDue when the next page is due that is not due yet
 */
public record DueHost(String host, String site, int due, int columns, int reports, int early,
                      Optional<Instant> nextDue) {

    public DueHost {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(nextDue, "nextDue");
    }
}
