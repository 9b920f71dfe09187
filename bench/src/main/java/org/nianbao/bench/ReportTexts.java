// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nianbao.index.GeneratedReports;

/** Texts of reports for measuring what works on text alone: read from generated pages, and generated ones. */
final class ReportTexts {

    /** The property that names the file. */
    static final String FILE = "bench.texts";

    private static final long SEED = 77;
    private static final int GENERATED = 50;
    private static final int PARAGRAPHS = 60;

    private ReportTexts() {
    }

    /** Written once by the process that measures, read by the processes it starts. */
    static List<String> all() {
        Path file = Path.of(System.getProperty(FILE));
        try {
            return List.of(new ObjectMapper().readValue(file.toFile(), String[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Setting setting) throws IOException {
        List<String> texts = new ArrayList<>();
        ReadingStages stages = new ReadingStages(setting.config());
        ReadingBenchmark.pages().forEach(page -> texts.add(stages.clean(stages.page(page)).text()));
        GeneratedReports generated = new GeneratedReports(SEED, PARAGRAPHS, List.of());
        for (int number = 0; number < GENERATED; number++) {
            texts.add(generated.report(number).report().text());
        }
        Path file = setting.folder("texts").resolve("texts.json");
        new ObjectMapper().writeValue(file.toFile(), texts);
        System.setProperty(FILE, file.toString());
    }

    static long bytes(List<String> texts) {
        return texts.stream().mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length).sum();
    }
}
