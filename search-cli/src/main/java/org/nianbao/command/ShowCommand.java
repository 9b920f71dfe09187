// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.nianbao.archive.Archive;
import org.nianbao.archive.ArchiveEntry;
import org.nianbao.archive.ArchivedPage;
import org.nianbao.edition.Edition;
import org.nianbao.export.CodebookEntry;
import org.nianbao.export.LongCsvExport;
import org.nianbao.index.Copy;
import org.nianbao.index.IndexedReport;
import org.nianbao.index.RefusedDocument;
import org.nianbao.index.ReportSearch;
import org.nianbao.record.ReportJson;
import org.nianbao.render.DisplayWidth;
import org.nianbao.render.NumberText;
import org.nianbao.render.Style;
import org.nianbao.render.TextTable;
import org.nianbao.report.Agency;
import org.nianbao.report.Check;
import org.nianbao.report.Evidence;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Report;
import org.nianbao.report.TrustSignal;
import org.nianbao.report.UnrecognisedRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code show}: one report as a person wants to read it. */
@Command(name = "show", description = "One report: head, tables, checks, trust, where each figure came from.",
        footer = {"",
            "A cell without a number is shown as it is printed (blank, / or -); · marks a cell of the form that the page does",
            "not have; !1 a number that a failed check uses; ~ a number with a remark, see --evidence.",
            "", "Examples:",
            "  nianbao show 3fk9w2mz6q1a",
            "  nianbao show http://www.example.gov.cn/2021.html --evidence",
            "  nianbao show 3fk9w2mz6q1a --open          (the page as it was archived, in the browser)"})
final class ShowCommand extends Subcommand {

    private static final int HEAD_LABEL_COLUMNS = 10;
    private static final int WIDEST = 130;

    @Parameters(paramLabel = "ID|URL",
            description = "The report's id (its first letters will do), "
            + "its address or source file, or agency and year: '东湖区 2020'.")
    private String named;

    @Option(names = "--evidence", description = "Every figure with the raw cell or sentence and its place.")
    private boolean evidence;

    @Option(names = "--text", description = "The report's cleaned text too.")
    private boolean text;

    @Option(names = "--open", description = "Open the raw page, as archived, in the browser.")
    private boolean open;

    @Mixin
    private FormatOptions formatOptions;

    ShowCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run() throws IOException {
        Workspace workspace = new Workspace(terminal, shared);
        IndexedReport indexed;
        List<Copy> copies;
        try (ReportSearch search = workspace.search()) {
            List<RefusedDocument> refused = search.find(named).isEmpty() ? search.findRefused(named) : List.of();
            if (!refused.isEmpty()) {
                refused.forEach(this::refused);
                return ExitCode.DONE;
            }
            indexed = workspace.report(search, named);
            copies = search.copies(indexed.id());
        }
        List<ArchiveEntry> versions = versions(workspace, indexed);
        if (open) {
            open(workspace, indexed, versions);
            return ExitCode.DONE;
        }
        switch (formatOptions.format()) {
            case TABLE -> new Printer(terminal, shared).lines(lines(indexed, copies, versions, workspace));
            case JSON -> json(indexed, copies, versions);
            case JSONL -> {
                Writer writer = new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8);
                ReportJson.writeLine(indexed.report(), writer);
                writer.flush();
            }
            case CSV -> {
                try (LongCsvExport csv = new LongCsvExport(
                        new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8), false)) {
                    csv.write(indexed);
                }
            }
        }
        return ExitCode.DONE;
    }

    private void refused(RefusedDocument document) {
        terminal.out().println(document.key() + ": not a report: " + document.reading().reason());
        if (!document.reading().title().isBlank()) {
            terminal.out().println("  " + document.reading().title());
        }
    }

    private static List<ArchiveEntry> versions(Workspace workspace, IndexedReport indexed) throws IOException {
        Archive archive = Archive.of(workspace.data());
        return archive.isEmpty() || indexed.report().url().isEmpty() ? List.of()
                : archive.versions(indexed.report().url().get());
    }

    private List<String> lines(IndexedReport indexed, List<Copy> copies, List<ArchiveEntry> versions,
                               Workspace workspace) {
        Printer printer = new Printer(terminal, shared);
        Labels labels = printer.labels();
        boolean colored = printer.colored();
        Report report = indexed.report();
        List<String> lines = new ArrayList<>();
        lines.add(Style.BOLD.on(report.title(), colored));
        head(lines, indexed, labels);
        trust(lines, report, copies, labels);
        archived(lines, versions, labels);
        FormDrawing drawing = new FormDrawing(report, printer.columns(), colored, labels.of("yuan"));
        Optional<Edition> edition = workspace.editions().edition(report.edition());
        edition.ifPresent(form -> {
            List<String> tables = drawing.tables(form);
            if (!tables.isEmpty()) {
                lines.add("");
                lines.addAll(tables);
            }
        });
        if (drawing.hasMissingCells() && edition.isPresent()) {
            lines.add(Style.DIM.on(labels.of("show.no cell"), colored));
        }
        checks(lines, report, drawing, labels, colored);
        further(lines, report, drawing.undrawn(), workspace, labels, printer);
        unrecognised(lines, report, labels, colored);
        if (!report.notes().isEmpty()) {
            section(lines, labels.of("show.notes"), colored);
            report.notes().forEach(note -> lines.add("  " + note));
        }
        if (evidence) {
            evidence(lines, report, labels, printer);
        } else {
            lines.add("");
            lines.add(Style.DIM.on(labels.text("show.more", indexed.id()), colored));
        }
        if (text) {
            section(lines, labels.of("show.text"), colored);
            int width = Math.min(printer.columns(), WIDEST);
            report.text().lines().forEach(line -> lines.addAll(DisplayWidth.wrap(line, width)));
        }
        return lines;
    }

    private static void head(List<String> lines, IndexedReport indexed, Labels labels) {
        Report report = indexed.report();
        Agency agency = report.agency();
        List<String> who = new ArrayList<>();
        who.add(agency.name().orElse(labels.of("agency unknown")));
        agency.printed().filter(printed -> !agency.name().equals(Optional.of(printed)))
                .ifPresent(printed -> who.add(labels.text("show.printed", printed)));
        List<String> rank = new ArrayList<>();
        agency.level().ifPresent(level -> rank.add(labels.value(level.name().toLowerCase(Locale.ROOT))));
        agency.kind().ifPresent(kind -> rank.add(labels.value(kind.name().toLowerCase(Locale.ROOT))));
        if (!rank.isEmpty()) {
            who.add(String.join(" ", rank));
        }
        line(lines, labels.of("agency"), String.join(" · ", who));
        List<String> place = new ArrayList<>();
        agency.province().ifPresent(place::add);
        agency.city().ifPresent(place::add);
        agency.county().ifPresent(place::add);
        agency.division().ifPresent(place::add);
        if (!place.isEmpty()) {
            line(lines, labels.of("place"), String.join(" · ", place));
        }
        line(lines, labels.of("year"), report.year().map(String::valueOf).orElse(labels.of("unknown")) + " · "
                + labels.of("published") + " " + report.published().map(Object::toString).orElse(labels.of("unknown"))
                + " · " + labels.of("form") + " " + labels.value(report.edition()));
        line(lines, labels.of("page"), report.url().orElse(report.source()));
        line(lines, labels.of("id"), indexed.id() + " · " + labels.of("first seen") + " " + day(indexed.firstSeen())
                + indexed.gone().map(when -> " · " + labels.of("page gone since") + " " + day(when)).orElse(""));
    }

    private static void trust(List<String> lines, Report report, List<Copy> copies, Labels labels) {
        List<String> words = new ArrayList<>();
        if (report.trust().official()) {
            words.add(labels.of("show.official"));
        } else {
            for (TrustSignal signal : report.trust().signals()) {
                words.add(labels.of("show." + signal.label()));
            }
            if (words.isEmpty()) {
                words.add(labels.of("show.unofficial"));
            }
            words.add(labels.of("show.quote with care"));
        }
        line(lines, labels.of("trust"), String.join(" ", words));
        report.trust().duplicateOf().ifPresent(url -> line(lines, "", labels.text("show.copy of", url)));
        for (Copy copy : copies) {
            line(lines, "", labels.of(copy.official() ? "show.official copy" : "also at") + " "
                    + copy.url().orElse(copy.source()) + " (" + copy.id() + ")");
        }
    }

    private static void archived(List<String> lines, List<ArchiveEntry> versions, Labels labels) {
        int changed = 0;
        List<String> days = new ArrayList<>();
        String digest = "";
        for (ArchiveEntry version : versions) {
            boolean same = version.isRevisit() || version.digest().equals(digest);
            if (!same) {
                digest = version.digest();
                changed++;
            }
            days.add(day(version.fetched()) + (version.status() >= 400 ? " (" + version.status() + ")"
                    : same ? " =" : ""));
        }
        if (!days.isEmpty()) {
            line(lines, labels.of("archived"), labels.count(days.size(), "visit") + ", "
                    + labels.count(changed, "version") + ": "
                    + String.join(", ", days.subList(Math.max(0, days.size() - 8), days.size())));
        }
    }

    private static void checks(List<String> lines, Report report, FormDrawing drawing, Labels labels, boolean colored) {
        section(lines, labels.of("show.checks"), colored);
        long passed = report.checks().stream().filter(c -> c.status() == Check.Status.PASS).count();
        long unknown = report.checks().stream().filter(c -> c.status() == Check.Status.UNKNOWN)
                .count();
        List<String> failed = drawing.failedChecks(labels);
        lines.add("  " + labels.text("show.check counts", passed, report.checks().size() - passed - unknown, unknown));
        failed.forEach(line -> lines.add("  " + line));
    }

    private static void further(List<String> lines, Report report, List<FigureKey> keys, Workspace workspace,
                                Labels labels, Printer printer) {
        if (keys.isEmpty()) {
            return;
        }
        section(lines, labels.of("show.further"), printer.colored());
        TextTable table = new TextTable().text(labels.of("figure")).number(labels.of("value")).text(labels.of("label"))
                .text(labels.of("where"));
        for (FigureKey key : keys) {
            table.row(key.name(), report.figures().number(key).map(NumberText::grouped).orElse(""),
                    workspace.entry(key).map(CodebookEntry::label).orElse(""), where(report, key));
        }
        table.lines(printer.columns(), printer.colored()).forEach(line -> lines.add("  " + line));
    }

    private static String where(Report report, FigureKey key) {
        return report.figures().evidence(key).map(e -> (e.fromProse() ? e.raw() : e.where())
                + e.remark().map(remark -> " (" + remark + ")").orElse("")).orElse("");
    }

    private static void unrecognised(List<String> lines, Report report, Labels labels, boolean colored) {
        if (!report.unrecognisedRows().isEmpty()) {
            section(lines, labels.of("show.unrecognised"), colored);
            for (UnrecognisedRow row : report.unrecognisedRows()) {
                lines.add("  " + row.where() + ": " + row.label() + " | " + String.join(" | ", row.cells()) + "  ("
                        + row.reason() + ")");
            }
        }
    }

    private static void evidence(List<String> lines, Report report, Labels labels, Printer printer) {
        section(lines, labels.of("show.evidence"), printer.colored());
        TextTable table = new TextTable().text(labels.of("figure")).number(labels.of("value")).text(labels.of("raw"))
                .text(labels.of("where")).text(labels.of("remark"));
        for (Map.Entry<FigureKey, Evidence> entry : report.figures().evidence().entrySet()) {
            table.row(entry.getKey().name(),
                    report.figures().number(entry.getKey()).map(BigDecimal::toPlainString).orElse(""),
                    entry.getValue().raw(), entry.getValue().where(), entry.getValue().remark().orElse(""));
        }
        table.lines(printer.columns(), printer.colored()).forEach(line -> lines.add("  " + line));
        if (!report.decisions().isEmpty()) {
            section(lines, labels.of("show.decisions"), printer.colored());
            report.decisions().forEach((field, why) -> lines.add("  " + field + ": " + why));
        }
    }

    private static void section(List<String> lines, String title, boolean colored) {
        lines.add("");
        lines.add(Style.BOLD.on(title, colored));
    }

    private static void line(List<String> lines, String label, String text) {
        lines.add(DisplayWidth.left(label, HEAD_LABEL_COLUMNS) + " " + text);
    }

    private static String day(Instant when) {
        return when.atZone(Terminal.CHINA).toLocalDate().toString();
    }

    private void json(IndexedReport indexed, List<Copy> copies, List<ArchiveEntry> versions) throws IOException {
        try (JsonGenerator json = JsonText.indented(terminal.out())) {
            json.writeStartObject();
            json.writeStringField("id", indexed.id());
            json.writeStringField("first_seen", indexed.firstSeen().toString());
            json.writeStringField("seen", indexed.seen().toString());
            json.writeFieldName("gone");
            JsonText.value(json, indexed.gone().orElse(null));
            json.writeArrayFieldStart("copies");
            for (Copy copy : copies) {
                json.writeStartObject();
                json.writeStringField("id", copy.id());
                json.writeStringField("url", copy.url().orElse(copy.source()));
                json.writeBooleanField("official", copy.official());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("archived");
            for (ArchiveEntry version : versions) {
                json.writeStartObject();
                json.writeStringField("fetched", version.fetched().toString());
                json.writeNumberField("status", version.status());
                json.writeStringField("digest", version.digest());
                json.writeStringField("place", version.place().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeFieldName("record");
            ReportJson.write(indexed.report(), json);
            json.writeEndObject();
        }
        terminal.out().println();
    }

    /** The bytes as they came, in a file the browser can open; printed when there is no browser to start. */
    private void open(Workspace workspace, IndexedReport indexed, List<ArchiveEntry> versions) throws IOException {
        Path source = terminal.folder().resolve(indexed.report().source());
        Path page = source;
        if (!versions.isEmpty() || !Files.isRegularFile(source)) {
            ArchivedPage archived = Archive.of(workspace.data()).latestGood(indexed.report().url().orElse(""))
                    .orElseThrow(() -> new CommandFailure(ExitCode.FAILED, "the raw page of " + indexed.id()
                            + " is neither in the archive nor at " + source));
            page = Files.createTempFile("nianbao-" + indexed.id() + "-", ".html");
            Files.write(page, archived.body());
        }
        boolean started = terminal.outIsTerminal() && Arrays.asList("xdg-open", "open").stream().anyMatch(opener(page));
        if (!started) {
            terminal.out().println(page.toAbsolutePath());
        }
    }

    private static Predicate<String> opener(Path page) {
        return program -> {
            try {
                new ProcessBuilder(program, page.toString()).redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
                return true;
            } catch (IOException e) {
                return false;
            }
        };
    }
}
