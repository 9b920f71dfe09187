// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.config.ConfigMistakes;

class StatisticsSettingsTest {

    @TempDir
    private Path folder;

    @Test
    void everyMistakeIsNamedWithItsLine() throws IOException {
        Files.writeString(folder.resolve("statistics.yaml"), """
                outliers:
                  smallest_group: 0
                  smallest_denominator: 10
                  score: high
                  unit_slip_tolerance: 0.4
                  usual_change: 0.5
                frozen: {share: 0.9, figures: 5}
                copied: {likeness: 0.8, characters: 200}
                due_dates:
                  - kinds: [goverment]
                    day: 31-03
                """);
        ConfigMistakes mistakes = new ConfigMistakes();
        StatisticsSettings.read(folder, mistakes);
        ConfigMistakes.ConfigException e = assertThrows(ConfigMistakes.ConfigException.class, mistakes::throwIfAny);
        assertEquals(List.of(2, 4, 10, 11), e.mistakes().stream().map(ConfigMistakes.Mistake::line).sorted().toList());
    }
}
