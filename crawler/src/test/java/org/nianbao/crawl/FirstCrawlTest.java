// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nianbao.archive.Archive;
import org.nianbao.archive.DataFolderLock;
import org.nianbao.archive.PageState;

class FirstCrawlTest extends OneSiteNights {

    FirstCrawlTest() {
        super(11);
    }

    @BeforeEach
    void fillSite() {
        web.page("/", "<title>某县</title><a href='/zfxxgknb/index.html'>政府信息公开年报</a><a href='/a.html'>新闻</a>");
        web.page("/zfxxgknb/index.html", "<a href='2022.html'>2022年政府信息公开工作年度报告</a>"
                + "<a href='./2023.html'>2023年政府信息公开工作年度报告</a><a href='http://192.0.2.1/x.html'>别处</a>");
        web.page("/zfxxgknb/2022.html", "<p>2022年政府信息公开工作年度报告</p>");
        web.page("/zfxxgknb/2023.html", "<p>2023年政府信息公开工作年度报告</p>");
        web.page("/a.html", "<p>新闻内容");
    }

    @Test
    void everyPageOfASiteIsArchivedOnce() throws IOException {
        CrawlSummary summary = nights.night(web.url("/"));
        assertEquals(List.of("/", "/a.html", "/zfxxgknb/2022.html", "/zfxxgknb/2023.html", "/zfxxgknb/index.html")
                .stream().map(web::url).toList(), nights.archivedUrls(PageState.FETCHED));
        assertTrue(web.paths().stream().distinct().count() == web.paths().size(), web.paths().toString());
        assertEquals(PageState.FETCHED, nights.state(web.url("/zfxxgknb/2023.html")));
        assertTrue(summary.finished());
        assertEquals(1, summary.hosts().size());
        assertEquals(5, summary.hosts().get(0).fresh());
        assertEquals(List.of(), Archive.of(data).verify());
    }

    @Test
    void robotsIsAskedFirstAndRequestsAreOneAtATimeWithThePauseFromTheEnd() throws IOException {
        nights.settings = nights.settings.withDelay(Duration.ofMillis(60));
        web.on("/zfxxgknb/2022.html", exchange -> {
            try {
                Thread.sleep(80);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            TestWeb.send(exchange, 200, "text/html", "<p>2022年政府信息公开工作年度报告</p>");
        });
        nights.night(web.url("/"));
        List<TestWeb.Asked> asked = web.asked().stream().sorted(Comparator.comparingLong(TestWeb.Asked::start))
                .toList();
        assertEquals("/robots.txt", asked.get(0).path());
        for (int i = 1; i < asked.size(); i++) {
            long gap = asked.get(i).start() - asked.get(i - 1).end();
            // the server ends its handler a little after the client has the last byte
            assertTrue(gap > 50_000_000L, asked.get(i).path() + " after " + gap / 1_000_000 + " ms");
        }
    }

    @Test
    void weSayWhoWeAre() throws IOException {
        nights.night(web.url("/"));
        for (TestWeb.Asked asked : web.asked()) {
            assertEquals(List.of(nights.settings.userAgent()), asked.headers().get("User-agent"));
        }
    }

    @Test
    void pagesAndDepthAreBounded() throws IOException {
        nights.settings = nights.settings.withMaxPages(2);
        nights.night(web.url("/"));
        assertEquals(3, web.asked().size(), "robots.txt and two pages");
    }

    @Test
    void deeperPagesAreOutOfScopeUntilTheDepthGrows() throws IOException {
        nights.settings = nights.settings.withMaxDepth(1);
        nights.night(web.url("/"));
        assertEquals(PageState.OUT_OF_SCOPE, nights.state(web.url("/zfxxgknb/2023.html")));
        nights.settings = nights.settings.withMaxDepth(2);
        nights.night(web.url("/"));
        assertEquals(PageState.FETCHED, nights.state(web.url("/zfxxgknb/2023.html")));
    }

    @Test
    void secondRunIsRefusedWhileTheFirstHoldsTheFolder() throws IOException {
        try (DataFolderLock held = DataFolderLock.take(data)) {
            assertThrows(DataFolderLock.HeldException.class, () -> nights.night(web.url("/")));
            assertTrue(held != null);
        }
    }

    @Test
    void emptyListEndsAtOnce() throws IOException {
        long start = System.nanoTime();
        CrawlSummary summary = nights.night();
        assertTrue(summary.finished());
        // crawler4j by itself takes forty
        assertTrue(System.nanoTime() - start < Duration.ofSeconds(20).toNanos());
    }

    @Test
    void dryRunSaysWhatIsDueAndTouchesNothing() throws IOException {
        assertEquals(1, nights.run(web.url("/")).due().get(0).due());
        assertEquals(List.of(), web.paths());
        assertEquals(0, data.toFile().list().length);
        nights.run(web.url("/")).run();
        assertEquals(0, nights.run(web.url("/")).due().get(0).due());
        nights.clock.pass(Duration.ofDays(1));
        assertTrue(nights.run(web.url("/")).due().get(0).columns() >= 1);
    }
}
