// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Element;
import org.nianbao.clean.MainContent.Place;

/** Makes the document's own lines into paragraphs and tables, its title first. */
final class BodyBlocks {

    private static final int LONGEST_TITLE = 200;
    /** Characters of the first and of the second line of a title that is set on two. */
    private static final int LONGEST_FIRST = 60;
    private static final int LONGEST_SECOND = 100;
    private static final int LONGEST_CELL = 40;

    private final List<Line> lines;
    private final Place[] places;

    /** @param places where each line goes; lines of the title are moved to the body */
    BodyBlocks(List<Line> lines, Place[] places) {
        this.lines = lines;
        this.places = places;
    }

    int firstLine() {
        for (int i = 0; i < places.length; i++) {
            if (places[i] == Place.BODY) {
                return i;
            }
        }
        return 0;
    }

    /**
     * The blocks of the body.
     *
     * @param cellText what is to be done to every cell's text
     * @param hidden whether the page hides an element
     */
    List<Block> under(String title, UnaryOperator<String> cellText, Predicate<Element> hidden) {
        List<Block> blocks = new ArrayList<>();
        int tables = 0;
        boolean titled = title.isEmpty() || showTitleOnTwoLines(title);
        for (int i = 0; i < places.length; i++) {
            Line line = lines.get(i);
            boolean isTitle = !titled && !line.isTable() && line.text().length() < LONGEST_TITLE
                    && DocumentTitle.tidied(line.dense()).equals(title);
            if (places[i] != Place.BODY && !(isTitle && blocks.isEmpty())) {
                continue;
            }
            places[i] = Place.BODY;
            titled |= isTitle;
            if (line.table().isPresent()) {
                blocks.add(GridReader.read(line.table().get(), ++tables, cellText, hidden));
            } else if (!line.isBlank()) {
                blocks.add(new Paragraph(line.text()));
            } else if (separatesCells(i)) {
                blocks.add(new Paragraph(""));
            }
        }
        while (!blocks.isEmpty() && blocks.get(blocks.size() - 1).text().isBlank()) {
            blocks.remove(blocks.size() - 1);
        }
        return blocks;
    }

    /** A title set on two lines belongs to the text like one set on one. */
    private boolean showTitleOnTwoLines(String title) {
        for (int i = 0; i + 1 < places.length && places[i] != Place.BODY; i++) {
            boolean both = !lines.get(i).isTable() && lines.get(i).text().length() < LONGEST_FIRST
                    && lines.get(i + 1).text().length() < LONGEST_SECOND
                    && DocumentTitle.tidied(lines.get(i).dense() + lines.get(i + 1).dense()).equals(title);
            if (both && places[i + 1] != Place.BODY) {
                places[i] = Place.BODY;
                places[i + 1] = Place.BODY;
                return true;
            }
        }
        return false;
    }

    private boolean separatesCells(int blank) {
        return blank > 0 && blank + 1 < lines.size() && isCellLike(lines.get(blank - 1))
                && isCellLike(lines.get(blank + 1));
    }

    private static boolean isCellLike(Line line) {
        return !line.isTable() && line.text().length() <= LONGEST_CELL && line.text().indexOf('。') < 0;
    }

    /** Share of the body's characters that are link text. */
    double linkShare() {
        double links = 0;
        double all = 0;
        for (int i = 0; i < places.length; i++) {
            if (places[i] == Place.BODY) {
                links += lines.get(i).linkShare() * lines.get(i).text().length();
                all += lines.get(i).text().length();
            }
        }
        return all == 0 ? 0 : Math.min(1, links / all);
    }
}
