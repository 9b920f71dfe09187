// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.export;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import org.nianbao.index.IndexedReport;
import org.nianbao.report.Evidence;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Report;

/** One row a figure with its evidence; a cell that states no number is a row without value. */
public final class LongCsvExport implements ReportExport {

    private final CsvLines lines;

    public LongCsvExport(Writer target, boolean byteOrderMark) throws IOException {
        lines = new CsvLines(target, byteOrderMark);
        lines.row("id", "agency", "year", "edition", "url", "key", "value", "raw", "where", "remark");
    }

    @Override
    public void write(IndexedReport indexed) throws IOException {
        Report report = indexed.report();
        for (Map.Entry<FigureKey, Evidence> entry : report.figures().evidence().entrySet()) {
            Evidence evidence = entry.getValue();
            lines.row(Arrays.asList(indexed.id(), report.agency().name().orElse(null), report.year().orElse(null),
                    report.edition(), report.url().orElse(null), entry.getKey().name(),
                    report.figures().number(entry.getKey()).map(BigDecimal::toPlainString).orElse(null),
                    evidence.raw(), evidence.where(), evidence.remark().orElse(null)));
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
