// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The sign that divides the paragraphs of one run of text into cells: bars, tabs, commas, or wide gaps. */
final class DividedText {

    /** Longer text is a sentence, not a cell. */
    private static final int LONGEST_CELL = FormLines.LONGEST_CELL;
    /** Lines of as many numbers each that make a comma one between cells; numbers that make a line of nothing else. */
    private static final int FEWEST_NUMBERS = 5;
    /** Words a label may be torn into by blanks. */
    private static final int MOST_WORDS = 8;

    private final LabelLookup lookup;
    private final CellNumber cellNumber;
    /** Whether every divided line begins with a bar, so that the first bar is a frame and no blank cell. */
    private final boolean framed;
    /** Whether every divided line ends with a bar, so that the last bar is a frame and no blank cell. */
    private final boolean closed;
    /** The sign that divides the lines of a table saved as text, where one does; else 0. */
    private char comma;

    DividedText(List<String> run, LabelLookup lookup, CellNumber cellNumber) {
        this.lookup = lookup;
        this.cellNumber = cellNumber;
        comma = separator(run);
        framed = run.stream().filter(DividedText::hasBar).allMatch(text -> isBar(text.charAt(0)));
        closed = run.stream().filter(DividedText::hasBar).allMatch(text -> isBar(text.charAt(text.length() - 1)));
    }

    /** The comma or semicolon between a label and numbers, if several lines have it and the same number of cells. */
    private char separator(List<String> run) {
        for (char sign : new char[] {',', ';'}) {
            int lines = 0;
            for (String text : run) {
                lines += text.indexOf(sign) > 0 && text.length() <= 2 * LONGEST_CELL && isSeparated(text, sign) ? 1 : 0;
            }
            if (lines >= FEWEST_NUMBERS) {
                return sign;
            }
        }
        return 0;
    }

    /** Whether a label of a row and at least two numbers stand in this line, and nothing else. */
    private boolean isSeparated(String text, char sign) {
        List<String> cells = List.of(text.split(String.valueOf(sign), -1));
        int labels = 0;
        boolean row = false;
        while (labels < cells.size() && !cellNumber.looksLikeValue(cells.get(labels))
                && (!row && cells.get(labels).isBlank() || lookup.exact(cells.get(labels)).isPresent())) {
            row |= !cells.get(labels).isBlank()
                    && lookup.exact(cells.get(labels)).get().has(FormLabels.Role.ROW);
            labels++;
        }
        return row && cells.size() > labels + (comma == 0 ? 1 : 0) && cells.subList(labels, cells.size()).stream()
                .allMatch(cell -> cell.isBlank() || cellNumber.looksLikeValue(cell)
                        || cellNumber.isUnit(cell.strip()));
    }

    /** Whether the comma of this table divides the line: a row, a header, or a line of numbers alone. */
    private boolean dividesCells(String text) {
        if (comma == 0 || text.indexOf(comma) < 0 || text.length() > 2 * LONGEST_CELL) {
            return false;
        }
        List<String> cells = List.of(text.split(String.valueOf(comma), -1));
        boolean numbers = cells.size() >= FEWEST_NUMBERS
                && cells.stream().allMatch(cell -> cell.isBlank() || cellNumber.looksLikeValue(cell));
        return numbers || isSeparated(text, comma)
                || cells.stream().skip(1).allMatch(cell -> cell.isBlank() || lookup.exact(cell).isPresent());
    }

    /** A cell without the stars that set it bold in a text: **12**. */
    private static String unmarked(String cell) {
        boolean bold = cell.length() > 4 && cell.startsWith("**") && cell.endsWith("**");
        return bold ? cell.substring(2, cell.length() - 2).strip() : cell;
    }

    /** The cells of a paragraph that bars, tabs or wide gaps divide; numbers at its end stand for themselves. */
    List<String> divide(String text) {
        List<String> cells = new ArrayList<>();
        if (hasBar(text)) {
            StringBuilder cell = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (isBar(c)) {
                    cells.add(unmarked(cell.toString().strip()));
                    cell.setLength(0);
                } else {
                    cell.append(c);
                }
            }
            cells.add(unmarked(cell.toString().strip()));
            if (framed && cells.get(0).isEmpty()) {
                cells.remove(0);
            }
            if ((framed || closed) && cells.size() > 1 && cells.get(cells.size() - 1).isEmpty()) {
                cells.remove(cells.size() - 1);
            }
            return cells;
        }
        if (dividesCells(text)) {
            return Stream.of(text.split(String.valueOf(comma), -1)).map(String::strip).toList();
        }
        if (text.length() > 2 * LONGEST_CELL) {
            return List.of(text);
        }
        int colon = Math.max(text.lastIndexOf(':'), text.lastIndexOf('：'));
        List<String> behind = colon < 0 ? List.of() : List.of(text.substring(colon + 1).strip().split(" +"));
        if (colon > 0 && behind.stream().allMatch(cellNumber::looksLikeValue)
                && lookup.exact(text.substring(0, colon)).map(m -> m.has(FormLabels.Role.ROW)
                        || m.has(FormLabels.Role.CELL)).orElse(false)) {
            cells.add(text.substring(0, colon).strip());
            cells.addAll(behind);
            return cells;
        }
        if (text.indexOf(' ') < 0) {
            return List.of(text);
        }
        List<String> words = RunTogether.withUnits(List.of(text.strip().split(" +")), cellNumber);
        int numbers = 0;
        while (numbers < words.size() && cellNumber.looksLikeValue(words.get(words.size() - 1 - numbers))) {
            numbers++;
        }
        int head = words.size() - numbers;
        String label = String.join(" ", words.subList(0, head));
        if (hasNumber(words.subList(0, head)) && lookup.exact(label).isEmpty()) {
            return List.of(text);
        }
        boolean unit = head > 1 && cellNumber.isUnit(words.get(head - 1));
        if (unit) {
            label = String.join(" ", words.subList(0, head - 1));
        }
        if (numbers > 1 || numbers == 1 && head > 0 && lookup.match(label).isPresent()) {
            cells.addAll(labels(words.subList(0, unit ? head - 1 : head)));
            if (unit) {
                cells.add(words.get(head - 1));
            }
            cells.addAll(words.subList(head, words.size()));
            return cells;
        }
        if (numbers == 1 && head > 1) {
            List<String> several = labels(words.subList(0, head));
            if (several.size() > 1 && several.stream().allMatch(word -> lookup.exact(word).isPresent())) {
                cells.addAll(several);
                cells.add(words.get(head));
                return cells;
            }
        }
        if (numbers == 0 && words.size() > 1 && lookup.exact(text).isEmpty()) {
            List<String> several = labels(words);
            if (several.size() > 1 && several.stream().allMatch(word -> lookup.exact(word).isPresent())) {
                return several;
            }
        }
        return List.of(text);
    }

    /** Whether a number stands between the words: then some sign divides the cells that is not known. */
    private static boolean hasNumber(List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).chars().allMatch(c -> c >= '0' && c <= '9')) {
                return true;
            }
        }
        return false;
    }

    /** Whether words make a label of a row or column; one of a single cell is two labels here. */
    private boolean isLabel(List<String> words) {
        return lookup.exact(String.join("", words)).map(match -> !match.has(FormLabels.Role.CELL)).orElse(false);
    }

    /** Words that make one label, or several: the longest label at the end first, then what stands before it. */
    private List<String> labels(List<String> words) {
        List<String> labels = new ArrayList<>();
        int end = words.size();
        while (end > 0) {
            int from = Math.max(0, end - MOST_WORDS);
            while (from < end - 1 && !isLabel(words.subList(from, end))) {
                from++;
            }
            if (!isLabel(words.subList(from, end))) {
                from = Math.max(0, end - MOST_WORDS);
                while (from < end - 1 && lookup.match(String.join("", words.subList(from, end))).isEmpty()) {
                    from++;
                }
                if (lookup.match(String.join("", words.subList(from, end))).isEmpty()) {
                    from = 0;
                }
            }
            labels.add(0, String.join(" ", words.subList(from, end)));
            end = from;
        }
        return labels;
    }

    static boolean isBar(char c) {
        return c == '|' || c == '\t' || c == '｜' || c == '│' || c == '┃';
    }

    static boolean hasBar(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isBar(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
