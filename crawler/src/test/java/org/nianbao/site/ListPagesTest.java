// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nianbao.site.ListedPage.READER;
import static org.nianbao.site.ListedPage.answer;
import static org.nianbao.site.ListedPage.foundOn;
import static org.nianbao.site.ListedPage.html;
import static org.nianbao.site.ListedPage.list;
import static org.nianbao.site.ListedPage.requests;
import static org.nianbao.site.ListedPage.urls;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListPagesTest {

    @Test
    void trsPagesAreCountedFromZeroAndStopAtTheCount() {
        PageReading reading = READER.read(html("http://www.qinghe.gov.cn/zwgk/nb/", list("trs.html")));
        assertEquals(Optional.of("trs"), reading.product());
        assertEquals(List.of("http://www.qinghe.gov.cn/zwgk/nb/index_1.html",
                "http://www.qinghe.gov.cn/zwgk/nb/index_2.html", "http://www.qinghe.gov.cn/zwgk/nb/index_3.html"),
                urls(reading, Link.Kind.LIST_PAGE));
        assertEquals(OptionalInt.of(4), reading.total().pages());
        assertEquals(PageReading.Kind.COLUMN, reading.kind());
        assertEquals(List.of("http://www.qinghe.gov.cn/zwgk/nb/202403/t20240328_511203.html",
                "http://www.qinghe.gov.cn/zwgk/nb/202303/t20230330_470112.html"), urls(reading, Link.Kind.REPORT));
        assertEquals(List.of("http://www.qinghe.gov.cn/zwgk/nb/202401/P020240131.pdf"),
                urls(reading, Link.Kind.ATTACHMENT));
    }

    @Test
    void trsInnerPageAnnouncesTheOthersAndNotItself() {
        String inner = list("trs.html").replace("createPageHTML(4, 0,", "createPageHTML(4, 2,");
        PageReading reading = READER.read(html("http://www.qinghe.gov.cn/zwgk/nb/index_2.html", inner));
        assertEquals(List.of("http://www.qinghe.gov.cn/zwgk/nb/index_1.html",
                "http://www.qinghe.gov.cn/zwgk/nb/index_3.html"), urls(reading, Link.Kind.LIST_PAGE));
    }

    @Test
    void trsPagesCountFromOneWhereAnElementComesFirst() {
        PageReading reading = READER.read(html("http://www.qinghe.gov.cn/nb/list.shtml", list("trs-one-based.html")));
        assertEquals(List.of("http://www.qinghe.gov.cn/nb/list_2.shtml", "http://www.qinghe.gov.cn/nb/list_3.shtml"),
                urls(reading, Link.Kind.LIST_PAGE));
        assertEquals(OptionalInt.of(41), reading.total().items());
    }

    @Test
    void trsPagerThatWritesItselfIsReadFromItsVariables() {
        PageReading reading = READER.read(html("http://www.qinghe.gov.cn/nb/", list("trs-written.html")));
        assertEquals(List.of("http://www.qinghe.gov.cn/nb/index_1.htm", "http://www.qinghe.gov.cn/nb/index_2.htm"),
                urls(reading, Link.Kind.LIST_PAGE));
    }

    @Test
    void hostilePagerCallsAnnounceNothingOrLittle() {
        for (String call : List.of("createPageHTML()", "createPageHTML(,,,)", "createPageHTML(-3, 0, 'index', 'html')",
                "createPageHTML(0, 0, 'index', 'html')", "createPageHTML(x, y, 'index', 'html')",
                "createPageHTML(5, 0, 'a b<c', 'html')", "createPageHTML(5, 0, \"index", "createPageHTML((((((",
                "createPageHTML(99999999999, 0, 'index', 'html')", "createPageHTML(1, 0, 'index', 'html')",
                "createPageHTML(5, 0, 'index', 'h/../../t')")) {
            PageReading reading = READER.read(html("http://a.gov.cn/nb/", "<script>" + call + ";</script><p>年报</p>"));
            assertEquals(List.of(), urls(reading, Link.Kind.LIST_PAGE), call);
        }
        PageReading lying = READER.read(html("http://a.gov.cn/nb/", "<script>createPageHTML(999999999,0,'index','html')"
                + "</script>"));
        assertEquals(60, urls(lying, Link.Kind.LIST_PAGE).size());
        PageReading beyond = READER.read(html("http://a.gov.cn/nb/index_500000.html",
                "<script>createPageHTML(999999999,500000,'index','html')</script>"));
        assertEquals(0, urls(beyond, Link.Kind.LIST_PAGE).size());
    }

    @Test
    void trsArgumentsMayBeVariablesOrMissing() {
        PageReading variable = READER.read(html("http://a.gov.cn/nb/",
                "<script>var m_nRecordCount = 3; createPageHTML(m_nRecordCount, 0, 'index', 'html');</script>"));
        assertEquals(2, urls(variable, Link.Kind.LIST_PAGE).size());
        PageReading missing = READER.read(html("http://a.gov.cn/nb/column-index-1.shtml",
                "<script>createPageHTML(3, 0);</script>"));
        assertTrue(urls(missing, Link.Kind.LIST_PAGE).size() <= 2);
    }

    @Test
    void firstPageSaysWhereCountingStarts() {
        PageReading fromOne = READER.read(html("http://a.gov.cn/nb/",
                "<script>createPageHTML(3, 1, 'index', 'html')</script>"));
        assertEquals(List.of("http://a.gov.cn/nb/index_2.html", "http://a.gov.cn/nb/index_3.html"),
                urls(fromOne, Link.Kind.LIST_PAGE));
        PageReading fromZero = READER.read(html("http://a.gov.cn/nb/list.shtml",
                "<script>createPageHTML('pages', 3, 0, 'list', 'shtml', 30)</script>"));
        assertEquals(List.of("http://a.gov.cn/nb/list_1.shtml", "http://a.gov.cn/nb/list_2.shtml"),
                urls(fromZero, Link.Kind.LIST_PAGE));
    }

    @Test
    void pagerOfUnknownParametersIsFollowedLinkByLink() {
        PageReading reading = READER.read(html("http://a.gov.cn/list.jsp?wbtreeid=1062", "<title>年报</title>共 41 条"
                + "<a href='?a2t=3&amp;a2p=2&amp;a2c=20&amp;wbtreeid=1062'>下页</a><a href='/other.jsp?x=1'>下页</a>"));
        assertEquals(List.of("http://a.gov.cn/list.jsp?a2c=20&a2p=2&a2t=3&wbtreeid=1062"),
                urls(reading, Link.Kind.LIST_PAGE));
        assertEquals(OptionalInt.of(41), reading.total().items());
    }

    @Test
    void jcmsRangesByGetGoOnFromAnswerToAnswer() {
        String records = "<record><![CDATA[<a href='/art/2024/1/1/art_7_1.html'>2023年年报</a>]]></record>";
        PageReading column = READER.read(html("http://a.gov.cn/col/col7/index.html",
                "<title>年报</title><script type='text/xml'><datastore><recordset>" + records + "</recordset></datastore>"
                        + "</script><script>var totalRecord = 5; var perPage = 2; load(\"/module/jpage/dataproxy.jsp?"
                        + "startrecord=1&endrecord=2&perpage=2&columnid=7&unitid=9\");</script>"));
        assertEquals(3, urls(column, Link.Kind.LIST_PAGE).size());
        PageReading answer = READER.read(answer("http://a.gov.cn/module/jpage/dataproxy.jsp?columnid=7&endrecord=4"
                + "&perpage=2&startrecord=3", 200, "text/xml", "<datastore><totalrecord>5</totalrecord><recordset>"
                + records + "</recordset></datastore>"));
        assertEquals(List.of("http://a.gov.cn/module/jpage/dataproxy.jsp?columnid=7&endrecord=5&perpage=2&startrecord=5"),
                urls(answer, Link.Kind.LIST_PAGE));
    }

    @Test
    void jcmsRecordsComeOutOfTheScriptAndTheRestByPost() {
        PageReading reading = READER.read(html("http://www.liuwan.gov.cn/col/col1229001/index.html",
                list("jcms-post.html")));
        assertEquals(Optional.of("jcms"), reading.product());
        assertEquals(List.of("http://www.liuwan.gov.cn/art/2024/1/29/art_1229001_5801.html",
                "http://www.liuwan.gov.cn/art/2023/1/18/art_1229001_4702.html"), urls(reading, Link.Kind.REPORT));
        List<Link> pages = reading.links().stream().filter(link -> link.kind() == Link.Kind.LIST_PAGE).toList();
        assertEquals(List.of(
                "http://www.liuwan.gov.cn/module/web/jpage/dataproxy.jsp?endrecord=4&perpage=2&startrecord=3",
                "http://www.liuwan.gov.cn/module/web/jpage/dataproxy.jsp?endrecord=5&perpage=2&startrecord=5"),
                pages.stream().map(Link::url).toList());
        Form form = pages.get(0).post().orElseThrow();
        assertEquals(List.of("col", "appid", "webid", "path", "columnid", "sourceContentType", "unitid", "webname",
                "permissiontype"), List.copyOf(form.fields().keySet()));
        assertEquals("柳湾市 \"门户\" 网站, 试运行", form.fields().get("webname"));
        assertTrue(form.body().startsWith("col=1&appid=1&webid=60&path=%2F&columnid=1229001&"), form.body());
        assertEquals(OptionalInt.of(5), reading.total().items());
    }

    @Test
    void jcmsAnswerIsReadAsFarAsItsXmlGoesAndLeadsToTheNextGroup() {
        PageReading reading = READER.read(foundOn("http://www.liuwan.gov.cn/col/col7788/index.html",
                answer("http://www.liuwan.gov.cn/module/jpage/dataproxy.jsp?page=1&columnid=7788", 200, "text/xml",
                        list("jcms-get.xml"))));
        assertEquals(List.of("http://www.liuwan.gov.cn/art/2022/1/30/art_7788_18.html",
                "http://www.liuwan.gov.cn/col/art/2021/1/30/art_7788_17.html",
                "http://www.liuwan.gov.cn/art/2020/1/30/art_7788_16.html"), urls(reading, Link.Kind.REPORT));
        assertEquals(1, urls(reading, Link.Kind.LIST_PAGE).size());
        assertTrue(urls(reading, Link.Kind.LIST_PAGE).get(0).contains("dataproxy.jsp?"));
        assertTrue(urls(reading, Link.Kind.LIST_PAGE).get(0).contains("page=2"));
        assertEquals(OptionalInt.of(43), reading.total().items());
    }

    @Test
    void jcmsNextGroupBehindTheStatedEndOrWithoutRecordsIsNotFollowed() {
        String url = "http://www.liuwan.gov.cn/module/jpage/dataproxy.jsp?page=5&columnid=7788";
        String last = list("jcms-get.xml").replace("page=2&", "page=6&");
        assertEquals(List.of(), urls(READER.read(answer(url, 200, "text/xml", last)), Link.Kind.LIST_PAGE));
        String empty = "<datastore><nextgroup><![CDATA[<a href=\"dataproxy.jsp?page=7\"></a>]]></nextgroup>"
                + "<recordset></recordset></datastore>";
        assertEquals(List.of(), urls(READER.read(answer(url, 200, "text/xml", empty)), Link.Kind.LIST_PAGE));
    }

    @Test
    void jcmsListInStringsIsReadAndVariablesAreNotSentAsWords() {
        PageReading reading = READER.read(html("http://www.liuwan.gov.cn/col/col30067/index.html",
                list("jcms-initdata.html")));
        List<String> all = reading.links().stream().map(Link::url).toList();
        assertTrue(all.contains("http://www.liuwan.gov.cn/art/2014/3/1/art_30067_11.html"), all.toString());
        assertTrue(all.contains("http://www.liuwan.gov.cn/art/2013/3/1/art_30067_10.html"), all.toString());
        List<Link> pages = reading.links().stream().filter(link -> link.post().isPresent()).toList();
        assertEquals(2, pages.size());
        assertFalse(pages.get(0).post().orElseThrow().fields().containsKey("extra"));
    }

    @Test
    void jcmsLyingTotalsEnd() {
        String lying = list("jcms-post.html").replace("totalRecord:5", "totalRecord:99999999");
        PageReading reading = READER.read(html("http://www.liuwan.gov.cn/col/col1/index.html", lying));
        assertEquals(999, requests(reading, Link.Kind.LIST_PAGE).size());
        for (String total : List.of("-1", "0", "'x'", "2")) {
            String none = list("jcms-post.html").replace("totalRecord:5", "totalRecord:" + total);
            assertEquals(List.of(), requests(READER.read(html("http://www.liuwan.gov.cn/col/col1/index.html", none)),
                    Link.Kind.LIST_PAGE), total);
        }
    }

    @Test
    void jpaasColumnAsksForItsUnit() {
        PageReading reading = READER.read(html("http://www.songling.gov.cn/xxgk/nb/index.html",
                list("jpaas-column.html")));
        assertEquals(Optional.of("jpaas"), reading.product());
        List<String> pages = urls(reading, Link.Kind.LIST_PAGE);
        assertEquals(1, pages.size());
        assertTrue(pages.get(0).startsWith(
                "http://www.songling.gov.cn/api-gateway/jpaas-publish-server/front/page/build/unit?"), pages.get(0));
        assertTrue(pages.get(0).contains("pageId=bf39604e"));
        assertTrue(pages.get(0).contains("tagId=%E5%86%85%E5%AE%B9%E5%8C%BA%E5%9F%9F"));
    }

    @Test
    void jpaasAnswerResolvesItsLinksAgainstTheColumnAndAsksForTheRest() {
        String unit = "http://www.songling.gov.cn/api-gateway/jpaas-publish-server/front/page/build/unit?pageId=bf3&webId=2";
        PageReading reading = READER.read(foundOn("http://www.songling.gov.cn/xxgk/nb/index.html",
                answer(unit, 200, "application/json", list("jpaas-answer.json"))));
        assertEquals(List.of("http://www.songling.gov.cn/xxgk/nb/art/2024/art_ab12.html",
                "http://www.songling.gov.cn/xxgk/nb/art/2023/art_cd34.html"), urls(reading, Link.Kind.REPORT));
        assertEquals(List.of(
                "http://www.songling.gov.cn/api-gateway/jpaas-publish-server/front/page/build/unit?pageId=bf3"
                        + "&paramJson=%7B%22pageNo%22%3A2%2C%22pageSize%22%3A2%7D&webId=2",
                "http://www.songling.gov.cn/api-gateway/jpaas-publish-server/front/page/build/unit?pageId=bf3"
                        + "&paramJson=%7B%22pageNo%22%3A3%2C%22pageSize%22%3A2%7D&webId=2"),
                urls(reading, Link.Kind.LIST_PAGE));
        PageReading second = READER.read(answer(urls(reading, Link.Kind.LIST_PAGE).get(0), 200, "application/json",
                list("jpaas-answer.json")));
        assertTrue(urls(second, Link.Kind.LIST_PAGE).stream().noneMatch(url -> url.contains("pageNo%22%3A4")));
    }

    @Test
    void gkmlptTreeLeadsToTheListsOfItsLeaves() {
        PageReading reading = READER.read(html("http://www.nanzhou.gov.cn/nzjyj/gkmlpt/index",
                list("gkmlpt-index.html")));
        assertEquals(Optional.of("gkmlpt"), reading.product());
        assertEquals(PageReading.Verdict.CONTENT, reading.verdict());
        List<Link> lists = reading.links().stream().filter(link -> link.url().contains("/api/all/")).toList();
        assertEquals(List.of("http://www.nanzhou.gov.cn/nzjyj/gkmlpt/api/all/722?page=1&sid=662021",
                "http://www.nanzhou.gov.cn/nzjyj/gkmlpt/api/all/723?page=1&sid=662021"),
                lists.stream().map(Link::url).toList());
        assertEquals(Link.Kind.COLUMN, lists.get(0).kind());
        assertTrue(reading.links().stream().anyMatch(link -> link.url().equals("http://www.nanzhou.gov.cn/zcwj/")));
    }

    @Test
    void gkmlptAnswerGivesArticlesAndPagesUpToTheCount() {
        PageReading reading = READER.read(answer("http://www.nanzhou.gov.cn/nzjyj/gkmlpt/api/all/722?page=1&sid=662021",
                200, "application/json", list("gkmlpt-answer.json")));
        assertEquals(List.of("http://www.nanzhou.gov.cn/nzjyj/gkmlpt/content/0/963/post_9631.html",
                "http://www.nanzhou.gov.cn/nzmzj/gkmlpt/content/0/963/post_9632.html"),
                urls(reading, Link.Kind.REPORT));
        assertEquals(List.of("http://www.nanzhou.gov.cn/nzjyj/gkmlpt/api/all/722?page=2&sid=662021",
                "http://www.nanzhou.gov.cn/nzjyj/gkmlpt/api/all/722?page=3&sid=662021"),
                urls(reading, Link.Kind.LIST_PAGE));
        assertEquals(OptionalInt.of(5), reading.total().items());
    }

    @Test
    void gkmlptDocumentInItsScriptIsContent() {
        String url = "http://www.nanzhou.gov.cn/nzjyj/gkmlpt/content/0/963/post_9631.html";
        PageReading reading = READER.read(html(url, list("gkmlpt-content.html")));
        assertEquals(PageReading.Verdict.CONTENT, reading.verdict());
        assertEquals(PageReading.Kind.REPORT, reading.kind());
        assertEquals(List.of("http://www.nanzhou.gov.cn/attachment/0/88/2023.pdf"),
                urls(reading, Link.Kind.ATTACHMENT));
        String brief = "<div id=app></div><script>window._CONFIG={SID:'1',DETAIL:{\"content\":\"<p>无</p>\"}}</script>";
        assertEquals(PageReading.Verdict.CONTENT, READER.read(html(url, brief)).verdict());
        PageReading visited = READER.read(html(url, list("gkmlpt-content.html").replace("\"hits\":17", "\"hits\":18")));
        assertEquals(reading.contentHash(), visited.contentHash());
    }

    @Test
    void vsbCountsDown() {
        PageReading reading = READER.read(html("http://www.qingxi.gov.cn/zwgk/xxgknb.htm", list("vsb.htm")));
        assertEquals(Optional.of("vsb"), reading.product());
        assertEquals(IntStream.of(5, 4, 3, 2, 1).mapToObj(n -> "http://www.qingxi.gov.cn/zwgk/xxgknb/" + n + ".htm")
                .collect(Collectors.toSet()), Set.copyOf(urls(reading, Link.Kind.LIST_PAGE)));
        assertEquals(OptionalInt.of(6), reading.total().pages());
        assertEquals(2, urls(reading, Link.Kind.REPORT).size());
    }

    @Test
    void vsbInnerPageGoesOnDown() {
        PageReading reading = READER.read(html("http://www.qingxi.gov.cn/zwgk/xxgknb/3.htm",
                "<p>4/6 <a href='../xxgknb.htm'>首页</a> <a href='2.htm'>下页</a></p>"));
        assertEquals(List.of("http://www.qingxi.gov.cn/zwgk/xxgknb/2.htm", "http://www.qingxi.gov.cn/zwgk/xxgknb/1.htm"),
                urls(reading, Link.Kind.LIST_PAGE));
    }

    @Test
    void plainPagerStopsAtTheStatedTotal() {
        PageReading reading = READER.read(html("http://a.gov.cn/nb/index.html", list("plain-index.html")));
        assertEquals(IntStream.rangeClosed(2, 7).mapToObj(n -> "http://a.gov.cn/nb/index_" + n + ".html").toList(),
                urls(reading, Link.Kind.LIST_PAGE).stream().sorted().toList());
        String unstated = list("plain-index.html").replace("共 <b>7</b> 页", "");
        assertEquals(List.of("http://a.gov.cn/nb/index_2.html", "http://a.gov.cn/nb/index_3.html"),
                urls(READER.read(html("http://a.gov.cn/nb/index.html", unstated)), Link.Kind.LIST_PAGE));
    }

    @Test
    void plainPagerByQueryKeepsTheOtherParameters() {
        PageReading reading = READER.read(html("http://a.gov.cn/list.aspx?cid=12", list("plain-query.aspx.html")));
        assertEquals(IntStream.rangeClosed(2, 4).mapToObj(n -> "http://a.gov.cn/list.aspx?cid=12&page=" + n).toList(),
                urls(reading, Link.Kind.LIST_PAGE).stream().sorted().toList());
    }

    @Test
    void plainPagerWrittenByAScriptIsRead() {
        PageReading reading = READER.read(html("http://a.gov.cn/list.jsp?id=77", list("plain-script.html")));
        assertEquals(List.of("http://a.gov.cn/list.jsp?id=77&pageNo=2", "http://a.gov.cn/list.jsp?id=77&pageNo=3"),
                urls(reading, Link.Kind.LIST_PAGE));
        assertTrue(urls(reading, Link.Kind.REPORT).contains("http://a.gov.cn/nb/2017.html"));
    }

    /** What the page at an address announces; its pager says that there are two pages. */
    private static List<String> announced(String url, String pager) {
        return urls(READER.read(html("http://a.gov.cn/nb/" + url, "<title>政府信息公开年报</title>"
                + "<a href='t20240101_1.html'>某县2023年政府信息公开工作年度报告</a>"
                + "<a href='t20240101_2.html'>某县2022年政府信息公开工作年度报告</a><div>" + pager + "</div>")),
                Link.Kind.LIST_PAGE).stream().map(page -> page.substring("http://a.gov.cn/nb/".length())).sorted().toList();
    }

    @Test
    void plainPagerNeverAnnouncesAPageBehindTheStatedEnd() {
        assertEquals(List.of("index_1.html"), announced("index.html",
                "共2页 <a href='index.html'>首页</a> <a href='index_1.html'>下一页</a> <a href='index_1.html'>尾页</a>"));
        for (String pager : List.of(
                "共2页 <a href='index.html'>首页</a> <a href='index.html'>上一页</a> <a href='index_1.html'>下一页</a>",
                "共2页 <a href='index.html'>首页</a> <a href='index.html'>上一页</a>",
                "共2页 <a href='index.html'>1</a> <a href='index_1.html'>2</a>",
                "第2页 共2页 <a href='index_1.html'>下一页</a>", "2/2页 <a href='index_1.html'>下一页</a>",
                "共2页 <a href='index_1.html'>尾页</a>", "共2页 <a href='index_1.html'>下一页</a>")) {
            assertEquals(List.of(), announced("index_1.html", pager), pager);
        }
        assertEquals(List.of(), announced("index_2.html",
                "共2页 <a href='index.html'>上一页</a> <a href='index_2.html'>下一页</a> <a href='index_2.html'>尾页</a>"));
        assertEquals(List.of("list.jsp?id=7&page=1"), announced("list.jsp?id=7&page=2",
                "共2页 <a href='list.jsp?id=7&page=1'>上一页</a> <a href='list.jsp?id=7&page=2'>下一页</a>"));
    }

    @Test
    void plainPagerThatDoesNotSayWhereItCountsFromIsFollowedByItsLinks() {
        assertEquals(List.of("index_4.html"), announced("index_3.html", "共9页 <a href='index_4.html'>下一页</a>"));
        assertEquals(List.of("index_1.html", "index_2.html", "index_3.html"),
                announced("index.html", "<a href='index_3.html'>尾页</a>"));
    }
}
