// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of text, its columns aligned by display width. For a person it is cut to the terminal's width; for a file
 * or a pipe it is whole and plain.
 */
public final class TextTable {

    /** One cell: what it says and how it is set off. */
    public record Cell(String text, Style style) {

        public Cell {
            text = text.replaceAll("\\s*\\R\\s*", " ").replace('\t', ' ');
        }
    }

    private record Column(String heading, boolean toTheRight, boolean whole, boolean spare) {
    }

    /** A text column is not cut below this many columns: less cannot be read. */
    private static final int NARROWEST = 10;
    private static final String GAP = "  ";

    private final List<Column> columns = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();

    /** Adds a column of text. */
    public TextTable text(String heading) {
        columns.add(new Column(heading, false, false, false));
        return this;
    }

    /** Adds a column of names that are useless when cut. */
    public TextTable name(String heading) {
        columns.add(new Column(heading, false, true, false));
        return this;
    }

    /** Adds a column of numbers, set to the right. */
    public TextTable number(String heading) {
        columns.add(new Column(heading, true, true, false));
        return this;
    }

    /** Makes the column added last one that a narrow terminal goes without. */
    public TextTable spare() {
        Column last = columns.remove(columns.size() - 1);
        columns.add(new Column(last.heading(), last.toTheRight(), last.whole(), true));
        return this;
    }

    public TextTable row(String... cells) {
        return row(Arrays.stream(cells).map(text -> new Cell(text, Style.PLAIN)).toList());
    }

    public TextTable row(List<Cell> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The lines, heading first; {@code width} is the most columns a line may take. */
    public List<String> lines(int width, boolean colored) {
        if (narrowest() > width) {
            for (int i = columns.size() - 1; i >= 0; i--) {
                if (columns.get(i).spare()) {
                    return without(i).lines(width, colored);
                }
            }
            return oneBelowTheOther(width, colored);
        }
        int[] widths = widths(width);
        List<String> lines = new ArrayList<>();
        if (columns.stream().anyMatch(column -> !column.heading().isEmpty())) {
            lines.add(line(columns.stream().map(column -> new Cell(column.heading(), Style.BOLD)).toList(), widths,
                    colored));
        }
        for (List<Cell> row : rows) {
            lines.add(line(row, widths, colored));
        }
        return lines;
    }

    /** The columns that the table takes with its texts cut as far as they may be. */
    private int narrowest() {
        int sum = GAP.length() * (columns.size() - 1);
        int[] whole = widths(Integer.MAX_VALUE);
        for (int i = 0; i < whole.length; i++) {
            sum += columns.get(i).whole() ? whole[i] : Math.min(NARROWEST, whole[i]);
        }
        return sum;
    }

    private TextTable without(int column) {
        TextTable rest = new TextTable();
        rest.columns.addAll(columns);
        rest.columns.remove(column);
        for (List<Cell> row : rows) {
            List<Cell> cells = new ArrayList<>(row);
            cells.remove(column);
            rest.rows.add(List.copyOf(cells));
        }
        return rest;
    }

    /** For a terminal too narrow for the table: each row as lines of heading and cell. */
    private List<String> oneBelowTheOther(int width, boolean colored) {
        int headings = columns.stream().mapToInt(column -> DisplayWidth.of(column.heading())).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (List<Cell> row : rows) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            for (int i = 0; i < columns.size(); i++) {
                if (!row.get(i).text().isEmpty()) {
                    int room = columns.get(i).whole() ? Integer.MAX_VALUE
                            : Math.max(NARROWEST, width - headings - GAP.length());
                    lines.add(Style.BOLD.on(DisplayWidth.left(columns.get(i).heading(), headings), colored) + GAP
                            + row.get(i).style().on(DisplayWidth.cut(row.get(i).text(), room), colored));
                }
            }
        }
        return lines;
    }

    /** The same with lines drawn around the cells, as the printed form has them. */
    public List<String> ruled(int width, boolean colored) {
        int[] widths = widths(width == Integer.MAX_VALUE ? width : width - columns.size() - 3);
        List<String> lines = new ArrayList<>();
        lines.add(rule("┌", "┬", "┐", widths));
        lines.add(between(columns.stream().map(column -> new Cell(column.heading(), Style.BOLD)).toList(), widths,
                colored));
        lines.add(rule("├", "┼", "┤", widths));
        for (List<Cell> row : rows) {
            lines.add(between(row, widths, colored));
        }
        lines.add(rule("└", "┴", "┘", widths));
        return lines;
    }

    private int[] widths(int width) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = DisplayWidth.of(columns.get(i).heading());
            for (List<Cell> row : rows) {
                widths[i] = Math.max(widths[i], DisplayWidth.of(row.get(i).text()));
            }
        }
        long tooMuch = Arrays.stream(widths).asLongStream().sum() + (long) GAP.length() * (widths.length - 1) - width;
        while (tooMuch > 0) {
            int widest = widestText(widths);
            if (widest < 0) {
                break;
            }
            widths[widest]--;
            tooMuch--;
        }
        return widths;
    }

    private int widestText(int... widths) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            if (!columns.get(i).whole() && widths[i] > NARROWEST && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private String line(List<Cell> cells, int[] widths, boolean colored) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                line.append(GAP);
            }
            line.append(cell(cells.get(i), i, widths[i], colored, i == cells.size() - 1));
        }
        return line.toString().stripTrailing();
    }

    private String between(List<Cell> cells, int[] widths, boolean colored) {
        StringBuilder line = new StringBuilder("│");
        for (int i = 0; i < cells.size(); i++) {
            line.append(' ').append(cell(cells.get(i), i, widths[i], colored, false)).append(" │");
        }
        return line.toString();
    }

    private String cell(Cell cell, int column, int width, boolean colored, boolean last) {
        String text = DisplayWidth.cut(cell.text(), width);
        String blanks = " ".repeat(Math.max(0, width - DisplayWidth.of(text)));
        String styled = cell.style().on(text, colored);
        return columns.get(column).toTheRight() ? blanks + styled : last ? styled : styled + blanks;
    }

    private static String rule(String left, String middle, String right, int... widths) {
        StringBuilder line = new StringBuilder(left);
        for (int i = 0; i < widths.length; i++) {
            line.append("─".repeat(widths[i] + 2)).append(i == widths.length - 1 ? right : middle);
        }
        return line.toString();
    }
}
