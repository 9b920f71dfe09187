// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.statistics;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.nianbao.index.FigureRow;
import org.nianbao.report.Agency;

/**
 * Who has and who has not published the report about one year, and who was late by law.
 *
 * @param entries every agency known, ordered by place and name
 * @param counts how many agencies are in each state
 * @param unnamed reports about the year whose agency is unknown, and who therefore cover nobody
 */
public record Coverage(int year, List<Entry> entries, Map<State, Integer> counts, int unnamed) {

    /** Where an agency stands. */
    public enum State {
        ON_TIME("on time"), LATE("late"), DATE_UNKNOWN("date unknown"), NOT_FOUND("not found"), NOT_YET_DUE("not yet due");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * One agency and its report.
     *
     * @param knownFrom why the agency is expected: {@code divisions}, or a year it reported about
     * @param published day of publication of the earliest copy
     * @param daysLate days after the due date; 0 when on time or unknown
     */
    public record Entry(Expected agency, State state, LocalDate due, Optional<LocalDate> published, long daysLate,
                        Optional<FigureRow> report) {
    }

    /** An agency that should have a report. */
    public record Expected(String name, Optional<Agency.Level> level, Optional<Agency.Kind> kind,
                           Optional<String> province, Optional<String> city, Optional<String> county,
                           Optional<String> division, String knownFrom) {

        /** {@link Expected#knownFrom} of a government in the list of divisions. */
        public static final String DIVISIONS = "divisions";

        /** The name that reports of this agency bear. */
        String named() {
            return province.orElse("") + "|" + name;
        }

        /** A division has one government, however pages spell its name. */
        Optional<String> government() {
            return kind.filter(Agency.Kind.GOVERNMENT::equals).flatMap(government -> division);
        }

        Agency agency() {
            return new Agency(Optional.of(name), Optional.empty(), level, kind, province, city, county,
                    division);
        }
    }

    /**
     * Sets the reports against those who should have one.
     *
     * @param divisions the governments that must report every year
     * @param reports all reports of all years, copies included: the earliest copy proves publication
     * @param meant whom the question is about
     * @param today an agency that has not published before its due date is not yet due
     */
    public static Coverage of(int year, List<Expected> divisions, List<FigureRow> reports, LocalDate today,
                              StatisticsSettings settings, Predicate<Expected> meant) {
        List<Expected> agencies = new ArrayList<>();
        List<FigureRow> named = new ArrayList<>();
        int unnamed = 0;
        for (FigureRow row : reports) {
            if (row.agency().isPresent()) {
                named.add(row);
                agencies.add(new Expected(row.agency().get(), row.level(), row.kind(), row.province(), row.city(),
                        row.county(), row.division(), row.year().map(String::valueOf).orElse("a report without year")));
            } else {
                unnamed += row.year().filter(y -> y == year).isPresent() ? 1 : 0;
            }
        }
        Map<String, String> governments = governments(divisions, agencies);
        Map<String, Expected> expected = new HashMap<>();
        Map<String, List<FigureRow>> published = new HashMap<>();
        for (int i = 0; i < named.size(); i++) {
            String identity = identity(agencies.get(i), governments);
            // The nearest year's report tells best who the agency is.
            expected.merge(identity, agencies.get(i), (a, b) -> distance(a, year) <= distance(b, year) ? a : b);
            if (named.get(i).year().filter(y -> y == year).isPresent()) {
                published.computeIfAbsent(identity, key -> new ArrayList<>()).add(named.get(i));
            }
        }
        for (Expected division : divisions) {
            expected.put(identity(division, governments), division);
        }
        List<Entry> entries = new ArrayList<>();
        Map<State, Integer> counts = new EnumMap<>(State.class);
        for (Map.Entry<String, Expected> each : expected.entrySet()) {
            if (meant.test(each.getValue())) {
                Entry entry = entry(each.getValue(), year, published.getOrDefault(each.getKey(), List.of()), today,
                        settings);
                entries.add(entry);
                counts.merge(entry.state(), 1, Integer::sum);
            }
        }
        entries.sort(Comparator.comparing((Entry e) -> e.agency().province().orElse("\uffff"))
                .thenComparing(e -> e.agency().city().orElse("")).thenComparing(e -> e.agency().county().orElse(""))
                .thenComparing(e -> e.agency().name()));
        return new Coverage(year, List.copyOf(entries), counts, unnamed);
    }

    /** The code of each government's division by every name it bears; a page without the code is known by the name. */
    private static Map<String, String> governments(List<Expected> divisions, List<Expected> agencies) {
        Map<String, String> governments = new HashMap<>();
        agencies.forEach(who -> who.government().ifPresent(code -> governments.put(who.named(), code)));
        divisions.forEach(who -> who.government().ifPresent(code -> governments.put(who.named(), code)));
        return governments;
    }

    private static String identity(Expected agency, Map<String, String> governments) {
        return agency.government().orElse(governments.getOrDefault(agency.named(), agency.named()));
    }

    private static Entry entry(Expected agency, int year, List<FigureRow> reports, LocalDate today,
                               StatisticsSettings settings) {
        LocalDate due = settings.due(agency.agency(), year);
        if (reports.isEmpty()) {
            State state = today.isAfter(due) ? State.NOT_FOUND : State.NOT_YET_DUE;
            return new Entry(agency, state, due, Optional.empty(), 0, Optional.empty());
        }
        FigureRow best = reports.stream().min(Comparator.comparing((FigureRow row) -> !row.official())
                .thenComparing(row -> !row.counted()).thenComparing(FigureRow::id)).orElseThrow();
        // A date before the year's end is the date of something else.
        Optional<LocalDate> published = reports.stream().map(FigureRow::published).flatMap(Optional::stream)
                .filter(day -> day.getYear() > year).min(Comparator.naturalOrder());
        if (published.isEmpty()) {
            return new Entry(agency, State.DATE_UNKNOWN, due, Optional.empty(), 0, Optional.of(best));
        }
        long late = Math.max(0, ChronoUnit.DAYS.between(due, published.get()));
        return new Entry(agency, late > 0 ? State.LATE : State.ON_TIME, due, published, late, Optional.of(best));
    }

    private static int distance(Expected agency, int year) {
        return agency.knownFrom().length() == 4 ? Math.abs(Integer.parseInt(agency.knownFrom()) - year)
                : Integer.MAX_VALUE;
    }

    public Coverage {
        Objects.requireNonNull(entries, "entries");
        counts = Map.copyOf(counts);
    }
}
