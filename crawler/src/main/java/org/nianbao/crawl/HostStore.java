// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.io.IOException;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The part of the crawl's memory that is about whole hosts: their robots.txt, when they may be asked again. */
final class HostStore {

    /** What was kept of a robots.txt. */
    record StoredRobots(long fetched, String outcome, byte[] content) {
    }

    private final Transactions memory;

    HostStore(Transactions memory) {
        this.memory = memory;
    }

    /** What was kept of the robots.txt of an origin. */
    Optional<StoredRobots> robots(String origin) throws IOException {
        return memory.transaction(() -> {
            try (ResultSet row = memory.statement("SELECT fetched, outcome, content FROM robots WHERE origin = ?",
                    origin).executeQuery()) {
                return row.next() ? Optional.of(new StoredRobots(row.getLong(1), row.getString(2), row.getBytes(3)))
                        : Optional.empty();
            }
        });
    }

    void putRobots(String origin, StoredRobots robots) throws IOException {
        memory.transaction(() -> memory.statement("INSERT OR REPLACE INTO robots (origin, fetched, outcome, content)"
                + " VALUES (?, ?, ?, ?)", origin, robots.fetched(), robots.outcome(), robots.content())
                .executeUpdate());
    }

    /** Hosts that are not to be asked before a time, in milliseconds since 1970. */
    Map<String, Long> closed() throws IOException {
        return memory.transaction(() -> {
            Map<String, Long> closed = new HashMap<>();
            try (ResultSet row = memory.statement("SELECT name, closed_until FROM host WHERE closed_until > 0")
                    .executeQuery()) {
                while (row.next()) {
                    closed.put(row.getString(1), row.getLong(2));
                }
            }
            return closed;
        });
    }

    /** The host is not to be asked before a time. */
    void close(String name, long until, String reason) throws IOException {
        memory.transaction(() -> memory.statement("INSERT INTO host (name, closed_until, reason) VALUES (?, ?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET closed_until = excluded.closed_until, reason = excluded.reason",
                name, until, reason).executeUpdate());
    }

    /** Records that the host's certificate was not checked, and since when. */
    void recordDowngrade(String name, String what) throws IOException {
        memory.transaction(() -> memory.statement("INSERT INTO host (name, downgrade) VALUES (?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET downgrade = CASE downgrade WHEN '' THEN excluded.downgrade"
                + " ELSE downgrade END", name, what).executeUpdate());
    }
}
