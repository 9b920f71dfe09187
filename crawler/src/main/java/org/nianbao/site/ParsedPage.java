// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;

/** A fetched page as text and tree; or the HTML that an answer carried in something else. */
final class ParsedPage {

    /** A report pasted from Word has some 20,000 tags; a list of this many is a trap. */
    private static final int MOST_TAGS = 300_000;

    /** Spans pasted from Word stand some 60 deep; every level costs at every tag below it. */
    private static final int MOST_DEPTH = 200;
    /** For pages at which jsoup stumbles over its own limit: some hundred unclosed tags of bold and the like. */
    private static final int OTHER_DEPTH = 1_000;

    private static final int MOST_RUNNING_TEXT = 200_000;
    private static final Set<String> NOT_VISIBLE = Set.of("script", "style", "noscript", "template");
    private static final Set<String> NOT_RUNNING = Set.of("a", "script", "style", "noscript", "select", "option",
            "button", "template");

    private final String url;
    private final String base;
    private final String text;
    private final Charset charset;
    private final Document document;
    private final UrlRules urls;
    private final ScriptText script;
    /** Made when first asked for. */
    private String visibleText;
    private String runningText;

    private ParsedPage(String url, String base, String text, Charset charset, Document document, UrlRules urls) {
        this.url = url;
        this.base = base;
        this.text = text;
        this.charset = charset;
        this.document = document;
        this.urls = urls;
        this.script = new ScriptText(text);
    }

    /**
     * The page at {@code url}. Its references start at its {@code <base>}, else where the page was found when it is a
     * piece of that, else at its own address.
     */
    static ParsedPage of(String url, String text, Charset charset, UrlRules urls, Optional<String> foundOn) {
        Document document = parsed(bounded(text), url);
        Element baseTag = document.selectFirst("base[href]");
        String base = baseTag == null ? foundOn.orElse(url)
                : Reference.resolve(url, baseTag.attr("href")).orElse(url);
        return new ParsedPage(url, base, text, charset, document, urls);
    }

    /** A piece of HTML that belongs to this page. */
    ParsedPage piece(String html) {
        return new ParsedPage(url, base, html, charset, parsed(bounded(html), base), urls);
    }

    private static Document parsed(String html, String url) {
        try {
            return Parser.htmlParser().setMaxDepth(MOST_DEPTH).parseInput(html, url);
        } catch (IndexOutOfBoundsException e) {
            return Parser.htmlParser().setMaxDepth(OTHER_DEPTH).parseInput(html, url);
        }
    }

    /** The text up to the last tag that is read: a tree costs by its tags, not by its length. */
    private static String bounded(String html) {
        int tags = 0;
        int at = html.indexOf('<');
        while (at >= 0) {
            if (++tags > MOST_TAGS) {
                return html.substring(0, at);
            }
            at = html.indexOf('<', at + 1);
        }
        return html;
    }

    /** The canonical address of this page. */
    String url() {
        return url;
    }

    /** The page as it came, decoded. */
    String text() {
        return text;
    }

    Document document() {
        return document;
    }

    ScriptText script() {
        return script;
    }

    /** The canonical address of a reference on this page. */
    Optional<String> resolve(String reference) {
        return urls.resolve(base, reference, charset).map(CanonicalUrl::url);
    }

    /** What a {@code <meta name=…>} says, without regard to case; first one wins. */
    Optional<String> meta(String name) {
        for (Element meta : document.select("meta[name]")) {
            if (meta.attr("name").strip().equalsIgnoreCase(name)) {
                return Optional.of(meta.attr("content").strip()).filter(content -> !content.isEmpty());
            }
        }
        return Optional.empty();
    }

    /** The headings that may be the page's title: the agreed meta tag, {@code <title>}, the first headings. */
    List<String> titles() {
        List<String> titles = new ArrayList<>();
        meta("ArticleTitle").ifPresent(titles::add);
        titles.add(document.title());
        for (Element heading : document.select("h1, h2").stream().limit(4).toList()) {
            titles.add(heading.text());
        }
        titles.removeIf(String::isBlank);
        return titles;
    }

    /** What a reader sees; the first 200,000 characters, without blanks. */
    String visibleText() {
        if (visibleText == null) {
            visibleText = text(NOT_VISIBLE);
        }
        return visibleText;
    }

    /** What a reader sees that is no link; the first 200,000 characters, without blanks. */
    String runningText() {
        if (runningText == null) {
            runningText = text(NOT_RUNNING);
        }
        return runningText;
    }

    private String text(Set<String> without) {
        StringBuilder running = new StringBuilder();
        document.body().filter((node, depth) -> {
            if (node instanceof TextNode text) {
                running.append(text.getWholeText().strip());
                return running.length() > MOST_RUNNING_TEXT ? NodeFilter.FilterResult.STOP
                        : NodeFilter.FilterResult.CONTINUE;
            }
            boolean skip = node instanceof Element element && without.contains(element.normalName());
            return skip ? NodeFilter.FilterResult.SKIP_ENTIRELY : NodeFilter.FilterResult.CONTINUE;
        });
        return Words.plain(running.toString());
    }

    /** The file name's extension in the path, lower case, without the dot; empty when it has none. */
    static String extension(String url) {
        int end = url.indexOf('?');
        String path = end < 0 ? url : url.substring(0, end);
        int slash = path.lastIndexOf('/');
        int dot = path.lastIndexOf('.');
        return dot > slash && slash > "https://".length() - 1 ? path.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
    }
}
