// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nianbao.index.Dimension;
import org.nianbao.index.Filter;
import org.nianbao.index.IndexedReport;
import org.nianbao.index.ReportSearch;
import org.nianbao.report.Check;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code checks}: arithmetic that does not work out. */
@Command(name = "checks", description = "Failed arithmetic, across all reports, with the cells it used.",
        footer = {"", "Examples:",
            "  nianbao checks --year 2021",
            "  nianbao checks --rule 'received = results + carried_forward' --province 江西",
            "  nianbao checks --format csv > failed.csv"})
final class ChecksCommand extends Subcommand {

    private static final int USUAL_ROWS = 50;

    @Option(names = "--rule", paramLabel = "RULE", description = "Only this rule (or part of its words).")
    private String rule;

    @Mixin
    private FilterOptions filterOptions;

    @Mixin
    private FormatOptions formatOptions;

    ChecksCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run() throws IOException {
        Workspace workspace = new Workspace(terminal, shared);
        List<Filter> filters = new ArrayList<>(filterOptions.filters(workspace.figures()));
        filters.add(Filter.Is.of(Dimension.CHECK, Dimension.FAILED));
        int limit = formatOptions.limitOfTable(USUAL_ROWS);
        Printer printer = new Printer(terminal, shared);
        Answer answer = new Answer();
        Answer.Section section = answer.section("checks", "").text("agency").number("year").text("rule").text("column").spare()
                .number("expected").number("actual").number("off_by").text("id").text("cells").spare()
                .unseen("url")
                .unseen("title").whenEmpty(printer.labels().of("none"));
        Map<String, Long> rules = new TreeMap<>();
        long[] reports = {0};
        try (ReportSearch search = workspace.search();
                RowStream rows = printer.rows(section, formatOptions.format())) {
            search.forEachReport(Optional.empty(), filters, indexed -> {
                if (indexed.counted()) {
                    reports[0] += write(indexed, rows, rules, limit) ? 1 : 0;
                }
            });
            filterOptions.doubts(search).forEach(this::warn);
            long all = rules.values().stream().mapToLong(Long::longValue).sum();
            answer.fact("reports", reports[0]).fact("failed", all).fact("by_rule", rules)
                    .above(printer.labels().text("checks.summary", all, reports[0]));
            rules.forEach((name, count) -> answer.above("  " + printer.labels().text("checks.rule", count, name)));
            if (rows.count() < all) {
                answer.below(printer.labels().text("more rows", all - rows.count()));
            }
            rows.end(answer);
        }
        return ExitCode.DONE;
    }

    private boolean write(IndexedReport indexed, RowStream rows, Map<String, Long> rules, int limit) {
        Report report = indexed.report();
        boolean any = false;
        for (Check check : report.checks()) {
            if (check.status() == Check.Status.FAIL && (rule == null || check.rule().contains(rule))) {
                any = true;
                rules.merge(check.rule(), 1L, Long::sum);
                if (rows.count() < limit) {
                    rows.row(report.agency().name().orElse(null), report.year().orElse(null), check.rule(),
                            check.column(), check.expected().orElse(null), check.actual().orElse(null), offBy(check),
                            indexed.id(), cells(report, check), report.url().orElse(report.source()), report.title());
                }
            }
        }
        return any;
    }

    private static BigDecimal offBy(Check check) {
        return check.expected().isPresent() && check.actual().isPresent()
                ? check.actual().get().subtract(check.expected().get()) : null;
    }

    private static Answer.Shown cells(Report report, Check check) {
        List<String> keys = check.cells().stream().map(FigureKey::name).toList();
        String text = check.cells().stream().map(key -> key + "=" + report.figures().number(key)
                .map(BigDecimal::toPlainString).orElse("?")).collect(Collectors.joining(" "));
        return Answer.Shown.of(keys, text);
    }
}
