// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.io.IOException;
import java.util.Map;
import org.nianbao.archive.Archive;
import org.nianbao.index.IndexException;
import org.nianbao.index.IndexStats;
import org.nianbao.index.ReportSearch;
import org.nianbao.render.NumberText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code stats}: how much there is, and whether it is whole. */
@Command(name = "stats", description = "Size, counts by year and edition, health of archive and index.",
        footer = {"", "Examples:",
            "  nianbao stats",
            "  nianbao stats --data /srv/nianbao --format json",
            "  nianbao stats --lang zh"})
final class StatsCommand extends Subcommand {

    @Mixin
    private FormatOptions formatOptions;

    StatsCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run() throws IOException {
        Workspace workspace = new Workspace(terminal, shared);
        Printer printer = new Printer(terminal, shared);
        Labels labels = printer.labels();
        Answer answer = new Answer();
        Answer.Section totals = answer.section("totals", "").text("what").number("count").text("note");
        Archive archive = Archive.of(workspace.data());
        boolean archived = !archive.isEmpty();
        if (archived) {
            totals.row(labels.of("stats.archive files"), archive.files().size(), NumberText.bytes(archive.size()));
            totals.row(labels.of("stats.archive records"), archive.entries().size(), null);
        }
        String health;
        ExitCode exitCode = ExitCode.DONE;
        try (ReportSearch search = workspace.search()) {
            search.requireWhole();
            IndexStats stats = search.stats();
            health = "whole";
            totals.row(labels.of("stats.reports"), stats.reports(), NumberText.bytes(stats.bytes()));
            totals.row(labels.of("stats.copies"), stats.copies(), null);
            totals.row(labels.of("stats.refused"), stats.refused(), null);
            totals.row(labels.of("stats.gone"), stats.gone(), null);
            counts(answer, "by_year", "year", stats.byYear(), labels);
            counts(answer, "by_edition", "edition", stats.byEdition(), labels);
            counts(answer, "refused_by_reason", "reason", stats.refusedByReason(), labels);
            stats.lastChange().ifPresent(when -> answer.fact("last_change", when)
                    .below(labels.of("stats.last change") + ": " + when.atZone(Terminal.CHINA).toLocalDateTime()));
            answer.fact("state", stats.state());
        } catch (IndexException.Missing e) {
            if (!archived) {
                throw new CommandFailure(ExitCode.NOTHING_TO_WORK_ON, "neither archive nor index in " + workspace.data()
                        + "; begin with nianbao crawl, or nianbao index FILE…", e);
            }
            health = "none yet; make one with nianbao index";
        } catch (IndexException.Damaged e) {
            health = CommandErrors.oneLine(e.getMessage());
            exitCode = ExitCode.FAILED;
        }
        answer.fact("archive", archived ? "present" : "none").fact("index", health);
        answer.below(labels.of("stats.archive") + ": " + labels.of(archived ? "present" : "none"))
                .below(labels.of("stats.index") + ": " + labels.of(health));
        printer.print(answer, formatOptions.format());
        return exitCode;
    }

    private static void counts(Answer answer, String name, String column, Map<String, Long> counts, Labels labels) {
        Answer.Section section = answer.section(name, "").text(column).number("reports");
        counts.forEach((value, count) -> section.row(Answer.Shown.of(value, labels.value(value)), count));
    }
}
