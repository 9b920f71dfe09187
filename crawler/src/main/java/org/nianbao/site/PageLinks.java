// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeVisitor;

/**
 * All ways on from a piece of HTML, in order: anchors, areas, frames, refreshes, options, {@code onclick} and
 * {@code data-} attributes, and the anchors that scripts write.
 */
final class PageLinks {

    /** A page with more links than this is a map of a whole site, or made to be slow; the first ones are kept. */
    static final int MOST_LINKS = 30_000;

    /** Scripts of libraries are long and hold no links of the page. */
    private static final int LONGEST_SCRIPT = 2_000_000;

    private static final List<String> LINK_ATTRIBUTES =
            List.of("data-href", "data-url", "data-link", "data-src", "rel-href", "_href", "linkurl");
    private static final List<String> GOING =
            List.of("location.href", "location.assign", "location.replace", "window.open", "window.location",
                    "self.location", "top.location", "document.location", "parent.location", "location");
    private static final List<String> PAGE_ENDS =
            List.of(".html", ".htm", ".shtml", ".jsp", ".jspx", ".aspx", ".asp", ".php", ".do", ".jhtml", ".action");

    /** An anchor's words: long enough for any title, short enough to keep 30,000 of them. */
    private static final int LONGEST_ANCHOR = 300;

    private static final int LONGEST_REFERENCE = 4_000;

    private final ParsedPage page;
    private final List<RawLink> links = new ArrayList<>();

    private PageLinks(ParsedPage page) {
        this.page = page;
    }

    static List<RawLink> of(ParsedPage page) {
        PageLinks links = new PageLinks(page);
        links.collect();
        return links.links;
    }

    private void collect() {
        page.document().traverse((NodeVisitor) (node, depth) -> {
            if (node instanceof Element element && links.size() < MOST_LINKS) {
                element(element);
            }
        });
    }

    private void element(Element element) {
        switch (element.normalName()) {
            case "a", "area" -> add(element.attr("href"), words(element), RawLink.From.ANCHOR);
            case "iframe", "frame" -> add(element.attr("src"), element.attr("title"), RawLink.From.FRAME);
            case "embed" -> add(element.attr("src"), element.attr("title"), RawLink.From.FRAME);
            case "object" -> add(element.attr("data"), element.attr("title"), RawLink.From.FRAME);
            case "meta" -> refresh(element);
            case "link" -> {
                if (element.attr("rel").equalsIgnoreCase("next")) {
                    add(element.attr("href"), "", RawLink.From.PAGER);
                }
            }
            case "option" -> {
                String value = element.attr("value").strip();
                if (looksLikeReference(value)) {
                    add(value, words(element), RawLink.From.ANCHOR);
                }
            }
            case "script" -> script(element.data());
            default -> {
                // Other elements lead somewhere by their attributes alone.
            }
        }
        if (element.attributesSize() > 0) {
            attributes(element);
        }
    }

    private void attributes(Element element) {
        if (element.hasAttr("onclick")) {
            going(element.attr("onclick"), element);
        }
        String href = element.attr("href");
        if (href.regionMatches(true, 0, "javascript:", 0, "javascript:".length())) {
            going(href, element);
        }
        for (String name : LINK_ATTRIBUTES) {
            String value = element.attr(name).strip();
            if (looksLikeReference(value)) {
                add(value, words(element), RawLink.From.ANCHOR);
            }
        }
    }

    private void going(String code, Element element) {
        ScriptText script = new ScriptText(code);
        for (String way : GOING) {
            List<String> targets = script.literalsAfter(way);
            if (!targets.isEmpty()) {
                targets.forEach(target -> add(target, words(element), RawLink.From.ANCHOR));
                return;
            }
        }
        // A function of the site's own, open('/zwgk/nb.htm') or down("a.pdf"): its one literal that is an address.
        for (String literal : script.joinedLiteralsWith(".")) {
            if (literal.indexOf(ScriptText.GAP) < 0 && looksLikeReference(literal)) {
                add(literal, words(element), RawLink.From.ANCHOR);
            }
        }
    }

    private void script(String code) {
        if (code.isEmpty() || code.length() > LONGEST_SCRIPT) {
            return;
        }
        if (code.contains("location") || code.contains("window.open")) {
            ScriptText script = new ScriptText(code);
            for (String way : GOING.subList(0, GOING.size() - 1)) {
                script.literalsAfter(way).forEach(target -> add(target, "", RawLink.From.ANCHOR));
            }
        }
        boolean xml = code.contains("<datastore") || code.contains("<record");
        if (!xml && (code.contains("<a ") || code.contains("<A ") || code.contains("\\u003ca"))) {
            StringBuilder written = new StringBuilder();
            ScriptText script = new ScriptText(code);
            List<String> literals = new ArrayList<>(script.joinedLiteralsWith("<a "));
            literals.addAll(script.joinedLiteralsWith("<A "));
            for (String literal : literals) {
                written.append(literal).append('\n');
            }
            if (written.length() > 0) {
                for (Element anchor : page.piece(written.toString()).document().select("a[href]")) {
                    // jsoup shows what stood in the gap of a literal as U+FFFD, or keeps it.
                    String href = anchor.attr("href");
                    if (href.indexOf(ScriptText.GAP) < 0 && href.indexOf('\ufffd') < 0 && links.size() < MOST_LINKS) {
                        add(href, words(anchor), RawLink.From.ANCHOR);
                    }
                }
            }
        }
    }

    private void refresh(Element meta) {
        if (!meta.attr("http-equiv").strip().equalsIgnoreCase("refresh")) {
            return;
        }
        String content = meta.attr("content");
        int at = content.toLowerCase(Locale.ROOT).indexOf("url");
        int equals = at < 0 ? -1 : content.indexOf('=', at);
        if (equals >= 0) {
            String target = content.substring(equals + 1).strip();
            if (!target.isEmpty() && (target.charAt(0) == '\'' || target.charAt(0) == '"')) {
                int close = target.indexOf(target.charAt(0), 1);
                target = target.substring(1, close < 0 ? target.length() : close);
            }
            add(target, "", RawLink.From.FRAME);
        }
    }

    private void add(String reference, String words, RawLink.From from) {
        if (reference.isBlank()) {
            return;
        }
        // what is cut here is still longer than any address that is asked for, so that it is counted and not followed
        Optional<String> url = page.resolve(reference.substring(0, Math.min(reference.length(), LONGEST_REFERENCE)));
        // A viewer shows a file that is named in its query: the file is what is meant.
        url.filter(found -> found.toLowerCase(Locale.ROOT).contains("viewer")).map(Query::of)
                .flatMap(query -> query.value("file")).map(Reference::readable).filter(PageLinks::looksLikeReference)
                .flatMap(page::resolve).ifPresent(
                        found -> links.add(new RawLink(found, words, RawLink.From.ANCHOR, Optional.empty())));
        url.ifPresent(found -> links.add(new RawLink(found, words, from, Optional.empty())));
    }

    /** The text of an element, or its title when that says more, or the alternative text of its picture. */
    static String words(Element element) {
        String text = start(element);
        String title = element.attr("title").strip();
        if (title.length() > text.length() || text.endsWith("…") || text.endsWith("...")) {
            text = title.isEmpty() ? text : title;
        }
        if (text.isEmpty()) {
            Element picture = element.selectFirst("img[alt]");
            text = picture == null ? "" : picture.attr("alt").strip();
        }
        return text.length() > LONGEST_ANCHOR ? text.substring(0, LONGEST_ANCHOR) : text;
    }

    /** The first words below an element; a whole page may be inside one that can be clicked. */
    private static String start(Element element) {
        StringBuilder text = new StringBuilder();
        element.filter((node, depth) -> {
            if (node instanceof TextNode words) {
                text.append(words.getWholeText(), 0, Math.min(words.getWholeText().length(), 2 * LONGEST_ANCHOR));
            } else if (node instanceof Element inner && inner.isBlock()) {
                text.append(' ');
            }
            return text.length() > LONGEST_ANCHOR ? NodeFilter.FilterResult.STOP : NodeFilter.FilterResult.CONTINUE;
        });
        return oneLine(text);
    }

    private static String oneLine(CharSequence text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = Character.isWhitespace(c) || c == '\u00a0';
            if (!blank) {
                line.append(c);
            } else if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString().strip();
    }

    private static boolean looksLikeReference(String value) {
        if (value.isEmpty() || value.length() > 2_000 || value.indexOf(' ') >= 0 || value.indexOf('<') >= 0) {
            return false;
        }
        String lower = value.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://") || lower.startsWith("/")
                || lower.startsWith("./") || lower.startsWith("../")) {
            return true;
        }
        int end = lower.indexOf('?');
        String path = end < 0 ? lower : lower.substring(0, end);
        for (String ending : PAGE_ENDS) {
            if (path.endsWith(ending) && path.length() > ending.length()) {
                return true;
            }
        }
        String extension = ParsedPage.extension("http://host/" + path);
        return extension.equals("pdf") || extension.equals("doc") || extension.equals("docx");
    }
}
