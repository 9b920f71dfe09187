// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of the form's cells, and sets of numbers that fit together or deliberately do not. */
final class FormFigures {

    static final List<String> APPLICANTS = List.of("natural_person", "business", "research", "social_org",
            "legal_service", "other_org");
    static final List<String> DENIED = List.of("state_secret", "law_forbids", "safety_stability", "third_party",
            "internal_affairs", "deliberative", "enforcement_file", "query_matter");
    static final List<String> UNAVAILABLE = List.of("not_held", "needs_creation", "still_unclear");
    static final List<String> UNPROCESSED = List.of("petition", "repeated", "publication", "excessive",
            "confirmation");
    static final List<String> REST = List.of("uncorrected", "fee_unpaid", "rest");
    static final List<String> OUTCOMES = List.of("upheld", "corrected", "other", "pending");
    static final List<String> SUITS = List.of("review", "litigation.direct", "litigation.after_review");

    private FormFigures() {
    }

    /** Keys of the rows that are results, in the order of the form. */
    static List<String> resultRows(boolean newer) {
        List<String> rows = new ArrayList<>(List.of("applications.granted", "applications.partial"));
        DENIED.forEach(row -> rows.add("applications.denied." + row));
        UNAVAILABLE.forEach(row -> rows.add("applications.unavailable." + row));
        UNPROCESSED.forEach(row -> rows.add("applications.unprocessed." + row));
        if (newer) {
            REST.forEach(row -> rows.add("applications.other." + row));
        } else {
            rows.add("applications.other");
        }
        return rows;
    }

    /** All rows of section three in the order of the form. */
    static List<String> rows(boolean newer) {
        List<String> rows = new ArrayList<>(List.of("applications.new", "applications.carried_over"));
        rows.addAll(resultRows(newer));
        rows.add("applications.total");
        rows.add("applications.carried_forward");
        return rows;
    }

    static List<String> columns() {
        List<String> columns = new ArrayList<>(APPLICANTS);
        columns.add("total");
        return columns;
    }

    /** Numbers for every cell of the tables of {@code 2019} or {@code 2021}. */
    static Map<String, BigDecimal> form(Dice dice, String edition) {
        boolean newer = edition.equals("2021");
        Map<String, BigDecimal> all = new LinkedHashMap<>();
        if (newer) {
            for (String kind : List.of("regulations", "normative")) {
                put(all, kind + ".issued", dice.count() % 60);
                put(all, kind + ".repealed", dice.count() % 30);
                put(all, kind + ".in_force", dice.count() % 400);
            }
            for (String kind : List.of("licences", "penalties", "coercions")) {
                put(all, kind + ".decisions", dice.count());
            }
            all.put("fees.amount", dice.chance(0.4) ? BigDecimal.ZERO
                    : new BigDecimal(dice.between(1, 400_000)).movePointLeft(2).movePointRight(4));
        } else {
            for (String kind : List.of("regulations", "normative")) {
                int made = dice.count() % 60;
                put(all, kind + ".made", made);
                put(all, kind + ".published", made == 0 ? 0 : dice.between(0, made));
                put(all, kind + ".total_published", made + dice.count());
            }
            for (String kind : List.of("licences", "services", "penalties", "coercions")) {
                put(all, kind + ".items_last_year", dice.count());
                put(all, kind + ".items_change", change(dice));
                put(all, kind + ".decisions", dice.count());
            }
            put(all, "fees.items_last_year", dice.count() % 50);
            put(all, "fees.items_change", change(dice));
            put(all, "procurement.projects", dice.count());
            all.put("procurement.amount", dice.chance(0.3) ? BigDecimal.ZERO
                    : new BigDecimal(dice.between(10_000, 900_000_000)).movePointLeft(dice.pick(0, 0, 2)));
        }
        applications(dice, newer, all);
        for (String suit : SUITS) {
            int sum = 0;
            for (String outcome : OUTCOMES) {
                int cases = dice.chance(0.6) ? 0 : dice.between(0, 25);
                sum += cases;
                put(all, suit + "." + outcome, cases);
            }
            put(all, suit + ".total", sum);
        }
        return all;
    }

    private static int change(Dice dice) {
        return dice.chance(0.4) ? 0 : dice.between(-40, 80);
    }

    private static void applications(Dice dice, boolean newer, Map<String, BigDecimal> all) {
        boolean busy = dice.chance(0.7);
        for (String row : rows(newer)) {
            columns().forEach(column -> put(all, row + "." + column, 0));
        }
        for (String applicant : APPLICANTS) {
            boolean person = applicant.equals("natural_person");
            int results = 0;
            for (String row : resultRows(newer)) {
                int cases = !busy || dice.chance(person ? 0.45 : 0.8) ? 0 : dice.count() % (person ? 900 : 40);
                results += cases;
                put(all, row + "." + applicant, cases);
            }
            int forward = busy && dice.chance(0.4) ? dice.between(0, person ? 60 : 5) : 0;
            int over = busy && dice.chance(0.5) ? Math.min(results + forward, dice.between(0, person ? 40 : 4)) : 0;
            put(all, "applications.total." + applicant, results);
            put(all, "applications.carried_forward." + applicant, forward);
            put(all, "applications.carried_over." + applicant, over);
            put(all, "applications.new." + applicant, results + forward - over);
        }
        for (String row : rows(newer)) {
            int sum = 0;
            for (String applicant : APPLICANTS) {
                sum += all.get(row + "." + applicant).intValueExact();
            }
            put(all, row + ".total", sum);
        }
    }

    /** Changes one cell so that a sum of the form no longer holds. */
    static void upset(Dice dice, Map<String, BigDecimal> all) {
        String key = dice.pick("applications.new.total", "applications.total.total",
                "applications.carried_forward.natural_person", "review.total", "applications.granted.total");
        all.computeIfPresent(key, (name, number) -> number.add(BigDecimal.valueOf(dice.between(1, 9))));
    }

    /** The checks of the contract that fail on the numbers a page shows; what is not shown is not checked. */
    static List<Map<String, Object>> failing(Map<String, BigDecimal> shown, Map<String, BigDecimal> prose) {
        List<Map<String, Object>> failing = new ArrayList<>();
        boolean newer = shown.containsKey("applications.other.rest.total")
                || shown.containsKey("applications.other.uncorrected.total");
        for (String column : columns()) {
            compare(failing, "received = results + carried_forward", column,
                    sum(shown, List.of("applications.new." + column, "applications.carried_over." + column)),
                    sum(shown, List.of("applications.total." + column, "applications.carried_forward." + column)));
            compare(failing, "results = sum of rows", column, shown.get("applications.total." + column),
                    sum(shown, resultRows(newer).stream().map(row -> row + "." + column).toList()));
        }
        for (String row : rows(newer)) {
            compare(failing, "row = sum of applicants", row, shown.get(row + ".total"),
                    sum(shown, APPLICANTS.stream().map(applicant -> row + "." + applicant).toList()));
        }
        for (String suit : SUITS) {
            compare(failing, "outcomes = total", suit, shown.get(suit + ".total"),
                    sum(shown, OUTCOMES.stream().map(outcome -> suit + "." + outcome).toList()));
        }
        prose.forEach((key, number) -> compare(failing, "prose = table", key, number, shown.get(key)));
        return failing;
    }

    private static void compare(List<Map<String, Object>> failing, String rule, String column, BigDecimal left,
                                BigDecimal right) {
        if (left != null && right != null && left.compareTo(right) != 0) {
            failing.add(Map.of("rule", rule, "column", column));
        }
    }

    private static BigDecimal sum(Map<String, BigDecimal> shown, List<String> keys) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String key : keys) {
            BigDecimal number = shown.get(key);
            if (number == null) {
                return null;
            }
            sum = sum.add(number);
        }
        return sum;
    }

    private static void put(Map<String, BigDecimal> all, String key, int number) {
        all.put(key, BigDecimal.valueOf(number));
    }
}
