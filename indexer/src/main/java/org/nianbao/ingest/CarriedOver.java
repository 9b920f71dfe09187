// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.ingest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nianbao.report.Check;
import org.nianbao.report.Evidence;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Figures;
import org.nianbao.report.Report;

/** The check across years: what an agency carried over is what it carried forward the year before. */
final class CarriedOver {

    static final String RULE = "carried_over = last year's carried_forward";

    private static final String OVER = "applications.carried_over";
    private static final String FORWARD = "applications.carried_forward";

    private CarriedOver() {
    }

    /** The checks of {@code report} without those across years. */
    static List<Check> without(Report report) {
        return report.checks().stream().filter(check -> !check.rule().equals(RULE)).toList();
    }

    /**
     * The checks of {@code report}, those across years made anew.
     *
     * @param before the agency's reports about the year before; more than one when pages differ
     */
    static List<Check> with(Report report, List<Report> before) {
        List<Check> checks = new ArrayList<>(without(report));
        if (before.isEmpty()) {
            return checks;
        }
        Set<String> columns = new TreeSet<>();
        columns(report.figures(), OVER, columns);
        before.forEach(last -> columns(last.figures(), FORWARD, columns));
        for (String column : columns) {
            FigureKey over = FigureKey.of(OVER, column);
            FigureKey forward = FigureKey.of(FORWARD, column);
            Optional<BigDecimal> left = exact(report.figures(), over);
            Optional<BigDecimal> right = agreed(before, forward);
            Check.Status status = left.isEmpty() || right.isEmpty() ? Check.Status.UNKNOWN
                    : left.get().compareTo(right.get()) == 0 ? Check.Status.PASS : Check.Status.FAIL;
            checks.add(new Check(RULE, column, status, left, right, List.of(over, forward)));
        }
        return checks;
    }

    private static void columns(Figures figures, String stem, Set<String> columns) {
        for (FigureKey key : figures.numbers().keySet()) {
            if (key.stem().equals(stem)) {
                columns.add(key.last());
            }
        }
    }

    /** What every page about that year says; nothing when they differ. */
    private static Optional<BigDecimal> agreed(List<Report> reports, FigureKey key) {
        List<Optional<BigDecimal>> numbers = reports.stream().map(report -> exact(report.figures(), key))
                .filter(Optional::isPresent).distinct().toList();
        return numbers.size() == 1 ? numbers.get(0) : Optional.empty();
    }

    /** A number that its sentence calls approximate proves nothing. */
    private static Optional<BigDecimal> exact(Figures figures, FigureKey key) {
        boolean approximate = figures.evidence(key).flatMap(Evidence::remark)
                .filter(remark -> remark.contains(Evidence.APPROXIMATE)).isPresent();
        return approximate ? Optional.empty() : figures.number(key);
    }
}
