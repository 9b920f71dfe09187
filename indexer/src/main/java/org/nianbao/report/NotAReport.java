// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A document that was read and found not to be a yearly report, with the reason.
 *
 * @param reason a short name and, after a colon, what showed it: {@code guide: title says 政府信息公开指南}
 */
public record NotAReport(String source, Optional<String> url, String title, String reason, List<String> notes)
        implements Reading {

    public NotAReport {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(reason, "reason");
        notes = List.copyOf(notes);
    }
}
