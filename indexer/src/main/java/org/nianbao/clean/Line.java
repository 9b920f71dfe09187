// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.nianbao.clean.words.PlainCharacters;
import org.nianbao.clean.words.WordFinder;

/**
 * One line of a page in reading order, as a reader would see it: a paragraph, a heading, a cell of a layout table, or
 * a whole data table. The forms in which it is compared with word lists are made on first need and kept.
 */
final class Line {

    private final String text;
    private final Element holder;
    private final Element table;
    private final double linkShare;
    private final Element hidden;
    private final boolean headline;
    private final boolean chromeBox;
    private String dense;
    private String folded;
    private Boolean telling;
    private Boolean spam;
    private SiteChrome.Role role;

    /**
     * @param text the line so far cleaned; a table's cells joined by blanks
     * @param holder the block element it stands in; null in plain text
     * @param table the data table it is, or null
     * @param linkShare share of its characters that are link text
     * @param hidden the element that hides it from readers, or null
     * @param headline whether the markup calls it a headline or title
     * @param chromeBox whether a box around it is named like a site's furniture
     */
    Line(String text, Element holder, Element table, double linkShare, Element hidden, boolean headline,
         boolean chromeBox) {
        this.text = text;
        this.holder = holder;
        this.table = table;
        this.linkShare = linkShare;
        this.hidden = hidden;
        this.headline = headline;
        this.chromeBox = chromeBox;
    }

    static Line plain(String text) {
        return new Line(text, null, null, 0, null, false, false);
    }

    Line withText(String changed) {
        return changed.equals(text) ? this
                : new Line(changed, holder, table, linkShare, hidden, headline, chromeBox);
    }

    Line shown() {
        return hidden == null ? this : new Line(text, holder, table, linkShare, null, headline, chromeBox);
    }

    String text() {
        return text;
    }

    /** The text without any blank. */
    String dense() {
        if (dense == null) {
            dense = PlainCharacters.dense(text);
        }
        return dense;
    }

    /** The text in lower case. */
    String folded() {
        if (folded == null) {
            folded = PlainCharacters.folded(text);
        }
        return folded;
    }

    /** Whether one of the telling words stands in the text without blanks and case; asked of the first finder given. */
    boolean mayHold(WordFinder tellingWords) {
        if (telling == null) {
            telling = tellingWords.anyIn(dense().equals(text) ? folded() : PlainCharacters.folded(dense()));
        }
        return telling;
    }

    /** What is said of the line when it is first asked about: one that brands leave as it is, is asked about again. */
    boolean isSpam(Predicate<Line> judge) {
        if (spam == null) {
            spam = judge.test(this);
        }
        return spam;
    }

    /** What the line is for, as it was found when first asked. */
    SiteChrome.Role role(Function<Line, SiteChrome.Role> judge) {
        if (role == null) {
            role = judge.apply(this);
        }
        return role;
    }

    Optional<Element> holder() {
        return Optional.ofNullable(holder);
    }

    Optional<Element> table() {
        return Optional.ofNullable(table);
    }

    double linkShare() {
        return linkShare;
    }

    Optional<Element> hidden() {
        return Optional.ofNullable(hidden);
    }

    boolean headline() {
        return headline;
    }

    boolean chromeBox() {
        return chromeBox;
    }

    boolean isBlank() {
        return text.isBlank();
    }

    boolean isTable() {
        return table != null;
    }
}
