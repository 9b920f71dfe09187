// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nianbao.extract.table.TableFiguresTest.ONE_TO_SIX;
import static org.nianbao.extract.table.TableFiguresTest.applicants;
import static org.nianbao.extract.table.TableFiguresTest.lines;
import static org.nianbao.extract.table.TableFiguresTest.number;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tables as they are copied from pages of paper, lists and files of rows: with marks and breaks of their own. */
class CopiedTablesTest {

    private static final String HEADER = "申请人情况 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计";
    private static final String NUMBERS = " 1 2 3 4 5 6 21";

    private static TableReading table(String... rows) {
        return lines(Stream.concat(Stream.of(HEADER), Stream.of(rows)).toArray(String[]::new));
    }

    @Test
    void labelOverSeveralLinesNamesTheNumbersBesideAnyOfThem() {
        TableReading reading = table("（一）予以公开 0 0 0 0 0 0 0", "（二）部分公开（区分处", "理的，只计这一情形，", "不计其他情形）" + NUMBERS,
                "1.申请人无正当理由逾期不补正、" + NUMBERS, "行政机关不再处理其政府信息公开申请", "5.要求行政机关确认或重新", NUMBERS.strip(), "出具已获取信息");
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.partial"));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.other.uncorrected"));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.unprocessed.confirmation"));
        assertEquals("0", number(reading, "applications.granted.total"));
        assertTrue(reading.unrecognisedRows().isEmpty());
    }

    @Test
    void labelsBeforeAllNumbersArePutTogetherWithNone() {
        TableReading reading = lines("信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "规章", "行政规范性文件", "1 2 3", "4 5 6",
                "第二十条第（五）项");
        assertEquals("absent", number(reading, "regulations.issued"));
        assertEquals("absent", number(reading, "normative.issued"));
    }

    @Test
    void endOfALabelMayBeAColumnsNameToo() {
        TableReading reading = lines("统计指标 单位 统计数", "其中：主动公开规范性文件", "数 条 12");
        assertEquals("12", number(reading, "normative.published"));
    }

    @Test
    void pageNumberBetweenDashesIsNoRow() {
        TableReading reading = table("（一）予以公开" + NUMBERS, "— 4 —", "（二）部分公开" + NUMBERS, "- 12 -", "（七）总计" + NUMBERS);
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.granted"));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.partial"));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.total"));
    }

    @Test
    void runningNumberBeforeTheLabelIsNoFigureOfTheRowBefore() {
        List<String> labels = List.of("本年新收政府信息公开申请数量", "上年结转政府信息公开申请数量", "予以公开", "部分公开", "属于国家秘密");
        List<String> cells = new ArrayList<>(List.of(HEADER.split(" ")));
        List<String> rows = new ArrayList<>(List.of(HEADER));
        for (int i = 0; i < labels.size(); i++) {
            cells.addAll(List.of(String.valueOf(i + 1), labels.get(i)));
            cells.addAll(List.of(NUMBERS.strip().split(" ")));
            rows.add(i + 1 + " 办理结果 " + labels.get(i) + NUMBERS);
        }
        for (List<String> page : List.of(cells, rows)) {
            TableReading reading = lines(page.toArray(String[]::new));
            assertEquals(ONE_TO_SIX, applicants(reading, "applications.new"));
            assertEquals(ONE_TO_SIX, applicants(reading, "applications.partial"));
            assertEquals(ONE_TO_SIX, applicants(reading, "applications.denied.state_secret"));
        }
    }

    @Test
    void figuresThatCountOnAreNoRunningNumbersWhereTheyStandAlone() {
        TableReading reading = lines("统计指标", "统计数", "政府公报公开政府信息数", "1", "政府网站公开政府信息数", "2", "政务微博公开政府信息数", "3",
                "政务微信公开政府信息数", "4", "其他方式公开政府信息数", "5", "参加或举办新闻发布会总次数", "6");
        assertEquals("1", number(reading, "proactive.gazette"));
        assertEquals("5", number(reading, "proactive.other_channels"));
    }

    @Test
    void ordinalOnALineOfItsOwnBelongsToTheLabelBelow() {
        List<String> cells = new ArrayList<>(List.of(HEADER.split(" ")));
        cells.addAll(List.of("（三）不予公开", "1.", "属于国家秘密"));
        cells.addAll(List.of(NUMBERS.strip().split(" ")));
        cells.addAll(List.of("2.", "其他法律行政法规禁止公开", "0", "0", "0", "0", "0", "0", "0"));
        TableReading reading = lines(cells.toArray(String[]::new));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.denied.state_secret"));
        assertEquals("0", number(reading, "applications.denied.law_forbids.total"));
    }

    @Test
    void unitBetweenLabelAndNumbersIsNoCellOfTheColumns() {
        TableReading reading = lines("项目 | 单位 | 申请人情况", "自然人 | 法人或其他组织 | 总计", "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他",
                "（一）予以公开 | 件 | 1 | 2 | 3 | 4 | 5 | 6 | 21", "（七）总计 | 件 | 1 | 2 | 3 | 4 | 5 | 6 | 21");
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.granted"));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.total"));
    }

    @Test
    void marksOfAListAreNeitherSignsNorCells() {
        for (String mark : List.of("- ", "• ", "> ")) {
            List<String> cells = new ArrayList<>(List.of(HEADER.split(" ")));
            cells.add("（一）予以公开");
            cells.addAll(List.of(NUMBERS.strip().split(" ")));
            TableReading reading = lines(cells.stream().map(mark::concat).toArray(String[]::new));
            assertEquals(ONE_TO_SIX, applicants(reading, "applications.granted"));
        }
    }

    @Test
    void dashesAloneAreBlankCellsHoweverManyFollowEachOther() {
        List<String> cells = new ArrayList<>(List.of(HEADER.split(" ")));
        cells.add("（一）予以公开");
        cells.addAll(List.of("-", "-", "-", "-", "-", "-", "3"));
        TableReading reading = lines(cells.toArray(String[]::new));
        assertEquals(List.of("absent", "absent", "absent", "absent", "absent", "absent", "3"),
                applicants(reading, "applications.granted"));
    }

    @Test
    void quotedCellsAreDividedByTheirQuotes() {
        List<String> rows = Stream.of(HEADER, "（一）予以公开" + NUMBERS, "（二）部分公开" + NUMBERS, "（七）总计" + NUMBERS,
                "（八）其他情形" + NUMBERS).map(row -> "['" + row.replace(" ", "', '") + "']").toList();
        TableReading reading = lines(rows.toArray(String[]::new));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.granted"));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.total"));
    }

    @Test
    void labelOfAGroupAloneOnItsLineEndsNoHeader() {
        TableReading reading = lines(HEADER.replace(' ', '\t'), "（一）予以公开\t0\t0\t0\t0\t0\t0\t0", "（三）不予公开",
                "1.属于国家秘密\t1\t2", "\t3\t", "4", "\t5\t6\t21");
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.denied.state_secret"));
    }

    @Test
    void noteBesideSeveralRowsTakesNoneOfTheirColumns() {
        TableReading reading = TableFiguresTest.grids("<tr><td>项目<td>自然人<td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构"
                + "<td>其他<td>总计<td>备注<tr><td>予以公开<td>1<td>2<td>3<td>4<td>5<td>6<td>21<td rowspan=2>含2件转办"
                + "<tr><td>部分公开<td>1<td>2<td>3<td>4<td>5<td>6<td>21");
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.granted"));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.partial"));
    }

    @Test
    void cellsEachOnALineBehindABarMakeRows() {
        TableReading reading = lines("统计指标", "| 计量", "单位", "| 统计数", "|", "主动公开政府信息数", "| 条", "| 12", "|",
                "制发规范性文件总数", "| 件", "|", "|", "政府公报公开政府信息数", "| 条", "| 0", "|", "政府网站公开政府信息数", "| 条", "| 7", "|",
                "政务微博公开政府信息数", "| 条", "| 5", "|", "以上为统计表。");
        assertEquals("12", number(reading, "proactive.total"));
        assertEquals("absent", number(reading, "normative.made"));
        assertEquals("0", number(reading, "proactive.gazette"));
        assertEquals("5", number(reading, "proactive.weibo"));
    }

    @Test
    void cellsEachOnALineBeforeABarAreOneCellALine() {
        List<String> rows = List.of("申请人情况 | ||||||||", "自然人 |", "商业企业 |", "科研机构 |", "社会公益组织 |", "法律服务机构 |", "其他 |",
                "总计 |", "|||", "本年新收政府信息公开申请数量 |", "1 |", "2 |", "3 |", "4 |", "5 |", "6 |", "21 | ||", "本年度办理结果 |",
                "予以公开 |", "1 |", "2 |", "3 |", "4 |", "5 |", "6 |", "21 |", "|", "重复申请 |", "|", "|", "|", "|", "|", "|", "3 |");
        TableReading reading = lines(rows.toArray(String[]::new));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.new"));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.granted"));
        assertEquals(List.of("absent", "absent", "absent", "absent", "absent", "absent", "3"),
                applicants(reading, "applications.unprocessed.repeated"));
    }

    @Test
    void rowBrokenBetweenItsNumbersGoesOnInTheNextLine() {
        TableReading reading = table("（一）予以公开 1 2 3 4 5", "6 21 （二）部分公开" + NUMBERS, "（七）总计 1 2 3", "4 5 6 21 结转下年度继续办理 1 2",
                "3 4 5 6 21");
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.granted"));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.partial"));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.carried_forward"));
    }

    @Test
    void colonBetweenLabelAndNumbersDividesThem() {
        assertEquals(ONE_TO_SIX, applicants(table("（一）予以公开：" + NUMBERS.strip()), "applications.granted"));
    }

    @Test
    void signThatIsNotKnownMovesNoNumber() {
        TableReading reading = table("（一）予以公开 & 1 & 2 & 3 & 4 & 5 & 6 & 21", "（七）总计 & 0 & 0 & 0 & 0 & 0 & 0 & 0 \\");
        assertEquals(List.of("absent", "absent", "absent", "absent", "absent", "absent", "absent"),
                applicants(reading, "applications.granted"));
    }

    @Test
    void blankCellsOfALabelStandBeforeThoseOfItsRow() {
        TableReading reading = lines("| 申请人情况 |", "| 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |",
                "| 本年新收政府信息公开申请数量 ||| 1 | 2 | 3 | 4 | 5 | 6 | 21 |", "| 本年度办理结果 | 予以公开 || 1 |||||| 1 |",
                "| 部分公开 || 1 | 2 | 3 | 4 | 5 | 6 | 21 |", "| 重复申请 ||| 2 |||||| 3 |");
        assertEquals(List.of("1", "absent", "absent", "absent", "absent", "absent", "1"),
                applicants(reading, "applications.granted"));
        assertEquals("absent", number(reading, "applications.unprocessed.repeated.natural_person"));
    }

    @Test
    void headerWordsBrokenBetweenBarsAreOneHeader() {
        for (String below : List.of("企业 | 机构 |", "| 企业 | 机构 | | | | |")) {
            TableReading reading = lines("自然人 | 商业 | 科研 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |", below,
                    "予以公开 | | | | | | | 4 |", "部分公开 | | | | | | | 2 |");
            assertEquals("4", number(reading, "applications.granted.total"), below);
            assertEquals("2", number(reading, "applications.partial.total"), below);
        }
    }

    @Test
    void headerWordsBrokenBetweenBlanksAreOneHeader() {
        TableReading reading = lines("信息内容 上一年项目 本年增/减 处理决定数", "数量 量", "行政许可 7 2 9");
        assertEquals("7", number(reading, "licences.items_last_year"));
        assertEquals("9", number(reading, "licences.decisions"));
        TableReading ordinal = table("（三） 不予公开", "1.属于国家秘密", "1", "2", "3", "4", "5", "6", "21");
        assertEquals(ONE_TO_SIX, applicants(ordinal, "applications.denied.state_secret"));
    }

    @Test
    void labelBetweenBarsGoesOnBelowItself() {
        TableReading reading = table("| 一、本年新收政府信息 | | 1 | 2 | 3 | 4 | 5 | 6 | 21 |", "| 公开申请数量 | | | | | | | | |",
                "| 2.其他法律行政法规 | | | | | | | | |", "| 禁止公开 | | 1 | 2 | 3 | 4 | 5 | 6 | 21 |", "| （六）其他处理 |", "| 3.其他 | 0 |");
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.new"));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.denied.law_forbids"));
    }

    @Test
    void markForNoneBelowAHeaderIsNoPartOfItsLastWord() {
        for (String none : List.of("-", "/")) {
            TableReading reading = lines("信息内容\t本年制发件数\t本年废止件数\t现行有效件数", "规章\t1\t2\t3", "结果维持\t结果纠正\t其他结果\t尚未审结\t总计",
                    none + "\t1\t0\t2\t3");
            assertTrue(reading.unrecognisedRows().stream().allMatch(row -> row.cells().size() == 5), none);
        }
    }

    @Test
    void rowsThatAllEndInOneColumnBeginInTheFirstHoweverTheyAreFilledUp() {
        String header = "自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 | |||";
        TableReading reading = lines(header, "本年新收政府信息公开申请数量 | | | | | | | 7 | ||", "本年度办理结果 | 予以公开 | | | | | | | 5 | |");
        assertEquals("7", number(reading, "applications.new.total"));
        assertEquals("5", number(reading, "applications.granted.total"));
        assertEquals("absent", number(lines(header, "本年新收政府信息公开申请数量 | | | | | | | 7 | ||", "予以公开 | | | | | | | 5 | ||"),
                "applications.granted.total"));
    }

    @Test
    void sumTellsWhereTheNumbersOfARowBehindTwoLabelsStand() {
        TableReading reading = lines("| 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |",
                "| 本年新收政府信息公开申请数量 | 1 | 2 | 3 | 4 | 5 | 6 | 21 | ||", "| 本年度办理结果 | 予以公开 | 1 | | | | 2 | | 3 | |",
                "| 无法提供 | 重复申请 | 1 | | | | 2 | | 4 | |");
        assertEquals(List.of("1", "absent", "absent", "absent", "2", "absent", "3"),
                applicants(reading, "applications.granted"));
        assertEquals("absent", number(reading, "applications.unprocessed.repeated.total"));
    }

    @Test
    void numbersBetweenTwoHalvesOfALabelAreNoWordsOfIt() {
        TableReading reading = table("（二）部分公开（区分处理的，", "659 4 37 21 12 5 738", "只计这一情形，不计其他情形）", "公开 2.其他法律行政法规",
                "61 18 28 37 57 1 202", "禁止公开");
        assertEquals("659", number(reading, "applications.partial.natural_person"));
        assertEquals("202", number(reading, "applications.denied.law_forbids.total"));
    }

    @Test
    void rowWhoseLabelMightNameAColumnIsNoHeaderWhereAllItsCellsAreBlank() {
        for (String row : List.of("3.其他 | | | | | | | |", "3.其他\t\t\t\t\t\t\t")) {
            String bar = row.substring(4).startsWith("\t") ? "\t" : " | ";
            TableReading reading = lines(HEADER.substring(6).replace(" ", bar), "予以公开" + NUMBERS.replace(" ", bar), row,
                    "（七）总计" + NUMBERS.replace(" ", bar));
            assertEquals(ONE_TO_SIX, applicants(reading, "applications.total"), row);
        }
    }

    @Test
    void rowWithoutTheBlankThatEndsTheOthersHasLostANumber() {
        List<String> rows = new ArrayList<>(List.of(HEADER.split(" ")));
        for (String label : List.of("本年新收政府信息公开申请数量", "上年结转政府信息公开申请数量", "予以公开")) {
            rows.add(label);
            rows.addAll(List.of("1", "2", "3", "4", "5", "6", "21", ""));
        }
        rows.addAll(List.of("部分公开", "1", "2", "3", "5", "6", "21", "", "重复申请", "1", "", "", "", "", "", "1", ""));
        TableReading reading = lines(rows.toArray(String[]::new));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.granted"));
        assertEquals("absent", number(reading, "applications.partial.legal_service"));
        assertEquals("1", number(reading, "applications.unprocessed.repeated.total"));
    }

    @Test
    void sumsTellThatTheBlanksBehindThemFillTheRowUp() {
        String outcomes = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计";
        String header = "行政复议 | 行政诉讼 | |||\n" + outcomes + " | 未经复议直接起诉 | 复议后起诉 | |||\n" + outcomes + " | " + outcomes;
        List<String> rows = new ArrayList<>(List.of(header.split("\n")));
        rows.add(" | 2 | | 1 | 3 | | | | 4 | 4 | | | 1 | | 1 | | |");
        TableReading reading = lines(rows.toArray(String[]::new));
        assertEquals("2", number(reading, "review.corrected"));
        assertEquals("1", number(reading, "litigation.after_review.total"));
        rows.set(3, " | 2 | | 1 | 3 | | | | 4 | 5 | | | 1 | | 1 | | |");
        assertEquals("absent", number(lines(rows.toArray(String[]::new)), "review.corrected"));
    }
}
