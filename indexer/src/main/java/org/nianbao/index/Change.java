// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.nianbao.report.FigureKey;

/**
 * Something that happened to a page that shows a report.
 *
 * @param id the report's id in the index
 * @param key the page's address
 * @param when when it was seen, which may be long after it happened
 * @param figures figures that are different now
 * @param detail what else there is to say: {@code text changed}, {@code 404}, the address it moved to
 */
public record Change(Kind kind, String id, String key, String title, Optional<String> agency, Optional<Integer> year,
                     Instant when, List<FigureChange> figures, String detail) {

    /** What happened. */
    public enum Kind {
        NEW, REAPPEARED, REVISED, MOVED, VANISHED
    }

    /** One figure before and after; absent where it was not stated. */
    public record FigureChange(FigureKey key, Optional<BigDecimal> from, Optional<BigDecimal> to) {

        public FigureChange {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }
    }

    public Change {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(agency, "agency");
        Objects.requireNonNull(year, "year");
        Objects.requireNonNull(when, "when");
        figures = List.copyOf(figures);
        Objects.requireNonNull(detail, "detail");
    }
}
