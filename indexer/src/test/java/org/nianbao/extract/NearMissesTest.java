// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.page.UnreadablePage;
import org.nianbao.report.NotAReport;
import org.nianbao.report.Reading;
import org.nianbao.report.Report;

class NearMissesTest {

    private static final String ROWS = row("", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
            + row("一、本年新收政府信息公开申请数量", "1", "0", "0", "0", "0", "0", "1")
            + row("二、上年结转政府信息公开申请数量", "0", "0", "0", "0", "0", "0", "0")
            + row("（一）予以公开", "1", "0", "0", "0", "0", "0", "1")
            + row("四、结转下年度继续办理", "0", "0", "0", "0", "0", "0", "0");

    private static final ReportExtractor EXTRACTOR = ReportExtractor.load(Pages.CONFIG);

    private static String row(String... cells) {
        return "<tr><td>" + String.join("</td><td>", cells) + "</td></tr>";
    }

    private static Reading read(String title, String body) throws UnreadablePage {
        String html = "<html><head><title>" + title + "</title></head><body><h1>" + title + "</h1>" + body
                + "</body></html>";
        return EXTRACTOR.read("test", Optional.empty(),
                html.getBytes(StandardCharsets.UTF_8), Optional.of("text/html; charset=utf-8"));
    }

    /** Each line: title, text (¶ divides), report or not-a-report. */
    @ParameterizedTest(name = "{0} {2}")
    @CsvFileSource(resources = "/near-miss-cases.csv", delimiter = '\t', numLinesToSkip = 1)
    void whatIsNoReportIsRefused(String title, String text, String expected) throws UnreadablePage {
        String body = "<p>" + String.join("</p>\n<p>", text.split("¶")) + "</p>";
        String html = title == null ? body : "<title>" + title + "</title><h1>" + title + "</h1>" + body;
        Reading reading = EXTRACTOR.read("test", Optional.empty(), html.getBytes(StandardCharsets.UTF_8),
                Optional.of("text/html; charset=utf-8"));
        assertEquals(expected, reading instanceof Report ? "report" : "not-a-report", reading::toString);
    }

    @Test
    void reportHandedInWithItsFiguresIsAReport() throws UnreadablePage {
        String body = "<p>2021年，我局认真落实条例。</p><table>" + ROWS + "</table>";
        assertInstanceOf(Report.class, read("甲县教育局关于报送2021年度政府信息公开工作情况的报告", body));
    }

    @Test
    void refusedPageCarriesNoNotesOnWhatAReportWouldHold() throws UnreadablePage {
        assertEquals(List.of(), assertInstanceOf(NotAReport.class,
                read("安全验证", "<p>请完成安全验证后继续访问。</p>")).notes());
    }

    @Test
    void callToHandInReportsIsNone() throws UnreadablePage {
        assertInstanceOf(NotAReport.class, read("关于报送2021年度政府信息公开工作年度报告的通知",
                "<p>各单位：请于1月31日前报送2021年度政府信息公开工作年度报告。</p>"));
    }

    @Test
    void circularOnWhoHasPublishedIsNone() throws UnreadablePage {
        assertInstanceOf(NotAReport.class, read("甲县关于2021年度政府信息公开工作年度报告发布情况的公示",
                "<p>为落实条例，县政府办公室逐一查看了各单位的年度报告，情况公示在此。</p>"));
    }

    /** Each refusal names its own kind, as a reader of the page would. */
    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '\t', textBlock = """
            甲县民政局2021年政府信息公开工作年度报告	<p>附件：<a href=a.pdf>甲县民政局2021年年报.pdf</a></p>	attachment only
            甲县2021年政府信息公开工作年度报告	<p>doesn't work properly without JavaScript enabled</p>	script page
            甲县召开政府信息公开年度报告编制培训会	<p>1月12日，甲县召开会议，三十人参加。</p>	news
            甲区2022年政务公开工作要点	<p>一、加强主动公开，及时更新网站。二、办好公开申请，按期答复申请人。三、做好培训。</p>	work plan
            请稍候	<p>请开启JavaScript并刷新该页</p>	bot wall
            """)
    void refusalNamesItsKind(String title, String body, String kind) throws UnreadablePage {
        NotAReport refused = assertInstanceOf(NotAReport.class, read(title, body));
        assertEquals(kind, refused.reason().substring(0, refused.reason().indexOf(':')));
    }

    @Test
    void reportInPicturesOrInAFrameIsSaidToBeThere() throws UnreadablePage {
        String title = "甲县民政局2021年政府信息公开工作年度报告";
        assertTrue(read(title, "<p><img src=1.jpg><img src=2.jpg width=100%></p>").notes().toString()
                .contains("2 pictures"));
        assertTrue(read(title, "<iframe src='/viewer.html?file=/u/1.PDF'></iframe>").notes().toString()
                .contains("file in a frame"));
        assertFalse(read(title, "<p><img src=dot.gif width=16></p><a href=/><img src=logo.png></a>").notes().toString()
                .contains("picture"));
    }
}
