// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Tallies as two plain aligned tables. */
final class ScoreTable {

    /** Head field to a heading that keeps the table narrow. */
    private static final List<Map.Entry<String, String>> HEAD = List.of(Map.entry("kind", "kind"),
            Map.entry("title", "title"), Map.entry("agency", "agency"), Map.entry("agency_level", "level"),
            Map.entry("province", "province"), Map.entry("city", "city"), Map.entry("county", "county"),
            Map.entry("year", "year"), Map.entry("published", "publ."), Map.entry("edition", "edition"),
            Map.entry("official", "official"), Map.entry(Measure.TRUST, "trust"));

    private ScoreTable() {
    }

    static String of(SortedMap<String, Tally> groups) {
        List<List<String>> figures = new ArrayList<>();
        figures.add(List.of("figures", "pages", "cells", "right", "right %", "missing", "wrong", "invented",
                "failed checks", "found", "false alarms"));
        List<List<String>> head = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of("head, trust, text", "pages"));
        HEAD.forEach(entry -> heading.add(entry.getValue()));
        heading.addAll(List.of("false alarms", "wanted", "unwanted", "F"));
        head.add(heading);
        groups.forEach((group, tally) -> {
            figures.add(figures(group, tally));
            head.add(head(group, tally));
        });
        return aligned(figures) + "\n" + aligned(head);
    }

    private static List<String> figures(String group, Tally tally) {
        return List.of(group, number(tally.count(Measure.PAGES)), number(tally.tries(Measure.CELLS)),
                number(tally.hits(Measure.CELLS)), percent(tally.ratio(Measure.CELLS)),
                number(tally.count(Measure.MISSING)), number(tally.count(Measure.WRONG)),
                number(tally.count(Measure.INVENTED)), number(tally.tries(Measure.CHECKS)),
                number(tally.hits(Measure.CHECKS)), number(tally.count(Measure.CHECK_ALARMS)));
    }

    private static List<String> head(String group, Tally tally) {
        List<String> row = new ArrayList<>(List.of(group, number(tally.count(Measure.PAGES))));
        HEAD.forEach(entry -> row.add(percent(tally.ratio(entry.getKey()))));
        row.add(number(tally.count(Measure.FALSE_ALARMS)));
        row.add(percent(tally.ratio(Measure.WANTED)));
        row.add(number(tally.tries(Measure.UNWANTED) - tally.hits(Measure.UNWANTED)));
        row.add(tally.stringsF().map(f -> String.format(Locale.ROOT, "%.4f", f)).orElse("-"));
        return row;
    }

    private static String number(int count) {
        return Integer.toString(count);
    }

    /** A share in per cent, cut and not rounded: 99.99 never shows as 100. */
    private static String percent(Optional<Double> share) {
        return share.map(value -> String.format(Locale.ROOT, "%.2f", Math.floor(value * 10_000) / 100)).orElse("-");
    }

    private static String aligned(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String cell = row.get(column);
                String padding = " ".repeat(widths[column] - cell.length());
                line.append(column == 0 ? cell + padding : "  " + padding + cell);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
