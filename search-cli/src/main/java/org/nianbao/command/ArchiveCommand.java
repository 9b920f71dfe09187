// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nianbao.archive.Archive;
import org.nianbao.archive.ArchiveEntry;
import org.nianbao.archive.ArchivedPage;
import org.nianbao.archive.Finding;
import org.nianbao.index.QuerySyntaxException;
import org.nianbao.index.Suggestions;
import org.nianbao.render.NumberText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code archive verify|list|show}: what the crawl stored. */
@Command(name = "archive", description = "Verify the archive, list what it holds, print a stored page.",
        footer = {"",
            "verify reads every record and compares its digest; list prints one line a visit; show writes the bytes of a",
            "page as they came, the latest or those of a day.",
            "", "Examples:",
            "  nianbao archive verify",
            "  nianbao archive list --url www.example.gov.cn --limit 20",
            "  nianbao archive show http://www.example.gov.cn/2021.html --at 2022-03-31 > page.html"})
final class ArchiveCommand extends Subcommand {

    private static final int USUAL_ROWS = 100;
    private static final List<String> TASKS = List.of("verify", "list", "show");

    @Parameters(index = "0", paramLabel = "TASK", description = "verify, list or show.")
    private String task;

    @Parameters(index = "1", arity = "0..1", paramLabel = "URL",
            description = "The page to show; for list, part of the addresses.")
    private String url;

    @Option(names = "--url", paramLabel = "PART", description = "List only addresses with this part.")
    private String part;

    @Option(names = "--at", paramLabel = "DATE",
            description = "Show the version of that day (2022-03-31) or the last before.")
    private String at;

    @Option(names = "--headers", description = "Show status and headers instead of the body.")
    private boolean headers;

    @Mixin
    private FormatOptions formatOptions;

    ArchiveCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run() throws IOException {
        if (!TASKS.contains(task)) {
            throw new QuerySyntaxException("archive has no task '" + task + "'" + Suggestions.question(task, TASKS)
                    + "; there are " + String.join(", ", TASKS), task, 0);
        }
        if (task.equals("show") && url == null) {
            throw CommandFailure.wrongUsage("archive show: which page? give its URL ('nianbao archive list' prints them)");
        }
        Archive archive = Archive.of(shared.data(terminal));
        if (archive.isEmpty()) {
            throw new CommandFailure(ExitCode.NOTHING_TO_WORK_ON, "no archive in " + shared.data(terminal)
                    + "; make one with nianbao crawl");
        }
        return switch (task) {
            case "verify" -> verify(archive);
            case "list" -> list(archive);
            default -> show(archive);
        };
    }

    private ExitCode verify(Archive archive) throws IOException {
        List<Finding> findings = archive.verify();
        Printer printer = new Printer(terminal, shared);
        Labels labels = printer.labels();
        int records = archive.entries().size();
        Answer answer = new Answer().fact("files", archive.files().size()).fact("records", records)
                .fact("bytes", archive.size()).fact("whole", findings.isEmpty())
                .above(labels.text(findings.isEmpty() ? "archive.whole" : "archive.damaged", archive.files().size(),
                        records, NumberText.bytes(archive.size()), findings.size()));
        Answer.Section section = answer.section("findings", "").text("file").number("offset").text("what");
        findings.forEach(finding -> section.row(finding.file(), finding.offset(), finding.what()));
        printer.print(answer, formatOptions.format());
        return findings.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private ExitCode list(Archive archive) throws IOException {
        String wanted = part == null ? url : part;
        List<ArchiveEntry> entries = archive.entries().stream()
                .filter(entry -> wanted == null || entry.url().contains(wanted)).toList();
        Printer printer = new Printer(terminal, shared);
        Answer answer = new Answer().fact("visits", entries.size());
        Answer.Section section = answer.section("visits", "").text("fetched").number("status").text("state")
                .text("type").number("bytes").text("url").unseen("digest").unseen("place").unseen("same_as")
                .whenEmpty(printer.labels().of("none"));
        int limit = formatOptions.limitOfTable(USUAL_ROWS);
        for (ArchiveEntry entry : entries.subList(0, Math.min(limit, entries.size()))) {
            section.row(Answer.Shown.of(entry.fetched().toString(),
                            entry.fetched().atZone(Terminal.CHINA).toLocalDateTime().withNano(0).toString()
                                    .replace('T', ' ')),
                    entry.status(), entry.state().label(), entry.isRevisit() ? "as before" : entry.mime(),
                    entry.length(), entry.url(), entry.digest(), entry.place().toString(),
                    entry.original().map(Object::toString).orElse(null));
        }
        if (entries.size() > limit) {
            answer.below(printer.labels().text("more rows", entries.size() - limit));
        }
        printer.print(answer, formatOptions.format());
        return ExitCode.DONE;
    }

    private ExitCode show(Archive archive) throws IOException {
        List<ArchiveEntry> versions = archive.versions(url);
        Instant latest = until();
        List<ArchiveEntry> wanted = versions.stream().filter(entry -> !entry.fetched().isAfter(latest)).toList();
        if (wanted.isEmpty()) {
            throw new CommandFailure(ExitCode.FAILED, versions.isEmpty() ? "the archive does not hold " + url
                    + "; 'nianbao archive list' prints what it holds"
                    : "the first version of " + url + " is of " + versions.get(0).fetched().atZone(Terminal.CHINA)
                    .toLocalDate() + ", later than --at " + at);
        }
        // A version with content, when there is one: nobody asks for the empty answer of a bad night.
        ArchiveEntry entry = wanted.get(wanted.size() - 1);
        if (at == null) {
            entry = wanted.stream().filter(each -> each.state().hasContent()).reduce((a, b) -> b).orElse(entry);
        }
        ArchivedPage page = archive.page(entry.place());
        if (headers) {
            terminal.out().println("HTTP " + page.status());
            page.headers().forEach((name, values) -> values.forEach(value ->
                    terminal.out().println(name.toLowerCase(Locale.ROOT) + ": " + value)));
        } else {
            terminal.out().write(page.body(), 0, page.body().length);
        }
        remark(page.url() + " as fetched " + entry.fetched() + ", status " + page.status() + Optional
                .of(page.contentType()).filter(type -> !type.isEmpty()).map(type -> ", " + type).orElse(""));
        return ExitCode.DONE;
    }

    private Instant until() {
        if (at == null) {
            return Instant.MAX;
        }
        try {
            return at.contains("T") ? Instant.parse(at)
                    : LocalDate.parse(at).plusDays(1).atStartOfDay(Terminal.CHINA).toInstant().minusMillis(1);
        } catch (DateTimeParseException e) {
            throw CommandFailure.wrongUsage("--at '" + at + "' is no date; write 2022-03-31 or 2022-03-31T02:00:00Z");
        }
    }
}
