// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.nianbao.page.Page;

/** What a page without text shows instead of it: pictures of the report, or a file in a frame. */
final class UnreadParts {

    /** Characters of text under a title that are no report. */
    private static final int FEW = 200;
    /** A picture of fewer points is a mark, not a page of text. */
    private static final int SMALL = 200;
    private static final Set<String> FILE_ENDINGS = Set.of(".pdf", ".doc", ".docx", ".ofd", ".wps");

    private UnreadParts() {
    }

    /** One sentence on what could not be read; absent where the page has its text, or nothing else either. */
    static Optional<String> of(Page page, List<Block> blocks) {
        if (!(page.body() instanceof Page.Html html) || blocks.stream().mapToInt(b -> b.text().length()).sum() > FEW) {
            return Optional.empty();
        }
        Document document = html.document();
        for (Element frame : document.select("iframe[src], embed[src], object[data]")) {
            String file = (frame.hasAttr("src") ? frame.attr("src") : frame.attr("data")).toLowerCase(Locale.ROOT);
            if (FILE_ENDINGS.stream().anyMatch(file::contains)) {
                return Optional.of("the page shows a file in a frame; the report may stand there, it was not read");
            }
        }
        long pictures = document.select("img[src]").stream().filter(UnreadParts::mayBeAPageOfText).count();
        return pictures == 0 ? Optional.empty() : Optional.of("the page has hardly any text and " + pictures
                + (pictures == 1 ? " picture" : " pictures") + "; the report may stand in pictures, which are not read");
    }

    /** Whether it stands in running text, and is not said to be small. */
    private static boolean mayBeAPageOfText(Element picture) {
        return !isSmall(picture.attr("width")) && !isSmall(picture.attr("height"))
                && picture.parents().stream().noneMatch(box -> Set.of("a", "header", "footer", "nav").contains(
                        box.normalName()));
    }

    private static boolean isSmall(String size) {
        int end = 0;
        int points = 0;
        while (end < size.length() && end < 6 && Character.isDigit(size.charAt(end))) {
            points = 10 * points + Character.digit(size.charAt(end), 10);
            end++;
        }
        return end > 0 && !size.endsWith("%") && points < SMALL;
    }
}
