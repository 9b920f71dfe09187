// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

/** Requests that a site may still cost in this run. Guarded by the {@link HostQueues} it belongs to. */
final class SiteBudget {

    private int pages;
    private int others;

    SiteBudget(int pages, int others) {
        this.pages = pages;
        this.others = others;
    }

    boolean allows(PageKind kind) {
        return pages > 0 && (kind.isWanted() || others > 0);
    }

    void spend(PageKind kind) {
        pages--;
        if (!kind.isWanted()) {
            others--;
        }
    }
}
