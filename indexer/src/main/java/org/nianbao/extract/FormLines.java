// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nianbao.clean.Block;
import org.nianbao.clean.Grid;
import org.nianbao.clean.Paragraph;

/** Cuts a page's blocks into lines of cells, so that grids and flattened tables are read by one rule. */
final class FormLines {

    /** Longer text is a sentence, not a cell. */
    private static final int LONGEST_CELL = 100;
    /** Lines into which one label was seen broken. */
    private static final int MOST_PIECES = 4;
    /** Cells in a line; county lists and menus have more, no form has. */
    private static final int MOST_CELLS = 200;
    /** Lines of a grid that are asked which way it stands; a form turned sideways has ten. */
    private static final int TURNED_LINES = 40;
    /** Words in one paragraph that are a table run together: a header, a label and its numbers. */
    private static final int FEWEST_WORDS = 4;
    /** Of so many words of such a paragraph at least one is a number. */
    private static final int WORDS_A_NUMBER = 12;
    /** Words of a page that are looked up one by one: ten reports whose tables all were run together. */
    private static final int MOST_WORDS_TRIED = 20_000;
    /** Numbers in one line, with as many labels before them, that are a header and its row. */
    private static final int FEWEST_NUMBERS = 5;
    /** Words of a paragraph: section three has some 250. */
    private static final int MOST_WORDS_IN_PARAGRAPH = 2_000;
    /** Words a label may be torn into by blanks. */
    private static final int MOST_WORDS = 8;

    /** Lines of cells a page may have; a hundred forms on one page have fewer. */
    private static final int MOST_LINES = 10_000;
    /** Paragraphs that are looked at: several a line, where every cell is one. */
    private static final int MOST_PARAGRAPHS = 50_000;

    private final FormLabels.Lookup lookup;
    private final CellNumber cellNumber;
    private final Predicate<String> across;
    private final List<FormLine> lines = new ArrayList<>();
    private int line;
    private int flattened;
    private int grids;
    private boolean broken;
    private boolean inFlattened;
    private int flattenedRow;
    private int looked;
    private int wordsTried;
    /** Whether every divided line begins with a bar, so that the first bar is a frame and no blank cell. */
    private boolean framed;
    /** The sign that divides the lines of a table saved as text, where one does; else 0. */
    private char comma;

    /** @param across whether a table's rows stand side by side in the form itself */
    FormLines(FormLabels.Lookup lookup, CellNumber cellNumber, Predicate<String> across) {
        this.lookup = lookup;
        this.cellNumber = cellNumber;
        this.across = across;
    }

    List<FormLine> of(List<Block> blocks) {
        List<String> run = new ArrayList<>();
        for (Block block : blocks) {
            if (isFull()) {
                break;
            }
            if (block instanceof Paragraph paragraph) {
                run.add(paragraph.text());
            } else if (block instanceof Grid grid) {
                paragraphs(run);
                run.clear();
                grid(grid);
            }
        }
        paragraphs(run);
        return lines;
    }

    /** Whether the page has more lines than were read. */
    boolean isFull() {
        return lines.size() >= MOST_LINES || looked >= MOST_PARAGRAPHS;
    }

    private void grid(Grid printed) {
        grids++;
        inFlattened = false;
        boolean turned = isTurned(printed);
        Grid grid = turned ? printed.turned() : printed;
        int half = standsInHalves(grid) ? grid.width() / 2 : grid.width();
        for (int from = 0; from < grid.width(); from += half) {
            lines(grid, from, from + half, turned);
        }
    }

    /** Whether a table was set in two halves side by side, each with the same header and rows of its own. */
    private boolean standsInHalves(Grid grid) {
        int half = grid.width() / 2;
        boolean header = false;
        boolean rows = false;
        for (int r = 0; r < Math.min(grid.height(), TURNED_LINES) && half > 1 && grid.width() == 2 * half; r++) {
            boolean same = true;
            int labels = 0;
            for (int c = 0; c < half; c++) {
                String text = grid.cell(r, c).text();
                same &= text.equals(grid.cell(r, c + half).text()) && grid.isOrigin(r, c + half);
                labels += !text.isEmpty() && lookup.exact(text).isPresent() ? 1 : 0;
            }
            header |= same && labels > 1;
            rows |= header && isRowLabel(grid.cell(r, 0)) && isRowLabel(grid.cell(r, half));
        }
        return rows;
    }

    private boolean isRowLabel(Grid.Cell cell) {
        return lookup.exact(cell.text()).map(label -> label.has(FormLabels.Role.ROW)).orElse(false);
    }

    private void lines(Grid grid, int fromColumn, int toColumn, boolean turned) {
        RowBorders borders = RowBorders.of(grid);
        for (int r = 0; r < grid.height() && !isFull(); r++) {
            List<FormCell> cells = new ArrayList<>();
            for (int c = fromColumn; c < toColumn; c++) {
                Grid.Cell cell = grid.cell(r, c);
                boolean origin = grid.isOrigin(r, c);
                if (!cell.printed() || !origin && c != cell.column()) {
                    continue;
                }
                boolean shared = isShared(borders, cell);
                if (origin || shared) {
                    FormCell.Place place = turned
                            ? new FormCell.Place(grid.number(), cell.column() + 1, cell.row() + 1)
                            : new FormCell.Place(grid.number(), cell.row() + 1, cell.column() + 1);
                    FormCell placed = cell(cell.text(), place, c, c + cell.columnSpan());
                    cells.add(shared ? placed.merged() : placed);
                }
            }
            add(grid.number(), FormLine.Kind.GRID, cells);
        }
    }

    /** Whether a number stands for several rows: it reaches on where its neighbours end and new cells begin. */
    private boolean isShared(RowBorders borders, Grid.Cell cell) {
        int end = cell.row() + cell.rowSpan();
        return cell.rowSpan() > 1 && borders.firstEnd[cell.row()] < end
                && borders.begunBefore(end) > borders.begunBefore(cell.row() + 1)
                && cellNumber.looksLikeValue(cell.text());
    }

    /**
     * Where the cells of a grid begin and end, looked up once: a page may let thousands of cells reach over thousands
     * of rows.
     *
     * @param firstEnd for each row, where the first of the cells in it ends
     * @param begun for each row, in how many rows up to it a cell with text begins
     */
    private record RowBorders(int[] firstEnd, int[] begun) {

        static RowBorders of(Grid grid) {
            int[] firstEnd = new int[grid.height()];
            int[] begun = new int[grid.height()];
            for (int r = 0; r < grid.height(); r++) {
                firstEnd[r] = Integer.MAX_VALUE;
                boolean begins = false;
                for (int c = 0; c < grid.width(); c++) {
                    Grid.Cell cell = grid.cell(r, c);
                    if (cell.printed()) {
                        firstEnd[r] = Math.min(firstEnd[r], cell.row() + cell.rowSpan());
                        begins |= cell.row() == r && !cell.text().isEmpty();
                    }
                }
                begun[r] = (r == 0 ? 0 : begun[r - 1]) + (begins ? 1 : 0);
            }
            return new RowBorders(firstEnd, begun);
        }

        int begunBefore(int row) {
            int last = Math.min(row, begun.length) - 1;
            return last < 0 ? 0 : begun[last];
        }
    }

    /**
     * Whether the form stands sideways in this grid: its columns are named where numbers follow, its rows over the
     * numbers. A table whose rows stand side by side in the form itself has its own rule.
     */
    private boolean isTurned(Grid grid) {
        int columnsLeft = 0;
        int rowsAbove = 0;
        for (int r = 0; r < Math.min(grid.height(), TURNED_LINES); r++) {
            int lastValue = lastValue(grid, r);
            int columnsInLine = 0;
            for (int c = 0; c < grid.width(); c++) {
                Grid.Cell cell = grid.cell(r, c);
                if (!cell.printed() || cell.text().isEmpty() || !grid.isOrigin(r, c)) {
                    continue;
                }
                Optional<FormLabels.Match> label = cellNumber.looksLikeValue(cell.text()) ? Optional.empty()
                        : lookup.exact(cell.text());
                boolean row = label.map(l -> l.has(FormLabels.Role.ROW)).orElse(false);
                boolean column = label.map(l -> l.has(FormLabels.Role.COLUMN)).orElse(false);
                if (row == column || label.get().meanings().stream().anyMatch(m -> across.test(m.table()))) {
                    continue;
                }
                columnsInLine += column ? 1 : 0;
                if (row && c < lastValue || column && (lastValue >= 0 && c > lastValue || columnsInLine > 1)) {
                    return false;
                }
                columnsLeft += column && c < lastValue ? 1 : 0;
                rowsAbove += row ? 1 : 0;
            }
        }
        return columnsLeft > 0 && rowsAbove > 0;
    }

    private int lastValue(Grid grid, int row) {
        for (int c = grid.width() - 1; c >= 0; c--) {
            Grid.Cell cell = grid.cell(row, c);
            if (cell.printed() && cellNumber.looksLikeValue(cell.text())) {
                return c;
            }
        }
        return -1;
    }

    private void add(int table, FormLine.Kind kind, List<FormCell> cells) {
        if (!cells.isEmpty()) {
            lines.add(new FormLine(table, kind, broken, cells));
            broken = false;
            line++;
        }
    }

    private FormCell cell(String text, FormCell.Place place, int from, int to) {
        if (text.isBlank()) {
            return new FormCell("", line, place, from, to, FormCell.Kind.BLANK, Optional.empty());
        }
        if (cellNumber.looksLikeValue(text)) {
            return new FormCell(text, line, place, from, to, FormCell.Kind.VALUE, Optional.empty());
        }
        Optional<FormLabels.Match> label = lookup.match(text);
        return new FormCell(text, line, place, from, to,
                label.isPresent() ? FormCell.Kind.LABEL : FormCell.Kind.TEXT, label);
    }

    /** A run of paragraphs: divided ones are lines of their own; single ones are labels and numbers in turn. */
    private void paragraphs(List<String> paragraphs) {
        List<String> run = new ArrayList<>();
        for (String paragraph : paragraphs) {
            List<String> words = runTogether(paragraph);
            if (words.isEmpty()) {
                run.add(paragraph);
            } else {
                run.addAll(words);
            }
        }
        List<FormCell> numbers = new ArrayList<>();
        List<FormCell> labels = new ArrayList<>();
        comma = 0;
        comma = separator(run);
        framed = run.stream().filter(FormLines::hasBar).allMatch(text -> isBar(text.charAt(0)));
        for (int i = 0; i < run.size() && !isFull(); i++) {
            looked++;
            String text = run.get(i);
            if (text.isBlank() && !hasBar(text)) {
                if (!labels.isEmpty() && numbers.size() < MOST_CELLS) {
                    numbers.add(cell("", place(labels.size() + numbers.size()), numbers.size(), numbers.size() + 1));
                }
                continue;
            }
            List<String> divided = divide(text);
            if (isRule(text) || isRule(divided)) {
                continue;
            }
            if (divided.size() > MOST_CELLS) {
                flush(labels, numbers);
                broken = true;
                inFlattened = false;
                continue;
            }
            if (divided.size() > 1) {
                flush(labels, numbers);
                List<FormCell> cells = new ArrayList<>();
                FormCell.Place row = place(0);
                for (int c = 0; c < divided.size(); c++) {
                    cells.add(cell(divided.get(c), new FormCell.Place(row.table(), row.row(), c + 1), c, c + 1));
                }
                add(row.table(), FormLine.Kind.DIVIDED, cells);
                flattenedRow++;
                continue;
            }
            if (text.length() > LONGEST_CELL && lookup.exact(text).isEmpty()) {
                flush(labels, numbers);
                broken = true;
                inFlattened = false;
                continue;
            }
            if (cellNumber.looksLikeValue(text)) {
                numbers.add(cell(text, place(labels.size() + numbers.size()), numbers.size(), numbers.size() + 1));
                continue;
            }
            if (!numbers.isEmpty()) {
                flush(labels, numbers);
            }
            int pieces = pieces(run, i);
            String label = String.join("", run.subList(i, i + pieces));
            i += pieces - 1;
            flush(labels, numbers);
            labels.add(cell(label, place(0), 0, 1));
        }
        flush(labels, numbers);
    }

    /** A line drawn with signs: +-----+-----+. */
    private static boolean isRule(String text) {
        return text.length() > 4 && text.chars().allMatch(c -> c <= 0x7f && "+-=| ".indexOf(c) >= 0
                || c >= '\u2500' && c <= '\u257f') && text.chars().anyMatch(c -> c != ' ' && c != '-' && c != '|');
    }

    /** A line drawn between header and rows: | --- | :---: |. */
    private static boolean isRule(List<String> cells) {
        return cells.size() > 1 && cells.stream().allMatch(cell -> cell.chars().allMatch(c -> c == '-' || c == ':'
                || c == '=' || c == '─' || c == '━')) && cells.stream().anyMatch(cell -> cell.length() > 2)
                && cells.stream().noneMatch(cell -> cell.length() == 1);
    }

    /** The words of a table that was run together into one paragraph, in which numbers follow labels; else nothing. */
    private List<String> runTogether(String text) {
        if (hasBar(text) || text.indexOf(' ') < 0 || text.length() < 2 * FEWEST_WORDS) {
            return List.of();
        }
        List<String> words = withUnits(List.of(text.strip().split(" +")));
        if (words.size() < FEWEST_WORDS || words.size() > MOST_WORDS_IN_PARAGRAPH || wordsTried > MOST_WORDS_TRIED
                || words.stream().filter(cellNumber::looksLikeValue).count() * WORDS_A_NUMBER < words.size()) {
            return List.of();
        }
        wordsTried += words.size();
        int values = 0;
        int labels = 0;
        int known = 0;
        boolean mixed = false;
        boolean value = false;
        for (int i = 0; i < words.size(); i++) {
            boolean number = cellNumber.looksLikeValue(words.get(i));
            int pieces = number ? 1 : labelAt(words, i);
            mixed |= value && pieces > 0 && !number;
            value = number;
            values += number ? 1 : 0;
            labels += !number && pieces > 0 ? 1 : 0;
            known += pieces;
            i += Math.max(0, pieces - 1);
        }
        boolean table = mixed && values > 1 && labels > 1 || values >= FEWEST_NUMBERS && labels >= FEWEST_NUMBERS;
        return table && known * 3 >= words.size() * 2 ? words : List.of();
    }

    /** How many words from here on make the shortest label; 0 where none begins. */
    private int labelAt(List<String> words, int from) {
        StringBuilder joined = new StringBuilder();
        for (int i = from; i < Math.min(words.size(), from + MOST_PIECES); i++) {
            if (i > from && cellNumber.looksLikeValue(words.get(i))) {
                return 0;
            }
            joined.append(words.get(i));
            if (joined.length() <= LONGEST_CELL && lookup.undated(joined.toString()).isPresent()) {
                return i - from + 1;
            }
        }
        return 0;
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
                && lookup.exact(cells.get(labels)).isPresent()) {
            row |= lookup.exact(cells.get(labels)).get().has(FormLabels.Role.ROW);
            labels++;
        }
        return row && cells.size() > labels + (comma == 0 ? 1 : 0) && cells.subList(labels, cells.size()).stream()
                .allMatch(cell -> cell.isBlank() || cellNumber.looksLikeValue(cell));
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

    /** How many paragraphs from here on make one label together; 1 where no joining helps. */
    private int pieces(List<String> run, int from) {
        StringBuilder joined = new StringBuilder(run.get(from));
        int best = 1;
        int pieces = 1;
        for (int i = from + 1; i < run.size() && pieces < MOST_PIECES; i++) {
            String next = run.get(i);
            if (next.isBlank() && !hasBar(next)) {
                continue;
            }
            if (hasBar(next) || next.length() > LONGEST_CELL || cellNumber.looksLikeValue(next)) {
                break;
            }
            joined.append(next);
            pieces++;
            if (joined.length() <= LONGEST_CELL && lookup.undated(joined.toString()).isPresent()) {
                best = i - from + 1;
            }
        }
        return best;
    }

    private void flush(List<FormCell> labels, List<FormCell> numbers) {
        if (labels.isEmpty() && numbers.isEmpty()) {
            return;
        }
        List<FormCell> cells = new ArrayList<>();
        cells.addAll(labels);
        cells.addAll(numbers);
        add(cells.get(0).place().table(), FormLine.Kind.RUN, cells);
        flattenedRow++;
        labels.clear();
        numbers.clear();
    }

    private FormCell.Place place(int column) {
        if (!inFlattened) {
            inFlattened = true;
            flattened++;
            flattenedRow = 1;
        }
        return new FormCell.Place(grids + flattened, flattenedRow, column + 1);
    }

    private static boolean isBar(char c) {
        return c == '|' || c == '\t' || c == '｜' || c == '│' || c == '┃';
    }

    private static boolean hasBar(String text) {
        return text.chars().anyMatch(c -> isBar((char) c));
    }

    /** The cells of a paragraph that bars, tabs or wide gaps divide; numbers at its end stand for themselves. */
    private List<String> divide(String text) {
        List<String> cells = new ArrayList<>();
        if (hasBar(text)) {
            StringBuilder cell = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (isBar(c)) {
                    cells.add(cell.toString().strip());
                    cell.setLength(0);
                } else {
                    cell.append(c);
                }
            }
            cells.add(cell.toString().strip());
            if (framed && cells.get(0).isEmpty()) {
                cells.remove(0);
                if (cells.size() > 1 && cells.get(cells.size() - 1).isEmpty()) {
                    cells.remove(cells.size() - 1);
                }
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
        if (colon > 0 && cellNumber.looksLikeValue(text.substring(colon + 1))
                && lookup.exact(text.substring(0, colon)).map(m -> m.has(FormLabels.Role.ROW)).orElse(false)) {
            return List.of(text.substring(0, colon).strip(), text.substring(colon + 1).strip());
        }
        if (text.indexOf(' ') < 0) {
            return List.of(text);
        }
        List<String> words = withUnits(List.of(text.strip().split(" +")));
        int numbers = 0;
        while (numbers < words.size() && cellNumber.looksLikeValue(words.get(words.size() - 1 - numbers))) {
            numbers++;
        }
        int head = words.size() - numbers;
        String label = String.join(" ", words.subList(0, head));
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
        if (numbers == 0 && words.size() > 1 && lookup.exact(text).isEmpty()) {
            List<String> several = labels(words);
            if (several.size() > 1 && several.stream().allMatch(word -> lookup.exact(word).isPresent())) {
                return several;
            }
        }
        return List.of(text);
    }

    /** The words, each unit joined to the number before it. */
    private List<String> withUnits(List<String> words) {
        List<String> joined = new ArrayList<>();
        for (String word : words) {
            String before = joined.isEmpty() ? "" : joined.get(joined.size() - 1);
            if (!before.isEmpty() && cellNumber.isUnit(word) && before.chars().anyMatch(c -> c >= '0' && c <= '9')
                    && cellNumber.looksLikeValue(before) && cellNumber.looksLikeValue(before + word)) {
                joined.set(joined.size() - 1, before + " " + word);
            } else {
                joined.add(word);
            }
        }
        return joined;
    }

    /** Words that make one label, or several: the longest label at the end first, then what stands before it. */
    private List<String> labels(List<String> words) {
        List<String> labels = new ArrayList<>();
        int end = words.size();
        while (end > 0) {
            int from = Math.max(0, end - MOST_WORDS);
            while (from < end - 1 && lookup.exact(String.join("", words.subList(from, end))).isEmpty()) {
                from++;
            }
            if (lookup.exact(String.join("", words.subList(from, end))).isEmpty()) {
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
}
