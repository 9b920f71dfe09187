// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nianbao.archive.PageState;

class RobotsTest extends OneSiteNights {

    RobotsTest() {
        super(13);
    }

    @BeforeEach
    void fillSite() {
        web.page("/", "<a href='/private/nb.html'>政府信息公开年报</a><a href='/open/nb.html'>年度报告</a>");
        web.page("/private/nb.html", "<p>x");
        web.page("/open/nb.html", "<p>y");
    }

    private void robots(String text) {
        web.on("/robots.txt", exchange -> TestWeb.send(exchange, 200, "text/plain", text));
    }

    @Test
    void forbiddenPageIsNeverAskedFor() throws IOException {
        robots("User-agent: *\nDisallow: /private/\n");
        nights.night(web.url("/"));
        assertFalse(web.paths().contains("/private/nb.html"));
        assertEquals(PageState.REFUSED_BY_ROBOTS, nights.state(web.url("/private/nb.html")));
        assertEquals(PageState.FETCHED, nights.state(web.url("/open/nb.html")));
    }

    @Test
    void seedIsCheckedToo() throws IOException {
        robots("User-agent: *\nDisallow: /\n");
        nights.night(web.url("/"));
        assertEquals(List.of("/robots.txt"), web.paths());
        assertEquals(PageState.REFUSED_BY_ROBOTS, nights.state(web.url("/")));
    }

    @Test
    void rulesForOurNameWin() throws IOException {
        robots("User-agent: *\nDisallow: /\n\nUser-agent: Nianbao\nDisallow: /private/\n");
        nights.night(web.url("/"));
        assertEquals(PageState.FETCHED, nights.state(web.url("/open/nb.html")));
        assertEquals(PageState.REFUSED_BY_ROBOTS, nights.state(web.url("/private/nb.html")));
    }

    @Test
    void serverErrorMeansNoCrawlOfThatHostNow() throws IOException {
        nights.night(web.url("/"));
        web.status("/robots.txt", 503);
        web.forget();
        nights.clock.pass(Duration.ofDays(1));
        CrawlSummary closed = nights.night(web.url("/"));
        assertEquals(List.of("/robots.txt"), web.paths());
        assertEquals(PageState.FETCHED, nights.state(web.url("/open/nb.html")), "its state stays");
        assertTrue(closed.hosts().get(0).note().contains("503"));
    }

    @Test
    void missingFileAllowsEverything() throws IOException {
        web.status("/robots.txt", 403);
        nights.night(web.url("/"));
        assertEquals(PageState.FETCHED, nights.state(web.url("/private/nb.html")));
    }

    @Test
    void redirectsAreFollowed() throws IOException {
        web.redirect("/robots.txt", 302, "/r1").redirect("/r1", 301, "/r2").redirect("/r2", 307, "/r3")
                .redirect("/r3", 308, "/r4");
        web.on("/r4", exchange -> TestWeb.send(exchange, 200, "text/html", "User-agent: *\nDisallow: /private/\n"));
        nights.night(web.url("/"));
        assertEquals(PageState.REFUSED_BY_ROBOTS, nights.state(web.url("/private/nb.html")));
    }

    @Test
    void longFileIsReadUpToFiveHundredKibibytes() throws IOException {
        robots("User-agent: *\nDisallow: /private/\n" + "# padding padding padding\n".repeat(40_000));
        nights.night(web.url("/"));
        assertEquals(PageState.REFUSED_BY_ROBOTS, nights.state(web.url("/private/nb.html")));
        assertEquals(PageState.FETCHED, nights.state(web.url("/open/nb.html")));
    }

    @Test
    void fileIsKeptForADayAtMost() throws IOException {
        robots("");
        nights.run(web.url("/")).run();
        nights.clock.pass(Duration.ofHours(23));
        nights.run(web.url("/")).run();
        assertEquals(1, web.times("/robots.txt"));
        nights.clock.pass(Duration.ofHours(2));
        nights.run(web.url("/")).run();
        assertEquals(2, web.times("/robots.txt"));
    }

    @Test
    void crawlDelayIsHonouredUpToTheBound() throws IOException {
        nights.set("crawl-delay.max=300ms");
        robots("User-agent: *\nCrawl-delay: 20\n");
        nights.night(web.url("/"));
        List<TestWeb.Asked> asked = web.asked().stream().sorted(Comparator.comparingLong(TestWeb.Asked::start))
                .toList();
        assertEquals(4, asked.size());
        for (int i = 1; i < asked.size(); i++) {
            assertTrue(asked.get(i).start() - asked.get(i - 1).end() > 280_000_000L, asked.get(i).path());
        }
    }

    @Test
    void sitemapLeadsToPagesWithoutLinks() throws IOException {
        robots("User-agent: *\nSitemap: " + web.url("/map.xml") + "\n");
        web.on("/map.xml", exchange -> TestWeb.send(exchange, 200, "application/xml", "<?xml version='1.0'?>"
                + "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>"
                + web.url("/zfxxgknb/2023.html") + "</loc></url></urlset>"));
        web.page("/zfxxgknb/2023.html", "<p>z");
        nights.night(web.url("/"));
        assertEquals(PageState.FETCHED, nights.state(web.url("/zfxxgknb/2023.html")));
    }
}
