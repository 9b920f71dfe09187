// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SeriesTest {

    @Test
    void summariesAreWhatANaiveComputationGives() {
        Random random = new Random(7);
        List<Observation> observations = new ArrayList<>();
        for (int agency = 0; agency < 40; agency++) {
            for (int year = 2015; year < 2024; year++) {
                if (random.nextInt(3) > 0) {
                    observations.add(Rows.observation(agency + "-" + year, "a" + agency, year, "county", "government",
                            random.nextInt(500)));
                }
            }
        }
        Series series = Series.of(observations);
        TreeSet<Integer> years = new TreeSet<>();
        observations.forEach(o -> years.add(o.row().year().orElseThrow()));
        assertEquals(List.copyOf(years), List.copyOf(series.ofAll().keySet()));
        for (int year : years) {
            double[] values = observations.stream().filter(o -> o.row().year().orElseThrow() == year)
                    .mapToDouble(Observation::value).sorted().toArray();
            Series.Summary summary = series.ofAll().get(year);
            assertEquals(values.length, summary.agencies());
            assertEquals(Arrays.stream(values).sum(), summary.sum(), 1e-9);
            int half = values.length / 2;
            assertEquals(values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2,
                    summary.median(), 1e-9);
        }
        assertEquals(observations.size(), series.lines().stream().mapToInt(line -> line.stated().size()).sum());
    }

    @Test
    void aYearWithoutAReportIsAGap() {
        Series series = Series.of(List.of(Rows.observation("a", "甲", 2018, "county", "government", 5),
                Rows.observation("b", "甲", 2021, "county", "government", 7)));
        assertEquals(List.of(2018, 2019, 2020, 2021), series.years());
        assertNull(series.ofAll().get(2019));
        assertEquals(2, series.lines().get(0).stated().size());
    }

    @Test
    void theOfficialReportCountsAndTheDifferenceIsNamed() {
        Observation mirror = Rows.observation("a", "甲", 2021, "county", "government", 50);
        Observation unofficial = new Observation(Rows.copy(mirror.row()), 50, mirror.denominator());
        Observation official = Rows.observation("b", "甲", 2021, "county", "government", 5);
        Series series = Series.of(List.of(unofficial, official));
        assertEquals(5, series.lines().get(0).stated().get(2021).value());
        assertEquals(List.of(2021), series.lines().get(0).differing());
    }

    @Test
    void unknownYearAndUnknownAgencyAreCountedApart() {
        Series series = Series.of(List.of(Rows.observation("a", "甲", null, "county", "government", 5),
                Rows.observation("b", null, 2021, "county", "government", 7)));
        assertEquals(1, series.withoutYear());
        assertEquals(1, series.withoutAgency());
        assertEquals(List.of(), series.lines());
    }
}
