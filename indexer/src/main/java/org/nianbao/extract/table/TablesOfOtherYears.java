// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nianbao.clean.Block;
import org.nianbao.clean.Grid;
import org.nianbao.clean.Paragraph;
import org.nianbao.edition.LabelText;
import org.nianbao.extract.table.FormLabels.Role;

/**
 * What is left of a page when the tables are taken out that it repeats from another year, each under a caption that
 * names that year. A caption alone proves little, for a bureau that fills in last year's file leaves last year's
 * caption: a table is another year's only where the page prints the same rows once more under no such caption.
 *
 * @param blocks what is to be read
 * @param note what was left out; absent where nothing was
 */
record TablesOfOtherYears(List<Block> blocks, Optional<String> note) {

    private static final int LONGEST_CAPTION = 60;
    /** How many paragraphs may stand between a caption and its table, as the unit and who filled it in. */
    private static final int CAPTION_REACH = 3;
    private static final int FEWEST_ROWS = 3;
    /** Lines of words over the first row of a flattened table. */
    private static final int LONGEST_HEADER = 24;
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)年");
    private static final Pattern BARS = Pattern.compile("[|\t｜│┃]");
    /** Characters of a divided line that are looked at for its label. */
    private static final int LONGEST_ROW = 200;
    private static final String SENTENCE_MARKS = "。；，";

    TablesOfOtherYears {
        blocks = List.copyOf(blocks);
    }

    /** The blocks under one caption. */
    private static final class Stretch {

        private final Optional<Integer> year;
        /** Whether a table's heading cut it off from others under the same caption. */
        private boolean goesOn;
        private final List<Integer> places = new ArrayList<>();
        private final Set<String> rows = new HashSet<>();

        private Stretch(Optional<Integer> year) {
            this.year = year;
        }

        private boolean isRepeated(Set<String> own) {
            return goesOn && !rows.isEmpty() && own.containsAll(rows)
                    || rows.size() >= FEWEST_ROWS && 4 * rows.stream().filter(own::contains).count() >= 3L * rows.size();
        }
    }

    static TablesOfOtherYears takenOut(List<Block> blocks, Optional<Integer> year, LabelLookup lookup) {
        if (year.isEmpty() || blocks.stream().allMatch(block -> lineYear(block).map(year.get()::equals).orElse(true))) {
            return new TablesOfOtherYears(blocks, Optional.empty());
        }
        List<Set<String>> rowsOfBlocks = new RowsOfBlocks(blocks, lookup);
        if (IntStream.range(0, blocks.size()).noneMatch(i -> lineYear(blocks.get(i)).filter(each -> !each.equals(year.get()))
                .isPresent() && captionYear(blocks, i, rowsOfBlocks, lookup).isPresent())) {
            return new TablesOfOtherYears(blocks, Optional.empty());
        }
        List<Stretch> stretches = stretches(blocks, rowsOfBlocks, lookup);
        Set<String> own = stretches.stream().filter(stretch -> stretch.year.isEmpty() || stretch.year.equals(year))
                .flatMap(stretch -> stretch.rows.stream()).collect(Collectors.toSet());
        Set<Integer> out = new HashSet<>();
        Set<Integer> years = new TreeSet<>();
        for (Stretch stretch : stretches) {
            if (stretch.year.isPresent() && !stretch.year.equals(year) && stretch.isRepeated(own)) {
                out.addAll(stretch.places);
                years.add(stretch.year.get());
            }
        }
        if (out.isEmpty()) {
            return new TablesOfOtherYears(blocks, Optional.empty());
        }
        List<Block> left = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            if (!out.contains(i)) {
                left.add(blocks.get(i));
            }
        }
        return new TablesOfOtherYears(left, Optional.of("the page prints tables of "
                + years.stream().map(String::valueOf).collect(Collectors.joining(", ")) + " beside those of "
                + year.get() + "; they were not read"));
    }

    /**
     * The page cut at captions that name a year, at headings of the form's tables, and where rows come again that were
     * under the caption already: what follows then is under it no more.
     */
    private static List<Stretch> stretches(List<Block> blocks, List<Set<String>> rowsOfBlocks, LabelLookup lookup) {
        List<Stretch> stretches = new ArrayList<>();
        Set<String> underCaption = new HashSet<>();
        List<Integer> again = new ArrayList<>();
        Stretch now = new Stretch(Optional.empty());
        stretches.add(now);
        for (int i = 0; i < blocks.size(); i++) {
            Set<String> rows = rowsOfBlocks.get(i);
            Optional<Integer> named = captionYear(blocks, i, rowsOfBlocks, lookup);
            boolean startsAgain = rows.size() >= FEWEST_ROWS && rows.stream().anyMatch(underCaption::contains);
            boolean text = blocks.get(i) instanceof Paragraph paragraph && paragraph.text().length() > LONGEST_CAPTION
                    && rows.isEmpty() && !DividedText.hasBar(paragraph.text());
            boolean other = now.year.isPresent();
            if (named.isPresent() || other && (startsAgain || text)) {
                now = new Stretch(named);
                stretches.add(now);
                underCaption.clear();
                again.clear();
            } else if (other && !now.rows.isEmpty() && isHeading(blocks.get(i), lookup)) {
                now = new Stretch(now.year);
                now.goesOn = true;
                stretches.add(now);
                again.clear();
            }
            now.places.add(i);
            now.rows.addAll(rows);
            if (now.year.isPresent() && rows.stream().anyMatch(underCaption::contains)
                    && !isColumn(blocks.get(i), lookup)) {
                again.add(i);
                if (again.size() == FEWEST_ROWS) {
                    now = cut(now, beginning(blocks, again.get(0), lookup), blocks, lookup);
                    stretches.add(now);
                    underCaption.clear();
                }
            }
            underCaption.addAll(rows);
        }
        return stretches;
    }

    /** Takes the places from this one on into a stretch without a caption. */
    private static Stretch cut(Stretch stretch, int from, List<Block> blocks, LabelLookup lookup) {
        Stretch rest = new Stretch(Optional.empty());
        stretch.places.stream().filter(place -> place >= from).forEach(rest.places::add);
        stretch.places.removeAll(rest.places);
        stretch.rows.clear();
        stretch.places.forEach(place -> stretch.rows.addAll(rowsOf(blocks.get(place), lookup)));
        rest.places.forEach(place -> rest.rows.addAll(rowsOf(blocks.get(place), lookup)));
        return rest;
    }

    /** Where the table begins whose first row this is: behind the last line before it that holds a number. */
    private static int beginning(List<Block> blocks, int row, LabelLookup lookup) {
        int at = row;
        while (at > 0 && row - at < LONGEST_HEADER && blocks.get(at - 1) instanceof Paragraph before
                && (before.text().isBlank() || lookup.exact(before.text()).isPresent())
                && rowsOf(before, lookup).isEmpty()) {
            at--;
        }
        return at;
    }

    private static boolean isHeading(Block block, LabelLookup lookup) {
        return block instanceof Paragraph paragraph && paragraph.text().length() <= LONGEST_CAPTION
                && lookup.exact(paragraph.text()).map(match -> match.has(Role.HEADING)).orElse(false);
    }

    private static boolean isColumn(Block block, LabelLookup lookup) {
        return block instanceof Paragraph paragraph && paragraph.text().length() <= LONGEST_CAPTION
                && lookup.exact(paragraph.text()).map(match -> match.has(Role.COLUMN)).orElse(false);
    }

    /** The one year that a line before a table names, or the first line of the table itself. */
    private static Optional<Integer> captionYear(List<Block> blocks, int place, List<Set<String>> rowsOfBlocks,
                                                 LabelLookup lookup) {
        Optional<Integer> year = lineYear(blocks.get(place));
        if (year.isEmpty() || blocks.get(place) instanceof Grid) {
            return year;
        }
        int others = 0;
        for (int i = place + 1; i < blocks.size() && others < CAPTION_REACH && i <= place + LONGEST_HEADER; i++) {
            if (blocks.get(i) instanceof Grid || !rowsOfBlocks.get(i).isEmpty()) {
                return year;
            }
            String text = blocks.get(i).text();
            others += isOfForm(text, lookup) ? 0 : 1;
        }
        return Optional.empty();
    }

    /** Whether a line, or a cell among the first of a divided line, is one of the form's labels. */
    private static boolean isOfForm(String text, LabelLookup lookup) {
        if (text.isBlank()) {
            return false;
        }
        return text.length() <= LONGEST_CAPTION && lookup.exact(text).isPresent() || DividedText.hasBar(text)
                && labels(text).stream().anyMatch(cell -> cell.length() <= LONGEST_CAPTION
                && lookup.exact(cell).isPresent());
    }

    /** The one year that a line names, or the first line of a table. */
    private static Optional<Integer> lineYear(Block block) {
        if (!(block instanceof Grid grid)) {
            return yearIn(block.text());
        }
        String first = "";
        for (Grid.Cell cell : grid.rows().isEmpty() ? List.<Grid.Cell>of() : grid.rows().get(0)) {
            if (!cell.text().isBlank() && !cell.text().equals(first)) {
                if (!first.isEmpty()) {
                    return Optional.empty();
                }
                first = cell.text();
            }
        }
        return yearIn(first);
    }

    private static Optional<Integer> yearIn(String text) {
        if (text.length() > LONGEST_CAPTION || text.indexOf('年') < 0) {
            return Optional.empty();
        }
        for (int i = 0; i < text.length(); i++) {
            if (SENTENCE_MARKS.indexOf(text.charAt(i)) >= 0) {
                return Optional.empty();
            }
        }
        Matcher years = YEAR.matcher(text);
        Set<Integer> found = new HashSet<>();
        while (years.find()) {
            found.add(Integer.valueOf(years.group(1)));
        }
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    /** The rows that each block prints, looked for when they are first asked for. */
    private static final class RowsOfBlocks extends AbstractList<Set<String>> {

        private final List<Block> blocks;
        private final LabelLookup lookup;
        private final List<Set<String>> met;

        RowsOfBlocks(List<Block> blocks, LabelLookup lookup) {
            this.blocks = blocks;
            this.lookup = lookup;
            met = new ArrayList<>(Collections.nCopies(blocks.size(), null));
        }

        @Override
        public Set<String> get(int place) {
            if (met.get(place) == null) {
                met.set(place, rowsOf(blocks.get(place), lookup));
            }
            return met.get(place);
        }

        @Override
        public int size() {
            return blocks.size();
        }
    }

    private static Set<String> rowsOf(Block block, LabelLookup lookup) {
        if (!(block instanceof Grid grid)) {
            for (String label : labels(block.text())) {
                if (isRow(label, lookup)) {
                    return Set.of(LabelText.of(label));
                }
            }
            return Set.of();
        }
        Set<String> rows = new HashSet<>();
        for (List<Grid.Cell> line : grid.rows()) {
            line.stream().filter(cell -> isRow(cell.text(), lookup)).map(cell -> LabelText.of(cell.text()))
                    .forEach(rows::add);
        }
        return rows;
    }

    /** What may be a row's label in a paragraph: all of it, its cells between bars, or what stands before its numbers. */
    private static List<String> labels(String text) {
        if (DividedText.hasBar(text)) {
            return BARS.splitAsStream(text.length() > LONGEST_ROW ? text.substring(0, LONGEST_ROW) : text)
                    .map(String::strip).filter(cell -> !cell.isEmpty()).limit(FEWEST_ROWS).toList();
        }
        for (int i = 1; i + 1 < Math.min(text.length(), LONGEST_CAPTION); i++) {
            if (text.charAt(i) == ' ' && Character.isDigit(text.charAt(i + 1))) {
                return List.of(text.substring(0, i).strip());
            }
        }
        return List.of(text);
    }

    private static boolean isRow(String text, LabelLookup lookup) {
        return text.length() <= LONGEST_CAPTION
                && lookup.exact(text).map(match -> match.has(Role.ROW)).orElse(false);
    }
}
