// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * What a page says of itself in its {@code <meta>} and {@code <link>} tags.
 *
 * @param meta names in lower case to contents, the first of each name
 * @param canonical addresses of {@code <link rel="canonical">}
 */
record PageTags(Map<String, String> meta, List<String> canonical) {

    static PageTags of(Markup markup) {
        PageTags tags = new PageTags(new LinkedHashMap<>(), new ArrayList<>());
        markup.metas().forEach(tags::addMeta);
        markup.links().forEach(tags::addLink);
        return tags;
    }

    private void addMeta(Element element) {
        String name = element.hasAttr("name") ? element.attr("name") : element.attr("property");
        String content = element.attr("content").strip();
        if (!name.isBlank() && !content.isEmpty()) {
            meta.putIfAbsent(name.strip().toLowerCase(Locale.ROOT), content);
        }
    }

    private void addLink(Element element) {
        if (element.attr("rel").equalsIgnoreCase("canonical")) {
            canonical.add(element.attr("href"));
        }
    }

    /** The address a page gives itself; a bare path or a host without a document is none. */
    Optional<String> address() {
        List<String> named = new ArrayList<>(canonical);
        named.add(meta.getOrDefault("url", ""));
        named.add(meta.getOrDefault("og:url", ""));
        return named.stream().map(String::strip).filter(PageTags::isAddress).findFirst();
    }

    private static boolean isAddress(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int host = lower.startsWith("http://") ? 7 : lower.startsWith("https://") ? 8 : -1;
        return host > 0 && text.length() > host && text.chars().noneMatch(Character::isWhitespace);
    }
}
