// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.report.FigureKey;

/** What users type for conditions, facets, years, dates and order. */
class TypedValuesTest {

    private static final FigureKey TOTAL = new FigureKey("applications.new.total");
    private static final List<FigureKey> KNOWN = List.of(TOTAL, new FigureKey("applications.denied.total"),
            new FigureKey("procurement.amount"));

    @ParameterizedTest
    @CsvSource({"applications.new.total>=100,>=", "applications.new.total >= 100,>=", "applications.new.total≥１００,>=",
        "applications.new.total=100,=", "applications.new.total==100,=", "applications.new.total!=100,!=",
        "applications.new.total<100,<", "applications.new.total<=100,<=", "applications.new.total＞100,>"})
    void conditionIsRead(String typed, String sign) {
        FigureCondition condition = FigureCondition.parse(typed, KNOWN);
        assertEquals("applications.new.total" + sign + "100", condition.toString());
    }

    @Test
    void conditionHoldsByValueNotByDigits() {
        FigureCondition equal = FigureCondition.parse("procurement.amount=12.50", KNOWN);
        assertTrue(equal.holds(new BigDecimal("12.5")));
        assertFalse(equal.holds(new BigDecimal("12.51")));
    }

    @Test
    void unknownFigureNamesTheNearest() {
        QuerySyntaxException mistake = assertThrows(QuerySyntaxException.class,
                () -> FigureCondition.parse("aplications.new.totl>=1", KNOWN));
        assertTrue(mistake.getMessage().contains("did you mean applications.new.total"), mistake.getMessage());
        assertEquals(0, mistake.position());
    }

    @ParameterizedTest
    @CsvSource({"applications.new.total,22", "applications.new.total>=,24", "applications.new.total>=many,24",
        "applications.new.total<>>1,22", "'>=5',0"})
    void brokenConditionIsNamedWithItsPlace(String typed, int position) {
        assertEquals(position, assertThrows(QuerySyntaxException.class,
                () -> FigureCondition.parse(typed, KNOWN)).position());
    }

    @Test
    void facetIsADimensionOrRangesOfAFigure() {
        assertEquals(new FacetRequest.Values(Dimension.YEAR, FacetRequest.DEFAULT_LIMIT),
                FacetRequest.parse("year", KNOWN));
        assertEquals(new FacetRequest.Ranges(TOTAL, List.of(BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.TEN)),
                FacetRequest.parse("applications.new.total:0,1,10", KNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaer", "applications.new.total", "applications.new.total:", "applications.new.total:5,1",
        "applications.new.total:a", "year:2020"})
    void brokenFacetIsNamed(String typed) {
        assertThrows(QuerySyntaxException.class, () -> FacetRequest.parse(typed, KNOWN));
    }

    @Test
    void yearsHaveOpenEnds() {
        assertEquals(new Filter.Years(Optional.of(2021), Optional.of(2021)), Filter.Years.parse("2021"));
        assertEquals(new Filter.Years(Optional.of(2019), Optional.of(2022)), Filter.Years.parse("2019..2022"));
        assertEquals(new Filter.Years(Optional.of(2019), Optional.empty()), Filter.Years.parse("2019.."));
        assertEquals(new Filter.Years(Optional.empty(), Optional.of(2022)), Filter.Years.parse("..２０２２"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "21", "2022..2019", "..", "2019-2020", "20190"})
    void brokenYearsAreNamed(String typed) {
        assertThrows(QuerySyntaxException.class, () -> Filter.Years.parse(typed));
    }

    @Test
    void monthAndYearMeanAllOfIt() {
        assertEquals(new Filter.Published(Optional.of(LocalDate.of(2022, 1, 1)), Optional.empty()),
                Filter.Published.parse("2022-01-01.."));
        assertEquals(new Filter.Published(Optional.of(LocalDate.of(2024, 2, 1)), Optional.of(LocalDate.of(2024, 2, 29))),
                Filter.Published.parse("2024-02"));
        assertEquals(new Filter.Published(Optional.of(LocalDate.of(2022, 1, 1)),
                Optional.of(LocalDate.of(2023, 12, 31))), Filter.Published.parse("2022..2023"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "2022-13-01", "2022-02-30..", "yesterday", "2023..2022"})
    void brokenDateIsNamed(String typed) {
        assertThrows(QuerySyntaxException.class, () -> Filter.Published.parse(typed));
    }

    @Test
    void minusTurnsTheOrder() {
        assertEquals(new Order(Order.By.YEAR, Optional.empty(), false), Order.parse("year", KNOWN));
        assertEquals(new Order(Order.By.FIGURE, Optional.of(TOTAL), true), Order.parse("-applications.new.total", KNOWN));
        assertThrows(QuerySyntaxException.class, () -> Order.parse("-publishd", KNOWN));
    }

    @Test
    void idsAreStableAndApart() {
        assertEquals(12, ReportId.of("http://a/").length());
        assertEquals(ReportId.of("http://a/"), ReportId.of("http://a/"));
        assertNotEquals(ReportId.of("http://a/"), ReportId.of("http://b/"));
    }

    @Test
    void snippetIsMarkedAtItsPlaces() {
        Snippet snippet = new Snippet("本年新收申请12件", List.of(new Snippet.Mark(2, 4), new Snippet.Mark(4, 6)));
        assertEquals("本年[新收][申请]12件", snippet.marked("[", "]"));
    }
}
