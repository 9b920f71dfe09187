// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.statistics;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Who may be compared with whom: the reports that agree in the named traits.
 *
 * @param traits what the members agree in, in order; none means everybody
 * @param values the members' common values, one a trait
 */
public record PeerGroup(List<Trait> traits, List<String> values) {

    /** Something agencies can have in common. */
    public enum Trait {
        YEAR(o -> o.row().year().map(String::valueOf)),
        LEVEL(o -> o.row().level().map(level -> level.name().toLowerCase(Locale.ROOT))),
        KIND(o -> o.row().kind().map(kind -> kind.name().toLowerCase(Locale.ROOT))),
        PROVINCE(o -> o.row().province()),
        CITY(o -> o.row().city());

        private final Function<Observation, Optional<String>> of;

        Trait(Function<Observation, Optional<String>> of) {
            this.of = of;
        }

        Optional<String> of(Observation observation) {
            return of.apply(observation);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The usual peers: the same year, rank and kind. */
    public static final List<Trait> USUAL = List.of(Trait.YEAR, Trait.LEVEL, Trait.KIND);

    public PeerGroup {
        Objects.requireNonNull(traits, "traits");
        traits = List.copyOf(traits);
        values = List.copyOf(values);
    }

    /** The group of one observation; absent when one of the traits is unknown. */
    static Optional<PeerGroup> of(Observation observation, List<Trait> traits) {
        List<String> values = new ArrayList<>();
        for (Trait trait : traits) {
            Optional<String> value = trait.of(observation);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(new PeerGroup(traits, values));
    }

    /**
     * The groupings to try when a group is too small, from the one asked for to everybody: the last trait is given up
     * first, the year last of all.
     */
    static List<List<Trait>> widening(List<Trait> asked) {
        Set<Trait> left = asked.isEmpty() ? EnumSet.noneOf(Trait.class) : EnumSet.copyOf(asked);
        List<List<Trait>> tries = new ArrayList<>(List.of(List.copyOf(asked)));
        for (Trait given : List.of(Trait.CITY, Trait.PROVINCE, Trait.KIND, Trait.LEVEL, Trait.YEAR)) {
            if (left.remove(given)) {
                tries.add(asked.stream().filter(left::contains).toList());
            }
        }
        return tries;
    }

    /** {@code 2021 county government}; {@code all} for everybody. */
    public String name() {
        return values.isEmpty() ? "all" : String.join(" ", values);
    }
}
