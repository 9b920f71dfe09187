// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.index.SearchResult.Count;
import org.nianbao.index.SearchResult.Facet;
import org.nianbao.index.SearchResult.Hit;
import org.nianbao.report.Agency;
import org.nianbao.report.Check;
import org.nianbao.report.Evidence;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Figures;
import org.nianbao.report.NotAReport;
import org.nianbao.report.Report;
import org.nianbao.report.Trust;
import org.nianbao.report.TrustSignal;

/** What every backend must do; a backend's own test extends it. */
public abstract class ReportIndexContract {

    protected static final FigureKey TOTAL = new FigureKey("applications.new.total");
    protected static final FigureKey DENIED = new FigureKey("applications.denied.total");
    protected static final FigureKey AMOUNT = new FigureKey("procurement.amount");
    protected static final List<FigureKey> KEYS = List.of(TOTAL, DENIED, AMOUNT,
            new FigureKey("reviews.total"), new FigureKey("lawsuits.direct.total"));
    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");

    @TempDir
    protected Path folder;

    protected abstract ReportIndex write(Path place);

    protected abstract ReportSearch read(Path place);

    protected static Report report(String url, String title, Agency agency, int year, String text) {
        return new Report(url, Optional.of(url), title, agency, Optional.of(year),
                Optional.of(LocalDate.of(year + 1, 1, 20)), "2021",
                Figures.builder().state(TOTAL, BigDecimal.valueOf(title.length()), Evidence.cell("1", 1, 1, 1)).build(),
                List.of(), List.of(new Check("outcomes = total", "reviews", Check.Status.PASS, Optional.empty(),
                Optional.empty(), List.of())), new Trust(url.contains(".gov.cn"), Set.of(), Optional.empty()),
                new TreeMap<>(), new TreeMap<>(), List.of(), text);
    }

    protected static Agency agency(String name, String province, String city, String county) {
        return new Agency(Optional.of(name), Optional.of(name), Optional.of(Agency.Level.COUNTY),
                Optional.of(Agency.Kind.GOVERNMENT), Optional.of(province), Optional.of(city),
                Optional.of(county).filter(text -> !text.isEmpty()), Optional.empty());
    }

    private static final Agency EAST_LAKE = agency("南江市东湖区", "江南省", "南江市", "东湖区");
    private static final Agency WEST_LAKE = agency("南江市西湖区", "江南省", "南江市", "西湖区");
    private static final Agency SUNNY_A = agency("北京市朝阳区", "北京市", "北京市", "朝阳区");
    private static final Agency SUNNY_B = agency("长河市朝阳区", "河北省", "长河市", "朝阳区");

    private void fill(IndexedReport... reports) {
        try (ReportIndex index = write(folder)) {
            for (IndexedReport report : reports) {
                index.put(report);
            }
            index.commit(Map.of());
        }
    }

    private void fill(Report... reports) {
        fill(Stream.of(reports).map(report -> IndexedReport.of(report.url().orElseThrow(), report, FIRST))
                .toArray(IndexedReport[]::new));
    }

    private List<String> found(String typed) {
        try (ReportSearch search = read(folder)) {
            return search.search(ReportQuery.EVERYTHING.words(typed).limit(100)).hits().stream()
                    .map(hit -> hit.indexed().key()).toList();
        }
    }

    private static final String A = "http://www.a.gov.cn/1.html";
    private static final String B = "http://www.b.gov.cn/1.html";
    private static final String C = "http://c.example.com/1.html";

    @Test
    void nothingIsSeenBeforeTheCommit() {
        fill(report(A, "甲", EAST_LAKE, 2020, "文本"));
        try (ReportSearch before = read(folder); ReportIndex index = write(folder)) {
            index.put(IndexedReport.of(B, report(B, "乙", WEST_LAKE, 2020, "文本"), FIRST));
            assertEquals(1, before.search(ReportQuery.EVERYTHING).total());
            try (ReportSearch uncommitted = read(folder)) {
                assertEquals(1, uncommitted.search(ReportQuery.EVERYTHING).total());
            }
        }
        try (ReportSearch after = read(folder)) {
            assertEquals(1, after.search(ReportQuery.EVERYTHING).total(), "closing without commit drops");
        }
    }

    @Test
    void recordComesBackAsItWasPut() {
        GeneratedReports made = new GeneratedReports(3, 20, KEYS);
        IndexedReport put = made.report(4);
        fill(put);
        try (ReportSearch search = read(folder)) {
            assertEquals(List.of(put), search.find(put.id()));
            assertEquals(put, search.search(ReportQuery.EVERYTHING).hits().get(0).indexed());
        }
    }

    @Test
    void secondPutUnderTheSameKeyReplaces() {
        fill(report(A, "旧题", EAST_LAKE, 2020, "旧文"));
        fill(report(A, "新题", EAST_LAKE, 2020, "新文"));
        assertEquals(List.of(), found("旧文"));
        assertEquals(List.of(A), found("新文"));
        try (ReportIndex index = write(folder)) {
            index.remove(A);
            index.commit(Map.of("x", "y"));
        }
        try (ReportIndex index = write(folder)) {
            assertEquals("y", index.state().get("x"));
        }
        assertEquals(List.of(), found(""));
    }

    @Test
    void phraseIsFoundWhereverItStands() {
        String text = "我区高新区管理委员会依申请公开政府信息12件，行政复议2022年1件。";
        fill(report(A, "甲", EAST_LAKE, 2022, text));
        String letters = text.replace("，", "").replace("。", "");
        for (int from = 0; from < letters.length(); from++) {
            for (int to = from + 1; to <= letters.length(); to++) {
                String phrase = letters.substring(from, to);
                boolean cutsNumber = cutsNumber(letters, from) || cutsNumber(letters, to);
                if (!cutsNumber && text.contains(phrase)) {
                    assertEquals(List.of(A), found("\"" + phrase + "\""), phrase);
                    assertEquals(List.of(A), found(phrase), phrase);
                }
            }
        }
    }

    private static boolean cutsNumber(String text, int at) {
        return at > 0 && at < text.length() && Character.isDigit(text.charAt(at - 1))
                && Character.isDigit(text.charAt(at));
    }

    @Test
    void phraseIsNotFoundWhereItDoesNotStand() {
        fill(report(A, "甲", EAST_LAKE, 2022, "公开信息，政府申请。信息部门公开"));
        assertEquals(List.of(), found("\"政府信息公开\""));
        assertEquals(List.of(), found("\"信息公开\""));
        assertEquals(List.of(A), found("信息 公开"));
    }

    @Test
    void traditionalAndFullWidthFormsFindTheSame() {
        fill(report(A, "甲", EAST_LAKE, 2022, "东湖区ABC公司依申请公开2021年12件"));
        for (String typed : List.of("东湖区", "東湖區", "\"東湖區\"", "ＡＢＣ", "abc", "２０２１年", "\"依申請公開\"")) {
            assertEquals(List.of(A), found(typed), typed);
        }
    }

    @Test
    void operatorsMeanWhatTheySay() {
        fill(report(A, "一", EAST_LAKE, 2020, "水利 教育"), report(B, "二", WEST_LAKE, 2020, "水利 财政"));
        assertEquals(Set.of(A, B), new HashSet<>(found("水利")));
        assertEquals(List.of(A), found("水利 教育"));
        assertEquals(List.of(A), found("水利 NOT 财政"));
        assertEquals(List.of(A), found("水利 -财政"));
        assertEquals(List.of(B), found("NOT 教育"));
        assertEquals(Set.of(A, B), new HashSet<>(found("教育 OR 财政")));
        assertEquals(List.of(B), found("水利 (财政 OR 民政)"));
    }

    @Test
    void prefixLooksInItsFieldOnly() {
        fill(report(A, "水利年报", EAST_LAKE, 2020, "教育"), report(B, "教育年报", WEST_LAKE, 2021, "水利"));
        assertEquals(List.of(A), found("title:水利"));
        assertEquals(List.of(B), found("text:水利"));
        assertEquals(List.of(A), found("agency:东湖"));
        assertEquals(List.of(B), found("url:www.b.gov.cn"));
        assertEquals(List.of(B), found("year:2021"));
        assertEquals(List.of(B), found("host:b.gov.cn"));
    }

    @Test
    void agencyAskedForComesFirstThenTitleThenText() {
        Agency other = agency("西州市", "西州省", "西州市", "");
        fill(report("http://www.x.gov.cn/text", "年报", other, 2020, "南江市东湖区南江市东湖区南江市东湖区来访"),
                report("http://www.x.gov.cn/title", "访南江市东湖区", other, 2020, "文"),
                report("http://www.x.gov.cn/part", "年报", agency("南江市东湖区水利局", "江南省", "南江市", "东湖区"), 2020,
                        "文"),
                report("http://www.x.gov.cn/own", "年报", EAST_LAKE, 2020, "文"));
        assertEquals(List.of("http://www.x.gov.cn/own", "http://www.x.gov.cn/part", "http://www.x.gov.cn/title",
                "http://www.x.gov.cn/text"), found("南江市东湖区"));
    }

    @Test
    void officialPageComesBeforeAnother() {
        fill(report(C, "甲", EAST_LAKE, 2020, "水利水利水利"), report(A, "乙", WEST_LAKE, 2020, "水利与其他许多事情"));
        assertEquals(List.of(A, C), found("水利"));
    }

    @Test
    void copiesAreFoldedUnderTheReport() {
        Report lead = report(A, "甲", EAST_LAKE, 2020, "水利");
        Report copy = report(C, "甲", EAST_LAKE, 2020, "水利 广告");
        Trust trust = new Trust(false, Set.of(TrustSignal.SPAM_FOOTER), Optional.of(A));
        Report marked = new Report(copy.source(), copy.url(), copy.title(), copy.agency(), copy.year(),
                copy.published(), copy.edition(), copy.figures(), copy.unrecognisedRows(), copy.checks(), trust,
                copy.metadata(), copy.decisions(), copy.notes(), copy.text());
        fill(IndexedReport.of(A, lead, FIRST), new IndexedReport(ReportId.of(C), C, marked,
                Optional.of(ReportId.of(A)), FIRST, FIRST, Optional.empty()));
        try (ReportSearch search = read(folder)) {
            SearchResult both = search.search(ReportQuery.EVERYTHING.words("水利")
                    .with(new FacetRequest.Values(Dimension.YEAR, 5)));
            assertEquals(1, both.total());
            assertEquals(A, both.hits().get(0).indexed().key());
            assertEquals(List.of(new Copy(ReportId.of(C), C, Optional.of(C), false)), both.hits().get(0).copies());
            assertEquals(1, both.facets().get(0).counts().get(0).reports());
            Hit onlyCopy = search.search(ReportQuery.EVERYTHING.words("广告")).hits().get(0);
            assertEquals(C, onlyCopy.indexed().key());
            assertEquals(List.of(A), onlyCopy.copies().stream().map(Copy::source).toList());
            assertEquals(1, search.search(ReportQuery.EVERYTHING
                    .with(Filter.Is.of(Dimension.TRUST, "spam-footer"))).total());
            List<FigureRow> rows = new ArrayList<>();
            search.forEachRow(List.of(), List.of(TOTAL), false, rows::add);
            assertEquals(List.of(ReportId.of(A)), rows.stream().map(FigureRow::id).toList());
        }
    }

    @Test
    void namesNeedNotBeWhole() {
        fill(report(A, "甲", EAST_LAKE, 2020, "文"), report(B, "乙", SUNNY_A, 2020, "文"),
                report(C, "丙", SUNNY_B, 2020, "文"));
        assertEquals(1, total(Filter.Is.of(Dimension.AGENCY, "东湖区")));
        assertEquals(1, total(Filter.Is.of(Dimension.AGENCY, "東湖區")));
        assertEquals(2, total(Filter.Is.of(Dimension.COUNTY, "朝阳区")));
        assertEquals(1, total(Filter.Is.of(Dimension.PROVINCE, "江南")));
        assertEquals(2, total(Filter.Is.of(Dimension.PROVINCE, "江南", "河北")));
        assertEquals(0, total(Filter.Is.of(Dimension.PROVINCE, "无此省")));
        assertEquals(1, total(Filter.Is.of(Dimension.HOST, "a.gov.cn")));
        assertEquals(3, total(Filter.Is.of(Dimension.LEVEL, "COUNTY")));
    }

    private long total(Filter filter) {
        try (ReportSearch search = read(folder)) {
            return search.search(ReportQuery.EVERYTHING.with(filter)).total();
        }
    }

    @Test
    void countiesOfOneNameAreCountedApart() {
        fill(report(B, "乙", SUNNY_A, 2020, "文"), report(C, "丙", SUNNY_B, 2020, "文"));
        try (ReportSearch search = read(folder)) {
            Facet facet = search.search(ReportQuery.EVERYTHING.with(new FacetRequest.Values(Dimension.COUNTY, 9)))
                    .facets().get(0);
            assertEquals(List.of(new Count("朝阳区", List.of("北京市", "北京市"), 1, false, List.of()),
                    new Count("朝阳区", List.of("河北省", "长河市"), 1, false, List.of())), facet.counts());
        }
    }

    @Test
    void placeFacetDrillsDown() {
        fill(report(A, "甲", EAST_LAKE, 2020, "文"), report(A + "2", "甲", WEST_LAKE, 2020, "文"),
                report(B, "乙", SUNNY_A, 2020, "文"));
        try (ReportSearch search = read(folder)) {
            Facet facet = search.search(ReportQuery.EVERYTHING.with(Filter.Is.of(Dimension.PROVINCE, "江南"))
                    .with(Filter.Is.of(Dimension.CITY, "南江市")).with(Filter.Is.of(Dimension.COUNTY, "东湖区"))
                    .with(new FacetRequest.Values(Dimension.PROVINCE, 9))).facets().get(0);
            assertEquals(List.of("江南省", "北京市"), facet.counts().stream().map(Count::value).toList());
            assertEquals(2, facet.counts().get(0).reports(), "siblings still count");
            Count city = facet.counts().get(0).smaller().get(0);
            assertEquals("南江市", city.value());
            assertEquals(Set.of("东湖区", "西湖区"),
                    city.smaller().stream().map(Count::value).collect(Collectors.toSet()));
            assertEquals(List.of(), facet.counts().get(1).smaller());
        }
    }

    @Test
    void everythingIsCountedAsTheNaiveWayCounts() {
        List<IndexedReport> reports = new GeneratedReports(11, 4, KEYS).reports(400).toList();
        // Several runs, and some reports put twice: a backend may keep them in parts.
        for (int from = 0; from < reports.size(); from += 90) {
            fill(reports.subList(Math.max(0, from - 10), Math.min(from + 90, reports.size()))
                    .toArray(IndexedReport[]::new));
        }
        NaiveSearch naive = new NaiveSearch(reports);
        Random random = new Random(5);
        List<FacetRequest> facets = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            facets.add(new FacetRequest.Values(dimension, 10_000));
        }
        List<BigDecimal> bounds = List.of(BigDecimal.ONE, BigDecimal.TEN, new BigDecimal("100"));
        facets.add(new FacetRequest.Ranges(TOTAL, bounds));
        int withHits = 0;
        try (ReportSearch search = read(folder)) {
            for (int round = 0; round < 150; round++) {
                List<Filter> filters = someFilters(random, reports);
                boolean asked = random.nextInt(3) == 0;
                Predicate<Report> words = report -> !asked || report.text().contains("行政诉讼");
                ReportQuery query = new ReportQuery(asked ? QuerySyntax.parse("text:\"行政诉讼\"") : Optional.empty(),
                        filters, facets, Order.RELEVANCE, 1000, Optional.empty());
                SearchResult result = search.search(query);
                List<IndexedReport> expected = naive.matching(words, filters);
                assertEquals(expected.stream().map(IndexedReport::id).collect(Collectors.toSet()),
                        result.hits().stream().map(hit -> hit.indexed().id()).collect(Collectors.toSet()),
                        query::toString);
                assertEquals(expected.size(), result.total(), query::toString);
                for (Dimension dimension : Dimension.values()) {
                    Map<String, Long> counted = new TreeMap<>();
                    Facet facet = result.facets().get(dimension.ordinal());
                    facet.counts().forEach(count -> counted.put(path(count), count.reports()));
                    assertEquals(naive.counts(words, filters, dimension), counted, () -> dimension + " " + query);
                }
                Map<String, Long> ranges = new TreeMap<>();
                result.facets().get(facets.size() - 1).counts().forEach(c -> ranges.put(c.value(), c.reports()));
                assertEquals(new TreeMap<>(naive.ranges(words, filters, TOTAL, bounds)), ranges, query::toString);
                withHits += expected.isEmpty() ? 0 : 1;
            }
        }
        assertTrue(withHits > 50, "only " + withHits + " queries found anything");
    }

    private static String path(Count count) {
        return Stream.concat(count.path().stream(), Stream.of(count.value())).collect(Collectors.joining("/"));
    }

    private static List<Filter> someFilters(Random random, List<IndexedReport> reports) {
        List<Filter> filters = new ArrayList<>();
        Report like = reports.get(random.nextInt(reports.size())).report();
        for (int count = random.nextInt(4); count > 0; count--) {
            switch (random.nextInt(6)) {
                case 0 -> filters.add(new Filter.Years(Optional.of(2013 + random.nextInt(6)), Optional.of(2020)));
                case 1 -> filters.add(new Filter.Where(FigureCondition.parse(
                        TOTAL + List.of("=", "!=", "<", "<=", ">", ">=").get(random.nextInt(6)) + random.nextInt(4),
                        KEYS)));
                case 2 -> filters.add(new Filter.Official(random.nextBoolean()));
                case 3 -> filters.add(new Filter.Published(Optional.of(LocalDate.of(2016, 2, 1)), Optional.empty()));
                default -> {
                    Dimension dimension = Dimension.values()[random.nextInt(Dimension.values().length)];
                    NaiveSearch.values(dimension, like).stream().findFirst().ifPresent(value ->
                            filters.add(Filter.Is.of(dimension, value.substring(value.lastIndexOf('/') + 1))));
                }
            }
        }
        return filters;
    }

    @Test
    void pagesPutTogetherAreTheWholeInOrder() {
        List<IndexedReport> reports = new GeneratedReports(12, 3, KEYS).reports(120).toList();
        fill(reports.toArray(IndexedReport[]::new));
        try (ReportSearch search = read(folder)) {
            for (String sort : List.of("relevance", "year", "-year", "published", "-published", "agency",
                    "applications.new.total", "-applications.new.total")) {
                for (String words : List.of("", "信息公开")) {
                    ReportQuery query = ReportQuery.EVERYTHING.words(words).order(Order.parse(sort, KEYS));
                    List<String> whole = ids(search.search(query.limit(1000)));
                    List<String> parts = new ArrayList<>();
                    SearchResult page = search.search(query.limit(7));
                    parts.addAll(ids(page));
                    while (page.next().isPresent()) {
                        page = search.search(query.limit(7).after(page.next().get()));
                        parts.addAll(ids(page));
                    }
                    assertEquals(whole, parts, sort + " " + words);
                    assertEquals(whole.size(), search.search(query).total());
                }
            }
        }
    }

    private static List<String> ids(SearchResult result) {
        return result.hits().stream().map(hit -> hit.indexed().id()).toList();
    }

    @Test
    void orderIsByValueAndUnknownComesLast() {
        List<IndexedReport> reports = new GeneratedReports(13, 3, KEYS).reports(90).toList();
        fill(reports.toArray(IndexedReport[]::new));
        try (ReportSearch search = read(folder)) {
            for (boolean turned : List.of(false, true)) {
                Order order = Order.parse((turned ? "-" : "") + TOTAL, KEYS);
                List<Optional<BigDecimal>> numbers = search.search(ReportQuery.EVERYTHING.order(order).limit(1000))
                        .hits().stream().map(hit -> hit.indexed().report().figures().number(TOTAL)).toList();
                List<BigDecimal> stated = numbers.stream().flatMap(Optional::stream).toList();
                Comparator<BigDecimal> way = turned ? Comparator.reverseOrder() : Comparator.naturalOrder();
                assertEquals(stated.stream().sorted(way).toList(), stated);
                assertTrue(numbers.subList(0, stated.size()).stream().allMatch(Optional::isPresent), "unknown last");
                assertNotEquals(stated.size(), numbers.size(), "the sample has unknown ones");
            }
        }
    }

    @Test
    void tokenOfAnotherQueryIsRefused() {
        fill(report(A, "甲", EAST_LAKE, 2020, "水利"), report(B, "乙", WEST_LAKE, 2020, "水利"));
        try (ReportSearch search = read(folder)) {
            String token = search.search(ReportQuery.EVERYTHING.words("水利").limit(1)).next().orElseThrow();
            assertThrows(QuerySyntaxException.class, () -> search.search(ReportQuery.EVERYTHING.after(token)));
            assertThrows(QuerySyntaxException.class, () -> search.search(ReportQuery.EVERYTHING.after("%%%")));
        }
    }

    @Test
    void reportIsFoundByIdAddressAndSource() {
        fill(report(A, "甲", EAST_LAKE, 2020, "水利"), report(B, "乙", WEST_LAKE, 2020, "水利"));
        try (ReportSearch search = read(folder)) {
            String id = ReportId.of(A);
            for (String name : List.of(id, id.substring(0, 6), A, A.replace("http:", "https:"), A + "#top",
                    "www.a.gov.cn/1.html", "http://WWW.A.gov.cn/1.html")) {
                assertEquals(List.of(A), search.find(name).stream().map(IndexedReport::key).toList(), name);
            }
            assertEquals(List.of(), search.find("http://www.a.gov.cn/2.html"));
            assertEquals(List.of(), search.find("zzz"));
        }
    }

    @Test
    void snippetIsTheSentenceThatMatches() {
        fill(report(A, "甲", EAST_LAKE, 2020, "首先说教育。全区共收到依申请公开12件！再说水利。"));
        try (ReportSearch search = read(folder)) {
            Hit hit = search.search(ReportQuery.EVERYTHING.words("依申請公開")).hits().get(0);
            assertEquals("全区共收到[依申请公开]12件！", hit.snippet().orElseThrow().marked("[", "]"));
            assertTrue(search.search(ReportQuery.EVERYTHING).hits().get(0).snippet().isEmpty());
        }
    }

    @Test
    void rowsHoldWhatTheRecordsHold() {
        List<IndexedReport> reports = new GeneratedReports(14, 3, KEYS).reports(80).toList();
        fill(reports.toArray(IndexedReport[]::new));
        Map<String, IndexedReport> byId = reports.stream().collect(Collectors.toMap(IndexedReport::id, r -> r));
        List<FigureRow> rows = new ArrayList<>();
        try (ReportSearch search = read(folder)) {
            search.forEachRow(List.of(new Filter.Years(Optional.of(2015), Optional.empty())), KEYS, true, rows::add);
        }
        assertEquals(reports.stream().filter(r -> r.report().year().filter(y -> y >= 2015).isPresent()).count(),
                rows.size());
        for (FigureRow row : rows) {
            Report report = byId.get(row.id()).report();
            assertEquals(report.agency().name(), row.agency());
            assertEquals(report.agency().level(), row.level());
            assertEquals(report.agency().kind(), row.kind());
            assertEquals(report.year(), row.year());
            assertEquals(report.published(), row.published());
            assertEquals(report.edition(), row.edition());
            assertEquals(report.url(), row.url());
            assertEquals(NaiveSearch.values(Dimension.TRUST, report), row.trust());
            assertEquals(byId.get(row.id()).counted(), row.counted());
            for (int i = 0; i < KEYS.size(); i++) {
                assertEquals(report.figures().number(KEYS.get(i)).map(BigDecimal::doubleValue),
                        row.number(i).stream().boxed().findFirst());
            }
        }
    }

    @Test
    void callersOwnFailureComesThroughUnchanged() {
        fill(report(A, "甲", EAST_LAKE, 2020, "水利"));
        try (ReportSearch search = read(folder)) {
            assertThrows(NullPointerException.class, () -> search.forEachRow(List.of(), List.of(), true, row -> {
                throw new NullPointerException("the caller's");
            }));
        }
    }

    @Test
    void changesComeOldestFirst() {
        Instant later = FIRST.plusSeconds(3600);
        Change revised = new Change(Change.Kind.REVISED, ReportId.of(A), A, "甲", EAST_LAKE.name(), Optional.of(2020),
                later, List.of(new Change.FigureChange(TOTAL, Optional.of(new BigDecimal("12")), Optional.empty())),
                "text changed");
        try (ReportIndex index = write(folder)) {
            index.put(IndexedReport.of(A, report(A, "甲", EAST_LAKE, 2020, "水利"), FIRST));
            index.put(revised);
            index.put(revised);
            index.commit(Map.of());
        }
        try (ReportSearch search = read(folder)) {
            assertEquals(List.of(Change.Kind.NEW, Change.Kind.REVISED),
                    search.changes(Optional.empty()).stream().map(Change::kind).toList());
            assertEquals(List.of(revised), search.changes(Optional.of(later)));
            assertEquals(1, search.search(ReportQuery.EVERYTHING).total(), "a change is no report");
        }
    }

    @Test
    void refusedDocumentIsKeptWithItsReason() {
        NotAReport guide = new NotAReport("a.html", Optional.of(A), "指南", "guide: the title says so", List.of());
        try (ReportIndex index = write(folder)) {
            index.put(new RefusedDocument(A, guide, FIRST));
            index.put(IndexedReport.of(B, report(B, "乙", WEST_LAKE, 2020, "水利"), FIRST));
            index.commit(Map.of());
        }
        List<RefusedDocument> refused = new ArrayList<>();
        try (ReportSearch search = read(folder)) {
            search.forEachRefused(refused::add);
            assertEquals(List.of(new RefusedDocument(A, guide, FIRST)), refused);
            assertEquals(refused, search.findRefused("a.html"));
            assertEquals(List.of(), search.find(A));
            IndexStats stats = search.stats();
            assertEquals(Map.of("guide", 1L), stats.refusedByReason());
            assertEquals(Map.of("2020", 1L), stats.byYear());
            assertEquals(1, stats.reports());
            assertEquals(1, stats.refused());
        }
    }

    @Test
    void writerReadsBackWhatItPut() {
        try (ReportIndex index = write(folder)) {
            IndexedReport put = IndexedReport.of(A, report(A, "甲", EAST_LAKE, 2020, "水利"), FIRST);
            index.put(put);
            index.refresh();
            assertEquals(Optional.of(put), index.report(A));
            assertEquals(Optional.empty(), index.report(B));
            assertEquals(List.of(put), index.reportsOf("南江市东湖区"));
            List<String> keys = new ArrayList<>();
            index.forEachKey(keys::add);
            assertEquals(List.of(A), keys);
            index.clear();
            index.refresh();
            assertFalse(index.report(A).isPresent());
        }
    }

    @Test
    void valuesAreCountedOncePerReport() {
        List<IndexedReport> reports = new GeneratedReports(15, 2, KEYS).reports(60).toList();
        fill(reports.toArray(IndexedReport[]::new));
        try (ReportSearch search = read(folder)) {
            assertEquals(reports.stream().filter(IndexedReport::counted).map(r -> r.report().edition())
                    .collect(Collectors.groupingBy(e -> e, Collectors.counting())), search.values(Dimension.EDITION));
        }
    }
}
