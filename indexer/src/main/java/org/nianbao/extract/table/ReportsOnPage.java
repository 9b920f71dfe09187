// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.nianbao.clean.Block;
import org.nianbao.clean.CleanPage;
import org.nianbao.clean.Grid;
import org.nianbao.clean.Paragraph;
import org.nianbao.edition.LabelText;

/**
 * The one report to be read of a page that prints several years' reports one after the other, each under the page's
 * title with another year, or the tables of another year beside its own.
 *
 * @param blocks what belongs to the report
 * @param notes what was left aside
 */
record ReportsOnPage(List<Block> blocks, List<String> notes) {

    private static final int LONGEST_TITLE = 80;
    /** Rows of the form that make a part of the page a report with tables. */
    private static final int FEWEST_ROWS = 5;

    ReportsOnPage {
        blocks = List.copyOf(blocks);
        notes = List.copyOf(notes);
    }

    /** A part of the page and the year its title names. */
    private record Part(Optional<Integer> year, List<Block> blocks) {
    }

    static ReportsOnPage of(CleanPage page, Optional<Integer> year, LabelLookup lookup) {
        List<Part> parts = parts(page);
        Set<Integer> years = new TreeSet<>();
        if (parts.size() > 2) {
            parts.stream().filter(part -> hasRows(part, lookup)).forEach(part -> part.year().ifPresent(years::add));
        }
        if (years.size() < 2) {
            TablesOfOtherYears own = TablesOfOtherYears.takenOut(page.blocks(), year, lookup);
            return new ReportsOnPage(own.blocks(), own.note().stream().toList());
        }
        boolean known = year.filter(years::contains).isPresent();
        String list = years.stream().map(String::valueOf).collect(Collectors.joining(", "));
        List<Block> own = parts.stream().filter(part -> part.year().isEmpty() || known && part.year().equals(year))
                .flatMap(part -> part.blocks().stream()).toList();
        return new ReportsOnPage(own, List.of("the page prints reports of several years (" + list + "); "
                + (known ? "only the tables of " + year.get() + " were read" : "which is meant cannot be told, and no "
                + "table was read")));
    }

    private static List<Part> parts(CleanPage page) {
        List<Part> parts = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        Optional<Integer> year = Optional.empty();
        String title = withoutDigits(page.title());
        for (Block block : page.blocks()) {
            Optional<Integer> begins = block instanceof Paragraph paragraph && paragraph.text().length() <= LONGEST_TITLE
                    && !title.isEmpty() && paragraph.text().indexOf('年') > 0
                    && withoutDigits(paragraph.text()).equals(title) ? yearIn(paragraph.text())
                    : Optional.empty();
            if (begins.isPresent()) {
                parts.add(new Part(year, blocks));
                blocks = new ArrayList<>();
                year = begins;
            }
            blocks.add(block);
        }
        parts.add(new Part(year, blocks));
        return parts;
    }

    private static String withoutDigits(String text) {
        String label = LabelText.of(text);
        StringBuilder letters = new StringBuilder(label.length());
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (c < '0' || c > '9') {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    private static Optional<Integer> yearIn(String text) {
        String letters = LabelText.of(text);
        for (int i = 0; i + 4 < letters.length(); i++) {
            String four = letters.substring(i, i + 4);
            if (letters.charAt(i + 4) == '年' && four.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Optional.of(Integer.parseInt(four));
            }
        }
        return Optional.empty();
    }

    private static boolean hasRows(Part part, LabelLookup lookup) {
        int rows = 0;
        for (Block block : part.blocks()) {
            if (block instanceof Grid grid) {
                for (List<Grid.Cell> line : grid.rows()) {
                    rows += line.stream().anyMatch(cell -> isRow(cell.text(), lookup)) ? 1 : 0;
                }
            } else {
                rows += isRow(block.text(), lookup) ? 1 : 0;
            }
            if (rows >= FEWEST_ROWS) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRow(String text, LabelLookup lookup) {
        return lookup.exact(text).map(match -> match.has(FormLabels.Role.ROW)).orElse(false);
    }
}
