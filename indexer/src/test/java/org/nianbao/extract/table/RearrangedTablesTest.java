// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nianbao.extract.table.TableFiguresTest.ONE_TO_SIX;
import static org.nianbao.extract.table.TableFiguresTest.applicants;
import static org.nianbao.extract.table.TableFiguresTest.grid;
import static org.nianbao.extract.table.TableFiguresTest.grids;
import static org.nianbao.extract.table.TableFiguresTest.lines;
import static org.nianbao.extract.table.TableFiguresTest.number;
import static org.nianbao.extract.table.TableFiguresTest.of;
import static org.nianbao.extract.table.TableFiguresTest.row;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nianbao.clean.Block;
import org.nianbao.clean.Paragraph;
import org.nianbao.report.FigureKey;
import org.nianbao.report.UnrecognisedRow;

/** Tables whose columns, rows or labels were put elsewhere than the form has them. */
class RearrangedTablesTest {

    private static final String[] FLAT_HEADER = {"申请人情况", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构",
            "其他", "总计"};

    private static String[] after(String[] header, String... lines) {
        return Stream.of(header, lines).flatMap(Stream::of).toArray(String[]::new);
    }

    @Test
    void sumOfTheOrganisationsIsNoApplicant() {
        String over = "<tr><td rowspan=3>勾稽关系</td><td colspan=8>申请人情况</td></tr><tr><td rowspan=2>自然人</td>"
                + "<td colspan=6>法人或其他组织</td><td rowspan=2>总计</td></tr>";
        String five = "<td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td>";
        for (String sum : List.of("小计", "合计", "总计")) {
            String last = over + "<tr>" + five + "<td>" + sum + "</td></tr>";
            String first = over + "<tr><td>" + sum + "</td>" + five + "</tr>";
            assertEquals(ONE_TO_SIX, applicants(grids(last + row("重复申请", "1", "2", "3", "4", "5", "6", "20", "21")),
                    "applications.unprocessed.repeated"), sum);
            assertEquals(ONE_TO_SIX, applicants(grids(first + row("重复申请", "1", "20", "2", "3", "4", "5", "6", "21")),
                    "applications.unprocessed.repeated"), sum);
        }
    }

    @Test
    void outcomeThatTheFormDoesNotHaveTakesNoOthersPlace() {
        TableReading reading = grids(row("类别", "结果维持", "结果纠正", "其他结果", "尚未审结", "撤回申请", "总计")
                + row("行政复议", "1", "2", "3", "4", "9", "10") + row("复议后起诉", "0", "0", "0", "1", "9", "1"));
        assertEquals("4", number(reading, "review.pending"));
        assertEquals("10", number(reading, "review.total"));
        assertEquals("1", number(reading, "litigation.after_review.total"));
    }

    @Test
    void rowOfAnotherYearIsLeftOutByName() {
        String header = row("年度", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计");
        String three = "<tr><td rowspan=3>年度</td><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr><tr>"
                + "<td rowspan=2>结果维持</td><td rowspan=2>结果纠正</td><td rowspan=2>其他结果</td><td rowspan=2>尚未审结</td>"
                + "<td rowspan=2>总计</td><td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>"
                + header.replace("<td>年度</td>", "") .replace("</tr>", header.substring(header.indexOf("结果维持") - 4));
        String[] last = {"2021年", "9", "9", "9", "9", "36", "9", "9", "9", "9", "36", "9", "9", "9", "9", "36"};
        String[] own = {"2022年", "1", "2", "3", "4", "10", "0", "0", "0", "0", "0", "1", "0", "0", "0", "1"};
        TableReading reading = of(2022, "", grid(1, three + row(last) + row(own)));
        assertEquals("4", number(reading, "review.pending"));
        assertEquals("1", number(reading, "litigation.after_review.total"));
        assertEquals(List.of("2021年"), reading.unrecognisedRows().stream().map(UnrecognisedRow::label).toList());
    }

    @Test
    void rowAndColumnMayBothBeNamedBesideTheNumber() {
        TableReading reading = grids("<tr><td>条款</td><td>信息内容</td><td>指标</td><td>数量</td></tr>"
                + "<tr><td rowspan=6>第二十条第（一）项</td><td rowspan=3>规章</td><td>本年制发件数</td><td>3</td></tr>"
                + row("本年废止件数", "1") + row("现行有效件数", "20")
                + "<tr><td rowspan=3>行政规范性文件</td><td>本年制发件数</td><td>4</td></tr>" + row("本年废止件数", "2")
                + row("现行有效件数", "30") + row("第二十条第（五）项", "行政许可", "本年处理决定数量", "55")
                + row("第二十条第（八）项", "行政事业性收费", "本年收费金额（单位：万元）", "1.5"));
        assertEquals("20", number(reading, "regulations.in_force"));
        assertEquals("2", number(reading, "normative.repealed"));
        assertEquals("55", number(reading, "licences.decisions"));
        assertEquals("15000", number(reading, "fees.amount"));
    }

    @Test
    void oneLabelMayNameRowAndColumnOfTableTwo() {
        TableReading reading = grids(row("项目", "数量") + row("规章本年制发件数", "3") + row("行政规范性文件现行有效件数", "30")
                + row("行政处罚本年处理决定数量", "7件") + row("行政事业性收费本年收费金额（元）", "1500"));
        assertEquals("3", number(reading, "regulations.issued"));
        assertEquals("30", number(reading, "normative.in_force"));
        assertEquals("7", number(reading, "penalties.decisions"));
        assertEquals("1500", number(reading, "fees.amount"));
    }

    @Test
    void numberOfTheReportsYearIsTakenWhereEachIsNamed() {
        TableReading reading = of(2022, "", grid(1, row("项目", "上年数", "本年数", "增减")
                + row("行政许可本年处理决定数量", "18", "25", "7") + row("行政处罚本年处理决定数量", "4", "5", "1")));
        assertEquals("25", number(reading, "licences.decisions"));
        assertEquals("5", number(reading, "penalties.decisions"));
    }

    @Test
    void numbersThatFollowSeveralLabelsBelongToNone() {
        TableReading reading = lines(after(FLAT_HEADER, "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量",
                "四、结转下年度继续办理", "1 2 3 4 5 6 21", "0 0 0 0 0 0 0", "1 0 0 0 0 0 1"));
        assertTrue(reading.figures().numbers().isEmpty());
        assertEquals(3, reading.unrecognisedRows().size());
        TableReading blankRows = lines(after(FLAT_HEADER, "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量",
                "1 2 3 4 5 6 21", "四、结转下年度继续办理", "0 0 0 0 0 0 0"));
        assertEquals(ONE_TO_SIX, applicants(blankRows, "applications.carried_over"));
    }

    @Test
    void numbersOfOneLineUnderWordsOfManyLinesAreRead() {
        TableReading reading = lines("信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "规章", "3 1 20", "行政规范性文件", "4 2 30");
        assertEquals("1", number(reading, "regulations.repealed"));
        assertEquals("30", number(reading, "normative.in_force"));
    }

    @Test
    void numberInFrontOfACountColumnOfAFlattenedTableIsNoCount() {
        TableReading reading = lines("统计指标", "单位", "统计数", "（二）举办各类培训班数", "次", "（三）接受培训人员数", "人次", "9", "3",
                "4");
        assertTrue(reading.figures().numbers().isEmpty());
    }

    @Test
    void blankAmongNumbersMayBeACellWhereTheSumDoesNotSayOtherwise() {
        String row = "一、本年新收政府信息公开申请数量";
        TableReading page = lines(after(FLAT_HEADER, row, "1", "2", "3", "4", "", "5", "15", "3", "重复申请", "0", "0", "0",
                "0", "0", "0", "0"));
        assertEquals("absent", number(page, "applications.new.natural_person"));
        TableReading gap = lines(after(FLAT_HEADER, row, "1", "2", "3", "4", "", "5", "6", "21"));
        assertEquals(ONE_TO_SIX, applicants(gap, "applications.new"));
    }

    @Test
    void blankFieldsBesideALabelAreItsOwn() {
        TableReading reading = lines("| 项目 |  |  | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |",
                "|---|---|---|---|---|---|---|---|---|---|",
                "| 一、本年新收政府信息公开申请数量 |  |  | 1 | 2 | 3 | 4 | 5 | 6 | 21 |",
                "| 三、本年度办理结果 | （一）予以公开 |  | 1 | 1 | 1 | 1 | 1 | 1 | 6 |",
                "| 1.属于国家秘密 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |");
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.new"));
        assertEquals("6", number(reading, "applications.granted.total"));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.denied.state_secret"));
    }

    private static Block[] paragraphs(String... lines) {
        return Stream.of(lines).map(Paragraph::new).toArray(Block[]::new);
    }

    private static Stream<String> yearsTables(String caption, String number, String divider) {
        String seven = (divider + number).repeat(7);
        return Stream.of(caption, "三、收到和处理政府信息公开申请情况", "项目" + divider + "自然人" + divider + "商业企业" + divider + "科研机构"
                + divider + "社会公益组织" + divider + "法律服务机构" + divider + "其他" + divider + "总计", "本年新收政府信息公开申请数量" + seven,
                "上年结转政府信息公开申请数量" + seven, "（一）予以公开" + seven, "结转下年度继续办理" + seven, "四、政府信息公开行政复议、行政诉讼情况",
                "类别" + divider + "结果维持" + divider + "结果纠正" + divider + "其他结果" + divider + "尚未审结" + divider + "总计",
                "行政复议" + (divider + number).repeat(5)).filter(line -> !line.isEmpty());
    }

    @Test
    void anothersYearsFlattenedTablesAreNotReadWhereverTheyStand() {
        for (String divider : List.of(" | ", "  ")) {
            List<String> last = yearsTables("2021年度政府信息公开情况", "9", divider).toList();
            List<String> own = yearsTables("2022年度政府信息公开情况", "0", divider).toList();
            for (List<List<String>> order : List.of(List.of(last, own), List.of(own, last))) {
                TableReading reading = of(2022, "", paragraphs(order.stream().flatMap(List::stream).toArray(String[]::new)));
                assertEquals("0", number(reading, "applications.granted.business"), divider);
                assertEquals("0", number(reading, "review.total"), divider);
            }
        }
    }

    @Test
    void captionOfAnotherYearEndsWhereTheSameRowsComeAgain() {
        TableReading reading = of(2022, "", paragraphs(Stream.concat(yearsTables("2021年情况", "9", " | "),
                yearsTables("", "0", " | ")).toArray(String[]::new)));
        assertEquals("0", number(reading, "applications.granted.business"));
        TableReading once = of(2022, "", paragraphs(Stream.concat(
                yearsTables("2021年情况", "9", " | ").limit(7), yearsTables("2022年情况", "0", " | "))
                .toArray(String[]::new)));
        assertEquals("0", number(once, "applications.carried_forward.business"));
        assertEquals("0", number(once, "review.upheld"));
    }

    @Test
    void cellMovedOutOfTheRowLeavesItOutWhereNoSumShowsWhere() {
        String table = row("信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "") + row("规章", "3", "1", "20", "");
        TableReading reading = grids(table + "<tr><td>行政规范性文件</td><td>2</td><td>30</td><td></td></tr>");
        assertEquals("20", number(reading, "regulations.in_force"));
        assertEquals("absent", number(reading, "normative.issued"));
        assertEquals("absent", number(reading, "normative.in_force"));
        TableReading doubled = grids(table + row("行政规范性文件", "4", "4", "2", "30", "/"));
        assertEquals("absent", number(doubled, "normative.repealed"));
    }

    @Test
    void numberUnderARemarkIsNoSum() {
        String header = row("项目", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计", "备注");
        String full = row("一、本年新收政府信息公开申请数量", "1", "2", "3", "4", "5", "6", "21", "");
        TableReading reading = grids(header + full + full.replace("一、本年新收", "二、上年结转")
                + row("（一）予以公开", "0", "0", "0", "0", "0", "0", "0", "")
                + row("重复申请", "1", "2", "0", "0", "0", "0", "0", "3", ""));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.new"));
        assertEquals("absent", number(reading, "applications.unprocessed.repeated.total"));
    }

    @Test
    void columnWhoseNameIsBlankKeepsItsPlace() {
        String header = row("项目", "自然人", "", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计", "备注");
        TableReading reading = grids(header + row("一、本年新收政府信息公开申请数量", "1", "2", "3", "4", "5", "6", "21", ""));
        assertEquals("3", number(reading, "applications.new.research"));
        assertEquals("21", number(reading, "applications.new.total"));
        assertEquals("absent", number(reading, "applications.new.business"));
    }

    @Test
    void headerWithAWordTwiceDoesNotMoveTheNumbers() {
        TableReading twice = grids(row("项目", "自然人", "商业企业", "科研机构", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
                + row("重复申请", "3", "14", "0", "0", "0", "4", "21", ""));
        assertEquals("4", number(twice, "applications.unprocessed.repeated.other_org"));
        assertEquals("21", number(twice, "applications.unprocessed.repeated.total"));
        TableReading corner = grids(row("项目", "项目", "本年制发件数", "本年废止件数", "现行有效件数", "")
                + row("规章", "48", "3", "95", "", ""));
        assertEquals("48", number(corner, "regulations.issued"));
        assertEquals("95", number(corner, "regulations.in_force"));
    }

    @Test
    void labelOfSeveralRowsIsNotThatOfOne() {
        String header = "<tr><td></td><td></td><td>自然人</td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td>"
                + "<td>其他</td><td>总计</td></tr>";
        TableReading reading = grids(header + "<tr><td rowspan=2>（六）其他处理</td>" + "<td>1</td>".repeat(6) + "<td>6</td></tr>"
                + row("2.申请人逾期未按收费通知要求缴纳费用", "1", "2", "3", "4", "5", "6", "21"));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.other.fee_unpaid"));
        assertEquals("absent", number(reading, "applications.other.total"));
    }

    @Test
    void barsOfOtherNumbersInEveryLineAreNoGrid() {
        TableReading reading = lines("行政复议 | 行政诉讼 | | | | |", "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 | | |",
                "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 未经复议直接起诉 | 复议后起诉 | | |",
                "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计",
                "4 | 5 | 7 | 10 | 26 | 11 | 3 | 0 | 1 | 15 | 5 | 1 | 0 | 3 | 9");
        assertTrue(List.of("11", "absent").contains(number(reading, "litigation.direct.upheld")));
    }

    @Test
    void lineOfABarAloneEndsACell() {
        List<String> cells = List.of("自然人", "商业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计",
                "一、本年新收政府信息公开申请数量", "1", "2", "3", "4", "5", "6", "21", "二、上年结转政府信息公开申请数量", "1", "", "3", "", "", "",
                "4");
        TableReading reading = lines(cells.stream().flatMap(cell -> cell.equals("商业") ? Stream.of(cell, "企业", "|")
                : cell.isEmpty() ? Stream.of("|") : Stream.of(cell, "|")).toArray(String[]::new));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.new"));
        assertEquals(List.of("1", "absent", "3", "absent", "absent", "absent", "4"),
                applicants(reading, "applications.carried_over"));
    }

    @Test
    void barAtTheEndOfEveryLineHasNoCellBehindIt() {
        TableReading reading = lines("项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |",
                "一、本年新收政府信息公开申请数量 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |", "（一）予以公开 | | 4 | | | | | 4 |");
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.new"));
        assertEquals("4", number(reading, "applications.granted.business"));
        assertEquals("absent", number(reading, "applications.granted.natural_person"));
    }

    @Test
    void blankRowNamedLikeAColumnIsNoHeader() {
        String header = row("项目", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计");
        TableReading reading = grids(header + row("一、本年新收政府信息公开申请数量", "1", "2", "3", "4", "5", "6", "21")
                + row("3.其他", "", "", "", "", "", "", "") + row("（七）总计", "1", "2", "3", "4", "5", "6", "21"));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.total"));
        assertTrue(reading.figures().evidence(new FigureKey("applications.other.rest.total")).isPresent());
    }

    @Test
    void outcomesThatNoLongerAddUpAreLeftOutWhereACellIsLost() {
        String heads = "<tr><td colspan=5>行政复议</td><td colspan=10>行政诉讼</td></tr><tr><td colspan=5></td>"
                + "<td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>";
        String five = "<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>";
        String blankName = "<tr>" + five + five.replace("其他结果", "") + five + "</tr>";
        String lost = row("1", "2", "3", "4", "10", "5", "6", "8", "26", "1", "1", "1", "1", "4");
        TableReading reading = grids(heads + blankName + lost);
        assertEquals("absent", number(reading, "litigation.direct.total"));
        assertEquals("absent", number(reading, "review.upheld"));
        TableReading whole = grids(heads + blankName + row("1", "2", "3", "4", "10", "5", "6", "7", "8", "26", "1", "1",
                "1", "1", "4"));
        assertEquals("8", number(whole, "litigation.direct.pending"));
        assertEquals("absent", number(whole, "litigation.direct.other"));
    }

    @Test
    void lostCellMayHaveMovedTheYears() {
        String table = row("指标", "单位", "2016年", "2015年") + row("主动公开政府信息数", "条", "12", "90");
        TableReading reading = of(2016, "", grid(1, table + row("政府网站公开政府信息数", "条", "10", "80")
                + row("政务微博公开政府信息数", "3", "70")));
        assertEquals("10", number(reading, "proactive.website"));
        assertEquals("absent", number(reading, "proactive.weibo"));
    }
}
