// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.nianbao.decode.DecodedText;
import org.nianbao.decode.TextDecoder;

/** Makes a page of bytes. Whether they are HTML or plain text is told by their content, never by a file's name. */
public final class PageReader {

    /** Real pages stay under 60; deeper markup is damage or malice, and its text is kept without its nesting. */
    private static final int MAX_DEPTH = 400;
    /** For pages at which jsoup stumbles over its own limit: some hundred unclosed tags of bold and the like. */
    private static final List<Integer> OTHER_DEPTHS = List.of(1_000, 150, 2_000);

    /** How far a tag may be from the start to tell HTML from plain text. */
    private static final int SNIFFED_CHARS = 64 * 1024;

    private static final int FIRST_CHARS = 256;

    /** Share of control characters above which bytes are no text. */
    private static final double BINARY_SHARE = 0.02;

    private static final List<String> TELLING_TAGS = List.of("!doctype", "html", "head", "body", "div", "p", "table",
            "span", "meta", "title", "br", "td", "tr", "script", "style", "a", "ul", "li", "h1", "h2", "h3", "font",
            "center", "link", "img", "section", "article", "b", "strong", "hr", "form", "input", "iframe", "dl", "pre");

    private PageReader() {
    }

    /**
     * Reads one document.
     *
     * @param source file or archive place, for messages
     * @param url its address, where known
     * @param contentType the {@code Content-Type} header, where known
     * @throws UnreadablePage when the bytes are no page; the message fits behind the source's name
     */
    public static Page read(String source, Optional<String> url, byte[] bytes, Optional<String> contentType)
            throws UnreadablePage {
        if (bytes.length == 0) {
            throw new UnreadablePage("is empty (zero bytes)");
        }
        Optional<String> kind = FileKind.of(bytes);
        if (kind.isPresent()) {
            throw new UnreadablePage("is " + kind.get() + ", not a page");
        }
        DecodedText decoded = TextDecoder.decode(bytes, contentType, mayBeHtml(bytes));
        String text = decoded.text();
        if (isBinary(text)) {
            throw new UnreadablePage("is binary, not a page");
        }
        if (text.isBlank()) {
            throw new UnreadablePage("is empty (nothing but white space)");
        }
        List<String> notes = new ArrayList<>();
        if (decoded.replaced() > 0) {
            notes.add(decoded.replaced() + " undecodable places were replaced");
        }
        if (!looksLikeHtml(text)) {
            return new Page(source, url, decoded.reason(), Map.of(), new Page.PlainText(lines(text)), notes);
        }
        Document document = parsed(text, url.orElse(""));
        if (text.contains(HiddenMail.ATTRIBUTE)) {
            HiddenMail.show(document);
        }
        if (EmbeddedBody.unwrap(document)) {
            notes.add("the page's text stood inside a script and was taken from there");
        }
        Markup markup = Markup.of(document);
        PageTags tags = PageTags.of(markup);
        return new Page(source, url.or(tags::address), decoded.reason(), tags.meta(), new Page.Html(document, markup),
                notes);
    }

    private static Document parsed(String text, String url) throws UnreadablePage {
        try {
            return Jsoup.parse(text, url, Parser.htmlParser().setMaxDepth(MAX_DEPTH));
        } catch (IndexOutOfBoundsException atThisDepth) {
            for (int depth : OTHER_DEPTHS) {
                try {
                    return Jsoup.parse(text, url, Parser.htmlParser().setMaxDepth(depth));
                } catch (IndexOutOfBoundsException atThatDepth) {
                    // perhaps at the next
                }
            }
            throw new UnreadablePage("has tags nested in a way that cannot be read");
        }
    }

    private static boolean mayBeHtml(byte[] bytes) {
        // Most pages show it in their first line.
        return looksLikeHtml(bytes, FIRST_CHARS) || bytes.length > FIRST_CHARS && looksLikeHtml(bytes, SNIFFED_CHARS);
    }

    private static boolean looksLikeHtml(byte[] bytes, int most) {
        int length = Math.min(bytes.length, most);
        return looksLikeHtml(new String(bytes, 0, length, StandardCharsets.ISO_8859_1).replace("\0", ""));
    }

    /** HTML when it opens with a tag, or when at least three telling tags stand near the start. */
    private static boolean looksLikeHtml(String text) {
        int tags = 0;
        int end = Math.min(text.length(), SNIFFED_CHARS);
        boolean onlyBlankBefore = true;
        int seen = 0;
        for (int at = text.indexOf('<'); at >= 0 && at < end; at = text.indexOf('<', at + 1)) {
            onlyBlankBefore &= text.substring(seen, at).isBlank();
            seen = at;
            Optional<String> tag = tagAt(text, at);
            if (tag.isPresent()) {
                tags++;
                if (onlyBlankBefore || tags == 3) {
                    return true;
                }
            }
            onlyBlankBefore &= text.startsWith("<!--", at) || text.startsWith("<?xml", at);
            if (text.startsWith("<!--", at)) {
                int close = text.indexOf("-->", at);
                at = close < 0 ? end : close;
                seen = Math.min(text.length(), at + 3);
            } else if (text.startsWith("<?xml", at)) {
                int close = text.indexOf('>', at);
                at = close < 0 ? end : close;
                seen = Math.min(text.length(), at + 1);
            }
        }
        return false;
    }

    private static Optional<String> tagAt(String text, int at) {
        int start = at + 1 < text.length() && text.charAt(at + 1) == '/' ? at + 2 : at + 1;
        int end = start;
        while (end < text.length() && end - start < 12
                && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '!')) {
            end++;
        }
        if (end >= text.length() || !(Character.isWhitespace(text.charAt(end)) || text.charAt(end) == '>'
                || text.charAt(end) == '/')) {
            return Optional.empty();
        }
        return Optional.of(text.substring(start, end).toLowerCase(Locale.ROOT)).filter(TELLING_TAGS::contains);
    }

    private static boolean isBinary(String text) {
        int length = Math.min(text.length(), SNIFFED_CHARS);
        int bad = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '\uFFFD') {
                bad += c >= '\t' && c <= '\r' ? 0 : 1;
            }
        }
        return bad > BINARY_SHARE * length && bad > 4 && !looksLikeHtml(text) || bad > length / 3;
    }

    private static List<String> lines(String text) {
        return text.replace("\0", "").lines().map(PageReader::withoutEntities).toList();
    }

    /** A line of text that a program took out of HTML without reading its entities: &amp;nbsp;12. */
    private static String withoutEntities(String line) {
        return line.indexOf('&') < 0 ? line : Parser.unescapeEntities(line, false);
    }
}
