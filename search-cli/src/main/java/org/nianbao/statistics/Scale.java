// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.statistics;

/** The scale on which distances between figures are fair. */
public enum Scale {
    /** Counts: ten against a hundred is as far as a hundred against a thousand; 0 has its place. */
    COUNT {
        @Override
        double of(double value) {
            return asinh(value);
        }

        /** A count of m varies by chance alone by about the root of m. */
        @Override
        double chance(double median, double denominator) {
            return 1 / Math.sqrt(Math.abs(median) + 1);
        }
    },
    /** Amounts of money and other quantities that are no counts, on the same logarithmic scale. */
    AMOUNT {
        @Override
        double of(double value) {
            return asinh(value);
        }

        /** No law of chance for money: a tenth of the amount is taken as no difference. */
        @Override
        double chance(double median, double denominator) {
            return 0.1;
        }
    },
    /** Shares of a whole, as they are. */
    SHARE {
        @Override
        double of(double value) {
            return value;
        }

        /** A share p of n cases varies by chance alone by about the root of p(1-p)/n. */
        @Override
        double chance(double median, double denominator) {
            double cases = Math.max(1, denominator);
            double p = Math.min(1 - 0.5 / cases, Math.max(0.5 / cases, median));
            return Math.sqrt(Math.max(0, p * (1 - p)) / cases);
        }
    };

    /** The value's place on this scale. */
    abstract double of(double value);

    /** The smallest spread that may be called one: what chance alone would give, on this scale. */
    abstract double chance(double median, double denominator);

    /** A logarithm that is also defined for 0 and below: near 0 like the number, far from it like ln(2x). */
    private static double asinh(double value) {
        double size = Math.abs(value);
        return Math.signum(value) * Math.log(size + Math.sqrt(size * size + 1));
    }
}
