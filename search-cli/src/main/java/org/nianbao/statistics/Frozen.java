// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nianbao.index.FigureRow;

/**
 * Reports that repeat last year's figures. Zeros do not count: an office that did nothing two years running tells the
 * truth.
 */
public final class Frozen {

    /**
     * One report and the one it repeats.
     *
     * @param shared figures both state
     * @param equal figures that are the same, zeros included
     * @param equalAboveZero figures that are the same and not 0
     */
    public record Finding(FigureRow last, FigureRow now, int shared, int equal, int equalAboveZero) {
    }

    private Frozen() {
    }

    /** The findings, the most equal figures first; every row carries the same figures in the same order. */
    public static List<Finding> find(List<FigureRow> rows, StatisticsSettings settings) {
        Map<String, SortedMap<Integer, FigureRow>> byAgency = new HashMap<>();
        for (FigureRow row : rows) {
            if (row.year().isPresent()) {
                Observation.identity(row).ifPresent(identity -> byAgency
                        .computeIfAbsent(identity, key -> new TreeMap<>()).merge(row.year().get(), row, Frozen::better));
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (SortedMap<Integer, FigureRow> years : byAgency.values()) {
            years.forEach((year, now) -> {
                FigureRow last = years.get(year - 1);
                if (last != null) {
                    Finding finding = compare(last, now);
                    if (finding.equalAboveZero() >= settings.frozenFigures()
                            && finding.equal() >= settings.frozenShare() * finding.shared()) {
                        findings.add(finding);
                    }
                }
            });
        }
        findings.sort(Comparator.comparingInt((Finding f) -> -f.equalAboveZero()).thenComparing(f -> f.now().id()));
        return findings;
    }

    private static FigureRow better(FigureRow a, FigureRow b) {
        if (a.official() != b.official()) {
            return a.official() ? a : b;
        }
        return a.id().compareTo(b.id()) <= 0 ? a : b;
    }

    private static Finding compare(FigureRow last, FigureRow now) {
        int shared = 0;
        int equal = 0;
        int aboveZero = 0;
        for (int i = 0; i < now.numbers().length; i++) {
            double a = last.numbers()[i];
            double b = now.numbers()[i];
            if (!Double.isNaN(a) && !Double.isNaN(b)) {
                shared++;
                if (a == b) {
                    equal++;
                    aboveZero += a != 0 ? 1 : 0;
                }
            }
        }
        return new Finding(last, now, shared, equal, aboveZero);
    }
}
