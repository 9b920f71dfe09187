// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nianbao.edition.Edition;
import org.nianbao.edition.Editions;
import org.nianbao.edition.FormTable;
import org.nianbao.edition.SumRule;
import org.nianbao.report.Check;
import org.nianbao.report.Evidence;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Figures;

/**
 * The arithmetic of the form (勾稽关系) on one report's figures, as the editions' files say it. A failed check is news
 * for a journalist and an alarm for us; figures are never changed by it.
 */
public final class Checks {

    private static final String PROSE_IS_TABLE = "prose = table";

    /**
     * One rule in one column or row.
     *
     * @param cells both sides together
     */
    private record Sum(SumRule rule, String column, List<FigureKey> left, List<FigureKey> right,
                       List<FigureKey> cells) {

        Sum(SumRule rule, String column, List<FigureKey> left, List<FigureKey> right) {
            this(rule, column, left, right, Stream.concat(left.stream(), right.stream()).toList());
        }
    }

    private final Editions editions;
    private final Map<String, List<Sum>> sumsOfEdition = new HashMap<>();
    /** What to add up where the figure itself is not printed. */
    private final Map<FigureKey, List<FigureKey>> parts = new HashMap<>();

    public Checks(Editions editions) {
        this.editions = editions;
        Map<String, List<String>> stems = new TreeMap<>();
        editions.all().forEach(edition -> stems.putAll(edition.parts()));
        editions.catalog().figures().forEach(figure -> rememberParts(figure.key(), stems));
        for (Edition edition : editions.all()) {
            List<Sum> sums = new ArrayList<>();
            for (SumRule rule : edition.sums()) {
                switch (rule.each()) {
                    case COLUMN -> columns(edition, rule).forEach(column -> sums.add(new Sum(rule, column,
                            keys(rule.left(), column), keys(rule.right(), column))));
                    case ROW -> rows(edition, rule).forEach(row -> sums.add(new Sum(rule, row,
                            rule.left().stream().map(last -> key(row, last)).toList(),
                            rule.right().stream().map(last -> key(row, last)).toList())));
                }
            }
            sums.forEach(sum -> sum.right().forEach(key -> rememberParts(key, stems)));
            sumsOfEdition.put(edition.id(), List.copyOf(sums));
        }
    }

    private void rememberParts(FigureKey key, Map<String, List<String>> stems) {
        List<String> own = stems.getOrDefault(key.stem(), List.of());
        if (!own.isEmpty() && !parts.containsKey(key)) {
            List<FigureKey> keys = own.stream().map(stem -> key(stem, key.last())).toList();
            parts.put(key, keys);
            keys.forEach(each -> rememberParts(each, stems));
        }
    }

    /**
     * Every check that one report allows.
     *
     * @param table figures of its tables
     * @param prose figures of its sentences
     * @param edition the edition its tables fill; without one the newest that has sums
     */
    public List<Check> run(Figures table, Figures prose, Optional<String> edition) {
        return run(table, prose, Figures.NONE, edition);
    }

    /** @param sums what the sentences say of sums that the table has only in its rows */
    List<Check> run(Figures table, Figures prose, Figures sums, Optional<String> edition) {
        List<Check> checks = new ArrayList<>();
        for (Sum sum : form(edition).map(form -> sumsOfEdition.get(form.id())).orElse(List.of())) {
            check(sum, table, prose).ifPresent(checks::add);
        }
        compare(table, prose, checks);
        compare(table, sums, checks);
        return checks;
    }

    /** What the sentences say against what the table prints, or what the rows add up to that make the figure. */
    private void compare(Figures table, Figures prose, List<Check> checks) {
        prose.numbers().forEach((key, said) -> {
            List<FigureKey> cells = table.evidence(key).isPresent() || partsOf(key).isEmpty() ? List.of(key)
                    : partsOf(key);
            total(table, cells, true).ifPresent(printed -> {
                boolean about = prose.evidence(key).flatMap(Evidence::remark)
                        .map(remark -> remark.contains(Evidence.APPROXIMATE)).orElse(false);
                Check.Status status = said.compareTo(printed) == 0 ? Check.Status.PASS
                        : about ? Check.Status.UNKNOWN : Check.Status.FAIL;
                checks.add(new Check(PROSE_IS_TABLE, key.name(), status, Optional.of(said), Optional.of(printed),
                        cells));
            });
        });
    }

    private Optional<Edition> form(Optional<String> edition) {
        Optional<Edition> named = edition.flatMap(editions::edition);
        if (named.isPresent()) {
            return named;
        }
        return editions.all().stream().filter(each -> !each.sums().isEmpty()).reduce((older, newer) -> newer);
    }

    /** The columns of the tables that hold the rule's rows. */
    private static List<String> columns(Edition form, SumRule rule) {
        for (FormTable table : form.tables()) {
            if (table.rows().stream().anyMatch(row -> row.key().filter(rule.left()::contains).isPresent())) {
                return table.columns().stream().map(FormTable.Column::key).toList();
            }
        }
        return List.of();
    }

    private static Set<String> rows(Edition form, SumRule rule) {
        Set<String> stems = new LinkedHashSet<>();
        for (FormTable table : form.tables()) {
            if (rule.table().equals(Optional.of(table.id()))) {
                table.rows().forEach(row -> {
                    row.key().ifPresent(stems::add);
                });
            }
        }
        return stems;
    }

    private List<FigureKey> keys(List<String> stems, String last) {
        return stems.stream().map(stem -> key(stem, last)).toList();
    }

    /** The catalogue's own object, which figures are kept by. */
    private FigureKey key(String stem, String last) {
        return editions.catalog().known(FigureKey.of(stem, last));
    }

    /** One sum rule, on the table where that has any of its cells, else on the sentences. */
    private Optional<Check> check(Sum sum, Figures table, Figures prose) {
        List<FigureKey> left = sum.left();
        List<FigureKey> right = sum.right();
        boolean rows = sum.rule().each() == SumRule.Each.ROW;
        Figures figures = touches(table, left, false) || touches(table, right, !rows) ? table : prose;
        boolean one = touches(figures, left, false);
        boolean other = touches(figures, right, !rows);
        if (left.size() == 1 || rows ? !(one && other) : !(one || other)) {
            return Optional.empty();
        }
        return Optional.of(check(sum, total(figures, left, false), total(figures, right, !rows)));
    }

    private boolean touches(Figures figures, List<FigureKey> keys, boolean withParts) {
        for (FigureKey key : keys) {
            if (figures.evidence(key).isPresent() || withParts && touches(figures, partsOf(key), true)) {
                return true;
            }
        }
        return false;
    }

    private List<FigureKey> partsOf(FigureKey key) {
        return parts.getOrDefault(key, List.of());
    }

    private static Check check(Sum sum, Optional<BigDecimal> expected, Optional<BigDecimal> actual) {
        Check.Status status = expected.isEmpty() || actual.isEmpty() ? Check.Status.UNKNOWN
                : expected.get().compareTo(actual.get()) == 0 ? Check.Status.PASS : Check.Status.FAIL;
        return new Check(sum.rule().rule(), sum.column(), status, expected, actual, sum.cells());
    }

    private Optional<BigDecimal> total(Figures figures, List<FigureKey> keys, boolean withParts) {
        BigDecimal total = BigDecimal.ZERO;
        for (FigureKey key : keys) {
            Optional<BigDecimal> number = figures.number(key);
            List<FigureKey> rows = withParts && figures.evidence(key).isEmpty() ? partsOf(key) : List.of();
            if (number.isEmpty() && !rows.isEmpty()) {
                number = total(figures, rows, true);
            }
            if (number.isEmpty()) {
                return Optional.empty();
            }
            total = total.add(number.get());
        }
        return Optional.of(total);
    }
}
