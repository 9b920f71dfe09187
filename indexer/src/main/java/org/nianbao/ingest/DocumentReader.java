// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.ingest;

import java.util.Optional;
import org.nianbao.report.Reading;

/** Reads one document's bytes; called by several threads at once. */
@FunctionalInterface
public interface DocumentReader {

    /**
     * @param source file or archive place, for the record
     * @param url address, where known
     * @param contentType the HTTP header of that name, where known
     * @throws Exception when the bytes are no page at all; the message says why in one sentence
     */
    Reading read(String source, Optional<String> url, byte[] bytes, Optional<String> contentType) throws Exception;
}
