// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.nianbao.index.FigureRow;
import org.nianbao.statistics.PeerGroup.Trait;

/**
 * Reports whose figure is far from their peers', the robust way: distance from the peers' median in units of the
 * peers' spread, on the scale that is fair for the figure.
 *
 * <p>Each report is measured against the smallest group it can honestly be compared with; a group below the floor is
 * widened, and the result names the group that was used. What is probably an error is listed apart.
 */
public final class Outliers {

    /**
     * One report beside its peers.
     *
     * @param median the peers' median, in the figure's own unit
     * @param low a quarter of the peers lie below
     * @param high a quarter of the peers lie above
     * @param score robust score: distance from the median in spreads; negative below it
     * @param percentile exact rank among the peers, 0 to 100
     * @param widened whether the group had to be made wider than asked for
     * @param doubts why the number may be wrong, the strongest cause first; empty when nothing speaks against it
     */
    public record Finding(Observation observation, PeerGroup group, int groupSize, double median, double low,
                          double high, double score, double percentile, boolean widened, List<Doubt> doubts) {

        Finding doubted(List<Doubt> found) {
            return new Finding(observation, group, groupSize, median, low, high, score, percentile, widened,
                    List.copyOf(found));
        }

        public Strength strength() {
            return Strength.of(score);
        }
    }

    /** What a score means in words. */
    public enum Strength {
        USUAL("usual"), UNUSUAL("unusual"), VERY_UNUSUAL("very unusual"), EXTREME("extreme");

        /** Iglewicz and Hoaglin 1993 propose 3.5; the steps above it double it. */
        private static final double[] FROM = {0, 3.5, 7, 14};

        private final String words;

        Strength(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        static Strength of(double score) {
            Strength strength = USUAL;
            for (Strength each : values()) {
                if (Math.abs(score) >= FROM[each.ordinal()]) {
                    strength = each;
                }
            }
            return strength;
        }
    }

    /**
     * What was found.
     *
     * @param outliers far from their peers, nothing speaks against the number; the farthest first
     * @param probablyErrors far from their peers, and a cause is known that is no news
     * @param all every report that was measured, the farthest first
     * @param compared how many those are
     * @param tooFewPeers reports with no group large enough, even of everybody
     * @param tinyDenominator reports whose ratio rests on too small a number
     */
    public record Outcome(List<Finding> outliers, List<Finding> probablyErrors, List<Finding> all, int compared,
                          int tooFewPeers, int tinyDenominator) {
    }

    private final Scale scale;
    private final StatisticsSettings settings;
    private final List<Trait> peers;
    private final boolean amounts;

    /**
     * @param peers what peers must have in common
     * @param amounts whether the figure is money, where a factor of 10,000 is a slip of the unit
     */
    public Outliers(Scale scale, List<Trait> peers, boolean amounts, StatisticsSettings settings) {
        this.scale = Objects.requireNonNull(scale, "scale");
        this.peers = List.copyOf(peers);
        this.amounts = amounts;
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /**
     * Measures every observation.
     *
     * @param score the least distance that counts as far
     * @param doubts what speaks against a report's figure; asked for far ones only
     */
    public Outcome find(List<Observation> observations, double score, Function<FigureRow, List<Doubt>> doubts) {
        List<Observation> usable = new ArrayList<>();
        int tiny = 0;
        for (Observation observation : observations) {
            if (observation.denominator().isPresent()
                    && observation.denominator().getAsDouble() < settings.smallestDenominator()) {
                tiny++;
            } else {
                usable.add(observation);
            }
        }
        Map<String, List<Observation>> byAgency = byAgency(usable);
        List<List<Trait>> tries = PeerGroup.widening(peers);
        List<Map<PeerGroup, Peers>> groupings = new ArrayList<>();
        for (List<Trait> traits : tries) {
            groupings.add(groups(usable, traits));
        }
        List<Finding> all = new ArrayList<>();
        int tooFew = 0;
        for (Observation observation : usable) {
            Optional<Finding> finding = measure(observation, tries, groupings);
            if (finding.isEmpty()) {
                tooFew++;
            } else {
                all.add(finding.get());
            }
        }
        List<Finding> far = new ArrayList<>();
        List<Finding> errors = new ArrayList<>();
        for (Finding finding : all) {
            if (Math.abs(finding.score()) < score) {
                continue;
            }
            List<Doubt> causes = new ArrayList<>();
            if (amounts) {
                unitSlip(finding.observation(), byAgency).ifPresent(causes::add);
            }
            causes.addAll(doubts.apply(finding.observation().row()));
            (causes.isEmpty() ? far : errors).add(finding.doubted(causes));
        }
        Comparator<Finding> farthest = Comparator.comparingDouble((Finding f) -> -Math.abs(f.score()))
                .thenComparing(f -> f.observation().row().id());
        far.sort(farthest);
        errors.sort(farthest);
        all.sort(farthest);
        return new Outcome(List.copyOf(far), List.copyOf(errors), List.copyOf(all), all.size(), tooFew, tiny);
    }

    private record Peers(Distribution values, Distribution scaled) {
    }

    private Map<PeerGroup, Peers> groups(List<Observation> observations, List<Trait> traits) {
        Map<PeerGroup, List<Observation>> members = new LinkedHashMap<>();
        for (Observation observation : observations) {
            // A copy is not one more peer.
            if (observation.row().counted()) {
                PeerGroup.of(observation, traits)
                        .ifPresent(group -> members.computeIfAbsent(group, g -> new ArrayList<>()).add(observation));
            }
        }
        Map<PeerGroup, Peers> groups = new HashMap<>();
        members.forEach((group, list) -> {
            double[] values = list.stream().mapToDouble(Observation::value).toArray();
            double[] scaled = list.stream().mapToDouble(o -> scale.of(o.value())).toArray();
            groups.put(group, new Peers(new Distribution(values), new Distribution(scaled)));
        });
        return groups;
    }

    private Optional<Finding> measure(Observation observation, List<List<Trait>> tries,
                                      List<Map<PeerGroup, Peers>> groupings) {
        for (int i = 0; i < tries.size(); i++) {
            Optional<PeerGroup> group = PeerGroup.of(observation, tries.get(i));
            Peers peers = group.map(groupings.get(i)::get).orElse(null);
            if (peers != null && peers.values().size() >= settings.smallestGroup()) {
                double value = observation.value();
                double median = peers.values().median();
                double denominator = observation.denominator().orElse(1);
                double spread = Math.max(peers.scaled().spread(), scale.chance(median, denominator));
                double score = (scale.of(value) - peers.scaled().median()) / spread;
                return Optional.of(new Finding(observation, group.get(), peers.values().size(), median,
                        peers.values().quantile(0.25), peers.values().quantile(0.75), score,
                        peers.values().percentile(value), i > 0, List.of()));
            }
        }
        return Optional.empty();
    }

    /** Yuan typed for 万元, or the other way round: about 10,000 times what the agency states in another year. */
    private Optional<Doubt> unitSlip(Observation observation, Map<String, List<Observation>> byAgency) {
        List<Observation> own = Observation.identity(observation.row()).map(byAgency::get).orElse(List.of());
        return own.stream().filter(other -> !other.row().year().equals(observation.row().year()))
                .filter(other -> isFactorTenThousand(observation, other)).findFirst()
                .map(other -> new Doubt(Doubt.Cause.FACTOR_10000, "the same agency states "
                        + BigDecimal.valueOf(other.value()).stripTrailingZeros().toPlainString() + " in "
                        + other.row().year().map(String::valueOf).orElse("?") + ", about 10,000 times "
                        + (observation.value() > other.value() ? "less" : "more")));
    }

    private boolean isFactorTenThousand(Observation one, Observation other) {
        double a = Math.abs(one.value());
        double b = Math.abs(other.value());
        if (a == 0 || b == 0) {
            return false;
        }
        return Math.abs(Math.abs(Math.log10(a / b)) - 4) <= settings.unitSlipTolerance();
    }

    private static Map<String, List<Observation>> byAgency(List<Observation> observations) {
        Map<String, List<Observation>> byAgency = new HashMap<>();
        for (Observation observation : observations) {
            Observation.identity(observation.row())
                    .ifPresent(key -> byAgency.computeIfAbsent(key, k -> new ArrayList<>()).add(observation));
        }
        return byAgency;
    }
}
