// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.DelimitedFile;
import org.nianbao.config.DelimitedFile.Row;

/** The seeds that come with the project, held against the divisions that come with it. */
class SitesFileTest {

    /** As many provinces as the list of known columns reaches; losing one is a step back. */
    private static final int PROVINCES = 31;

    private static List<Row> sites;
    private static final Map<String, Row> DIVISIONS = new HashMap<>();

    @BeforeAll
    static void read() {
        ConfigMistakes mistakes = new ConfigMistakes();
        Path config = ListedPage.CONFIG;
        sites = DelimitedFile.tsv(config.resolve("sites.tsv"), List.of("name", "url", "division", "note"), mistakes);
        DelimitedFile.csv(config.resolve("divisions.csv"), List.of("code", "level", "name", "province"), mistakes)
                .forEach(row -> DIVISIONS.put(row.cell("code").orElseThrow(), row));
        mistakes.throwIfAny();
    }

    @Test
    void seedsAreManyAndEachStandsOnce() {
        assertTrue(sites.size() >= 60, sites.size() + " seeds");
        Set<String> seen = new HashSet<>();
        for (Row site : sites) {
            String url = site.cell("url").orElseThrow();
            assertTrue(seen.add(ListedPage.READER.urls().canonical(url).orElseThrow().aliasKey()), site + " twice");
        }
    }

    @Test
    void seedIsAnAddressThatMayBeFollowed() {
        for (Row site : sites) {
            String url = site.cell("url").orElseThrow();
            assertEquals(Optional.empty(), ListedPage.READER.policy().refusal(url), url);
            assertTrue(site.cell("name").isPresent() && site.cell("note").isPresent(), url);
        }
    }

    @Test
    void divisionIsKnownAndNationalBodiesHaveNone() {
        for (Row site : sites) {
            Optional<String> division = site.cell("division");
            boolean national = site.cell("note").orElseThrow().startsWith("national");
            assertEquals(!national, division.isPresent(), site.toString());
            division.ifPresent(code -> assertTrue(DIVISIONS.containsKey(code), code + " is no division: " + site));
        }
    }

    @Test
    void nameBeginsWithItsDivision() {
        for (Row site : sites) {
            site.cell("division").map(DIVISIONS::get).flatMap(row -> row.cell("name")).ifPresent(name ->
                    assertTrue(site.cell("name").orElseThrow().startsWith(name), site + " is in " + name));
        }
    }

    @Test
    void seedsSpreadOverProvincesAndLevels() {
        Set<String> provinces = sites.stream().flatMap(site -> site.cell("division").map(DIVISIONS::get)
                .flatMap(row -> row.cell("province")).stream()).collect(Collectors.toSet());
        assertTrue(provinces.size() >= PROVINCES, provinces.size() + " provinces");
        Set<String> levels = sites.stream().map(site -> site.cell("note").orElseThrow().split("[, ]")[0])
                .collect(Collectors.toSet());
        assertTrue(levels.containsAll(Set.of("national", "province", "city", "county", "town", "zone")),
                levels.toString());
    }
}
