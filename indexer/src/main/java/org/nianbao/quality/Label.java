// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nianbao.report.FigureKey;

/**
 * The truth about one page, as a person or a generator wrote it down.
 *
 * @param url the address the page was found at; the reader is told it, as a crawl would
 * @param markup words for how the page is made: {@code grid}, {@code gbk}
 * @param head head field to its value; an empty value means the page does not tell; a field not in the map is not
 *             scored
 * @param allFigures whether the label states which figures the page has; else those it does not name are not scored
 * @param optional figures that may be left out, with the values they may have
 * @param forbidden values that a figure must not have
 * @param prose those of {@code figures} that stand in sentences
 * @param checksFailed the checks that fail; absent when nobody has looked
 * @param checksAllowed further checks that may fail, where a careful reader may leave their cells out
 * @param trust the signals; absent when nobody has looked
 */
public record Label(String source, Optional<String> url, List<String> markup, boolean report,
                    SortedMap<String, Optional<String>> head, boolean allFigures,
                    SortedMap<FigureKey, BigDecimal> figures, SortedMap<FigureKey, List<BigDecimal>> optional,
                    SortedMap<FigureKey, List<BigDecimal>> forbidden, Set<FigureKey> prose,
                    Optional<List<FailedCheck>> checksFailed, List<FailedCheck> checksAllowed,
                    Optional<Set<String>> trust, List<String> mustContain, List<String> mustNotContain) {

    /** Head fields in the order they are shown. */
    public static final List<String> HEAD_FIELDS = List.of("title", "agency", "agency_level", "agency_kind",
            "province", "city", "county", "division_code", "year", "published", "edition", "official");

    /** A check that must fail, by its rule and the column or row or figure it is about. */
    public record FailedCheck(String rule, String column) {
        public FailedCheck {
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(column, "column");
        }

        boolean matches(String otherRule, String otherColumn) {
            return rule.equals(otherRule) && (column.equals(otherColumn) || column.endsWith("." + otherColumn)
                    || otherColumn.endsWith("." + column) || otherColumn.startsWith(column + "."));
        }
    }

    public Label {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(url, "url");
        markup = List.copyOf(markup);
        head = Collections.unmodifiableSortedMap(new TreeMap<>(head));
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
        optional = Collections.unmodifiableSortedMap(new TreeMap<>(optional));
        forbidden = Collections.unmodifiableSortedMap(new TreeMap<>(forbidden));
        prose = Set.copyOf(prose);
        checksFailed = checksFailed.map(List::copyOf);
        checksAllowed = List.copyOf(checksAllowed);
        trust = trust.map(Set::copyOf);
        mustContain = List.copyOf(mustContain);
        mustNotContain = List.copyOf(mustNotContain);
    }

    /**
     * The label that a parsed JSON object states.
     *
     * @param json maps, lists, strings, numbers, booleans and nulls, as JSON libraries give them
     * @throws IllegalArgumentException naming the field that is not as it should be
     */
    public static Label of(Map<String, ?> json) {
        Object source = json.get("source");
        if (!(source instanceof String name) || name.isBlank()) {
            throw new IllegalArgumentException("a label needs the text field 'source', the page's file name");
        }
        SortedMap<String, Optional<String>> head = new TreeMap<>();
        for (String field : HEAD_FIELDS) {
            if (json.containsKey(field)) {
                head.put(field, Optional.ofNullable(json.get(field)).map(Object::toString));
            }
        }
        SortedMap<FigureKey, BigDecimal> figures = new TreeMap<>();
        numbers(json, "figures").forEach((key, values) -> figures.put(key, values.get(0)));
        Set<FigureKey> prose = new LinkedHashSet<>();
        strings(json, "figures_prose").forEach(key -> prose.add(new FigureKey(key)));
        List<String> markup = json.get("markup") instanceof String words
                ? Arrays.asList(words.trim().split("\\s+")) : strings(json, "markup");
        boolean report = !"not-a-report".equals(json.get("kind"));
        Optional<String> url = json.get("url") instanceof String address ? Optional.of(address) : Optional.empty();
        return new Label(name, url.filter(address -> !address.isBlank()), markup, report, head,
                !report || json.get("figures") != null, figures, numbers(json, "figures_optional"),
                numbers(json, "figures_forbidden"), prose, checks(json, "checks_failed"),
                checks(json, "checks_optional").orElse(List.of()),
                json.get("trust") == null ? Optional.empty()
                        : Optional.of(new LinkedHashSet<>(strings(json, "trust"))),
                strings(json, "must_contain"), strings(json, "must_not_contain"));
    }

    private static Optional<List<FailedCheck>> checks(Map<String, ?> json, String field) {
        if (!(json.get(field) instanceof Collection<?> entries)) {
            return Optional.empty();
        }
        List<FailedCheck> checks = new ArrayList<>();
        for (Object entry : entries) {
            if (!(entry instanceof Map<?, ?> check) || !(check.get("rule") instanceof String rule)
                    || !(check.get("column") instanceof String column)) {
                throw new IllegalArgumentException(field + " needs objects with 'rule' and 'column'");
            }
            checks.add(new FailedCheck(rule, column));
        }
        return Optional.of(checks);
    }

    private static SortedMap<FigureKey, List<BigDecimal>> numbers(Map<String, ?> json, String field) {
        SortedMap<FigureKey, List<BigDecimal>> numbers = new TreeMap<>();
        Object value = json.get(field);
        if (value == null) {
            return numbers;
        }
        if (!(value instanceof Map<?, ?> entries)) {
            throw new IllegalArgumentException(field + " is not an object of figures");
        }
        entries.forEach((key, number) -> {
            Collection<?> all = number instanceof Collection<?> several ? several : List.of(number);
            numbers.put(new FigureKey(key.toString()), all.stream().map(one -> number(field, one)).toList());
        });
        return numbers;
    }

    private static BigDecimal number(String field, Object value) {
        try {
            return new BigDecimal(value.toString());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(field + " holds '" + value + "', which is no number", e);
        }
    }

    private static List<String> strings(Map<String, ?> json, String field) {
        return json.get(field) instanceof Collection<?> several
                ? several.stream().map(Object::toString).toList() : List.of();
    }
}
