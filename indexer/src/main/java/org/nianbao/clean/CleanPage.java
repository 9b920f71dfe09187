// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.nianbao.report.TrustSignal;

/**
 * A page freed of its site: the document's own blocks, what its margins said, and what was taken out.
 *
 * @param source file or archive place
 * @param url address, where known
 * @param title the document's title, clean and Simplified; empty when the page has none
 * @param titlePrinted the same as the page prints it, after removal of brands and spam but before conversion
 * @param body paragraphs and tables in reading order, clean and Simplified
 * @param meta {@code <meta>} names in lower case to contents, cleaned like the text; beside them {@link #PATH} and
 *             {@link #BROWSER_TITLE}, where the page has them
 * @param margins cleaned lines of head matter and footer (索引号, 发布机构, 发布时间, 主办, ICP备, 网站标识码, 电话 …) that
 *                are no text of the report but tell who published it and when, in page order
 * @param dayLine a day alone on its line right under the title, in the margins or not; empty when there is none
 * @param signals signs of a copy or of tampering
 * @param removals what was taken out
 * @param linkShare share of the body's characters that are link text, 0 to 1: a column page has a high one
 * @param notes what could not be settled, one plain sentence each
 */
public record CleanPage(String source, Optional<String> url, String title, String titlePrinted, Body body,
                        Map<String, String> meta, List<String> margins, String dayLine, Set<TrustSignal> signals,
                        List<Removal> removals, double linkShare, List<String> notes) {

    /** The name under which {@code meta} gives the line that leads to the page: 首页 > 政务公开 > 某县教育局. */
    public static final String PATH = "path to the page";

    /** The name under which {@code meta} gives the whole of {@code <title>}, the site's name and all. */
    public static final String BROWSER_TITLE = "browser title";

    public CleanPage {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(titlePrinted, "titlePrinted");
        Objects.requireNonNull(dayLine, "dayLine");
        Objects.requireNonNull(body, "body");
        meta = Collections.unmodifiableMap(new TreeMap<>(meta));
        margins = List.copyOf(margins);
        EnumSet<TrustSignal> ordered = EnumSet.noneOf(TrustSignal.class);
        ordered.addAll(signals);
        signals = Collections.unmodifiableSet(ordered);
        removals = List.copyOf(removals);
        notes = List.copyOf(notes);
    }

    public CleanPage(String source, Optional<String> url, String title, String titlePrinted, List<Block> blocks,
                     Map<String, String> meta, List<String> margins, String dayLine, Set<TrustSignal> signals,
                     List<Removal> removals, double linkShare, List<String> notes) {
        this(source, url, title, titlePrinted, new Body(blocks), meta, margins, dayLine, signals, removals, linkShare,
                notes);
    }

    /** Paragraphs and tables in reading order. */
    public List<Block> blocks() {
        return body.blocks();
    }

    /** The report's own text: every block, one line each. */
    public String text() {
        return body.text();
    }

    /** The tables, in reading order. */
    public List<Grid> grids() {
        return blocks().stream().filter(Grid.class::isInstance).map(Grid.class::cast).toList();
    }

    /** The paragraphs, in reading order. */
    public List<Paragraph> paragraphs() {
        return body.paragraphs();
    }
}
