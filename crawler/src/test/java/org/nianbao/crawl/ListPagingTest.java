// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nianbao.archive.ArchivedPage;
import org.nianbao.archive.PageState;

/** The ways of paging that need the queue's help: many pages deep, and pages asked for by POST. */
class ListPagingTest extends OneSiteNights {

    ListPagingTest() {
        super(16);
    }

    @BeforeEach
    void followThreeLinks() {
        nights.settings = nights.settings.withMaxDepth(3);
    }

    private void report(String path, String agency) {
        web.page(path, "<title>" + agency + "2023年政府信息公开工作年度报告</title><p>" + agency + "收到申请3件。");
    }

    private static String link(String path, String agency) {
        return "<li><a href='" + path + "'>" + agency + "2023年政府信息公开工作年度报告</a></li>";
    }

    private long archivedReports() throws IOException {
        List<String> urls = nights.archived().stream().filter(page -> page.state() == PageState.FETCHED)
                .map(ArchivedPage::url).filter(url -> url.contains("/t2024")).toList();
        assertEquals(urls.stream().distinct().count(), urls.size(), "each once");
        return urls.size();
    }

    @Test
    void listOfTwentyPagesIsReadToItsEndWhateverTheDepth() throws IOException {
        web.page("/", "<title>某县</title><a href='/zfxxgk/nb/'>政府信息公开年报</a>");
        for (int page = 0; page < 20; page++) {
            StringBuilder html = new StringBuilder("<title>政府信息公开年报</title><ul>");
            for (int i = 0; i < 5; i++) {
                String path = "/zfxxgk/nb/202401/t20240120_" + (1000 + page * 5 + i) + ".html";
                html.append(link(path, "某" + page + "乡" + i + "办"));
                report(path, "某" + page + "乡" + i + "办");
            }
            html.append("</ul><script>createPageHTML(20, ").append(page).append(", \"index\", \"html\");</script>");
            web.page(page == 0 ? "/zfxxgk/nb/" : "/zfxxgk/nb/index_" + page + ".html", html.toString());
        }
        CrawlSummary summary = nights.night(web.url("/"));
        assertEquals(100, archivedReports());
        assertEquals(100, summary.hosts().get(0).found());
        assertEquals(100, summary.hosts().get(0).expected());
        assertTrue(web.paths().stream().noneMatch("/zfxxgk/nb/index_20.html"::equals), "stops at the stated count");
    }

    @Test
    void listPagesByPostAreAskedForEachOnceAndAgainTheNextNight() throws IOException {
        web.page("/", "<title>某市教育局</title><a href='/col/col12/index.html'>政府信息公开年报</a>");
        StringBuilder records = new StringBuilder();
        List<String> more = IntStream.range(0, 30).mapToObj(i -> "/art/2024/1/" + (i % 28 + 1)
                + "/art_12_t2024" + i + ".html").toList();
        for (int i = 0; i < 10; i++) {
            records.append("<record><![CDATA[").append(link(more.get(i), "第" + i + "中学")).append("]]></record>");
        }
        for (int i = 0; i < 30; i++) {
            report(more.get(i), "第" + i + "中学");
        }
        web.page("/col/col12/index.html", "<title>政府信息公开年报</title><div id='div12'>"
                + "<script type='text/xml'><datastore><recordset>" + records + "</recordset></datastore></script></div>"
                + "<script>$('#div12').jpage({render:'x', themeName:'default', dataStore:'', proxyUrl:"
                + "'/module/web/jpage/dataproxy.jsp', perPage:10, openCookies:false, totalRecord:30, showMode:'full',"
                + "ajaxParam:{col:1,appid:1,webid:1,path:'/',columnid:12,sourceContentType:1,unitid:34,webname:'x',"
                + "permissiontype:0}});</script>");
        web.on("*", exchange -> {
            if (!exchange.getRequestURI().getPath().equals("/module/web/jpage/dataproxy.jsp")) {
                TestWeb.send(exchange, 404, "text/html", "404 Not Found");
                return;
            }
            String sent = exchange.getRequestURI().getQuery() + "&"
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int start = number(sent, "startrecord");
            int end = Math.min(30, number(sent, "endrecord"));
            StringBuilder answer = new StringBuilder("<datastore><totalrecord>30</totalrecord><recordset>");
            for (int i = start; i <= end && i > 0; i++) {
                answer.append("<record><![CDATA[").append(link(more.get(i - 1), "第" + (i - 1) + "中学"))
                        .append("]]></record>");
            }
            TestWeb.send(exchange, 200, "text/xml; charset=utf-8", answer + "</recordset></datastore>");
        });
        nights.night(web.url("/"));
        assertEquals(30, nights.archivedUrls(PageState.FETCHED).stream().filter(url -> url.contains("_t2024"))
                .distinct().count());
        long asked = web.paths().stream().filter(path -> path.contains("dataproxy")).count();
        nights.night(web.url("/"));
        assertEquals(2 * asked, web.paths().stream().filter(path -> path.contains("dataproxy")).count());
    }

    private static int number(String parameters, String name) {
        for (String parameter : parameters.split("&")) {
            if (parameter.startsWith(name + "=")) {
                return Integer.parseInt(parameter.substring(name.length() + 1));
            }
        }
        return 0;
    }
}
