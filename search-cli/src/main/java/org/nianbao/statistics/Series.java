// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * One figure over the years. A year without a report, or whose report does not state the figure, is a gap; it is
 * neither 0 nor filled in.
 *
 * @param lines one a agency, ordered by name
 * @param years every year from the first to the last that any agency states
 * @param ofAll per year, what the agencies that state the figure make together
 * @param withoutYear reports that state the figure but whose year is unknown
 * @param withoutAgency reports that state it but whose agency is unknown
 */
public record Series(List<Line> lines, List<Integer> years, SortedMap<Integer, Summary> ofAll, int withoutYear,
                     int withoutAgency) {

    /**
     * One agency's figure over the years.
     *
     * @param stated year to the observation that counts
     * @param differing years for which another report of the same agency states another number
     */
    public record Line(String agency, String province, SortedMap<Integer, Observation> stated,
                       List<Integer> differing) {
    }

    /** One year of all agencies together. */
    public record Summary(int agencies, double sum, double median, double smallest, double largest) {
    }

    /** The series of all observations; of two reports about one year the official one counts, then the later one. */
    public static Series of(List<Observation> observations) {
        Comparator<Observation> better = Comparator.comparing((Observation o) -> o.row().official())
                .thenComparing(o -> o.row().published().map(Object::toString).orElse(""))
                .thenComparing(o -> o.row().id(), Comparator.reverseOrder());
        Map<String, SortedMap<Integer, Observation>> stated = new TreeMap<>();
        Map<String, List<Integer>> differing = new TreeMap<>();
        int withoutYear = 0;
        int withoutAgency = 0;
        for (Observation observation : observations) {
            String agency = Observation.identity(observation.row()).orElse(null);
            if (agency == null) {
                withoutAgency++;
            } else if (observation.row().year().isEmpty()) {
                withoutYear++;
            } else {
                int year = observation.row().year().get();
                SortedMap<Integer, Observation> line = stated.computeIfAbsent(agency, a -> new TreeMap<>());
                Observation other = line.get(year);
                if (other != null && other.value() != observation.value()) {
                    differing.computeIfAbsent(agency, a -> new ArrayList<>()).add(year);
                }
                if (other == null || better.compare(observation, other) > 0) {
                    line.put(year, observation);
                }
            }
        }
        List<Line> lines = new ArrayList<>();
        stated.forEach((key, line) -> lines.add(new Line(key.substring(key.indexOf('|') + 1),
                key.substring(0, key.indexOf('|')), line,
                differing.getOrDefault(key, List.of()).stream().distinct().sorted().toList())));
        lines.sort(Comparator.comparing(Line::agency).thenComparing(Line::province));
        return new Series(List.copyOf(lines), years(lines), summaries(lines), withoutYear, withoutAgency);
    }

    private static List<Integer> years(List<Line> lines) {
        int first = lines.stream().mapToInt(line -> line.stated().firstKey()).min().orElse(0);
        int last = lines.stream().mapToInt(line -> line.stated().lastKey()).max().orElse(-1);
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    private static SortedMap<Integer, Summary> summaries(List<Line> lines) {
        SortedMap<Integer, List<Double>> values = new TreeMap<>();
        for (Line line : lines) {
            line.stated().forEach((year, observation) ->
                    values.computeIfAbsent(year, y -> new ArrayList<>()).add(observation.value()));
        }
        SortedMap<Integer, Summary> summaries = new TreeMap<>();
        values.forEach((year, list) -> {
            Distribution distribution = new Distribution(list.stream().mapToDouble(Double::doubleValue).toArray());
            summaries.put(year, new Summary(list.size(), list.stream().mapToDouble(Double::doubleValue).sum(),
                    distribution.median(), distribution.smallest(), distribution.largest()));
        });
        return summaries;
    }

    public Series {
        Objects.requireNonNull(lines, "lines");
        Objects.requireNonNull(years, "years");
        Objects.requireNonNull(ofAll, "ofAll");
    }
}
