// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.util.BytesRef;
import org.nianbao.index.FigureRow;
import org.nianbao.index.IndexedReport;
import org.nianbao.report.Agency;
import org.nianbao.report.Check;
import org.nianbao.report.Report;

/** A report's head packed into one doc value: statistics over all reports read one value a report, not twenty. */
final class RowHead {

    private static final char FIELD = '\u001F';
    private static final String LIST = "\u001E";
    private static final int FIELDS = 19;

    private RowHead() {
    }

    static BytesRef pack(IndexedReport indexed, Optional<String> host) {
        Report report = indexed.report();
        Agency agency = report.agency();
        StringBuilder packed = new StringBuilder();
        for (String field : List.of(indexed.id(), report.source(), report.url().orElse(""), report.title(),
                agency.name().orElse(""), agency.level().map(Enum::name).orElse(""),
                agency.kind().map(Enum::name).orElse(""), agency.province().orElse(""), agency.city().orElse(""),
                agency.county().orElse(""), agency.division().orElse(""), report.year().map(String::valueOf).orElse(""),
                report.published().map(LocalDate::toString).orElse(""), report.edition(), host.orElse(""),
                String.valueOf(report.trust().official()), String.join(LIST, ReportDocuments.trustValues(report)),
                String.join(LIST, failedRules(report)), String.valueOf(indexed.counted()))) {
            packed.append(packed.isEmpty() ? "" : FIELD).append(clean(field));
        }
        return new BytesRef(packed);
    }

    private static String clean(String field) {
        return field.indexOf(FIELD) < 0 ? field : field.replace(FIELD, ' ');
    }

    static Set<String> failedRules(Report report) {
        Set<String> rules = new TreeSet<>();
        for (Check check : report.checks()) {
            if (check.status() == Check.Status.FAIL) {
                rules.add(check.rule());
            }
        }
        return rules;
    }

    static FigureRow unpack(BytesRef packed, double[] numbers) {
        String[] field = split(packed.utf8ToString());
        return new FigureRow(field[0], field[1], text(field[2]), field[3], text(field[4]),
                text(field[5]).map(Agency.Level::valueOf), text(field[6]).map(Agency.Kind::valueOf), text(field[7]),
                text(field[8]), text(field[9]), text(field[10]), text(field[11]).map(Integer::valueOf),
                text(field[12]).map(LocalDate::parse), field[13], text(field[14]), Boolean.parseBoolean(field[15]),
                list(field[16]), list(field[17]), Boolean.parseBoolean(field[18]), numbers);
    }

    private static String[] split(String packed) {
        List<String> fields = new ArrayList<>(FIELDS);
        int from = 0;
        for (int to = packed.indexOf(FIELD); to >= 0; to = packed.indexOf(FIELD, from)) {
            fields.add(packed.substring(from, to));
            from = to + 1;
        }
        fields.add(packed.substring(from));
        if (fields.size() != FIELDS) {
            throw new IllegalStateException("a packed head of " + fields.size() + " fields");
        }
        return fields.toArray(String[]::new);
    }

    private static Optional<String> text(String field) {
        return field.isEmpty() ? Optional.empty() : Optional.of(field);
    }

    private static Set<String> list(String field) {
        return field.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(field.split(LIST)));
    }
}
