// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.clean.PageCleaner;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.ConfigMistakes.ConfigException;
import org.nianbao.config.ConfigMistakes.Mistake;
import org.nianbao.crawl.CrawlSettings;
import org.nianbao.crawl.Sites;
import org.nianbao.edition.Editions;
import org.nianbao.edition.FigureCatalog;
import org.nianbao.extract.ReportExtractor;
import org.nianbao.site.SiteReader;

/** Whatever an operator writes into a file of the configuration, it is taken or named with file and line. */
@Tag("faults")
class ConfigFuzzTest {

    private static final Path CONFIG = Path.of("..", "config");
    /** Reading the whole configuration takes about a tenth of that, and some 60 MB for the divisions of the country. */
    private static final Attempt.Limit LIMIT = Attempt.Limit.of(4_000, 512);
    private static final int PARTS = 5;
    /** Read by another module, and tried there. */
    private static final Set<String> ELSEWHERE = Set.of("statistics.yaml");
    private static final List<String> WORDS = List.of("\n  - ", "\n", ": ", ":\n", "- ", "key: value\n", "\"\n", "|\n", ">\n", "~",
            "true", "no", "[]", "{}", "[a, [b, [c", "{a: {b: ", "&x [*x, *x]", "<<: *x", "!!java.net.URL [x]", "? x", "---\n", "...\n",
            "%YAML 9.9\n", "\t\t\t", "=", "==", "2s", "-5ms", "999999999999h", "10GB", "1/0", "0", "regex: \"(\"", "[[[[[", "(a+)+$",
            "http://", "ftp://x", "http://[", "430600", "# ", ",,,,", "\"\"\"");

    @TempDir
    private static Path folder;

    /** Reads the part of the configuration to which some files belong. */
    private interface Loader {
        void load(Path config, ConfigMistakes mistakes) throws IOException;
    }

    private record Part(Loader loader, List<String> files) {
    }

    @BeforeAll
    static void copyTheConfiguration() throws IOException {
        try (Stream<Path> all = Files.walk(CONFIG)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Path target = folder.resolve(CONFIG.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        }
    }

    private static List<String> filesIn(String... folders) throws IOException {
        List<Path> all = new ArrayList<>();
        for (String each : folders) {
            try (Stream<Path> files = Files.walk(CONFIG.resolve(each))) {
                files.filter(Files::isRegularFile).sorted().forEach(all::add);
            }
        }
        return all.stream().map(file -> CONFIG.relativize(file).toString()).toList();
    }

    private static Map<String, Part> parts() throws IOException {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("crawl settings", new Part((config, mistakes) ->
                CrawlSettings.read(config.resolve("crawl.properties"), mistakes), List.of("crawl.properties")));
        parts.put("seeds and site words", new Part((config, mistakes) -> Sites.read(config.resolve("sites.tsv"),
                SiteReader.from(config, mistakes).urls(), mistakes), filesIn("sites.tsv", "site")));
        parts.put("editions", new Part((config, mistakes) -> {
            FigureCatalog.load(config, mistakes);
            Editions.load(config, mistakes);
        }, filesIn("editions", "figures.csv")));
        parts.put("words", new Part((config, mistakes) -> PageCleaner.load(config, mistakes), filesIn("words")));
        parts.put("everything a reader needs", new Part((config, mistakes) -> ReportExtractor.load(config),
                filesIn("cells.yaml", "near-misses.yaml", "divisions.csv", "places", "prose")));
        assertEquals(PARTS, parts.size());
        Set<String> tried = new TreeSet<>(ELSEWHERE);
        parts.values().forEach(part -> tried.addAll(part.files()));
        assertEquals(new TreeSet<>(filesIn("")), tried, "files of config/ that are tried");
        return parts;
    }

    @TestFactory
    Stream<DynamicTest> everyFileIsTakenOrItsMistakesAreNamed() throws IOException {
        return parts().entrySet().stream().map(entry -> DynamicTest.dynamicTest(entry.getKey(),
                () -> fuzz(entry.getKey(), entry.getValue())));
    }

    private static void fuzz(String name, Part part) throws IOException {
        Map<String, byte[]> sound = new LinkedHashMap<>();
        for (String file : part.files()) {
            sound.put(file, Files.readAllBytes(folder.resolve(file)));
        }
        List<String> files = List.copyOf(sound.keySet());
        // The file is part of the case, so that it can be tried again: its name, a zero byte, its content.
        Fuzzing.run("config/" + name.replace(' ', '-'), LIMIT, Fuzzing.CASES / PARTS, seed -> {
            String file = files.get(Math.floorMod(seed, files.size()));
            byte[] bytes = new ByteMutator(seed, WORDS).mutate(List.of(sound.get(file)));
            byte[] named = new byte[file.length() + 1 + bytes.length];
            System.arraycopy(file.getBytes(StandardCharsets.US_ASCII), 0, named, 0, file.length());
            System.arraycopy(bytes, 0, named, file.length() + 1, bytes.length);
            return named;
        }, (label, bytes) -> {
            int zero = 0;
            while (bytes[zero] != 0) {
                zero++;
            }
            String file = new String(bytes, 0, zero, StandardCharsets.US_ASCII);
            Files.write(folder.resolve(file), Arrays.copyOfRange(bytes, zero + 1, bytes.length));
            try {
                load(part.loader());
            } finally {
                Files.write(folder.resolve(file), sound.get(file));
            }
        });
    }

    private static void load(Loader loader) throws IOException {
        ConfigMistakes mistakes = new ConfigMistakes();
        try {
            loader.load(folder, mistakes);
            mistakes.throwIfAny();
        } catch (ConfigException refused) {
            assertFalse(refused.mistakes().isEmpty());
            for (Mistake mistake : refused.mistakes()) {
                assertTrue(mistake.file().startsWith(folder) && !mistake.what().isBlank(), mistake.toString());
            }
        }
    }
}
