// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.nianbao.archive.ArchivedPage;
import org.nianbao.archive.Finding;
import org.nianbao.archive.WarcFile;
import org.nianbao.extract.ReportExtractor;
import org.nianbao.ingest.InputFiles;
import org.nianbao.page.UnreadablePage;
import org.nianbao.quality.LabelledScore;
import org.nianbao.quality.Miss;
import org.nianbao.record.ReportJson;
import org.nianbao.report.Check;
import org.nianbao.report.NotAReport;
import org.nianbao.report.Reading;
import org.nianbao.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code extract}: pages to records, no index. */
@Command(name = "extract", description = "Read pages; one JSON record a document on stdout, in input order.",
        footer = {"",
            "A document that is no report gives a record too, with the reason. With --labels the score of the reading is",
            "printed instead: a JSON object a line, with source (the file's name), url (the page's address) and the",
            "fields that are known; or a folder with NAME.json for each page NAME. docs/labels.md has every field.",
            "", "Examples:",
            "  nianbao extract page.html | jq .figures",
            "  nianbao extract --url http://www.example.gov.cn/2021.html saved.html",
            "  nianbao extract pages/ --labels pages/labels.jsonl"})
final class ExtractCommand extends Subcommand {

    /** Documents read ahead of the one that is printed, for each thread. */
    private static final int AHEAD = 4;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "HTML, text or WARC files, or folders of them.")
    private List<Path> paths;

    @Option(names = "--url", paramLabel = "URL", description = "The page's address, for a single file.")
    private String url;

    @Option(names = "--labels", paramLabel = "FILE", description = "Score the reading against these labels.")
    private Path labels;

    @Option(names = "--format", paramLabel = "FORMAT", description = "jsonl (default), json, csv or table.")
    private Format format;

    @Mixin
    private ThreadsOption threads;

    private ReportExtractor extractor;
    private Optional<LabelFile> labelled = Optional.empty();
    private ExitCode exitCode = ExitCode.DONE;

    /** One document, or the reason why it has no record. */
    private record Result(Optional<Reading> reading, Optional<String> problem) {
    }

    /** Takes readings in their order. */
    private interface Sink {
        void take(Reading reading) throws IOException;
    }

    ExtractCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run() throws IOException {
        List<Path> files = InputFiles.of(paths.stream().map(terminal.folder()::resolve).toList());
        if (url != null && files.size() != 1) {
            throw CommandFailure.wrongUsage("--url goes with a single file, not with " + files.size());
        }
        if (files.isEmpty()) {
            throw new CommandFailure(ExitCode.NOTHING_TO_WORK_ON, "no page and no WARC file in " + paths);
        }
        if (labels != null) {
            labelled = Optional.of(LabelFile.read(terminal.folder().resolve(labels)));
        }
        extractor = ReportExtractor.load(shared.config(terminal));
        if (labelled.isPresent()) {
            score(files, labelled.get());
            return exitCode;
        }
        Format chosen = format == null ? Format.JSONL : format;
        switch (chosen) {
            case JSONL -> {
                Writer writer = new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8);
                read(files, reading -> {
                    ReportJson.writeLine(reading, writer);
                    writer.flush();
                });
            }
            case JSON -> {
                try (JsonGenerator json = JsonText.indented(terminal.out())) {
                    json.writeStartArray();
                    read(files, reading -> ReportJson.write(reading, json));
                    json.writeEndArray();
                }
                terminal.out().println();
            }
            default -> summary(files, chosen);
        }
        return exitCode;
    }

    /** A line a document, for a first look. */
    private void summary(List<Path> files, Format chosen) throws IOException {
        Printer printer = new Printer(terminal, shared);
        Answer answer = new Answer();
        Answer.Section section = answer.section("documents", "").text("source").text("kind").text("agency").number("year")
                .text("edition").text("published").number("figures").number("failed_checks").text("trust").text("title");
        read(files, reading -> {
            if (reading instanceof Report report) {
                section.row(report.source(), "report", report.agency().name().orElse(null), report.year().orElse(null),
                        report.edition(), report.published().map(Object::toString).orElse(null),
                        report.figures().numbers().size(), report.checks().stream()
                                .filter(check -> check.status() == Check.Status.FAIL).count(),
                        String.join(" ", ReportJson.trustLabels(report.trust())), report.title());
            } else if (reading instanceof NotAReport refused) {
                section.row(refused.source(), refused.reason(), null, null, null, null, null, null, null,
                        refused.title());
            }
        });
        printer.print(answer, chosen);
    }

    private void score(List<Path> files, LabelFile truth) throws IOException {
        LabelledScore score = new LabelledScore();
        List<String> unlabelled = new ArrayList<>();
        read(files, reading -> truth.of(reading.source())
                .ifPresentOrElse(label -> score.add(label, reading), () -> unlabelled.add(reading.source())));
        if (format == Format.JSON || format == Format.JSONL) {
            try (JsonGenerator json = JsonText.indented(terminal.out())) {
                JsonText.value(json, Map.of("score", score.record(),
                        "misses", score.misses().stream().map(Miss::toString).toList()));
            }
            terminal.out().println();
        } else {
            terminal.out().print(score.table());
            if (shared.verbose()) {
                terminal.out().println();
                score.misses().forEach(miss -> terminal.out().println(miss));
            } else if (!score.misses().isEmpty()) {
                remark(score.misses().size() + " disagreements; -v lists them");
            }
        }
        if (!unlabelled.isEmpty()) {
            remark(unlabelled.size() + " documents have no label and are not scored, the first is " + unlabelled.get(0));
        }
        List<String> unread = truth.unused();
        if (!unread.isEmpty()) {
            warn(labels + ": " + unread.size() + " labels name no document that was read, the first is " + unread.get(0));
            exitCode = ExitCode.FAILED;
        }
    }

    /** Reads in several threads, hands on in input order; what cannot be read is named and passed over. */
    private void read(List<Path> files, Sink sink) throws IOException {
        int count = Math.min(threads.count(), files.size());
        ExecutorService workers = Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, "extract");
            thread.setDaemon(true);
            return thread;
        });
        Deque<Future<Result>> waiting = new ArrayDeque<>();
        try {
            for (Path file : files) {
                if (InputFiles.isWarc(file) && Files.isReadable(file)) {
                    warc(file, workers, waiting, sink, count);
                } else {
                    String name = name(file);
                    Optional<String> address = Optional.ofNullable(url)
                            .or(() -> labelled.flatMap(truth -> truth.url(name)));
                    waiting.add(workers.submit(() -> file(file, name, address)));
                }
                drain(waiting, AHEAD * count, sink);
            }
            drain(waiting, 0, sink);
        } finally {
            workers.shutdownNow();
        }
    }

    private void warc(Path file, ExecutorService workers, Deque<Future<Result>> waiting, Sink sink, int count)
            throws IOException {
        List<IOException> failed = new ArrayList<>();
        List<Finding> findings = new WarcFile(file).pages(page -> {
            if (page.status() == 200 && failed.isEmpty()) {
                Callable<Result> work = () -> page(file, page);
                waiting.add(workers.submit(work));
                try {
                    drain(waiting, AHEAD * count, sink);
                } catch (IOException e) {
                    failed.add(e);
                }
            }
        });
        if (!failed.isEmpty()) {
            throw failed.get(0);
        }
        for (Finding finding : findings) {
            problem(file + ": byte " + finding.offset() + ": " + finding.what());
        }
    }

    private Result page(Path file, ArchivedPage page) {
        return read(file + ":" + page.place().offset(), Optional.of(page.url()), page.body(),
                page.header("content-type"));
    }

    private Result file(Path file, String name, Optional<String> address) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            return new Result(Optional.empty(), Optional.of(Files.isDirectory(file) ? file + ": is a folder"
                    : CommandErrors.describe(e, false)));
        }
        return read(name, address, bytes, Optional.empty());
    }

    /** The path as it was typed. */
    private String name(Path file) {
        return terminal.folder().toString().isEmpty() ? file.toString() : terminal.folder().relativize(file).toString();
    }

    private Result read(String source, Optional<String> address, byte[] bytes, Optional<String> contentType) {
        try {
            return new Result(Optional.of(extractor.read(source, address, bytes, contentType)), Optional.empty());
        } catch (UnreadablePage e) {
            Reading none = new NotAReport(source, address, "", "unreadable: " + e.getMessage(), List.of());
            return new Result(Optional.of(none), Optional.of(source + ": " + e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            Reading none = new NotAReport(source, address, "", "unreadable: the reader failed: " + e, List.of());
            return new Result(Optional.of(none), Optional.of(source + ": the reader failed: "
                    + CommandErrors.oneLine(e.toString()) + "; please report this page"));
        }
    }

    private void drain(Deque<Future<Result>> waiting, int left, Sink sink) throws IOException {
        while (waiting.size() > left) {
            Result result;
            try {
                result = waiting.poll().get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
            result.problem().ifPresent(this::problem);
            if (result.reading().isPresent()) {
                sink.take(result.reading().get());
            }
        }
    }

    private void problem(String line) {
        warn(line);
        exitCode = ExitCode.FAILED;
    }
}
