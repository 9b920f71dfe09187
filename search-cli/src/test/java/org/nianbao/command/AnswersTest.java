// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.index.IndexedReport;
import org.nianbao.index.ReportIndex;
import org.nianbao.index.lucene.LuceneReportIndex;
import org.nianbao.report.Agency;
import org.nianbao.report.Check;
import org.nianbao.report.Evidence;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Figures;
import org.nianbao.report.Report;
import org.nianbao.report.Trust;
import org.nianbao.report.TrustSignal;

/** What commands print against what a second, naive computation over the same reports gives. */
class AnswersTest {

    private static final FigureKey NEW = new FigureKey("applications.new.total");
    private static final FigureKey CARRIED = new FigureKey("applications.carried_over.total");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;
    private static final List<Report> REPORTS = new ArrayList<>();
    private static Session session;

    @BeforeAll
    static void index() {
        Random random = new Random(711);
        for (int agency = 0; agency < 40; agency++) {
            for (int year = 2018; year < 2023; year++) {
                if (random.nextInt(6) > 0) {
                    REPORTS.add(report(agency, year, random));
                }
            }
        }
        try (ReportIndex index = LuceneReportIndex.open(folder.resolve("data").resolve("index"), text -> text)) {
            for (Report report : REPORTS) {
                index.put(IndexedReport.of(report.url().orElseThrow(), report, Instant.EPOCH));
            }
            index.commit(Map.of("reader", "test"));
        }
        session = new Session(folder);
    }

    @Test
    void facetsCountWhatIsThere() throws IOException {
        JsonNode json = json("search", "--where", "applications.new.total>=30", "--facet", "year", "--facet", "province",
                "--facet", "level", "--facet", "applications.new.total:0,10,30,50,100", "--limit", "0");
        List<Report> matching = REPORTS.stream().filter(r -> received(r) >= 30).toList();
        assertEquals(matching.size(), json.get("total").asInt());
        assertEquals(count(matching, r -> String.valueOf(r.year().orElseThrow())), counts(json, "year"));
        assertEquals(count(matching, r -> r.agency().province().orElseThrow()), counts(json, "province"));
        assertEquals(count(matching, r -> r.agency().level().orElseThrow().name().toLowerCase(Locale.ROOT)),
                counts(json, "level"));
        Map<String, Long> ranges = counts(json, "applications.new.total");
        assertEquals(matching.stream().filter(r -> received(r) < 50).count(), ranges.get("30..<50"));
        assertEquals(matching.stream().filter(r -> received(r) >= 100).count(), ranges.get(">=100"));
    }

    @Test
    void aFacetIgnoresTheFilterOnItself() throws IOException {
        JsonNode json = json("search", "--year", "2021", "--facet", "year", "--limit", "0");
        assertEquals(REPORTS.stream().filter(r -> r.year().orElseThrow() == 2021).count(), json.get("total").asLong());
        assertEquals(count(REPORTS, r -> String.valueOf(r.year().orElseThrow())), counts(json, "year"));
    }

    @Test
    void outliersNameThePeersMedian() throws IOException {
        JsonNode json = json("outliers", "--figure", "applications.new.total", "--score", "0");
        int checked = 0;
        for (String list : List.of("outliers", "probably_errors")) {
            for (JsonNode row : json.get(list)) {
                double[] peers = REPORTS.stream().filter(r -> r.year().orElseThrow() == row.get("year").asInt()
                        && row.get("peers").asText().contains(r.agency().level().orElseThrow().name()
                        .toLowerCase(Locale.ROOT))).mapToDouble(AnswersTest::received).sorted().toArray();
                int half = peers.length / 2;
                double median = peers.length % 2 == 1 ? peers[half] : (peers[half - 1] + peers[half]) / 2;
                assertEquals(median, row.get("median").asDouble(), 1e-9);
                assertEquals(peers.length, row.get("group_size").asInt());
                checked++;
            }
        }
        assertEquals(REPORTS.size(), checked);
    }

    @Test
    void aReportWithAFailedCheckIsNoNews() throws IOException {
        JsonNode json = json("outliers", "--figure", "applications.new.total", "--score", "0");
        for (JsonNode row : json.get("probably_errors")) {
            assertTrue(row.get("causes").size() > 0);
        }
        long doubtful = REPORTS.stream().filter(r -> !r.trust().signals().isEmpty()
                || r.checks().stream().anyMatch(c -> c.status() == Check.Status.FAIL)).count();
        assertEquals(doubtful, json.get("probably_errors").size());
    }

    @Test
    void theSeriesOfOneAgencyIsItsReports() throws IOException {
        JsonNode json = json("series", "--figure", "applications.new.total", "--agency", "甲3县");
        Map<Integer, Double> expected = REPORTS.stream().filter(r -> r.agency().name().orElseThrow().equals("甲3县"))
                .collect(Collectors.toMap(r -> r.year().orElseThrow(), AnswersTest::received, (a, b) -> a, TreeMap::new));
        Map<Integer, Double> printed = new TreeMap<>();
        json.get("series").forEach(row -> printed.put(row.get("year").asInt(), row.get("value").asDouble()));
        assertEquals(expected, printed);
    }

    @Test
    void everyFailedCheckIsListedOnce() throws IOException {
        JsonNode json = json("checks");
        long failed = REPORTS.stream().flatMap(r -> r.checks().stream()).filter(c -> c.status() == Check.Status.FAIL).count();
        assertEquals(failed, json.get("failed").asLong());
        assertEquals(failed, json.get("checks").size());
    }

    @Test
    void coverageKnowsWhoIsLate() throws IOException {
        JsonNode json = json("coverage", "--year", "2021", "--known");
        Map<String, Integer> late = new TreeMap<>();
        for (Report report : REPORTS) {
            LocalDate due = LocalDate.of(2022, 3, 31);
            if (report.year().orElseThrow() == 2021 && report.published().orElseThrow().isAfter(due)) {
                late.put(report.agency().name().orElseThrow(),
                        (int) (report.published().get().toEpochDay() - due.toEpochDay()));
            }
        }
        Map<String, Integer> printed = new TreeMap<>();
        json.get("agencies").forEach(row -> {
            if (row.get("state").asText().equals("late")) {
                printed.put(row.get("agency").asText(), row.get("days_late").asInt());
            }
        });
        assertEquals(late, printed);
        assertTrue(!late.isEmpty());
    }

    @Test
    void everyFormatOfEveryListHasTheSameRows() {
        for (List<String> command : List.of(List.of("outliers", "--figure", "applications.new.total", "--score", "0"),
                List.of("checks"), List.of("coverage", "--year", "2021", "--known"),
                List.of("series", "--figure", "applications.new.total"))) {
            List<String> csv = new ArrayList<>(command);
            csv.addAll(List.of("--format", "csv"));
            List<String> jsonl = new ArrayList<>(command);
            jsonl.addAll(List.of("--format", "jsonl"));
            long rows = session.run(csv.toArray(String[]::new)).out().lines().count() - 1;
            assertEquals(rows, session.run(jsonl.toArray(String[]::new)).out().lines().count(), command.toString());
            assertTrue(rows > 0, command.toString());
        }
    }

    @Test
    void exportHasARowAReport() throws IOException {
        assertEquals(0, session.run("export", "--output", "all.csv").status());
        assertEquals(REPORTS.size() + 1, Files.readAllLines(folder.resolve("all.csv")).size());
        assertEquals(REPORTS.size(), session.run("export", "--format", "jsonl").out().lines().count());
        assertEquals(0, session.run("export", "-o", "all.db", "-q").status());
        try (var files = Files.list(folder)) {
            assertTrue(files.noneMatch(file -> file.toString().endsWith(".partial")));
        }
    }

    @Test
    void aBatchOfQueriesIsOneCsvAndABadRowIsNamed() throws IOException {
        Files.writeString(folder.resolve("queries.csv"), "query,year,where\n公开,2021,\n,2020,applications.new.total>=0\n(,,\n");
        Session.Result result = session.run("search", "--queries", "queries.csv", "--limit", "2");
        assertEquals(1, result.status());
        assertEquals(5, result.out().lines().count(), result.out());
        assertTrue(result.err().contains("queries.csv:4: "), result.err());
    }

    @Test
    void chineseLabelsComeWithAChineseLocale() {
        Session chinese = new Session(folder, Map.of("LANG", "zh_CN.UTF-8"));
        assertTrue(chinese.run("checks").out().contains("勾稽不符"));
        assertTrue(session.run("checks", "--lang", "zh").out().contains("勾稽不符"));
        assertTrue(!session.run("checks").out().contains("勾稽不符"));
    }

    @Test
    void showDrawsTheReport() {
        String id = session.run("search", "--agency", "甲3县", "--limit", "1", "--format", "csv").out().lines()
                .skip(1).findFirst().orElseThrow().split(",")[0];
        for (String named : List.of(id, id.substring(0, 6))) {
            Session.Result result = session.run("show", named, "--evidence");
            assertEquals(0, result.status(), result.err());
            assertTrue(result.out().contains("甲3县") && result.out().contains("table 2, row 3, column 9"), result.out());
        }
        assertEquals(1, session.run("show", "nosuchreport").status());
    }

    private static JsonNode json(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--format", "json"));
        Session.Result result = session.run(all.toArray(String[]::new));
        assertEquals(0, result.status(), result.err());
        return JSON.readTree(result.out());
    }

    private static Map<String, Long> counts(JsonNode json, String facet) {
        Map<String, Long> counts = new TreeMap<>();
        json.get("facets").get(facet).get("counts").forEach(count -> counts.put(count.get("value").asText(),
                count.get("count").asLong()));
        return counts;
    }

    private static Map<String, Long> count(List<Report> reports, Function<Report, String> value) {
        return reports.stream().collect(Collectors.groupingBy(value, TreeMap::new, Collectors.counting()));
    }

    private static double received(Report report) {
        return report.figures().number(NEW).orElseThrow().doubleValue();
    }

    private static Report report(int agency, int year, Random random) {
        boolean city = agency % 4 == 0;
        String name = "甲" + agency + (city ? "市" : "县");
        BigDecimal received = BigDecimal.valueOf((long) Math.exp(random.nextGaussian() + 3.5));
        Figures figures = Figures.builder()
                .state(NEW, received, Evidence.cell(received.toString(), 2, 3, 9))
                .notStated(CARRIED, Evidence.cell("/", 2, 4, 9)).build();
        Check check = new Check("received = results + carried_forward", "total",
                random.nextInt(10) == 0 ? Check.Status.FAIL : Check.Status.PASS, Optional.of(received),
                Optional.of(received), List.of(NEW));
        Set<TrustSignal> signals = random.nextInt(12) == 0 ? Set.of(TrustSignal.SPAM_FOOTER) : Set.of();
        String url = "http://www.a" + agency + ".gov.cn/" + year + ".html";
        return new Report("a.html", Optional.of(url), name + year + "年政府信息公开工作年度报告",
                new Agency(Optional.of(name), Optional.empty(),
                        Optional.of(city ? Agency.Level.CITY : Agency.Level.COUNTY), Optional.of(Agency.Kind.GOVERNMENT),
                        Optional.of(agency % 3 == 0 ? "甲省" : "乙省"), Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.of(year), Optional.of(LocalDate.of(year + 1, 1, 1).plusDays(random.nextInt(120))), "2021", figures,
                List.of(), List.of(check), new Trust(signals.isEmpty(), signals, Optional.empty()), new TreeMap<>(),
                new TreeMap<>(), List.of(), name + "在" + year + "年收到政府信息公开申请" + received + "件，比上年有所变化。");
    }
}
