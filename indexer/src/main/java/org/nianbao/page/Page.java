// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.page;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jsoup.nodes.Document;

/**
 * One document as it arrived, decoded and parsed once, nothing taken away.
 *
 * @param source file or archive place
 * @param url address, where known: given, or named by the page itself
 * @param charset the charset the bytes were decoded with, and why: {@code GB18030 (declared gb2312)}
 * @param meta {@code <meta>} names in lower case to contents ({@code articletitle}, {@code pubdate}, …)
 * @param body HTML tree, or the lines of a plain text
 * @param notes charset quarrels, truncation, repairs
 */
public record Page(String source, Optional<String> url, String charset, Map<String, String> meta, Body body,
                   List<String> notes) {

    /** What a page's bytes turned out to be. */
    public sealed interface Body permits Html, PlainText {
    }

    /**
     * A parsed HTML page.
     *
     * @param markup what of its tree is looked for by kind
     */
    public record Html(Document document, Markup markup) implements Body {
    }

    /** A text file, one line an entry, line ends removed, nothing trimmed. */
    public record PlainText(List<String> lines) implements Body {

        public PlainText {
            lines = List.copyOf(lines);
        }
    }

    public Page {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(charset, "charset");
        meta = Collections.unmodifiableMap(new TreeMap<>(meta));
        Objects.requireNonNull(body, "body");
        notes = List.copyOf(notes);
    }
}
