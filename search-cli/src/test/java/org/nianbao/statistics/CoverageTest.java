// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nianbao.index.FigureRow;
import org.nianbao.report.Agency;

class CoverageTest {

    private static final StatisticsSettings SETTINGS = Rows.settings();
    private static final LocalDate LATER = LocalDate.of(2023, 6, 1);

    @Test
    void aGovernmentHasUntilTheEndOfMarchADepartmentUntilTheEndOfJanuary() {
        Coverage coverage = coverage(List.of(
                published("a", "甲县", "county", "government", LocalDate.of(2022, 3, 31)),
                published("b", "乙县", "county", "government", LocalDate.of(2022, 4, 1)),
                published("c", "丙局", "county", "department", LocalDate.of(2022, 2, 10)),
                published("d", "丁镇", "town", "town", LocalDate.of(2022, 1, 31))));
        assertEquals(Map.of("甲县", 0L, "乙县", 1L, "丙局", 10L, "丁镇", 0L), late(coverage));
    }

    @Test
    void anUnknownDayIsNeitherOnTimeNorLate() {
        Coverage coverage = coverage(List.of(published("a", "甲县", "county", "government", null)));
        assertEquals(Coverage.State.DATE_UNKNOWN, coverage.entries().get(0).state());
    }

    @Test
    void aDayInsideTheYearItselfIsNoDayOfPublication() {
        Coverage coverage = coverage(List.of(published("a", "甲县", "county", "government", LocalDate.of(2021, 5, 1))));
        assertEquals(Coverage.State.DATE_UNKNOWN, coverage.entries().get(0).state());
    }

    @Test
    void theEarliestCopyProvesPublication() {
        Coverage coverage = coverage(List.of(
                published("a", "甲县", "county", "government", LocalDate.of(2022, 5, 1)),
                Rows.copy(published("b", "甲县", "county", "government", LocalDate.of(2022, 3, 1)))));
        assertEquals(1, coverage.entries().size());
        assertEquals(Coverage.State.ON_TIME, coverage.entries().get(0).state());
        assertEquals("a", coverage.entries().get(0).report().orElseThrow().id());
    }

    @Test
    void whoReportedAboutAnotherYearIsExpected() {
        Coverage coverage = coverage(List.of(Rows.row("a", "甲县", 2019, "county", "government")));
        assertEquals(Coverage.State.NOT_FOUND, coverage.entries().get(0).state());
        assertEquals("2019", coverage.entries().get(0).agency().knownFrom());
    }

    @Test
    void beforeTheDueDateNobodyIsMissing() {
        Coverage coverage = Coverage.of(2021, List.of(), List.of(Rows.row("a", "甲县", 2019, "county", "government")),
                LocalDate.of(2022, 3, 31), SETTINGS, who -> true);
        assertEquals(Coverage.State.NOT_YET_DUE, coverage.entries().get(0).state());
    }

    @Test
    void countsAreWhatANaiveComputationGives() {
        Random random = new Random(49);
        List<FigureRow> rows = new ArrayList<>();
        Map<String, FigureRow> only = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            LocalDate day = random.nextInt(5) == 0 ? null : LocalDate.of(2022, 1, 1).plusDays(random.nextInt(150));
            boolean government = random.nextBoolean();
            FigureRow row = published("r" + i, "a" + i, "county", government ? "government" : "department", day);
            rows.add(row);
            only.put("a" + i, row);
        }
        Map<Coverage.State, Integer> expected = new EnumMap<>(Coverage.State.class);
        only.forEach((name, row) -> {
            LocalDate due = row.kind().orElseThrow() == Agency.Kind.GOVERNMENT ? LocalDate.of(2022, 3, 31)
                    : LocalDate.of(2022, 1, 31);
            Coverage.State state = row.published().isEmpty() ? Coverage.State.DATE_UNKNOWN
                    : ChronoUnit.DAYS.between(due, row.published().get()) > 0 ? Coverage.State.LATE
                    : Coverage.State.ON_TIME;
            expected.merge(state, 1, Integer::sum);
        });
        assertEquals(expected, coverage(rows).counts());
    }

    private static FigureRow published(String id, String agency, String level, String kind, LocalDate day) {
        return Rows.published(Rows.row(id, agency, 2021, level, kind), day);
    }

    private static Coverage coverage(List<FigureRow> rows) {
        return Coverage.of(2021, List.of(), rows, LATER, SETTINGS, who -> true);
    }

    private static Map<String, Long> late(Coverage coverage) {
        Map<String, Long> late = new HashMap<>();
        coverage.entries().forEach(entry -> late.put(entry.agency().name(), entry.daysLate()));
        return late;
    }

    @Test
    void aDivisionThatNeverReportedIsExpectedToo() {
        Coverage.Expected division = new Coverage.Expected("乙县", Optional.of(Agency.Level.COUNTY),
                Optional.of(Agency.Kind.GOVERNMENT), Optional.of("甲省"), Optional.empty(), Optional.of("乙县"),
                Optional.empty(), Coverage.Expected.DIVISIONS);
        Coverage coverage = Coverage.of(2021, List.of(division),
                List.of(published("a", "甲县", "county", "government", LocalDate.of(2022, 3, 1))), LATER, SETTINGS,
                who -> true);
        assertEquals(Map.of(Coverage.State.ON_TIME, 1, Coverage.State.NOT_FOUND, 1), coverage.counts());
    }

    @Test
    void aGovernmentIsKnownByItsCodeWhateverThePageCallsIt() {
        Coverage.Expected division = new Coverage.Expected("丙市乙县", Optional.of(Agency.Level.COUNTY),
                Optional.of(Agency.Kind.GOVERNMENT), Optional.of("甲省"), Optional.of("丙市"), Optional.of("乙县"),
                Optional.of("990101"), Coverage.Expected.DIVISIONS);
        FigureRow report = Rows.division(published("a", "乙自治县", "county", "government", LocalDate.of(2022, 3, 1)),
                "990101");
        FigureRow bureau = Rows.division(published("b", "乙县某局", "county", "department", LocalDate.of(2022, 1, 1)),
                "990101");
        // Another year's page says the same name and no code.
        FigureRow before = Rows.row("c", "乙自治县", 2019, "county", "government");
        Coverage coverage = Coverage.of(2021, List.of(division), List.of(report, bureau, before), LATER, SETTINGS,
                who -> true);
        assertEquals(Map.of("丙市乙县", 0L, "乙县某局", 0L), late(coverage));
        assertEquals(Map.of(Coverage.State.ON_TIME, 2), coverage.counts());
    }
}
