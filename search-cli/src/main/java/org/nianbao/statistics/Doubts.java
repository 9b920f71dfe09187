// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.statistics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nianbao.index.FigureRow;
import org.nianbao.index.IndexedReport;
import org.nianbao.index.ReportSearch;
import org.nianbao.report.Check;
import org.nianbao.report.Evidence;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Report;
import org.nianbao.report.TrustSignal;

/** Looks for what speaks against a report's figure: in its checks, its trust, its evidence. */
public final class Doubts {

    private final ReportSearch search;
    private final Set<FigureKey> figures;

    /** @param figures the figure in question, or the two of a ratio */
    public Doubts(ReportSearch search, List<FigureKey> figures) {
        this.search = search;
        this.figures = Set.copyOf(figures);
    }

    /** The doubts about one report, the strongest first. Reads its record: ask for few reports only. */
    public List<Doubt> about(FigureRow row) {
        Optional<IndexedReport> found = search.find(row.id()).stream().filter(r -> r.id().equals(row.id())).findFirst();
        return found.map(indexed -> about(indexed.report())).orElse(List.of());
    }

    List<Doubt> about(Report report) {
        List<Doubt> doubts = new ArrayList<>();
        Set<String> rules = new LinkedHashSet<>();
        for (Check check : report.checks()) {
            if (check.status() == Check.Status.FAIL && check.cells().stream().anyMatch(figures::contains)) {
                rules.add(check.rule() + " (" + check.column() + ")");
            }
        }
        if (!rules.isEmpty()) {
            doubts.add(new Doubt(Doubt.Cause.FAILED_CHECK, String.join("; ", rules)));
        }
        report.trust().duplicateOf().ifPresent(url -> doubts.add(new Doubt(Doubt.Cause.COPY, url)));
        if (!report.trust().signals().isEmpty()) {
            doubts.add(new Doubt(Doubt.Cause.LOW_TRUST,
                    report.trust().signals().stream().map(TrustSignal::label).collect(Collectors.joining(", "))));
        }
        for (FigureKey figure : figures) {
            report.figures().evidence(figure)
                    .filter(evidence -> evidence.remark().filter(r -> r.contains(Evidence.APPROXIMATE)).isPresent())
                    .ifPresent(evidence -> doubts.add(new Doubt(Doubt.Cause.APPROXIMATE, evidence.raw())));
        }
        return doubts;
    }
}
