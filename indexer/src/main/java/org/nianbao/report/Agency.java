// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.report;

import java.util.Objects;
import java.util.Optional;

/**
 * Who reports (行政机关): name, rank, kind and place. What cannot be known is absent.
 *
 * @param name mainland Simplified, the parent division in front where it can be resolved, without 人民政府 when the
 *             government itself reports: 南昌市东湖区
 * @param printed the name as the page prints it: 東湖區
 * @param division six-digit code of GB/T 2260; zones (开发区, 高新区) have none of their own
 */
public record Agency(Optional<String> name, Optional<String> printed, Optional<Level> level, Optional<Kind> kind,
                     Optional<String> province, Optional<String> city, Optional<String> county,
                     Optional<String> division) {

    public static final Agency UNKNOWN = new Agency(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Rank of the division the organ belongs to. */
    public enum Level {
        NATIONAL, PROVINCE, CITY, COUNTY, TOWN
    }

    /** What the organ is. */
    public enum Kind {
        GOVERNMENT, DEPARTMENT, ZONE, TOWN
    }

    public Agency {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(printed, "printed");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(province, "province");
        Objects.requireNonNull(city, "city");
        Objects.requireNonNull(county, "county");
        Objects.requireNonNull(division, "division");
    }
}
