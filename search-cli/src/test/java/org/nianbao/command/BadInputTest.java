// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each mistake is one line that says what, where and what to do, and its own exit status. */
class BadInputTest {

    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1};

    @TempDir
    private Path folder;
    private Session session;

    @BeforeEach
    void page() throws IOException {
        session = new Session(folder);
        try (var page = Nianbao.class.getResourceAsStream("warm-up.html")) {
            Files.copy(page, folder.resolve("good.html"));
        }
        Files.createFile(folder.resolve("empty.html"));
        Files.write(folder.resolve("picture.html"), JPEG);
    }

    @Test
    void theRestOfTheBatchIsStillDone() {
        Session.Result result = session.run("extract", "missing.html", "empty.html", "picture.html", "good.html");
        assertEquals(1, result.status());
        assertEquals(3, result.err().lines().count(), result.err());
        assertTrue(result.err().lines().toList().get(0).contains("missing.html: no such file"), result.err());
        assertTrue(result.err().lines().toList().get(1).contains("empty.html"), result.err());
        assertTrue(result.err().lines().toList().get(2).contains("picture.html"), result.err());
        assertTrue(result.out().lines().anyMatch(line -> line.contains("good.html")
                && line.contains("\"kind\":\"report\"")), result.out());
    }

    @Test
    void indexingABatchWithBadFilesKeepsTheGoodOnes() {
        Session.Result result = session.run("index", "missing.html", "picture.html", "good.html");
        assertEquals(1, result.status());
        assertTrue(result.err().contains("missing.html"), result.err());
        assertTrue(result.err().contains("picture.html"), result.err());
        Session.Result search = session.run("search", "--format", "jsonl");
        assertEquals(1, search.out().lines().count());
    }

    @Test
    void aMistypedFigureIsAnsweredWithTheNearestRightOnes() {
        Session.Result result = session.run("outliers", "--figure", "aplications.new.total");
        assertOneLine(2, "did you mean applications.new.total", result);
    }

    @Test
    void aMistypedOptionCommandOrFacetIsAnsweredWithTheNearestRightOne() {
        assertOneLine(2, "--province", session.run("search", "--provice", "x"));
        assertOneLine(2, "did you mean search?", session.run("serch"));
        assertOneLine(2, "did you mean province", session.run("search", "--facet", "provnce"));
    }

    @Test
    void aQueryThatCannotBeReadShowsWhere() {
        Session.Result result = session.run("search", "公开 (a");
        assertEquals(2, result.status());
        assertEquals(3, result.err().lines().count(), result.err());
        assertTrue(result.err().lines().toList().get(2).stripTrailing().endsWith("^"), result.err());
    }

    @Test
    void nothingToWorkOnIsThree() {
        assertOneLine(3, "no index", session.run("search", "x"));
        assertOneLine(3, "nianbao crawl", session.run("index"));
        assertOneLine(3, "no archive", session.run("archive", "verify"));
        assertOneLine(3, "neither archive nor index", session.run("stats"));
    }

    @Test
    void aBrokenConfigurationIsNamedWithFileAndLine() throws IOException {
        Path config = folder.resolve("config");
        try (Stream<Path> all = Files.walk(Path.of("..", "config"))) {
            for (Path file : all.toList()) {
                Path target = config.resolve(Path.of("..", "config").relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        Files.writeString(config.resolve("statistics.yaml"), "outliers:\n  score: [\n", StandardCharsets.UTF_8);
        Session.Result result = session.run("outliers", "--figure", "applications.new.total");
        assertEquals(1, result.status());
        assertTrue(result.err().lines().allMatch(line -> line.startsWith("nianbao: ")), result.err());
        assertTrue(result.err().contains("statistics.yaml:"), result.err());
    }

    @Test
    void sharedOptionsMayStandBeforeTheCommand() {
        assertOneLine(3, folder.resolve("elsewhere").toString(), session.run("--data", "elsewhere", "search", "x"));
    }

    @Test
    void everyCommandHelpsWithThreeExamples() {
        for (String command : Nianbao.COMMANDS) {
            Session.Result result = session.run(command, "--help");
            assertEquals(0, result.status(), command);
            String examples = result.out().substring(Math.max(0, result.out().indexOf("Examples:")));
            assertTrue(examples.lines().filter(line -> line.strip().matches("(source <\\()?nianbao .*")).count() >= 3,
                    command + ": " + examples);
        }
    }

    private static void assertOneLine(int status, String part, Session.Result result) {
        assertEquals(status, result.status(), result.err());
        assertEquals(1, result.err().lines().count(), result.err());
        assertTrue(result.err().contains(part), result.err());
        assertEquals("", result.out());
    }
}
