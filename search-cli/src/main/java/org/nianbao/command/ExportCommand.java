// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nianbao.export.CodebookEntry;
import org.nianbao.export.CsvExport;
import org.nianbao.export.CsvLines;
import org.nianbao.export.JsonLinesExport;
import org.nianbao.export.LongCsvExport;
import org.nianbao.export.ReportExport;
import org.nianbao.export.SqliteExport;
import org.nianbao.index.Filter;
import org.nianbao.index.ReportSearch;
import org.nianbao.index.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: every record, for other programs. */
@Command(name = "export", description = "Every record as CSV, JSON lines or SQLite.",
        footer = {"",
            "CSV: one row a report and one column a figure; --long: one row a figure with its evidence. A figure that is",
            "not stated is an empty cell. SQLite opens in Datasette as it is. Text that a spreadsheet would run as a formula",
            "gets an apostrophe in front.",
            "", "Examples:",
            "  nianbao export --format csv --bom --output reports.csv",
            "  nianbao export --format sqlite --output reports.db --year 2019..2022",
            "  nianbao export --codebook > codebook.csv"})
final class ExportCommand extends Subcommand {

    /** Formats of the export. */
    enum ExportFormat {
        CSV, JSONL, SQLITE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(arity = "0..*", paramLabel = "QUERY",
            description = "Only reports that say this; without it, every report.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT",
            description = "csv, jsonl or sqlite (default: by the name of the file, else csv).")
    private ExportFormat format;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE",
            description = "Write this file, whole or not at all (default: stdout).")
    private Path output;

    @Option(names = "--long", description = "CSV with one row a figure, with its evidence.")
    private boolean longRows;

    @Option(names = "--bom", description = "CSV with the mark by which Excel knows UTF-8.")
    private boolean byteOrderMark;

    @Option(names = "--codebook", description = "The codebook alone: every figure's key, unit, editions, label.")
    private boolean codebook;

    @Option(names = "--no-copies", description = "Leave out copies of other reports.")
    private boolean noCopies;

    @Mixin
    private FilterOptions filterOptions;

    ExportCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run() throws IOException {
        Workspace workspace = new Workspace(terminal, shared);
        ExportFormat chosen = chosen();
        if ((longRows || byteOrderMark || codebook) && chosen != ExportFormat.CSV) {
            throw CommandFailure.wrongUsage("--long, --bom and --codebook go with --format csv"
                    + " (a SQLite file has both forms and the codebook anyway)");
        }
        if (codebook) {
            toFileOrStdout(writer -> writeCodebook(writer, workspace.codebook()));
            return ExitCode.DONE;
        }
        List<Filter> filters = filterOptions.filters(workspace.figures());
        Optional<Words> query = SearchCommand.words(String.join(" ", words));
        try (ReportSearch search = workspace.search()) {
            search.requireWhole();
            long reports;
            if (chosen == ExportFormat.SQLITE) {
                reports = sqlite(search, query, filters, workspace);
            } else {
                long[] count = {0};
                toFileOrStdout(writer -> {
                    try (ReportExport export = export(chosen, writer, workspace)) {
                        count[0] = write(search, query, filters, export);
                    }
                });
                reports = count[0];
            }
            if (output != null) {
                remark(reports + (reports == 1 ? " report" : " reports") + " written to " + output);
            }
        }
        return ExitCode.DONE;
    }

    private ExportFormat chosen() {
        if (format != null) {
            return format;
        }
        String name = output == null ? "" : output.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".db") || name.endsWith(".sqlite") || name.endsWith(".sqlite3")) {
            return ExportFormat.SQLITE;
        }
        return name.endsWith(".jsonl") || name.endsWith(".ndjson") ? ExportFormat.JSONL : ExportFormat.CSV;
    }

    private ReportExport export(ExportFormat chosen, Writer writer, Workspace workspace) throws IOException {
        if (chosen == ExportFormat.JSONL) {
            return new JsonLinesExport(writer);
        }
        return longRows ? new LongCsvExport(writer, byteOrderMark)
                : new CsvExport(writer, byteOrderMark, workspace.codebook());
    }

    private long write(ReportSearch search, Optional<Words> query, List<Filter> filters, ReportExport export)
            throws IOException {
        long[] count = {0};
        try {
            search.forEachReport(query, filters, indexed -> {
                if (!noCopies || indexed.counted()) {
                    try {
                        export.write(indexed);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    count[0]++;
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return count[0];
    }

    private void writeCodebook(Writer writer, List<CodebookEntry> entries) throws IOException {
        CsvLines csv = new CsvLines(writer, byteOrderMark);
        csv.row("key", "unit", "editions", "label");
        for (CodebookEntry entry : entries) {
            csv.row(entry.key().name(), entry.unit(), entry.editions(), entry.label());
        }
        csv.flush();
    }

    /** Something that writes text. */
    private interface TextSource {
        void writeTo(Writer writer) throws IOException;
    }

    private void toFileOrStdout(TextSource text) throws IOException {
        if (output == null) {
            Writer writer = new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8);
            text.writeTo(writer);
            writer.flush();
            return;
        }
        Path file = terminal.folder().resolve(output);
        Path partial = partial(file);
        try {
            try (BufferedWriter writer = Files.newBufferedWriter(partial, StandardCharsets.UTF_8)) {
                text.writeTo(writer);
            }
            moveInPlace(partial, file);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private long sqlite(ReportSearch search, Optional<Words> query, List<Filter> filters, Workspace workspace)
            throws IOException {
        if (output == null && terminal.outIsTerminal()) {
            throw CommandFailure.wrongUsage("a SQLite file cannot be shown on a terminal; add --output reports.db");
        }
        Path file = output == null ? gone(Files.createTempFile("nianbao", ".db")) : terminal.folder().resolve(output);
        Path partial = output == null ? file : partial(file);
        try {
            Files.deleteIfExists(partial);
            long reports;
            try (SqliteExport export = new SqliteExport(partial, workspace.codebook())) {
                reports = write(search, query, filters, export);
            }
            if (output == null) {
                Files.copy(partial, terminal.out());
            } else {
                moveInPlace(partial, file);
            }
            return reports;
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static Path partial(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw CommandFailure.wrongUsage("--output " + file + " is a folder; name a file");
        }
        if (file.toAbsolutePath().getParent() != null && !Files.isDirectory(file.toAbsolutePath().getParent())) {
            throw CommandFailure.wrongUsage("--output " + file + ": there is no folder "
                    + file.toAbsolutePath().getParent());
        }
        return gone(file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".partial"));
    }

    /** The same, deleted when the program is interrupted before the file is whole. */
    private static Path gone(Path partial) {
        partial.toFile().deleteOnExit();
        return partial;
    }

    private static void moveInPlace(Path partial, Path file) throws IOException {
        try {
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
