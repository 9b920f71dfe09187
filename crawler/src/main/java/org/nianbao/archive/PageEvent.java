// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.archive;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happened to a page, with its date.
 *
 * @param number counts up over all events, so that a reader can go on where it stopped
 * @param at when it was seen
 * @param kind what happened
 * @param url the page
 * @param detail for people: where a page moved to, which night of how many it was missing
 * @param place the stored response that shows it, when there is one
 */
public record PageEvent(long number, Instant at, Kind kind, String url, String detail, Optional<Place> place) {

    /** What can happen to a page. */
    public enum Kind {
        /** First seen with content. */
        NEW,
        /** Its content region changed. */
        REVISED,
        /** Redirects to another URL now; the detail is that URL. */
        MOVED,
        /** Answered 404 or 410 for the first time; not believed yet. */
        MISSING,
        /** Answered so on enough separate nights: gone. */
        VANISHED,
        /** Was missing or gone, and is there again. */
        RETURNED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> ofLabel(String label) {
            return Arrays.stream(values()).filter(kind -> kind.label().equals(label)).findFirst();
        }
    }

    public PageEvent {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(place, "place");
    }
}
