// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import java.time.Instant;
import java.util.Objects;
import org.nianbao.report.NotAReport;

/**
 * A document that was read and found not to be a report, or could not be read at all.
 *
 * @param key its address, or the path of a file that was named
 */
public record RefusedDocument(String key, NotAReport reading, Instant seen) {

    public RefusedDocument {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(reading, "reading");
        Objects.requireNonNull(seen, "seen");
    }
}
