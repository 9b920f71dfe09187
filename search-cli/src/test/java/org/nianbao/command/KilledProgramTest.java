// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.archive.Archive;
import org.nianbao.demo.SampleWeb;

/**
 * Killed at any moment and started again, crawl and index come to what they would have come to undisturbed.
 * {@code -Dfaults.kills=50} kills each fifty times; the moments are drawn from {@code -Dfaults.seed}.
 */
@Tag("faults")
class KilledProgramTest {

    private static final int KILLS = Integer.getInteger("faults.kills", 1);
    private static final long SEED = Long.getLong("faults.seed", 20_241_122L);
    private static final Duration WEEK = Duration.ofDays(7);
    /** Earlier than a third of its time an index run has read its configuration and nothing else. */
    private static final double FIRST_MOMENT = 0.3;
    /** A run that had ended before it could be killed is begun anew and killed after half the time. */
    private static final int TRIES = 6;

    @TempDir
    private static Path folder;
    private static SampleWeb first;
    private static SampleWeb later;
    private static Path firstSites;
    private static Path laterSites;
    private static Night firstNight;
    private static Night laterNight;

    /** What an undisturbed run started from, came to, and how long it took. */
    private record Night(Program before, Content content, List<String> leftOut, long crawlNanos, long indexNanos) {
    }

    @BeforeAll
    static void startTheWebs() throws IOException {
        first = SampleWeb.start();
        firstSites = sites(first, "first-sites.tsv");
        later = SampleWeb.start();
        laterSites = sites(later, "later-sites.tsv");
    }

    /** The night that begins with nothing, or the one a week later. */
    private static Night night(boolean laterOne) throws IOException {
        if (laterOne && laterNight == null) {
            Program once = new Program(Files.createDirectories(folder.resolve("later")).resolve("once"))
                    .on(later, laterSites);
            crawl(once, laterSites).end().with(0);
            once.run("index").with(0);
            later.change();
            once.at(Program.FIRST_NIGHT.plus(WEEK));
            laterNight = undisturbed(once, laterSites, later);
        } else if (!laterOne && firstNight == null) {
            Program none = new Program(Files.createDirectories(folder.resolve("first")).resolve("none"))
                    .on(first, firstSites);
            Files.createDirectories(none.data());
            firstNight = undisturbed(none, firstSites, first);
        }
        return laterOne ? laterNight : firstNight;
    }

    @AfterAll
    static void stopTheWebs() {
        first.close();
        later.close();
    }

    private static Path sites(SampleWeb web, String name) throws IOException {
        Path sites = folder.resolve(name);
        web.writeSites(sites);
        return sites;
    }

    private static Program.Running crawl(Program program, Path sites) throws IOException {
        return program.start("crawl", "--sites", sites.toString(), "--delay", "5ms", "--allow-private");
    }

    private static Night undisturbed(Program before, Path sites, SampleWeb web) throws IOException {
        Program program = before.copiedTo(before.folder().resolveSibling("undisturbed"));
        int sent = web.pagesSent();
        Program.Running crawl = crawl(program, sites);
        until(() -> web.pagesSent() > sent, crawl);
        long asked = System.nanoTime();
        crawl.end().with(0);
        long crawled = System.nanoTime() - asked;
        Program archived = program.copiedTo(before.folder().resolveSibling("archived"));
        long begun = System.nanoTime();
        program.run("index").with(0);
        return new Night(archived, Content.of(program.data()), Content.leftOut(program.data()), crawled, System.nanoTime() - begun);
    }

    private static void until(BooleanSupplier moment, Program.Running running) {
        while (running.process().isAlive() && !moment.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private static void waitFor(long nanos, Program.Running running) {
        try {
            running.process().waitFor(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> killedCrawlsComeToTheSame() {
        int[] atWork = {0};
        Stream<DynamicTest> kills = IntStream.range(0, KILLS).mapToObj(kill -> {
            boolean laterOne = kill % 2 == 1;
            Random random = new Random(SEED + kill);
            return DynamicTest.dynamicTest((laterOne ? "later" : "first") + " night, crawl killed " + kill, () -> {
                SampleWeb web = laterOne ? later : first;
                Path sites = laterOne ? laterSites : firstSites;
                Night night = night(laterOne);
                Path own = folder.resolve(laterOne ? "later" : "first").resolve("crawl-" + kill);
                // A fifth dies before or at its first request, the others while they fetch.
                boolean early = random.nextInt(5) == 0;
                double moment = random.nextDouble() * (early ? Duration.ofSeconds(1).toNanos() : night.crawlNanos);
                Program program = killed(atWork, moment, nanos -> {
                    Program begun = beforeTheCrawl(laterOne, own);
                    int sent = web.pagesSent();
                    int ended = Content.endedRuns(begun.data());
                    Program.Running crawl = crawl(begun, sites);
                    if (!early) {
                        until(() -> web.pagesSent() > sent, crawl);
                    }
                    waitFor((long) nanos, crawl);
                    // One that is killed on its way out has ended: the next one is another night.
                    return new Tried(begun, crawl.kill() && Content.endedRuns(begun.data()) == ended);
                });
                program.at(program.night().plus(Duration.ofMinutes(10)));
                crawl(program, sites).end().with(0);
                assertEquals(List.of(), Archive.of(program.data()).verify());
                program.here("index").with(0);
                Content.assertSame(night.content, Content.of(program.data()));
                Content.assertSame("left out", night.leftOut, Content.leftOut(program.data()));
                Program.deleteFolder(own);
            });
        });
        return Stream.concat(kills, enough(atWork));
    }

    private record Tried(Program program, boolean killed) {
    }

    /** Something that is begun anew, and killed after so many nanoseconds. */
    private interface Try {
        Tried after(double nanos) throws IOException;
    }

    private static Program killed(int[] atWork, double moment, Try attempt) throws IOException {
        Tried tried = attempt.after(moment);
        for (int time = 1; !tried.killed && time < TRIES; time++) {
            Program.deleteFolder(tried.program.folder());
            tried = attempt.after(moment / (1 << time));
        }
        assumeTrue(tried.killed, "not killed: it had ended before");
        atWork[0]++;
        return tried.program;
    }

    private static Program beforeTheCrawl(boolean laterOne, Path own) throws IOException {
        Path start = folder.resolve(laterOne ? "later/once" : "first/none");
        Program program = new Program(own).on(laterOne ? later : first, laterOne ? laterSites : firstSites)
                .at(laterOne ? Program.FIRST_NIGHT.plus(WEEK) : Program.FIRST_NIGHT);
        Program.copyFolder(start.resolve("data"), program.data());
        return program;
    }

    @TestFactory
    Stream<DynamicTest> killedIndexRunsComeToTheSame() {
        int[] atWork = {0};
        Stream<DynamicTest> kills = IntStream.range(0, KILLS).mapToObj(kill -> {
            boolean laterOne = kill % 2 == 1;
            boolean rebuild = kill % 6 == 3;
            Random random = new Random(SEED - kill);
            return DynamicTest.dynamicTest((laterOne ? "later" : "first") + " night, " + (rebuild ? "rebuilding" : "indexing")
                    + " killed " + kill, () -> {
                Night night = night(laterOne);
                Path own = folder.resolve(laterOne ? "later" : "first").resolve("index-" + kill);
                // A third dies as soon as so many files were written: in the middle of a flush or of the commit.
                int more = random.nextInt(3) == 0 ? 1 + random.nextInt(12) : 0;
                double moment = (FIRST_MOMENT + random.nextDouble() * (1 - FIRST_MOMENT)) * night.indexNanos;
                Program program = killed(atWork, moment, nanos -> {
                    Program begun = night.before.copiedTo(own);
                    Program.Running index = rebuild ? begun.start("index", "--rebuild") : begun.start("index");
                    int files = files(begun.data());
                    if (more > 0) {
                        until(() -> files(begun.data()) >= files + Math.min(more, nanos / moment * 12), index);
                    } else {
                        waitFor((long) nanos, index);
                    }
                    return new Tried(begun, index.kill());
                });
                if (laterOne) {
                    // Until a run has ended, everybody sees the index as it was.
                    program.here("search", "--limit", "1").with(0);
                }
                program.run("index").with(0);
                Content.assertSame(night.content, Content.of(program.data()));
                Program.deleteFolder(own);
            });
        });
        return Stream.concat(kills, enough(atWork));
    }

    private static int files(Path data) {
        String[] files = data.resolve("index").toFile().list();
        return files == null ? 0 : files.length;
    }

    /** Kills that come after the end prove nothing. */
    private static Stream<DynamicTest> enough(int[] atWork) {
        return Stream.of(DynamicTest.dynamicTest("most were killed at work", () -> {
            System.out.println("killed at work: " + atWork[0] + " of " + KILLS);
            assertTrue(atWork[0] * 2 >= KILLS, atWork[0] + " of " + KILLS);
        }));
    }

    @Test
    void crawlThatIsToldToStopEndsSoonAndGoesOn() throws IOException {
        Content undisturbed = night(false).content;
        Path own = folder.resolve("first").resolve("crawl-stopped");
        Program program = beforeTheCrawl(false, own);
        int sent = first.pagesSent();
        Program.Running crawl = program.start("crawl", "--sites", firstSites.toString(), "--delay", "200ms",
                "--allow-private");
        until(() -> first.pagesSent() > sent + 5, crawl);
        assertEnds130Soon(crawl);
        crawl(program, firstSites).end().with(0);
        program.here("index").with(0);
        Content.assertSame(night(false).content, Content.of(program.data()));
    }

    @Test
    void indexRunThatIsToldToStopEndsSoonAndGoesOn() throws IOException {
        Program program = night(false).before.copiedTo(folder.resolve("first").resolve("index-stopped"));
        Program.Running index = program.start("index", "--threads", "1");
        until(() -> files(program.data()) > 0, index);
        assertEnds130Soon(index);
        program.here("search", "x").withOneLine(3, "no index");
        program.run("index").with(0);
        Content.assertSame(night(false).content, Content.of(program.data()));
    }

    private static void assertEnds130Soon(Program.Running running) {
        Instant asked = Instant.now();
        running.process().destroy();
        running.end().with(130).withoutStackTrace();
        assertTrue(Duration.between(asked, Instant.now()).compareTo(Duration.ofSeconds(60)) < 0);
    }
}
