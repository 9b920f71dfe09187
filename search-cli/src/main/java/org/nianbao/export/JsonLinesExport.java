// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.export;

import java.io.IOException;
import java.io.Writer;
import org.nianbao.index.IndexedReport;
import org.nianbao.record.ReportJson;

/** One JSON record a line, as {@code extract} prints it. */
public final class JsonLinesExport implements ReportExport {

    private final Writer target;

    public JsonLinesExport(Writer target) {
        this.target = target;
    }

    @Override
    public void write(IndexedReport indexed) throws IOException {
        ReportJson.writeLine(indexed.report(), target);
    }

    @Override
    public void close() throws IOException {
        target.flush();
    }
}
