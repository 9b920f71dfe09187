// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.nianbao.report.UnrecognisedRow;

class ReportJsonTest {

    private static final FigureKey NEW_PERSON = new FigureKey("applications.new.natural_person");
    private static final FigureKey AMOUNT = new FigureKey("procurement.amount");
    private static final FigureKey BLANK = new FigureKey("coercions.decisions");

    static final Report FULL = new Report("pages/x.html", Optional.of("http://www.example.gov.cn/x.html"),
            "甲县2020年政府信息公开工作年度报告",
            new Agency(Optional.of("乙市甲县"), Optional.of("甲縣"), Optional.of(Agency.Level.COUNTY),
                    Optional.of(Agency.Kind.GOVERNMENT), Optional.of("丙省"), Optional.of("乙市"), Optional.of("甲县"),
                    Optional.of("990102")),
            Optional.of(2020), Optional.of(LocalDate.of(2021, 1, 31)), "2019",
            Figures.builder()
                    .state(NEW_PERSON, new BigDecimal("13.00"), Evidence.cell("13", 2, 3, 2))
                    .state(AMOUNT, new BigDecimal("6119919.29"), Evidence.cell("6119919.29元", 1, 20, 3))
                    .state(new FigureKey("penalties.items_change"), new BigDecimal("-1200"),
                            Evidence.sentence("减少约1200项").remarked(Evidence.APPROXIMATE))
                    .notStated(BLANK, Evidence.cell("/", 1, 12, 4)).build(),
            List.of(new UnrecognisedRow("table 2, row 31", "另列", List.of("1", "", "3"), "no edition knows the label")),
            List.of(new Check("received = results + carried_forward", "total", Check.Status.FAIL,
                            Optional.of(new BigDecimal("15")), Optional.of(new BigDecimal("10")), List.of(NEW_PERSON)),
                    new Check("outcomes = total", "reviews", Check.Status.UNKNOWN, Optional.empty(), Optional.empty(),
                            List.of())),
            new Trust(false, Set.of(TrustSignal.SPAM_FOOTER, TrustSignal.PINYIN_ANNOTATION),
                    Optional.of("http://www.example.gov.cn/first.html")),
            new TreeMap<>(Map.of("icp", "丙ICP备1号")), new TreeMap<>(Map.of("agency", "title")),
            List.of("two dates on the page"), "第一行\n第二行 \"引\"");

    @Test
    void everyFieldSurvivesTheWayThereAndBack() {
        assertEquals(FULL, ReportJson.read(ReportJson.line(FULL)));
        assertEquals(FULL, ReportJson.read(ReportJson.indented(FULL)));
    }

    @Test
    void refusedDocumentSurvivesTheWayThereAndBack() {
        NotAReport refused = new NotAReport("a.html", Optional.empty(), "指南", "guide: title says so", List.of("n"));
        assertEquals(refused, ReportJson.read(ReportJson.line(refused)));
    }

    @Test
    void fieldsStandInTheOrderOfTheContract() throws IOException {
        List<String> names = new ArrayList<>();
        new ObjectMapper().readTree(ReportJson.line(FULL)).fieldNames().forEachRemaining(names::add);
        assertEquals(List.of("source", "url", "kind", "title", "agency", "agency_printed", "agency_level",
                "agency_kind", "province", "city", "county", "division_code", "year", "published", "edition", "figures",
                "evidence", "unrecognised_rows", "checks", "official", "trust", "metadata", "decisions", "notes",
                "text"), names);
    }

    @Test
    void numbersArePlain() {
        String line = ReportJson.line(FULL);
        assertTrue(line.contains("\"applications.new.natural_person\":13,"), line);
        assertTrue(line.contains("\"penalties.items_change\":-1200,"), line);
        assertTrue(line.contains("\"procurement.amount\":6119919.29}"), line);
    }

    @Test
    void absentCellHasEvidenceAndNoFigure() throws IOException {
        JsonNode record = new ObjectMapper().readTree(ReportJson.line(FULL));
        assertTrue(record.get("figures").path(BLANK.name()).isMissingNode());
        assertEquals("/", record.get("evidence").get(BLANK.name()).get("raw").asText());
    }

    @Test
    void unknownIsNullNotLeftOut() throws IOException {
        Report bare = new Report("s", Optional.empty(), "", Agency.UNKNOWN, Optional.empty(), Optional.empty(), "prose",
                Figures.NONE, List.of(), List.of(), new Trust(false, Set.of(), Optional.empty()), new TreeMap<>(),
                new TreeMap<>(), List.of(), "");
        JsonNode record = new ObjectMapper().readTree(ReportJson.line(bare));
        for (String name : List.of("url", "agency", "agency_level", "county", "division_code", "year", "published")) {
            assertTrue(record.has(name) && record.get(name).isNull(), name);
        }
        assertEquals(bare, ReportJson.read(ReportJson.line(bare)));
    }

    @Test
    void trustNamesTheCopyLast() {
        assertEquals(List.of("pinyin-annotation", "spam-footer", "duplicate-of:http://www.example.gov.cn/first.html"),
                ReportJson.trustLabels(FULL.trust()));
    }

    @Test
    void brokenRecordIsNamed() {
        assertThrows(MalformedRecord.class, () -> ReportJson.read("{"));
        assertThrows(MalformedRecord.class, () -> ReportJson.read("[]"));
        assertThrows(MalformedRecord.class, () -> ReportJson.read("{\"kind\":\"report\"}"));
        assertThrows(MalformedRecord.class, () -> ReportJson.read("{\"kind\":\"other\",\"source\":\"s\"}"));
        assertThrows(MalformedRecord.class,
                () -> ReportJson.read(ReportJson.line(FULL).replace("2021-01-31", "2021-13-31")));
    }
}
