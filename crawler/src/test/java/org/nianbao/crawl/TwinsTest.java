// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nianbao.archive.PageState;

/** Addresses that show the same page: with and without www, mobile and print pages. */
class TwinsTest extends OneSiteNights {

    TwinsTest() {
        super(43);
    }

    private static final String REPORT = "<title>某县2023年政府信息公开工作年度报告</title><p>收到申请3件。";
    private static final String WORDS = ">某县2023年政府信息公开工作年度报告</a>";

    /** An address on the web by another name. */
    private String at(String host, String path) {
        return "http://" + host + ":" + URI.create(web.url("")).getPort() + path;
    }

    private CrawlSummary night(String seed) throws IOException {
        InetAddress address = InetAddress.getByName("127.0.0.43");
        return new CrawlRun(nights.data, Nights.sites(seed), nights.settings, Nights.READER, nights.clock)
                .lookUpHosts(host -> List.of(address)).run();
    }

    private static boolean isFor(HttpExchange exchange, String host) {
        return exchange.getRequestHeaders().getFirst("Host").startsWith(host + ":");
    }

    private List<String> reports() throws IOException {
        return nights.archivedUrls(PageState.FETCHED).stream().filter(url -> url.contains("/nb/")).toList();
    }

    @Test
    void redirectToTheTwinIsFollowed() throws IOException {
        String column = "<title>信息公开年报</title><a href='/nb/1.html'" + WORDS;
        web.on("/", exchange -> redirectToBareName(exchange, "/", column));
        web.on("/nb/1.html", exchange -> redirectToBareName(exchange, "/nb/1.html", REPORT));
        night(at("www.example.com", "/"));
        assertEquals(List.of(at("example.com", "/nb/1.html")), reports());
    }

    private void redirectToBareName(HttpExchange exchange, String path, String page) throws IOException {
        if (isFor(exchange, "www.example.com")) {
            exchange.getResponseHeaders().set("Location", at("example.com", path));
            exchange.sendResponseHeaders(301, -1);
        } else {
            TestWeb.send(exchange, 200, "text/html; charset=utf-8", page);
        }
    }

    @Test
    void mainPageIsAskedForAndNotTheTwinThatWasFoundBeforeIt() throws IOException {
        web.page("/", "<title>信息公开年报</title><a href='/nb/1_app.shtml'" + WORDS + "<a href='/nb/2_print.html'" + WORDS
                + "<a href='" + at("m.example.com", "/nb/3.html") + "'" + WORDS + "<a href='/nb/all.html'>信息公开年报</a>");
        web.page("/nb/all.html", "<title>信息公开年报</title><a href='/nb/1.shtml'" + WORDS + "<a href='/nb/2.html'" + WORDS
                + "<a href='/nb/3.html'" + WORDS);
        web.on("*", exchange -> TestWeb.send(exchange, 200, "text/html; charset=utf-8", REPORT));
        web.status("/robots.txt", 404);
        CrawlSummary summary = night(at("www.example.com", "/"));
        List<String> main = List.of(at("www.example.com", "/nb/1.shtml"), at("www.example.com", "/nb/2.html"),
                at("www.example.com", "/nb/3.html"));
        assertEquals(main, reports().stream().filter(url -> !url.endsWith("all.html")).toList());
        assertEquals(PageState.OUT_OF_SCOPE, nights.state(at("www.example.com", "/nb/1_app.shtml")));
        assertTrue(nights.page(at("www.example.com", "/nb/1_app.shtml")).reason().endsWith("/nb/1.shtml"));
        assertEquals(3, summary.hosts().stream().mapToInt(HostSummary::expected).sum());
    }

    @Test
    void twinThatStandsAloneIsRead() throws IOException {
        web.page("/", "<title>信息公开年报</title><a href='/nb/1_app.shtml'" + WORDS);
        web.page("/nb/1_app.shtml", REPORT);
        night(at("www.example.com", "/"));
        assertEquals(List.of(at("www.example.com", "/nb/1_app.shtml")), reports());
    }

    @Test
    void twinStandsInForAMainPageThatIsNotThere() throws IOException {
        web.page("/", "<title>信息公开年报</title><a href='/nb/1.shtml'" + WORDS + "<a href='/nb/1_app.shtml'" + WORDS);
        web.page("/nb/1_app.shtml", REPORT);
        night(at("www.example.com", "/"));
        nights.clock.pass(Duration.ofDays(1));
        night(at("www.example.com", "/"));
        assertEquals(List.of(at("www.example.com", "/nb/1_app.shtml")), reports());
    }
}
