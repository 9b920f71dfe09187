// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.archive.Archive;
import org.nianbao.demo.SampleWeb;

/**
 * Flipped bits and torn ends in the files of a data folder: the damage is named, never passed on as a record, and what
 * can be made anew is made anew.
 */
@Tag("faults")
class DamagedFilesTest {

    /** Five times as many flips as kills. */
    private static final int FLIPS = 5 * Integer.getInteger("faults.kills", 1);
    private static final String[][] QUESTIONS = {{"search", "公开", "--facet", "year"},
        {"search", "申请", "--year", "2021", "--format", "json"}, {"series", "--figure", "applications.new.total", "--format", "csv"}};
    private static final long SEED = Long.getLong("faults.seed", 20_241_122L);

    @TempDir
    private static Path folder;
    private static SampleWeb web;
    private static Path sites;
    private static Program sound;
    private static List<String> records;

    @BeforeAll
    static void fillAFolder() throws IOException {
        web = SampleWeb.start();
        sites = folder.resolve("sites.tsv");
        web.writeSites(sites);
        sound = new Program(folder.resolve("sound")).on(web, sites);
        crawl(sound).with(0);
        assertEquals(0, sound.here("index").status());
        records = Content.records(sound.data());
    }

    @AfterAll
    static void stopTheWeb() {
        web.close();
    }

    private static Program.Ended crawl(Program program) throws IOException {
        return program.run("crawl", "--sites", sites.toString(), "--delay", "2ms", "--allow-private");
    }

    private static Path flipped(Path file, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return Files.write(file, bytes);
    }

    /** What each page states: its figures and its agency, by address. */
    private static Map<String, String> stated(List<String> lines) throws IOException {
        Map<String, String> stated = new TreeMap<>();
        for (String line : lines) {
            JsonNode record = new ObjectMapper().readTree(line);
            stated.put(record.path("url").asText(), record.path("agency") + " " + record.path("year") + " "
                    + record.path("figures") + record.path("text"));
        }
        return stated;
    }

    @Test
    void flippedBitInTheArchiveIsNamedAndCostsOneRecord() throws IOException {
        Random random = new Random(SEED);
        Map<String, String> all = stated(records);
        int named = 0;
        for (int flip = 0; flip < FLIPS; flip++) {
            Program program = sound.copiedTo(folder.resolve("warc-" + flip));
            Path file = flipped(Archive.of(program.data()).files().get(0), random);
            Program.Ended verified = program.here("archive", "verify");
            assertEquals(verified.status() == 0, verified.out().contains("every record is readable"), verified.out());
            named += verified.status();
            assertTrue(program.here("index", "--rebuild").status() <= 1);
            Map<String, String> left = stated(Content.records(program.data()));
            assertTrue(left.size() >= all.size() - 1, file + " lost " + (all.size() - left.size()));
            left.forEach((url, what) -> assertEquals(all.get(url), what, url));
            assertTrue(verified.status() == 1 || left.size() == all.size(), "lost without a word");
            Program.deleteFolder(program.folder());
        }
        assertTrue(named * 10 >= FLIPS * 8, named + " of " + FLIPS + " flips were named");
    }

    @Test
    void flippedBitInTheIndexIsNamedOrHarmsNothingAndIsMendedByRebuilding() throws IOException {
        Random random = new Random(SEED);
        List<String> silent = new ArrayList<>();
        for (int flip = 0; flip < FLIPS; flip++) {
            Program program = sound.copiedTo(folder.resolve("index-" + flip));
            List<Path> files;
            try (Stream<Path> all = Files.list(program.data().resolve("index"))) {
                files = all.filter(file -> file.toFile().length() > 0).sorted().toList();
            }
            // Large files are as likely as they are large, as on a disk.
            long at = (long) (random.nextDouble() * files.stream().mapToLong(file -> file.toFile().length()).sum());
            int i = 0;
            while (at >= files.get(i).toFile().length()) {
                at -= files.get(i++).toFile().length();
            }
            Path file = flip % 5 == 4 ? files.get(random.nextInt(files.size())) : files.get(i);
            flipped(file, random);
            Program.Ended exported = program.here("export", "--format", "jsonl");
            if (exported.status() == 0 && !Content.records(program.data()).equals(records)) {
                silent.add("flip " + flip + " in " + file.getFileName());
            }
            assertEquals(exported.status() == 0 ? 0 : 1, exported.err().lines().count(), exported.err());
            for (String[] question : QUESTIONS) {
                Program.Ended asked = program.here(question);
                if (asked.status() == 0 && !asked.out().equals(sound.here(question).out())) {
                    silent.add("flip " + flip + " in " + file.getFileName() + ": " + String.join(" ", question));
                }
                assertTrue(asked.status() <= 1, asked.err());
            }
            assertTrue(program.here("stats").status() <= 1);
            assertTrue(program.here("index").status() <= 1);
            assertEquals(0, program.here("index", "--rebuild").status());
            assertEquals(records, Content.records(program.data()));
            Program.deleteFolder(program.folder());
        }
        assertEquals(List.of(), silent);
    }

    @Test
    void tornEndOfTheArchiveIsCutOffAndFetchedAgain() throws IOException {
        Random random = new Random(SEED);
        for (int cut = 0; cut < Math.max(1, FLIPS / 10); cut++) {
            Program program = sound.copiedTo(folder.resolve("torn-" + cut));
            Path file = Archive.of(program.data()).files().get(0);
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, bytes.length / 4 + random.nextInt(bytes.length * 3 / 4)));
            // A killed writer has not made the index yet; it is made when the file is closed.
            Files.delete(file.resolveSibling(file.getFileName().toString().replace(".warc.gz", ".cdxj")));
            Program.deleteFolder(program.data().resolve("index"));
            program.at(Program.FIRST_NIGHT.plus(Duration.ofDays(8)));
            crawl(program).with(0);
            assertEquals(0, program.here("archive", "verify").status());
            assertEquals(0, program.here("index").status());
            assertEquals(stated(records), stated(Content.records(program.data())));
            Program.deleteFolder(program.folder());
        }
    }
}
