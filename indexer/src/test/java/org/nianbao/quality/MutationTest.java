// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
        if ("all".equals(System.getProperty("quality.monsters"))) {
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

    @Test
    void damageLeavesTheReaderUnharmed() throws UnreadablePage {
        GeneratedPage page = generator.page(3);
        Reading before = extractor.read(page.file(), page.url(), page.bytes(), page.contentType());
        read("broken", PageMutator.mutate(page.bytes(), 3), page.contentType());

        assertEquals(before, extractor.read(page.file(), page.url(), page.bytes(), page.contentType()));
    }
}
