// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nianbao.index.IndexedReport;
import org.nianbao.report.Check;
import org.nianbao.report.Report;
import org.nianbao.report.Trust;

/** What the reports of one agency say about each other: who is a copy of whom, and the check across years. */
final class Neighbours {

    /** The page that counts comes first: official, still there, undisturbed, fullest, seen first. */
    private static final Comparator<IndexedReport> BEST_FIRST =
            Comparator.comparing((IndexedReport indexed) -> !indexed.report().trust().official())
                    .thenComparing(indexed -> indexed.gone().isPresent())
                    .thenComparing(indexed -> indexed.report().trust().signals().size())
                    .thenComparing(indexed -> -indexed.report().figures().numbers().size())
                    .thenComparing(IndexedReport::firstSeen)
                    .thenComparing(IndexedReport::key);

    private Neighbours() {
    }

    /** The same reports, settled; in no particular order. */
    static List<IndexedReport> settled(List<IndexedReport> ofOneAgency) {
        Map<Integer, List<IndexedReport>> byYear = new TreeMap<>();
        List<IndexedReport> settled = new ArrayList<>();
        for (IndexedReport indexed : ofOneAgency) {
            Optional<Integer> year = indexed.report().year();
            if (year.isPresent()) {
                byYear.computeIfAbsent(year.get(), y -> new ArrayList<>()).add(indexed);
            } else {
                settled.add(alone(indexed));
            }
        }
        Map<Integer, List<Report>> counted = new TreeMap<>();
        for (Map.Entry<Integer, List<IndexedReport>> year : byYear.entrySet()) {
            List<IndexedReport> marked = marked(year.getValue());
            List<Report> before = counted.getOrDefault(year.getKey() - 1, List.of());
            for (IndexedReport indexed : marked) {
                settled.add(with(indexed, indexed.copyOf(), indexed.report().trust().duplicateOf(),
                        CarriedOver.with(indexed.report(), before)));
            }
            counted.put(year.getKey(), marked.stream().filter(IndexedReport::counted).map(IndexedReport::report)
                    .toList());
        }
        return settled;
    }

    /** A report that has no neighbours, since its agency or year is unknown. */
    static IndexedReport alone(IndexedReport indexed) {
        return with(indexed, Optional.empty(), Optional.empty(), CarriedOver.without(indexed.report()));
    }

    private static List<IndexedReport> marked(List<IndexedReport> ofOneYear) {
        List<IndexedReport> best = new ArrayList<>(ofOneYear);
        best.sort(BEST_FIRST);
        List<IndexedReport> leads = new ArrayList<>();
        List<IndexedReport> marked = new ArrayList<>();
        for (IndexedReport indexed : best) {
            Optional<IndexedReport> lead = leads.stream()
                    .filter(first -> SameReport.same(first.report(), indexed.report())).findFirst();
            if (lead.isEmpty()) {
                leads.add(indexed);
            }
            marked.add(with(indexed, lead.map(IndexedReport::id),
                    lead.map(first -> first.report().url().orElse(first.report().source())),
                    indexed.report().checks()));
        }
        return marked;
    }

    private static IndexedReport with(IndexedReport indexed, Optional<String> copyOf, Optional<String> duplicateOf,
                                      List<Check> checks) {
        Report report = indexed.report();
        Trust trust = new Trust(report.trust().official(), report.trust().signals(), duplicateOf);
        if (trust.equals(report.trust()) && checks.equals(report.checks()) && copyOf.equals(indexed.copyOf())) {
            return indexed;
        }
        return new IndexedReport(indexed.id(), indexed.key(), new Report(report.source(), report.url(), report.title(),
                report.agency(), report.year(), report.published(), report.edition(), report.figures(),
                report.unrecognisedRows(), checks, trust, report.metadata(), report.decisions(), report.notes(),
                report.text()), copyOf, indexed.firstSeen(), indexed.seen(), indexed.gone());
    }

    /** The report as its page alone tells it, and without the place it was read from: what two versions differ in. */
    static Report bare(Report report) {
        return new Report("", Optional.empty(), report.title(), report.agency(), report.year(), report.published(),
                report.edition(), report.figures(), report.unrecognisedRows(), CarriedOver.without(report),
                new Trust(report.trust().official(), report.trust().signals(), Optional.empty()), report.metadata(),
                report.decisions(), report.notes(), report.text());
    }
}
