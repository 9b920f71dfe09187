// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of flattened tables whose label took several lines, its numbers standing beside the last, the first or
 * one between: what a drawn page gives when its lines are copied one below the other. Lines are put together where
 * they make a label that the line with the numbers does not make alone.
 */
final class WrappedRows {

    private final LabelLookup lookup;
    private final CellNumber cellNumber;

    WrappedRows(LabelLookup lookup, CellNumber cellNumber) {
        this.lookup = lookup;
        this.cellNumber = cellNumber;
    }

    /** A line's words: the label or what is left of it, and the numbers behind it with a unit before them. */
    private record Row(String label, String numbers) {
    }

    /** The paragraphs with such lines in one; the same where there are none. */
    List<String> joined(List<String> paragraphs) {
        List<String> joined = paragraphs;
        int next = 0;
        for (int i = 0; i < paragraphs.size(); i++) {
            Row row = row(paragraphs.get(i));
            if (row == null || isWhole(row.label())) {
                continue;
            }
            int[] reach = reach(paragraphs, i, next, row.label());
            if (reach[0] == reach[1]) {
                continue;
            }
            joined = joined == paragraphs ? new ArrayList<>(paragraphs.size()) : joined;
            joined.addAll(paragraphs.subList(next, reach[0]));
            joined.add(label(paragraphs, reach[0], reach[1], i, row.label()) + row.numbers());
            next = reach[1] + 1;
            i = reach[1];
        }
        if (joined != paragraphs) {
            joined.addAll(paragraphs.subList(next, paragraphs.size()));
        }
        return joined;
    }

    /** The line taken apart; null where it has no numbers at its end, or one with nothing before it. */
    private Row row(String text) {
        int end = text.length();
        if (end > 2 * FormLines.LONGEST_CELL || text.indexOf(' ') < 0 || DividedText.hasBar(text)) {
            return null;
        }
        int numbers = 0;
        int from = end;
        while (from > 0) {
            int blank = text.lastIndexOf(' ', from - 1);
            String word = text.substring(blank + 1, from);
            boolean value = word.isEmpty() || cellNumber.looksLikeValue(word);
            if (!value && !cellNumber.isUnit(word)) {
                break;
            }
            numbers += value && !word.isEmpty() ? 1 : 0;
            from = Math.max(0, blank);
        }
        String label = text.substring(0, from).strip();
        boolean words = label.isEmpty() ? numbers > 1 : hasLetter(label);
        return numbers == 0 || !words ? null : new Row(label, " " + text.substring(from).strip());
    }

    private static boolean hasLetter(String text) {
        return text.chars().anyMatch(Character::isLetter);
    }

    /** Whether a label stands in the line already, whatever groups' labels stand before it. */
    private boolean isWhole(String label) {
        int blank = label.lastIndexOf(' ');
        return !label.isEmpty() && (names(label) || blank >= 0 && names(label.substring(blank + 1)));
    }

    /** Whether words name something besides a column: 数 may end any row's label. */
    private boolean names(String words) {
        return lookup.exact(words).map(match -> !match.meanings().stream()
                .allMatch(meaning -> meaning.role() == FormLabels.Role.COLUMN)).orElse(false);
    }

    /** The first and the last line of the label; the same where no lines make one. */
    private int[] reach(List<String> paragraphs, int at, int lowest, String own) {
        int first = at;
        while (first > lowest && at - first < FormLines.MOST_PIECES && isPiece(paragraphs.get(first - 1))) {
            first--;
        }
        if (own.isEmpty() && endsLabel(paragraphs, first, at)) {
            return new int[] {at, at};
        }
        int last = at;
        while (last + 1 < paragraphs.size() && last - at < FormLines.MOST_PIECES
                && isPiece(paragraphs.get(last + 1))) {
            last++;
        }
        for (int pieces = 1; pieces <= Math.min(FormLines.MOST_PIECES, last - first); pieces++) {
            for (int after = 0; after <= Math.min(pieces, last - at); after++) {
                int from = at - (pieces - after);
                // Numbers without a word of their own stand between two lines of the label.
                boolean beside = !own.isEmpty() || from < at && after > 0;
                String label = from < first || !beside ? "" : label(paragraphs, from, at + after, at, own);
                if (!label.isEmpty() && label.length() <= FormLines.LONGEST_CELL
                        && (lookup.joins(label) || joinsBesideGroup(label, from == at ? own : paragraphs.get(from)))) {
                    return new int[] {from, at + after};
                }
            }
        }
        return new int[] {at, at};
    }

    /** Whether words are a label together without the first of them, which is a piece of the group's beside it. */
    private boolean joinsBesideGroup(String label, String first) {
        int blank = first.strip().indexOf(' ');
        return blank > 0 && label.length() > first.strip().length() && lookup.joins(label.substring(blank + 1));
    }

    /** Whether a label ends in the line before: then the numbers are that label's. */
    private boolean endsLabel(List<String> paragraphs, int first, int at) {
        for (int from = at - 1; from >= first; from--) {
            String label = label(paragraphs, from, at - 1, at, "");
            if (label.length() <= FormLines.LONGEST_CELL && lookup.exact(label).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a line may be a part of a label: words without numbers behind them. */
    private boolean isPiece(String text) {
        return text.length() <= FormLines.LONGEST_CELL && hasLetter(text) && !DividedText.hasBar(text)
                && !cellNumber.looksLikeValue(text) && row(text) == null;
    }

    private static String label(List<String> paragraphs, int from, int to, int at, String own) {
        StringBuilder label = new StringBuilder();
        for (int i = from; i <= to; i++) {
            label.append(i == at ? own : paragraphs.get(i).strip());
        }
        return label.toString();
    }
}
