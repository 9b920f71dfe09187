// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.statistics;

import java.util.Arrays;

/** Numbers in order, with the robust measures of their middle and spread. */
public final class Distribution {

    /** Makes the median distance comparable with a standard deviation where numbers are normally distributed. */
    private static final double MAD_TO_DEVIATION = 1.4826;
    /** The same for the mean distance: the root of half pi. */
    private static final double MEAN_DISTANCE_TO_DEVIATION = 1.2533;

    private final double[] sorted;

    public Distribution(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no numbers");
        }
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    public int size() {
        return sorted.length;
    }

    public double median() {
        return middle(sorted);
    }

    public double smallest() {
        return sorted[0];
    }

    public double largest() {
        return sorted[sorted.length - 1];
    }

    /** The number below which {@code share} of all numbers lie, between neighbours by proportion. */
    public double quantile(double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
    }

    /**
     * A robust standard deviation: from the median distance to the median (MAD); where more than half the numbers are
     * equal and that is 0, from the mean distance (Iglewicz and Hoaglin 1993).
     */
    public double spread() {
        double median = median();
        double[] distances = Arrays.stream(sorted).map(value -> Math.abs(value - median)).sorted().toArray();
        double mad = middle(distances);
        return mad > 0 ? mad * MAD_TO_DEVIATION
                : Arrays.stream(distances).average().orElse(0) * MEAN_DISTANCE_TO_DEVIATION;
    }

    /** Exact percentile rank, 0 to 100: the share of numbers below, and half of those equal. */
    public double percentile(double value) {
        int below = lowerBound(value);
        int notAbove = below;
        while (notAbove < sorted.length && sorted[notAbove] == value) {
            notAbove++;
        }
        return 100.0 * (below + (notAbove - below) / 2.0) / sorted.length;
    }

    private int lowerBound(double value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static double middle(double... ordered) {
        int half = ordered.length / 2;
        return ordered.length % 2 == 1 ? ordered[half] : (ordered[half - 1] + ordered[half]) / 2;
    }
}
