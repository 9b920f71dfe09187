// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.nianbao.archive.PageState;

/**
 * When to look at a page again. Columns change when reports are due, from January to April (条例, articles 49 and 50:
 * 31 January and 31 March, and a month of grace); a report that did not change for a month will hardly change.
 */
final class RevisitPlan {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int LAST_BUSY_MONTH = 4;
    /** A night is a little less than a day, so that a timer at the same hour finds it due. */
    private static final Duration NIGHT = Duration.ofHours(20);
    private static final Duration WEEK = Duration.ofDays(7).minusHours(4);
    private static final Duration MONTH = Duration.ofDays(30).minusHours(4);
    private static final Duration QUARTER = Duration.ofDays(90).minusHours(4);
    private static final int MAX_DOUBLINGS = 4;

    /** @param fresh whether the visit brought new or changed content, or was the first */
    Duration next(KnownPage page, boolean fresh, long now) {
        return switch (page.state) {
            case FAILED, BLOCKED, SOFT_404 -> page.misses > 0 ? NIGHT
                    : NIGHT.multipliedBy(1L << Math.min(Math.max(page.failures - 1, 0), MAX_DOUBLINGS));
            case REFUSED_BY_ROBOTS -> NIGHT;
            case GONE -> QUARTER;
            case MOVED, NEEDS_BROWSER -> page.kind == PageKind.SEED ? NIGHT : MONTH;
            default -> byKind(page, fresh, now);
        };
    }

    private static Duration byKind(KnownPage page, boolean fresh, long now) {
        return switch (page.kind) {
            case SEED, SITEMAP, COLUMN, LIST_PAGE -> isBusy(now) ? NIGHT : WEEK;
            case REPORT -> growing(page, fresh, WEEK, QUARTER);
            case ATTACHMENT, OTHER -> growing(page, fresh, MONTH, QUARTER);
        };
    }

    private static Duration growing(KnownPage page, boolean fresh, Duration least, Duration most) {
        if (fresh || page.pause < least.toMillis()) {
            return least;
        }
        Duration doubled = Duration.ofMillis(page.pause * 2);
        return doubled.compareTo(most) > 0 ? most : doubled;
    }

    private static boolean isBusy(long now) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(now), CHINA).getMonthValue() <= LAST_BUSY_MONTH;
    }

    /** Whether an idle minute may be spent on such a page before it is due. */
    static boolean mayLookEarlier(PageState state) {
        return state != PageState.GONE && state != PageState.WAITING && state != PageState.OUT_OF_SCOPE;
    }
}
