// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nianbao.clean.Block;
import org.nianbao.clean.Grid;
import org.nianbao.clean.Paragraph;

/** Cuts a page's blocks into lines of cells, so that grids and flattened tables are read by one rule. */
final class FormLines {

    /** Longer text is a sentence, not a cell. */
    static final int LONGEST_CELL = 100;
    /** Lines into which one label was seen broken. */
    static final int MOST_PIECES = 10;
    /** Cells in a line; section three in one line has some 250, county lists and menus have more. */
    private static final int MOST_CELLS = 300;
    /** Lines of cells a page may have; a hundred forms on one page have fewer. */
    private static final int MOST_LINES = 10_000;
    /** Paragraphs that are looked at: several a line, where every cell is one. */
    private static final int MOST_PARAGRAPHS = 50_000;

    private final LabelLookup lookup;
    private final CellNumber cellNumber;
    private final GridLines gridLines;
    private final RunTogether runTogether;
    private final FlattenedText flattenedText;
    private final List<FormLine> lines = new ArrayList<>();
    private int line;
    private int flattened;
    private int grids;
    private boolean broken;
    private boolean inFlattened;
    private int flattenedRow;
    private int looked;

    /** @param across whether a table's rows stand side by side in the form itself */
    FormLines(LabelLookup lookup, CellNumber cellNumber, Predicate<String> across) {
        this.lookup = lookup;
        this.cellNumber = cellNumber;
        gridLines = new GridLines(lookup, cellNumber, across);
        runTogether = new RunTogether(lookup, cellNumber);
        flattenedText = new FlattenedText(lookup, cellNumber);
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
                grids++;
                inFlattened = false;
                gridLines.read(grid, this);
            }
        }
        paragraphs(run);
        return lines;
    }

    /** Whether the page has more lines than were read. */
    boolean isFull() {
        return lines.size() >= MOST_LINES || looked >= MOST_PARAGRAPHS;
    }

    void add(int table, FormLine.Kind kind, List<FormCell> cells) {
        add(table, kind, false, cells);
    }

    /** @param uneven whether it ends elsewhere than most rows of its grid */
    void add(int table, FormLine.Kind kind, boolean uneven, List<FormCell> cells) {
        if (!cells.isEmpty()) {
            lines.add(new FormLine(table, kind, uneven, broken, cells));
            broken = false;
            line++;
        }
    }

    FormCell cell(String text, FormCell.Place place, int from, int to) {
        if (text.isBlank()) {
            return new FormCell("", line, place, from, to, FormCell.Kind.BLANK, Optional.empty(), false);
        }
        if (cellNumber.looksLikeValue(text)) {
            return new FormCell(text, line, place, from, to, FormCell.Kind.VALUE, Optional.empty(), false);
        }
        Optional<FormLabels.Match> label = lookup.match(text);
        return new FormCell(text, line, place, from, to,
                label.isPresent() ? FormCell.Kind.LABEL : FormCell.Kind.TEXT, label, false);
    }

    /** A run of paragraphs: divided ones are lines of their own; single ones are labels and numbers in turn. */
    private void paragraphs(List<String> paragraphs) {
        List<String> run = new ArrayList<>();
        for (String paragraph : flattenedText.mended(paragraphs)) {
            List<String> words = runTogether.in(paragraph);
            if (words.isEmpty()) {
                run.add(paragraph);
            } else {
                run.addAll(words);
            }
        }
        List<FormCell> numbers = new ArrayList<>();
        List<FormCell> labels = new ArrayList<>();
        DividedText division = new DividedText(run, lookup, cellNumber);
        for (int i = 0; i < run.size() && !isFull(); i++) {
            looked++;
            String text = run.get(i);
            if (text.isBlank() && !DividedText.hasBar(text)) {
                if (!labels.isEmpty() && numbers.size() < MOST_CELLS) {
                    numbers.add(cell("", place(labels.size() + numbers.size()), numbers.size(), numbers.size() + 1));
                }
                continue;
            }
            List<String> divided = division.divide(text);
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
            if (cellNumber.looksLikeValue(text) && !(isOrdinal(text) && pieces(run, i) > 1)) {
                boolean unitBehind = i + 1 < run.size() && cellNumber.isUnit(run.get(i + 1));
                numbers.add(cell(unitBehind ? text + run.get(++i) : text, place(labels.size() + numbers.size()),
                        numbers.size(), numbers.size() + 1));
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
        boolean drawn = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("+-=| ".indexOf(c) < 0 && (c < '\u2500' || c > '\u257f')) {
                return false;
            }
            drawn |= c != ' ' && c != '-' && c != '|';
        }
        return drawn && text.length() > 4;
    }

    /** A line drawn between header and rows: | --- | :---: |. */
    private static boolean isRule(List<String> cells) {
        return cells.size() > 1 && cells.stream().allMatch(cell -> cell.chars().allMatch(c -> c == '-' || c == ':'
                || c == '=' || c == '─' || c == '━')) && cells.stream().anyMatch(cell -> cell.length() > 2)
                && cells.stream().noneMatch(cell -> cell.length() == 1);
    }

    /** What numbers a label, in a paragraph of its own: 1. */
    private static boolean isOrdinal(String text) {
        int end = text.length() - 1;
        return end > 0 && end < 3 && ".．、".indexOf(text.charAt(end)) >= 0
                && text.chars().limit(end).allMatch(c -> c >= '0' && c <= '9');
    }

    /** How many paragraphs from here on make one label together; 1 where no joining helps. */
    private int pieces(List<String> run, int from) {
        StringBuilder joined = new StringBuilder(run.get(from));
        int best = 1;
        int pieces = 1;
        for (int i = from + 1; i < run.size() && pieces < MOST_PIECES; i++) {
            String next = run.get(i);
            if (next.isBlank() && !DividedText.hasBar(next)) {
                continue;
            }
            boolean slash = next.equals("/") && i + 1 < run.size()
                    && !cellNumber.looksLikeValue(run.get(i + 1)) && lookup.exact(joined.toString()).isEmpty();
            if (!slash && (DividedText.hasBar(next) || next.length() > LONGEST_CELL
                    || cellNumber.looksLikeValue(next) || areNumbers(next))) {
                break;
            }
            joined.append(next);
            pieces++;
            if (!slash && joined.length() <= LONGEST_CELL && lookup.joins(joined.toString())) {
                best = i - from + 1;
            }
        }
        return best;
    }

    /** Whether a paragraph is a row's numbers and nothing else, which end the label before them. */
    private boolean areNumbers(String text) {
        return text.indexOf(' ') > 0 && text.chars().noneMatch(Character::isLetter)
                && Stream.of(text.split(" +")).allMatch(cellNumber::looksLikeValue);
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
}
