// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the bytes, no wrong page is handed on, and each damage is named. */
@Timeout(60)
class DamagedArchiveTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-02-01T18:00:00Z"), ZoneOffset.UTC);
    private static final int PAGES = 12;

    @TempDir
    Path data;
    private Path file;
    private byte[] sound;
    private final Set<String> stored = new HashSet<>();

    @BeforeEach
    void store() throws IOException {
        try (ArchiveWriter writer = writer()) {
            for (int i = 0; i < PAGES; i++) {
                String body = "<p>收到申请" + i + "件" + "x".repeat(i * 50);
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                writer.store(new Exchange("http://example.test/" + i, CLOCK.instant(), "GET /" + i + " HTTP/1.1\r\n",
                        new byte[0], 200, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: "
                        + bytes.length + "\r\n", bytes, Optional.empty(), Exchange.Truncation.NONE),
                        PageState.FETCHED);
                stored.add("http://example.test/" + i + " " + body);
            }
        }
        file = Archive.of(data).files().get(0);
        sound = Files.readAllBytes(file);
    }

    private ArchiveWriter writer() throws IOException {
        return ArchiveWriter.open(data, 1 << 30, Map.of(), CLOCK);
    }

    private List<String> pages() throws IOException {
        List<String> pages = new ArrayList<>();
        Archive.of(data).walk(ReadPosition.START,
                (page, behind) -> pages.add(page.url() + " " + new String(page.body(), StandardCharsets.UTF_8)));
        return pages;
    }

    @Test
    void flippedBytesCostWhatTheyHitAndNothingElse() throws IOException {
        Random random = new Random(42);
        for (int round = 0; round < 300; round++) {
            byte[] damaged = sound.clone();
            int at = random.nextInt(damaged.length);
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, damaged);
            List<String> pages = pages();
            assertTrue(stored.containsAll(pages), "byte " + at + " made up a page");
            assertTrue(pages.size() >= PAGES - 1, "byte " + at + " cost " + (PAGES - pages.size()) + " pages");
            if (pages.size() < PAGES) {
                assertFalse(Archive.of(data).verify().isEmpty(), "byte " + at + " is not told");
            }
        }
    }

    /** A wrong flag in a gzip header (RFC 1952, 2.3.1) can make a record seem to run to the end of the file. */
    @Test
    void recordThatSeemsToRunToTheEndCostsOnlyItself() throws IOException {
        for (int flags = 1; flags < 256; flags++) {
            byte[] damaged = sound.clone();
            damaged[3] = (byte) flags;
            Files.write(file, damaged);
            assertTrue(pages().size() >= PAGES - 1, "flags " + flags);
        }
    }

    @Test
    void fileCutAnywhereIsRepairedToItsLastWholeRecordAndGoesOn() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            for (Path child : Files.list(file.getParent()).toList()) {
                Files.delete(child);
            }
            int length = 1 + random.nextInt(sound.length);
            Files.write(file, Arrays.copyOf(sound, length));
            List<String> before = pages();
            try (ArchiveWriter next = writer()) {
                assertTrue(next.repairs().size() <= 1);
            }
            assertEquals(before, pages(), "cut at " + length);
            assertEquals(List.of(), Archive.of(data).verify(), "cut at " + length);
        }
    }

    @Test
    void emptyAndForeignFilesAreToldNotFatal() throws IOException {
        Files.write(file.resolveSibling("empty.warc.gz"), new byte[0]);
        Files.write(file.resolveSibling("noise.warc.gz"), "no gzip at all".getBytes(StandardCharsets.US_ASCII));
        assertEquals(PAGES, pages().size());
        assertTrue(Archive.of(data).verify().stream().anyMatch(finding -> finding.file().equals("noise.warc.gz")));
        assertEquals(1, Archive.of(data).versions("http://example.test/3").size());
    }

    @Test
    void lineOfTheIndexThatCannotBeReadIsNamedAndItsRecordStillFound() throws IOException {
        Path index = CdxFile.beside(file);
        List<String> lines = new ArrayList<>(Files.readAllLines(index, StandardCharsets.UTF_8));
        String url = CdxFile.parse(lines.get(2)).orElseThrow().url();
        int json = lines.get(2).indexOf('{');
        lines.set(2, lines.get(2).substring(0, json + 10));
        lines.add(5, "gibberish");
        Files.write(index, lines, StandardCharsets.UTF_8);

        Archive archive = Archive.of(data);
        List<String> findings = archive.verify().stream().map(Finding::toString).toList();
        assertTrue(findings.stream().anyMatch(finding -> finding.contains("line 3 of the index cannot be read")),
                findings.toString());
        assertTrue(findings.stream().anyMatch(finding -> finding.contains("line 6 of the index") && finding
                .endsWith("gibberish")), findings.toString());
        assertEquals(1, archive.versions(url).size());
        assertEquals(stored.size(), archive.entries().size());
    }
}
