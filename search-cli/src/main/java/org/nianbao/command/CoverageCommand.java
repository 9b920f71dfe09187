// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.DelimitedFile;
import org.nianbao.index.FigureRow;
import org.nianbao.index.ReportSearch;
import org.nianbao.index.Suggestions;
import org.nianbao.render.Style;
import org.nianbao.report.Agency;
import org.nianbao.statistics.Coverage;
import org.nianbao.statistics.StatisticsSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code coverage}: who has published, who was late, who is missing. */
@Command(name = "coverage", description = "Who has (not) published the report about a year, and who was late by law.",
        footer = {"",
            "Expected are all governments of config/divisions.csv and every agency that reported about another year. Due",
            "dates: article 49 of the Regulations, in config/statistics.yaml. A report whose day of publication is not known",
            "is neither on time nor late.",
            "", "Examples:",
            "  nianbao coverage --year 2021",
            "  nianbao coverage --year 2021 --province 湖北 --state late",
            "  nianbao coverage --year 2021 --known --format csv > coverage.csv"})
final class CoverageCommand extends Subcommand {

    private static final int USUAL_ROWS = 40;

    @Option(names = "--year", required = true, paramLabel = "YEAR", description = "The year the reports are about.")
    private int year;

    @Option(names = "--state", paramLabel = "STATE",
            description = "Only: on-time, late, date-unknown, not-found, not-yet-due.")
    private List<String> states = new ArrayList<>();

    @Option(names = "--known", description = "Only agencies that have reported before or after, not every division.")
    private boolean known;

    @Option(names = "--province", paramLabel = "NAME", description = "Province, or part of its name.")
    private String province;

    @Option(names = "--city", paramLabel = "NAME", description = "City, or part of its name.")
    private String city;

    @Option(names = "--county", paramLabel = "NAME", description = "County, or part of its name.")
    private String county;

    @Option(names = "--agency", paramLabel = "NAME", description = "Agency, or part of its name.")
    private String agency;

    @Option(names = "--level", paramLabel = "LEVEL", description = "national, province, city, county or town.")
    private Agency.Level level;

    @Option(names = "--kind", paramLabel = "KIND", description = "government, department, zone or town.")
    private Agency.Kind kind;

    @Mixin
    private FormatOptions formatOptions;

    CoverageCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run() throws IOException {
        List<Coverage.State> wanted = wantedStates();
        Workspace workspace = new Workspace(terminal, shared);
        StatisticsSettings settings = workspace.statistics();
        List<Coverage.Expected> divisions = known ? List.of() : divisions(workspace);
        List<FigureRow> rows = new ArrayList<>();
        try (ReportSearch search = workspace.search()) {
            search.forEachRow(List.of(), List.of(), true, rows::add);
        }
        LocalDate today = LocalDate.now(terminal.clock());
        Coverage coverage = Coverage.of(year, divisions, rows, today, settings, this::isMeant);
        Printer printer = new Printer(terminal, shared);
        printer.print(answer(coverage, entry -> wanted.isEmpty() || wanted.contains(entry.state()), printer.labels()),
                formatOptions.format());
        return ExitCode.DONE;
    }

    private List<Coverage.State> wantedStates() {
        List<String> names = new ArrayList<>();
        for (Coverage.State state : Coverage.State.values()) {
            names.add(label(state));
        }
        List<Coverage.State> wanted = new ArrayList<>();
        for (String state : states) {
            int at = names.indexOf(state);
            if (at < 0) {
                throw CommandFailure.wrongUsage("--state '" + state + "' is not known" + Suggestions.question(state, names)
                        + "; known are " + String.join(", ", names));
            }
            wanted.add(Coverage.State.values()[at]);
        }
        return wanted;
    }

    private static String label(Coverage.State state) {
        return state.words().replace(' ', '-');
    }

    private boolean isMeant(Coverage.Expected expected) {
        return holds(province, expected.province()) && holds(city, expected.city()) && holds(county, expected.county())
                && holds(agency, Optional.of(expected.name()))
                && (level == null || expected.level().filter(level::equals).isPresent())
                && (kind == null || expected.kind().filter(kind::equals).isPresent());
    }

    private static boolean holds(String wanted, Optional<String> value) {
        return wanted == null || value.filter(text -> text.contains(wanted)).isPresent();
    }

    private static List<Coverage.Expected> divisions(Workspace workspace) {
        ConfigMistakes mistakes = new ConfigMistakes();
        List<Coverage.Expected> divisions = new ArrayList<>();
        for (DelimitedFile.Row row : DelimitedFile.csv(workspace.config().resolve("divisions.csv"),
                List.of("code", "level", "name", "province", "city"), mistakes)) {
            try {
                Agency.Level level = Agency.Level.valueOf(row.cell("level").orElse("").toUpperCase(Locale.ROOT));
                String name = row.cell("name").orElse("");
                Optional<String> province = row.cell("province");
                Optional<String> city = level == Agency.Level.CITY ? Optional.of(name) : row.cell("city");
                Optional<String> county = level == Agency.Level.COUNTY ? Optional.of(name) : Optional.empty();
                // Named as reports name themselves: the parent in front.
                String parent = level == Agency.Level.PROVINCE ? "" : level == Agency.Level.CITY ? province.orElse("")
                        : city.orElse(province.orElse(""));
                divisions.add(new Coverage.Expected(parent + name, Optional.of(level),
                        Optional.of(Agency.Kind.GOVERNMENT), province, city, county, row.cell("code"),
                        Coverage.Expected.DIVISIONS));
            } catch (IllegalArgumentException e) {
                mistakes.add(row.file(), row.line(), "level '" + row.cell("level").orElse("") + "' is not known");
            }
        }
        mistakes.throwIfAny();
        return divisions;
    }

    private Answer answer(Coverage coverage, Predicate<Coverage.Entry> wanted, Labels labels) {
        Map<String, Object> counts = new LinkedHashMap<>();
        for (Coverage.State state : Coverage.State.values()) {
            counts.put(label(state), coverage.counts().getOrDefault(state, 0));
        }
        Answer answer = new Answer().fact("year", year).fact("expected", coverage.entries().size())
                .fact("counts", counts).fact("unnamed", coverage.unnamed())
                .above(labels.text("coverage.summary", year, coverage.entries().size()));
        counts.forEach((state, count) -> answer.above("  " + labels.of(state) + ": " + count));
        List<Coverage.Entry> entries = coverage.entries().stream().filter(wanted).toList();
        int limit = formatOptions.limitOfTable(USUAL_ROWS);
        Answer.Section section = answer.section("agencies", "").text("agency").text("level").spare().text("kind").spare()
                .text("state").text("due").spare().text("published").number("days_late").text("id").unseen("province")
                .unseen("city").unseen("county").unseen("known_from").unseen("url").whenEmpty(labels.of("none"));
        // For a person first those who have something to show; not found are mostly not yet crawled.
        List<Coverage.Entry> ordered = formatOptions.format() == Format.TABLE
                ? entries.stream().sorted(Comparator.comparing(Coverage.Entry::state, CoverageCommand::byNews)
                .thenComparing(Comparator.comparingLong(Coverage.Entry::daysLate).reversed())).toList() : entries;
        for (Coverage.Entry entry : ordered.subList(0, Math.min(limit, ordered.size()))) {
            Coverage.Expected who = entry.agency();
            section.row(who.name(), value(who.level().map(Agency.Level::name), labels),
                    value(who.kind().map(Agency.Kind::name), labels),
                    new Answer.Shown(label(entry.state()), labels.of(label(entry.state())), style(entry.state())),
                    entry.due(), entry.published().orElse(null), entry.daysLate() == 0 ? null : entry.daysLate(),
                    entry.report().map(FigureRow::id).orElse(null), who.province().orElse(null),
                    who.city().orElse(null), who.county().orElse(null), who.knownFrom(),
                    entry.report().flatMap(FigureRow::url).orElse(null));
        }
        if (ordered.size() > limit) {
            answer.below(labels.text("more rows", ordered.size() - limit));
        }
        if (coverage.unnamed() > 0) {
            answer.below(labels.text("coverage.unnamed", coverage.unnamed()));
        }
        return answer;
    }

    private static int byNews(Coverage.State a, Coverage.State b) {
        List<Coverage.State> order = List.of(Coverage.State.LATE, Coverage.State.ON_TIME, Coverage.State.DATE_UNKNOWN,
                Coverage.State.NOT_YET_DUE, Coverage.State.NOT_FOUND);
        return Integer.compare(order.indexOf(a), order.indexOf(b));
    }

    private static Style style(Coverage.State state) {
        return switch (state) {
            case LATE -> Style.RED;
            case ON_TIME -> Style.GREEN;
            default -> Style.PLAIN;
        };
    }

    private static Answer.Shown value(Optional<String> name, Labels labels) {
        String value = name.map(text -> text.toLowerCase(Locale.ROOT)).orElse(null);
        return Answer.Shown.of(value, value == null ? "" : labels.value(value));
    }
}
