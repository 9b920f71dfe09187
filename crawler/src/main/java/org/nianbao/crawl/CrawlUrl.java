// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import edu.uci.ics.crawler4j.url.AbstractWebURL;
import edu.uci.ics.crawler4j.url.TLDList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nianbao.site.Link;

/**
 * A URL on its way through crawler4j. One that was handed to a worker carries its page and, later, what the visit
 * brought; one found on a page carries the link.
 */
final class CrawlUrl extends AbstractWebURL {

    private static final long serialVersionUID = 1L;

    /** What a worker is to do with it. */
    enum Task { PAGE, ROBOTS }

    private Task task = Task.PAGE;
    private transient KnownPage page;
    private transient Link link;
    private transient Visit visit;
    private transient HostQueue queue;
    private transient List<Link> links = List.of();
    private final transient List<KnownPage> found = new ArrayList<>();
    private final transient List<LeftOutCounts.Address> leftOut = new ArrayList<>();

    /** A URL handed to a worker. */
    static CrawlUrl leased(KnownPage page, HostQueue queue, Task task) {
        CrawlUrl url = new CrawlUrl();
        url.page = page;
        url.queue = queue;
        url.task = task;
        url.setURL(page.identity());
        url.setDepth((short) page.depth);
        return url;
    }

    /** A URL found on a page. */
    static CrawlUrl found(Link link) {
        CrawlUrl url = new CrawlUrl();
        url.link = link;
        url.setURL(link.identity());
        url.setAnchor(link.anchor());
        return url;
    }

    Task task() {
        return task;
    }

    KnownPage page() {
        return page;
    }

    /** Admits a found URL as this page. */
    void setPage(KnownPage admitted) {
        page = admitted;
    }

    HostQueue queue() {
        return queue;
    }

    Optional<Link> link() {
        return Optional.ofNullable(link);
    }

    /** What the visit brought; absent when it was broken off. */
    Optional<Visit> visit() {
        return Optional.ofNullable(visit);
    }

    void setVisit(Visit visit) {
        this.visit = visit;
    }

    /** Where the visited page leads. */
    List<Link> links() {
        return links;
    }

    void setLinks(List<Link> found) {
        links = List.copyOf(found);
    }

    /** New pages found on this one, to be stored with it. */
    List<KnownPage> found() {
        return found;
    }

    /** Addresses found on this one that get no row, to be counted with it. */
    List<LeftOutCounts.Address> leftOut() {
        return leftOut;
    }

    /** Registered domains are nobody's concern here. */
    @Override
    public void setTldList(TLDList tldList) {
        // left out on purpose
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CrawlUrl url && getURL().equals(url.getURL());
    }

    @Override
    public int hashCode() {
        return getURL().hashCode();
    }
}
