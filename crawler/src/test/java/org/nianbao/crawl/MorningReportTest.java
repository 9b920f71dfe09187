// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nianbao.archive.PageState;

/** What the operator reads in the morning: how many reports there should be, and what was left out. */
class MorningReportTest extends OneSiteNights {

    MorningReportTest() {
        super(44);
    }

    private static final int ON_A_PAGE = 4;

    /** Entries of one page of a list, each with its report. */
    private String entries(int page) {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < ON_A_PAGE; i++) {
            String name = "某县" + page + "乡" + i + "站2023年政府信息公开工作年度报告";
            String path = "/nb/t20240120_" + page + i + ".html";
            html.append("<li><a href='").append(path).append("'>").append(name).append("</a></li>");
            web.page(path, "<title>" + name + "</title><p>收到申请3件。");
        }
        return html.toString();
    }

    private HostSummary afterANight() throws IOException {
        CrawlSummary summary = nights.night(web.url("/nb/"));
        return summary.hosts().get(0);
    }

    private void assertExpectedAndFound(int expected, int found) throws IOException {
        HostSummary host = afterANight();
        assertEquals(List.of(expected, found), List.of(host.expected(), host.found()));
    }

    private void list(String pager) {
        for (int page = 0; page < 3; page++) {
            web.page(page == 0 ? "/nb/" : "/nb/index_" + page + ".html", "<title>政府信息公开年报</title><ul>" + entries(page)
                    + "</ul>" + pager.replace("CURRENT", String.valueOf(page)));
        }
    }

    @Test
    void wholeListIsExpectedAndFound() throws IOException {
        list("共12条 <script>createPageHTML(3, CURRENT, \"index\", \"html\");</script>");
        assertExpectedAndFound(12, 12);
    }

    @Test
    void statedEntriesThatNoPageShowedAreExpected() throws IOException {
        list("共11条 <script>createPageHTML(3, CURRENT, \"index\", \"html\");</script>");
        web.status("/nb/index_2.html", 500);
        assertExpectedAndFound(11, 8);
    }

    @Test
    void pagesThatCouldNotBeReadCountAsFull() throws IOException {
        list("<script>createPageHTML(3, CURRENT, \"index\", \"html\");</script>");
        web.status("/nb/index_2.html", 500);
        assertExpectedAndFound(12, 8);
        list("<script>createPageHTML(3, CURRENT, \"index\", \"html\");</script>");
        assertExpectedAndFound(12, 12);
    }

    @Test
    void totalOfAUnitIsExpected() throws IOException {
        web.page("/nb/", "<title>政府信息公开年报</title><script url='/api-gateway/jpaas-publish-server/front/page/build/unit'"
                + " queryData=\"{'webId':'1','pageId':'2','parseType':'bulidstatic'}\"></script>");
        String first = entries(1).replace("'", "\\\"");
        web.on("*", exchange -> {
            String asked = exchange.getRequestURI().toString();
            boolean unit = asked.contains("build/unit") && !asked.contains("pageNo");
            TestWeb.send(exchange, unit ? 200 : 404, "application/json", "{\"data\":{\"html\":\"<ul>" + first
                    + "</ul><div class=pagination rows=4 count=9></div>\"}}");
        });
        assertExpectedAndFound(9, 4);
    }

    @Test
    void listOfOtherThingsExpectsNothing() throws IOException {
        web.page("/nb/", "<title>某县</title><a href='/news/'>动态</a>");
        web.page("/news/", "<title>动态</title><a href='/news/1.html'>会议</a> 共500条");
        assertExpectedAndFound(0, 0);
    }

    private LeftOut leftOut(CrawlSummary summary, String reason) {
        return summary.leftOut().stream().filter(left -> left.reason().startsWith(reason)).findFirst()
                .orElseThrow(() -> new AssertionError(reason + " is not among " + summary.leftOut()));
    }

    @Test
    void whatIsLeftOutIsCountedByReason() throws IOException {
        StringBuilder html = new StringBuilder("<title>某县</title>");
        for (int i = 0; i < 520; i++) {
            html.append("<a href='/news/").append(i).append(".html'>新闻</a>");
        }
        for (int i = 0; i < 5; i++) {
            html.append("<a href='/x.jsp?q=").append("y".repeat(3_000)).append(i).append("'>长</a>");
            html.append("<a href='/far.jsp?q=").append(i).append("z".repeat(5_000)).append("'>更长</a>");
            html.append("<a href='/a/a/a/a/").append(i).append(".html'>深</a>");
            html.append("<a href='http://other.example/").append(i).append("'>外</a>");
            html.append("<a href='http://other.example/").append(i).append("'>外</a>");
        }
        web.page("/nb/", html.toString());
        nights.settings = nights.settings.withMaxPages(2);
        CrawlSummary summary = nights.night(web.url("/nb/"));
        assertEquals(10, leftOut(summary, "longer than 2048 characters").addresses());
        assertEquals(5, leftOut(summary, "on another site").addresses());
        assertEquals(5, leftOut(summary, "trap: folder").addresses());
        LeftOut pattern = leftOut(summary, "more than 500 of the pattern ");
        assertEquals(20, pattern.addresses());
        assertTrue(pattern.example().contains("/news/"), pattern.example());
        assertEquals(500, summary.states().get(PageState.WAITING) + 1);
        assertTrue(web.paths().stream().allMatch(path -> path.length() < 2_048));
        // the same night again counts the same
        assertEquals(10, leftOut(nights.night(web.url("/nb/")), "longer than 2048 characters").addresses());
    }

    @Test
    void runThatWasBrokenOffCountsWhatItLeftOutOnce() throws IOException {
        web.page("/nb/", "<title>某县</title><a href='/zfxxgknb/'>政府信息公开年报</a><a href='http://other.example/1'>外</a>"
                + "<a href='http://other.example/2'>外</a>");
        web.page("/zfxxgknb/", "<title>政府信息公开年报</title><a href='http://other.example/2'>外</a>"
                + "<a href='http://other.example/3'>外</a>");
        CrawlRun run = nights.run(web.url("/nb/"));
        web.on("/zfxxgknb/", exchange -> {
            run.stop();
            TestWeb.send(exchange, 503, "text/html", "");
        });
        assertFalse(run.run().finished());
        web.page("/zfxxgknb/", "<title>政府信息公开年报</title><a href='http://other.example/2'>外</a>"
                + "<a href='http://other.example/3'>外</a>");
        CrawlSummary rest = nights.run(web.url("/nb/")).run();
        assertTrue(rest.resumed());
        assertEquals(3, leftOut(rest, "on another site").addresses());
    }

    @Test
    void deepLinksAndThoseOverTheHostsShareAreCounted() throws IOException {
        nights.set("depth.max=1", "urls.per.host=5");
        web.page("/nb/", "<title>某县</title><a href='/a.html'>一</a>");
        web.page("/a.html", "<title>某县</title><a href='/b.html'>二</a><a href='/c.html'>三</a>");
        assertEquals(2, leftOut(nights.night(web.url("/nb/")), "deeper than 1").addresses());
        StringBuilder html = new StringBuilder("<title>某县</title>");
        for (int i = 0; i < 9; i++) {
            html.append("<a href='/d").append((char) ('a' + i)).append(".html'>四</a>");
        }
        web.page("/nb/", html.toString());
        assertEquals(6, leftOut(nights.night(web.url("/nb/")), "more than 5 addresses of the host").addresses());
    }

    @Test
    void columnThatReadsAsAReportCountsAsOne() throws IOException {
        web.page("/nb/", "<title>某县</title><a href='/zfxxgknb/'>政府信息公开年报</a>");
        web.page("/zfxxgknb/", "<title>某县2023年政府信息公开工作年度报告</title><h1>某县2023年政府信息公开工作年度报告</h1><div>"
                + "一、总体情况。主动公开情况。依申请公开情况。二、行政复议、行政诉讼情况。存在的主要问题及改进情况。其他需要报告的事项。"
                + "本报告按照要求编制，全文如下。".repeat(30) + "</div>");
        assertExpectedAndFound(1, 1);
    }
}
