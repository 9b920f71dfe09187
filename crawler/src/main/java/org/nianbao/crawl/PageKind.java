// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.util.Locale;
import org.nianbao.site.Link;
import org.nianbao.site.PageReading;

/** What a URL is expected to be; decides what is fetched first and how often it is looked at again. */
enum PageKind {
    SEED(6_000),
    SITEMAP(5_000),
    COLUMN(4_000),
    LIST_PAGE(3_000),
    REPORT(2_000),
    ATTACHMENT(1_000),
    OTHER(0);

    /** A link's score moves it within its kind, not out of it. */
    private static final int MAX_SCORE = 499;

    /** Takes a page behind all that did not fail. */
    static final int LATER = 10_000;
    /** Takes a page behind all others. */
    static final int LAST = 20_000;

    private final int priority;

    PageKind(int priority) {
        this.priority = priority;
    }

    static PageKind of(Link link) {
        return switch (link.kind()) {
            case REPORT -> REPORT;
            case COLUMN -> COLUMN;
            case LIST_PAGE -> LIST_PAGE;
            case ATTACHMENT -> link.score() > 0 ? ATTACHMENT : OTHER;
            case OTHER -> OTHER;
        };
    }

    /**
     * What the page turned out to be, where it says more than the link did: a link called after the column may lead
     * to the report itself. A page that a link called a report stays one; its folder alone makes it no column.
     */
    PageKind seenAs(PageReading.Kind read) {
        if (this == OTHER || this == COLUMN && read == PageReading.Kind.REPORT) {
            return switch (read) {
                case REPORT -> REPORT;
                case COLUMN -> COLUMN;
                case OTHER -> OTHER;
            };
        }
        return this;
    }

    int priority(int score) {
        return priority + Math.max(-MAX_SCORE, Math.min(MAX_SCORE, score));
    }

    /** Whether it is part of what we came for, so that the small budget for the rest does not count. */
    boolean isWanted() {
        return this != OTHER;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static PageKind ofLabel(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
