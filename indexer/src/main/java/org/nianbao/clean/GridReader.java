// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The way from {@code <table>} markup to a {@link Grid}: HTML's own rule for spans, with bounds, so that
 * {@code colspan="999999"} costs nothing.
 */
public final class GridReader {

    /** Columns; the widest form has 15, pages padded to twice that were met. A wider span is a mistake. */
    private static final int WIDEST = 100;
    /** Places a grid may have before its spans are no longer believed. */
    private static final int LARGEST_AREA = 1_000_000;
    /** Tables within tables; a deeper nest is layout. */
    private static final int DEEPEST_NEST = 20;
    /** Characters in one cell; beyond this, and more than all the others together, it is running text. */
    private static final int LONGEST_CELL = 300;
    private static final int LONGEST_NUMBER = 12;
    /** Cells of nothing but a number that make a table a table of figures, however long its footnote. */
    private static final int NUMBER_CELLS = 8;

    private GridReader() {
    }

    /**
     * Whether this table holds rows of cells, and is not there to lay out the page: of tables within one another
     * the innermost that has most of the cells.
     */
    public static boolean isDataTable(Element table) {
        int cells = 0;
        int widest = 0;
        int longest = 0;
        int total = 0;
        int numbers = 0;
        List<Element> rows = rowsOf(table);
        for (Element row : rows) {
            int width = 0;
            for (Element cell = row.firstElementChild(); cell != null; cell = cell.nextElementSibling()) {
                if (isCell(cell)) {
                    width++;
                }
            }
            cells += width;
            widest = Math.max(widest, width);
        }
        if (widest < 2) {
            return false;
        }
        Inside inside = Inside.of(table, cells);
        if (inside.nestedCells() > cells) {
            return false;
        }
        if (!inside.longCell() || !mayHoldRunningText(rows)) {
            return true;
        }
        for (Element row : rows) {
            for (Element cell = row.firstElementChild(); cell != null; cell = cell.nextElementSibling()) {
                if (isCell(cell)) {
                    String text = CellText.of(cell, element -> false);
                    longest = Math.max(longest, text.length());
                    total += text.length();
                    numbers += isNumber(text) ? 1 : 0;
                }
            }
        }
        return numbers >= NUMBER_CELLS || longest <= LONGEST_CELL || longest * 2L <= total;
    }

    /** Whether any cell may be longer than a cell of figures: nearly no table has one, and counting makes no text. */
    private static boolean mayHoldRunningText(List<Element> rows) {
        for (Element row : rows) {
            for (Element cell = row.firstElementChild(); cell != null; cell = cell.nextElementSibling()) {
                if (isCell(cell) && mostCharacters(cell) > LONGEST_CELL) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Characters that a cell's text has at most: those of its markup, blanks in a row taken as one. */
    private static int mostCharacters(Element cell) {
        int[] most = new int[1];
        cell.traverse((node, depth) -> {
            most[0]++;
            if (node instanceof TextNode words) {
                String text = words.getWholeText();
                for (int i = 0; i < text.length(); i++) {
                    most[0] += text.charAt(i) > ' ' || i > 0 && text.charAt(i - 1) > ' ' ? 1 : 0;
                }
            }
        });
        return most[0];
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isDigit(text.charAt(i)) && ".,-/".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() < LONGEST_NUMBER;
    }

    /** The grid of a table whose cells all can be seen. */
    public static Grid read(Element table, int number, UnaryOperator<String> cellText) {
        return read(table, number, cellText, element -> false);
    }

    /**
     * The grid of a table as a reader sees it: what the page hides in it is not there, except that a cell that only
     * keeps its place is blank.
     *
     * @param number which table of the page this is, counted from 1
     * @param cellText what is to be done to every cell's text (conversion, removal of notes)
     * @param hidden whether the page hides an element
     */
    public static Grid read(Element table, int number, UnaryOperator<String> cellText, Predicate<Element> hidden) {
        List<List<Printed>> printed = new ArrayList<>();
        List<Integer> groupEnds = new ArrayList<>();
        Element group = null;
        for (Element row : rowsOf(table)) {
            if (hidden.test(row)) {
                continue;
            }
            if (row.parent() != group) {
                fillEnds(groupEnds, printed.size());
                group = row.parent();
            }
            List<Printed> cells = new ArrayList<>();
            for (Element cell = row.firstElementChild(); cell != null; cell = cell.nextElementSibling()) {
                boolean unseen = hidden.test(cell);
                if (isCell(cell) && cells.size() < WIDEST && !(unseen && !keepsPlace(cell))) {
                    String text = unseen ? "" : cellText.apply(CellText.of(cell, hidden)).replace('\n', ' ').strip();
                    cells.add(new Printed(text, span(cell, "colspan", 1), span(cell, "rowspan", 1)));
                }
            }
            printed.add(cells);
        }
        fillEnds(groupEnds, printed.size());
        int width = 1;
        for (List<Printed> row : printed) {
            int columns = 0;
            for (Printed cell : row) {
                columns += cell.columns > WIDEST ? 1 : cell.columns;
            }
            width = Math.max(width, columns);
        }
        width = Math.min(width, WIDEST);
        boolean believed = (long) width * printed.size() <= LARGEST_AREA;
        if (!believed) {
            width = Math.max(1, Math.min(WIDEST, LARGEST_AREA / printed.size()));
        }
        return new Grid(number, place(printed, groupEnds, width, believed));
    }

    private static boolean keepsPlace(Element hiddenCell) {
        String style = hiddenCell.attr("style").toLowerCase(Locale.ROOT);
        return style.contains("visibility") && !style.contains("display");
    }

    private record Printed(String text, int columns, int rows) {
    }

    private static void fillEnds(List<Integer> groupEnds, int end) {
        while (groupEnds.size() < end) {
            groupEnds.add(end);
        }
    }

    /** The algorithm of the HTML standard ("forming a table"), with a width that was settled before. */
    private static List<List<Grid.Cell>> place(List<List<Printed>> printed, List<Integer> groupEnds, int atLeast,
                                               boolean spans) {
        List<Grid.Cell[]> grid = new ArrayList<>();
        for (int r = 0; r < printed.size(); r++) {
            grid.add(new Grid.Cell[atLeast]);
        }
        for (int r = 0; r < printed.size(); r++) {
            int column = 0;
            for (Printed cell : printed.get(r)) {
                while (column < width(grid, r) && grid.get(r)[column] != null) {
                    column++;
                }
                if (column >= WIDEST) {
                    break;
                }
                int columns = spans ? Math.min(cell.columns, Math.max(1, atLeast - column)) : 1;
                int end = spans && cell.rows == 0 ? groupEnds.get(r)
                        : Math.min(groupEnds.get(r), r + (spans ? Math.max(1, cell.rows) : 1));
                Grid.Cell placed = new Grid.Cell(cell.text, r, column, Math.max(1, end - r), columns, true);
                for (int down = r; down < end; down++) {
                    if (grid.get(down).length < column + columns) {
                        grid.set(down, Arrays.copyOf(grid.get(down), column + columns));
                    }
                    for (int across = column; across < column + columns; across++) {
                        if (grid.get(down)[across] == null) {
                            grid.get(down)[across] = placed;
                        }
                    }
                }
                column += columns;
            }
        }
        int width = grid.stream().mapToInt(row -> row.length).max().orElse(1);
        List<List<Grid.Cell>> rows = new ArrayList<>(grid.size());
        for (int r = 0; r < grid.size(); r++) {
            List<Grid.Cell> row = new ArrayList<>(width);
            for (int c = 0; c < width; c++) {
                Grid.Cell cell = c < grid.get(r).length ? grid.get(r)[c] : null;
                row.add(cell == null ? new Grid.Cell("", r, c, 1, 1, false) : cell);
            }
            rows.add(row);
        }
        return rows;
    }

    private static int width(List<Grid.Cell[]> grid, int row) {
        return grid.get(row).length;
    }

    /** The rows as a browser shows them: those of the head first, those of the foot last. */
    private static List<Element> rowsOf(Element table) {
        List<Element> rows = new ArrayList<>();
        List<Element> foot = new ArrayList<>();
        int head = 0;
        for (Element child = table.firstElementChild(); child != null; child = child.nextElementSibling()) {
            switch (child.normalName()) {
                case "tr" -> rows.add(child);
                case "tbody", "thead", "tfoot" -> {
                    List<Element> group = new ArrayList<>();
                    for (Element row = child.firstElementChild(); row != null; row = row.nextElementSibling()) {
                        if (row.normalName().equals("tr")) {
                            group.add(row);
                        }
                    }
                    if (child.normalName().equals("thead") && head == 0) {
                        rows.addAll(0, group);
                        head = group.size();
                    } else if (child.normalName().equals("tfoot") && foot.isEmpty()) {
                        foot.addAll(group);
                    } else {
                        rows.addAll(group);
                    }
                }
                default -> { }
            }
        }
        rows.addAll(foot);
        return rows;
    }

    private static boolean isCell(Element element) {
        return element.normalName().equals("td") || element.normalName().equals("th");
    }

    /**
     * What one walk through a table tells of it.
     *
     * @param nestedCells cells of the tables within this one, as far as it takes to know that they are too many
     * @param longCell whether one of its own cells has more markup than a cell of figures
     */
    private record Inside(int nestedCells, boolean longCell) {

        static Inside of(Element table, int enough) {
            int cells = 0;
            int depth = 0;
            int inCell = 0;
            boolean longCell = false;
            Node ownCell = null;
            Node node = table.childNodeSize() > 0 ? table.childNode(0) : null;
            while (node != null) {
                inCell++;
                if (node instanceof TextNode words) {
                    inCell += words.getWholeText().length();
                } else if (node instanceof Element element) {
                    if (element.normalName().equals("table")) {
                        depth++;
                    } else if (depth > 0 && isCell(element)) {
                        cells++;
                    } else if (ownCell == null && isCell(element)) {
                        ownCell = element;
                        inCell = 1;
                    }
                    if (depth > DEEPEST_NEST || cells > enough) {
                        return new Inside(enough + 1, longCell);
                    }
                }
                longCell |= inCell > LONGEST_CELL;
                if (node.childNodeSize() > 0) {
                    node = node.childNode(0);
                    continue;
                }
                Node next = node.nextSibling();
                while (next == null && node.parent() != table) {
                    depth -= leaves(node);
                    ownCell = node == ownCell ? null : ownCell;
                    node = node.parent();
                    next = node.nextSibling();
                }
                depth -= leaves(node);
                ownCell = node == ownCell ? null : ownCell;
                node = next;
            }
            return new Inside(cells, longCell);
        }
    }

    private static int leaves(Node node) {
        return node instanceof Element element && element.normalName().equals("table") ? 1 : 0;
    }

    /** A span as a browser takes it: what is no number is 1, and {@code rowspan="0"} means to the group's end. */
    private static int span(Element cell, String name, int otherwise) {
        String text = cell.attr(name).strip();
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0) {
            return otherwise;
        }
        int value = digits > 6 ? 1_000_000 : Integer.parseInt(text.substring(0, digits));
        return value == 0 && name.equals("colspan") ? 1 : value;
    }
}
