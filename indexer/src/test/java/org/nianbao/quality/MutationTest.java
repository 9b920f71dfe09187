// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nianbao.extract.ReportExtractor;
import org.nianbao.page.UnreadablePage;
import org.nianbao.quality.generated.GeneratedPage;
import org.nianbao.quality.generated.PageGenerator;
import org.nianbao.quality.generated.PageMutator;
import org.nianbao.report.Reading;

/**
 * Damaged pages are read or refused, soon and without a crash. {@code -Dquality.mutations=10000} tries more of them,
 * {@code -Dquality.monsters=all} hostile pages of up to 10 MB too.
 */
class MutationTest {

    private static final Path CONFIG = Path.of("..", "config");
    private static final int MUTATIONS = Integer.getInteger("quality.mutations", 200);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    /** What is promised for one page: two seconds. */
    private static final long PROMISED_NANOS = 2_000_000_000L;
    private static final long GIVEN_UP_NANOS = 4 * PROMISED_NANOS;

    private static ReportExtractor extractor;
    private static PageGenerator generator;

    @BeforeAll
    static void load() throws UnreadablePage {
        extractor = ReportExtractor.load(CONFIG);
        generator = new PageGenerator(CONFIG);
        GeneratedPage page = generator.page(1);
        extractor.read(page.file(), page.url(), page.bytes(), page.contentType());
    }

    @Test
    void damagedPagesAreReadOrRefusedSoon() {
        List<String> failures = new ArrayList<>();
        for (long seed = 1; seed <= MUTATIONS; seed++) {
            GeneratedPage page = generator.page(seed);
            read("mutation " + seed, PageMutator.mutate(page.bytes(), seed), page.contentType(), failures);
        }
        assertTrue(failures.isEmpty(), String.join("\n", failures));
    }

    @Test
    void monstrousPagesAreReadOrRefusedSoon() {
        List<String> failures = new ArrayList<>();
        Map<String, String> monsters = new LinkedHashMap<>(PageMutator.monsters());
        if ("all".equals(System.getProperty("quality.monsters"))) {
            monsters.putAll(PageMutator.hugeMonsters());
        }
        monsters.forEach((name, html) ->
                read(name, html.getBytes(StandardCharsets.UTF_8), Optional.of("text/html; charset=utf-8"), failures));
        assertTrue(failures.isEmpty(), String.join("\n", failures));
    }

    @Test
    void damageLeavesTheReaderUnharmed() throws UnreadablePage {
        GeneratedPage page = generator.page(3);
        Reading before = extractor.read(page.file(), page.url(), page.bytes(), page.contentType());
        read("broken", PageMutator.mutate(page.bytes(), 3), page.contentType(), new ArrayList<>());

        assertEquals(before, extractor.read(page.file(), page.url(), page.bytes(), page.contentType()));
    }

    /** Reads in a thread of its own, whose own time counts: what else the machine does is not the reader's. */
    private static void read(String name, byte[] bytes, Optional<String> contentType, List<String> failures) {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicLong nanos = new AtomicLong();
        Thread thread = new Thread(() -> {
            long start = THREADS.getCurrentThreadCpuTime();
            try {
                assertNotNull(extractor.read(name, Optional.empty(), bytes, contentType));
            } catch (UnreadablePage refused) {
                nanos.set(0);
            } catch (Throwable e) {
                thrown.set(e);
            }
            nanos.set(THREADS.getCurrentThreadCpuTime() - start);
        }, name);
        thread.setDaemon(true);
        thread.start();
        try {
            while (thread.isAlive()) {
                thread.join(100);
                if (THREADS.getThreadCpuTime(thread.getId()) > GIVEN_UP_NANOS) {
                    failures.add(name + ": still reads " + bytes.length + " bytes, at " + place(thread.getStackTrace()));
                    return;
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (thrown.get() != null) {
            failures.add(name + ": " + thrown.get() + " at " + place(thrown.get().getStackTrace()));
        } else if (nanos.get() > PROMISED_NANOS) {
            failures.add(name + ": took " + nanos.get() / 1_000_000 + " ms for " + bytes.length + " bytes");
        }
    }

    private static String place(StackTraceElement[] stack) {
        return Arrays.stream(stack).filter(frame -> frame.getClassName().startsWith("org.nianbao.")).findFirst()
                .map(StackTraceElement::toString).orElse("?");
    }
}
