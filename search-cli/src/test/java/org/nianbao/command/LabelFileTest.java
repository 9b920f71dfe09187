// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelFileTest {

    private static final Path GOLD = Path.of("..", "..", "shared", "gold");
    private static final String PAGE = """
            <html><head><title>某某局2021年政府信息公开工作年度报告</title></head><body>
            <h1>某某局2021年政府信息公开工作年度报告</h1><p>一、总体情况</p>
            <p>2021年，本机关主动公开政府信息12条，收到政府信息公开申请3件，均按时答复。</p></body></html>
            """;

    @TempDir
    private Path folder;

    @Test
    void labelIsFoundByTheEndOfThePathWithOrWithoutTheEndingOfTheName() throws IOException {
        Path file = Files.writeString(folder.resolve("labels.jsonl"), """
                {"source": "b/one.html"}
                [{"source": "two"}, {"source": "one.html"}]
                """);
        LabelFile labels = LabelFile.read(file);

        assertEquals("b/one.html", labels.of("./a/b/one.html").orElseThrow().source());
        assertEquals("one.html", labels.of("a/one.html").orElseThrow().source());
        assertEquals("two", labels.of("a/two.txt").orElseThrow().source());
        assertEquals(Optional.empty(), labels.of("a/three.txt"));
        assertEquals(List.of(), labels.unused());
    }

    @Test
    void folderHasALabelForEachPage() throws IOException {
        Path truth = Files.createDirectory(folder.resolve("truth"));
        Files.writeString(truth.resolve("one.json"), "{\"year\": 2021}");
        LabelFile labels = LabelFile.read(truth);

        assertEquals(Optional.of("2021"), labels.of("pages/one.html").orElseThrow().head().get("year"));
    }

    @Test
    void addressOfALabelTellsWhetherThePageIsOfficial() throws IOException {
        Path page = Files.writeString(folder.resolve("page.html"), PAGE);
        for (String host : List.of("www.mougov.gov.cn", "www.mirror.example")) {
            Files.writeString(folder.resolve("labels.json"), """
                    {"source": "page.html", "url": "http://%s/1.html", "official": %s}
                    """.formatted(host, host.endsWith(".gov.cn")));
            Session.Result result = new Session(folder).run("extract", page.toString(), "--labels", "labels.json",
                    "--format", "json");

            assertEquals(0, result.status(), result.err());
            JsonNode all = new ObjectMapper().readTree(result.out());
            assertTrue(all.path("misses").isEmpty(), result.out());
            assertEquals(1.0, all.at("/score/all/quality/official").asDouble(), result.out());
        }
    }

    @Test
    void handReadPagesScoreFull() throws IOException {
        assumeTrue(Files.isDirectory(GOLD.resolve("pages")), "no hand-read pages in " + GOLD);
        Session.Result result = new Session(folder).run("extract", GOLD.resolve("pages").toAbsolutePath().toString(),
                "--labels", GOLD.toAbsolutePath().toString(), "--format", "json");

        assertEquals(0, result.status(), result.err());
        JsonNode all = new ObjectMapper().readTree(result.out());
        assertEquals("[]", all.path("misses").toString());
        assertEquals(10, all.at("/score/all/pages").asInt());
    }
}
