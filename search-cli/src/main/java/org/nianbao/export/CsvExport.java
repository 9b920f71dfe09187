// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.export;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.nianbao.index.IndexedReport;
import org.nianbao.report.FigureKey;

/** One row a report: its head, then every figure of the codebook; an empty cell is a figure not stated. */
public final class CsvExport implements ReportExport {

    private final CsvLines lines;
    private final List<FigureKey> figures;

    public CsvExport(Writer target, boolean byteOrderMark, List<CodebookEntry> codebook) throws IOException {
        lines = new CsvLines(target, byteOrderMark);
        figures = codebook.stream().map(CodebookEntry::key).toList();
        List<String> header = new ArrayList<>(ReportHead.columns());
        figures.forEach(key -> header.add(key.name()));
        lines.row(header);
    }

    @Override
    public void write(IndexedReport indexed) throws IOException {
        List<Object> cells = new ArrayList<>();
        for (ReportHead head : ReportHead.values()) {
            cells.add(head.value(indexed));
        }
        for (FigureKey key : figures) {
            cells.add(indexed.report().figures().number(key).map(BigDecimal::toPlainString).orElse(null));
        }
        lines.row(cells);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
