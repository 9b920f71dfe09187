// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.archive.Archive;
import org.nianbao.archive.ArchivedPage;
import org.nianbao.archive.PageEvent;
import org.nianbao.archive.PageState;
import org.nianbao.archive.PageStates;
import org.nianbao.archive.ReadPosition;

/** A web of many makes, each site paged in its own way, over three nights: every report once, and no false change. */
@Timeout(180)
class UnseenWebTest {

    private static final Charset GBK = Charset.forName("GBK");
    private static final int REPORTS = 11;
    private static final int ON_A_PAGE = 4;
    private static final int PAGES = 3;

    @TempDir
    Path data;
    private final Map<String, TestWeb> webs = new LinkedHashMap<>();
    /** Addresses of the reports that can be reached. */
    private final Set<String> reachable = new TreeSet<>();
    private final AtomicInteger visits = new AtomicInteger();
    private Nights nights;
    private int last = 100;
    private long told;

    @BeforeEach
    void startWebs() throws IOException {
        nights = new Nights(data);
        nights.set("retry-after.max=3s", "failures.pause=50ms", "failures.pause.max=100ms", "response.timeout=4s",
                "read.timeout=4s", "body.max=1MB");
    }

    @AfterEach
    void stopWebs() {
        webs.values().forEach(TestWeb::close);
    }

    private TestWeb web(String name) throws IOException {
        TestWeb web = new TestWeb(last++);
        webs.put(name, web);
        web.status("/robots.txt", 404);
        return web;
    }

    private static String title(String site, int number) {
        return site + "第" + number + "局2023年政府信息公开工作年度报告";
    }

    private static String text(String site, int number) {
        return "<p>" + site + "第" + number + "局主动公开信息" + (number * 7 + 3) + "条，收到申请" + number + "件。".repeat(3) + "</p>";
    }

    private String reportPage(String site, int number, String counter) {
        return "<html><head><title>" + title(site, number) + "</title></head><body><div>浏览次数：" + counter
                + "</div><h1>" + title(site, number) + "</h1><div class='TRS_Editor'>" + text(site, number)
                + "</div></body></html>";
    }

    /** A report; by its number with an ETag, with a date, with both, or with neither and a counter of visits. */
    private void report(TestWeb web, String site, int number, String path) {
        reachable.add(web.url(path));
        answerReport(web, path, number, () -> reportPage(site, number,
                number % 4 == 3 ? String.valueOf(visits.incrementAndGet()) : "12"));
    }

    private interface Text {
        String now();
    }

    private static void answerReport(TestWeb web, String path, int number, Text text) {
        String date = "Tue, 30 Jan 2024 08:00:00 GMT";
        web.on(path, exchange -> {
            String html = text.now();
            String tag = "\"" + Integer.toHexString(html.hashCode()) + "\"";
            boolean etag = number % 4 == 0 || number % 4 == 2;
            boolean modified = number % 4 == 1 || number % 4 == 2;
            if (etag) {
                exchange.getResponseHeaders().set("ETag", tag);
            }
            if (modified) {
                exchange.getResponseHeaders().set("Last-Modified", date);
            }
            boolean same = etag && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))
                    || modified && !etag && date.equals(exchange.getRequestHeaders().getFirst("If-Modified-Since"));
            if (same) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                TestWeb.send(exchange, 200, "text/html; charset=utf-8", html);
            }
        });
    }

    private static String entry(String site, int number, String href) {
        return "<li><a href='" + href + "'>" + title(site, number) + "</a></li>";
    }

    /** Page {@code page}, from 0, of a list whose entries lead to {@code path}. */
    private static String entries(String site, int page, IntFunction<String> path) {
        return IntStream.range(page * ON_A_PAGE, Math.min(REPORTS, (page + 1) * ON_A_PAGE))
                .mapToObj(number -> entry(site, number, path.apply(number))).collect(Collectors.joining());
    }

    private static String column(String body) {
        return "<html><head><title>政府信息公开年报</title></head><body>" + body + "</body></html>";
    }

    private static void home(TestWeb web, String column) {
        web.page("/", "<html><head><title>某某人民政府</title></head><body><a href='" + column
                + "'>政府信息公开年报</a> <a href='/about.html'>关于我们</a></body></html>");
    }

    /** A list of numbered pages: their names, and what the pager says on page n (from 0). */
    private void numbered(String name, String folder, IntFunction<String> file, IntFunction<String> pager) throws IOException {
        TestWeb web = web(name);
        home(web, folder + file.apply(0));
        IntFunction<String> path = number -> folder + "202401/t20240130_" + (500 + number) + ".html";
        IntStream.range(0, REPORTS).forEach(number -> report(web, name, number, path.apply(number)));
        for (int page = 0; page < PAGES; page++) {
            String up = file.apply(page).contains("/") ? "../" : "./";
            String html = column("<ul>" + entries(name, page, number -> up + "202401/t20240130_" + (500 + number) + ".html")
                    + "</ul>" + pager.apply(page));
            web.validated(folder + file.apply(page), html);
        }
    }

    private static IntFunction<String> file(String stem, String end, int second) {
        return page -> page == 0 ? stem + end : stem + "_" + (page - 1 + second) + end;
    }

    private void numberedSites() throws IOException {
        numbered("甲", "/zwgk/nb/", file("index", ".html", 1),
                page -> "<script>createPageHTML(" + PAGES + ", " + page + ", \"index\", \"html\");</script>");
        numbered("乙", "/xxgk/", file("list", ".shtml", 2), page -> "<div id='page_div'></div><script>"
                + "createPageHTML('page_div'," + PAGES + ", " + (page + 1) + ",'list','shtml'," + REPORTS + ");</script>");
        numbered("丙", "/xxgk/ndbg/", file("index", ".shtml", 1), page -> "<script>createPageHTML(" + PAGES + ", " + page
                + ",\"index\", \"shtml\",  \"black2\"," + REPORTS + ");</script>");
        numbered("丁", "/fbjd/zfxxgknb/", file("index", ".shtml", 1), page -> "<script type=\"text/javascript\">\n"
                + " pageControl(" + PAGES + ", " + page + ", \"index\", \"shtml\", 10, 'pages-nav');\t\n</script>");
        numbered("戊", "/gk/nb/", file("index", ".html", 1), page -> "共" + PAGES + "页 "
                + (page > 0 ? "<a href='" + file("index", ".html", 1).apply(page - 1) + "'>上一页</a>" : "")
                + "<a href='" + file("index", ".html", 1).apply(Math.min(PAGES - 1, page + 1)) + "'>下一页</a>");
        numbered("己", "/nb/", file("list", ".html", 2), page -> "第" + (page + 1) + "页/共" + PAGES + "页 "
                + IntStream.range(0, PAGES).mapToObj(n -> "<a href='" + file("list", ".html", 2).apply(n) + "'>[" + (n + 1)
                + "]</a>").collect(Collectors.joining()));
        numbered("庚", "/zw/nb/", file("index", ".html", 1), page -> "<script>\nvar currentPage = " + page
                + ";\nvar nextPage = currentPage+1\nvar countPage = " + PAGES + "\nif (currentPage != countPage - 1)\n"
                + "document.write(\"<a href=\\\"index\"+\"_\" + nextPage + \".\"+\"html\\\">下一页</a>\");</script>");
        // counts down: nb.htm, nb/2.htm, nb/1.htm
        numbered("辛", "/zwgk/", page -> page == 0 ? "nb.htm" : "nb/" + (PAGES - page) + ".htm", page -> page == PAGES - 1
                ? "共" + REPORTS + "条 " + PAGES + "/" + PAGES : "共" + REPORTS + "条 " + (page + 1) + "/" + PAGES + " <a href='"
                + (page == 0 ? "nb/" + (PAGES - 1) : PAGES - page - 1) + ".htm'>下页</a>");
    }

    /** A proxy that answers every range of records or page of them. */
    private void proxies() throws IOException {
        TestWeb post = web("壬");
        home(post, "/col/col77/index.html");
        IntFunction<String> path = number -> "/art/2024/1/30/art_77_" + (900 + number) + ".html";
        IntStream.range(0, REPORTS).forEach(number -> report(post, "壬", number, path.apply(number)));
        post.page("/col/col77/index.html", column("<div id='77'><script type=\"text/xml\"><datastore><recordset>"
                + records("壬", 0, ON_A_PAGE, path) + "</recordset></datastore></script></div><script>$('#77').jpage({"
                + "render:'x',dataStore:'',proxyUrl:'/module/web/jpage/dataproxy.jsp',perPage:" + ON_A_PAGE
                + ",totalRecord:" + REPORTS + ",ajaxParam:{col:1,appid:1,webid:34,path:'/',columnid:77,"
                + "sourceContentType:1,unitid:\"99\",webname:'壬',permissiontype:0}});</script>"));
        post.on("*", exchange -> {
            Map<String, String> sent = parameters(exchange.getRequestURI().getRawQuery() + "&"
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            int start = Integer.parseInt(sent.getOrDefault("startrecord", "0"));
            int end = Math.min(REPORTS, Integer.parseInt(sent.getOrDefault("endrecord", "0")));
            boolean known = exchange.getRequestURI().getPath().equals("/module/web/jpage/dataproxy.jsp")
                    && sent.getOrDefault("columnid", "").equals("77") && start > 0;
            TestWeb.send(exchange, known ? 200 : 404, "text/xml; charset=utf-8", known
                    ? "<datastore><totalrecord>" + REPORTS + "</totalrecord><recordset>"
                    + records("壬", start - 1, end, path) + "</recordset></datastore>" : "404 Not Found");
        });

        TestWeb get = web("癸");
        home(get, "/col/col88/index.html");
        IntFunction<String> art = number -> "/art/2024/1/30/art_88_" + (900 + number) + ".html";
        IntStream.range(0, REPORTS).forEach(number -> report(get, "癸", number, art.apply(number)));
        IntFunction<String> group = page -> "<nextgroup><![CDATA[<a href=\"/module/jpage/dataproxy.jsp?page=" + page
                + "&appid=1&appid=1&webid=1934&path=/&columnid=88&unitid=4455&webname=%E7%99%B8&permissiontype=0\"></a>]]>"
                + "</nextgroup>";
        get.page("/col/col88/index.html", column("<script type='text/xml'><datastore>" + group.apply(2) + "<recordset>"
                + records("癸", 0, ON_A_PAGE, art) + "</recordset></datastore></script>"));
        get.on("*", exchange -> {
            Map<String, String> sent = parameters(String.valueOf(exchange.getRequestURI().getRawQuery()));
            int page = Integer.parseInt(sent.getOrDefault("page", "0"));
            boolean known = exchange.getRequestURI().getPath().equals("/module/jpage/dataproxy.jsp") && page > 0;
            TestWeb.send(exchange, known ? 200 : 404, "text/xml; charset=utf-8", known
                    ? "<datastore><totalrecord>" + REPORTS + "</totalrecord><totalpage>" + PAGES + "</totalpage>"
                    + group.apply(page + 1) + "<recordset>" + records("癸", (page - 1) * ON_A_PAGE,
                    Math.min(REPORTS, page * ON_A_PAGE), art) + "</recordset></datastore>" : "404 Not Found");
        });

        TestWeb unit = web("子");
        home(unit, "/xxgk/nb/index.html");
        IntFunction<String> doc = number -> "/xxgk/nb/art/2024/art_" + "ab".repeat(8) + number + ".html";
        IntStream.range(0, REPORTS).forEach(number -> report(unit, "子", number, doc.apply(number)));
        unit.page("/xxgk/nb/index.html", column("<div id='x'></div><script id='y' src='/js/unitbuild.js' url="
                + "\"/api-gateway/jpaas-publish-server/front/page/build/unit\" queryData=\"{'parseType':'bulidstatic',"
                + "'webId':'8f43','tplSetId':'5255','pageType':'column','tagId':'分页列表','editType':'null',"
                + "'pageId':'fc8b'}\"></script>"));
        unit.on("*", exchange -> {
            Map<String, String> sent = parameters(String.valueOf(exchange.getRequestURI().getRawQuery()));
            boolean known = exchange.getRequestURI().getPath().endsWith("/front/page/build/unit")
                    && "fc8b".equals(sent.get("pageId")) && "分页列表".equals(sent.get("tagId"));
            String asked = sent.getOrDefault("paramJson", "{\"pageNo\":1,");
            int page = Integer.parseInt(asked.replaceAll(".*\"pageNo\":\"?([0-9]+).*", "$1"));
            String html = "<ul>" + entries("子", page - 1, number -> doc.apply(number).substring("/xxgk/nb/".length()))
                    + "</ul><div class='pagination' rows='" + ON_A_PAGE + "' count='" + REPORTS + "' pageNo='" + page + "'>";
            TestWeb.send(exchange, known ? 200 : 404, "application/json;charset=utf-8", known
                    ? "{\"success\":true,\"code\":\"200\",\"data\":{\"html\":\"" + html + "\"}}" : "{}");
        });
    }

    private static String records(String site, int from, int to, IntFunction<String> path) {
        return IntStream.range(from, to).mapToObj(number -> "<record><![CDATA[" + entry(site, number, path.apply(number))
                + "]]></record>").collect(Collectors.joining());
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&")).filter(pair -> pair.contains("=")).collect(Collectors.toMap(
                pair -> pair.substring(0, pair.indexOf('=')),
                pair -> URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8), (a, b) -> b));
    }

    /** The catalogue below a department's folder, in pages of four; a page too many is 404. */
    private void catalogue() throws IOException {
        TestWeb web = web("丑");
        web.page("/", "<title>某区</title><a href='/bm/gkmlpt/index'>政府信息公开目录</a>");
        web.page("/bm/gkmlpt/index", "<!DOCTYPE html><title>政府信息公开平台</title><div id='app'></div><script>window._CONFIG = {"
                + " SID: '662', CATE: '', TREE: [{\"id\":721,\"name\":\"政府信息公开年报\",\"children\":[{\"id\":722,"
                + "\"name\":\"2023年\",\"children\":[],\"jump_url\":\"\"}]}] }</script><script src='/bm/gkmlpt/app.js'>"
                + "</script>");
        for (int number = 0; number < REPORTS; number++) {
            int n = number;
            String path = "/bm/gkmlpt/content/1/9/post_" + (900 + n) + ".html";
            reachable.add(web.url(path));
            answerReport(web, path, n, () -> "<!DOCTYPE html><title>" + title("丑", n) + "</title><div id='app'></div>"
                    + "<script>window._CONFIG = { SID: '662', DETAIL: {\"title\":\"" + title("丑", n) + "\",\"content\":\""
                    + text("丑", n) + "\",\"hits\":" + (n % 4 == 3 ? visits.incrementAndGet() : 5) + "} }</script>"
                    + "<script src='/bm/gkmlpt/app.js'></script>");
        }
        web.on("*", exchange -> {
            Map<String, String> sent = parameters(String.valueOf(exchange.getRequestURI().getRawQuery()));
            int page = Integer.parseInt(sent.getOrDefault("page", "0"));
            boolean known = exchange.getRequestURI().getPath().equals("/bm/gkmlpt/api/all/722")
                    && "662".equals(sent.get("sid")) && page > 0 && page <= PAGES;
            String articles = IntStream.range((page - 1) * ON_A_PAGE, Math.min(REPORTS, page * ON_A_PAGE)).mapToObj(n ->
                    "{\"id\":" + n + ",\"title\":\"" + title("丑", n) + "\",\"url\":\"" + web.url(
                    "/bm/gkmlpt/content/1/9/post_" + (900 + n) + ".html").replace("/", "\\/") + "\"}")
                    .collect(Collectors.joining(","));
            TestWeb.send(exchange, known ? 200 : 404, "application/json", known ? "{\"classify\":{\"id\":722,"
                    + "\"post_count\":" + REPORTS + "},\"articles\":[" + articles + "]}" : "not found");
        });
    }

    /** A table whose rows open reports by a script, on pages in GBK that declare nothing, found by a raw GBK query. */
    private void oldPages() throws IOException {
        TestWeb web = web("寅");
        web.on("/", exchange -> send(exchange, "<title>某某县</title><a href='list.asp?lm=年报&sid=3'>信息公开年报</a>"
                + "<p>欢迎访问本县政府网站，这里是首页内容</p>"));
        String column = "/list.asp?lm=%C4%EA%B1%A8&sid=3";
        for (int page = 0; page < PAGES; page++) {
            int p = page;
            String rows = IntStream.range(page * ON_A_PAGE, Math.min(REPORTS, (page + 1) * ON_A_PAGE)).mapToObj(n ->
                    "<tr onclick=\"window.open('/show.asp?id=" + (40 + n) + "&jsessionid=" + n + "X')\"><td>" + title("寅", n)
                    + "</td></tr>").collect(Collectors.joining());
            String links = "共" + REPORTS + "条 " + (p + 1) + "/" + PAGES + "页 <a href='list.asp?lm=年报&sid=3&page=" + (p + 2)
                    + "'>下一页</a> <a href='list.asp?lm=年报&sid=3&page=" + PAGES + "'>尾页</a>";
            web.on(page == 0 ? column : "/list.asp?lm=%C4%EA%B1%A8&page=" + (page + 1) + "&sid=3", exchange -> send(exchange,
                    "<title>信息公开年报</title><table>" + rows + "</table>" + (p + 1 < PAGES ? links : "共" + REPORTS + "条 "
                    + PAGES + "/" + PAGES + "页")));
        }
        for (int number = 0; number < REPORTS; number++) {
            int n = number;
            reachable.add(web.url("/show.asp?id=" + (40 + n)));
            web.on("/show.asp?id=" + (40 + n), exchange -> send(exchange, reportPage("寅", n, "5")));
        }
    }

    private static void send(HttpExchange exchange, String html) throws IOException {
        TestWeb.send(exchange, 200, "text/html", html.getBytes(GBK));
    }

    /** A way in by refresh, cookie and redirects; a base address; errors, walls and bombs on the way. */
    private void crookedWays() throws IOException {
        TestWeb web = web("卯");
        web.page("/", "<html><head><meta http-equiv='refresh' content='0;url=./main/index.html'></head></html>");
        web.page("/main/index.html", "<head><base href='" + web.url("/zwgk/") + "'></head><title>某某市</title>"
                + "<a href='nb/'>政府信息公开年报</a>");
        web.on("/zwgk/nb/", exchange -> {
            if (exchange.getRequestHeaders().containsKey("Cookie")) {
                TestWeb.send(exchange, 200, "text/html; charset=utf-8", column("<ul>"
                        + entry("卯", 0, "a/t20240130_0.html;jsessionid=AB12") + entry("卯", 1, "hop1.html")
                        + entry("卯", 2, "busy.html") + entry("卯", 3, "gone.html") + entry("卯", 4, "soft.html")
                        + entry("卯", 5, "wall.html") + entry("卯", 6, "drip.html") + entry("卯", 7, "bomb.html")
                        + entry("卯", 8, "../nb/./a/t20240130_0.html?utm_source=x") + entry("卯", 9, "loop.html") + "</ul>"));
            } else {
                exchange.getResponseHeaders().set("Set-Cookie", "sid=1; path=/");
                exchange.getResponseHeaders().set("Location", "/zwgk/nb/");
                exchange.sendResponseHeaders(302, -1);
            }
        });
        report(web, "卯", 0, "/zwgk/nb/a/t20240130_0.html");
        web.redirect("/zwgk/nb/hop1.html", 302, "hop2.html").redirect("/zwgk/nb/hop2.html", 301, "/zwgk/nb/t1.html");
        report(web, "卯", 1, "/zwgk/nb/t1.html");
        reachable.add(web.url("/zwgk/nb/busy.html"));
        AtomicInteger asked = new AtomicInteger();
        web.on("/zwgk/nb/busy.html", exchange -> {
            if (asked.getAndIncrement() == 0) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                exchange.sendResponseHeaders(429, -1);
            } else {
                TestWeb.send(exchange, 200, "text/html; charset=utf-8", reportPage("卯", 2, "1"));
            }
        });
        web.status("/zwgk/nb/gone.html", 410);
        web.page("/zwgk/nb/soft.html", "<title>提示信息</title><p>您访问的页面不存在或已被删除");
        web.page("/zwgk/nb/wall.html", "<html><script>document.cookie='__jsl_clearance=1';location.href='/x'</script></html>");
        web.on("/zwgk/nb/drip.html", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 100; i++) {
                    out.write('x');
                    out.flush();
                    Thread.sleep(100);
                }
            } catch (IOException | InterruptedException e) {
                // broken off, as it should be
            }
        });
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[20_000_000]);
        }
        web.on("/zwgk/nb/bomb.html", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            TestWeb.send(exchange, 200, "text/html", bomb.toByteArray());
        });
        web.redirect("/zwgk/nb/loop.html", 302, "/zwgk/nb/loop.html");

        TestWeb closed = web("辰");
        closed.status("/robots.txt", 503).page("/", "<title>某局</title>");
    }

    /** Pages without end: a calendar, folders in folders, sessions, a list that always has a next page. */
    private void traps() throws IOException {
        TestWeb web = web("巳");
        home(web, "/nb/");
        report(web, "巳", 0, "/nb/t20240130_1.html");
        web.page("/nb/", column(entry("巳", 0, "t20240130_1.html")
                + "<a href='/cal.jsp?year=2024&month=1'>日历</a><a href='/deep/a/'>更多</a><a href='/go;jsessionid=1'>进入</a>"
                + "<a href='/more?page=2'>下一页</a>"));
        web.on("*", exchange -> {
            String asked = exchange.getRequestURI().toString();
            int n = visits.incrementAndGet();
            String page = asked.replaceAll(".*page=", "");
            String next = asked.contains("page=") ? "/more?page=" + (Integer.parseInt(page) + 1) : "/more?page=2";
            TestWeb.send(exchange, 200, "text/html; charset=utf-8", "<title>新闻</title><p>第" + n + "条新闻内容。"
                    + "<a href='" + (asked.startsWith("/deep") ? asked + "a/" : "/deep/a/") + "'>更多</a>"
                    + "<a href='/cal.jsp?year=2024&month=" + n + "&day=2'>下月</a><a href='/go;jsessionid=" + n + "'>进入</a>"
                    + "<a href='" + next + "'>下一页</a>");
        });
    }

    private CrawlSummary night() throws IOException {
        return nights.night(webs.values().stream().map(web -> web.url("/")).toArray(String[]::new));
    }

    /** What happened to reports since this was last asked. */
    private List<String> events() throws IOException {
        try (PageStates states = PageStates.open(data).orElseThrow()) {
            List<PageEvent> all = states.events(told);
            told = all.stream().mapToLong(PageEvent::number).max().orElse(told);
            return all.stream().filter(event -> reachable.contains(event.url()))
                    .map(event -> event.kind().label() + " " + event.url()).sorted().toList();
        }
    }

    @Test
    void everyReportIsArchivedOnceAndLaterNightsFindWhatChangedAndNothingElse() throws IOException {
        numberedSites();
        proxies();
        catalogue();
        oldPages();
        crookedWays();
        traps();
        nights.settings = nights.settings.withMaxPages(120);

        CrawlSummary first = night();
        List<String> archived = nights.archived().stream().filter(page -> page.state() == PageState.FETCHED)
                .map(ArchivedPage::url).filter(reachable::contains).sorted().toList();
        Set<String> missing = new TreeSet<>(reachable);
        missing.removeAll(archived);
        assertEquals(Set.of(), missing, "not archived");
        assertEquals(reachable.size(), archived.size(), "each once");
        assertTrue(first.finished());
        for (Map.Entry<String, TestWeb> web : webs.entrySet()) {
            List<String> asked = web.getValue().paths().stream().filter(path -> path.contains("_" + PAGES + ".")
                    || path.matches(".*[?&]page=" + (PAGES + 1) + ".*")).filter(path -> !path.startsWith("/more")).toList();
            boolean oneBased = web.getKey().equals("乙") || web.getKey().equals("己");
            assertTrue(oneBased || asked.isEmpty(), web.getKey() + " was asked behind its end: " + asked);
        }
        assertEquals(List.of("/robots.txt"), webs.get("辰").paths());
        assertTrue(webs.get("巳").paths().size() <= 125, webs.get("巳").paths().size() + " requests to the traps");
        for (String name : List.of("甲", "乙", "丙", "辛", "壬", "癸", "子", "丑", "寅")) {
            HostSummary host = summaryOf(first, webs.get(name));
            assertEquals(List.of(REPORTS, REPORTS), List.of(host.expected(), host.found()), name);
        }
        TestWeb crooked = webs.get("卯");
        assertEquals(PageState.SOFT_404, nights.state(crooked.url("/zwgk/nb/soft.html")));
        assertEquals(PageState.BLOCKED, nights.state(crooked.url("/zwgk/nb/wall.html")));
        assertEquals(PageState.FAILED, nights.state(crooked.url("/zwgk/nb/drip.html")));
        assertEquals(PageState.FAILED, nights.state(crooked.url("/zwgk/nb/bomb.html")));
        assertEquals(PageState.MOVED, nights.state(crooked.url("/zwgk/nb/hop1.html")));

        assertEquals(reachable.size(), events().size(), "each new");
        secondNight();
        thirdNight();
        assertEquals(List.of(), Archive.of(data).verify());
    }

    private List<String> nextEvents() throws IOException {
        night();
        return events();
    }

    private static HostSummary summaryOf(CrawlSummary summary, TestWeb web) {
        String host = web.url("").substring("http://".length());
        return summary.hosts().stream().filter(line -> line.host().equals(host)).findFirst().orElseThrow();
    }

    private void secondNight() throws IOException {
        ReadPosition read = Archive.of(data).end();
        webs.values().forEach(TestWeb::forget);
        night();
        for (TestWeb web : webs.values()) {
            for (TestWeb.Asked asked : web.asked()) {
                boolean validator = asked.headers().containsKey("If-none-match")
                        || asked.headers().containsKey("If-modified-since");
                assertTrue(!validator || asked.status() == 304, asked.path() + " was sent again");
            }
        }
        assertTrue(webs.get("甲").asked().stream().filter(asked -> asked.status() == 304).count() >= REPORTS * 3 / 4);
        List<String> again = new ArrayList<>();
        Archive.of(data).walk(read, (page, behind) -> {
            if (reachable.contains(page.url())) {
                again.add(page.url());
            }
        });
        assertEquals(List.of(), again, "to be read again");
        assertEquals(List.of(), events());
    }

    private void thirdNight() throws IOException {
        TestWeb web = webs.get("甲");
        String folder = "/zwgk/nb/202401/t20240130_";
        report(web, "甲", 50, folder + "550.html");
        web.page("/zwgk/nb/index.html", column("<ul>" + entry("甲", 50, "./202401/t20240130_550.html")
                + entries("甲", 0, number -> "./202401/t20240130_" + (500 + number) + ".html")
                + "</ul><script>createPageHTML(" + PAGES + ", 0, \"index\", \"html\");</script>"));
        answerReport(web, folder + "504.html", 4, () -> reportPage("甲", 4, "12").replace("收到申请4件", "收到申请5件"));
        web.without(folder + "506.html");
        report(web, "甲", 8, "/new/t20240130_508.html");
        web.redirect(folder + "508.html", 301, "/new/t20240130_508.html");
        night();
        assertEquals(List.of(PageEvent.Kind.MISSING.label() + " " + web.url(folder + "506.html"),
                PageEvent.Kind.MOVED.label() + " " + web.url(folder + "508.html"),
                PageEvent.Kind.NEW.label() + " " + web.url("/new/t20240130_508.html"),
                PageEvent.Kind.NEW.label() + " " + web.url(folder + "550.html"),
                PageEvent.Kind.REVISED.label() + " " + web.url(folder + "504.html")), events());
        night();
        assertEquals(List.of(), events());
        assertEquals(List.of(PageEvent.Kind.VANISHED.label() + " " + web.url(folder + "506.html")), nextEvents());
        assertEquals(PageState.GONE, nights.state(web.url(folder + "506.html")));
        assertTrue(Archive.of(data).latestGood(web.url(folder + "506.html")).isPresent(), "the last copy stays");
    }
}
