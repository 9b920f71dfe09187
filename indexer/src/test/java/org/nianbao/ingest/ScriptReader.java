// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.ingest;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.nianbao.report.Agency;
import org.nianbao.report.Evidence;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Figures;
import org.nianbao.report.NotAReport;
import org.nianbao.report.Reading;
import org.nianbao.report.Report;
import org.nianbao.report.Trust;

/** A reader of lines {@code AGENCY|YEAR|KEY=NUMBER,…|TEXT}; {@code no …} is refused, {@code bad …} throws. */
final class ScriptReader implements DocumentReader {

    @Override
    public Reading read(String source, Optional<String> url, byte[] bytes, Optional<String> contentType)
            throws Exception {
        String script = new String(bytes, StandardCharsets.UTF_8).strip();
        if (script.isEmpty()) {
            throw new Exception("is empty");
        }
        if (script.startsWith("bad")) {
            throw new IllegalStateException(script);
        }
        if (script.startsWith("deep")) {
            throw new StackOverflowError();
        }
        if (script.startsWith("no")) {
            return new NotAReport(source, url, script, "guide: it says no", List.of());
        }
        String[] part = script.split("\\|", -1);
        Report report = report(source, part[0], part[1], part[2], part[3]);
        return new Report(source, url, report.title(), report.agency(), report.year(), report.published(),
                report.edition(), report.figures(), report.unrecognisedRows(), report.checks(),
                new Trust(url.filter(u -> u.contains(".gov.cn")).isPresent(), Set.of(), Optional.empty()),
                report.metadata(), report.decisions(), report.notes(), report.text());
    }

    static Report report(String source, String agency, String year, String figures, String text) {
        Figures.Builder read = Figures.builder();
        for (String figure : figures.isEmpty() ? new String[0] : figures.split(",")) {
            String number = figure.substring(figure.indexOf('=') + 1);
            read.state(new FigureKey(figure.substring(0, figure.indexOf('='))), new BigDecimal(number),
                    Evidence.cell(number, 1, 1, 1));
        }
        return new Report(source, Optional.empty(), agency + year, new Agency(Optional.of(agency).filter(n -> !n.isEmpty()),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty()), Optional.of(year).filter(y -> !y.isEmpty()).map(Integer::valueOf),
                Optional.empty(), "2021", read.build(), List.of(), List.of(),
                new Trust(false, Set.of(), Optional.empty()), new TreeMap<>(), new TreeMap<>(), List.of(), text);
    }
}
