// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.math.BigDecimal;
import java.time.Duration;

/** Lengths of time as people write them: {@code 500ms}, {@code 2s}, {@code 1.5m}, {@code 20h}, {@code 3d}. */
public final class LengthOfTime {

    private LengthOfTime() {
    }

    /** @throws IllegalArgumentException when {@code text} is no length of time; the message says what one looks like */
    public static Duration parse(String text) {
        int digits = 0;
        while (digits < text.length() && (Character.isDigit(text.charAt(digits)) || text.charAt(digits) == '.')) {
            digits++;
        }
        long unit = switch (text.substring(digits).strip()) {
            case "ms" -> 1L;
            case "s" -> 1000L;
            case "m", "min" -> 60_000L;
            case "h" -> 3_600_000L;
            case "d" -> 86_400_000L;
            default -> 0L;
        };
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        try {
            if (unit > 0 && digits > 0 && digits < 10) {
                return Duration.ofMillis(new BigDecimal(text.substring(0, digits))
                        .multiply(BigDecimal.valueOf(unit)).longValue());
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("should be a length of time like 500ms, 2s, 5m, 20h or 3d, not '" + text
                + "'");
    }

    /** The shortest of these forms that says it exactly. */
    public static String format(Duration length) {
        long millis = length.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1000;
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        return seconds % 86_400 == 0 ? seconds / 86_400 + "d" : seconds % 3600 == 0 ? seconds / 3600 + "h"
                : seconds / 60 + "m";
    }
}
