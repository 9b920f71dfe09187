// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.nianbao.archive.Archive;
import org.nianbao.archive.ArchivedPage;
import org.nianbao.archive.Finding;
import org.nianbao.archive.PageEvent;
import org.nianbao.archive.PageStates;
import org.nianbao.archive.ReadPosition;
import org.nianbao.archive.WarcFile;
import org.nianbao.index.Change;
import org.nianbao.index.IndexedReport;
import org.nianbao.index.RefusedDocument;
import org.nianbao.index.ReportIndex;
import org.nianbao.index.ReportSearch;
import org.nianbao.report.NotAReport;
import org.nianbao.report.Reading;

/**
 * One run that brings an index up to date, all of it visible at once at the end.
 *
 * <p>The index notes how far it has read the archive and which reader (program and configuration) it used. Another
 * reader reads everything again from the stored bytes; the same archive then gives the same history as if that reader
 * had been there from the beginning.
 */
public final class IndexRun {

    /** Names in the index's state. */
    private static final String READER = "reader";
    private static final String POSITION = "position";
    private static final String EVENTS = "events";
    private static final String COMMITTED = "committed";

    /** Reports held in memory before they are settled: some 100 MB with evidence and text. */
    private static final int BATCH = 2_000;
    /** Pages a worker may be ahead of the merge, so that one slow page does not stop the others. */
    private static final int AHEAD = 8;

    /** Before a place of the archive in a record's source. */
    private static final String ARCHIVE_SOURCE = Archive.FOLDER + "/";

    /**
     * How to run.
     *
     * @param fingerprint tells this reader from another, see {@link ReaderFingerprint}
     * @param threads how many documents are read at once
     * @param readAgain true reads everything again, whatever the index notes
     */
    public record Settings(Path dataFolder, String fingerprint, int threads, Clock clock, boolean readAgain) {
    }

    /** A document on its way through a worker. */
    private record Read(String key, Instant when, Reading reading) {
    }

    private final ReportIndex index;
    private final Optional<ReportSearch> before;
    private final DocumentReader reader;
    private final Settings settings;
    private final IndexProgress progress;
    private final List<String> problems = new ArrayList<>();
    private final Deque<Future<Read>> waiting = new ArrayDeque<>();
    private final Deque<PageEvent> events = new ArrayDeque<>();
    private long lastEvent;
    private long documents;
    private BooleanSupplier stopped = () -> false;
    private Workers workers;
    private Batch batch;

    /**
     * @param index opened for this run; committed by it, closed by the caller
     * @param before the index as it was before, to carry over what cannot be read again; absent when there is none
     */
    public IndexRun(ReportIndex index, Optional<ReportSearch> before, DocumentReader reader, Settings settings,
                    IndexProgress progress) {
        this.index = index;
        this.before = before;
        this.reader = reader;
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Stops when {@code asked} says so; interrupting the thread makes it stop sooner, but is forgotten by some
     * libraries.
     */
    public IndexRun stopWhen(BooleanSupplier asked) {
        stopped = asked;
        return this;
    }

    private void goOnUnlessStopped() {
        if (stopped.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new InterruptedRun();
        }
    }

    /**
     * Reads the files named, or what the archive has new when none is named.
     *
     * @throws NothingToIndex when no file is named and there is no archive
     * @throws IOException when the archive or the list of a folder cannot be read
     */
    public IndexSummary run(List<Path> files) throws IOException {
        Archive archive = Archive.of(settings.dataFolder());
        boolean empty = index.state().isEmpty();
        boolean again = !empty && (settings.readAgain()
                || !settings.fingerprint().equals(index.state().get(READER)));
        if (files.isEmpty() && archive.isEmpty() && empty) {
            throw new NothingToIndex(settings.dataFolder());
        }
        Set<Path> named = new LinkedHashSet<>();
        List<String> lost = again ? clear(named) : List.of();
        expand(files, named);
        Map<String, String> state = new HashMap<>(again ? Map.of() : index.state());
        try (Workers pool = new Workers(settings.threads())) {
            workers = pool;
            batch = new Batch(index, pool, empty || again);
            for (Path file : named) {
                readFile(file);
            }
            drain(0);
            if (again) {
                batch.flush();
                carryOver(lost);
            }
            if (files.isEmpty() || again) {
                readArchive(archive, state);
            }
            batch.flush();
        }
        // Whatever the interruption kept from being read must not look as if it were not there.
        goOnUnlessStopped();
        state.put(READER, settings.fingerprint());
        state.put(COMMITTED, settings.clock().instant().toString());
        index.commit(state);
        return batch.summary(problems, again);
    }

    /**
     * Empties the index before everything is read again.
     *
     * @param files takes the files to read again
     * @return ids of reports and keys of refusals whose files are no longer there
     */
    private List<String> clear(Set<Path> files) {
        List<String> lost = new ArrayList<>();
        before.ifPresent(search -> {
            search.forEachRow(List.of(), List.of(), true, row -> remember(row.source(), row.id(), files, lost));
            search.forEachRefused(refused -> remember(refused.reading().source(), refused.key(), files, lost));
        });
        index.clear();
        index.refresh();
        return lost;
    }

    private static void remember(String source, String name, Set<Path> files, List<String> lost) {
        if (source.startsWith(ARCHIVE_SOURCE)) {
            return;
        }
        Path file = Path.of(source);
        int colon = source.lastIndexOf(':');
        if (!Files.exists(file) && colon > 0) {
            file = Path.of(source.substring(0, colon));
        }
        if (Files.isRegularFile(file)) {
            files.add(file);
        } else {
            lost.add(name);
        }
    }

    /** Keeps what an older reader read of files that are no longer there. */
    private void carryOver(List<String> lost) {
        before.ifPresent(search -> {
            for (String name : lost) {
                for (IndexedReport report : search.find(name)) {
                    if (!batch.knows(report.key())) {
                        batch.add(report.key(), report.report(), report.seen());
                    }
                }
                for (RefusedDocument refused : search.findRefused(name)) {
                    if (!batch.knows(refused.key())) {
                        batch.add(refused.key(), refused.reading(), refused.seen());
                    }
                }
                settleWhenFull();
            }
        });
    }

    private void expand(List<Path> paths, Set<Path> files) throws IOException {
        for (Path path : paths) {
            List<Path> readable = InputFiles.of(path);
            if (readable.isEmpty()) {
                problem(path + ": no page and no WARC file in this folder");
            }
            files.addAll(readable);
        }
    }

    private void problem(String line) {
        problems.add(line);
        progress.problem(line);
    }

    private void readFile(Path file) {
        if (InputFiles.isWarc(file) && Files.isReadable(file)) {
            List<Finding> findings = new WarcFile(file).pages(page -> {
                if (page.status() == 200) {
                    begin(page.url(), file + ":" + page.place().offset(), page);
                }
            });
            findings.forEach(finding -> problem(file + ": byte " + finding.offset() + ": " + finding.what()));
            return;
        }
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            problem(file + ": no such file");
            return;
        } catch (IOException e) {
            problem(file + ": cannot be read: " + e.getMessage());
            return;
        }
        Instant now = settings.clock().instant();
        begin(() -> new Read(file.toAbsolutePath().normalize().toString(), now,
                read(file.toString(), Optional.empty(), bytes, Optional.empty())));
    }

    private void readArchive(Archive archive, Map<String, String> state) throws IOException {
        readEvents(Long.parseLong(state.getOrDefault(EVENTS, "0")));
        ReadPosition from = ReadPosition.parse(state.getOrDefault(POSITION, ""));
        ReadPosition to = archive.walk(from, (page, behind) -> {
            if (page.status() == 200 && page.state().hasContent()) {
                begin(page.url(), ARCHIVE_SOURCE + page.place(), page);
            }
        });
        drain(0);
        happen(Instant.MAX);
        state.put(POSITION, to.toString());
        state.put(EVENTS, String.valueOf(lastEvent));
    }

    private void readEvents(long after) throws IOException {
        lastEvent = after;
        Optional<PageStates> states = PageStates.open(settings.dataFolder());
        if (states.isPresent()) {
            try (PageStates crawled = states.get()) {
                List<PageEvent> found = new ArrayList<>(crawled.events(after));
                found.forEach(event -> lastEvent = Math.max(lastEvent, event.number()));
                found.sort(Comparator.comparing(PageEvent::at).thenComparing(PageEvent::number));
                events.addAll(found);
            }
        }
    }

    /** Lets the crawl's events before {@code time} happen. */
    private void happen(Instant time) {
        while (!events.isEmpty() && events.peek().at().isBefore(time)) {
            PageEvent event = events.poll();
            switch (event.kind()) {
                case VANISHED -> batch.vanished(event.url(), event.at(), Change.Kind.VANISHED, event.detail());
                case MOVED -> batch.vanished(event.url(), event.at(), Change.Kind.MOVED, event.detail());
                case RETURNED -> batch.returned(event.url(), event.at());
                default -> {
                    // New and revised pages are read; a missing one may come back.
                }
            }
        }
    }

    private void begin(String key, String source, ArchivedPage page) {
        begin(() -> new Read(key, page.fetched(),
                read(source, Optional.of(page.url()), page.body(), page.header("content-type"))));
    }

    private void begin(Callable<Read> work) {
        waiting.add(workers.begin(work));
        drain(AHEAD * workers.count());
    }

    /** Takes finished readings in their order until at most {@code left} are on their way. */
    private void drain(int left) {
        while (waiting.size() > left) {
            goOnUnlessStopped();
            Read read = Workers.end(waiting.poll());
            happen(read.when());
            batch.add(read.key(), read.reading(), read.when());
            if (read.reading() instanceof NotAReport refused) {
                progress.refused(refused.source(), refused.reason());
            }
            progress.read(++documents);
            settleWhenFull();
        }
    }

    private void settleWhenFull() {
        if (batch.size() >= BATCH) {
            batch.flush();
        }
    }

    /** One bad document never stops the others: whatever goes wrong becomes a refusal with the reason. */
    private Reading read(String source, Optional<String> url, byte[] bytes, Optional<String> contentType) {
        try {
            return reader.read(source, url, bytes, contentType);
        } catch (StackOverflowError e) {
            return refusal(source, url, "unreadable: nested too deep");
        } catch (RuntimeException e) {
            return refusal(source, url, "reader-failed: " + e);
        } catch (Exception e) {
            return refusal(source, url, "unreadable: " + e.getMessage());
        }
    }

    private static NotAReport refusal(String source, Optional<String> url, String reason) {
        return new NotAReport(source, url, "", reason, List.of());
    }
}
