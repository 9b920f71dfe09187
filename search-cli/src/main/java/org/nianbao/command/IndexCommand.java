// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.archive.Archive;
import org.nianbao.archive.DataFolderLock;
import org.nianbao.extract.ReportExtractor;
import org.nianbao.index.IndexException;
import org.nianbao.index.ReportIndex;
import org.nianbao.index.ReportSearch;
import org.nianbao.ingest.IndexProgress;
import org.nianbao.ingest.IndexRun;
import org.nianbao.ingest.IndexSummary;
import org.nianbao.ingest.ReaderFingerprint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code index}: what is new since the last run. */
@Command(name = "index", description = "Bring the index up to date with the archive, or with the files named.",
        footer = {"",
            "Only what is new or changed is read; another version of the program or of the configuration reads everything",
            "again from the stored bytes. Until a run ends, everybody sees the index as it was.",
            "", "Examples:",
            "  nianbao index",
            "  nianbao index pages/*.html old-crawl.warc.gz",
            "  nianbao index --rebuild        (the index is damaged, or you want to be sure)"})
final class IndexCommand extends Subcommand {

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "HTML, text or WARC files, or folders of them.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--rebuild", description = "Make the index anew and read everything again.")
    private boolean rebuild;

    @Mixin
    private ThreadsOption threads;

    @Mixin
    private FormatOptions formatOptions;

    IndexCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run() throws IOException {
        Workspace workspace = new Workspace(terminal, shared);
        if (paths.isEmpty() && Archive.of(workspace.data()).isEmpty() && !Files.isDirectory(workspace.indexFolder())) {
            throw new CommandFailure(ExitCode.NOTHING_TO_WORK_ON, "no archive in " + workspace.data()
                    + "; fill one with nianbao crawl, or name files: nianbao index FILE…");
        }
        List<Path> files = paths.stream().map(terminal.folder()::resolve).toList();
        if (!files.isEmpty() && files.stream().noneMatch(Files::exists)) {
            files.forEach(file -> warn(file + ": no such file"));
            return ExitCode.FAILED;
        }
        ReportExtractor extractor = ReportExtractor.load(workspace.config());
        Progress progress = new Progress();
        IndexSummary summary = Interruption.during(Thread.currentThread()::interrupt,
                () -> bringUpToDate(workspace, extractor, files, progress));
        print(summary);
        return summary.problems().isEmpty() && progress.unreadable == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    private IndexSummary bringUpToDate(Workspace workspace, ReportExtractor extractor, List<Path> files,
                                       Progress progress) throws IOException {
        try (DataFolderLock lock = DataFolderLock.take(workspace.data());
             ReportIndex index = workspace.index(rebuild)) {
            Optional<ReportSearch> before = before(workspace);
            try {
                if (!rebuild) {
                    before.ifPresent(ReportSearch::requireWhole);
                }
                IndexRun.Settings settings = new IndexRun.Settings(workspace.data(),
                        ReaderFingerprint.of(ReportExtractor.class, workspace.config()), threads.count(),
                        terminal.clock(), rebuild);
                return new IndexRun(index, before, extractor::read, settings, progress)
                        .stopWhen(Interruption::requested).run(files);
            } finally {
                before.ifPresent(ReportSearch::close);
                progress.end();
            }
        }
    }

    private static Optional<ReportSearch> before(Workspace workspace) {
        try {
            return Optional.of(workspace.search());
        } catch (IndexException e) {
            return Optional.empty();
        }
    }

    private void print(IndexSummary summary) throws IOException {
        Printer printer = new Printer(terminal, shared);
        Labels labels = printer.labels();
        Map<String, Object> refused = new LinkedHashMap<>(summary.refused());
        int all = summary.refused().values().stream().mapToInt(Integer::intValue).sum();
        Answer answer = new Answer().fact("documents", summary.documents()).fact("added", summary.added())
                .fact("revised", summary.revised()).fact("unchanged", summary.unchanged()).fact("refused", refused)
                .fact("gone", summary.gone()).fact("problems", summary.problems())
                .fact("read_again", summary.readAgain());
        if (summary.readAgain()) {
            answer.above(labels.of("index.read again"));
        }
        answer.above(labels.text("index.summary", summary.documents(), summary.added(), summary.revised(),
                summary.unchanged(), all, summary.gone()));
        summary.refused().forEach((reason, count) -> answer.above("  " + labels.text("index.refused", count, reason)));
        if (formatOptions.format() == Format.TABLE) {
            // Words for a person; stdout is for data.
            printer.tables(answer).forEach(this::remark);
        } else {
            printer.print(answer, formatOptions.format());
        }
    }

    /** Counts on a terminal; problems everywhere. */
    private final class Progress implements IndexProgress {

        private static final int EVERY = 25;
        private static final String UNREADABLE = "unreadable";

        private final PrintStream err = terminal.err();
        private final boolean shown = terminal.errIsTerminal() && !shared.quiet();
        private boolean open;
        private int unreadable;

        @Override
        public void read(long documents) {
            if (shown && documents % EVERY == 0) {
                err.print("\r\u001b[K" + documents + " documents read");
                err.flush();
                open = true;
            }
        }

        @Override
        public void problem(String line) {
            end();
            warn(line);
        }

        @Override
        public void refused(String source, String reason) {
            if (reason.startsWith(UNREADABLE)) {
                unreadable++;
                end();
                warn(source + ": " + reason);
            } else if (shared.verbose()) {
                end();
                err.println(source + ": not a report: " + reason);
            }
        }

        void end() {
            if (open) {
                err.print("\r\u001b[K");
                err.flush();
                open = false;
            }
        }
    }
}
