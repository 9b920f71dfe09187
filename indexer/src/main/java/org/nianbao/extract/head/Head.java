// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.head;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.nianbao.report.Agency;

/**
 * Who, where and when: what stands over a report.
 *
 * @param metadata {@code index_number}, {@code site_id_code}, {@code icp}, … as printed
 * @param decisions head field to the reason it has its value
 * @param notes conflicts between sources
 */
public record Head(Agency agency, Optional<Integer> year, Optional<LocalDate> published, Map<String, String> metadata,
            Map<String, String> decisions, List<String> notes) {

    public Head {
        Objects.requireNonNull(agency, "agency");
        Objects.requireNonNull(year, "year");
        Objects.requireNonNull(published, "published");
        metadata = Map.copyOf(metadata);
        decisions = Map.copyOf(decisions);
        notes = List.copyOf(notes);
    }
}
