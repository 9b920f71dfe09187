// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import java.util.Optional;

/**
 * One line of the tables: what we took beside what a named baseline took in the same run.
 *
 * @param measured what was measured, with the size of the work
 * @param unit of {@code ours} and {@code theirs}
 * @param baseline its name and version; empty where a figure stands alone
 * @param ratio ours divided by theirs, round by round
 * @param goal what the ratio is held against
 * @param note what a reader must know; may be empty
 */
record Comparison(String measured, String unit, Spread ours, String baseline, Optional<Spread> theirs,
                  Optional<Spread> ratio, Optional<Goal> goal, String note) {

    /** A bound of the ratio. */
    record Goal(boolean atMost, double bound) {

        static Optional<Goal> atMost(double bound) {
            return Optional.of(new Goal(true, bound));
        }

        static Optional<Goal> atLeast(double bound) {
            return Optional.of(new Goal(false, bound));
        }

        boolean isMetBy(double value) {
            return atMost ? value <= bound : value >= bound;
        }

        String text() {
            return (atMost ? "≤ " : "≥ ") + Results.number(bound) + " ×";
        }
    }

    static Comparison of(String measured, String unit, double[] ours, String baseline, double[] theirs,
                         Optional<Goal> goal, String note) {
        return new Comparison(measured, unit, Spread.of(ours), baseline, Optional.of(Spread.of(theirs)),
                Optional.of(Spread.ofRatios(ours, theirs)), goal, note);
    }

    /** A figure without a baseline: a size, a check. */
    static Comparison alone(String measured, String unit, double[] ours, String note) {
        return new Comparison(measured, unit, Spread.of(ours), "", Optional.empty(), Optional.empty(),
                Optional.empty(), note);
    }
}
