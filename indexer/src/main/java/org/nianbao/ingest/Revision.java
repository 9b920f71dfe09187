// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.ingest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nianbao.index.Change;
import org.nianbao.index.IndexedReport;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Report;

/** What is different between two versions of a page, in words and figures. */
final class Revision {

    private Revision() {
    }

    /** The change that {@code now} is to {@code before}; absent when a reader of the report would see none. */
    static Optional<Change> between(IndexedReport before, Report now, Instant when) {
        Report then = before.report();
        List<Change.FigureChange> figures = new ArrayList<>();
        Set<FigureKey> keys = new TreeSet<>(then.figures().numbers().keySet());
        keys.addAll(now.figures().numbers().keySet());
        for (FigureKey key : keys) {
            Optional<BigDecimal> from = then.figures().number(key);
            Optional<BigDecimal> to = now.figures().number(key);
            if (!from.equals(to)) {
                figures.add(new Change.FigureChange(key, from, to));
            }
        }
        List<String> details = new ArrayList<>();
        differs(details, "title", then.title(), now.title());
        differs(details, "agency", then.agency().name().orElse("unknown"), now.agency().name().orElse("unknown"));
        differs(details, "year", then.year().map(String::valueOf).orElse("unknown"),
                now.year().map(String::valueOf).orElse("unknown"));
        differs(details, "published", then.published().map(String::valueOf).orElse("unknown"),
                now.published().map(String::valueOf).orElse("unknown"));
        if (!then.text().equals(now.text()) && figures.isEmpty()) {
            details.add("text changed");
        }
        if (figures.isEmpty() && details.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(change(Change.Kind.REVISED, before, now, when, figures, String.join("; ", details)));
    }

    static Change change(Change.Kind kind, IndexedReport page, Report now, Instant when,
                         List<Change.FigureChange> figures, String detail) {
        return new Change(kind, page.id(), page.key(), now.title(), now.agency().name(), now.year(), when, figures,
                detail);
    }

    private static void differs(List<String> details, String what, String from, String to) {
        if (!from.equals(to)) {
            details.add(what + ": " + from + " → " + to);
        }
    }
}
