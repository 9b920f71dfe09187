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
import org.nianbao.clean.Block;
import org.nianbao.clean.Paragraph;

/** Tables as programs leave them that make text of a page: rows torn, closed up, filled up. */
class TextOfTablesTest {

    private static final String HEADER = "申请人情况\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计";
    private static final List<String> ABSENT = List.of("absent", "absent", "absent", "absent", "absent", "absent",
            "absent");

    private static TableReading table(String header, String... rows) {
        return lines(Stream.concat(Stream.of(header), Stream.of(rows)).toArray(String[]::new));
    }

    @Test
    void rowTornIntoSeveralLinesIsPutTogether() {
        TableReading reading = table(HEADER, "本年新收政府信息公开申请数量\t1\t2", "\t3\t", "4", "\t5\t6", "21", "予以公开\t", "1",
                "2\t3\t4\t5\t6\t21", "重复申请\t0\t0\t0\t0\t0\t0\t0");
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.new"));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.granted"));
        assertEquals("0", number(reading, "applications.unprocessed.repeated.total"));
        assertTrue(reading.unrecognisedRows().isEmpty());
    }

    @Test
    void numbersWithoutALabelAreARowUnderTheirHeader() {
        TableReading reading = table("行政复议\t行政诉讼", "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t复议后起诉",
                "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计", "1\t2\t", "0", "\t0\t3",
                "4\t0\t0\t0\t4\t0\t5\t0\t0\t5");
        assertEquals("1", number(reading, "review.upheld"));
        assertEquals("4", number(reading, "litigation.direct.upheld"));
        assertEquals("5", number(reading, "litigation.after_review.total"));
    }

    @Test
    void labelPrintedTwiceIsNoHeader() {
        TableReading reading = table(HEADER, "本年度办理结果\t予以公开\t予以公开\t1\t2\t3\t4\t5\t6\t21", "本年度办理结果\t总计\t总计\t", "1",
                "\t2\t3\t4\t5\t6\t21", "结转下年度继续办理\t结转下年度继续办理\t1\t2\t3\t4\t5\t6\t21");
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.total"));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.carried_forward"));
    }

    @Test
    void numberOfAPageBetweenRowsBelongsToNone() {
        TableReading reading = table(HEADER, "本年新收政府信息公开申请数量\t1\t2\t3\t4\t5\t6\t21", "1", "予以公开\t1\t2\t3\t4\t5\t6", "2",
                "部分公开\t0\t0\t0\t0\t0\t0\t0", "3", "重复申请\t0\t0\t0\t0\t0\t0\t0");
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.new"));
        assertEquals(ABSENT, applicants(reading, "applications.granted"));
        assertEquals("0", number(reading, "applications.partial.total"));
        assertTrue(reading.unrecognisedRows().stream().anyMatch(row -> row.label().equals("予以公开")));
    }

    @Test
    void labelTornByALineBreakNamesItsRowAndColumn() {
        TableReading reading = table("信息内容\t本年制发件数\t本年废止", "件数\t现行有效件数", "行政规范", "性文件\t1\t2\t3");
        assertEquals("1", number(reading, "normative.issued"));
        assertEquals("2", number(reading, "normative.repealed"));
        assertEquals("3", number(reading, "normative.in_force"));
    }

    @Test
    void barsThatFillRowsUpAreNoBlankCells() {
        List<String> rows = new ArrayList<>(List.of("申请人情况 | |||||||", "自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 | ||",
                "本年新收政府信息公开申请数量 | 1 | 2 | 3 | 4 | 5 | 6 | 21 | ||", "本年度办理结果 | 予以公开 | 1 | 2 | 3 | 4 | 5 | 6 | 21 | |",
                "部分公开 | 1 | 2 | 3 | 4 | 5 | 6 | |||"));
        TableReading reading = lines(rows.toArray(String[]::new));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.granted"));
        assertEquals(ABSENT, applicants(reading, "applications.partial"));
        assertEquals("部分公开", reading.unrecognisedRows().get(0).label());
        rows.add("重复申请 |  | 2 | 3 | 0 | 0 | 0 | 5 | ||");
        assertEquals("absent", number(lines(rows.toArray(String[]::new)),
                "applications.unprocessed.repeated.natural_person"));
    }

    @Test
    void runningNumberBehindTheLabelIsNoFigure() {
        TableReading reading = table(HEADER, "本年新收政府信息公开申请数量\t1\t1\t2\t3\t4\t5\t6\t21", "上年结转政府信息公开申请数量\t2\t/\t2\t3\t4\t5\t6\t20",
                "予以公开\t3\t1\t2\t3\t4\t5\t6\t21", "部分公开\t4\t0\t0\t0\t0\t0\t0\t0", "重复申请\t5\t-\t-\t-\t-\t-\t-\t-");
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.new"));
        assertEquals(ONE_TO_SIX, applicants(reading, "applications.granted"));
        assertEquals(List.of("absent", "2", "3", "4", "5", "6", "20"), applicants(reading, "applications.carried_over"));
    }

    @Test
    void unitOnALineOfItsOwnBelongsToTheNumberBefore() {
        TableReading reading = lines("信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "规章", "1", "件", "2件", "3", "件");
        assertEquals("1", number(reading, "regulations.issued"));
        assertEquals("3", number(reading, "regulations.in_force"));
    }

    @Test
    void digitsOnLinesOfTheirOwnAreNotOneNumber() {
        TableReading reading = lines("统计指标", "单位", "统计数", "主动公开政府信息数", "条", "4", "7", "举办新闻发布会总次数", "次", "3");
        assertEquals("absent", number(reading, "proactive.total"));
        assertTrue(reading.unrecognisedRows().stream().anyMatch(row -> row.label().equals("主动公开政府信息数")));
    }

    @Test
    void yearOverTheHeaderOfOneColumnIsACaption() {
        for (List<String> table : List.of(List.of("统计指标\t单位\t统计数", "2.政府网站公开政府信息数\t条\t3,594", "（二）举办各类培训班数\t次\t2"),
                List.of("统计指标\t统计数\t单位", "2.政府网站公开政府信息数\t3,594\t条", "（二）举办各类培训班数\t2\t次"),
                List.of("统计指标", "单位", "统计数", "2.政府网站公开政府信息数", "条", "3,594", "（二）举办各类培训班数", "次", "2"))) {
            List<Block> blocks = new ArrayList<>(List.of(new Paragraph("政府信息公开情况统计表"), new Paragraph("（2018年度）")));
            table.forEach(line -> blocks.add(new Paragraph(line)));
            TableReading reading = TableFiguresTest.of(2018, "某县2018年政府信息公开工作年度报告", blocks.toArray(Block[]::new));
            assertEquals("3594", number(reading, "proactive.website"), table.toString());
            assertEquals("2", number(reading, "training.sessions"), table.toString());
        }
    }

    @Test
    void yearOnALineOfItsOwnHeadsTheNumbersBehindTheirUnits() {
        List<Block> blocks = new ArrayList<>();
        List.of("统计指标", "单位", "2018年", "2.政府网站公开政府信息数", "条", "3,594", "（二）举办各类培训班数", "次", "2")
                .forEach(line -> blocks.add(new Paragraph(line)));
        TableReading reading = TableFiguresTest.of(2018, "某县2018年政府信息公开工作年度报告", blocks.toArray(Block[]::new));
        assertEquals("3594", number(reading, "proactive.website"));
        assertEquals("2", number(reading, "training.sessions"));
    }

    @Test
    void numberOfTheNextRowIsNoFigureOfARowThatStatesNone() {
        List<String> rows = new ArrayList<>(List.of("序号", "统计指标", "单位", "统计数"));
        List<String> labels = List.of("主动公开政府信息数", "制发规范性文件总数", "政府公报公开政府信息数", "政府网站公开政府信息数", "政务微博公开政府信息数",
                "政务微信公开政府信息数", "其他方式公开政府信息数", "当面申请数", "传真申请数", "网络申请数", "信函申请数");
        for (int i = 0; i < labels.size(); i++) {
            rows.addAll(List.of(String.valueOf(i + 1), labels.get(i), "条"));
        }
        assertTrue(lines(rows.toArray(String[]::new)).figures().numbers().isEmpty());
        rows.add("7");
        assertEquals(List.of("7"), lines(rows.toArray(String[]::new)).figures().numbers().values().stream()
                .map(Object::toString).toList());
    }
}
