// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.report;

import java.util.Objects;

/**
 * The name of one figure (指标), such as {@code applications.new.natural_person}.
 *
 * <p>Keys are the contract of JSON, CSV and index alike; {@code config/figures.csv} lists them. The same key in two
 * editions means the two figures may be compared.
 */
public record FigureKey(String name) implements Comparable<FigureKey> {

    public FigureKey {
        Objects.requireNonNull(name, "name");
        if (!isKey(name)) {
            throw new IllegalArgumentException("not a figure key: " + name);
        }
    }

    /** Two or more parts with dots between them, each of small letters, digits and _, a letter first. */
    private static boolean isKey(String name) {
        boolean first = true;
        int parts = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'a' && c <= 'z') {
                parts += first ? 1 : 0;
                first = false;
            } else if (first) {
                return false;
            } else if (c == '.') {
                first = true;
            } else if (!(c >= '0' && c <= '9' || c == '_')) {
                return false;
            }
        }
        return parts > 1 && !first;
    }

    /** The key made of this one and a last part: {@code applications.new} and {@code total}. */
    public static FigureKey of(String stem, String last) {
        return new FigureKey(stem + "." + last);
    }

    /** Everything before the last dot. */
    public String stem() {
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** What follows the last dot. */
    public String last() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    @Override
    public int compareTo(FigureKey other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
