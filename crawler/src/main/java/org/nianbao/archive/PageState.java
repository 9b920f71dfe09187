// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.archive;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of a URL; each URL has exactly one state at a time. */
public enum PageState {
    /** Known, not asked for yet. */
    WAITING,
    /** The last visit brought new or changed content. */
    FETCHED,
    /** The last visit brought the same content as before. */
    UNCHANGED,
    /** Redirects to another URL. */
    MOVED,
    /** Answered 404 or 410 on enough separate nights to be believed. */
    GONE,
    /** A wall stands before the page (412, 521, a challenge script); never an empty page. */
    BLOCKED,
    /** Answered 200 with a page that says "not found". */
    SOFT_404,
    REFUSED_BY_ROBOTS,
    /** Never asked for: beyond the site, too deep, or in a trap. */
    OUT_OF_SCOPE,
    /** Not to be had this time, for a recorded reason. */
    FAILED,
    /** The page builds itself by script; its content cannot be had without a browser. */
    NEEDS_BROWSER;

    /** The form used in files and for people: {@code soft-404}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The state of a {@link #label}. */
    public static Optional<PageState> ofLabel(String label) {
        return Arrays.stream(values()).filter(state -> state.label().equals(label)).findFirst();
    }

    /** Whether a response of this state holds content worth reading. */
    public boolean hasContent() {
        return this == FETCHED || this == UNCHANGED;
    }
}
