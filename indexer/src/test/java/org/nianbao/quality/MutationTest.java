// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.extract.ReportExtractor;
import org.nianbao.fuzz.Attempt;
import org.nianbao.fuzz.Fuzzing;
import org.nianbao.page.UnreadablePage;
import org.nianbao.quality.generated.GeneratedPage;
import org.nianbao.quality.generated.PageGenerator;
import org.nianbao.quality.generated.PageMutator;
import org.nianbao.report.Reading;

/**
 * Damaged pages are read or refused, soon, in little memory and without a crash. {@code -Dfuzz.cases=10000} tries more of
 * them, {@code -Dquality.monsters=all} hostile pages of up to 10 MB too.
 */
@Tag("faults")
class MutationTest {

    private static final Path CONFIG = Path.of("..", "config");
    private static final boolean HUGE = "all".equals(System.getProperty("quality.monsters"));
    /** What is promised for one page is two seconds; the memory is some thousand times that of an ordinary page. */
    private static final Attempt.Limit PAGE = Attempt.Limit.of(2_000, 256);
    private static final Attempt.Limit MONSTER = Attempt.Limit.of(2_000, 1_024);

    private static ReportExtractor extractor;
    private static PageGenerator generator;

    @BeforeAll
    static void load() throws UnreadablePage {
        extractor = ReportExtractor.load(CONFIG);
        generator = new PageGenerator(CONFIG);
        GeneratedPage page = generator.page(1);
        extractor.read(page.file(), page.url(), page.bytes(), page.contentType());
    }

    private static void read(String name, byte[] bytes, Optional<String> contentType) {
        try {
            assertNotNull(extractor.read(name, Optional.empty(), bytes, contentType));
        } catch (UnreadablePage refused) {
            assertFalse(refused.getMessage().isBlank());
        }
    }

    @Test
    void damagedPagesAreReadOrRefusedSoon() {
        Fuzzing.run("reader", PAGE, seed -> PageMutator.mutate(generator.page(seed).bytes(), seed), (name, bytes) ->
                read(name, bytes, name.hashCode() % 2 == 0 ? Optional.of("text/html; charset=utf-8") : Optional.empty()));
    }

    @Test
    void monstrousPagesAreReadOrRefusedSoon() {
        List<String> failures = new ArrayList<>();
        Map<String, String> monsters = new LinkedHashMap<>(PageMutator.monsters());
        if (HUGE) {
            monsters.putAll(PageMutator.hugeMonsters());
        }
        try (Attempt attempt = new Attempt(MONSTER)) {
            monsters.forEach((name, html) -> {
                byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
                attempt.at(() -> read(name, bytes, Optional.of("text/html; charset=utf-8")))
                        .ifPresent(fault -> failures.add(name + ", " + bytes.length + " bytes: " + fault));
            });
            System.out.println("monsters: " + monsters.size() + ", " + attempt.most());
        }
        assertTrue(failures.isEmpty(), String.join("\n", failures));
    }

    /** In a process of its own: what the test itself holds is not the reader's. */
    @Test
    void monstrousPagesAreReadInLittleMemory(@TempDir Path folder) throws IOException, InterruptedException {
        Map<String, String> monsters = new LinkedHashMap<>(PageMutator.monsters());
        if (HUGE) {
            monsters.putAll(PageMutator.hugeMonsters());
        } else {
            // The worst by measurement.
            monsters.keySet().retainAll(Set.of("20,000 tables", "table 10,000 deep", "open title"));
        }
        Path pages = Files.createDirectory(folder.resolve("pages"));
        for (Map.Entry<String, String> monster : monsters.entrySet()) {
            Files.writeString(pages.resolve(monster.getKey().replaceAll("[^A-Za-z0-9]", "-") + "-"
                    + Integer.toHexString(monster.getKey().hashCode())), monster.getValue(), StandardCharsets.UTF_8);
        }
        Path out = folder.resolve("out");
        Process reader = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HUGE ? "-Xmx256m" : "-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                NarrowReader.class.getName(), CONFIG.toString(), pages.toString())
                .redirectErrorStream(true).redirectOutput(out.toFile()).start();
        assertTrue(reader.waitFor(20, TimeUnit.MINUTES), "the reader did not end");

        assertEquals("read " + monsters.size(), Files.readString(out, StandardCharsets.UTF_8).strip());
    }

    @Test
    void damageLeavesTheReaderUnharmed() throws UnreadablePage {
        GeneratedPage page = generator.page(3);
        Reading before = extractor.read(page.file(), page.url(), page.bytes(), page.contentType());
        read("broken", PageMutator.mutate(page.bytes(), 3), page.contentType());

        assertEquals(before, extractor.read(page.file(), page.url(), page.bytes(), page.contentType()));
    }
}
