// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nianbao.index.FigureCondition;
import org.nianbao.index.Filter;
import org.nianbao.index.GeneratedReports;
import org.nianbao.index.IndexedReport;
import org.nianbao.index.ReportIndex;
import org.nianbao.index.ReportQuery;
import org.nianbao.index.ReportSearch;
import org.nianbao.index.SearchResult;

/** The whole contract again, as a large index answers queries whose words stand in very many reports. */
class RankingInStepsTest extends LuceneReportIndexTest {

    @Override
    protected ReportSearch read(Path place) {
        return LuceneReportSearch.asLarge(place, LuceneReportIndexTest::simplified, 3);
    }

    @Test
    void largeIndexFindsWhatASmallOneFinds() {
        try (ReportIndex index = write(folder)) {
            new GeneratedReports(31, 4, KEYS).reports(500).forEach(index::put);
            index.commit(Map.of());
        }
        Filter filter = new Filter.Where(FigureCondition.parse(TOTAL + ">=1", KEYS));
        try (ReportSearch steps = read(folder); ReportSearch scores = super.read(folder)) {
            for (String words : List.of("依申请公开", "\"政府信息公开\"", "行政复议 行政诉讼", "土地征收 OR \"培训班\" OR 水利局",
                    "信息 NOT 复议", "-水利局 -教育局", "年政府信息公开工作年度报告")) {
                for (ReportQuery query : List.of(ReportQuery.EVERYTHING.words(words),
                        ReportQuery.EVERYTHING.words(words).with(filter))) {
                    SearchResult all = scores.search(query.limit(1000));
                    // Asked twice: the second time words are remembered.
                    for (int round = 0; round < 2; round++) {
                        assertEquals(ids(all), ids(steps.search(query.limit(1000))), query::toString);
                    }
                    SearchResult top = steps.search(query.limit(5));
                    assertEquals(all.total(), top.total());
                    assertEquals(top.hits().stream().map(SearchResult.Hit::score).sorted((a, b) -> b.compareTo(a))
                            .toList(), top.hits().stream().map(SearchResult.Hit::score).toList());
                }
            }
        }
    }

    private static Set<String> ids(SearchResult result) {
        Set<String> ids = new HashSet<>();
        result.hits().stream().map(SearchResult.Hit::indexed).map(IndexedReport::id).forEach(ids::add);
        return ids;
    }
}
