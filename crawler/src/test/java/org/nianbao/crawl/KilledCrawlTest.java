// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.archive.Archive;
import org.nianbao.archive.ArchivedPage;
import org.nianbao.archive.PageState;
import org.nianbao.archive.ReadPosition;

/** Runs that end before their end, and runs that share their work. */
@Timeout(300)
class KilledCrawlTest {

    private static final int REPORTS = 60;

    @TempDir
    Path data;
    private final List<TestWeb> webs = new ArrayList<>();
    private int answered;
    private int most = Integer.MAX_VALUE;

    @BeforeEach
    void startWebs() throws IOException {
        for (int last = 21; last < 25; last++) {
            TestWeb web = new TestWeb(last);
            StringBuilder column = new StringBuilder("<title>政府信息公开年报</title>");
            for (int i = 0; i < REPORTS; i++) {
                column.append("<a href='/nb/").append(i).append(".html'>某县").append(i)
                        .append("局2023年政府信息公开工作年度报告</a>");
                web.page("/nb/" + i + ".html", "<title>某县" + i + "局2023年政府信息公开工作年度报告</title><p>收到申请" + i
                        + "件。" + "内容".repeat(300));
            }
            web.page("/", column.toString());
            web.beforeEach(this::waitForLeave);
            webs.add(web);
        }
    }

    @AfterEach
    void stopWebs() {
        answerAtMost(Integer.MAX_VALUE);
        webs.forEach(TestWeb::close);
    }

    /** So a run cannot end before it is killed, however long the one who kills it is kept waiting. */
    private synchronized void answerAtMost(int answers) {
        most = answers;
        notifyAll();
    }

    private synchronized void waitForLeave() {
        try {
            while (answered >= most) {
                wait();
            }
            answered++;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String[] seeds() {
        return webs.stream().map(web -> web.url("/")).toArray(String[]::new);
    }

    private int requests() {
        return webs.stream().mapToInt(web -> web.asked().size()).sum();
    }

    private void assertEverythingIsThereOnce(int mayBeTwice) throws IOException {
        List<ArchivedPage> pages = new Nights(data).archived().stream()
                .filter(page -> page.state() == PageState.FETCHED).toList();
        Set<String> urls = new HashSet<>(pages.stream().map(ArchivedPage::url).toList());
        assertEquals(webs.size() * (REPORTS + 1), urls.size());
        int twice = 0;
        for (TestWeb web : webs) {
            Set<String> once = new HashSet<>();
            for (String path : web.paths()) {
                twice += path.equals("/robots.txt") || once.add(path) ? 0 : 1;
            }
        }
        assertTrue(twice <= mayBeTwice, twice + " pages were asked for twice");
        assertEquals(List.of(), Archive.of(data).verify());
    }

    @Test
    void killedRunsLoseNothingAndFetchNothingTwiceButWhatWasUnderWay() throws Exception {
        int kills = 3;
        for (int kill = 1; kill <= kills; kill++) {
            int until = kill * webs.size() * REPORTS / (kills + 1);
            answerAtMost(until);
            Process process = CrawlProcess.start(data, "5ms", Partition.WHOLE, seeds());
            while (requests() < until && process.isAlive()) {
                Thread.onSpinWait();
            }
            assertTrue(process.isAlive(), () -> log());
            process.destroyForcibly().waitFor();
            Archive.of(data).walk(ReadPosition.START, (page, behind) -> { });
        }
        answerAtMost(Integer.MAX_VALUE);
        Process last = CrawlProcess.start(data, "0", Partition.WHOLE, seeds());
        assertTrue(last.waitFor(120, TimeUnit.SECONDS));
        assertEquals(0, last.exitValue(), () -> log());
        assertEverythingIsThereOnce(kills * webs.size());
    }

    private String log() {
        try {
            return Files.readString(data.resolve("process.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** A limit on the size of files stands in for a full disk: writing fails in the middle of a record. */
    @Test
    void fullDiskEndsTheRunWithAClearLineAndTheNextOneGoesOn() throws Exception {
        Random random = new Random(1);
        for (TestWeb web : webs) {
            for (int i = 0; i < REPORTS; i++) {
                byte[] noise = new byte[40_000];
                random.nextBytes(noise);
                web.page("/nb/" + i + ".html", "<title>某县" + i + "局2023年政府信息公开工作年度报告</title><p>"
                        + HexFormat.of().formatHex(noise));
            }
        }
        // 2 MB: room for the driver's native library, not for the archive
        Process full = CrawlProcess.startWithSmallDisk(data, 4000, seeds());
        assertTrue(full.waitFor(120, TimeUnit.SECONDS));
        assertEquals(1, full.exitValue(), () -> log());
        assertTrue(log().contains("make room and run again"), log());
        Process last = CrawlProcess.start(data, "0", Partition.WHOLE, seeds());
        assertTrue(last.waitFor(120, TimeUnit.SECONDS));
        assertEquals(0, last.exitValue(), () -> log());
        assertEverythingIsThereOnce(webs.size());
    }

    @Test
    void stoppedRunEndsAtOnceAndIsTakenUpAgain() throws Exception {
        Nights nights = new Nights(data);
        nights.settings = nights.settings.withDelay(Duration.ofMillis(20));
        CrawlRun run = nights.run(seeds());
        CrawlSummary[] summary = new CrawlSummary[1];
        Thread crawl = new Thread(() -> {
            try {
                summary[0] = run.run();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        answerAtMost(40);
        crawl.start();
        while (requests() < 40) {
            Thread.onSpinWait();
        }
        // what is under way is never answered: a run that waited for it would not end
        run.stop();
        crawl.join();
        assertEquals(40, requests());
        answerAtMost(Integer.MAX_VALUE);
        assertFalse(summary[0].finished());
        CrawlSummary rest = nights.run(seeds()).run();
        assertTrue(rest.resumed());
        assertTrue(rest.finished());
        assertEquals(summary[0].run(), rest.run());
        assertEquals(webs.size() * (REPORTS + 1), rest.hosts().stream().mapToInt(HostSummary::fresh).sum());
        assertEverythingIsThereOnce(webs.size());
    }

    @Test
    void twoProcessesWithAPartEachDoTheWholeAndTheirArchivesMergeByCopying() throws Exception {
        Path first = Files.createDirectory(data.resolve("1"));
        Path second = Files.createDirectory(data.resolve("2"));
        Process one = CrawlProcess.start(first, "0", new Partition(1, 2), seeds());
        Process two = CrawlProcess.start(second, "0", new Partition(2, 2), seeds());
        assertTrue(one.waitFor(120, TimeUnit.SECONDS) && two.waitFor(120, TimeUnit.SECONDS));
        assertEquals(0, one.exitValue() + two.exitValue());
        for (Path part : List.of(first, second)) {
            for (Path file : Archive.of(part).files()) {
                Files.createDirectories(data.resolve(Archive.FOLDER));
                Files.copy(file, data.resolve(Archive.FOLDER).resolve(file.getFileName()));
            }
        }
        assertFalse(Archive.of(first).isEmpty());
        assertFalse(Archive.of(second).isEmpty());
        assertEverythingIsThereOnce(0);
    }

    @Test
    void partsAreStableAndDisjointAndAboutEven() {
        Set<String> hosts = new TreeSet<>();
        for (int i = 0; i < 4000; i++) {
            hosts.add("www.county" + i + ".gov.cn");
        }
        int[] counts = new int[8];
        for (String host : hosts) {
            int parts = 0;
            for (int part = 1; part <= 8; part++) {
                if (new Partition(part, 8).has(host)) {
                    counts[part - 1]++;
                    parts++;
                }
            }
            assertEquals(1, parts);
        }
        for (int count : counts) {
            assertTrue(count > 400 && count < 600, count + " of 4000 hosts");
        }
        assertTrue(new Partition(3, 8).has("www.county1.gov.cn") == new Partition(3, 8).has("COUNTY1.gov.cn"));
    }
}
