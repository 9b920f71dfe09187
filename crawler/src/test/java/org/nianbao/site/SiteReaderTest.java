// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nianbao.site.ListedPage.READER;
import static org.nianbao.site.ListedPage.answer;
import static org.nianbao.site.ListedPage.html;
import static org.nianbao.site.ListedPage.urls;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.site.PageReading.Verdict;

class SiteReaderTest {

    private static final String REPORT = """
            <html><head><title>白桦县林业局2023年政府信息公开工作年度报告</title></head><body>
            <div class="header"><a href="/">首页</a><a href="/zwgk/">政务公开</a><a href="/hdjl/">互动</a></div>
            <h1>白桦县林业局2023年政府信息公开工作年度报告</h1>
            <p>发布日期：2024-01-22 来源：县林业局 浏览次数：<span id="cnt">118</span></p>
            <div class="neirong"><p>根据《中华人民共和国政府信息公开条例》，现公布本局年度报告。全文由总体情况、主动公开政府信息情况等部分组成。</p>
            <p>一、总体情况。本局认真落实公开条例，全年在门户网站主动公开信息一百二十六条，回应群众关切，做好平台建设和监督保障工作，规范公开目录。</p>
            <p>二、收到和处理政府信息公开申请情况。本年收到依申请公开七件，其中予以公开五件，不予公开一件，结转下年度一件，均按期答复。</p>
            <p>三、因公开工作被申请行政复议、提起行政诉讼情况：均为零。</p>
            <p>四、存在的主要问题及改进情况：内容更新不够及时，下一步将加强培训，完善机制，按月检查各科室信息发布情况，及时纠正。</p>
            <table><tr><td>信息内容</td><td>制发件数</td></tr><tr><td>规范性文件</td><td>3</td></tr></table></div>
            <div><ul><li><a href="a1.html">2022年政府信息公开工作年度报告</a></li><li><a href="a2.html">2021年度报告</a></li>
            <li><a href="a3.html">2020年度报告</a></li></ul></div>
            <div class="footer">主办：白桦县林业局 网站访问量：<b>90021</b> 今天是2024年5月1日 星期三</div></body></html>
            """;

    @Test
    void unchangedReportHashesEqualAtEveryVisit() {
        PageReading first = READER.read(html("http://a.gov.cn/t20240122_8.html", REPORT));
        String later = REPORT.replace(">118<", ">2045<").replace("90021", "90877")
                .replace("2024年5月1日 星期三", "2024年6月9日 星期日").replace("<a href=\"/hdjl/\">互动</a>",
                        "<a href=\"/hdjl/\">互动交流</a><a href=\"/new/\">专题</a>")
                .replace("<li><a href=\"a3.html\">2020年度报告</a></li>", "");
        assertEquals(first.contentHash(), READER.read(html("http://a.gov.cn/t20240122_8.html", later)).contentHash());
        assertEquals(PageReading.Kind.REPORT, first.kind());
    }

    @Test
    void handMadeLayoutTableHashesEqualAtEveryVisit() {
        String page = """
                <html><body><table><tr><td colspan=2><a href="/">首页</a> | <a href="/a.asp">新闻</a>%s</td></tr>
                <tr><td><font>2024年5月1日 星期三</font></td><td>您是第<b>118</b>位访客</td></tr>
                <tr><td><table><tr><td><a href="1.asp">热点一</a></td></tr><tr><td><a href="2.asp">热点二</a></td></tr></table></td>
                <td><font>某局2012年政府信息公开年度报告</font><br>阅读(118) 作者：办公室<br>
                """ + "根据条例要求，现将本局二〇一二年信息公开情况报告如下，全年主动公开信息八十条。<br>".repeat(12) + """
                收到申请3件。</td></tr></table></body></html>""";
        String url = "http://a.gov.cn/show.asp?id=7";
        String first = READER.read(html(url, page.formatted(""))).contentHash();
        String later = page.formatted(" | <a href='/b.asp'>专题</a>").replace("118", "3021").replace("5月1日 星期三", "6月2日 星期日")
                .replace("热点二", "热点三");
        assertEquals(first, READER.read(html(url, later)).contentHash());
        assertNotEquals(first, READER.read(html(url, page.formatted("").replace("3件", "4件"))).contentHash());
    }

    @Test
    void revisedFigureChangesTheHash() {
        PageReading first = READER.read(html("http://a.gov.cn/t20240122_8.html", REPORT));
        for (String revised : List.of(REPORT.replace("<td>3</td>", "<td>4</td>"), REPORT.replace("七件", "八件"))) {
            assertNotEquals(first.contentHash(),
                    READER.read(html("http://a.gov.cn/t20240122_8.html", revised)).contentHash());
        }
    }

    @Test
    void visitsTheReportTellsOfAreContent() {
        String zoom = "<body><div id='zoom'><p>一、总体情况。%s</p><table><tr><td>网站访问量</td><td>1200</td></tr>"
                + "</table>" + "<p>主动公开信息若干条，群众满意。</p>".repeat(12) + "</div></body>";
        String one = zoom.formatted("本年门户网站访问量：5000次。");
        String url = "http://a.gov.cn/t20240122_8.html";
        assertNotEquals(READER.read(html(url, one)).contentHash(),
                READER.read(html(url, one.replace("5000", "6000"))).contentHash());
        assertNotEquals(READER.read(html(url, one)).contentHash(),
                READER.read(html(url, one.replace("<td>1200", "<td>1300"))).contentHash());
    }

    @Test
    void newEntryOfAListChangesItsHashEvenInsideAScript() {
        String list = ListedPage.list("jcms-post.html");
        String url = "http://a.gov.cn/col/col1/index.html";
        assertNotEquals(READER.read(html(url, list)).contentHash(),
                READER.read(html(url, list.replace("art_1229001_4702", "art_1229001_4703"))).contentHash());
    }

    @Test
    void newAttachmentOutsideTheContentChangesTheHash() {
        String page = "<div id='zoom'>" + "<p>一、总体情况。</p>".repeat(20) + "</div><div class='fj'><a href='1.doc'>附件</a>%s</div>";
        String url = "http://a.gov.cn/t20240122_8.html";
        assertNotEquals(READER.read(html(url, page.formatted(""))).contentHash(),
                READER.read(html(url, page.formatted("<a href='2.doc'>附件2</a>"))).contentHash());
    }

    @Test
    void secondPartOfAReportIsContent() {
        String part = "<div class='TRS_Editor'>" + "<p>一、总体情况。</p>".repeat(20) + "</div>";
        String url = "http://a.gov.cn/t20240122_8.html";
        assertNotEquals(READER.read(html(url, part + "<div class='TRS_Editor'>3件</div>")).contentHash(),
                READER.read(html(url, part + "<div class='TRS_Editor'>4件</div>")).contentHash());
    }

    @Test
    void pageThatAsksNotToBeFollowedIsNot() {
        PageReading reading = READER.read(html("http://a.gov.cn/nb/",
                "<meta name='robots' content='noindex, NOFOLLOW'><title>年报</title><a href='1.html'>2023年年报</a>"));
        assertEquals(List.of(), reading.links());
        assertTrue(reading.reason().contains("robots"));
    }

    @Test
    void fileInsideAViewerIsFound() {
        PageReading reading = READER.read(html("http://a.gov.cn/t20240122_8.html", "<title>某局2023年政府信息公开工作年度报告</title>"
                + "<iframe src='/pdfjs/web/viewer.html?file=%2Ffiles%2F2023.pdf'></iframe><embed src='x.pdf'>"));
        assertTrue(urls(reading, Link.Kind.ATTACHMENT).containsAll(
                List.of("http://a.gov.cn/files/2023.pdf", "http://a.gov.cn/x.pdf")), reading.toString());
        assertEquals(PageReading.Kind.REPORT, reading.kind());
    }

    @Test
    void scannedReportChangesWithItsPicture() {
        String page = "<div class='TRS_Editor'><img src='./W020240101.jpg'></div>";
        String url = "http://a.gov.cn/t20240122_8.html";
        assertNotEquals(READER.read(html(url, page)).contentHash(),
                READER.read(html(url, page.replace("0101", "0102"))).contentHash());
    }

    @Test
    void reportColumnAndTheRestAreToldApart() {
        assertEquals(PageReading.Kind.COLUMN, READER.read(html("http://a.gov.cn/x/",
                "<title>政府信息公开年报</title><ul><li><a href='1.html'>某局</a></ul>")).kind());
        assertEquals(PageReading.Kind.OTHER, READER.read(html("http://a.gov.cn/t20240122_8.html",
                "<title>2023年政府工作报告</title><p>各位代表：</p>")).kind());
        assertEquals(PageReading.Kind.OTHER, READER.read(html("http://a.gov.cn/t20240122_9.html",
                "<title>关于做好2023年度政府信息公开工作年度报告编制发布工作的通知</title><p>各单位：</p>")).kind());
        assertEquals(PageReading.Kind.REPORT, READER.read(html("http://a.gov.cn/t20240122_9.html",
                "<title>某局2023年政府信息公开工作年度报告</title><a href='a.pdf'>附件</a>")).kind());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            521 | <script>document.cookie='__jsl_clearance_s=1.2';location.href=location.pathname</script> | BOT_WALL
            200 | <script>document.cookie=('_')+('_')+('j');location.href=location.pathname+location.search</script> | BOT_WALL
            412 | <html><head><meta id="x" content="y"><script>$_ts=window['$_ts'];</script></head><body></body></html> | BOT_WALL
            200 | <html><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};</script><body></body></html> | BOT_WALL
            200 | <html><script>var arg1='4A2F';var _0x4818=['a'];setCookie('acw_sc__v2', x);document.location.reload()</script></html> | BOT_WALL
            405 | <html><body>很抱歉，由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</body></html> | BOT_WALL
            200 | <html><title>安全验证</title><body>请完成验证后继续访问<img src=c.png></body></html> | BOT_WALL
            200 | <html><title>404</title><body>对不起，您访问的页面不存在或已删除！<a href="/">返回首页</a></body></html> | SOFT_404
            200 | <html><title>提示信息</title><body>该文章不存在</body></html> | SOFT_404
            200 | <html><body>File not found.</body></html> | SOFT_404
            200 | <html><body><div id="app"></div><script src="/static/js/app.3f2.js"></script></body></html> | NEEDS_BROWSER
            200 | <html><body><noscript>We're sorry but this page doesn't work properly without JavaScript enabled.</noscript><div id="root"></div><script src="x.js"></script></body></html> | NEEDS_BROWSER
            200 | <html><title>年度报告</title><body><p>年度报告</p><a href="/">首页</a><script>$.post("/front/api/data/search",{},f)</script></body></html> | NEEDS_BROWSER
            200 | <html><title>年报</title><body><a href="1.html">2023年年报</a></body></html> | CONTENT
            200 | <html><body><script>location.href="/zwgk/index.html"</script></body></html> | CONTENT
            200 | <html><meta http-equiv="refresh" content="0; url=/zwgk/"><body></body></html> | CONTENT
            404 | <html><body>404 Not Found</body></html> | CONTENT
            503 | <html><body>busy</body></html> | CONTENT
            """)
    void answerIsWhatItIsWhateverItsStatusSays(int status, String body, Verdict verdict) {
        PageReading reading = READER.read(answer("http://a.gov.cn/nb/t20240101_1.html", status, "text/html", body));
        assertEquals(verdict, reading.verdict(), reading.toString());
        assertTrue(verdict == Verdict.CONTENT || !reading.reason().isEmpty());
    }

    @Test
    void reportThatTellsOfWallsAndErrorsIsContent() {
        String talks = REPORT.replace("一、总体情况。", "一、总体情况。网站曾出现页面不存在、404错误等问题，acw_sc__v2，请完成验证。");
        assertEquals(Verdict.CONTENT, READER.read(html("http://a.gov.cn/t20240122_8.html", talks)).verdict());
    }

    @Test
    void homePageInPlaceOfAnArticleIsASoft404() {
        String home = "<html><head><title>白桦县人民政府</title><meta name='SiteName' content='白桦县人民政府'></head><body>"
                + "<a href='/a/'>政务公开</a>".repeat(30) + "</body></html>";
        assertEquals(Verdict.SOFT_404, READER.read(html("http://a.gov.cn/nb/t20200101_1.html", home)).verdict());
        assertEquals(Verdict.CONTENT, READER.read(html("http://a.gov.cn/", home)).verdict());
    }

    @Test
    void linksComeFromEveryPlaceThatCanHoldOne() {
        PageReading reading = READER.read(html("http://a.gov.cn/zwgk/x.html", """
                <html><head><base href="/gk/nb/"><meta http-equiv="Refresh" content="5;URL='r.html'"></head><body>
                <a href="1.html">一</a><map><area href="2.html"></map><iframe src="3.html"></iframe>
                <div onclick="window.location.href='4.html'">四</div><p onclick='window.open("5.html","_blank")'>五</p>
                <span data-href="6.html">六</span><select><option value="">选</option><option value="7.html">七</option></select>
                <a href="javascript:location='8.html'">八</a><a href="javascript:void(0)" onclick="toUrl('9.html')">九</a>
                <script>document.write("<a href=\\"10.html\\">十</a>"); var a = '<a href="' + u + '">no</a>';</script>
                <script>if (top != self) { window.location.replace("11.html"); }</script>
                <a href=" 12.html
                ">十二</a><a href="\\gk\\nb\\13.html">十三</a><a href="mailto:a@b.cn">no</a><a href="#x">no</a>
                <a href="//b.gov.cn/14.html">十四</a><a href="?year=2023">q</a>
                </body></html>"""));
        List<String> all = reading.links().stream().map(Link::url).toList();
        for (int i = 1; i <= 13; i++) {
            assertTrue(all.contains("http://a.gov.cn/gk/nb/" + i + ".html"), i + " in " + all);
        }
        assertTrue(all.contains("http://b.gov.cn/14.html") && all.contains("http://a.gov.cn/gk/nb/r.html"));
        assertTrue(all.contains("http://a.gov.cn/gk/nb/?year=2023"), all.toString());
        assertEquals(16, all.size(), all.toString());
    }

    @Test
    void wholePageStandsForItselfWhereverItWasFound() {
        PageReading reading = READER.read(ListedPage.foundOn("http://a.gov.cn/zfxxgknb/index.html",
                html("http://a.gov.cn/x/y/", "<title>要闻</title><p>要闻</p><a href='1.html'>一</a>")));
        assertEquals("http://a.gov.cn/x/y/1.html", reading.links().get(0).url());
        assertEquals(PageReading.Kind.OTHER, reading.kind());
    }

    @Test
    void gbkPageIsReadWhateverItDeclares() {
        String page = "<html><head><meta charset=\"utf-8\"><title>年度报告</title></head><body>"
                + "<a href='t20240101_1.html'>江南区2023年政府信息公开工作年度报告</a></body></html>";
        PageReading reading = READER.read(new FetchedPage("http://a.gov.cn/nb/", 200,
                Map.of("Content-Type", List.of("text/html; charset=utf-8")), page.getBytes(Charset.forName("GBK"))));
        assertEquals("江南区2023年政府信息公开工作年度报告", reading.links().get(0).anchor());
    }

    @Test
    void sitemapListsPagesAndOtherSitemaps() {
        PageReading map = READER.read(answer("http://a.gov.cn/sitemap.xml", 200, "text/xml", """
                <?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                <url><loc>http://a.gov.cn/zfxxgknb/t20240101_1.html</loc></url><url><loc>http://a.gov.cn/xw/</loc></url>
                <url><loc>not an address</loc></url></urlset>"""));
        assertEquals(List.of("http://a.gov.cn/zfxxgknb/t20240101_1.html"), urls(map, Link.Kind.REPORT));
        assertEquals(2, map.links().size());
        PageReading index = READER.read(answer("http://a.gov.cn/sitemap_index.xml", 200, "text/xml", """
                <sitemapindex><sitemap><loc>http://a.gov.cn/sitemap1.xml.gz</loc></sitemap></sitemapindex>"""));
        assertEquals(List.of("http://a.gov.cn/sitemap1.xml.gz"), urls(index, Link.Kind.LIST_PAGE));
        PageReading text = READER.read(answer("http://a.gov.cn/sitemap.txt", 200, "text/plain",
                "http://a.gov.cn/nb/\nhttp://a.gov.cn/xw/\n"));
        assertEquals(2, text.links().size());
    }

    @Test
    void hostileSitemapReadsNoFilesAndEnds() {
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE u [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY f SYSTEM \"file:///etc/passwd\">]><urlset><url><loc>http://a.gov.cn/&f;&b;</loc></url></urlset>";
        PageReading reading = READER.read(answer("http://a.gov.cn/sitemap.xml", 200, "text/xml", bomb));
        assertTrue(reading.links().stream().noneMatch(link -> link.url().contains("root")), reading.toString());
    }

    @Test
    void filesAreToldByTheirBytes() {
        byte[] pdf = "%PDF-1.4 x".getBytes(StandardCharsets.ISO_8859_1);
        PageReading reading = READER.read(new FetchedPage("http://a.gov.cn/xxgknb/2023.html", 200,
                Map.of("Content-Type", List.of("text/html"), "Content-Disposition",
                        List.of("attachment; filename*=UTF-8''2023%E5%B9%B4%E6%94%BF%E5%BA%9C%E4%BF%A1%E6%81%AF%E5%85%AC"
                                + "%E5%BC%80%E5%B9%B4%E6%8A%A5.pdf")), pdf));
        assertEquals("2023年政府信息公开年报.pdf", reading.title());
        assertEquals(PageReading.Kind.REPORT, reading.kind());
        assertEquals(Optional.empty(), reading.product());
    }

    @Test
    void anyBytesAreReadWithoutAnException() {
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < 60; i++) {
            byte[] noise = new byte[random.nextInt(4000)];
            random.nextBytes(noise);
            READER.read(new FetchedPage("http://a.gov.cn/" + i, 200, Map.of(), noise));
        }
        String all = ListedPage.list("jcms-post.html") + ListedPage.list("trs.html") + ListedPage.list("gkmlpt-index.html")
                + ListedPage.list("jpaas-answer.json") + ListedPage.list("jcms-get.xml");
        for (int i = 0; i < 300; i++) {
            int from = random.nextInt(all.length());
            String cut = all.substring(from, from + random.nextInt(all.length() - from));
            for (String url : List.of("http://a.gov.cn/gkmlpt/api/all/1?page=1", "http://a.gov.cn/x/dataproxy.jsp?page=1",
                    "http://a.gov.cn/api-gateway/jpaas-publish-server/front/page/build/unit?a=1", "http://a.gov.cn/nb.htm")) {
                READER.read(html(url, cut));
            }
        }
    }
}
