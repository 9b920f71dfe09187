// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nianbao.report.Agency;
import org.nianbao.report.Check;
import org.nianbao.report.Evidence;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Figures;
import org.nianbao.report.NotAReport;
import org.nianbao.report.Report;
import org.nianbao.report.Trust;
import org.nianbao.report.TrustSignal;

class LabelledScoreTest {

    private final LabelledScore score = new LabelledScore();

    @Test
    void exactReadingScoresFull() {
        score.add(Label.of(Map.of("source", "a.html", "figures", Map.of("review.total", 3), "year", 2021,
                "trust", List.of(), "must_contain", List.of("公开 十二条"))), report(Map.of("review.total", "3.0")));

        assertTrue(score.misses().isEmpty(), score.misses().toString());
        score.quality("all").forEach((measure, share) -> assertEquals(1.0, share, measure));
    }

    @Test
    void otherValueIsWrongAndNoValueIsMissingAndUnaskedValueIsInvented() {
        score.add(Label.of(Map.of("source", "a.html", "markup", "grid",
                "figures", Map.of("review.total", 3, "review.other", 1))),
                report(Map.of("review.total", "4", "review.upheld", "9")));

        Map<?, ?> grid = (Map<?, ?>) score.record().get("markup:grid");
        assertEquals(List.of(0, 1, 1, 1), List.of(grid.get("cells_right"), grid.get("cells_missing"),
                grid.get("cells_wrong"), grid.get("cells_invented")));
    }

    @Test
    void optionalFigureIsNeitherAskedForNorInvented() {
        score.add(Label.of(Map.of("source", "a.html", "figures_optional", Map.of("review.total", List.of(3, 4)))),
                report(Map.of("review.total", "4")));

        assertTrue(score.misses().isEmpty(), score.misses().toString());
    }

    @Test
    void forbiddenValueIsInvented() {
        score.add(Label.of(Map.of("source", "a.html", "figures_forbidden", Map.of("review.total", 4))),
                report(Map.of("review.total", "4")));

        assertEquals("invented review.total", score.misses().get(0).what());
    }

    @Test
    void labelWithoutFiguresScoresNone() {
        score.add(Label.of(Map.of("source", "a.html", "year", 2021)), report(Map.of("review.total", "4")));

        assertTrue(score.misses().isEmpty(), score.misses().toString());
    }

    @Test
    void reportTakenForNoneMissesEverything() {
        score.add(Label.of(Map.of("source", "a.html", "figures", Map.of("review.total", 3), "year", 2021)),
                new NotAReport("a.html", Optional.empty(), "", "guide", List.of()));

        assertEquals(0.0, score.quality("all").get("kind"));
        assertEquals(0.0, score.quality("all").get("cells_right"));
        assertEquals(0.0, score.quality("all").get("year"));
    }

    @Test
    void figuresOfNoReportAreInvented() {
        score.add(Label.of(Map.of("source", "a.html", "kind", "not-a-report")), report(Map.of("review.total", "3")));

        assertEquals(List.of("kind", "invented review.total"), score.misses().stream().map(Miss::what).toList());
    }

    @Test
    void headFieldThatThePageDoesNotTellMustStayEmpty() {
        Map<String, Object> json = new TreeMap<>();
        json.put("source", "a.html");
        json.put("year", null);
        score.add(Label.of(json), report(Map.of()));

        assertEquals("year", score.misses().get(0).what());
    }

    @Test
    void signalNobodyLabelledIsAFalseAlarm() {
        score.add(Label.of(Map.of("source", "a.html", "trust", List.of("spam-title"))), report(Map.of()));
        score.add(Label.of(Map.of("source", "b.html", "trust", List.of())), report(Map.of(), TrustSignal.SPAM_TITLE));

        assertEquals(0.0, score.quality("all").get("trust_found"));
        assertEquals(0.0, score.quality("all").get("quiet_pages_quiet"));
    }

    @Test
    void failedCheckNobodyLabelledIsNamed() {
        score.add(Label.of(Map.of("source", "a.html", "checks_failed", List.of(
                Map.of("rule", "outcomes = total", "column", "litigation.direct")))), report(Map.of()));

        assertEquals(2, score.misses().stream().filter(miss -> miss.what().equals("check")).count());
    }

    @Test
    void stringsAreComparedByLettersAndDigits() {
        score.add(Label.of(Map.of("source", "a.html", "must_contain", List.of("公 开、十二条", "没有的"),
                "must_not_contain", List.of("条。完", "（）"))), report(Map.of()));

        assertEquals(List.of("wanted string", "unwanted string"),
                score.misses().stream().map(Miss::what).toList());
        assertEquals(0.5, score.quality("all").get("strings_f"));
    }

    @Test
    void provinceInFrontNamesTheSameAgency() {
        score.add(Label.of(Map.of("source", "a.html", "agency", "江西省南昌市", "province", "江西省")), report(Map.of()));

        assertEquals(List.of("province"), score.misses().stream().map(Miss::what).toList());
    }

    @Test
    void tableHasALineForEveryGroup() {
        score.add(Label.of(Map.of("source", "a.html", "edition", "2021", "markup", "grid gbk")), report(Map.of()));

        for (String group : List.of("all", "edition:2021", "markup:grid", "markup:gbk")) {
            assertEquals(2, score.table().lines().filter(line -> line.startsWith(group + " ")).count(), group);
        }
    }

    private static Report report(Map<String, String> numbers, TrustSignal... signals) {
        Figures.Builder figures = Figures.builder();
        numbers.forEach((key, number) -> figures.state(new FigureKey(key), new BigDecimal(number),
                Evidence.cell(number, 1, 1, 1)));
        Agency agency = new Agency(Optional.of("南昌市"), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        Check check = new Check("outcomes = total", "review", Check.Status.FAIL, Optional.empty(), Optional.empty(),
                List.of());
        return new Report("a.html", Optional.empty(), "题目", agency, Optional.of(2021), Optional.empty(), "2021",
                figures.build(), List.of(), List.of(check), new Trust(false, Set.of(signals), Optional.empty()),
                new TreeMap<>(), new TreeMap<>(), List.of(), "公开十二条。完");
    }
}
