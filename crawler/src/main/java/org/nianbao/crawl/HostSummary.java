// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One host's line in the morning report.
 *
 * @param host host name, with port when it is not the usual one
 * @param site the site it belongs to, by name
 * @param expected reports that the host's pages link to, and entries that its lists state and no page of them showed
 * @param found of these, how many are in the archive with content
 * @param fresh pages seen with content for the first time in this run
 * @param changed pages whose content changed in this run
 * @param unchanged pages looked at in this run and found the same
 * @param moved pages that redirect elsewhere
 * @param missing pages that answered 404 or 410, not yet often enough to be gone
 * @param gone pages that are gone
 * @param blocked pages behind a wall
 * @param refused pages that robots.txt forbids
 * @param softMissing pages that say "not found" with status 200
 * @param needsBrowser pages that only a browser could read
 * @param failed pages not to be had this time, missing ones not counted
 * @param waiting pages known but not asked for yet
 * @param nextDue when the next page is due; absent when none will be
 * @param note why the host was left alone, empty when it was not
 */
public record HostSummary(String host, String site, int expected, int found, int fresh, int changed, int unchanged,
                          int moved, int missing, int gone, int blocked, int refused, int softMissing,
                          int needsBrowser, int failed, int waiting, Optional<Instant> nextDue, String note) {

    public HostSummary {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(site, "site");
        Objects.requireNonNull(nextDue, "nextDue");
        Objects.requireNonNull(note, "note");
    }
}
