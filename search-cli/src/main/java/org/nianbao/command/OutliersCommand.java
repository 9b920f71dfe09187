// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nianbao.index.FigureRow;
import org.nianbao.index.Filter;
import org.nianbao.index.IndexedReport;
import org.nianbao.index.QuerySyntaxException;
import org.nianbao.index.ReportSearch;
import org.nianbao.index.Suggestions;
import org.nianbao.render.NumberText;
import org.nianbao.render.Style;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Report;
import org.nianbao.statistics.Copied;
import org.nianbao.statistics.Doubt;
import org.nianbao.statistics.Doubts;
import org.nianbao.statistics.Frozen;
import org.nianbao.statistics.Jumps;
import org.nianbao.statistics.Observation;
import org.nianbao.statistics.Outliers;
import org.nianbao.statistics.PeerGroup;
import org.nianbao.statistics.StatisticsSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code outliers}: who is far from their peers, from last year, or too near to somebody. */
@Command(name = "outliers", description = "Reports whose figure is far from their peers'.",
        footer = {"",
            "The score is the distance from the peers' median in robust spreads (1.4826 × MAD), on a logarithmic scale for",
            "counts and amounts. What a failed check, a slip of the unit, a copy, a tampered page or an approximate",
            "sentence explains is listed apart as probably an error.",
            "", "Examples:",
            "  nianbao outliers --figure applications.new.total --year 2021",
            "  nianbao outliers --figure applications.denied.total/applications.total.total --peers year,level",
            "  nianbao outliers --figure litigation.total --jump     (also: --frozen, --copied)"})
final class OutliersCommand extends Subcommand {

    private static final int USUAL_ROWS = 20;

    @Option(names = "--figure", paramLabel = "KEY[/KEY]", description = "The figure, or a ratio of two.")
    private String figure;

    @Option(names = "--peers", split = ",", paramLabel = "TRAIT",
            description = "What peers have in common: year, level, kind, province, city (default: year,level,kind).")
    private List<String> peers = new ArrayList<>();

    @Option(names = "--score", paramLabel = "N",
            description = "Least score that counts as far (default: see statistics.yaml).")
    private Double score;

    @Option(names = "--jump", description = "Measure the change against the same agency's last year.")
    private boolean jump;

    @Option(names = "--frozen", description = "Reports that repeat last year's figures.")
    private boolean frozen;

    @Option(names = "--copied", description = "Reports whose text is nearly last year's or another agency's.")
    private boolean copied;

    @Mixin
    private FilterOptions filterOptions;

    @Mixin
    private FormatOptions formatOptions;

    OutliersCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run() throws IOException {
        if ((frozen ? 1 : 0) + (copied ? 1 : 0) + (jump ? 1 : 0) > 1) {
            throw CommandFailure.wrongUsage("--jump, --frozen and --copied are three questions; ask one at a time");
        }
        if (!frozen && !copied && figure == null) {
            throw CommandFailure.wrongUsage("which figure? give --figure KEY, such as --figure applications.new.total"
                    + " (all keys: nianbao export --codebook)");
        }
        Workspace workspace = new Workspace(terminal, shared);
        List<PeerGroup.Trait> traits = traits();
        StatisticsSettings settings = workspace.statistics();
        Optional<FigureQuestion> question = frozen || copied ? Optional.empty()
                : Optional.of(FigureQuestion.parse(figure, workspace));
        List<Filter> filters = filterOptions.filters(workspace.figures());
        Printer printer = new Printer(terminal, shared);
        Answer answer;
        try (ReportSearch search = workspace.search()) {
            if (frozen) {
                answer = frozen(search, filters, workspace, settings, printer.labels());
            } else if (copied) {
                answer = copied(search, filters, settings, printer.labels());
            } else {
                double least = score == null ? settings.score() : score;
                List<Observation> observations = question.get().observations(search, filters);
                Function<FigureRow, List<Doubt>> doubts = new Doubts(search, question.get().keys())::about;
                answer = jump ? jumps(question.get(), observations, least, doubts, settings, printer.labels())
                        : outliers(question.get(), observations, traits, least, doubts, settings, printer.labels());
            }
            filterOptions.doubts(search).forEach(this::warn);
        }
        printer.print(answer, formatOptions.format());
        return ExitCode.DONE;
    }

    private List<PeerGroup.Trait> traits() {
        if (peers.isEmpty()) {
            return PeerGroup.USUAL;
        }
        List<String> known = Arrays.stream(PeerGroup.Trait.values()).map(PeerGroup.Trait::toString).toList();
        List<PeerGroup.Trait> traits = new ArrayList<>();
        for (String peer : peers) {
            String name = peer.strip();
            if (!known.contains(name)) {
                throw new QuerySyntaxException("--peers '" + name + "' is not known" + Suggestions.question(name, known)
                        + "; known are " + String.join(", ", known), name, 0);
            }
            traits.add(PeerGroup.Trait.valueOf(name.toUpperCase(Locale.ROOT)));
        }
        return traits.stream().distinct().toList();
    }

    private Answer outliers(FigureQuestion question, List<Observation> observations, List<PeerGroup.Trait> traits,
                            double least, Function<FigureRow, List<Doubt>> doubts, StatisticsSettings settings,
                            Labels labels) {
        Outliers.Outcome outcome = new Outliers(question.scale(), traits, question.isMoney(), settings)
                .find(observations, least, doubts);
        Answer answer = new Answer().fact("figure", question.name()).fact("label", question.label())
                .fact("score_threshold", least).fact("compared", outcome.compared())
                .fact("too_few_peers", outcome.tooFewPeers()).fact("tiny_denominator", outcome.tinyDenominator())
                .above(question.name() + "  " + question.label())
                .above(labels.text("outliers.compared", outcome.compared(), NumberText.rounded(least, 3)));
        findings(answer.section("outliers", labels.of("outliers.far")), outcome.outliers(), question, false, labels);
        findings(answer.section("probably_errors", labels.of("outliers.errors")), outcome.probablyErrors(), question,
                true, labels);
        if (outcome.tooFewPeers() > 0) {
            answer.below(labels.text("outliers.few", outcome.tooFewPeers(), settings.smallestGroup()));
        }
        if (outcome.tinyDenominator() > 0) {
            answer.below(labels.text("outliers.tiny", outcome.tinyDenominator(), settings.smallestDenominator()));
        }
        if (outcome.outliers().stream().anyMatch(Outliers.Finding::widened)) {
            answer.below(labels.text("outliers.widened", settings.smallestGroup()));
        }
        return answer;
    }

    private void findings(Answer.Section section, List<Outliers.Finding> findings, FigureQuestion question,
                          boolean errors, Labels labels) {
        section.text("agency").number("year").number("value").number("score").text("meaning").spare()
                .number("median").text("peers").spare().number("group_size").spare().number("percentile").spare();
        if (errors) {
            section.text("cause");
        }
        section.text("id").unseen("url").unseen("title").unseen("quartile_low").unseen("quartile_high")
                .unseen("widened");
        if (errors) {
            section.unseen("causes");
        }
        section.whenEmpty(labels.of("none"));
        for (Outliers.Finding finding : findings.stream().limit(formatOptions.limitOfTable(USUAL_ROWS)).toList()) {
            FigureRow row = finding.observation().row();
            List<Object> cells = new ArrayList<>(Arrays.asList(row.agency().orElse(null), row.year().orElse(null),
                    value(finding.observation().value(), question),
                    new Answer.Shown(rounded(finding.score()), signed(finding.score()), Style.PLAIN),
                    new Answer.Shown(finding.strength().words(), labels.of(finding.strength().words()),
                            style(finding.strength())),
                    value(finding.median(), question),
                    Answer.Shown.of(finding.group().name(), groupName(finding, labels)), finding.groupSize(),
                    Answer.Shown.of(finding.percentile(), NumberText.rounded(finding.percentile(), 3) + " %")));
            if (errors) {
                cells.add(Answer.Shown.of(finding.doubts().get(0).cause().label(), cause(finding.doubts(), labels)));
            }
            cells.addAll(Arrays.asList(row.id(), row.url().orElse(row.source()), row.title(), finding.low(),
                    finding.high(), finding.widened()));
            if (errors) {
                cells.add(causes(finding.doubts()));
            }
            section.row(cells.toArray());
        }
    }

    private static String groupName(Outliers.Finding finding, Labels labels) {
        List<String> words = finding.group().values().stream().map(labels::value).toList();
        return (words.isEmpty() ? labels.of("all") : String.join(" ", words)) + (finding.widened() ? " *" : "");
    }

    private static Style style(Outliers.Strength strength) {
        return switch (strength) {
            case USUAL -> Style.PLAIN;
            case UNUSUAL -> Style.YELLOW;
            case VERY_UNUSUAL, EXTREME -> Style.RED;
        };
    }

    private static Answer.Shown value(double value, FigureQuestion question) {
        return Answer.Shown.of(value, question.text(value));
    }

    private static String signed(double score) {
        return (score > 0 ? "+" : "") + NumberText.rounded(score, 3);
    }

    /** Two decimals are more than a score means. */
    private static double rounded(double score) {
        return Math.round(score * 100) / 100.0;
    }

    private static String cause(List<Doubt> doubts, Labels labels) {
        Doubt first = doubts.get(0);
        String why = first.cause() != Doubt.Cause.LOW_TRUST ? first.why()
                : Arrays.stream(first.why().split(", ")).map(labels::of).collect(Collectors.joining(", "));
        return labels.of(first.cause().label()) + ": " + why
                + (doubts.size() > 1 ? " " + labels.text("outliers.more causes", doubts.size() - 1) : "");
    }

    private static List<String> causes(List<Doubt> doubts) {
        return doubts.stream().map(doubt -> doubt.cause().label() + ": " + doubt.why()).toList();
    }

    private Answer jumps(FigureQuestion question, List<Observation> observations, double least,
                         Function<FigureRow, List<Doubt>> doubts, StatisticsSettings settings, Labels labels) {
        Jumps.Outcome outcome = new Jumps(question.scale(), question.isMoney(), settings)
                .find(observations, least, doubts);
        Answer answer = new Answer().fact("figure", question.name()).fact("label", question.label())
                .fact("score_threshold", least).fact("compared", outcome.compared())
                .above(question.name() + "  " + question.label())
                .above(labels.text("jumps.compared", outcome.compared(), NumberText.rounded(least, 3)));
        jumpRows(answer.section("outliers", labels.of("jumps.far")), outcome.jumps(), question, false, labels);
        jumpRows(answer.section("probably_errors", labels.of("outliers.errors")), outcome.probablyErrors(), question,
                true, labels);
        return answer;
    }

    private void jumpRows(Answer.Section section, List<Jumps.Jump> jumps, FigureQuestion question, boolean errors,
                          Labels labels) {
        section.text("agency").number("year").number("last_year").number("value").number("score").text("meaning").spare()
                .number("peers_compared").spare();
        if (errors) {
            section.text("cause");
        }
        section.text("id").unseen("last_id").unseen("url").unseen("title");
        if (errors) {
            section.unseen("causes");
        }
        section.whenEmpty(labels.of("none"));
        for (Jumps.Jump each : jumps.stream().limit(formatOptions.limitOfTable(USUAL_ROWS)).toList()) {
            FigureRow row = each.now().row();
            List<Object> cells = new ArrayList<>(Arrays.asList(row.agency().orElse(null), row.year().orElse(null),
                    value(each.last().value(), question), value(each.now().value(), question),
                    new Answer.Shown(rounded(each.score()), signed(each.score()), Style.PLAIN),
                    new Answer.Shown(each.strength().words(), labels.of(each.strength().words()),
                            style(each.strength())), each.peers()));
            if (errors) {
                cells.add(Answer.Shown.of(each.doubts().get(0).cause().label(), cause(each.doubts(), labels)));
            }
            cells.addAll(Arrays.asList(row.id(), each.last().row().id(), row.url().orElse(row.source()), row.title()));
            if (errors) {
                cells.add(causes(each.doubts()));
            }
            section.row(cells.toArray());
        }
    }

    private Answer frozen(ReportSearch search, List<Filter> filters, Workspace workspace, StatisticsSettings settings,
                          Labels labels) {
        List<FigureKey> figures = List.copyOf(workspace.figures());
        List<Frozen.Finding> findings = new ArrayList<>();
        List<Integer> years = years(search, filters);
        // Two years at a time: the figures of all years together need not fit into memory.
        for (int year : years) {
            if (years.contains(year - 1)) {
                List<Filter> both = new ArrayList<>(filters);
                both.add(new Filter.Years(Optional.of(year - 1), Optional.of(year)));
                List<FigureRow> rows = new ArrayList<>();
                search.forEachRow(both, figures, false, rows::add);
                findings.addAll(Frozen.find(rows, settings));
            }
        }
        Answer answer = new Answer().fact("least_equal_above_zero", settings.frozenFigures())
                .fact("least_share", settings.frozenShare())
                .above(labels.text("frozen.rule", settings.frozenFigures(),
                        NumberText.percent(settings.frozenShare())));
        Answer.Section section = answer.section("frozen", labels.of("frozen.title")).text("agency").number("year")
                .number("figures_shared").number("figures_equal").number("equal_above_zero").text("id")
                .unseen("last_id").unseen("title").whenEmpty(labels.of("none"));
        findings.stream().limit(formatOptions.limitOfTable(USUAL_ROWS)).forEach(finding -> section.row(
                finding.now().agency().orElse(null), finding.now().year().orElse(null), finding.shared(),
                finding.equal(), finding.equalAboveZero(), finding.now().id(), finding.last().id(),
                finding.now().title()));
        return answer;
    }

    private static List<Integer> years(ReportSearch search, List<Filter> filters) {
        List<Integer> years = new ArrayList<>();
        search.forEachRow(filters, List.of(), false, row -> row.year().filter(y -> !years.contains(y))
                .ifPresent(years::add));
        return years.stream().sorted().toList();
    }

    private Answer copied(ReportSearch search, List<Filter> filters, StatisticsSettings settings, Labels labels) {
        List<Copied.Finding> findings = new Copied(settings).find(
                texts -> search.forEachReport(Optional.empty(), filters, indexed -> {
                    if (indexed.counted()) {
                        texts.accept(text(indexed));
                    }
                }),
                id -> search.find(id).stream().filter(indexed -> indexed.id().equals(id)).findFirst()
                        .map(OutliersCommand::text));
        Answer answer = new Answer().fact("least_likeness", settings.copiedLikeness())
                .above(labels.text("copied.rule", NumberText.percent(settings.copiedLikeness())));
        Answer.Section section = answer.section("copied", labels.of("copied.title")).text("agency").number("year")
                .number("likeness").text("of").number("of_year").text("id").text("of_id").unseen("title")
                .unseen("of_title").unseen("same_agency").whenEmpty(labels.of("none"));
        findings.stream().limit(formatOptions.limitOfTable(USUAL_ROWS)).forEach(finding -> section.row(
                finding.later().agency().orElse(null), finding.later().year().orElse(null),
                Answer.Shown.of(Math.round(finding.likeness() * 1000) / 1000.0, NumberText.percent(finding.likeness())),
                Answer.Shown.of(finding.earlier().agency().orElse(null),
                        finding.sameAgency() ? labels.of("copied.own") : finding.earlier().agency().orElse("")),
                finding.earlier().year().orElse(null), finding.later().id(), finding.earlier().id(),
                finding.later().title(), finding.earlier().title(), finding.sameAgency()));
        return answer;
    }

    private static Copied.Text text(IndexedReport indexed) {
        Report report = indexed.report();
        return new Copied.Text(indexed.id(), report.agency().name(), report.year(), report.title(), report.text());
    }
}
