// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void hanCharactersTakeTwoColumns() {
        List<String> lines = new TextTable().text("agency").number("n").row("东湖区", "5").row("abc", "12")
                .lines(Integer.MAX_VALUE, false);
        assertEquals(List.of("agency   n", "东湖区   5", "abc     12"), lines);
    }

    @Test
    void theWidestTextIsCutToTheTerminal() {
        List<String> lines = new TextTable().text("a").text("b").row("甲".repeat(30), "short").lines(24, false);
        assertTrue(lines.stream().allMatch(line -> DisplayWidth.of(line) <= 24), lines.toString());
        assertTrue(lines.get(1).contains("…"));
        assertTrue(lines.get(1).endsWith("short"));
    }

    @Test
    void numbersAreNeverCut() {
        List<String> lines = new TextTable().text("a").number("n").row("甲".repeat(30), "123456789012345").lines(20, false);
        assertTrue(lines.get(1).endsWith("123456789012345"), lines.get(1));
    }

    @Test
    void aCellNeverBreaksItsLine() {
        assertEquals("a b", new TextTable().text("").row("a\n  b").lines(Integer.MAX_VALUE, false).get(0));
    }

    @Test
    void coloursTakeNoColumn() {
        List<String> lines = new TextTable().text("a").text("b")
                .row(List.of(new TextTable.Cell("x", Style.RED), new TextTable.Cell("y", Style.PLAIN)))
                .row("longer", "z").lines(Integer.MAX_VALUE, true);
        assertEquals("\u001b[31mx\u001b[0m       y", lines.get(1));
    }

    @Test
    void ruledTablesFit() {
        List<String> lines = new TextTable().text("").number("总计").row("予以公开", "3").ruled(Integer.MAX_VALUE, false);
        assertEquals(List.of("┌──────────┬──────┐", "│          │ 总计 │", "├──────────┼──────┤", "│ 予以公开 │    3 │",
                "└──────────┴──────┘"), lines);
    }

    @Test
    void aWrappedLineLosesNothing() {
        String text = "依申请公开 abc def 政府信息公开指南 0123456789";
        List<String> lines = DisplayWidth.wrap(text, 11);
        assertTrue(lines.stream().allMatch(line -> DisplayWidth.of(line) <= 11), lines.toString());
        assertEquals(text.replace(" ", ""), String.join("", lines).replace(" ", ""));
    }

    @Test
    void aChangeOfColourTakesNoColumnAndIsNeverBroken() {
        String mark = "\u001b[1;33m公开\u001b[0m";
        List<String> lines = DisplayWidth.wrap("政府信息" + mark + "指南" + mark, 10);
        assertEquals(List.of("政府信息\u001b[1;33m公", "开\u001b[0m指南" + mark), lines);
        assertEquals(4, DisplayWidth.of(mark));
    }

    @Test
    void aNarrowTerminalGoesWithoutSpareColumns() {
        TextTable table = new TextTable().text("agency").number("n").text("what else").spare().name("id")
                .row("甲".repeat(10), "12345", "b".repeat(20), "3fk9w2mz6q1a");
        assertTrue(table.lines(60, false).get(0).contains("what else"));
        List<String> narrow = table.lines(36, false);
        assertTrue(narrow.stream().allMatch(line -> DisplayWidth.of(line) <= 36), narrow.toString());
        assertTrue(narrow.get(1).startsWith("甲") && narrow.get(1).endsWith("12345  3fk9w2mz6q1a"), narrow.toString());
    }

    @Test
    void whereNoTableFitsCellsStandOneBelowTheOther() {
        List<String> lines = new TextTable().text("agency").number("n").name("id").row("东湖区", "12345", "3fk9w2mz6q1a")
                .row("西湖区", "", "7h0c4x8v5n2b").lines(20, false);
        assertEquals(List.of("agency  东湖区", "n       12345", "id      3fk9w2mz6q1a", "", "agency  西湖区",
                "id      7h0c4x8v5n2b"), lines);
    }

    @Test
    void aGapIsAHoleInTheLine() {
        List<String> lines = LineDrawing.draw(List.of(point("2019", 0), point("2020", 10),
                new LineDrawing.Point("2021", OptionalDouble.empty()), point("2022", 5)), 60);
        String all = String.join("\n", lines);
        assertEquals(3, all.chars().filter(c -> c == '*').count());
        int hole = lines.get(lines.size() - 1).indexOf("2021");
        assertTrue(lines.subList(0, 11).stream().allMatch(line -> line.length() <= hole + 2
                || line.charAt(hole + 2) == ' '), all);
    }

    private static LineDrawing.Point point(String label, double value) {
        return new LineDrawing.Point(label, OptionalDouble.of(value));
    }
}
