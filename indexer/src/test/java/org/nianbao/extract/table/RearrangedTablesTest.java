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
}
