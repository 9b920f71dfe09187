// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nianbao.archive.Archive;
import org.nianbao.archive.ArchiveEntry;
import org.nianbao.archive.ArchivedPage;
import org.nianbao.archive.PageEvent;
import org.nianbao.archive.PageState;
import org.nianbao.archive.ReadPosition;

class RecrawlTest extends OneSiteNights {

    RecrawlTest() {
        super(12);
    }

    private static final String COLUMN = "<title>政府信息公开年报</title><div class='list'>";

    @BeforeEach
    void fillSite() {
        web.validated("/", "<title>某县人民政府</title><a href='/nb/index.html'>政府信息公开年报</a>");
        web.validated("/nb/index.html", COLUMN + link(2021) + link(2022));
        web.validated("/nb/2021.html", report(2021, 15));
        web.page("/nb/2022.html", report(2022, 20));
    }

    private static String link(int year) {
        return "<a href='/nb/" + year + ".html'>某县" + year + "年政府信息公开工作年度报告</a> ";
    }

    private static String report(int year, int received) {
        return "<html><head><title>某县" + year + "年政府信息公开工作年度报告</title></head><body><div id='zoom'>"
                + "<p>根据《中华人民共和国政府信息公开条例》的要求,现公布某县" + year + "年政府信息公开工作年度报告。</p>"
                + "<p>本年度共收到政府信息公开申请" + received + "件。</p></div></body></html>";
    }

    private CrawlSummary night() throws IOException {
        return nights.night(web.url("/"));
    }

    @Test
    void clockThatIsSetBackDelaysNothing() throws IOException {
        web.on("/nb/2022.html", exchange -> {
            nights.clock.pass(Duration.ofDays(-400));
            TestWeb.send(exchange, 200, "text/html; charset=utf-8", report(2022, 20));
        });
        web.page("/nb/2021.html", COLUMN + link(2023));
        web.page("/nb/2023.html", report(2023, 30));
        nights.run(web.url("/")).run();
        web.page("/nb/2022.html", report(2022, 21));
        nights.clock.pass(Duration.ofDays(1));
        assertTrue(nights.run(web.url("/")).due().get(0).due() >= 2, "the visits of later than now are due");
        nights.run(web.url("/")).run();
        assertTrue(nights.state(web.url("/nb/2023.html")).hasContent());
        assertTrue(new String(Archive.of(data).page(nights.page(web.url("/nb/2022.html")).lastGood().orElseThrow())
                .body(), StandardCharsets.UTF_8).contains("21件"));
        List<String> files = Archive.of(data).files().stream().map(file -> file.getFileName().toString()).toList();
        List<ArchivedPage> pages = nights.archived();
        assertEquals(files.get(files.size() - 1), pages.get(pages.size() - 1).place().file());
        assertEquals(List.of(), Archive.of(data).verify());
    }

    /** A server that says "not modified" does not know that our copy has rotted. */
    @Test
    void copyThatCannotBeReadAnyMoreIsFetchedAgain() throws IOException {
        night();
        Path file = Archive.of(data).files().get(0);
        byte[] bytes = Files.readAllBytes(file);
        int at = (int) nights.page(web.url("/nb/2021.html")).lastGood().orElseThrow().offset() + 200;
        for (int i = 0; i < 60; i++) {
            // a single bit may hit what nobody reads
            bytes[at + i] ^= 0x55;
        }
        Files.write(file, bytes);
        nights.clock.pass(Duration.ofDays(10));
        web.forget();
        night();
        assertEquals(List.of(200), web.asked().stream().filter(asked -> asked.path().equals("/nb/2021.html"))
                .map(TestWeb.Asked::status).toList());
        assertTrue(new String(Archive.of(data).page(nights.page(web.url("/nb/2021.html")).lastGood().orElseThrow())
                .body(), StandardCharsets.UTF_8).contains("15件"));
    }

    @Test
    void unchangedSecondNightCostsNoBodyAndGivesNothingToRead() throws IOException {
        night();
        ReadPosition read = Archive.of(data).end();
        web.forget();
        CrawlSummary second = night();
        for (TestWeb.Asked asked : web.asked()) {
            if (!asked.path().equals("/nb/2022.html") && !asked.path().equals("/robots.txt")) {
                assertEquals(304, asked.status(), asked.path());
            }
        }
        List<String> fresh = new ArrayList<>();
        Archive.of(data).walk(read, (page, behind) -> {
            if (page.state() == PageState.FETCHED) {
                fresh.add(page.url());
            }
        });
        assertEquals(List.of(), fresh);
        assertEquals(4, second.hosts().get(0).unchanged());
        assertEquals(0, second.hosts().get(0).changed());
        assertEquals(List.of(ArchiveEntry.REVISIT), Archive.of(data).versions(web.url("/nb/2022.html")).stream()
                .skip(1).map(ArchiveEntry::mime).toList());
        assertEquals(List.of(), Archive.of(data).verify());
    }

    @Test
    void thirdNightFindsTheNewTheRevisedAndTheVanishedPageAndNoFalseOne() throws IOException {
        night();
        night();
        List<String> before = nights.events();
        web.validated("/nb/index.html", COLUMN + link(2022) + link(2023));
        web.page("/nb/2022.html", report(2022, 22));
        web.page("/nb/2023.html", report(2023, 31));
        web.without("/nb/2021.html");
        CrawlSummary third = night();
        List<String> events = new ArrayList<>(nights.events());
        events.removeAll(before);
        events.remove("revised index.html");
        assertEquals(List.of("missing 2021.html", "new 2023.html", "revised 2022.html"),
                events.stream().sorted().toList());
        assertEquals(1, third.events().get(PageEvent.Kind.NEW));
        assertEquals(1, third.events().get(PageEvent.Kind.MISSING));
        assertTrue(new String(Archive.of(data).page(nights.page(web.url("/nb/2021.html")).lastGood().orElseThrow())
                .body(), StandardCharsets.UTF_8).contains("15件"));
    }

    @Test
    void goneNeedsThreeSeparateNights() throws IOException {
        night();
        web.without("/nb/2021.html");
        night();
        nights.run(web.url("/")).run();
        nights.clock.pass(Duration.ofMinutes(10));
        nights.run(web.url("/")).run();
        nights.clock.pass(Duration.ofMinutes(10));
        nights.run(web.url("/")).run();
        assertEquals(PageState.FAILED, nights.state(web.url("/nb/2021.html")), "three runs in one night");
        nights.clock.pass(Duration.ofDays(1));
        night();
        assertEquals(PageState.GONE, nights.state(web.url("/nb/2021.html")));
        assertTrue(nights.events().contains("vanished 2021.html"));
        assertTrue(nights.page(web.url("/nb/2021.html")).lastGood().isPresent());
    }

    @Test
    void pageThatComesBackWasNeverGone() throws IOException {
        night();
        web.status("/nb/2021.html", 404);
        night();
        web.validated("/nb/2021.html", report(2021, 15));
        night();
        assertEquals(PageState.UNCHANGED, nights.state(web.url("/nb/2021.html")));
        assertTrue(nights.events().contains("returned 2021.html"));
        assertFalse(nights.events().contains("revised 2021.html"));
    }

    @Test
    void siteThatIsDownOrphansNothing() throws IOException {
        night();
        web.close();
        CrawlSummary down = night();
        night();
        night();
        assertEquals(0, down.hosts().get(0).gone());
        assertFalse(down.hosts().get(0).note().isEmpty());
        assertFalse(nights.events().stream().anyMatch(event -> event.startsWith("vanished")
                || event.startsWith("missing")));
        assertTrue(Archive.of(data).latestGood(web.url("/nb/2022.html")).isPresent());
    }

    @Test
    void counterOutsideTheContentChangesNothing() throws IOException {
        web.page("/nb/2022.html", report(2022, 20).replace("</body>", "<div>浏览次数：1017</div></body>"));
        night();
        web.page("/nb/2022.html", report(2022, 20).replace("</body>", "<div>浏览次数：1023</div></body>"));
        night();
        assertEquals(PageState.UNCHANGED, nights.state(web.url("/nb/2022.html")));
        assertFalse(nights.events().contains("revised 2022.html"));
    }

    @Test
    void movedPageIsFollowedAndTold() throws IOException {
        night();
        web.redirect("/nb/2022.html", 301, "/new/2022.html");
        web.page("/new/2022.html", report(2022, 20));
        night();
        assertEquals(PageState.MOVED, nights.state(web.url("/nb/2022.html")));
        assertEquals(web.url("/new/2022.html"), nights.page(web.url("/nb/2022.html")).movedTo().orElseThrow());
        assertEquals(PageState.FETCHED, nights.state(web.url("/new/2022.html")));
        assertTrue(nights.events().contains("moved 2022.html"));
    }

    @Test
    void wallIsBlockedAndKeepsTheGoodCopy() throws IOException {
        night();
        web.status("/nb/2022.html", 412);
        web.status("/nb/2021.html", 521);
        night();
        assertEquals(PageState.BLOCKED, nights.state(web.url("/nb/2022.html")));
        assertEquals(PageState.BLOCKED, nights.state(web.url("/nb/2021.html")));
        assertTrue(Archive.of(data).latestGood(web.url("/nb/2022.html")).isPresent());
    }

    @Test
    void secondRunOfTheSameHourLooksAgain() throws IOException {
        nights.run(web.url("/")).run();
        web.page("/nb/2022.html", report(2022, 99));
        nights.run(web.url("/")).run();
        assertTrue(nights.events().contains("revised 2022.html"));
    }

    @Test
    void lostArchiveIsFetchedAnewInsteadOfTrustingValidators() throws IOException {
        night();
        for (Path file : Archive.of(data).files()) {
            file.toFile().delete();
        }
        night();
        assertTrue(Archive.of(data).latestGood(web.url("/nb/2021.html")).isPresent());
    }

    @Test
    void reportsAreDueRarelyAndColumnsEveryNightInSpring() throws IOException {
        night();
        assertTrue(nights.page(web.url("/nb/index.html")).due().isBefore(nights.clock.instant()));
        assertTrue(nights.page(web.url("/nb/2021.html")).due()
                .isAfter(nights.clock.instant().plus(Duration.ofDays(4))));
    }
}
