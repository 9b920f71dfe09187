// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.report;

import java.util.Objects;
import java.util.Optional;

/**
 * What is printed, and where: the proof of one figure, or of its absence.
 *
 * <p>A cell that holds {@code /} or nothing has evidence and no figure, so that blank, {@code /} and 0 stay apart.
 *
 * @param raw the cell's or sentence's text after cleaning, never repaired; may be empty
 * @param where {@code table 1, row 11, column 3} (counted from 1), or {@code prose}
 * @param remark what a reader must know before quoting it (approximate, odd sign, unit converted); absent mostly
 */
public record Evidence(String raw, String where, Optional<String> remark) {

    /** The {@link #where} of a figure read from a sentence. */
    public static final String PROSE = "prose";

    /** The {@link #remark} of a figure that the sentence itself calls approximate (余, 多, 近, 约). */
    public static final String APPROXIMATE = "approximate";

    public Evidence {
        Objects.requireNonNull(raw, "raw");
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(remark, "remark");
    }

    public static Evidence cell(String raw, int table, int row, int column) {
        return new Evidence(raw, "table " + table + ", row " + row + ", column " + column, Optional.empty());
    }

    public static Evidence sentence(String sentence) {
        return new Evidence(sentence, PROSE, Optional.empty());
    }

    public Evidence remarked(String text) {
        return new Evidence(raw, where, Optional.of(text));
    }

    public boolean fromProse() {
        return where.equals(PROSE);
    }
}
