// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nianbao.extract.table.TableFiguresTest.HEADER;
import static org.nianbao.extract.table.TableFiguresTest.ONE_TO_SIX;
import static org.nianbao.extract.table.TableFiguresTest.applicants;
import static org.nianbao.extract.table.TableFiguresTest.grid;
import static org.nianbao.extract.table.TableFiguresTest.grids;
import static org.nianbao.extract.table.TableFiguresTest.lines;
import static org.nianbao.extract.table.TableFiguresTest.number;
import static org.nianbao.extract.table.TableFiguresTest.of;
import static org.nianbao.extract.table.TableFiguresTest.row;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nianbao.clean.Block;
import org.nianbao.clean.Paragraph;
import org.nianbao.report.UnrecognisedRow;

/** Tables that bureaus set in a way of their own. */
class OddTablesTest {

    @Test
    void oneLabelMayNameRowAndColumn() {
        for (String between : List.of("-", "：", "（", "")) {
            String end = between.equals("（") ? "）" : "";
            TableReading reading = grids(row("项目", "数量") + row("行政复议" + between + "其他结果" + end, "2件")
                    + row("复议后起诉" + between + "结果维持" + end, "3") + row("未经复议直接起诉" + between + "结果纠正" + end, ""));
            assertEquals("2", number(reading, "review.other"), between);
            assertEquals("3", number(reading, "litigation.after_review.upheld"), between);
            assertEquals(2, reading.figures().numbers().size(), between);
        }
        TableReading across = grids(row("行政复议-结果维持", "复议后起诉-总计", "行政诉讼-未经复议直接起诉-总计") + row("1", "2", "3"));
        assertEquals("1", number(across, "review.upheld"));
        assertEquals("2", number(across, "litigation.after_review.total"));
        assertEquals("3", number(across, "litigation.direct.total"));
        assertEquals("7", number(lines("复议后起诉—尚未审结：7件"), "litigation.after_review.pending"));
    }

    @Test
    void labelsOfRowAndColumnOnLinesOfTheirOwnAreTwo() {
        TableReading reading = lines("行政复议", "结果维持", "4", "结果纠正", "5", "未经复议直接起诉", "结果维持", "6");
        assertEquals("4", number(reading, "review.upheld"));
        assertEquals("5", number(reading, "review.corrected"));
        assertEquals("6", number(reading, "litigation.direct.upheld"));
    }

    @Test
    void sumOfTheSuitsBesideThemIsNoSuit() {
        String five = "<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>";
        TableReading reading = grids("<tr><td colspan=5>行政复议</td><td colspan=15>行政诉讼</td></tr><tr><td colspan=5></td>"
                + "<td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td><td colspan=5>合计</td></tr><tr>"
                + five.repeat(4) + "</tr>" + row("1", "0", "0", "0", "1", "2", "0", "0", "0", "2", "3", "0", "0", "0",
                "3", "5", "0", "0", "0", "5"));
        assertEquals("1", number(reading, "review.upheld"));
        assertEquals("2", number(reading, "litigation.direct.upheld"));
        assertEquals("3", number(reading, "litigation.after_review.total"));
        assertEquals(15, reading.figures().numbers().size());
    }

    @Test
    void rowsOfTheFormWithoutNumbersBetweenThemAreAHeader() {
        TableReading reading = lines("行政复议", "行政诉讼", "结果维持", "结果纠正", "其他结果", "尚未审结", "未经复议直接起诉", "复议后起诉",
                "8", "7", "6", "5");
        assertTrue(reading.figures().numbers().isEmpty());
        assertEquals(List.of("8", "7", "6", "5"), reading.unrecognisedRows().get(0).cells());
    }

    @Test
    void rowOfSharesIsLeftOutByName() {
        TableReading reading = grids(row("项目", "自然人", "商业企业", "总计") + row("（一）予以公开", "4", "1", "5")
                + row("网上申请所占比例", "50%", "", "40.5％") + row("（二）部分公开", "2", "0", "2"));
        assertEquals("2", number(reading, "applications.partial.natural_person"));
        assertEquals(List.of("网上申请所占比例"),
                reading.unrecognisedRows().stream().map(UnrecognisedRow::label).toList());
        assertEquals("shares, not counts", reading.unrecognisedRows().get(0).reason());
    }

    @Test
    void rowOfSharesBetweenBarsIsLeftOutByName() {
        TableReading reading = lines("项目 | 自然人 | 商业企业 | 总计", "（一）予以公开 | 4 | 1 | 5", "网上申请所占比例 | 50% | 20% | 40%",
                "（二）部分公开 | 2 | 0 | 2");
        assertEquals("2", number(reading, "applications.partial.natural_person"));
        assertEquals(List.of("网上申请所占比例"),
                reading.unrecognisedRows().stream().map(UnrecognisedRow::label).toList());
    }

    @Test
    void rowOfTheFormWithoutAKeyIsKept() {
        TableReading reading = grids(row("统计指标", "单位", "统计数") + row("三、依申请公开情况", "", "")
                + row("（一）收到申请数", "件", "7") + row("1.当面申请数", "件", "3") + row("行政复议数量", "件", "2"));
        assertEquals("3", number(reading, "applications.channel.in_person"));
        assertEquals(List.of("（一）收到申请数", "行政复议数量"),
                reading.unrecognisedRows().stream().map(UnrecognisedRow::label).toList());
        assertEquals(List.of("件", "7"), reading.unrecognisedRows().get(0).cells());
    }

    @Test
    void lastYearsTableBesideThisYearsIsNotRead() {
        Block last = grid(1, row("指标", "数量") + row("主动公开政府信息数", "900") + row("政府网站公开政府信息数", "800")
                + row("政务微博公开政府信息数", "60") + row("政务微信公开政府信息数", "40"));
        Block own = grid(2, row("指标", "数量") + row("主动公开政府信息数", "120") + row("政府网站公开政府信息数", "90")
                + row("政务微博公开政府信息数", "") + row("政务微信公开政府信息数", "30"));
        Block lastCaption = new Paragraph("2020年度政府信息公开情况统计表");
        Block ownCaption = new Paragraph("2021年度政府信息公开情况统计表");
        for (TableReading reading : List.of(of(2021, "", lastCaption, last, ownCaption, own),
                of(2021, "", lastCaption, last, own), of(2021, "", own, lastCaption, last))) {
            assertEquals("120", number(reading, "proactive.total"));
            assertEquals("90", number(reading, "proactive.website"));
            assertEquals("absent", number(reading, "proactive.weibo"));
            assertEquals(List.of("the page prints tables of 2020 beside those of 2021; they were not read"),
                    reading.notes());
        }
        assertEquals("900", number(of(2021, "", lastCaption, last), "proactive.total"), "last year's file, filled anew");
    }

    @Test
    void translationBehindALabelChangesNothing() {
        TableReading reading = grids(row("项目 Item", "自然人 Natural person", "商业企业<br>Commercial enterprise", "总计 (Total)")
                + row("（一）予以公开 Granted", "4", "1", "5"));
        assertEquals("4", number(reading, "applications.granted.natural_person"));
        assertEquals("1", number(reading, "applications.granted.business"));
        assertEquals("5", number(reading, "applications.granted.total"));
    }

    @Test
    void numberedColumnsAreTheFormsWhereSumsBearThemOut() {
        String header = row("类别", "数据1", "数据2", "数据3", "数据4", "数据5", "数据6", "总计");
        assertEquals(ONE_TO_SIX, applicants(grids(header + row("重复申请", "1", "2", "3", "4", "5", "6", "21")),
                "applications.unprocessed.repeated"));
        assertTrue(grids(header + row("重复申请", "21", "1", "2", "3", "4", "5", "6")).figures().numbers().isEmpty());
    }

    @Test
    void raisedNumberBehindANumberIsTheMarkOfANote() {
        TableReading reading = grids(row("", "自然人", "商业企业", "总计")
                + row("（一）予以公开", "14<sup>1</sup>", "2<sup><a href='#n'>[2]</a></sup>", "16①"));
        assertEquals("14", number(reading, "applications.granted.natural_person"));
        assertEquals("2", number(reading, "applications.granted.business"));
        assertEquals("16", number(reading, "applications.granted.total"));
    }

    @Test
    void rowWithANumberTooManyIsReadOnlyWhereItAddsUp() {
        TableReading reading = grids(HEADER + row("（一）予以公开", "1", "2", "77", "3", "4", "5", "6", "21")
                + row("重复申请", "1", "2", "3", "4", "5", "6", "21", "9"));
        assertEquals("absent", number(reading, "applications.granted.natural_person"));
        assertEquals("（一）予以公开", reading.unrecognisedRows().get(0).label());
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.unprocessed.repeated"));
    }

    @Test
    void unitBesideTheNumberIsItsUnit() {
        assertEquals("812000", number(grids(row("信息内容", "本年收费金额", "单位") + row("行政事业性收费", "812000", "元")),
                "fees.amount"));
        TableReading both = grids(row("信息内容", "本年收费金额（单位：万元）", "单位") + row("行政事业性收费", "812000", "元"));
        assertEquals("absent", number(both, "fees.amount"));
        assertEquals("two units of money that do not agree", both.unrecognisedRows().get(0).reason());
    }

    @Test
    void totalOfOtherRowsIsNotTheForms() {
        TableReading reading = grids(row("单位", "自然人", "商业企业", "总计") + row("教育部门", "4", "1", "5")
                + row("公安部门", "2", "1", "3") + row("合计", "6", "2", "8"));
        assertTrue(reading.figures().numbers().isEmpty());
        assertEquals(3, reading.unrecognisedRows().size());
    }

    @Test
    void rowThatNoEditionKnowsKeepsItsLabelBehindARunningNumber() {
        TableReading reading = grids(row("序号", "项目", "自然人", "商业企业", "总计") + row("1", "予以公开", "4", "1", "5")
                + row("2", "要求撤回的申请", "2", "1", "3"));
        assertEquals("要求撤回的申请", reading.unrecognisedRows().get(0).label());
        assertEquals(List.of("2", "1", "3"), reading.unrecognisedRows().get(0).cells());
    }

    @Test
    void starsThatSetACellBoldAreNoPartOfIt() {
        TableReading reading = lines("| 信息内容 | **本年制发件数** | 本年废止件数 | 现行有效件数 |", "| **规章** | 1 | 2 | **3** |");
        assertEquals("1", number(reading, "regulations.issued"));
        assertEquals("3", number(reading, "regulations.in_force"));
    }

    @Test
    void groupsJoinedToTheLabelWithoutASignAreItsPath() {
        TableReading reading = grids(HEADER + row("三、本年度办理结果（五）不予处理2.重复申请", "1", "2", "3", "4", "5", "6", "21"));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.unprocessed.repeated"));
    }

    @Test
    void headerWornDownToLettersIsTheFormsWhereSumsBearItOut() {
        String[] header = {"行政复议 行政诉讼", "未经复议直接起诉 复议后起诉", "结 结 其 尚", "果 果 他 未", "总计 果 果 他 未 总", "维 纠 结 审"};
        TableReading reading = lines(Stream.concat(Stream.of(header), Stream.of("1 0 0 2 3 0 0 0 0 0 0 4 0 0 4"))
                .toArray(String[]::new));
        assertEquals("2", number(reading, "review.pending"));
        assertEquals("4", number(reading, "litigation.after_review.corrected"));
        TableReading wrong = lines(Stream.concat(Stream.of(header), Stream.of("3 1 0 0 2 0 0 0 0 0 4 0 4 0 0"))
                .toArray(String[]::new));
        assertTrue(wrong.figures().numbers().isEmpty());
    }

    @Test
    void columnOfRunningNumbersIsNoneInTheSecondHalfOfATableEither() {
        TableReading reading = grids(row("序号", "项目", "自然人", "商业企业", "总计", "") + row("1", "予以公开", "4", "1", "5", ""),
                row("2", "重复申请", "2", "1", "3", "") + row("3", "结转下年度继续办理", "0", "7", "7", ""));
        assertEquals("2", number(reading, "applications.unprocessed.repeated.natural_person"));
        assertEquals("3", number(reading, "applications.unprocessed.repeated.total"));
        assertEquals("7", number(reading, "applications.carried_forward.business"));
    }

    @Test
    void rowThatEndsElsewhereThanTheOthersAndDoesNotAddUpIsLeftOut() {
        String header = row("", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计", "");
        TableReading reading = grids(header + row("（一）予以公开", "1", "2", "3", "4", "5", "6", "21", "")
                + row("重复申请", "1", "2", "3", "4", "5", "6", "21", "") + row("属于国家秘密", "1", "3", "4", "5", "6", "21", "")
                + row("属于行政查询事项", "1", "", "3", "4", "5", "6", "", ""));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.granted"));
        assertEquals("absent", number(reading, "applications.denied.state_secret.business"));
        assertEquals(List.of("属于国家秘密"), reading.unrecognisedRows().stream().map(UnrecognisedRow::label).toList());
        assertEquals("6", number(reading, "applications.denied.query_matter.other_org"));
    }

    @Test
    void groupIsNoSubtotalWhereTheLabelOfItsRowIsLost() {
        TableReading reading = grids("<tr><td colspan=2></td><td>自然人</td><td>商业企业</td><td>总计</td></tr>"
                + "<tr><td rowspan=2>（五）不予处理</td><td>4</td><td>1</td><td>5</td></tr>" + row("2.重复申请", "2", "1", "3"));
        assertEquals("absent", number(reading, "applications.unprocessed.total"));
        assertEquals("3", number(reading, "applications.unprocessed.repeated.total"));
    }

    @Test
    void columnsThatAreNotKnownBetweenOthersMoveNone() {
        String header = "<tr><td rowspan=3>项目</td><td colspan=7>申请人情况</td></tr><tr><td rowspan=2>自然人</td>"
                + "<td colspan=5>法人或其他组织</td><td rowspan=2>总计</td></tr>"
                + row("商业企业", "商业企业", "甲类", "乙类", "法律服务机构", "其他");
        TableReading reading = grids(header + row("予以公开", "1", "2", "3", "4", "5", "6", "21")
                + row("部分公开", "1", "2", "3", "4", "5", "6", "21"));
        String legal = number(reading, "applications.granted.legal_service");
        assertTrue(Set.of("5", "absent").contains(legal), legal);
        String total = number(reading, "applications.partial.total");
        assertTrue(Set.of("21", "absent").contains(total), total);
    }

    @Test
    void sumOfAllBesideRowsSideBySideIsNoneOfThem() {
        String outcomes = "<td>结果维持<td>结果纠正<td>其他结果<td>尚未审结<td>总计";
        TableReading reading = grids("<tr><td colspan=5>行政复议<td colspan=10>行政诉讼<td rowspan=3>合计<tr>"
                + outcomes.replace("<td>", "<td rowspan=2>") + "<td colspan=5>未经复议直接起诉<td colspan=5>复议后起诉<tr>"
                + outcomes + outcomes
                + row("1", "2", "0", "0", "3", "4", "0", "0", "0", "4", "0", "5", "0", "0", "5", "12"));
        assertEquals("1", number(reading, "review.upheld"));
        assertEquals("4", number(reading, "litigation.direct.total"));
        assertEquals("5", number(reading, "litigation.after_review.total"));
    }

    @Test
    void headerThatLostItsSpansIsReadInItsOrder() {
        String outcomes = "<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>";
        TableReading reading = grids(row("行政复议", "行政诉讼") + "<tr>" + outcomes
                + "<td>未经复议直接起诉</td><td>复议后起诉</td></tr><tr>" + outcomes + outcomes + "</tr>"
                + row("1", "0", "0", "0", "9", "2", "0", "0", "0", "2", "3", "0", "0", "0", "3"));
        assertEquals("9", number(reading, "review.total"));
        assertEquals("2", number(reading, "litigation.direct.upheld"));
        assertEquals("3", number(reading, "litigation.after_review.total"));
        TableReading applicants = grids(row("", "申请人情况") + row("自然人", "法人或其他组织", "总计")
                + row("商业", "科研", "社会公益组织", "法律服务机构", "其他") + row("企业", "机构")
                + row("本年新收政府信息公开申请数量", "1", "2", "3", "4", "5", "6", "30"));
        assertEquals(List.of("1", "2", "3", "4", "5", "6", "30"), applicants(applicants, "applications.new"));
    }

    @Test
    void captionPrintedInEveryCellIsNoHeader() {
        TableReading reading = grids(row("项目", "自然人", "商业企业", "总计") + row("本年度办理结果", "本年度办理结果", "本年度办理结果", "本年度办理结果")
                + row("（一）予以公开", "4", "1", "5"));
        assertEquals("4", number(reading, "applications.granted.natural_person"));
    }

    @Test
    void cellTooManyInAOneColumnTableLeavesItsRowOut() {
        TableReading reading = grids(row("统计指标", "单位", "统计数") + row("政府网站公开政府信息数", "条", "12")
                + row("政务微博公开政府信息数", "条", "3", "45") + row("政务微信公开政府信息数", "条", "7"));
        assertEquals("12", number(reading, "proactive.website"));
        assertEquals("absent", number(reading, "proactive.weibo"));
        assertEquals("政务微博公开政府信息数", reading.unrecognisedRows().get(0).label());
    }

    @Test
    void framedTableOfAnotherYearIsNotRead() {
        String head = "| （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） |  |  | 申请人情况 |  |  |  |  |  |  |";
        String second = "|  |  |  | 自然人 | 法人或其他组织 |  |  |  |  | 总计 |";
        String third = "|  |  |  |  | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |  |";
        String fresh = "| 一、本年新收政府信息公开申请数量 |  |  | %d | 0 | 0 | 0 | 0 | 0 | %d |";
        String carried = "| 二、上年结转政府信息公开申请数量 |  |  | %d | 0 | 0 | 0 | 0 | 0 | %d |";
        String granted = "| 三、本年度办理结果 | （一）予以公开 |  | %d | 0 | 0 | 0 | 0 | 0 | %d |";
        TableReading reading = of(2021, "", Stream.of(head, second, third, fresh.formatted(4, 4),
                carried.formatted(1, 1), granted.formatted(5, 5), "五、存在的主要问题",
                "附：2020年度收到和处理政府信息公开申请情况", head, second, third, fresh.formatted(9, 9),
                carried.formatted(2, 2), granted.formatted(8, 8)).map(Paragraph::new).toArray(Block[]::new));
        assertEquals("4", number(reading, "applications.new.total"));
        assertEquals("1", number(reading, "applications.carried_over.natural_person"));
        assertEquals("5", number(reading, "applications.granted.total"));
    }
}
