// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nianbao.index.FigureRow;

/**
 * Agencies whose figure changed from one year to the next far more than their peers' did. The change is measured on
 * the figure's own scale; a year in between breaks the chain.
 */
public final class Jumps {

    /**
     * One agency's change.
     *
     * @param last the observation of the year before
     * @param now the observation that is far from it
     * @param usual the peers' median change, as a factor for counts and amounts, in points for shares
     * @param score change less the median change, in spreads
     */
    public record Jump(Observation last, Observation now, double usual, double score, int peers, List<Doubt> doubts) {

        public Outliers.Strength strength() {
            return Outliers.Strength.of(score);
        }
    }

    /** What was found: news, probable errors, and how many pairs of years were compared. */
    public record Outcome(List<Jump> jumps, List<Jump> probablyErrors, int compared) {
    }

    private final Scale scale;
    private final StatisticsSettings settings;
    private final boolean amounts;

    public Jumps(Scale scale, boolean amounts, StatisticsSettings settings) {
        this.scale = scale;
        this.amounts = amounts;
        this.settings = settings;
    }

    private record Pair(Observation last, Observation now, double change) {
    }

    /** Compares every report with the same agency's report about the year before. */
    public Outcome find(List<Observation> observations, double score, Function<FigureRow, List<Doubt>> doubts) {
        Map<Integer, List<Pair>> byYear = new HashMap<>();
        int compared = 0;
        for (Series.Line line : Series.of(observations).lines()) {
            Observation last = null;
            for (Map.Entry<Integer, Observation> entry : line.stated().entrySet()) {
                Observation now = entry.getValue();
                if (last != null && last.row().year().orElse(0) == entry.getKey() - 1 && largeEnough(last)
                        && largeEnough(now)) {
                    double change = scale.of(now.value()) - scale.of(last.value());
                    byYear.computeIfAbsent(entry.getKey(), y -> new ArrayList<>()).add(new Pair(last, now, change));
                    compared++;
                }
                last = now;
            }
        }
        List<Pair> everyYear = byYear.values().stream().flatMap(List::stream).toList();
        List<Jump> jumps = new ArrayList<>();
        List<Jump> errors = new ArrayList<>();
        byYear.forEach((year, pairs) -> {
            List<Pair> peers = pairs.size() >= settings.smallestGroup() ? pairs : everyYear;
            Distribution changes = new Distribution(peers.stream().mapToDouble(Pair::change).toArray());
            boolean enough = peers.size() >= settings.smallestGroup();
            double median = enough ? changes.median() : 0;
            double spread = enough ? changes.spread() : settings.usualChange();
            for (Pair pair : pairs) {
                double chance = Math.hypot(scale.chance(pair.last().value(), pair.last().denominator().orElse(1)),
                        scale.chance(pair.last().value(), pair.now().denominator().orElse(1)));
                double distance = (pair.change() - median) / Math.max(spread, chance);
                if (Math.abs(distance) >= score) {
                    List<Doubt> causes = causes(pair, doubts);
                    double usual = scale == Scale.SHARE ? median : Math.exp(median);
                    (causes.isEmpty() ? jumps : errors).add(new Jump(pair.last(), pair.now(), usual, distance,
                            enough ? peers.size() : 0, causes));
                }
            }
        });
        Comparator<Jump> farthest = Comparator.comparingDouble((Jump jump) -> -Math.abs(jump.score()))
                .thenComparing(jump -> jump.now().row().id());
        jumps.sort(farthest);
        errors.sort(farthest);
        return new Outcome(List.copyOf(jumps), List.copyOf(errors), compared);
    }

    private List<Doubt> causes(Pair pair, Function<FigureRow, List<Doubt>> doubts) {
        List<Doubt> causes = new ArrayList<>();
        double a = Math.abs(pair.last().value());
        double b = Math.abs(pair.now().value());
        if (amounts && a > 0 && b > 0
                && Math.abs(Math.abs(Math.log10(a / b)) - 4) <= settings.unitSlipTolerance()) {
            causes.add(new Doubt(Doubt.Cause.FACTOR_10000, "about 10,000 times "
                    + (b > a ? "more" : "less") + " than the year before"));
        }
        causes.addAll(doubts.apply(pair.now().row()));
        for (Doubt doubt : doubts.apply(pair.last().row())) {
            causes.add(new Doubt(doubt.cause(), "the year before: " + doubt.why()));
        }
        return causes;
    }

    private boolean largeEnough(Observation observation) {
        return observation.denominator().isEmpty()
                || observation.denominator().getAsDouble() >= settings.smallestDenominator();
    }
}
