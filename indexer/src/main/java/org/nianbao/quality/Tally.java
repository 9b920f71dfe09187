// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The counts of one group of pages: an edition, a markup, or all. */
final class Tally {

    /** Hits of so many tries. */
    private static final class Share {
        private int hits;
        private int tries;
    }

    private final Map<String, Share> shares = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    void share(String measure, boolean hit) {
        Share share = shares.computeIfAbsent(measure, key -> new Share());
        share.tries++;
        if (hit) {
            share.hits++;
        }
    }

    void count(String measure, int more) {
        counts.merge(measure, more, Integer::sum);
    }

    int count(String measure) {
        return counts.getOrDefault(measure, 0);
    }

    int tries(String measure) {
        return Optional.ofNullable(shares.get(measure)).map(share -> share.tries).orElse(0);
    }

    int hits(String measure) {
        return Optional.ofNullable(shares.get(measure)).map(share -> share.hits).orElse(0);
    }

    /** Hits by tries; absent when nothing was tried. */
    Optional<Double> ratio(String measure) {
        return tries(measure) == 0 ? Optional.empty() : Optional.of((double) hits(measure) / tries(measure));
    }

    /**
     * The harmonic mean of how many wanted strings are there and how many of the strings met are wanted; absent when
     * no string was asked for.
     */
    Optional<Double> stringsF() {
        int wanted = tries(Measure.WANTED);
        if (wanted == 0) {
            return Optional.empty();
        }
        double found = hits(Measure.WANTED);
        double met = found + tries(Measure.UNWANTED) - hits(Measure.UNWANTED);
        return Optional.of(found == 0 ? 0 : 2 * found / (wanted + met));
    }
}
