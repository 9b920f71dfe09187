// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.export;

import java.io.Closeable;
import java.io.IOException;
import org.nianbao.index.IndexedReport;

/** Takes reports one after the other and keeps none; complete once closed. */
public interface ReportExport extends Closeable {

    void write(IndexedReport indexed) throws IOException;
}
