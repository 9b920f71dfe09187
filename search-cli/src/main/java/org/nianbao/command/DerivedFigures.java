// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.edition.Edition;
import org.nianbao.export.CodebookEntry;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Report;

/**
 * Sums that some edition of the form does not print, added up from the parts it does print: all denials of 2019's and
 * 2021's forms, which have one row for each ground. A sum is there only where every part is stated.
 */
final class DerivedFigures {

    /** What the codebook says of a figure that some edition has in parts only. */
    private static final String DERIVED = "derived";

    /** Of each such figure, edition to its parts. */
    private final Map<FigureKey, Map<String, List<FigureKey>>> parts = new LinkedHashMap<>();

    DerivedFigures(Workspace workspace) {
        for (CodebookEntry entry : workspace.codebook()) {
            Map<String, List<FigureKey>> own = parts(entry, workspace);
            if (!own.isEmpty()) {
                parts.put(entry.key(), own);
            }
        }
    }

    /** Edition to the figures that add up to this one there; empty when every form prints it. */
    static Map<String, List<FigureKey>> parts(CodebookEntry entry, Workspace workspace) {
        Map<String, List<FigureKey>> parts = new LinkedHashMap<>();
        if (List.of(entry.editions().split(" ")).contains(DERIVED)) {
            List<String> everywhere = workspace.statistics().sums().get(entry.key().stem());
            for (Edition edition : workspace.editions().all()) {
                List<String> stems = edition.parts().getOrDefault(entry.key().stem(), everywhere);
                if (stems != null) {
                    parts.put(edition.id(),
                            stems.stream().map(stem -> FigureKey.of(stem, entry.key().last())).toList());
                }
            }
        }
        return parts;
    }

    /** The sums that follow from what {@code report} states, those it states itself left out. */
    Map<FigureKey, BigDecimal> of(Report report) {
        Map<FigureKey, BigDecimal> sums = new HashMap<>();
        parts.forEach((key, byEdition) -> {
            List<FigureKey> own = byEdition.getOrDefault(report.edition(), List.of());
            if (!own.isEmpty() && report.figures().number(key).isEmpty()) {
                BigDecimal sum = BigDecimal.ZERO;
                for (FigureKey part : own) {
                    Optional<BigDecimal> number = report.figures().number(part);
                    if (number.isEmpty()) {
                        return;
                    }
                    sum = sum.add(number.get());
                }
                sums.put(key, sum);
            }
        });
        return sums;
    }
}
