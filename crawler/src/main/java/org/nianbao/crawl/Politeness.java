// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.time.Duration;
import java.util.Optional;

/** How long a host is left alone between the end of a response and the next request. */
final class Politeness {

    /** Failures behind which a pause is not doubled any more; it would not fit a number. */
    private static final int MOST_DOUBLINGS = 16;

    private final CrawlSettings.Pauses pauses;
    private final Robots robots;

    Politeness(CrawlSettings.Pauses pauses, Robots robots) {
        this.pauses = pauses;
        this.robots = robots;
    }

    /** The pause after an answer that was well: ours, or the longer one that the origin's robots.txt asks for. */
    Duration usual(String origin) {
        Duration asked = robots.delay(origin);
        return longest(pauses.delay(), asked.compareTo(pauses.maxCrawlDelay()) <= 0 ? asked : pauses.maxCrawlDelay());
    }

    /**
     * The pause after any answer.
     *
     * @param failures one after another up to this answer; 0 after one that was well
     * @param retryAfter what the host asked for
     */
    Duration pause(String origin, int failures, Optional<Duration> retryAfter) {
        Duration pause = usual(origin);
        if (failures > 0) {
            Duration backOff = pauses.failure().multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
            pause = longest(pause, backOff.compareTo(pauses.maxFailure()) <= 0 ? backOff : pauses.maxFailure());
        }
        return retryAfter.isPresent() ? longest(pause, retryAfter.get()) : pause;
    }

    /** Whether a host asks for a longer pause than a run waits for. */
    boolean isTooLong(Duration retryAfter) {
        return retryAfter.compareTo(pauses.maxRetryAfter()) > 0;
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
