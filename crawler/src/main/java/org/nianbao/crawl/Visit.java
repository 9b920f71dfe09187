// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nianbao.archive.ArchiveEntry;
import org.nianbao.archive.PageEvent;
import org.nianbao.archive.PageState;
import org.nianbao.site.PageReading;

/**
 * What a visit to a page comes to: the page's row brought up to date, and what is to be told. Made from values alone,
 * so that every rule can be tried without a network.
 *
 * @param page the row, changed in place
 * @param events what happened to the page
 * @param again whether to ask once more in this run
 * @param listing what the page shows of a list, if it does
 */
record Visit(KnownPage page, List<Event> events, boolean again, Optional<Listing> listing) {

    /**
     * A page of a list.
     *
     * @param list the address of the list's first page
     * @param ofReports whether it looks like a list of reports
     * @param items entries that the list says it has, -1 where it does not
     * @param pages pages that the list says it has, -1 where it does not
     * @param entries entries that this page shows
     */
    record Listing(String list, boolean ofReports, int items, int pages, int entries) {
    }

    /** An event before it has a number. */
    record Event(PageEvent.Kind kind, String detail, String place) {
    }

    Visit {
        events = List.copyOf(events);
    }

    private static Optional<Listing> listing(KnownPage page, Assessment found, Optional<PageReading> reading) {
        boolean list = page.kind == PageKind.SEED || page.kind == PageKind.COLUMN || page.kind == PageKind.LIST_PAGE;
        if (!list || reading.isEmpty() || found.body() == Assessment.Body.NONE) {
            return Optional.empty();
        }
        PageReading read = reading.get();
        return Optional.of(new Listing(page.kind == PageKind.LIST_PAGE ? page.parent : page.url,
                read.kind() == PageReading.Kind.COLUMN, read.total().items().orElse(-1), read.total().pages().orElse(-1),
                read.entries()));
    }

    /** A visit that brought a response, which is stored at {@code entry}. */
    static Visit of(KnownPage page, Assessment found, Response response, Optional<PageReading> reading,
                    ArchiveEntry entry, RevisitPlan plan, CrawlSettings settings, long now) {
        List<Event> events = new ArrayList<>();
        // a run that was killed may have stored these bytes already without remembering
        String place = entry.original().filter(original -> found.body() == Assessment.Body.FIRST)
                .orElse(entry.place()).toString();
        boolean wasAway = page.misses > 0 || page.state == PageState.GONE || page.state == PageState.SOFT_404;
        reading.ifPresent(read -> page.kind = page.kind.seenAs(read.kind()));
        PageState state = found.state();
        String reason = found.reason();
        switch (found.body()) {
            case FIRST, CHANGED, SAME_CONTENT -> {
                if (found.body() == Assessment.Body.FIRST) {
                    events.add(new Event(PageEvent.Kind.NEW, page.kind.label(), place));
                } else if (found.body() == Assessment.Body.CHANGED) {
                    events.add(new Event(PageEvent.Kind.REVISED, page.kind.label(), place));
                }
                page.good = place;
                page.goodAt = entry.fetched().toEpochMilli();
                page.digest = entry.digest();
                page.region = reading.map(PageReading::contentHash).orElse("");
            }
            case NOT_MODIFIED, SAME_BYTES -> { }
            case NONE -> { }
        }
        if (found.body() != Assessment.Body.NONE) {
            if (wasAway && found.body() != Assessment.Body.FIRST) {
                events.add(new Event(PageEvent.Kind.RETURNED, page.kind.label(), place));
            }
            page.etag = response.header("ETag").orElse(found.body() == Assessment.Body.NOT_MODIFIED ? page.etag : "");
            page.modified = response.header("Last-Modified")
                    .orElse(found.body() == Assessment.Body.NOT_MODIFIED ? page.modified : "");
            page.misses = 0;
            page.missed = 0;
            page.movedTo = "";
        }
        if (found.missing()) {
            boolean counts = page.misses == 0
                    || Math.abs(now - page.missed) >= settings.nights().goneApart().toMillis();
            if (counts) {
                page.misses++;
                page.missed = now;
            }
            if (page.misses >= settings.nights().gone()) {
                if (page.state != PageState.GONE && page.wasGood()) {
                    events.add(new Event(PageEvent.Kind.VANISHED, reason + " on " + page.misses + " nights", place));
                }
                state = PageState.GONE;
                reason = reason + " on " + page.misses + " nights";
            } else {
                if (page.misses == 1 && counts && page.wasGood()) {
                    events.add(new Event(PageEvent.Kind.MISSING, reason + ", night 1 of " + settings.nights().gone(),
                            place));
                }
                reason = reason + ", night " + page.misses + " of " + settings.nights().gone();
            }
        } else if (state == PageState.SOFT_404 && page.state != PageState.SOFT_404 && page.wasGood()) {
            events.add(new Event(PageEvent.Kind.MISSING, "soft 404", place));
        } else if (state == PageState.MOVED) {
            String target = found.movedTo().orElse("");
            if (page.wasGood() && !target.equals(page.movedTo)) {
                events.add(new Event(PageEvent.Kind.MOVED, target, place));
            }
            page.movedTo = target;
        }
        boolean failed = state == PageState.FAILED || state == PageState.BLOCKED;
        settle(page, state, reason, failed, found.body() == Assessment.Body.CHANGED, plan, now);
        boolean again = found.busy() || found.hostFault() && page.failures == 1;
        return new Visit(page, page.form.isEmpty() ? events : List.of(), again, listing(page, found, reading));
    }

    /**
     * A visit that brought none. The last good copy stays what it is.
     *
     * @param passing whether it may be better in a minute; tried once more the first time
     */
    static Visit failed(KnownPage page, String reason, boolean passing, RevisitPlan plan, long now) {
        settle(page, PageState.FAILED, reason, true, false, plan, now);
        return new Visit(page, List.of(), passing && page.failures == 1, Optional.empty());
    }

    /** A page that robots.txt forbids; nothing was asked. */
    static Visit refused(KnownPage page, RevisitPlan plan, long now) {
        settle(page, PageState.REFUSED_BY_ROBOTS, "robots.txt", false, false, plan, now);
        return new Visit(page, List.of(), false, Optional.empty());
    }

    /** A page that need not be asked for after all; nothing was asked. */
    static Visit leftOut(KnownPage page, String reason, RevisitPlan plan, long now) {
        settle(page, PageState.OUT_OF_SCOPE, reason, false, false, plan, now);
        return new Visit(page, List.of(), false, Optional.empty());
    }

    private static void settle(KnownPage page, PageState state, String reason, boolean failed, boolean changed,
                               RevisitPlan plan, long now) {
        boolean steady = page.state == PageState.FETCHED && state == PageState.UNCHANGED;
        if (page.state != state && !steady) {
            page.since = now;
        }
        boolean first = page.visited == 0;
        page.state = state;
        page.reason = reason;
        page.visited = now;
        page.failures = failed ? page.failures + 1 : 0;
        Duration pause = plan.next(page, first || changed, now);
        page.pause = pause.toMillis();
        page.due = now + page.pause;
    }
}
