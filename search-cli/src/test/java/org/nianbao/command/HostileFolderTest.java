// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.archive.Archive;
import org.nianbao.demo.SampleWeb;

/**
 * A data folder that is full, read-only or taken, a clock that goes wrong, a stdout that is closed: one clear line, the
 * right status, and when the trouble is over the same result as if it had never been.
 */
@Tag("faults")
class HostileFolderTest {

    @TempDir
    private static Path folder;
    private static SampleWeb web;
    private static Path sites;
    /** Crawled and indexed without trouble. */
    private static Program sound;
    private static Content content;

    /** A small file system in memory; gone when closed. */
    private static final class SmallDisk implements AutoCloseable {

        private final Path at;

        private SmallDisk(Path at) {
            this.at = at;
        }

        /** Skips the test where nothing may be mounted. */
        static SmallDisk mount(Path at, String size) throws IOException {
            Files.createDirectories(at);
            assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", at.toString()),
                    "not tried: a tmpfs can be mounted by root only");
            return new SmallDisk(at);
        }

        void remount(String options) {
            // Busy for a moment after a process on it has ended.
            for (int tries = 1; !ran("mount", "-o", "remount," + options, at.toString()); tries++) {
                assertTrue(tries < 100, "cannot remount " + at + " with " + options);
            }
        }

        @Override
        public void close() {
            for (int tries = 1; !ran("umount", at.toString()); tries++) {
                assertTrue(tries < 100, "cannot unmount " + at);
            }
        }

        private static boolean ran(String... command) {
            try {
                Process process = new ProcessBuilder(command).redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
                return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }

    @BeforeAll
    static void fillAFolder() throws IOException {
        web = SampleWeb.start();
        sites = folder.resolve("sites.tsv");
        web.writeSites(sites);
        sound = new Program(folder.resolve("sound")).on(web, sites);
        crawl(sound).with(0);
        sound.here("index").with(0);
        content = Content.of(sound.data());
    }

    @AfterAll
    static void stopTheWeb() {
        web.close();
    }

    private static Program.Running startCrawl(Program program, String delay) throws IOException {
        return program.start("crawl", "--sites", sites.toString(), "--delay", delay, "--allow-private");
    }

    private static Program.Ended crawl(Program program) throws IOException {
        return startCrawl(program, "2ms").end();
    }

    private static Program program(String name) throws IOException {
        return new Program(folder.resolve(name)).on(web, sites);
    }

    private static Program copy(String name) throws IOException {
        return sound.copiedTo(folder.resolve(name));
    }

    @Test
    void crawlOnAFullDiskSaysSoAndGoesOnWhenThereIsRoom() throws IOException {
        Program program = program("full-crawl");
        try (SmallDisk disk = SmallDisk.mount(program.data(), "300k")) {
            crawl(program).withOneLine(1, "room");
            disk.remount("size=64m");
            crawl(program).with(0);
            assertEquals(List.of(), Archive.of(program.data()).verify());
            program.here("index").with(0);
            Content.assertSame(content, Content.of(program.data()));
        }
    }

    @Test
    void indexRunOnAFullDiskSaysSoAndLeavesTheIndexAsItWas() throws IOException {
        Program program = copy("full-index");
        Path index = program.data().resolve("index");
        Program.deleteFolder(index);
        try (SmallDisk disk = SmallDisk.mount(index, "200k")) {
            program.here("index").withOneLine(1, "room");
            program.here("search", "--limit", "1").with(3);
            disk.remount("size=64m");
            program.here("index").with(0);
            Content.assertSameIndex(content, Content.of(program.data()));
        }
    }

    @Test
    void exportToAFullDiskLeavesNoHalfFile() throws IOException {
        Program program = copy("full-export");
        Path target = folder.resolve("exports");
        try (SmallDisk disk = SmallDisk.mount(target, "20k")) {
            for (String name : List.of("reports.csv", "reports.jsonl", "reports.db")) {
                program.run("export", "--output", target.resolve(name).toString()).withOneLine(1, "make room");
                assertEquals(0, target.toFile().list().length, "something was left of " + name);
            }
        }
    }

    @Test
    void fullDeviceBehindStdoutIsAFailure() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "not tried: there is no /dev/full");
        Program program = copy("full-stdout").by("exec \"$@\" > /dev/full");
        program.run("export", "--format", "jsonl").withOneLine(1, "cannot write the output");
        program.run("search", "--format", "json").withOneLine(1, "cannot write the output");
    }

    @Test
    void readOnlyFolderCanBeAskedButNotWritten() throws IOException {
        Program program = program("read-only");
        try (SmallDisk disk = SmallDisk.mount(program.data(), "64m")) {
            Program.copyFolder(sound.data(), program.data());
            disk.remount("ro");
            crawl(program).withOneLine(1, "writable");
            program.here("index").withOneLine(1, "writable");
            assertEquals(10, program.here("search", "--format", "jsonl").with(0).out().lines().count());
            program.here("stats").with(0);
            program.here("archive", "verify").with(0);
            disk.remount("rw");
            crawl(program).with(0);
            program.here("index").with(0);
            Content.assertSameIndex(content, Content.of(program.data()));
        }
    }

    @Test
    void secondRunOnAFolderIsRefusedAndReadersGoOn() throws IOException {
        Program program = program("taken");
        Program other = program("taken");
        Program.Running crawl = startCrawl(program, "5s");
        int before = web.pagesSent();
        while (web.pagesSent() == before && crawl.process().isAlive()) {
            Thread.onSpinWait();
        }
        Program second = program("taken-by-second").dataOf(other);
        crawl(second).withOneLine(4, "another run");
        second.here("index").withOneLine(4, "another run");
        second.here("archive", "list").with(0);
        assertTrue(crawl.process().isAlive(), "ended before the second run could be tried");
        crawl.process().destroy();
        crawl.end().with(130);
        crawl(program).with(0);
        program.here("index").with(0);
        Content.assertSame(content, Content.of(program.data()));
    }

    @Test
    void clockThatIsSetBackLosesNothing() throws IOException {
        Program program = copy("clock");
        program.at(Program.FIRST_NIGHT.minus(Duration.ofDays(400)));
        crawl(program).with(0);
        program.here("index").with(0);
        assertEquals(List.of(), Archive.of(program.data()).verify());
        Content.assertSameIndex(content, Content.of(program.data()));
        program.at(Program.FIRST_NIGHT.plus(Duration.ofDays(1)));
        crawl(program).with(0);
        program.here("index", "--rebuild").with(0);
        assertEquals(content.records(), Content.records(program.data()));
    }

    @Test
    void readerThatGoesAwayEndsTheProgramQuietly() throws IOException {
        Program program = copy("closed-pipe").by("\"$@\" | head -c 100 > /dev/null");
        for (String[] command : new String[][] {{"export", "--format", "jsonl"}, {"search", "--format", "jsonl"},
            {"archive", "list"}}) {
            Program.Ended ended = program.run(command).with(0);
            assertEquals("", ended.err());
        }
    }

    /** The next file that is opened takes the place of a closed stdout; it must not get the program's output. */
    @Test
    void closedStdoutHarmsNoFile() throws IOException {
        Program program = program("closed-stdout").by("exec \"$@\" >&-");
        Program.Ended crawled = crawl(program).withoutStackTrace();
        assertTrue(crawled.status() <= 1, crawled.err());
        program.run("index", "--format", "json").withoutStackTrace();
        program.run("export", "--format", "jsonl").withoutStackTrace();
        assertEquals(List.of(), Archive.of(program.data()).verify());
        Content.assertSame(content, Content.of(program.data()));
    }

    @Test
    void emptyHeapIsNamed() throws IOException {
        Program program = copy("small-heap").with("-Xmx9m");
        Program.Ended ended = program.run("index", "--rebuild").withoutStackTrace();
        assertFalse(ended.err().isBlank());
        assertEquals(1, ended.status());
        assertEquals(Optional.empty(), Optional.of(ended.err()).filter(err -> !err.contains("JAVA_OPTS")));
        program.here("index").with(0);
        Content.assertSameIndex(content, Content.of(program.data()));
    }
}
