// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.nianbao.fuzz.Attempt;

class GridReaderTest {

    private static Element table(String html) {
        return Jsoup.parse(html).selectFirst("table");
    }

    private static Grid grid(String rows) {
        return GridReader.read(table("<table>" + rows + "</table>"), 1, UnaryOperator.identity());
    }

    @Test
    void spansCoverTheirPlaces() {
        Grid grid = grid("<tr><td rowspan=2>甲</td><td colspan=2>乙</td></tr><tr><td>1</td><td>2</td></tr>");
        assertEquals(3, grid.width());
        assertSame(grid.cell(0, 0), grid.cell(1, 0));
        assertSame(grid.cell(0, 1), grid.cell(0, 2));
        assertEquals("1", grid.cell(1, 1).text());
        assertEquals("2", grid.cell(1, 2).text());
    }

    @Test
    void rowspanZeroReachesTheEndOfItsGroup() {
        Grid grid = grid("<tbody><tr><td rowspan=0>甲</td><td>1</td></tr><tr><td>2</td></tr></tbody>"
                + "<tbody><tr><td>3</td><td>4</td></tr></tbody>");
        assertEquals("甲", grid.cell(1, 0).text());
        assertEquals("3", grid.cell(2, 0).text());
    }

    @Test
    void absurdSpansAreCutToTheTable() {
        Grid grid = grid("<tr><td colspan=999999>题</td></tr><tr><td>甲</td><td rowspan=99999999999>1</td></tr>");
        assertEquals(2, grid.width());
        assertEquals(2, grid.height());
        assertEquals("题", grid.cell(0, 1).text());
    }

    @Test
    void whatThePageHidesIsNotThere() {
        Element table = table("<table><tr><td>甲</td><td hidden>9</td><td>1<span hidden>9</span></td></tr>"
                + "<tr hidden><td>乙</td><td>9</td></tr>"
                + "<tr><td>丙</td><td hidden style='visibility:hidden'>9</td></tr></table>");
        Grid grid = GridReader.read(table, 1, UnaryOperator.identity(), element -> element.hasAttr("hidden"));
        assertEquals("甲 1\n丙", grid.text());
        assertEquals(2, grid.width());
    }

    @Test
    void footStandsLastWhereverItIsWritten() {
        assertEquals("头\n身\n脚", grid("<tfoot><tr><td>脚</td></tr></tfoot><thead><tr><td>头</td></tr></thead>"
                + "<tbody><tr><td>身</td></tr></tbody>").text());
    }

    @Test
    void signsWithoutWidthDivideNothing() {
        assertEquals("12", grid("<tr><td>1\u200b2\ufeff</td></tr>").cell(0, 0).text());
    }

    @Test
    void shortRowsAreFilledWithCellsThatThePageDoesNotHave() {
        Grid grid = grid("<tr><td>甲</td><td>1</td><td>2</td></tr><tr><td>乙</td></tr>");
        assertFalse(grid.cell(1, 2).printed());
        assertTrue(grid.cell(1, 0).printed());
    }

    @Test
    void lineBreaksJoinWordsButNeverNumbers() {
        Grid grid = grid("<tr><td>本年新<br>\n 制作数量</td><td><p>1</p><p>2</p></td><td>1<br>2</td>"
                + "<td><span>1</span><span>2</span></td><td><p>12</p>\n<p>件</p></td><td>&nbsp;<p>&nbsp;</p></td></tr>");
        assertEquals("本年新制作数量", grid.cell(0, 0).text());
        assertEquals("1 2", grid.cell(0, 1).text());
        assertEquals("1 2", grid.cell(0, 2).text());
        assertEquals("12", grid.cell(0, 3).text());
        assertEquals("12 件", grid.cell(0, 4).text());
        assertEquals("", grid.cell(0, 5).text());
    }

    @Test
    void theTableAroundADataTableIsLayout() {
        Element outer = table("<table><tr><td>导航</td><td><table><tr><td>规章</td><td>1</td></tr><tr><td>许可</td>"
                + "<td>2</td></tr></table></td></tr></table>");
        assertFalse(GridReader.isDataTable(outer));
        assertTrue(GridReader.isDataTable(outer.selectFirst("table table")));
    }

    @Test
    void oneColumnOrRunningTextIsNoDataTable() {
        assertFalse(GridReader.isDataTable(table("<table><tr><td>一段</td></tr><tr><td>二段</td></tr></table>")));
        assertFalse(GridReader.isDataTable(table("<table><tr><td>侧</td><td>" + "长文字".repeat(200)
                + "</td></tr></table>")));
    }

    @Test
    void hugeAndDeepTablesCostLittle() {
        String wide = "<table>" + "<tr><td colspan=90 rowspan=5000>甲</td><td>1</td></tr>".repeat(40_000) + "</table>";
        String deep = "<table><tr><td>".repeat(3_000);
        Attempt.require(Attempt.Limit.of(10_000, 4_096), () -> {
            GridReader.read(table(wide), 1, UnaryOperator.identity());
            for (Element each : Jsoup.parse(deep).select("table")) {
                GridReader.isDataTable(each);
            }
        });
    }
}
