// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one fetched page turned out to be.
 *
 * @param verdict what the answer really was
 * @param reason why, in plain words; for content empty or a remark worth a line in the log
 * @param links where it leads, in page order, each request once; none unless the verdict is content or browser
 * @param total how long its list says it is
 * @param entries how many entries its list shows here
 * @param contentHash SHA-256 in hex of the content region: two fetches of an unchanged report are equal even when a
 *     visit counter, a menu or a date of today differs
 * @param kind what the page itself is
 * @param title its title, one line, empty when it has none
 * @param product the site product that was recognised, as named in {@code config/site/products.yaml}
 */
public record PageReading(Verdict verdict, String reason, List<Link> links, ListTotal total, int entries,
        String contentHash, Kind kind, String title, Optional<String> product) {

    /** What an answer really was, whatever its status said. */
    public enum Verdict {
        /** A page or file with something on it. */
        CONTENT,
        /** A challenge of a bot wall (反爬): blocked, never an empty page. */
        BOT_WALL,
        /** "Not found" said with status 200. */
        SOFT_404,
        /** Only scripts fill this page and no product we know says how; links may still be there. */
        NEEDS_BROWSER
    }

    /** What a page itself looks like, from its title, path, meta tags and text. */
    public enum Kind {
        /** A yearly report, or its file. */
        REPORT,
        /** A column or list of reports. */
        COLUMN,
        /** Anything else. */
        OTHER
    }

    public PageReading {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(reason, "reason");
        links = List.copyOf(links);
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(contentHash, "contentHash");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(product, "product");
    }
}
