// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.ingest;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Report;

/**
 * Whether two pages of one agency and year show the same report: near-equal figures, or near-equal text.
 *
 * <p>Zeros prove nothing, since most cells of the form are 0. A copy is often cut short or padded with advertising, so
 * texts are compared by how much of the shorter one stands in the longer.
 */
final class SameReport {

    /** Fewer figures that are not zero in either report say too little. */
    private static final int ENOUGH_FIGURES = 6;
    /** A copy loses or garbles a cell here and there; two different reports share a few small numbers by chance. */
    private static final double EQUAL_FIGURES = 0.8;
    /** Characters of one piece of text: long enough to be rare. */
    private static final int PIECE = 8;
    private static final double EQUAL_TEXT = 0.75;
    /** Shorter texts (a table without a word) are compared by figures only. */
    private static final int ENOUGH_PIECES = 40;

    private SameReport() {
    }

    static boolean same(Report one, Report other) {
        int stated = 0;
        int equal = 0;
        for (Map.Entry<FigureKey, BigDecimal> figure : one.figures().numbers().entrySet()) {
            Optional<BigDecimal> twin = other.figures().number(figure.getKey());
            if (twin.isPresent() && (figure.getValue().signum() != 0 || twin.get().signum() != 0)) {
                stated++;
                equal += figure.getValue().compareTo(twin.get()) == 0 ? 1 : 0;
            }
        }
        if (stated >= ENOUGH_FIGURES) {
            return equal >= EQUAL_FIGURES * stated;
        }
        // The few figures there are must not contradict the text.
        return 2 * equal >= stated && sameText(one.text(), other.text());
    }

    private static boolean sameText(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        Set<Integer> first = pieces(one);
        Set<Integer> second = pieces(other);
        int smaller = Math.min(first.size(), second.size());
        if (smaller < ENOUGH_PIECES) {
            return false;
        }
        int common = 0;
        for (Integer piece : first) {
            common += second.contains(piece) ? 1 : 0;
        }
        return common >= EQUAL_TEXT * smaller;
    }

    private static Set<Integer> pieces(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.chars().filter(Character::isLetterOrDigit).forEach(c -> letters.append((char) c));
        Set<Integer> pieces = new HashSet<>();
        for (int i = 0; i + PIECE <= letters.length(); i++) {
            int hash = 0;
            for (int j = i; j < i + PIECE; j++) {
                hash = hash * 31 + letters.charAt(j);
            }
            pieces.add(hash);
        }
        return pieces;
    }
}
