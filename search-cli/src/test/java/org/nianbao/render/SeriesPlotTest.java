// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesPlotTest {

    private static final Map<String, Map<Integer, Double>> LINES =
            Map.of("甲县", Map.of(2019, 3.0, 2020, 8.0, 2022, 5.0), "乙县", Map.of(2021, 1.0));

    @TempDir
    private Path folder;

    @Test
    void svgKeepsTheWordsAsText() throws IOException {
        Path file = folder.resolve("a.svg");
        assertTrue(SeriesPlot.write(file, "本年新收", List.of(2019, 2020, 2021, 2022), LINES));
        String svg = Files.readString(file);
        assertTrue(svg.contains("<svg"), "no svg element");
        assertTrue(svg.contains("本年新收"), "no title");
        assertEquals(List.of(file), list());
    }

    @Test
    void pngIsAnImage() throws IOException {
        Path file = folder.resolve("a.png");
        SeriesPlot.write(file, "new", List.of(2019, 2020, 2021, 2022), LINES);
        assertNotNull(ImageIO.read(file.toFile()));
    }

    @Test
    void onlyTwoFormatsAreKnown() {
        assertTrue(SeriesPlot.canWrite(Path.of("x.PNG")));
        assertFalse(SeriesPlot.canWrite(Path.of("x.pdf")));
    }

    private List<Path> list() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }
}
