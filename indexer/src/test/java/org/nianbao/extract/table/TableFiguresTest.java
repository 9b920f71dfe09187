// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.nianbao.clean.Block;
import org.nianbao.clean.CleanPage;
import org.nianbao.clean.GridReader;
import org.nianbao.clean.Paragraph;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.edition.Editions;
import org.nianbao.fuzz.Attempt;
import org.nianbao.report.Evidence;
import org.nianbao.report.FigureKey;

class TableFiguresTest {

    private static final TableFigures TABLES = new TableFigures(editions());
    static final String HEADER = row("申请人情况", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构",
            "其他", "总计");
    private static final List<String> APPLICANTS = List.of("natural_person", "business", "research", "social_org",
            "legal_service", "other_org", "total");

    private static Editions editions() {
        ConfigMistakes mistakes = new ConfigMistakes();
        Editions editions = Editions.load(Path.of("../config"), mistakes);
        mistakes.throwIfAny();
        return editions;
    }

    static String row(String... cells) {
        return "<tr><td>" + String.join("</td><td>", cells) + "</td></tr>";
    }

    private static CleanPage page(List<Block> blocks) {
        return new CleanPage("test", Optional.empty(), "", "", blocks, Map.of(), List.of(), "", Set.of(), List.of(), 0,
                List.of());
    }

    /** Every string is a table's rows. */
    static TableReading grids(String... tables) {
        List<Block> blocks = new ArrayList<>();
        for (String rows : tables) {
            Element table = Jsoup.parse("<table>" + rows + "</table>").selectFirst("table");
            blocks.add(GridReader.read(table, blocks.size() + 1, UnaryOperator.identity()));
        }
        return TABLES.read(page(blocks), Optional.empty());
    }

    static TableReading lines(String... lines) {
        return TABLES.read(page(List.of(lines).stream().<Block>map(Paragraph::new).toList()), Optional.empty());
    }

    static TableReading of(int year, String title, Block... blocks) {
        return TABLES.read(new CleanPage("test", Optional.empty(), title, "", List.of(blocks), Map.of(), List.of(),
                "", Set.of(), List.of(), 0, List.of()), Optional.of(year));
    }

    static Block grid(int number, String rows) {
        return GridReader.read(Jsoup.parse("<table>" + rows + "</table>").selectFirst("table"), number,
                UnaryOperator.identity());
    }

    static String number(TableReading reading, String key) {
        return reading.figures().number(new FigureKey(key)).map(BigDecimal::toPlainString).orElse("absent");
    }

    static List<String> applicants(TableReading reading, String stem) {
        return APPLICANTS.stream().map(last -> number(reading, stem + "." + last)).toList();
    }

    static final List<String> ONE_TO_SIX = List.of("1", "2", "3", "4", "5", "6", "21");

    @Test
    void evidenceSaysTableRowAndColumn() {
        TableReading reading = grids(HEADER + row("一、本年新收政府信息公开申请数量", "1", "2", "3", "4", "5", "６件", "21"));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.new"));
        Evidence evidence = reading.figures().evidence(new FigureKey("applications.new.other_org")).orElseThrow();
        assertEquals("table 1, row 2, column 7", evidence.where());
        assertEquals("６件", evidence.raw());
    }

    @Test
    void blankCellIsNotZero() {
        TableReading reading = grids(HEADER + row("（一）予以公开", "1", "", "/", "0", "无", "—", "1"));
        assertEquals(List.of("1", "absent", "absent", "0", "absent", "absent", "1"),
                applicants(reading, "applications.granted"));
        assertEquals("/", reading.figures().evidence(new FigureKey("applications.granted.research")).orElseThrow()
                .raw());
    }

    @Test
    void columnsAreNamedByTheirHeaderNotByTheirPlace() {
        String turned = row("", "总计", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他");
        assertEquals(ONE_TO_SIX, applicants(grids(turned + row("重复申请", "21", "1", "2", "3", "4", "5", "6")),
                "applications.unprocessed.repeated"));
    }

    @Test
    void headerOfTwoLevelsWithoutSpansIsPutTogether() {
        String header = row("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况")
                + row("自然人", "法人或其他组织", "总计") + row("商业 企业", "科研 机构", "社会公益组织", "法律服务机构", "其他");
        TableReading reading = grids(header + row("三、本年度办理结果", "（一）予以公开", "1", "2", "3", "4", "5", "6", "21")
                + row("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "1", "2", "3", "4", "5", "6", "21"));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.granted"));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.partial"));
    }

    @Test
    void lostColumnspanDoesNotPutTheTotalSecond() {
        String header = "<tr><td></td><td rowspan=2>自然人</td><td>法人或其他组织</td><td rowspan=2>总计</td></tr>"
                + "<tr><td></td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td></tr>";
        assertEquals(ONE_TO_SIX, applicants(grids(header + row("重复申请", "1", "2", "3", "4", "5", "6", "21")),
                "applications.unprocessed.repeated"));
    }

    @Test
    void columnThatIsNotPrintedIsAbsent() {
        TableReading reading = grids(row("", "自然人", "商业企业", "总计") + row("一、本年新收政府信息公开申请数量", "4", "1", "5"));
        assertEquals(List.of("4", "1", "absent", "absent", "absent", "absent", "5"),
                applicants(reading, "applications.new"));
    }

    @Test
    void secondHalfOfASplitTableNeedsNoHeader() {
        TableReading reading = grids(HEADER + row("一、本年新收政府信息公开申请数量", "1", "2", "3", "4", "5", "6", "21"),
                row("（七）总计", "1", "2", "3", "4", "5", "6", "21"));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.total"));
    }

    @Test
    void lostHeaderIsReplacedByTheFormsOrderOnlyWhereSumsBearItOut() {
        String good = row("一、本年新收政府信息公开申请数量", "1", "2", "3", "4", "5", "6", "21");
        assertEquals(ONE_TO_SIX, applicants(grids(good), "applications.new"));
        TableReading reading = grids(row("一、本年新收政府信息公开申请数量", "21", "1", "2", "3", "4", "5", "6"));
        assertEquals("absent", number(reading, "applications.new.total"));
        assertEquals("一、本年新收政府信息公开申请数量", reading.unrecognisedRows().get(0).label());
    }

    @Test
    void rowPushedAlongByOneCellIsLeftOut() {
        TableReading reading = grids(HEADER + row("（一）予以公开", "1", "2", "3", "4", "5", "6", "21")
                + row("（二）部分公开", "", "1", "0", "3", "0", "0", "0", "4"));
        assertEquals("21", number(reading, "applications.granted.total"));
        assertEquals(List.of("absent", "absent", "absent", "absent", "absent", "absent", "absent"),
                applicants(reading, "applications.partial"));
        assertEquals("table 1, row 3", reading.unrecognisedRows().get(0).where());
    }

    @Test
    void shortRowIsLeftOutAndNamed() {
        TableReading reading = grids(HEADER + row("（一）予以公开", "1", "2", "3", "4", "5", "15"));
        assertTrue(reading.figures().isEmpty());
        assertEquals("table 1, row 2", reading.unrecognisedRows().get(0).where());
        assertEquals(List.of("1", "2", "3", "4", "5", "15"), reading.unrecognisedRows().get(0).cells());
    }

    @Test
    void rowThatNoEditionKnowsIsKept() {
        TableReading reading = grids(HEADER + row("一、本年新收政府信息公开申请数量", "1", "2", "3", "4", "5", "6", "21")
                + row("9.属于党务信息", "0", "0", "0", "0", "0", "0", "7"));
        assertEquals(7, reading.figures().numbers().size());
        assertEquals("9.属于党务信息", reading.unrecognisedRows().get(0).label());
    }

    @Test
    void wornLabelsAreKnownAgain() {
        for (String label : List.of("5.属于三类内容事务信息", "５．属于 三类内部事务信息", "⑤属于三类内部事务信息", "三类内部事务信息",
                "属于三类大发xbet内部事务信息", "5、属于三类內部事务信息")) {
            assertEquals(ONE_TO_SIX, applicants(grids(HEADER + row(label, "1", "2", "3", "4", "5", "6", "21")),
                    "applications.denied.internal_affairs"), label);
        }
        assertEquals(ONE_TO_SIX, applicants(grids(HEADER + row("一）予以公开", "1", "2", "3", "4", "5", "6", "21")),
                "applications.granted"));
    }

    @Test
    void labelBetweenTwoOthersIsNeither() {
        TableReading reading = grids(row("统计指标", "单位", "统计数") + row("政务微信公开政府信息数", "条", "5")
                + row("政务微视公开政府信息数", "条", "9"));
        assertEquals("5", number(reading, "proactive.wechat"));
        assertEquals("absent", number(reading, "proactive.weibo"));
        assertEquals("政务微视公开政府信息数", reading.unrecognisedRows().get(0).label());
    }

    @Test
    void numbersOfAGroupAreItsSubtotalOnlyWhenPrinted() {
        TableReading reading = grids(HEADER + row("（三）不予公开", "1", "2", "3", "4", "5", "6", "21")
                + row("1.属于国家秘密", "0", "0", "0", "0", "0", "0", "0"));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.denied"));
        assertEquals("absent", number(reading, "applications.unavailable.total"));
    }

    @Test
    void sameFigureWithTwoNumbersIsNotStated() {
        String first = HEADER + row("重复申请", "1", "2", "3", "4", "5", "6", "21");
        TableReading reading = grids(first, HEADER + row("重复申请", "1", "2", "3", "4", "5", "7", "22"));
        assertEquals("1", number(reading, "applications.unprocessed.repeated.natural_person"));
        assertEquals("absent", number(reading, "applications.unprocessed.repeated.total"));
        assertTrue(reading.notes().get(0).contains("printed twice"), reading.notes().toString());
    }

    @Test
    void amountsAreInYuanWhateverTheUnitPrinted() {
        assertEquals("125000", number(grids(row("信息内容", "本年收费金额（单位：万元）") + row("行政事业性收费", "12.5")),
                "fees.amount"));
        assertEquals("6119919.29", number(grids(row("信息内容", "采购项目数量", "采购总金额")
                + row("政府集中采购", "561", "6119919.29元")), "procurement.amount"));
        assertEquals("30000", number(grids(row("信息内容", "采购项目数量", "采购总金额（单位：万元）")
                + row("政府集中采购", "1", "3")), "procurement.amount"));
        assertEquals("15000", number(grids(row("统计指标", "单位", "统计数")
                + row("七、依申请公开信息收取的费用", "万元", "1.5")), "fees.collected"));
    }

    @Test
    void changesKeepTheirSign() {
        TableReading reading = grids(row("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")
                + row("行政许可", "137", "22项", "5665") + row("行政处罚", "336", "减少3", "1923")
                + row("行政强制", "1", "--253", "2"));
        assertEquals("22", number(reading, "licences.items_change"));
        assertEquals("-3", number(reading, "penalties.items_change"));
        assertEquals("-253", number(reading, "coercions.items_change"));
        assertTrue(reading.figures().evidence(new FigureKey("coercions.items_change")).orElseThrow().remark()
                .isPresent());
    }

    @Test
    void headerOfAnotherBlockDoesNotNameTheColumns() {
        TableReading reading = grids(row("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
                + row("行政许可", "1", "2", "3"));
        assertTrue(reading.figures().isEmpty());
        assertEquals("行政许可", reading.unrecognisedRows().get(0).label());
    }

    @Test
    void reviewsAndSuitsAreReadInEveryDirection() {
        String outcomes = row("", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计");
        TableReading three = grids(outcomes + row("行政复议", "1", "2", "3", "4", "10")
                + row("未经复议直接起诉", "5", "0", "0", "0", "5") + row("复议后起诉", "0", "6", "0", "0", "6"));
        TableReading turned = grids(row("", "行政复议", "未经复议直接起诉", "复议后起诉") + row("结果维持", "1", "5", "0")
                + row("结果纠正", "2", "0", "6") + row("其他结果", "3", "0", "0") + row("尚未审结", "4", "0", "0")
                + row("总计", "10", "5", "6"));
        String five = "<td>结果维持</td><td>结果</td><td>其他</td><td>尚未</td><td>总计</td>";
        TableReading worn = grids(row("行政复议", "行政诉讼") + "<tr>" + five + "<td>未经复议直接起诉</td><td>复议后起诉</td></tr>"
                + "<tr>" + five + five + "</tr>"
                + row("1", "2", "3", "4", "10", "5", "0", "0", "0", "5", "0", "6", "0", "0", "6"));
        for (TableReading reading : List.of(three, turned, worn)) {
            assertEquals("10", number(reading, "review.total"));
            assertEquals("5", number(reading, "litigation.direct.upheld"));
            assertEquals("6", number(reading, "litigation.after_review.corrected"));
            assertEquals("0", number(reading, "litigation.after_review.upheld"));
            assertEquals(15, reading.figures().numbers().size());
        }
    }

    @Test
    void flattenedTableIsReadWhenEveryCellIsThere() {
        TableReading reading = lines("申请人情况", "自然人", "法人或", "其他组织", "总计", "商业", "企业", "科研机构", "社会公益组织",
                "法律服务机构", "其他", "一、本年新收政府信息公开申请数量", "1", "2", "3", "4", "5", "6", "21",
                "二、上年结转政府信息公开申请数量", "0", "0", "0", "0", "0", "0");
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.new"));
        assertEquals("absent", number(reading, "applications.carried_over.natural_person"));
        assertEquals("二、上年结转政府信息公开申请数量", reading.unrecognisedRows().get(0).label());
    }

    @Test
    void barsKeepBlankCellsInTheirPlaces() {
        TableReading reading = lines("信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数", "规章 | 1 |  | 3",
                "行政规范性文件 |  |  | ");
        assertEquals("1", number(reading, "regulations.issued"));
        assertEquals("absent", number(reading, "regulations.repealed"));
        assertEquals("3", number(reading, "regulations.in_force"));
        assertTrue(reading.figures().evidence(new FigureKey("normative.issued")).isPresent());
    }

    @Test
    void brokenColumnWordThatCannotBeMendedStillCounts() {
        TableReading reading = lines("信息内容", "本年制", "本年废止件数", "现行有效件数", "规章", "5", "19");
        assertTrue(reading.figures().numbers().isEmpty());
        assertEquals("规章", reading.unrecognisedRows().get(0).label());
    }

    @Test
    void theEditionIsWhatTheRowsAre() {
        assertEquals(Optional.of("2019"), grids(HEADER + row("（六）其他处理", "1", "2", "3", "4", "5", "6", "21"))
                .edition());
        assertEquals(Optional.of("2021"), grids(HEADER + "<tr><td>（六）其他处理</td><td>3.其他</td><td>1</td><td>2</td>"
                + "<td>3</td><td>4</td><td>5</td><td>6</td><td>21</td></tr>").edition());
        assertEquals(Optional.of("2014"), grids(row("统计指标", "单位", "统计数") + row("1.当面申请数", "件", "5"))
                .edition());
        assertEquals(Optional.empty(), lines("一、总体情况", "2021年共收到申请12件。").edition());
    }

    @Test
    void labelsThatNameTheirGroupsTooAreKnown() {
        for (String label : List.of("不予公开-属于国家秘密", "三、本年度办理结果 / （三）不予公开 / 1.属于国家秘密", "（三）不予公开（1.属于国家秘密）")) {
            assertEquals(ONE_TO_SIX, applicants(grids(HEADER + row(label, "1", "2", "3", "4", "5", "6", "21")),
                    "applications.denied.state_secret"), label);
        }
        assertEquals("absent", number(grids(HEADER + row("无法提供-属于国家秘密", "1", "2", "3", "4", "5", "6", "21")),
                "applications.denied.state_secret.total"));
    }

    @Test
    void suitsAreTakenApartByWhatStandsInBrackets() {
        TableReading reading = grids(row("", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
                + row("行政复议", "1", "2", "3", "4", "10") + row("行政诉讼（未经复议直接起诉）", "5", "0", "0", "0", "5")
                + row("行政诉讼（复议后起诉）", "0", "6", "0", "0", "6"));
        assertEquals("10", number(reading, "review.total"));
        assertEquals("5", number(reading, "litigation.direct.upheld"));
        assertEquals("6", number(reading, "litigation.after_review.corrected"));
    }

    @Test
    void labelOfAnotherYearIsNeverAlike() {
        assertEquals("absent", number(grids(row("信息内容", "上年处理决定数量") + row("行政许可", "7")), "licences.decisions"));
        assertEquals("8", number(grids(row("信息内容", "上年处理决定数量", "本年处理决定数量") + row("行政许可", "7", "8")),
                "licences.decisions"));
        assertEquals("absent", number(grids(HEADER + row("本年结转政府信息公开申请数量", "1", "2", "3", "4", "5", "6", "21")),
                "applications.carried_over.total"));
    }

    @Test
    void labelThatBeginsWithTheReportsYearIsThisYears() {
        String rows = HEADER + row("一、2022年新收政府信息公开申请数量", "1", "2", "3", "4", "5", "6", "21");
        assertEquals("21", number(of(2022, "", grid(1, rows)), "applications.new.total"));
        assertEquals("absent", number(of(2021, "", grid(1, rows)), "applications.new.total"));
    }

    @Test
    void ofTwoYearsSideBySideTheReportsOwnIsRead() {
        String rows = row("统计指标", "单位", "2015年", "2016年") + row("政务微信公开政府信息数", "条", "5", "9")
                + row("举办各类培训班数", "次", "7", "");
        assertEquals("9", number(of(2016, "", grid(1, rows)), "proactive.wechat"));
        assertEquals("5", number(of(2015, "", grid(1, rows)), "proactive.wechat"));
        assertEquals("absent", number(of(2016, "", grid(1, rows)), "training.sessions"));
        TableReading other = of(2017, "", grid(1, rows));
        assertTrue(other.figures().numbers().isEmpty());
        assertEquals("政务微信公开政府信息数", other.unrecognisedRows().get(0).label());
    }

    @Test
    void reportOfAnotherYearOnThePageIsLeftAside() {
        String all = row("一、本年新收政府信息公开申请数量", "1", "2", "3", "4", "5", "6", "21") + row("重复申请", "0", "0", "0", "0", "0",
                "0", "0") + row("予以公开", "1", "2", "3", "4", "5", "6", "21") + row("属于国家秘密", "0", "0", "0", "0", "0",
                "0", "0") + row("结转下年度继续办理", "0", "0", "0", "0", "0", "0", "0");
        TableReading reading = of(2022, "某县2022年政府信息公开工作年度报告", new Paragraph("某县2022年政府信息公开工作年度报告"),
                grid(1, HEADER + all), new Paragraph("某县2023年政府信息公开工作年度报告"),
                grid(2, HEADER + all.replace(">21<", ">31<").replace(">1<", ">11<")));
        assertEquals("21", number(reading, "applications.new.total"));
        assertTrue(reading.notes().get(0).contains("2022, 2023"), reading.notes().toString());
    }

    @Test
    void captionTellsTheUnitOfTheNextTableOnly() {
        String table = row("信息内容", "采购项目数量", "采购总金额") + row("政府集中采购", "1", "3");
        assertEquals("30000", number(of(2020, "", new Paragraph("单位：万元"), grid(1, table)), "procurement.amount"));
        assertEquals("3", number(of(2020, "", new Paragraph("（单位：件）"), grid(1, table)), "procurement.amount"));
        assertEquals("3", number(of(2020, "", new Paragraph("单位：万元"), grid(1, HEADER + row("重复申请", "1", "2", "3",
                "4", "5", "6", "21")), grid(2, table)), "procurement.amount"));
    }

    @Test
    void numberMergedOverTwoColumnsLosesOnlyThose() {
        TableReading reading = grids(HEADER + "<tr><td>（一）予以公开</td><td>1</td><td colspan=2>5</td><td>4</td><td>5</td>"
                + "<td>6</td><td>21</td></tr>");
        assertEquals(List.of("1", "absent", "absent", "4", "5", "6", "21"), applicants(reading, "applications.granted"));
        assertTrue(reading.notes().get(0).contains("one cell for several figures"), reading.notes().toString());
    }

    @Test
    void numberMergedOverTwoRowsBelongsToNeither() {
        TableReading reading = grids(HEADER + "<tr><td>（一）予以公开</td><td>1</td><td>2</td><td rowspan=2>9</td><td>4</td>"
                + "<td>5</td><td>6</td><td>21</td></tr>" + row("（二）部分公开", "1", "2", "4", "5", "6", "21"));
        for (String stem : List.of("applications.granted", "applications.partial")) {
            assertEquals(List.of("1", "2", "absent", "4", "5", "6", "21"), applicants(reading, stem), stem);
        }
    }

    @Test
    void tableTurnedSidewaysIsReadByItsLabels() {
        TableReading two = grids(row("信息内容", "规章", "行政规范性文件") + row("本年制发件数", "1", "4")
                + row("本年废止件数", "2", "5") + row("现行有效件数", "3", "6"));
        assertEquals("3", number(two, "regulations.in_force"));
        assertEquals("4", number(two, "normative.issued"));
        assertEquals("table 1, row 2, column 3", two.figures().evidence(new FigureKey("normative.issued")).orElseThrow()
                .where());
        TableReading three = grids(row("申请人情况", "予以公开", "重复申请") + row("自然人", "1", "7") + row("总计", "2", "8"));
        assertEquals("2", number(three, "applications.granted.total"));
        assertEquals("7", number(three, "applications.unprocessed.repeated.natural_person"));
    }

    @Test
    void columnBetweenLabelAndNumbersIsNotTheFirst() {
        String header = row("项目", "行次", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计");
        assertEquals(ONE_TO_SIX, applicants(grids(header + row("重复申请", "19", "1", "2", "3", "4", "5", "6", "21")),
                "applications.unprocessed.repeated"));
    }

    @Test
    void headerThatIsNotTheFormsNamesNoColumns() {
        TableReading reading = grids(HEADER + row("一、本年新收政府信息公开申请数量", "1", "2", "3", "4", "5", "6", "21"),
                row("单位", "甲", "乙", "丙", "丁", "戊", "己", "庚") + row("总计", "7", "7", "7", "7", "7", "7", "7"));
        assertEquals("absent", number(reading, "applications.total.total"));
        assertEquals("the header over it is not the form's", reading.unrecognisedRows().get(0).reason());
    }

    @Test
    void tableInOneParagraphIsReadCellByCell() {
        TableReading reading = lines("申请人情况 自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他 "
                + "一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21 二、上年结转政府信息公开申请数量 0 0 0 0 0 0 "
                + "三、本年度办理结果 （一）予以公开 1 2 3 4 5 6 21");
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.new"));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.granted"));
        assertEquals("absent", number(reading, "applications.carried_over.total"));
    }

    @Test
    void blankLineIsABlankCellOnlyWhereFullRowsShowIt() {
        List<String> header = List.of("申请人情况", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计");
        List<String> cells = new ArrayList<>(header);
        cells.addAll(List.of("予以公开", "1", "2", "3", "4", "5", "6", "21", "重复申请", "1", "", "3", "", "", "", "4"));
        TableReading told = lines(cells.toArray(String[]::new));
        assertEquals(List.of("1", "absent", "3", "absent", "absent", "absent", "4"),
                applicants(told, "applications.unprocessed.repeated"));
        List<String> gaps = new ArrayList<>(header);
        gaps.addAll(List.of("重复申请", "", "1", "", "3", "", "4", ""));
        assertEquals("absent", number(lines(gaps.toArray(String[]::new)),
                "applications.unprocessed.repeated.natural_person"));
    }

    @Test
    void commasDivideTheLinesOfASavedTable() {
        TableReading reading = lines("项目,自然人,商业企业,科研机构,社会公益组织,法律服务机构,其他,总计", "予以公开,1,2,3,4,5,6,21",
                "重复申请,1,,3,0,0,0,4", "要求提供公开出版物,0,0,0,0,0,0,0", "属于国家秘密,0,0,0,0,0,0,0", "属于行政执法案卷,0,0,0,0,0,0,0");
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.granted"));
        assertEquals("absent", number(reading, "applications.unprocessed.repeated.business"));
        assertEquals("3", number(reading, "applications.unprocessed.repeated.research"));
    }

    @Test
    void rulesBetweenHeaderAndRowsAreNoRows() {
        TableReading reading = lines("| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |", "|---|---|---|---|", "| 规章 | 1 | 2 | 3 |");
        assertEquals("3", number(reading, "regulations.in_force"));
        assertTrue(reading.unrecognisedRows().isEmpty());
    }

    @Test
    void halvesSetSideBySideAreTwoTables() {
        String header = "<td>项目</td><td>自然人</td><td>总计</td>";
        TableReading reading = grids("<tr>" + header + header + "</tr>" + row("予以公开", "1", "2", "重复申请", "3", "4")
                + row("部分公开", "5", "6", "属于国家秘密", "7", "8"));
        assertEquals("2", number(reading, "applications.granted.total"));
        assertEquals("7", number(reading, "applications.denied.state_secret.natural_person"));
    }

    @Test
    void wordsAmongNumbersAreTheirCells() {
        TableReading reading = grids(row("信息内容", "上一年项目数量", "本年增/减", "处理决定数量")
                + row("行政许可", "详见附件", "3", "9"));
        assertEquals("9", number(reading, "licences.decisions"));
        assertEquals("absent", number(reading, "licences.items_last_year"));
        assertEquals("详见附件", reading.figures().evidence(new FigureKey("licences.items_last_year")).orElseThrow().raw());
    }

    @Test
    void theYearDecidesBetweenEditionsThatHaveTheSameRows() {
        String rows = HEADER + row("重复申请", "1", "2", "3", "4", "5", "6", "21");
        assertEquals(Optional.of("2019"), of(2020, "", grid(1, rows)).edition());
        assertEquals(Optional.of("2021"), of(2023, "", grid(1, rows)).edition());
    }

    @Test
    void moreStrangeWordsThanAreComparedAreNamed() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 4_100; i++) {
            rows.append(row("属于第" + Integer.toString(i, 36) + "种信息", "1", "2"));
        }
        assertTrue(grids(rows.toString()).notes().get(0).contains("strange words"));
    }

    @Test
    void aPageOfStrangeTablesCostsLittle() {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 20_000; i++) {
            rows.append(row("第" + i + "类内部事务信息及其他情形" + i, "1", "2", "3"));
        }
        Attempt.require(Attempt.Limit.of(10_000, 4_096), () -> grids(rows.toString()));
    }
}
