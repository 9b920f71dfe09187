// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.archive.ArchiveWriter;
import org.nianbao.archive.CrawlDatabase;
import org.nianbao.archive.Exchange;
import org.nianbao.archive.PageState;
import org.nianbao.index.Change;
import org.nianbao.index.IndexedReport;
import org.nianbao.index.ReportIndex;
import org.nianbao.index.ReportQuery;
import org.nianbao.index.ReportSearch;
import org.nianbao.index.lucene.LuceneReportIndex;
import org.nianbao.index.lucene.LuceneReportSearch;
import org.nianbao.report.Check;
import org.nianbao.report.FigureKey;

class IndexRunTest {

    private static final Instant NIGHT = Instant.parse("2025-02-01T18:00:00Z");
    private static final String A = "http://www.a.gov.cn/nb/1.html";
    private static final String MIRROR = "http://mirror.example.com/1.html";
    private static final String MANY = "f.a=12,f.b=7,f.c=3,f.d=150,f.e=2,f.g=9";

    @TempDir
    Path data;
    private final AtomicInteger reads = new AtomicInteger();

    private final DocumentReader reader = (source, url, bytes, type) -> {
        reads.incrementAndGet();
        return new ScriptReader().read(source, url, bytes, type);
    };

    private Path indexFolder() {
        return data.resolve("index");
    }

    private IndexSummary run(String fingerprint, Path... files) throws IOException {
        Optional<ReportSearch> before = Files.exists(indexFolder()) ? Optional.of(search()) : Optional.empty();
        try (ReportIndex index = LuceneReportIndex.open(indexFolder(), text -> text)) {
            return new IndexRun(index, before, reader, new IndexRun.Settings(data, fingerprint, 2,
                    Clock.fixed(NIGHT, ZoneOffset.UTC), false), IndexProgress.SILENT).run(List.of(files));
        } finally {
            before.ifPresent(ReportSearch::close);
        }
    }

    private ReportSearch search() {
        return LuceneReportSearch.open(indexFolder(), text -> text);
    }

    private List<IndexedReport> reports() {
        List<IndexedReport> reports = new ArrayList<>();
        try (ReportSearch search = search()) {
            search.forEachReport(Optional.empty(), List.of(), reports::add);
        }
        reports.sort(Comparator.comparing(IndexedReport::key));
        return reports;
    }

    private IndexedReport report(String key) {
        return reports().stream().filter(report -> report.key().equals(key)).findFirst().orElseThrow();
    }

    private List<String> changes() {
        try (ReportSearch search = search()) {
            return search.changes(Optional.empty()).stream().map(change -> change.kind() + " " + change.key() + " "
                    + change.when() + " " + change.figures().stream().map(f -> f.key() + ":"
                    + f.from().map(BigDecimal::toString).orElse("-") + ">"
                    + f.to().map(BigDecimal::toString).orElse("-")).toList() + change.detail()).toList();
        }
    }

    private Path file(String name, String script) throws IOException {
        return Files.writeString(data.resolve(name), script);
    }

    private void store(String url, Instant at, String script) throws IOException {
        byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
        try (ArchiveWriter writer = ArchiveWriter.open(data, 1 << 20, Map.of(), Clock.fixed(at, ZoneOffset.UTC))) {
            writer.store(new Exchange(url, at, "GET / HTTP/1.1\r\nHost: x\r\n", new byte[0], 200,
                    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + bytes.length + "\r\n", bytes,
                    Optional.empty(), Exchange.Truncation.NONE), PageState.FETCHED);
        }
    }

    private void event(String url, Instant at, String kind) throws IOException, SQLException {
        try (Connection database = CrawlDatabase.openForWriting(data);
             PreparedStatement insert = database.prepareStatement(
                     "INSERT INTO event (at, run, kind, url, detail, place) VALUES (?, 1, ?, ?, '', '')")) {
            insert.setLong(1, at.toEpochMilli());
            insert.setString(2, kind);
            insert.setString(3, url);
            insert.executeUpdate();
            if (!database.getAutoCommit()) {
                database.commit();
            }
        }
    }

    @Test
    void oneBadDocumentNeverStopsTheOthers() throws IOException {
        Path folder = Files.createDirectory(data.resolve("pages"));
        Files.writeString(folder.resolve("a.html"), "甲县|2020|f.a=1|文");
        Files.writeString(folder.resolve("b.html"), "bad page");
        Files.writeString(folder.resolve("c.html"), "");
        Files.writeString(folder.resolve("d.html"), "no");
        Files.writeString(folder.resolve("e.html"), "deep");
        Files.writeString(folder.resolve("f.html"), "乙县|2020|f.a=1|文");
        Files.writeString(folder.resolve("picture.png"), "x");
        IndexSummary summary = run("r1", folder, data.resolve("none.html"));
        assertEquals(2, summary.added());
        assertEquals(new TreeMap<>(Map.of("reader-failed", 1, "unreadable", 2, "guide", 1)), summary.refused());
        assertEquals(List.of(data.resolve("none.html") + ": no such file"), summary.problems());
        assertEquals(2, reports().size());
    }

    @Test
    void nothingToReadIsNamed() {
        assertThrows(NothingToIndex.class, () -> run("r1"));
    }

    @Test
    void sameFileAgainIsUnchanged() throws IOException {
        Path page = file("a.html", "甲县|2020|f.a=1|文");
        run("r1", page);
        IndexSummary again = run("r1", page);
        assertEquals(1, again.unchanged());
        assertEquals(0, again.added() + again.revised());
        Files.writeString(page, "甲县|2020|f.a=2|文");
        assertEquals(1, run("r1", page).revised());
        assertEquals("f.a:1>2", changes().get(1).replaceAll(".*\\[(.*)].*", "$1"));
    }

    @Test
    void onlyWhatIsNewInTheArchiveIsRead() throws IOException {
        store(A, NIGHT, "甲县|2020|f.a=1|文");
        assertEquals(1, run("r1").added());
        store(A + "2", NIGHT.plusSeconds(60), "甲县|2021|f.a=1|文");
        reads.set(0);
        assertEquals(1, run("r1").added());
        assertEquals(1, reads.get());
        assertEquals(0, run("r1").documents());
        assertEquals(2, reports().size());
    }

    @Test
    void anotherReaderReadsStoredBytesAgain() throws IOException {
        store(A, NIGHT, "甲县|2020|f.a=1|文");
        Path kept = file("kept.html", "乙县|2020|f.a=1|文");
        Path lost = file("lost.html", "丙县|2020|f.a=1|文");
        run("r1");
        run("r1", kept, lost);
        Files.delete(lost);
        reads.set(0);
        IndexSummary again = run("r2");
        assertTrue(again.readAgain());
        assertEquals(2, reads.get());
        assertEquals(3, reports().size());
        assertFalse(run("r2").readAgain());
    }

    @Test
    void historyIsTheSameWhetherReadNightByNightOrAllAtOnce() throws IOException, SQLException {
        store(A, NIGHT, "甲县|2020|f.a=1,f.b=5|文");
        run("r1");
        store(A, NIGHT.plusSeconds(100), "甲县|2020|f.a=2|文");
        run("r1");
        event(A, NIGHT.plusSeconds(200), "vanished");
        run("r1");
        assertTrue(report(A).gone().isPresent());
        store(A, NIGHT.plusSeconds(300), "甲县|2020|f.a=2|文二");
        event(A, NIGHT.plusSeconds(301), "returned");
        run("r1");
        assertTrue(report(A).gone().isEmpty());
        store(A, NIGHT.plusSeconds(400), "no longer");
        run("r1");
        List<String> nightly = changes();
        assertEquals(List.of("NEW", "REVISED", "VANISHED", "REAPPEARED", "REVISED", "VANISHED"),
                nightly.stream().map(change -> change.substring(0, change.indexOf(' '))).toList());
        List<IndexedReport> kept = reports();
        run("r2");
        assertEquals(nightly, changes());
        assertEquals(kept, reports());
    }

    @Test
    void copyIsMarkedWhicheverComesFirst() throws IOException {
        store(MIRROR, NIGHT, "甲县|2020|" + MANY + "|镜像");
        run("r1");
        assertTrue(report(MIRROR).counted());
        store(A, NIGHT.plusSeconds(1), "甲县|2020|" + MANY + "|文");
        run("r1");
        assertEquals(Optional.of(A), report(MIRROR).report().trust().duplicateOf());
        assertEquals(Optional.of(report(A).id()), report(MIRROR).copyOf());
        assertTrue(report(A).counted());
        try (ReportSearch search = search()) {
            assertEquals(1, search.search(ReportQuery.EVERYTHING).total());
        }
    }

    @Test
    void differentReportsOfOneAgencyAndYearAreNoCopies() throws IOException {
        store(A, NIGHT, "甲县|2020|" + MANY + "|文");
        store(MIRROR, NIGHT, "甲县|2020|f.a=1,f.b=2,f.c=5,f.d=6,f.e=7,f.g=8|别的");
        run("r1");
        assertTrue(reports().stream().allMatch(IndexedReport::counted));
    }

    @Test
    void carriedOverIsComparedWithTheYearBeforeInEitherOrderOfArrival() throws IOException {
        String over = "applications.carried_over.total=";
        String forward = "applications.carried_forward.total=";
        store(A + "21", NIGHT, "甲县|2021|" + over + "3," + forward + "4|文");
        run("r1");
        assertEquals(List.of(), report(A + "21").report().checks());
        store(A + "20", NIGHT.plusSeconds(1), "甲县|2020|" + forward + "5|文");
        store(A + "22", NIGHT.plusSeconds(2), "甲县|2022|" + over + "4|文");
        store(A + "23", NIGHT.plusSeconds(3), "甲县|2023|" + over + "4|文");
        run("r1");
        Check failed = report(A + "21").report().checks().get(0);
        assertEquals(new Check("carried_over = last year's carried_forward", "total", Check.Status.FAIL,
                Optional.of(new BigDecimal(3)), Optional.of(new BigDecimal(5)),
                List.of(new FigureKey("applications.carried_over.total"),
                        new FigureKey("applications.carried_forward.total"))), failed);
        assertEquals(Check.Status.PASS, report(A + "22").report().checks().get(0).status());
        assertEquals(Check.Status.UNKNOWN, report(A + "23").report().checks().get(0).status());
    }

    @Test
    void readingAllAtOnceSettlesAsReadingOneByOne() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            files.add(file("p" + i + ".html", "甲" + i % 4 + "县|" + (2016 + i % 5) + "|applications.carried_over.total="
                    + i % 3 + ",applications.carried_forward.total=" + i % 2 + (i % 2 == 0 ? "," + MANY : "") + "|文" + i));
        }
        run("r1", files.toArray(Path[]::new));
        List<IndexedReport> atOnce = reports();
        try (ReportIndex index = LuceneReportIndex.open(indexFolder(), text -> text)) {
            index.clear();
            index.commit(Map.of());
        }
        for (int i = files.size() - 1; i >= 0; i--) {
            run("r1", files.get(i));
        }
        assertEquals(atOnce, reports());
    }

    @Test
    void failureInTheMiddleLeavesTheIndexAsItWas() throws IOException {
        run("r1", file("a.html", "甲县|2020|f.a=1|文"));
        try (ReportIndex index = LuceneReportIndex.open(indexFolder(), text -> text)) {
            IndexRun broken = new IndexRun(index, Optional.empty(), (source, url, bytes, type) -> {
                throw new OutOfMemoryError("simulated");
            }, new IndexRun.Settings(data, "r1", 1, Clock.systemUTC(), false), IndexProgress.SILENT);
            assertThrows(OutOfMemoryError.class, () -> broken.run(List.of(file("b.html", "乙县|2020||"))));
        }
        assertEquals(1, reports().size());
    }

    /** An interruption closes the file that is being read, which must not pass for the end of the archive. */
    @Test
    void interruptedRunCommitsNothing() throws IOException {
        store(A, NIGHT, "甲县|2020|f.a=1|文");
        run("r1");
        try (ReportIndex index = LuceneReportIndex.open(indexFolder(), text -> text)) {
            IndexRun anew = new IndexRun(index, Optional.empty(), reader,
                    new IndexRun.Settings(data, "r2", 1, Clock.systemUTC(), true), IndexProgress.SILENT);
            Thread.currentThread().interrupt();
            assertThrows(Exception.class, () -> anew.run(List.of()));
        } finally {
            Thread.interrupted();
        }
        assertEquals(1, reports().size());
    }

    @Test
    void changeNamesWhatIsDifferent() {
        Change change = Revision.between(IndexedReport.of(A, ScriptReader.report("s", "甲县", "2020", "f.a=1", "一"),
                NIGHT), ScriptReader.report("s", "乙县", "2021", "f.b=1", "二"), NIGHT).orElseThrow();
        assertEquals("title: 甲县2020 → 乙县2021; agency: 甲县 → 乙县; year: 2020 → 2021", change.detail());
        assertEquals(List.of("f.a", "f.b"), change.figures().stream().map(f -> f.key().name()).toList());
    }
}
