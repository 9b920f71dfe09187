// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.edition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.report.FigureKey;

class EditionsTest {

    private static final Path CONFIG = Path.of("../config");

    @Test
    void theFilesOfTheProjectHaveNoMistake() {
        ConfigMistakes mistakes = new ConfigMistakes();
        Editions editions = Editions.load(CONFIG, mistakes);
        mistakes.throwIfAny();
        assertEquals(List.of("2014", "2019", "2021"), editions.all().stream().map(Edition::id).toList());
        assertTrue(editions.edition("2021").orElseThrow().covers(2030));
        assertTrue(!editions.edition("2019").orElseThrow().covers(2021));
    }

    @Test
    void everyMistakeIsNamedAtOnceWithFileAndLine(@TempDir Path config) throws IOException {
        Files.createDirectories(config.resolve("editions"));
        Files.copy(CONFIG.resolve("cells.yaml"), config.resolve("cells.yaml"));
        Files.writeString(config.resolve("figures.csv"), """
                key,unit,editions,label
                permits.granted,items,2030,许可 准予
                permits.refused,items,2030,许可 不予
                """);
        Files.writeString(config.resolve("editions/2030.yaml"), """
                id: "2030"
                years: {first: soon}
                tables:
                  - id: permits
                    columns:
                      - {key: granted, label: 准予}
                      - {key: denied, label: 准 予}
                    rows:
                      - {key: permits, label: 许可, colour: red}
                """);
        ConfigMistakes mistakes = new ConfigMistakes();
        Editions.load(config, mistakes);
        String all = assertThrows(ConfigMistakes.ConfigException.class, mistakes::throwIfAny).getMessage();
        assertTrue(all.contains("2030.yaml:2: should be a whole number, not 'soon'"), all);
        assertTrue(all.contains("2030.yaml:7: label '准 予' stands in line 6 already"), all);
        assertTrue(all.contains("2030.yaml:9: 'colour' is not known here"), all);
        assertTrue(all.contains("2030.yaml:9: figures.csv has no 'permits.denied'; nearest is 'permits."), all);
        assertTrue(all.contains("no row and column make 'permits.refused'"), all);
    }

    @Test
    void theNearestKeysComeFirst() {
        ConfigMistakes mistakes = new ConfigMistakes();
        FigureCatalog catalog = FigureCatalog.load(CONFIG, mistakes);
        mistakes.throwIfAny();
        assertEquals(new FigureKey("applications.new.total"), catalog.nearest("aplications.new.totl", 3).get(0));
        assertTrue(catalog.figure(new FigureKey("licences.items_change")).orElseThrow().signed());
        assertTrue(catalog.figure(new FigureKey("procurement.amount")).orElseThrow().isAmount());
    }
}
