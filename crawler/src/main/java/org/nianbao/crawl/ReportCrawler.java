// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import edu.uci.ics.crawler4j.crawler.Page;
import edu.uci.ics.crawler4j.crawler.WebCrawler;
import edu.uci.ics.crawler4j.url.WebURL;
import java.util.Optional;
import org.nianbao.archive.PageState;

/** The one class that extends crawler4j's worker: lets links through the gate, and parses nothing. */
final class ReportCrawler extends WebCrawler {

    /** How often the controller looks whether all is done; its own pace is whole seconds. */
    private static final int LOOK_MILLIS = 20;

    private final HostQueues queues;
    private final LinkGate gate;

    ReportCrawler(HostQueues queues, LinkGate gate) {
        this.queues = queues;
        this.gate = gate;
    }

    /** Lets a found link through, or the address that the held page redirects to. */
    @Override
    public boolean shouldVisit(Page from, WebURL url) {
        CrawlUrl found = (CrawlUrl) url;
        Optional<CrawlUrl> held = queues.held();
        if (held.isEmpty()) {
            return false;
        }
        Optional<KnownPage> admitted = found.link().map(link -> gate.admit(held.get(), link))
                .orElseGet(() -> gate.admitRedirect(held.get(), found.getURL()));
        if (admitted.isEmpty()) {
            return false;
        }
        found.setPage(admitted.get());
        if (admitted.get().state != PageState.WAITING) {
            // remembered with its reason, but not visited
            held.get().found().add(admitted.get());
            return false;
        }
        return true;
    }

    /** The controller's monitor asks this in its loop; the first worker sets the pace. */
    @Override
    public boolean isNotWaitingForNewURLs() {
        if (getMyId() == 1) {
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return super.isNotWaitingForNewURLs();
    }

    // What these would log is in the page's row already.

    @Override
    protected void onUnexpectedStatusCode(String url, int status, String contentType, String description) {
        // stored by the fetcher
    }

    @Override
    protected void onRedirectedToInvalidUrl(Page page) {
        // stored by the fetcher
    }

    @Override
    protected void onUnhandledException(Page page, Throwable e) {
        // stored by the fetcher
    }

    @Override
    protected void onContentFetchError(Page page, Exception e) {
        // stored by the fetcher
    }

    @Override
    protected void onParseError(WebURL url, Exception e) {
        // stored by the fetcher
    }
}
