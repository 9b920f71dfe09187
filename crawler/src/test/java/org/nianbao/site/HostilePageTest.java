// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages made to be slow. Processor time is measured, which a busy machine does not stretch much. */
class HostilePageTest {

    private static final int SIZE = 1_500_000;

    /** Several times what is needed, so that only a wrong curve fails. */
    private static final int MOST_MILLIS = 4_000;

    record Page(String what, String url, String text) {

        @Override
        public String toString() {
            return what;
        }
    }

    private static Page of(String what, String unit) {
        return new Page(what, "http://a.gov.cn/nb/", filled("", unit, ""));
    }

    private static String filled(String head, String unit, String tail) {
        return head + unit.repeat(SIZE / unit.length()) + tail;
    }

    static List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        pages.add(of("deep divs", "<div>"));
        pages.add(of("deep divs with a click", "<div onclick=\"go('x.html')\" class=nav>x"));
        pages.add(of("deep spans", "<span><b><i><u>"));
        pages.add(of("unclosed anchors", "<a href=x.html>x"));
        pages.add(of("different anchors", "<a href=\"" + "/x/y" + "\">2023年年报</a>"));
        pages.add(of("quotes", "'\"'\"\\"));
        pages.add(new Page("script of quotes", "http://a.gov.cn/nb/", filled("<script>", "'\"", "</script>")));
        pages.add(new Page("script of brackets", "http://a.gov.cn/nb/",
                filled("<script>createPageHTML(", "([{", "</script>")));
        pages.add(new Page("script of pager calls", "http://a.gov.cn/nb/",
                filled("<script>", "createPageHTML(1,", "</script>")));
        pages.add(new Page("script of anchors", "http://a.gov.cn/nb/",
                filled("<script>document.write('", "<a href=1.html>", "');</script>")));
        pages.add(new Page("script of locations", "http://a.gov.cn/nb/",
                filled("<script>", "location.href='x.html';", "</script>")));
        pages.add(new Page("script of joined literals", "http://a.gov.cn/nb/",
                filled("<script>", "'<a '+x+", "</script>")));
        pages.add(new Page("records", "http://a.gov.cn/col/dataproxy.jsp",
                filled("<datastore>", "<record><![CDATA[<a href=x.html>x</a>", "")));
        pages.add(new Page("open records", "http://a.gov.cn/col/dataproxy.jsp",
                filled("<datastore>", "<record>", "")));
        pages.add(new Page("open data", "http://a.gov.cn/col/dataproxy.jsp", filled("<datastore>", "<![CDATA[", "")));
        pages.add(new Page("configuration", "http://a.gov.cn/gkmlpt/index",
                filled("<script>window._CONFIG={SID:'1',TREE:", "[{\"id\":1,\"children\":", "</script>")));
        pages.add(new Page("configurations", "http://a.gov.cn/gkmlpt/index",
                filled("<script>", "_CONFIG={SID:'1',TREE:[],DETAIL:{", "</script>")));
        pages.add(new Page("deep JSON", "http://a.gov.cn/gkmlpt/api/all/1", filled("", "{\"articles\":[", "")));
        pages.add(new Page("jpaas answer", "http://a.gov.cn/front/page/build/unit",
                filled("{\"data\":{\"html\":\"", "<p rows='1'>", "\"}}")));
        pages.add(of("query data", "<p queryData=\"{'pageId':'1'}\">"));
        pages.add(of("pages of pages", "共1页/共2页"));
        pages.add(of("nested tables", "<table><tr><td>"));
        pages.add(of("content regions", "<div id=zoom class=TRS_Editor>x"));
        pages.add(of("counters", "<p>浏览次数：<b>1</b></p>"));
        pages.add(of("attributes", "<p a='1' class='nav-top hits'>"));
        pages.add(new Page("one long attribute", "http://a.gov.cn/nb/", filled("<a href='", "../", "'>x</a>")));
        pages.add(new Page("one long class", "http://a.gov.cn/nb/", filled("<p class='", "nav-x ", "'>x</p>")));
        pages.add(of("options", "<option value=/x.html>2"));
        pages.add(of("metas", "<meta name=x content=y>"));
        pages.add(of("entities", "&lt;&#20;&nbsp;&bogus"));
        pages.add(of("comments", "<!--<a href=x>"));
        pages.add(new Page("sitemap", "http://a.gov.cn/sitemap.xml", filled("<urlset>", "<url><loc>http://a.gov.cn/x</loc></url>",
                "")));
        pages.add(of("numbers", "<a href=index_2.html>2</a>"));
        return pages;
    }

    @Test
    void linksBehindTheBoundAreNamedAndNotSilentlyDropped() {
        StringBuilder page = new StringBuilder("<title>年报</title>");
        for (int i = 0; i < 100_000; i++) {
            page.append("<li><a href='/zwgk/nb/t2024_").append(i).append(".html'>第").append(i).append("局2023年政府信息公开年报</a>");
        }
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        PageReading reading = ListedPage.READER.read(ListedPage.html("http://a.gov.cn/nb/", page.toString()));
        long spent = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000_000;
        assertEquals(PageLinks.MOST_LINKS, reading.links().size());
        assertTrue(reading.reason().contains("30000 links"), reading.reason());
        assertTrue(spent < 2 * MOST_MILLIS, spent + " ms of processor time");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void hugePageIsReadInTime(Page page) {
        FetchedPage fetched = ListedPage.html(page.url(), page.text());
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        PageReading reading = ListedPage.READER.read(fetched);
        long spent = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000_000;
        assertTrue(spent < MOST_MILLIS, spent + " ms of processor time");
        assertTrue(reading.links().size() <= 60_000, reading.links().size() + " links");
    }
}
