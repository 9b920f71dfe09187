// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The links of a sitemap or feed: XML, text or gzip. Reading is crawler-commons' work. */
final class Sitemaps {

    /** The protocol allows 50,000 entries a file; a list that is longer is cut. */
    private static final int MOST_ENTRIES = 50_000;

    private final UrlRules urls;

    Sitemaps(UrlRules urls) {
        this.urls = urls;
    }

    /** Whether an answer is a sitemap or a feed, by its first bytes and its name. */
    static boolean isSitemap(FetchedPage page, String start) {
        String lower = start.substring(0, Math.min(start.length(), 2_000)).toLowerCase(Locale.ROOT);
        String url = page.url().toLowerCase(Locale.ROOT);
        boolean named = url.contains("sitemap");
        boolean gzip = page.body().length > 2 && page.body()[0] == 0x1f && page.body()[1] == (byte) 0x8b;
        return lower.contains("<urlset") || lower.contains("<sitemapindex") || lower.contains("<rss")
                || lower.startsWith("<?xml") && lower.contains("<feed") || named && gzip
                || named && url.endsWith(".txt") && (lower.startsWith("http://") || lower.startsWith("https://"));
    }

    /** What it lists: sitemaps of an index as further pages, the rest as links without words. */
    List<RawLink> read(FetchedPage page) {
        // Lenient about the namespace and about addresses outside the sitemap's folder; the crawl keeps its scope.
        SiteMapParser parser = new SiteMapParser(false, true);
        List<RawLink> links = new ArrayList<>();
        try {
            AbstractSiteMap map = parser.parseSiteMap(page.body(), new URL(page.url()));
            if (map instanceof SiteMapIndex index) {
                for (AbstractSiteMap inner : index.getSitemaps()) {
                    add(inner.getUrl(), RawLink.From.PAGER, links);
                }
            } else if (map instanceof SiteMap entries) {
                for (SiteMapURL entry : entries.getSiteMapUrls()) {
                    add(entry.getUrl(), RawLink.From.ANCHOR, links);
                }
            }
        } catch (UnknownFormatException | MalformedURLException e) {
            return links;
        } catch (IOException e) {
            return links;
        }
        return links;
    }

    private void add(URL url, RawLink.From from, List<RawLink> links) {
        if (url != null && links.size() < MOST_ENTRIES) {
            urls.canonical(url.toString()).ifPresent(
                    canonical -> links.add(new RawLink(canonical.url(), "", from, Optional.empty())));
        }
    }
}
