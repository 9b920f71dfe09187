// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.archive.PageState;

/** Fills the queues when a run begins: first pages, what is due, and what may be looked at early. */
final class NightPlan {

    /** Pages that are skipped for robots.txt cost no request, so some more are loaded than the budget allows. */
    private static final int RESERVE = 200;

    private final PageStore store;
    private final PageStore.Run run;
    private final Map<String, Site> active;
    private final Scope scope;
    private final SeenUrls seen;
    private final LinkGate gate;
    private final CrawlSettings settings;
    private final Clock clock;

    NightPlan(PageStore store, PageStore.Run run, Map<String, Site> active, Scope scope, SeenUrls seen, LinkGate gate,
              CrawlSettings settings, Clock clock) {
        this.store = store;
        this.run = run;
        this.active = active;
        this.scope = scope;
        this.seen = seen;
        this.gate = gate;
        this.settings = settings;
        this.clock = clock;
    }

    void fill(HostQueues queues) throws IOException {
        for (Site site : active.values()) {
            sow(site);
        }
        letIn();
        Map<String, Integer> spent = store.visitsOf(run, false);
        Map<String, Integer> spentOnOthers = store.visitsOf(run, true);
        long now = clock.millis();
        for (Map.Entry<String, Long> closed : store.hosts().closed().entrySet()) {
            if (closed.getValue() > now) {
                queues.closeHost(closed.getKey(), "asked to be left alone");
            }
        }
        for (Map.Entry<String, List<String>> entry : store.hostsBySite().entrySet()) {
            String site = entry.getKey();
            if (!active.containsKey(site)) {
                continue;
            }
            int budget = settings.budgets().maxPages() - spent.getOrDefault(site, 0);
            queues.setBudget(site, budget, settings.budgets().otherPages() - spentOnOthers.getOrDefault(site, 0));
            for (String host : entry.getValue()) {
                List<PageStore.Waiting> pages = new ArrayList<>(
                        store.due(host, site, run, now, Math.max(0, budget) + RESERVE));
                for (PageStore.Waiting early : store.notDue(host, site, run, now, settings.budgets().recheckPages())) {
                    // after all that is due
                    pages.add(new PageStore.Waiting(early.id(), early.url(), early.site(), early.kind(),
                            early.priority() - PageKind.LAST, early.depth()));
                }
                queues.enqueue(host, pages);
            }
        }
    }

    private void sow(Site site) throws IOException {
        Optional<KnownPage> known = store.find(site.url(), "");
        if (known.isEmpty()) {
            KnownPage page = new KnownPage();
            page.url = site.url();
            page.alias = seen.alias(site.url());
            page.host = WebHost.of(site.url()).map(WebHost::name).orElse("");
            page.site = site.url();
            page.kind = PageKind.SEED;
            page.priority = PageKind.SEED.priority(0);
            page.since = clock.millis();
            page.due = page.since;
            seen.addUrlAndDocId(page.url, 0);
            store.add(List.of(page));
            return;
        }
        KnownPage page = known.get();
        if (page.kind != PageKind.SEED || !page.site.equals(site.url()) || page.state == PageState.OUT_OF_SCOPE) {
            page.kind = PageKind.SEED;
            page.priority = PageKind.SEED.priority(0);
            page.depth = 0;
            page.site = site.url();
            page.state = page.state == PageState.OUT_OF_SCOPE ? PageState.WAITING : page.state;
            store.put(page);
        }
        if (page.state == PageState.MOVED) {
            WebHost.of(page.movedTo).ifPresent(host -> scope.widen(site, host));
        }
    }

    /** Pages that were left out before and would not be now: another list of sites, a greater depth. */
    private void letIn() throws IOException {
        for (KnownPage page : store.outOfScope()) {
            boolean lonely = page.reason.startsWith(LinkGate.TWIN) && seen.mainOf(page).isEmpty();
            boolean mayChange = page.reason.equals(LinkGate.ELSEWHERE) || page.reason.startsWith(LinkGate.TOO_DEEP)
                    || lonely;
            if (mayChange && gate.mayComeIn(page)) {
                WebHost.of(page.url).flatMap(scope::siteOf).ifPresent(site -> page.site = site.url());
                page.state = PageState.WAITING;
                page.reason = "";
                page.due = clock.millis();
                store.put(page);
            }
        }
    }
}
