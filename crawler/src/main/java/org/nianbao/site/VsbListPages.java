// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jsoup.nodes.Element;
import org.nianbao.config.YamlNode;

/**
 * The list pages of VSB (博达), which count down: of a list of six, {@code nb.htm} is the first, {@code nb/5.htm} the
 * second, {@code nb/1.htm} the last. How many there are is said by the link to the second.
 */
final class VsbListPages implements ListPages {

    private static final String END = ".htm";

    /** A list has one or two links to its next page. */
    private static final int MOST_LOOKS = 50;

    private final Words nextWords;
    private final PageSpan span;

    VsbListPages(YamlNode product, PageSpan span) {
        this.nextWords = new Words(product.required("next-words").texts());
        this.span = span;
    }

    @Override
    public Optional<Found> find(ParsedPage page) {
        if (!page.url().endsWith(END)) {
            return Optional.empty();
        }
        String own = page.url().substring(0, page.url().length() - END.length());
        int slash = own.lastIndexOf('/');
        OptionalInt ownNumber = ScriptText.number(own.substring(slash + 1));
        int looks = 0;
        for (Element anchor : page.document().select("a[href$=" + END + "]")) {
            if (anchor.text().length() > 12 || !nextWords.are(Words.plain(anchor.text()))) {
                continue;
            }
            if (looks++ > MOST_LOOKS) {
                break;
            }
            Optional<String> next = page.resolve(anchor.attr("href"));
            OptionalInt first = next.map(url -> numberBelow(own, url)).orElse(OptionalInt.empty());
            if (first.isPresent()) {
                int count = first.getAsInt() + 1;
                return Optional.of(found(page, own, first.getAsInt(), OptionalInt.of(count)));
            }
            boolean counts = ownNumber.isPresent() && next.map(url -> numberBelow(own.substring(0, slash), url))
                    .orElse(OptionalInt.empty()).equals(OptionalInt.of(ownNumber.getAsInt() - 1));
            if (counts) {
                return Optional.of(found(page, own.substring(0, slash), ownNumber.getAsInt() - 1,
                        OptionalInt.empty()));
            }
        }
        return Optional.empty();
    }

    private Found found(ParsedPage page, String stem, int from, OptionalInt count) {
        List<RawLink> pages = new ArrayList<>();
        int start = Math.min(from, span.last());
        for (int number = start; number >= Math.max(1, start - span.atOnce() + 1); number--) {
            page.resolve(stem + "/" + number + END).ifPresent(url -> pages.add(RawLink.pager(url)));
        }
        return new Found(List.of(), pages, new ListTotal(OptionalInt.empty(), count));
    }

    private static OptionalInt numberBelow(String stem, String url) {
        boolean below = url.startsWith(stem + "/") && url.endsWith(END);
        return below ? ScriptText.number(url.substring(stem.length() + 1, url.length() - END.length()))
                : OptionalInt.empty();
    }
}
