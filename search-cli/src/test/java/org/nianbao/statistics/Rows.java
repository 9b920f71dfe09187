// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.statistics;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.index.FigureRow;
import org.nianbao.report.Agency;

/** Figure rows for tests, named by what matters to a statistic. */
final class Rows {

    private Rows() {
    }

    static FigureRow row(String id, String agency, Integer year, String level, String kind, double... numbers) {
        return new FigureRow(id, id + ".html", Optional.of("http://" + id + ".example/"), agency + year,
                Optional.ofNullable(agency), Optional.of(Agency.Level.valueOf(level.toUpperCase(Locale.ROOT))),
                Optional.of(Agency.Kind.valueOf(kind.toUpperCase(Locale.ROOT))), Optional.of("甲省"), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.ofNullable(year), Optional.empty(), "2021", Optional.empty(), true, Set.of(),
                Set.of(), true, numbers);
    }

    static FigureRow published(FigureRow row, LocalDate day) {
        return new FigureRow(row.id(), row.source(), row.url(), row.title(), row.agency(), row.level(), row.kind(),
                row.province(), row.city(), row.county(), row.division(), row.year(), Optional.ofNullable(day), row.edition(), row.host(),
                row.official(), row.trust(), row.failedRules(), row.counted(), row.numbers());
    }

    static FigureRow division(FigureRow row, String code) {
        return new FigureRow(row.id(), row.source(), row.url(), row.title(), row.agency(), row.level(), row.kind(),
                row.province(), row.city(), row.county(), Optional.of(code), row.year(), row.published(), row.edition(),
                row.host(), row.official(), row.trust(), row.failedRules(), row.counted(), row.numbers());
    }

    static FigureRow copy(FigureRow row) {
        return new FigureRow(row.id(), row.source(), row.url(), row.title(), row.agency(), row.level(), row.kind(),
                row.province(), row.city(), row.county(), row.division(), row.year(), row.published(), row.edition(), row.host(), false,
                row.trust(), row.failedRules(), false, row.numbers());
    }

    static Observation observation(String id, String agency, Integer year, String level, String kind, double value) {
        return new Observation(row(id, agency, year, level, kind, value), value, OptionalDouble.empty());
    }

    static Observation ratio(String id, String agency, Integer year, double above, double below) {
        return new Observation(row(id, agency, year, "county", "government", above, below), above / below,
                OptionalDouble.of(below));
    }

    static StatisticsSettings settings() {
        ConfigMistakes mistakes = new ConfigMistakes();
        StatisticsSettings settings = StatisticsSettings.read(Path.of("..", "config"), mistakes);
        mistakes.throwIfAny();
        return settings;
    }
}
