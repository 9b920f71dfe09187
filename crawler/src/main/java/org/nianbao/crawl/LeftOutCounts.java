// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the addresses that a run does not take up, so that none is left out in silence. */
final class LeftOutCounts {

    /** An endless trap must not fill the memory; beyond this an address may be counted twice. */
    private static final int MOST_REMEMBERED = 500_000;
    private static final int EXAMPLE = 300;

    private record Key(String host, String reason) {
    }

    private final Map<Key, LeftOut> counts = new ConcurrentHashMap<>();
    private final Set<Long> counted = ConcurrentHashMap.newKeySet();

    /** Counts one address. */
    void add(String host, String reason, String identity) {
        long hash = SeenUrls.hash(identity);
        if (counted.size() < MOST_REMEMBERED ? !counted.add(hash) : counted.contains(hash)) {
            return;
        }
        String kind = kindOf(reason);
        counts.merge(new Key(host, kind), new LeftOut(host, kind, 1,
                identity.substring(0, Math.min(identity.length(), EXAMPLE))),
                (a, b) -> new LeftOut(host, kind, a.addresses() + 1, a.example()));
    }

    /** What was counted. */
    List<LeftOut> all() {
        return List.copyOf(counts.values());
    }

    /** A reason up to what belongs to a single address: {@code trap: folder 'x' more than …} is {@code trap: folder}. */
    private static String kindOf(String reason) {
        if (!reason.startsWith("trap:") && !reason.startsWith("no page")) {
            return reason;
        }
        int end = reason.indexOf(':') + 1;
        while (end < reason.length() && "'/.".indexOf(reason.charAt(end)) < 0 && !Character.isDigit(reason.charAt(end))) {
            end++;
        }
        String kind = reason.substring(0, end).strip();
        return kind.endsWith(":") ? kind.substring(0, kind.length() - 1) : kind;
    }
}
