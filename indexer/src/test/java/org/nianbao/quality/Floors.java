// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The measured quality of every group of pages, below which the build fails: {@code floors.tsv}. */
final class Floors {

    private static final String HEADER = "group\tmeasure\tfloor";

    private final SortedMap<String, Double> floors;

    private Floors(SortedMap<String, Double> floors) {
        this.floors = floors;
    }

    static Floors read(Path file) throws IOException {
        SortedMap<String, Double> floors = new TreeMap<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            if (line.isBlank() || line.startsWith("#") || line.equals(HEADER)) {
                continue;
            }
            String[] cells = line.split("\t");
            floors.put(cells[0] + "\t" + cells[1], Double.valueOf(cells[2]));
        }
        return new Floors(floors);
    }

    /** What a score is worse in than the floors, one line each. */
    List<String> below(LabelledScore score) {
        List<String> below = new ArrayList<>();
        measured(score).forEach((name, share) -> {
            double floor = floors.getOrDefault(name, 0.0);
            if (share < floor) {
                below.add(String.format(Locale.ROOT, "%s: %.4f is below the floor %.4f", name.replace('\t', ' '), share, floor));
            }
        });
        floors.keySet().stream().filter(name -> !measured(score).containsKey(name))
                .forEach(name -> below.add(name.replace('\t', ' ') + ": no page measures it any more"));
        return below;
    }

    /** Writes a score as floors; where {@code lower} is false, no floor sinks. */
    void write(Path file, LabelledScore score, boolean lower) throws IOException {
        StringBuilder text = new StringBuilder("# Measured quality of the reader on generated pages; see "
                + "ExtractionFloorTest. The build fails below a floor.\n").append(HEADER).append('\n');
        measured(score).forEach((name, share) -> text.append(String.format(Locale.ROOT, "%s\t%.4f%n", name,
                lower ? share : Math.max(share, floors.getOrDefault(name, 0.0)))));
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    /** Cut to four digits, so that a floor is met by the measurement it was taken from. */
    private static SortedMap<String, Double> measured(LabelledScore score) {
        SortedMap<String, Double> measured = new TreeMap<>();
        for (String group : score.groups()) {
            score.quality(group).forEach((measure, share) ->
                    measured.put(group + "\t" + measure, Math.floor(share * 10_000) / 10_000));
        }
        return measured;
    }
}
