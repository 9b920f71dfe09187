// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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

    private static final int ORDINARY = 60;
    private static final int LARGE = 1_000_000;

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

    /** Processor time, after as many pages to warm up. */
    private static double nanosOfAByte() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long spent = 0;
        long bytes = 0;
        for (int seed = 1; seed <= 2 * ORDINARY; seed++) {
            GeneratedPage page = generator.page(seed);
            long began = threads.getCurrentThreadCpuTime();
            read(page.file(), page.bytes(), page.contentType());
            bytes += seed > ORDINARY ? page.bytes().length : 0;
            spent += seed > ORDINARY ? threads.getCurrentThreadCpuTime() - began : 0;
        }
        return spent / (double) bytes;
    }

    @Test
    void monstrousPagesAreReadOrRefusedSoon() {
        List<String> failures = new ArrayList<>();
        Map<String, String> monsters = new LinkedHashMap<>(PageMutator.monsters());
        if (HUGE) {
            monsters.putAll(PageMutator.hugeMonsters());
        }
        double ordinary = nanosOfAByte();
        double[] most = new double[2];
        monsters.forEach((name, html) -> {
            byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
            // Of the largest: as much as so many bytes of ordinary pages take on this machine and now, where that is more.
            long nanos = Math.max(MONSTER.nanos(), (long) (ordinary * bytes.length));
            try (Attempt attempt = new Attempt(new Attempt.Limit(nanos, MONSTER.bytes()))) {
                attempt.at(() -> read(name, bytes, Optional.of("text/html; charset=utf-8")))
                        .ifPresent(fault -> failures.add(name + ", " + bytes.length + " bytes: " + fault));
                most[0] = Math.max(most[0], attempt.mostNanos() / 1e6);
                most[1] = Math.max(most[1], bytes.length < LARGE ? 0 : attempt.mostNanos() / ordinary / bytes.length);
            }
        });
        System.out.printf("monsters: %d, at most %.0f ms for one, %.1f times as much for a byte as ordinary pages%n",
                monsters.size(), most[0], most[1]);
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
