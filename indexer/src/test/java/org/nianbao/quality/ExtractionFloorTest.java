// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nianbao.extract.ReportExtractor;
import org.nianbao.page.UnreadablePage;
import org.nianbao.quality.generated.GeneratedPage;
import org.nianbao.quality.generated.PageGenerator;
import org.nianbao.report.Reading;

/**
 * Holds the reader to the quality once reached on generated pages. System properties: see the description of
 * {@code org.nianbao.quality.generated}.
 */
class ExtractionFloorTest {

    private static final Path CONFIG = Path.of("..", "config");
    private static final Path FLOORS = Path.of("src", "test", "resources", "floors.tsv");
    private static final int GATE = 320;

    @Test
    void readsNoGroupOfPagesWorseThanItsFloor() throws IOException, UnreadablePage {
        int pages = Integer.getInteger("quality.pages", GATE);
        long first = Long.getLong("quality.first", 1);
        Optional<String> report = Optional.ofNullable(System.getProperty("quality.report"));
        ReportExtractor extractor = ReportExtractor.load(CONFIG);
        PageGenerator generator = new PageGenerator(CONFIG);
        LabelledScore score = new LabelledScore();
        List<String> slow = new ArrayList<>();
        for (long seed = first; seed < first + pages; seed++) {
            GeneratedPage page = generator.page(seed);
            long start = System.nanoTime();
            Reading reading = extractor.read(page.file(), page.url(), page.bytes(), page.contentType());
            long millis = (System.nanoTime() - start) / 1_000_000;
            if (millis > 1000) {
                slow.add(page.file() + " took " + millis + " ms");
            }
            score.add(Label.of(page.label()), reading);
        }
        if (report.isPresent()) {
            StringBuilder text = new StringBuilder(score.table()).append('\n');
            slow.forEach(line -> text.append(line).append('\n'));
            score.misses().forEach(miss -> text.append(miss).append('\n'));
            Files.writeString(Path.of(report.get()), text, StandardCharsets.UTF_8);
        }
        boolean gate = pages == GATE && first == 1;
        Floors floors = Floors.read(FLOORS);
        String change = System.getProperty("quality.floors", "keep").toLowerCase(Locale.ROOT);
        if (gate && (change.equals("raise") || change.equals("lower"))) {
            floors.write(FLOORS, score, change.equals("lower"));
        } else if (gate) {
            List<String> below = floors.below(score);
            assertTrue(below.isEmpty(), String.join("\n", below));
        }
    }
}
