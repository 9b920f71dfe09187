// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.nianbao.index.Change;
import org.nianbao.index.IndexedReport;
import org.nianbao.index.RefusedDocument;
import org.nianbao.index.ReportIndex;
import org.nianbao.report.NotAReport;
import org.nianbao.report.Reading;
import org.nianbao.report.Report;

/**
 * Readings on their way into the index, in the order of time: compared with what is known of their pages, then settled
 * with their neighbours and put.
 */
final class Batch {

    private final ReportIndex index;
    private final Workers workers;
    /** The latest state of every page met since the last {@link #flush}. */
    private final Map<String, IndexedReport> pending = new LinkedHashMap<>();
    /** Agencies that lost a report or a version since then. */
    private final Set<String> left = new HashSet<>();
    private final Set<String> refusedKeys = new HashSet<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<RefusedDocument> refusals = new ArrayList<>();
    /** Agencies with reports that were put in this run, or that were in the index before. */
    private boolean indexEmpty;

    private int added;
    private int revised;
    private int unchanged;
    private int gone;
    private final SortedMap<String, Integer> refused = new TreeMap<>();

    Batch(ReportIndex index, Workers workers, boolean indexEmpty) {
        this.index = index;
        this.workers = workers;
        this.indexEmpty = indexEmpty;
    }

    int size() {
        return pending.size() + refusals.size();
    }

    /** True when the page has a report or a refusal already. */
    boolean knows(String key) {
        return known(key).isPresent() || refusedKeys.contains(key)
                || !indexEmpty && index.refused(key).isPresent();
    }

    private Optional<IndexedReport> known(String key) {
        IndexedReport here = pending.get(key);
        return here != null ? Optional.of(here) : indexEmpty ? Optional.empty() : index.report(key);
    }

    void add(String key, Reading reading, Instant when) {
        if (reading instanceof Report report) {
            add(key, report, when);
        } else {
            add(key, (NotAReport) reading, when);
        }
    }

    private void add(String key, Report report, Instant when) {
        Optional<IndexedReport> before = known(key);
        if (before.isEmpty()) {
            pending.put(key, IndexedReport.of(key, report, when));
            refusedKeys.remove(key);
            refusals.removeIf(refusal -> refusal.key().equals(key));
            added++;
            return;
        }
        IndexedReport old = before.get();
        if (old.gone().isPresent()) {
            changes.add(Revision.change(Change.Kind.REAPPEARED, old, report, when, List.of(), ""));
        }
        Optional<Change> revision = Revision.between(old, report, when);
        revision.ifPresent(changes::add);
        if (old.gone().isEmpty() && Neighbours.bare(old.report()).equals(Neighbours.bare(report))) {
            unchanged++;
            return;
        }
        leave(old);
        pending.put(key, new IndexedReport(old.id(), key, report, Optional.empty(), old.firstSeen(), when,
                Optional.empty()));
        if (revision.isPresent()) {
            revised++;
        } else {
            unchanged++;
        }
    }

    private void add(String key, NotAReport reading, Instant when) {
        int colon = reading.reason().indexOf(':');
        refused.merge(colon < 0 ? reading.reason() : reading.reason().substring(0, colon), 1, Integer::sum);
        Optional<IndexedReport> before = known(key);
        if (before.isPresent()) {
            vanish(before.get(), when, Change.Kind.VANISHED, "shows no report any more: " + reading.reason());
            return;
        }
        refusals.removeIf(refusal -> refusal.key().equals(key));
        refusals.add(new RefusedDocument(key, reading, when));
        refusedKeys.add(key);
    }

    /** The page is no longer there; its report stays as evidence. */
    void vanished(String key, Instant when, Change.Kind kind, String detail) {
        known(key).ifPresent(report -> vanish(report, when, kind, detail));
    }

    private void vanish(IndexedReport report, Instant when, Change.Kind kind, String detail) {
        if (report.gone().isEmpty()) {
            leave(report);
            pending.put(report.key(), new IndexedReport(report.id(), report.key(), report.report(), report.copyOf(),
                    report.firstSeen(), report.seen(), Optional.of(when)));
            changes.add(Revision.change(kind, report, report.report(), when, List.of(), detail));
            gone++;
        }
    }

    /** The page is there again, as it was. */
    void returned(String key, Instant when) {
        known(key).filter(report -> report.gone().isPresent()).ifPresent(report -> {
            leave(report);
            pending.put(key, new IndexedReport(report.id(), key, report.report(), report.copyOf(), report.firstSeen(),
                    report.seen(), Optional.empty()));
            changes.add(Revision.change(Change.Kind.REAPPEARED, report, report.report(), when, List.of(), ""));
        });
    }

    /** A report that an earlier version may have filed under another agency. */
    private void leave(IndexedReport old) {
        old.report().agency().name().ifPresent(left::add);
    }

    /** Settles everything met since the last call with its neighbours, and puts it into the index. */
    void flush() {
        if (pending.isEmpty() && refusals.isEmpty() && changes.isEmpty()) {
            return;
        }
        Map<String, List<IndexedReport>> byAgency = new LinkedHashMap<>();
        List<Callable<Void>> work = new ArrayList<>();
        left.forEach(agency -> byAgency.put(agency, new ArrayList<>()));
        for (IndexedReport indexed : pending.values()) {
            Optional<String> agency = indexed.report().agency().name();
            if (agency.isPresent()) {
                byAgency.computeIfAbsent(agency.get(), name -> new ArrayList<>()).add(indexed);
            } else {
                work.add(() -> put(List.of(Neighbours.alone(indexed)), Map.of()));
            }
        }
        byAgency.forEach((agency, fresh) -> work.add(() -> settle(agency, fresh)));
        refusals.forEach(refusal -> work.add(() -> {
            index.put(refusal);
            return null;
        }));
        changes.forEach(change -> work.add(() -> {
            index.put(change);
            return null;
        }));
        workers.all(work);
        pending.clear();
        left.clear();
        refusals.clear();
        refusedKeys.clear();
        changes.clear();
        indexEmpty = false;
        index.refresh();
    }

    private Void settle(String agency, List<IndexedReport> fresh) {
        Map<String, IndexedReport> before = new LinkedHashMap<>();
        List<IndexedReport> all = new ArrayList<>(fresh);
        if (!indexEmpty) {
            for (IndexedReport known : index.reportsOf(agency)) {
                if (!pending.containsKey(known.key())) {
                    before.put(known.key(), known);
                    all.add(known);
                }
            }
        }
        return put(Neighbours.settled(all), before);
    }

    private Void put(List<IndexedReport> settled, Map<String, IndexedReport> before) {
        for (IndexedReport indexed : settled) {
            if (!indexed.equals(before.get(indexed.key()))) {
                index.put(indexed);
            }
        }
        return null;
    }

    IndexSummary summary(List<String> problems, boolean readAgain) {
        return new IndexSummary(added, revised, unchanged, refused, gone, problems, readAgain);
    }
}
