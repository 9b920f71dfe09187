// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nianbao.page.Page;
import org.nianbao.page.PageReader;
import org.nianbao.report.TrustSignal;

/** Real pages with hand-read truth, kept outside the repository; skipped where they are not. */
class GoldPagesCleaningTest {

    private static Path folder() {
        String named = Optional.ofNullable(System.getProperty("NIANBAO_GOLD"))
                .or(() -> Optional.ofNullable(System.getenv("NIANBAO_GOLD"))).orElse("");
        return named.isEmpty() ? Path.of(System.getProperty("nianbao.root")).resolveSibling("shared").resolve("gold")
                : Path.of(named);
    }

    @Test
    void goldPagesAreThere() {
        assumeTrue(Files.isDirectory(folder()), "skipped: no gold pages at " + folder());
        assertTrue(Files.isDirectory(folder().resolve("pages")));
    }

    @TestFactory
    Stream<DynamicTest> goldPagesAreCleanedAsTheirTruthSays() throws IOException {
        if (!Files.isDirectory(folder())) {
            return Stream.empty();
        }
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> truths = Files.list(folder())) {
            for (Path truth : truths.filter(file -> file.toString().endsWith(".json")).sorted().toList()) {
                JsonNode expected = new ObjectMapper().readTree(truth.toFile());
                String name = truth.getFileName().toString().replace(".json", "");
                for (String form : List.of(".html", ".txt")) {
                    Path file = folder().resolve("pages").resolve(name + form);
                    tests.add(DynamicTest.dynamicTest(name + form, () -> check(file, expected)));
                }
            }
        }
        return tests.stream();
    }

    private static void check(Path file, JsonNode expected) throws Exception {
        Page page = PageReader.read(file.toString(), Optional.empty(), Files.readAllBytes(file), Optional.empty());
        CleanPage clean = TestCleaner.CLEANER.clean(page);
        String text = squeezed(clean.text());
        List<String> wrong = new ArrayList<>();
        expected.path("must_contain").forEach(wanted -> {
            if (!text.contains(squeezed(wanted.asText()))) {
                wrong.add("missing: " + wanted.asText());
            }
        });
        expected.path("must_not_contain").forEach(unwanted -> {
            boolean wholeLine = unwanted.asText().indexOf('\n') >= 0;
            if (wholeLine ? clean.text().contains(unwanted.asText()) : text.contains(squeezed(unwanted.asText()))) {
                wrong.add("still there: " + unwanted.asText());
            }
        });
        assertEquals(List.of(), wrong);
        assertEquals(expected.path("title").asText(), clean.title());
        Set<String> signals = new TreeSet<>();
        clean.signals().stream().map(TrustSignal::label).forEach(signals::add);
        Set<String> wantedSignals = new TreeSet<>();
        expected.path("trust").forEach(signal -> wantedSignals.add(signal.asText()));
        assertEquals(wantedSignals, signals);
        assertFalse(clean.blocks().isEmpty());
    }

    private static String squeezed(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().filter(Character::isLetterOrDigit).forEach(out::appendCodePoint);
        return out.toString();
    }
}
