// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nianbao.edition.LabelText;

/**
 * The rows whose words took several lines, each cell going on below itself: {@code 商业 | 科研} and {@code 企业 | 机构}
 * under it, or a label's second half under the line that has the numbers. Lines are put together where every cell that
 * goes on becomes a label, and one of them was none before.
 */
final class WrappedCells {

    private final LabelLookup lookup;
    private final CellNumber cellNumber;

    WrappedCells(LabelLookup lookup, CellNumber cellNumber) {
        this.lookup = lookup;
        this.cellNumber = cellNumber;
    }

    /** The paragraphs with such lines in one; the same where there are none. */
    List<String> joined(List<String> paragraphs) {
        List<String> joined = paragraphs;
        int next = 0;
        for (int i = 0; i + 1 < paragraphs.size(); i++) {
            boolean bars = DividedText.hasBar(paragraphs.get(i));
            if (bars != DividedText.hasBar(paragraphs.get(i + 1)) || !bars && !mayBeWords(paragraphs.get(i))) {
                continue;
            }
            Row row = new Row(cells(paragraphs.get(i)));
            int end = row.begins() ? row.goOn(paragraphs, i + 1) : i;
            if (end > i) {
                joined = joined == paragraphs ? new ArrayList<>(paragraphs.size()) : joined;
                joined.addAll(paragraphs.subList(next, i));
                joined.add(String.join(bars ? "|" : " ", row.whole));
                next = end + 1;
                i = end;
            }
        }
        if (joined != paragraphs) {
            joined.addAll(paragraphs.subList(next, paragraphs.size()));
        }
        return joined;
    }

    /** The cells of a line with those of the next that complete them; empty where they do not. */
    Optional<List<String>> completed(List<String> cells, List<String> below) {
        Row row = new Row(cells);
        List<String> grown = row.numbers || !row.begins() ? List.of() : row.inTurn(below);
        return Optional.of(grown).filter(each -> !each.isEmpty() && row.areLabels(each));
    }

    /** Whether blanks alone may divide words here: a header of a drawn page, copied line by line. */
    private static boolean mayBeWords(String text) {
        return text.indexOf(' ') > 0 && text.length() <= FormLines.LONGEST_CELL;
    }

    private static List<String> cells(String text) {
        if (!DividedText.hasBar(text)) {
            return List.of(text.strip().split(" +"));
        }
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || DividedText.isBar(text.charAt(i))) {
                cells.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        return cells;
    }

    private boolean isLabel(String words) {
        return words.length() <= FormLines.LONGEST_CELL && lookup.exact(words).isPresent();
    }

    private static boolean hasLetter(String text) {
        return text.chars().anyMatch(Character::isLetter);
    }

    /** One line's cells, and what they become with the lines below. */
    private final class Row {

        private final List<String> first;
        private List<String> whole;
        private boolean numbers;

        Row(List<String> cells) {
            first = cells;
            whole = first;
            for (String cell : first) {
                numbers |= cellNumber.looksLikeValue(cell);
            }
        }

        /** Whether a cell has words that are no label, but the beginning of one. */
        boolean begins() {
            for (String cell : first) {
                if (isBeginning(cell)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isBeginning(String cell) {
            return !cell.isEmpty() && cell.length() <= FormLines.LONGEST_CELL && lookup.begins(cell) && !isLabel(cell);
        }

        /** Takes the lines below as far as they complete labels; the index of the last one, or of this line. */
        int goOn(List<String> paragraphs, int below) {
            int end = below - 1;
            if (!DividedText.hasBar(paragraphs.get(below))) {
                Optional<List<String>> grown = paragraphs.get(below).length() > FormLines.LONGEST_CELL
                        ? Optional.empty() : completed(first, cells(paragraphs.get(below)));
                whole = grown.orElse(first);
                return grown.isPresent() ? below : end;
            }
            List<String> grown = first;
            for (int i = below; i < paragraphs.size() && i < below + FormLines.MOST_PIECES; i++) {
                String text = paragraphs.get(i);
                List<String> more = DividedText.hasBar(text) ? cells(text) : List.of();
                grown = more.size() == first.size() ? under(grown, more)
                        : i == below && more.size() < first.size() ? inTurn(more) : List.of();
                if (grown.isEmpty()) {
                    break;
                }
                if (areLabels(grown)) {
                    whole = grown;
                    end = i;
                }
            }
            return end;
        }

        /** Each cell with the one under it; nothing where that makes no label, or a second line of numbers. */
        private List<String> under(List<String> above, List<String> more) {
            List<String> grown = new ArrayList<>(above);
            boolean values = more.stream().anyMatch(cellNumber::looksLikeValue);
            if (values && numbers) {
                return List.of();
            }
            numbers |= values;
            for (int i = 0; i < more.size(); i++) {
                String cell = more.get(i);
                String together = above.get(i) + cell;
                if (cell.isEmpty()) {
                    continue;
                }
                if (above.get(i).isEmpty() ? !cellNumber.looksLikeValue(cell)
                        : !hasLetter(above.get(i)) || together.length() > FormLines.LONGEST_CELL
                                || !lookup.begins(together)) {
                    return List.of();
                }
                grown.set(i, together);
            }
            return grown.equals(above) ? List.of() : grown;
        }

        /** The cells of a line that has only those that go on, each with the next one it completes. */
        private List<String> inTurn(List<String> more) {
            List<String> strict = inTurn(more, true);
            return strict.isEmpty() ? inTurn(more, false) : strict;
        }

        /** @param incomplete whether only cells that are no label yet may go on */
        private List<String> inTurn(List<String> more, boolean incomplete) {
            List<String> grown = new ArrayList<>(first);
            int at = 0;
            for (String cell : more) {
                if (cell.isEmpty()) {
                    continue;
                }
                while (at < first.size() && !(completes(first.get(at), cell)
                        && (!incomplete || !isLabel(first.get(at))))) {
                    at++;
                }
                if (at == first.size()) {
                    return List.of();
                }
                grown.set(at, first.get(at) + cell);
                at++;
            }
            return grown;
        }

        /** Whether words and those below them are a label as the form prints it. */
        private boolean completes(String words, String below) {
            return hasLetter(below) && !LabelText.withoutOrdinal(LabelText.of(words)).isEmpty() && lookup.begins(words)
                    && lookup.begins(words + below) && isLabel(words + below);
        }

        /** Whether every cell that went on is a label now, and one of them was none. */
        private boolean areLabels(List<String> grown) {
            boolean completed = false;
            for (int i = 0; i < grown.size(); i++) {
                if (!grown.get(i).equals(first.get(i)) && !first.get(i).isEmpty()) {
                    if (!isLabel(grown.get(i))) {
                        return false;
                    }
                    completed |= !isLabel(first.get(i));
                }
            }
            return completed;
        }
    }
}
