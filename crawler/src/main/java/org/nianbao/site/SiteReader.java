// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.nianbao.config.ConfigMistakes;

/** Reads one fetched page: what it really is and where it leads. Safe for use by many threads. */
public final class SiteReader {

    private final UrlRules urls;
    private final LinkPolicy policy;

    private SiteReader(UrlRules urls, LinkPolicy policy) {
        this.urls = urls;
        this.policy = policy;
    }

    /** Reads all of {@code site/} below the configuration folder. */
    public static SiteReader from(Path config, ConfigMistakes mistakes) {
        return new SiteReader(UrlRules.from(config, mistakes), LinkPolicy.from(config, mistakes));
    }

    /** How addresses are spelt. */
    public UrlRules urls() {
        return urls;
    }

    /** Which addresses are followed. */
    public LinkPolicy policy() {
        return policy;
    }

    /** Reads one answer; never throws for what a server sent. */
    public PageReading read(FetchedPage page) {
        Document document = Jsoup.parse(new String(page.body(), StandardCharsets.UTF_8), page.url());
        Map<String, Link> links = new LinkedHashMap<>();
        for (Element anchor : document.select("a[href]")) {
            urls.resolve(page.url(), anchor.attr("href"), StandardCharsets.UTF_8).ifPresent(url -> {
                Link link = new Link(url.url(), anchor.text(), Link.Kind.OTHER, 0, Optional.empty());
                links.putIfAbsent(link.identity(), link);
            });
        }
        return new PageReading(PageReading.Verdict.CONTENT, "", links.values().stream().toList(), ListTotal.UNKNOWN,
                sha256(document.text()), PageReading.Kind.OTHER, document.title(), Optional.empty());
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
