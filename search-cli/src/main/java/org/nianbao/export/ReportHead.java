// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.export;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nianbao.index.IndexedReport;
import org.nianbao.report.Agency;
import org.nianbao.report.Check;
import org.nianbao.report.TrustSignal;

/** The columns of a report's head, the same in CSV and SQLite. */
public enum ReportHead {
    ID(IndexedReport::id),
    AGENCY(r -> agency(r).name().orElse(null)),
    AGENCY_PRINTED(r -> agency(r).printed().orElse(null)),
    AGENCY_LEVEL(r -> agency(r).level().map(ReportHead::lower).orElse(null)),
    AGENCY_KIND(r -> agency(r).kind().map(ReportHead::lower).orElse(null)),
    PROVINCE(r -> agency(r).province().orElse(null)),
    CITY(r -> agency(r).city().orElse(null)),
    COUNTY(r -> agency(r).county().orElse(null)),
    DIVISION_CODE(r -> agency(r).division().orElse(null)),
    YEAR(r -> r.report().year().orElse(null)),
    PUBLISHED(r -> r.report().published().map(LocalDate::toString).orElse(null)),
    EDITION(r -> r.report().edition()),
    TITLE(r -> r.report().title()),
    URL(r -> r.report().url().orElse(null)),
    SOURCE(r -> r.report().source()),
    OFFICIAL(r -> r.report().trust().official() ? 1 : 0),
    TRUST(r -> r.report().trust().signals().stream().map(TrustSignal::label).collect(Collectors.joining(" "))),
    DUPLICATE_OF(r -> r.report().trust().duplicateOf().orElse(null)),
    CHECKS_PASSED(r -> checks(r, Check.Status.PASS)),
    CHECKS_FAILED(r -> checks(r, Check.Status.FAIL)),
    CHECKS_UNKNOWN(r -> checks(r, Check.Status.UNKNOWN)),
    UNRECOGNISED_ROWS(r -> r.report().unrecognisedRows().size()),
    FIRST_SEEN(r -> r.firstSeen().toString()),
    SEEN(r -> r.seen().toString()),
    GONE(r -> r.gone().map(Object::toString).orElse(null));

    private final Function<IndexedReport, Object> value;

    ReportHead(Function<IndexedReport, Object> value) {
        this.value = value;
    }

    /** The column's name: {@code agency_level}. */
    public String column() {
        return lower(this);
    }

    /** Text, a number, or null where unknown. */
    public Object value(IndexedReport indexed) {
        return value.apply(indexed);
    }

    /** All columns' names, in order. */
    public static List<String> columns() {
        return Arrays.stream(values()).map(ReportHead::column).toList();
    }

    private static Agency agency(IndexedReport indexed) {
        return indexed.report().agency();
    }

    private static long checks(IndexedReport indexed, Check.Status status) {
        return indexed.report().checks().stream().filter(check -> check.status() == status).count();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
