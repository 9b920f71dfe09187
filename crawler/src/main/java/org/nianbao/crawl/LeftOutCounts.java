// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Knows which addresses a run has counted as left out, so that none is left out in silence and none counted twice. */
final class LeftOutCounts {

    /** An endless trap must not fill the memory; beyond this an address may be counted twice. */
    static final int MOST_REMEMBERED = 500_000;
    private static final int EXAMPLE = 300;

    /** An address that is to be counted with the visit that found it. */
    record Address(String host, String reason, long hash, String example) {
    }

    private final Set<Long> counted = ConcurrentHashMap.newKeySet();

    /** @param before hashes of what the same run counted before it was broken off */
    LeftOutCounts(Set<Long> before) {
        counted.addAll(before);
    }

    /** The address, when it is met for the first time. */
    Optional<Address> met(String host, String reason, String identity) {
        long hash = SeenUrls.hash(identity);
        if (counted.size() < MOST_REMEMBERED ? !counted.add(hash) : counted.contains(hash)) {
            return Optional.empty();
        }
        return Optional.of(new Address(host, kindOf(reason), hash,
                identity.substring(0, Math.min(identity.length(), EXAMPLE))));
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
