// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import org.nianbao.export.CodebookEntry;
import org.nianbao.index.IndexedReport;
import org.nianbao.index.ReportSearch;
import org.nianbao.render.NumberText;
import org.nianbao.render.Style;
import org.nianbao.report.Evidence;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compare A B}: two reports side by side. */
@Command(name = "compare", description = "Two reports side by side, differences marked.",
        footer = {"",
            "A row marked with ! differs; with ? only one of the two states the figure.",
            "", "Examples:",
            "  nianbao compare 3fk9w2mz6q1a 7h0c4x8v5n2b",
            "  nianbao compare http://www.example.gov.cn/2020.html http://www.example.gov.cn/2021.html --all",
            "  nianbao compare 3fk9w2mz6q1a 7h0c4x8v5n2b --format csv > difference.csv"})
final class CompareCommand extends Subcommand {

    @Parameters(index = "0", paramLabel = "A", description = "Id, address or source of a report, or 'AGENCY YEAR'.")
    private String first;

    @Parameters(index = "1", paramLabel = "B", description = "Id, address or source of another.")
    private String second;

    @Option(names = "--all", description = "Equal figures too, not only the differences.")
    private boolean all;

    @Mixin
    private FormatOptions formatOptions;

    CompareCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run() throws IOException {
        Workspace workspace = new Workspace(terminal, shared);
        IndexedReport a;
        IndexedReport b;
        try (ReportSearch search = workspace.search()) {
            a = workspace.report(search, first);
            b = workspace.report(search, second);
        }
        Printer printer = new Printer(terminal, shared);
        printer.print(answer(a, b, workspace, printer.labels()), formatOptions.format());
        return ExitCode.DONE;
    }

    private Answer answer(IndexedReport a, IndexedReport b, Workspace workspace, Labels labels) {
        boolean table = formatOptions.format() == Format.TABLE;
        Answer answer = new Answer().fact("a", a.id()).fact("b", b.id());
        Answer.Section head = answer.section("head", "").text("field").text("a").text("b");
        head(head, labels.of("id"), a.id(), b.id());
        head(head, labels.of("title"), a.report().title(), b.report().title());
        head(head, labels.of("agency"), name(a), name(b));
        head(head, labels.of("year"), text(a.report().year()), text(b.report().year()));
        head(head, labels.of("published"), text(a.report().published()), text(b.report().published()));
        head(head, labels.of("edition"), a.report().edition(), b.report().edition());
        head(head, labels.of("url"), a.report().url().orElse(a.report().source()),
                b.report().url().orElse(b.report().source()));
        Answer.Section figures = answer.section("figures", "").text("difference").text("label").number("a").number("b")
                .number("change").text("figure").whenEmpty(labels.of("compare.same"));
        int equal = 0;
        for (CodebookEntry entry : workspace.codebook()) {
            Optional<BigDecimal> left = a.report().figures().number(entry.key());
            Optional<BigDecimal> right = b.report().figures().number(entry.key());
            if (left.isEmpty() && right.isEmpty()) {
                continue;
            }
            boolean same = left.isPresent() && right.isPresent() && left.get().compareTo(right.get()) == 0;
            equal += same ? 1 : 0;
            if (!same || all || !table) {
                String mark = same ? "" : left.isPresent() && right.isPresent() ? "!" : "?";
                figures.row(new Answer.Shown(mark, mark, Style.RED), entry.label(), shown(a.report(), entry.key()),
                        shown(b.report(), entry.key()), left.isPresent() && right.isPresent()
                                ? right.get().subtract(left.get()) : null, entry.key().name());
            }
        }
        if (!all) {
            answer.below(labels.text("compare.equal", equal));
        }
        return answer.fact("equal", equal);
    }

    /** The number; where none is stated, the cell as it is printed. */
    private static Answer.Shown shown(Report report, FigureKey key) {
        Optional<BigDecimal> number = report.figures().number(key);
        String raw = report.figures().evidence(key).map(Evidence::raw).orElse("");
        return Answer.Shown.of(number.orElse(null), number.map(NumberText::grouped).orElse(raw));
    }

    private static void head(Answer.Section section, String field, String a, String b) {
        boolean same = a.equals(b);
        section.row(field, new Answer.Shown(a, a, same ? Style.DIM : Style.PLAIN),
                new Answer.Shown(b, b, same ? Style.DIM : Style.PLAIN));
    }

    private static String name(IndexedReport indexed) {
        return indexed.report().agency().name().orElse("");
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }
}
