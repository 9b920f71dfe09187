// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.List;

/**
 * The paragraphs of a flattened table in which a line break inside a label broke its row too: {@code 本年废止} at the
 * end of one, {@code 件数} at the beginning of the next.
 */
final class TornLabels {

    private final LabelLookup lookup;

    TornLabels(LabelLookup lookup) {
        this.lookup = lookup;
    }

    /** The paragraphs with such pieces in one; the same where there are none. */
    List<String> joined(List<String> paragraphs) {
        List<String> joined = new ArrayList<>(paragraphs.size());
        for (String next : paragraphs) {
            int last = joined.size() - 1;
            if (last >= 0 && breaksLabel(joined.get(last), next)) {
                joined.set(last, joined.get(last) + next);
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    /** Whether the last cell of one and the first of the other are a label together that neither is alone. */
    private boolean breaksLabel(String one, String other) {
        if (!DividedText.hasBar(one) && !DividedText.hasBar(other)) {
            return false;
        }
        int from = one.length();
        while (from > 0 && !DividedText.isBar(one.charAt(from - 1))) {
            from--;
        }
        int to = 0;
        while (to < other.length() && !DividedText.isBar(other.charAt(to))) {
            to++;
        }
        String end = one.substring(from).strip();
        String start = other.substring(0, to).strip();
        return !end.isEmpty() && start.chars().anyMatch(Character::isLetterOrDigit)
                && end.length() + start.length() <= FormLines.LONGEST_CELL
                && lookup.exact(end + start).isPresent()
                && (lookup.exact(start).isEmpty()
                        || namesNoRow(end) && namesNoRow(start) && namesNoRow(end + start));
    }

    /** Whether words that may name a column name no row: 本年 at the end of a line, 增/减 below. */
    private boolean namesNoRow(String words) {
        return words.chars().anyMatch(Character::isLetter) && words.chars().noneMatch(Character::isDigit)
                && lookup.exact(words).map(match -> !match.has(FormLabels.Role.ROW)).orElse(true);
    }
}
