// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.nianbao.report.Check;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Report;
import org.nianbao.report.TrustSignal;

/** The second opinion: answers by looking at every record, sharing no code with any backend. */
final class NaiveSearch {

    private final List<IndexedReport> reports;

    NaiveSearch(List<IndexedReport> reports) {
        this.reports = reports;
    }

    List<IndexedReport> matching(Predicate<Report> words, List<Filter> filters) {
        List<IndexedReport> met = reports.stream().filter(indexed -> words.test(indexed.report()))
                .filter(indexed -> filters.stream().allMatch(filter -> meets(filter, indexed.report()))).toList();
        Map<String, IndexedReport> onePageAReport = new LinkedHashMap<>();
        met.stream().sorted(Comparator.comparing((IndexedReport indexed) -> !indexed.counted())
                        .thenComparing(indexed -> !indexed.report().trust().official())
                        .thenComparing(indexed -> indexed.report().trust().signals().size())
                        .thenComparing(IndexedReport::id))
                .forEach(indexed -> onePageAReport.putIfAbsent(indexed.copyOf().orElse(indexed.id()), indexed));
        return new ArrayList<>(onePageAReport.values());
    }

    Map<String, Long> counts(Predicate<Report> words, List<Filter> filters, Dimension dimension) {
        Set<Dimension> leftOut = new HashSet<>(Set.of(dimension));
        if (dimension == Dimension.PROVINCE) {
            leftOut.addAll(Set.of(Dimension.CITY, Dimension.COUNTY));
        } else if (dimension == Dimension.CITY) {
            leftOut.add(Dimension.COUNTY);
        }
        List<Filter> others = filters.stream().filter(filter -> !(filter instanceof Filter.Is is
                && leftOut.contains(is.dimension()) || filter instanceof Filter.Years && dimension == Dimension.YEAR))
                .toList();
        Map<String, Long> counts = new TreeMap<>();
        for (IndexedReport indexed : matching(words, others)) {
            values(dimension, indexed.report()).forEach(value -> counts.merge(value, 1L, Long::sum));
        }
        return counts;
    }

    Map<String, Long> ranges(Predicate<Report> words, List<Filter> filters, FigureKey key, List<BigDecimal> bounds) {
        List<Filter> others = filters.stream().filter(filter -> !(filter instanceof Filter.Where where
                && where.condition().key().equals(key))).toList();
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = -1; i < bounds.size(); i++) {
            Optional<BigDecimal> from = i < 0 ? Optional.empty() : Optional.of(bounds.get(i));
            Optional<BigDecimal> to = i + 1 < bounds.size() ? Optional.of(bounds.get(i + 1)) : Optional.empty();
            long count = matching(words, others).stream().flatMap(r -> r.report().figures().number(key).stream())
                    .filter(n -> from.isEmpty() || n.compareTo(from.get()) >= 0)
                    .filter(n -> to.isEmpty() || n.compareTo(to.get()) < 0).count();
            if (i >= 0 || count > 0) {
                counts.put(i < 0 ? "<" + to.get() : to.isEmpty() ? ">=" + from.get() : from.get() + "..<" + to.get(),
                        count);
            }
        }
        return counts;
    }

    private static boolean meets(Filter filter, Report report) {
        if (filter instanceof Filter.Is is) {
            return values(is.dimension(), report).stream().map(path -> path.substring(path.lastIndexOf('/') + 1))
                    .anyMatch(is.values()::contains);
        }
        if (filter instanceof Filter.Years years) {
            return report.year().filter(y -> years.from().isEmpty() || y >= years.from().get())
                    .filter(y -> years.to().isEmpty() || y <= years.to().get()).isPresent();
        }
        if (filter instanceof Filter.Published days) {
            return report.published().filter(d -> days.from().isEmpty() || !d.isBefore(days.from().get()))
                    .filter(d -> days.to().isEmpty() || !d.isAfter(days.to().get())).isPresent();
        }
        if (filter instanceof Filter.Official official) {
            return report.trust().official() == official.official();
        }
        FigureCondition condition = ((Filter.Where) filter).condition();
        return report.figures().number(condition.key()).filter(condition::holds).isPresent();
    }

    static Set<String> values(Dimension dimension, Report report) {
        Set<String> values = new HashSet<>();
        String province = report.agency().province().orElse("");
        String city = report.agency().city().orElse("");
        switch (dimension) {
            case PROVINCE -> report.agency().province().ifPresent(values::add);
            case CITY -> report.agency().city().ifPresent(name -> values.add(province + "/" + name));
            case COUNTY -> report.agency().county().ifPresent(name -> values.add(province + "/" + city + "/" + name));
            case AGENCY -> report.agency().name().ifPresent(values::add);
            case LEVEL -> report.agency().level().ifPresent(v -> values.add(v.name().toLowerCase(Locale.ROOT)));
            case KIND -> report.agency().kind().ifPresent(v -> values.add(v.name().toLowerCase(Locale.ROOT)));
            case YEAR -> report.year().ifPresent(year -> values.add(year.toString()));
            case EDITION -> values.add(report.edition());
            case HOST -> report.url().ifPresent(url -> values.add(url.split("/")[2]));
            case TRUST -> {
                report.trust().signals().stream().map(TrustSignal::label).forEach(values::add);
                report.trust().duplicateOf().ifPresent(url -> values.add("duplicate-of"));
            }
            case CHECK -> {
                report.checks().stream().filter(check -> check.status() == Check.Status.FAIL)
                        .map(Check::rule).forEach(values::add);
                values.add(!values.isEmpty() ? "fail" : report.checks().stream()
                        .anyMatch(check -> check.status() == Check.Status.PASS) ? "pass" : "unknown");
            }
            default -> throw new AssertionError(dimension);
        }
        return values;
    }
}
