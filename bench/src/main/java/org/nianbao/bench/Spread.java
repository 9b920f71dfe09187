// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import java.util.Arrays;

/** What several rounds of one measurement came to: the middle, the least and the most. */
record Spread(double median, double least, double most) {

    static Spread of(double... rounds) {
        if (rounds.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        double[] sorted = rounds.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** Round by round, since rounds of one number met the same weather. */
    static Spread ofRatios(double[] ours, double[] baseline) {
        if (ours.length != baseline.length) {
            throw new IllegalArgumentException(ours.length + " rounds beside " + baseline.length);
        }
        double[] ratios = new double[ours.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = ours[i] / baseline[i];
        }
        return of(ratios);
    }
}
