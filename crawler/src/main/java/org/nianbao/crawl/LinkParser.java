// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import crawlercommons.filters.basic.BasicURLNormalizer;
import edu.uci.ics.crawler4j.crawler.CrawlConfig;
import edu.uci.ics.crawler4j.crawler.Page;
import edu.uci.ics.crawler4j.parser.HtmlParseData;
import edu.uci.ics.crawler4j.parser.HtmlParser;
import edu.uci.ics.crawler4j.parser.Parser;
import edu.uci.ics.crawler4j.url.TLDList;
import edu.uci.ics.crawler4j.url.WebURL;
import edu.uci.ics.crawler4j.url.WebURLFactory;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.nianbao.site.Link;

/** Hands crawler4j the links that the fetcher's reading of a page found; any content type may have some. */
final class LinkParser extends Parser {

    LinkParser(CrawlConfig config, BasicURLNormalizer normalizer, TLDList domains, WebURLFactory factory)
            throws IOException {
        super(config, normalizer, new HtmlParser() {
            @Override
            public HtmlParseData parse(Page page) {
                return links(page);
            }
        }, domains, factory);
    }

    @Override
    public void parse(Page page) {
        page.setParseData(links(page));
    }

    private static HtmlParseData links(Page page) {
        Set<WebURL> urls = new LinkedHashSet<>();
        for (Link link : ((CrawlUrl) page.getWebURL()).links()) {
            urls.add(CrawlUrl.found(link));
        }
        HtmlParseData links = new HtmlParseData();
        links.setOutgoingUrls(urls);
        links.setMetaTags(Map.of());
        links.setHtml("");
        links.setText("");
        return links;
    }
}
