// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Something reports are filtered and counted by. */
public enum Dimension {
    PROVINCE, CITY, COUNTY, AGENCY, LEVEL, KIND, YEAR, EDITION, HOST,
    /** Signals by their labels, {@link #DUPLICATE} for copies. */
    TRUST,
    /** {@link #PASSED}, {@link #FAILED} (any), {@link #NOT_CHECKED}, and the text of every rule that failed. */
    CHECK;

    /** Value of {@link #TRUST} for a copy of another page. */
    public static final String DUPLICATE = "duplicate-of";
    /** Value of {@link #CHECK}: at least one check could be made, none failed. */
    public static final String PASSED = "pass";
    /** Value of {@link #CHECK}: at least one check failed. */
    public static final String FAILED = "fail";
    /** Value of {@link #CHECK}: no check could be made. */
    public static final String NOT_CHECKED = "unknown";

    /** The name in options and query prefixes. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Dimension> of(String label) {
        return Arrays.stream(values()).filter(dimension -> dimension.label().equals(label)).findFirst();
    }

    /** All labels in order, separated by spaces, for messages. */
    public static String labels() {
        return Arrays.stream(values()).map(Dimension::label).collect(Collectors.joining(" "));
    }

    /** The next smaller place: cities of a province, counties of a city. */
    public Optional<Dimension> smaller() {
        return switch (this) {
            case PROVINCE -> Optional.of(CITY);
            case CITY -> Optional.of(COUNTY);
            default -> Optional.empty();
        };
    }
}
