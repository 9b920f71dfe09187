// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nianbao.site.CanonicalUrl;
import org.nianbao.site.Link;
import org.nianbao.site.UrlRules;

/** The addresses that a sitemap names. */
final class SitemapLinks {

    /** Anchor of a link to a further sitemap. */
    static final String SITEMAP = "sitemap";

    /** The format allows no more. */
    private static final int MAX_LINKS = 50_000;

    private SitemapLinks() {
    }

    static List<Link> of(String url, byte[] body, UrlRules urls) {
        AbstractSiteMap map;
        try {
            map = new SiteMapParser(false).parseSiteMap(body, URI.create(url).toURL());
        } catch (UnknownFormatException | IOException | RuntimeException e) {
            return List.of();
        }
        List<Link> links = new ArrayList<>();
        if (map instanceof SiteMapIndex index) {
            for (AbstractSiteMap further : index.getSitemaps()) {
                add(links, further.getUrl().toString(), SITEMAP, urls);
            }
        } else if (map instanceof SiteMap pages) {
            for (SiteMapURL page : pages.getSiteMapUrls()) {
                if (links.size() < MAX_LINKS) {
                    add(links, page.getUrl().toString(), "", urls);
                }
            }
        }
        return links;
    }

    private static void add(List<Link> links, String url, String anchor, UrlRules urls) {
        urls.canonical(url).map(CanonicalUrl::url)
                .ifPresent(to -> links.add(new Link(to, anchor, Link.Kind.OTHER, 0, Optional.empty())));
    }
}
