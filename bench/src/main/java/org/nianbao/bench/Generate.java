// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.nianbao.index.GeneratedReports;
import org.nianbao.quality.generated.GeneratedPage;
import org.nianbao.quality.generated.PageGenerator;
import org.nianbao.record.ReportJson;

/** Writes collections of any size, one item at a time: the same seed gives the same items. */
final class Generate {

    private static final String USAGE = "generate reports COUNT FILE [SEED] writes records as JSON lines;"
            + " generate pages COUNT FOLDER [FIRST] writes pages";
    private static final int PARAGRAPHS = 60;

    private Generate() {
    }

    static void run(Path root, List<String> words) throws IOException {
        if (words.size() < 3 || words.size() > 4) {
            throw new IllegalArgumentException(USAGE);
        }
        int count = Integer.parseInt(words.get(1));
        Path target = Path.of(words.get(2));
        long seed = words.size() > 3 ? Long.parseLong(words.get(3)) : 1;
        switch (words.get(0)) {
            case "reports" -> {
                GeneratedReports made = new GeneratedReports(seed, PARAGRAPHS, GeneratedReports.allKeys());
                try (BufferedWriter lines = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
                    for (int number = 0; number < count; number++) {
                        lines.write(ReportJson.line(made.report(number).report()));
                        lines.newLine();
                    }
                }
            }
            case "pages" -> {
                Files.createDirectories(target);
                PageGenerator generator = new PageGenerator(root.resolve("config"));
                for (long number = seed; number < seed + count; number++) {
                    GeneratedPage page = generator.page(number);
                    Files.write(target.resolve(page.file()), page.bytes());
                }
            }
            default -> throw new IllegalArgumentException(USAGE);
        }
    }
}
