// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.nianbao.index.Filter;
import org.nianbao.index.ReportSearch;
import org.nianbao.render.LineDrawing;
import org.nianbao.render.SeriesPlot;
import org.nianbao.render.Style;
import org.nianbao.statistics.Observation;
import org.nianbao.statistics.Series;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code series}: one figure over the years. */
@Command(name = "series", description = "One figure over the years, as table and as a drawn line.",
        footer = {"",
            "A year without a report, or whose report does not state the figure, is a gap: neither 0 nor bridged.",
            "With several agencies the line is their median; --plot draws each.",
            "", "Examples:",
            "  nianbao series --figure applications.new.total --agency 东湖区",
            "  nianbao series --figure applications.granted.total/applications.total.total --province 江西",
            "  nianbao series --figure litigation.total --agency 武汉 --plot litigation.svg"})
final class SeriesCommand extends Subcommand {

    private static final int USUAL_AGENCIES = 20;
    /** More lines than this in one plot cannot be told apart. */
    private static final int LINES_IN_PLOT = 12;
    private static final int DRAWING_COLUMNS = 100;

    @Option(names = "--figure", required = true, paramLabel = "KEY[/KEY]", description = "The figure, or a ratio of two.")
    private String figure;

    @Option(names = "--plot", paramLabel = "FILE", description = "Draw into this file too, .png or .svg.")
    private Path plot;

    @Mixin
    private FilterOptions filterOptions;

    @Mixin
    private FormatOptions formatOptions;

    SeriesCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run() throws IOException {
        if (plot != null && !SeriesPlot.canWrite(plot)) {
            throw CommandFailure.wrongUsage("--plot " + plot + ": the name must end with .png or .svg");
        }
        Workspace workspace = new Workspace(terminal, shared);
        FigureQuestion question = FigureQuestion.parse(figure, workspace);
        List<Filter> filters = filterOptions.filters(workspace.figures());
        Printer printer = new Printer(terminal, shared);
        Series series;
        try (ReportSearch search = workspace.search()) {
            series = Series.of(question.observations(search, filters));
            filterOptions.doubts(search).forEach(this::warn);
        }
        if (formatOptions.format() == Format.TABLE) {
            printer.lines(tables(series, question, printer));
        } else {
            printer.print(answer(series, question), formatOptions.format());
        }
        if (plot != null) {
            draw(series, question);
        }
        return ExitCode.DONE;
    }

    /** For machines: one row an agency and year. */
    private Answer answer(Series series, FigureQuestion question) {
        Answer answer = new Answer().fact("figure", question.name()).fact("label", question.label())
                .fact("without_year", series.withoutYear()).fact("without_agency", series.withoutAgency());
        Map<String, Object> years = new LinkedHashMap<>();
        series.ofAll().forEach((year, summary) -> {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("agencies", summary.agencies());
            values.put("sum", summary.sum());
            values.put("median", summary.median());
            values.put("smallest", summary.smallest());
            values.put("largest", summary.largest());
            years.put(String.valueOf(year), values);
        });
        answer.fact("years", years);
        Answer.Section section = answer.section("series", "").text("agency").text("province").number("year")
                .number("value").text("edition").text("id").text("url").text("differing");
        series.lines().stream().limit(formatOptions.limit(Integer.MAX_VALUE)).forEach(line ->
                line.stated().forEach((year, observation) -> section.row(line.agency(), line.province(), year,
                        observation.value(), observation.row().edition(), observation.row().id(),
                        observation.row().url().orElse(observation.row().source()),
                        line.differing().contains(year))));
        return answer;
    }

    private List<String> tables(Series series, FigureQuestion question, Printer printer) {
        Labels labels = printer.labels();
        Answer answer = new Answer().above(Style.BOLD.on(question.name() + "  " + question.label(), printer.colored()));
        if (series.lines().isEmpty()) {
            answer.above(labels.of("series.none"));
            return printer.tables(answer);
        }
        if (series.lines().size() == 1) {
            one(answer, series, question, labels);
        } else {
            many(answer, series, question, labels);
        }
        List<String> lines = printer.tables(answer);
        lines.add("");
        lines.addAll(LineDrawing.draw(points(series), Math.min(printer.columns(), DRAWING_COLUMNS)));
        List<String> remarks = new ArrayList<>();
        if (series.withoutYear() > 0) {
            remarks.add(labels.text("series.without year", series.withoutYear()));
        }
        if (series.withoutAgency() > 0) {
            remarks.add(labels.text("series.without agency", series.withoutAgency()));
        }
        if (!remarks.isEmpty()) {
            lines.add("");
            lines.addAll(remarks);
        }
        return lines;
    }

    private void one(Answer answer, Series series, FigureQuestion question, Labels labels) {
        Series.Line line = series.lines().get(0);
        Answer.Section section = answer.section("series", line.agency()).number("year").number("value").text("edition")
                .text("published").text("id").text("note");
        for (int year : series.years()) {
            Observation observation = line.stated().get(year);
            if (observation == null) {
                section.row(year, null, null, null, null, labels.of("series.gap"));
            } else {
                section.row(year, Answer.Shown.of(observation.value(), question.text(observation.value())),
                        observation.row().edition(),
                        observation.row().published().map(Object::toString).orElse(null), observation.row().id(),
                        line.differing().contains(year) ? labels.of("series.differing") : null);
            }
        }
    }

    private void many(Answer answer, Series series, FigureQuestion question, Labels labels) {
        Answer.Section all = answer.section("years", labels.count(series.lines().size(), "agency.many"))
                .number("year").number("agencies").number("sum").number("median").number("smallest").number("largest");
        for (int year : series.years()) {
            Series.Summary summary = series.ofAll().get(year);
            if (summary == null) {
                all.row(year, 0, null, null, null, null);
            } else {
                all.row(year, summary.agencies(),
                        question.isRatio() ? null : Answer.Shown.of(summary.sum(), question.text(summary.sum())),
                        text(summary.median(), question), text(summary.smallest(), question),
                        text(summary.largest(), question));
            }
        }
        int limit = formatOptions.limit(USUAL_AGENCIES);
        Answer.Section section = answer.section("series", "").text("agency");
        series.years().forEach(year -> section.number(String.valueOf(year)));
        for (Series.Line line : series.lines().subList(0, Math.min(limit, series.lines().size()))) {
            List<Object> cells = new ArrayList<>();
            cells.add(line.agency());
            for (int year : series.years()) {
                cells.add(Optional.ofNullable(line.stated().get(year))
                        .map(observation -> text(observation.value(), question)).orElse(null));
            }
            section.row(cells.toArray());
        }
        if (series.lines().size() > limit) {
            answer.below(labels.text("more rows", series.lines().size() - limit));
        }
    }

    private static Answer.Shown text(double value, FigureQuestion question) {
        return Answer.Shown.of(value, question.text(value));
    }

    private static List<LineDrawing.Point> points(Series series) {
        return series.years().stream().map(year -> new LineDrawing.Point(String.valueOf(year),
                Optional.ofNullable(series.ofAll().get(year)).map(s -> OptionalDouble.of(s.median()))
                        .orElse(OptionalDouble.empty()))).toList();
    }

    private void draw(Series series, FigureQuestion question) throws IOException {
        Map<String, Map<Integer, Double>> lines = new LinkedHashMap<>();
        for (Series.Line line : series.lines()) {
            if (lines.size() < LINES_IN_PLOT) {
                Map<Integer, Double> values = new LinkedHashMap<>();
                line.stated().forEach((year, observation) -> values.put(year, observation.value()));
                lines.put(line.agency(), values);
            }
        }
        Path file = terminal.folder().resolve(plot);
        if (!SeriesPlot.write(file, question.label(), series.years(), lines)) {
            warn("no font on this machine has all the characters of " + plot + "; use --plot with a name ending in .svg");
        }
        remark("drawn: " + file + (series.lines().size() > LINES_IN_PLOT
                ? " (the first " + LINES_IN_PLOT + " of " + series.lines().size() + " agencies)" : ""));
    }
}
