// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.fuzz;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.extract.ReportExtractor;
import org.nianbao.index.FacetRequest;
import org.nianbao.index.FigureCondition;
import org.nianbao.index.Filter;
import org.nianbao.index.IndexedReport;
import org.nianbao.index.Order;
import org.nianbao.index.QuerySyntaxException;
import org.nianbao.index.ReportIndex;
import org.nianbao.index.ReportQuery;
import org.nianbao.index.ReportSearch;
import org.nianbao.index.lucene.LuceneReportIndex;
import org.nianbao.index.lucene.LuceneReportSearch;
import org.nianbao.page.UnreadablePage;
import org.nianbao.quality.generated.GeneratedPage;
import org.nianbao.quality.generated.PageGenerator;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Reading;
import org.nianbao.report.Report;

/** Whatever is typed, it is either answered or refused with the place of the mistake. */
@Tag("faults")
class QueryFuzzTest {

    private static final Path CONFIG = Path.of("..", "config");
    private static final int REPORTS = 20;
    /** A question on twenty reports; typed text of some kilobytes. */
    private static final Attempt.Limit LIMIT = Attempt.Limit.of(1_000, 64);

    private static final List<byte[]> QUERIES = bytes("政府信息公开", "title:岳阳 OR agency:\"云溪区\"", "(公开 OR 申请) -复议 NOT 诉讼",
            "text:(依申请公开 (year:2021 OR year:2022))", "“信息 公开” 「年度报告」", "url:www.example.gov.cn host:x kind:report *", "＂全角＂ ＯＲ （括号）",
            "province:湖南省 level:county trust:spam-footer", "a*b? c~2 d^3 [1 TO 2] {x} /re.*/ && || !x \\+");
    private static final List<byte[]> ARGUMENTS = bytes("2019..2022", "2021", "..2020", "2022-01-01..", "..2023-02", "2021-13-40..",
            "applications.new.total>=100", "applications.new.total != -3.5", "procurement.amount<1e6", "代码≥５",
            "province", "year:5", "applications.new.total:0,1,10,100,1000", "applications.new.total:10,1", "-applications.new.total",
            "relevance", "year", "published");
    private static final List<String> WORDS = List.of(" AND ", " OR ", " NOT ", "(", ")", "((((((((((", "\"", "“", "”", "「", "」",
            "title:", "agency:", "year:", "text:", "-", "--", "*", "..", ">=", "!=", "≤", ":", ",", "政府", "信息", "公开", "𠮷", "é");

    @TempDir
    private static Path folder;
    private static ReportSearch search;
    private static List<FigureKey> figures;

    private static List<byte[]> bytes(String... texts) {
        return List.of(texts).stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    @BeforeAll
    static void index() throws UnreadablePage {
        ReportExtractor extractor = ReportExtractor.load(CONFIG);
        PageGenerator generator = new PageGenerator(CONFIG);
        figures = List.of(new FigureKey("applications.new.total"), new FigureKey("procurement.amount"));
        try (ReportIndex index = LuceneReportIndex.open(folder, text -> text)) {
            for (int seed = 1; seed <= REPORTS; seed++) {
                GeneratedPage page = generator.page(seed);
                Reading reading = extractor.read(page.file(), page.url(), page.bytes(), page.contentType());
                if (reading instanceof Report report) {
                    index.put(IndexedReport.of(page.file(), report, Instant.EPOCH));
                }
            }
            index.commit(Map.of());
        }
        search = LuceneReportSearch.open(folder, text -> text);
    }

    @AfterAll
    static void close() {
        search.close();
    }

    @Test
    void everyQueryIsAnsweredOrRefused() {
        Fuzzing.run("query", LIMIT, seed -> new ByteMutator(seed, WORDS).mutate(QUERIES), (name, bytes) -> {
            String typed = new String(bytes, StandardCharsets.UTF_8);
            refusedOr(typed, () -> assertNotNull(search.search(ReportQuery.EVERYTHING.words(typed))));
        });
    }

    @Test
    void everyFilterFacetAndOrderIsUnderstoodOrRefused() {
        Fuzzing.run("argument", LIMIT, seed -> new ByteMutator(seed, WORDS).mutate(ARGUMENTS), (name, bytes) -> {
            String typed = new String(bytes, StandardCharsets.UTF_8);
            refusedOr(typed, () -> found(Filter.Years.parse(typed)));
            refusedOr(typed, () -> found(Filter.Published.parse(typed)));
            refusedOr(typed, () -> found(new Filter.Where(FigureCondition.parse(typed, figures))));
            refusedOr(typed, () -> assertNotNull(search.search(ReportQuery.EVERYTHING.with(FacetRequest.parse(typed, figures)))));
            refusedOr(typed, () -> assertNotNull(search.search(ReportQuery.EVERYTHING.order(Order.parse(typed, figures)))));
            refusedOr(typed, () -> assertNotNull(search.search(ReportQuery.EVERYTHING.after(typed))));
            assertNotNull(search.find(typed));
        });
    }

    private static void found(Filter filter) {
        assertNotNull(search.search(ReportQuery.EVERYTHING.with(filter)));
    }

    private static void refusedOr(String typed, Runnable work) {
        try {
            work.run();
        } catch (QuerySyntaxException refused) {
            assertTrue(!refused.getMessage().isBlank());
            assertTrue(refused.getMessage().lines().count() <= 3 + typed.lines().count(), refused.getMessage());
        }
    }
}
