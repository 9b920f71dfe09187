// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as a reader wants them; exact ones stay exact. */
public final class NumberText {

    private NumberText() {
    }

    /** All digits, grouped by thousands: {@code 6,119,919.29}. */
    public static String grouped(BigDecimal number) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }

    /** All digits, nothing between them, for machines: {@code 6119919.29}. */
    public static String plain(BigDecimal number) {
        return number.toPlainString();
    }

    /** A computed number to {@code digits} that count: {@code 0.0123}, {@code 1,234}. */
    public static String rounded(double number, int digits) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return "-";
        }
        BigDecimal rounded = new BigDecimal(number).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        if (rounded.scale() < 0) {
            rounded = new BigDecimal(number).setScale(0, RoundingMode.HALF_EVEN);
        }
        return grouped(rounded.stripTrailingZeros());
    }

    /** A share of one in percent with one decimal: {@code 99.3 %}. */
    public static String percent(double share) {
        return BigDecimal.valueOf(share * 100).setScale(1, RoundingMode.HALF_EVEN).toPlainString() + " %";
    }

    /** Bytes in the largest unit that leaves at least one: {@code 12.3 MB}. */
    public static String bytes(long bytes) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        double amount = bytes;
        int unit = 0;
        while (amount >= 1000 && unit < units.length - 1) {
            amount /= 1000;
            unit++;
        }
        return (unit == 0 ? String.valueOf(bytes)
                : BigDecimal.valueOf(amount).setScale(1, RoundingMode.HALF_EVEN).toPlainString()) + " " + units[unit];
    }
}
