// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nianbao.statistics.PeerGroup.Trait;

class OutliersTest {

    private static final StatisticsSettings SETTINGS = Rows.settings();

    /** The same numbers, computed as a person would with a list of each group. */
    @Test
    void everyScoreIsWhatANaiveComputationGives() {
        Random random = new Random(20210331);
        List<Observation> observations = new ArrayList<>();
        List<String> levels = List.of("county", "city", "town");
        for (int i = 0; i < 600; i++) {
            double value = Math.floor(Math.exp(random.nextGaussian() * 1.5 + 3));
            observations.add(Rows.observation("r" + i, "agency" + i, 2018 + random.nextInt(4),
                    levels.get(random.nextInt(3)), random.nextBoolean() ? "government" : "department", value));
        }
        Outliers.Outcome outcome = new Outliers(Scale.COUNT, PeerGroup.USUAL, false, SETTINGS)
                .find(observations, 3.5, row -> List.of());

        Map<String, List<Double>> groups = new TreeMap<>();
        for (Observation each : observations) {
            groups.computeIfAbsent(group(each), g -> new ArrayList<>()).add(each.value());
        }
        assertEquals(600, outcome.compared());
        int far = 0;
        for (Outliers.Finding finding : outcome.all()) {
            List<Double> peers = groups.get(group(finding.observation()));
            assertEquals(peers.size(), finding.groupSize());
            assertEquals(median(peers), finding.median(), 1e-9);
            List<Double> logs = peers.stream().map(OutliersTest::log).toList();
            double middle = median(logs);
            double mad = 1.4826 * median(logs.stream().map(x -> Math.abs(x - middle)).toList());
            double spread = Math.max(mad, 1 / Math.sqrt(median(peers) + 1));
            double score = (log(finding.observation().value()) - middle) / spread;
            assertEquals(score, finding.score(), 1e-9);
            double below = peers.stream().filter(x -> x < finding.observation().value()).count();
            double equal = peers.stream().filter(x -> x == finding.observation().value()).count();
            assertEquals(100 * (below + equal / 2) / peers.size(), finding.percentile(), 1e-9);
            far += Math.abs(score) >= 3.5 ? 1 : 0;
        }
        assertEquals(far, outcome.outliers().size());
        assertTrue(outcome.probablyErrors().isEmpty());
    }

    @Test
    void aSmallGroupIsWidenedAndSaysSo() {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            observations.add(Rows.observation("g" + i, "甲" + i, 2021, "county", "government", 10 + i));
        }
        observations.add(Rows.observation("z", "乙", 2021, "county", "zone", 12));
        Outliers.Outcome outcome = new Outliers(Scale.COUNT, PeerGroup.USUAL, false, SETTINGS)
                .find(observations, 0, row -> List.of());
        Outliers.Finding zone = outcome.all().stream().filter(f -> f.observation().row().id().equals("z")).findFirst()
                .orElseThrow();
        assertTrue(zone.widened());
        assertEquals(List.of(Trait.YEAR, Trait.LEVEL), zone.group().traits());
        assertEquals(7, zone.groupSize());
        assertFalse(outcome.all().stream().filter(f -> f != zone).anyMatch(Outliers.Finding::widened));
    }

    @Test
    void fewerThanFiveReportsAreNotMeasuredAtAll() {
        List<Observation> observations = List.of(Rows.observation("a", "甲", 2021, "county", "government", 1),
                Rows.observation("b", "乙", 2021, "county", "government", 1000));
        Outliers.Outcome outcome = new Outliers(Scale.COUNT, PeerGroup.USUAL, false, SETTINGS)
                .find(observations, 3.5, row -> List.of());
        assertEquals(0, outcome.compared());
        assertEquals(2, outcome.tooFewPeers());
    }

    @Test
    void aDoubtedFigureIsListedApart() {
        List<Observation> observations = counts(9, 11, 12, 10, 8, 9000);
        Doubt doubt = new Doubt(Doubt.Cause.FAILED_CHECK, "received = results + carried_forward");
        Outliers.Outcome outcome = new Outliers(Scale.COUNT, PeerGroup.USUAL, false, SETTINGS)
                .find(observations, 3.5, row -> List.of(doubt));
        assertTrue(outcome.outliers().isEmpty());
        assertEquals(List.of(doubt), outcome.probablyErrors().get(0).doubts());
    }

    @Test
    void yuanTypedForTenThousandsIsProbablyAnError() {
        List<Observation> observations = new ArrayList<>();
        double[] amounts = {41_000, 52_000, 38_000, 61_000, 47_000};
        for (int i = 0; i < amounts.length; i++) {
            observations.add(Rows.observation("p" + i, "甲" + i, 2021, "county", "government", amounts[i]));
        }
        observations.add(Rows.observation("now", "乙", 2021, "county", "government", 500_000_000));
        observations.add(Rows.observation("before", "乙", 2020, "county", "government", 50_000));
        Outliers.Outcome outcome = new Outliers(Scale.AMOUNT, PeerGroup.USUAL, true, SETTINGS)
                .find(observations, 3.5, row -> List.of());
        assertEquals(List.of("now"), outcome.probablyErrors().stream().map(f -> f.observation().row().id()).toList());
        assertEquals(Doubt.Cause.FACTOR_10000, outcome.probablyErrors().get(0).doubts().get(0).cause());
    }

    @Test
    void aRatioOnTinyNumbersIsNotMeasured() {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            observations.add(Rows.ratio("r" + i, "甲" + i, 2021, 20 + i, 100));
        }
        observations.add(Rows.ratio("tiny", "乙", 2021, 3, 3));
        observations.add(Rows.ratio("all", "丙", 2021, 95, 100));
        Outliers.Outcome outcome = new Outliers(Scale.SHARE, PeerGroup.USUAL, false, SETTINGS)
                .find(observations, 3.5, row -> List.of());
        assertEquals(1, outcome.tinyDenominator());
        assertEquals(List.of("all"), outcome.outliers().stream().map(f -> f.observation().row().id()).toList());
    }

    @Test
    void aCopyIsNotOneMorePeer() {
        List<Observation> observations = new ArrayList<>(counts(9, 11, 12, 10, 8));
        Observation copied = observations.get(0);
        observations.add(new Observation(Rows.copy(copied.row()), copied.value(), copied.denominator()));
        Outliers.Outcome outcome = new Outliers(Scale.COUNT, PeerGroup.USUAL, false, SETTINGS)
                .find(observations, 0, row -> List.of());
        assertTrue(outcome.all().stream().allMatch(f -> f.groupSize() == 5));
    }

    @Test
    void equalPeersDoNotMakeOneMoreCaseAnOutlier() {
        Outliers.Outcome outcome = new Outliers(Scale.COUNT, PeerGroup.USUAL, false, SETTINGS)
                .find(counts(0, 0, 0, 0, 0, 0, 0, 1), 3.5, row -> List.of());
        assertTrue(outcome.outliers().isEmpty());
    }

    private static List<Observation> counts(double... values) {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            observations.add(Rows.observation("c" + i, "甲" + i, 2021, "county", "government", values[i]));
        }
        return observations;
    }

    private static String group(Observation each) {
        return each.row().year() + " " + each.row().level() + " " + each.row().kind();
    }

    private static double log(double value) {
        return Math.log(value + Math.sqrt(value * value + 1));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
