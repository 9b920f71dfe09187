// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.nianbao.index.Dimension;
import org.nianbao.index.FacetRequest;
import org.nianbao.index.GeneratedReports;
import org.nianbao.index.IndexException;
import org.nianbao.index.IndexedReport;
import org.nianbao.index.QuerySyntaxException;
import org.nianbao.index.ReportIndex;
import org.nianbao.index.ReportIndexContract;
import org.nianbao.index.ReportQuery;
import org.nianbao.index.ReportSearch;
import org.nianbao.index.SearchResult;
import org.opentest4j.AssertionFailedError;

class LuceneReportIndexTest extends ReportIndexContract {

    private static final Map<Character, Character> SIMPLIFIED = Map.of('東', '东', '區', '区', '請', '请', '開', '开');

    static String simplified(String text) {
        StringBuilder simple = new StringBuilder();
        text.chars().forEach(c -> simple.append(SIMPLIFIED.getOrDefault((char) c, (char) c)));
        return simple.toString();
    }

    @Override
    protected ReportIndex write(Path place) {
        return LuceneReportIndex.open(place, LuceneReportIndexTest::simplified);
    }

    @Override
    protected ReportSearch read(Path place) {
        return LuceneReportSearch.open(place, LuceneReportIndexTest::simplified);
    }

    @Test
    void missingIndexIsNamed() throws IOException {
        assertThrows(IndexException.Missing.class, () -> read(folder.resolve("none")));
        Files.createDirectories(folder.resolve("empty"));
        assertThrows(IndexException.Missing.class, () -> read(folder.resolve("empty")));
    }

    @Test
    void secondWriterIsRefused() {
        try (ReportIndex first = write(folder)) {
            first.commit(Map.of());
            assertThrows(IndexException.Locked.class, () -> write(folder));
        }
    }

    @Test
    void firstRunInProgressIsNoDamage() {
        try (ReportIndex first = write(folder)) {
            new GeneratedReports(1, 2, KEYS).reports(3).forEach(first::put);
            first.refresh();
            assertThrows(IndexException.Missing.class, () -> read(folder));
        }
    }

    @Test
    void damagedIndexIsNamedWithTheCommandThatMendsIt() throws IOException {
        fill();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.getFileName().toString().startsWith("segments_")) {
                    byte[] bytes = Files.readAllBytes(file);
                    bytes[bytes.length / 2] ^= 0x10;
                    Files.write(file, bytes);
                }
            }
        }
        IndexException.Damaged damaged = assertThrows(IndexException.Damaged.class, () -> read(folder));
        assertTrue(damaged.getMessage().contains("--rebuild"), damaged.getMessage());
        assertThrows(IndexException.Damaged.class, () -> write(folder));
        try (ReportIndex anew = LuceneReportIndex.anew(folder, text -> text)) {
            new GeneratedReports(2, 2, KEYS).reports(2).forEach(anew::put);
            anew.commit(Map.of());
        }
        try (ReportSearch search = read(folder)) {
            assertEquals(2, search.search(ReportQuery.EVERYTHING).total());
        }
    }

    @Test
    void indexOfAnotherVersionIsNamedAsSuch() throws IOException {
        fill();
        try (IndexWriter writer = new IndexWriter(FSDirectory.open(folder), new IndexWriterConfig())) {
            writer.setLiveCommitData(Map.of(ReportFields.LAYOUT_KEY, "0").entrySet(), true);
            writer.commit();
        }
        for (Executable use : List.<Executable>of(() -> read(folder), () -> write(folder))) {
            IndexException.Damaged old = assertThrows(IndexException.Damaged.class, use);
            assertTrue(old.getMessage().contains("another version") && old.getMessage().contains("--rebuild")
                    && !old.getMessage().contains("damaged"), old.getMessage());
        }
    }

    /** Lucene's own assertions, on in tests only, may speak first. */
    @Test
    void flippedBitsGiveAnAnswerOrANamedDamage() throws IOException {
        fill();
        Random random = new Random(17);
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> !file.endsWith("write.lock")).sorted().toList();
        }
        int named = 0;
        for (int round = 0; round < 120; round++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] sound = Files.readAllBytes(file);
            byte[] flipped = sound.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            try (ReportSearch search = read(folder)) {
                search.search(ReportQuery.EVERYTHING.words("信息公开").with(new FacetRequest.Values(Dimension.AGENCY, 9)));
                search.forEachReport(Optional.empty(), List.of(), report -> { });
            } catch (IndexException e) {
                named++;
            } catch (AssertionError e) {
                assertTrue(e.getStackTrace()[0].getClassName().startsWith("org.apache.lucene"), e::toString);
            }
            Files.write(file, sound);
        }
        assertTrue(named > 5, named + " damages named");
    }

    /** In an index that is too large to be read through before each question. */
    @Test
    void whatIsShownIsWhatWasWrittenOrTheDamageIsNamed() throws IOException {
        fill();
        Map<String, String> sound = new TreeMap<>();
        try (ReportSearch search = read(folder)) {
            search.forEachReport(Optional.empty(), List.of(), report -> sound.put(report.id(), report.toString()));
        }
        Path largest;
        try (Stream<Path> all = Files.list(folder)) {
            largest = all.max(Comparator.comparingLong(file -> file.toFile().length())).orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(largest);
        Random random = new Random(29);
        int named = 0;
        for (int round = 0; round < 400; round++) {
            byte[] flipped = bytes.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(largest, flipped);
            try (ReportSearch search = LuceneReportSearch.asLarge(folder, LuceneReportIndexTest::simplified, 1)) {
                for (SearchResult.Hit hit : search.search(ReportQuery.EVERYTHING.words("信息公开")).hits()) {
                    assertEquals(sound.get(hit.indexed().id()), hit.indexed().toString(), "flip " + round);
                }
                for (String id : sound.keySet()) {
                    for (IndexedReport shown : search.find(id)) {
                        assertEquals(sound.get(id), shown.toString(), "flip " + round);
                    }
                }
            } catch (IndexException e) {
                named++;
            } catch (AssertionError e) {
                if (e instanceof AssertionFailedError) {
                    throw e;
                }
                assertTrue(e.getStackTrace()[0].getClassName().startsWith("org.apache.lucene"), e::toString);
            }
        }
        assertTrue(named > 50, named + " damages named");
    }

    @Test
    void columnsThatAreNotWholeMakeNoStatistics() throws IOException {
        try (ReportIndex index = write(folder)) {
            new GeneratedReports(1, 2, KEYS).reports(40).forEach(index::put);
            index.commit(Map.of());
        }
        List<String> sound = rows();
        Path largest;
        try (Stream<Path> all = Files.list(folder)) {
            largest = all.max(Comparator.comparingLong(file -> file.toFile().length())).orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(largest);
        Random random = new Random(31);
        int named = 0;
        for (int round = 0; round < 200; round++) {
            byte[] flipped = bytes.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(largest, flipped);
            try {
                List<String> shown = rows();
                shown.removeAll(sound);
                assertEquals(List.of(), shown, "flip " + round);
            } catch (IndexException e) {
                named++;
            }
        }
        assertTrue(named > 5, named + " damages named");
    }

    private List<String> rows() {
        List<String> rows = new ArrayList<>();
        try (ReportSearch search = LuceneReportSearch.asLarge(folder, LuceneReportIndexTest::simplified, 1)) {
            search.forEachRow(List.of(), KEYS, true, row -> rows.add(row.id() + row.agency() + row.year()
                    + KEYS.stream().map(key -> row.number(KEYS.indexOf(key))).toList()));
        }
        return rows;
    }

    @Test
    void lostSegmentsFileIsDamage() throws IOException {
        fill();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.getFileName().toString().startsWith("segments_")) {
                    Files.delete(file);
                }
            }
        }
        assertThrows(IndexException.Damaged.class, () -> read(folder));
    }

    @Test
    void oldStateStaysVisibleWhileTheIndexIsMadeAnew() {
        fill();
        try (ReportIndex anew = LuceneReportIndex.anew(folder, text -> text)) {
            new GeneratedReports(2, 2, KEYS).reports(2).forEach(anew::put);
            try (ReportSearch search = read(folder)) {
                assertEquals(5, search.search(ReportQuery.EVERYTHING).total());
            }
        }
        try (ReportSearch search = read(folder)) {
            assertEquals(5, search.search(ReportQuery.EVERYTHING).total());
        }
    }

    private void fill() {
        try (ReportIndex index = write(folder)) {
            new GeneratedReports(1, 2, KEYS).reports(5).forEach(index::put);
            index.commit(Map.of());
        }
    }

    @Test
    void bigramsCoverEveryPairAndBothEnds() {
        try (ReportAnalysis analysis = new ReportAnalysis()) {
            assertEquals(List.of("东0", "东湖0", "湖区1", "区2", "2020-3", "年4", "a5", "\uD840\uDC006"),
                    analysis.tokens(ReportFields.TEXT, "东湖区，２０２０年 A\uD840\uDC00").stream()
                            .map(token -> token.text() + (token.text().endsWith("0") ? "-" : "") + token.position())
                            .toList());
        }
    }

    @Test
    void longTextIsCutTheSameWhereverTheBufferEnds() {
        try (ReportAnalysis analysis = new ReportAnalysis()) {
            String unit = "东湖\uD840\uDC00区a";
            List<ReportAnalysis.Token> all = analysis.tokens(ReportFields.TEXT, unit.repeat(3000));
            List<String> once = all.subList(0, 6).stream().map(ReportAnalysis.Token::text).toList();
            for (int i = 0; i < all.size(); i++) {
                assertEquals(once.get(i % 6), all.get(i).text(), "token " + i);
            }
            assertEquals(18000, all.size());
        }
    }

    @Test
    void tooLongAQueryIsTheUsersMistake() {
        fill();
        try (ReportSearch search = read(folder)) {
            String many = IntStream.range(0, 3000).mapToObj(i -> "w" + i).collect(Collectors.joining(" OR "));
            assertThrows(QuerySyntaxException.class, () -> search.search(ReportQuery.EVERYTHING.words(many)));
        }
    }

    @Test
    void addressesAreComparedAsPeopleMeanThem() {
        assertEquals("a.gov.cn/B", PageAddress.plain("HTTP://A.gov.cn/B/#x"));
        assertEquals("a.gov.cn:8080", PageAddress.host("http://a.gov.cn:8080/x?y=http://b/").orElseThrow());
        assertTrue(PageAddress.host("pages/x.html").isEmpty());
    }
}
