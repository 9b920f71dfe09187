// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JumpsTest {

    private static final StatisticsSettings SETTINGS = Rows.settings();

    @Test
    void whoChangesUnlikeAllPeersIsFound() {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            observations.add(Rows.observation("l" + i, "a" + i, 2020, "county", "government", 100 + i));
            observations.add(Rows.observation("n" + i, "a" + i, 2021, "county", "government", 200 + 3 * i));
        }
        observations.add(Rows.observation("l", "same", 2020, "county", "government", 100));
        observations.add(Rows.observation("n", "same", 2021, "county", "government", 3000));
        Jumps.Outcome outcome = jumps(observations);
        assertEquals(13, outcome.compared());
        assertEquals(List.of("n"), outcome.jumps().stream().map(jump -> jump.now().row().id()).toList());
        assertTrue(outcome.jumps().get(0).score() > 0);
    }

    @Test
    void aMissingYearBreaksTheChain() {
        Jumps.Outcome outcome = jumps(List.of(Rows.observation("a", "甲", 2019, "county", "government", 1),
                Rows.observation("b", "甲", 2021, "county", "government", 9000)));
        assertEquals(0, outcome.compared());
    }

    @Test
    void withoutPeersOnlyAGreatChangeCounts() {
        Jumps.Outcome small = jumps(List.of(Rows.observation("a", "甲", 2020, "county", "government", 100),
                Rows.observation("b", "甲", 2021, "county", "government", 250)));
        Jumps.Outcome great = jumps(List.of(Rows.observation("a", "甲", 2020, "county", "government", 100),
                Rows.observation("b", "甲", 2021, "county", "government", 2500)));
        assertEquals(List.of(), small.jumps());
        assertEquals(1, great.jumps().size());
        assertEquals(0, great.jumps().get(0).peers());
    }

    @Test
    void aFactorOfTenThousandInMoneyIsProbablyAnError() {
        Jumps.Outcome outcome = new Jumps(Scale.AMOUNT, true, SETTINGS).find(
                List.of(Rows.observation("a", "甲", 2020, "county", "government", 120_000),
                        Rows.observation("b", "甲", 2021, "county", "government", 1_100_000_000)), 3.5, row -> List.of());
        assertEquals(List.of(), outcome.jumps());
        assertEquals(Doubt.Cause.FACTOR_10000, outcome.probablyErrors().get(0).doubts().get(0).cause());
    }

    private static Jumps.Outcome jumps(List<Observation> observations) {
        return new Jumps(Scale.COUNT, false, SETTINGS).find(observations, 3.5, row -> List.of());
    }
}
