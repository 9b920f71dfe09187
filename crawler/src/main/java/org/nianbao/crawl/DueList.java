// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.nianbao.archive.PageState;
import org.nianbao.archive.PageStates;

/** What is due now, counted without touching anything. */
final class DueList {

    private static final Set<String> COLUMNS = Set.of("seed", "column", "list-page", "sitemap");
    private static final Set<String> REPORTS = Set.of("report", "attachment");

    private DueList() {
    }

    private static final class Count {
        private String site = "";
        private int due;
        private int columns;
        private int reports;
        private int early;
        private Instant next = Instant.MAX;
    }

    static List<DueHost> of(Path dataFolder, Map<String, Site> active, CrawlSettings settings, long millis)
            throws IOException {
        Map<String, Count> counts = new TreeMap<>();
        Set<String> started = new HashSet<>();
        Instant now = Instant.ofEpochMilli(millis);
        Optional<PageStates> memory = PageStates.open(dataFolder);
        if (memory.isPresent()) {
            try (PageStates states = memory.get()) {
                states.forEach(page -> {
                    if (active.containsKey(page.site()) && page.state() != PageState.OUT_OF_SCOPE) {
                        started.add(page.site());
                        add(counts, active, page, now);
                    }
                });
            }
        }
        for (Site site : active.values()) {
            if (!started.contains(site.url())) {
                Count count = count(counts, WebHost.of(site.url()).map(WebHost::name).orElse(""), site);
                count.due++;
                count.columns++;
            }
        }
        List<DueHost> due = new ArrayList<>();
        counts.forEach((host, count) -> due.add(new DueHost(host, count.site, count.due, count.columns, count.reports,
                Math.min(count.early, settings.budgets().recheckPages()),
                count.next.equals(Instant.MAX) ? Optional.empty() : Optional.of(count.next))));
        return due;
    }

    private static void add(Map<String, Count> counts, Map<String, Site> active, PageStates.Page page, Instant now) {
        Count count = count(counts, WebHost.of(page.url()).map(WebHost::name).orElse(""), active.get(page.site()));
        boolean clockWasSetBack = page.visited().isAfter(now);
        if (!page.due().isAfter(now) || page.state() == PageState.WAITING || clockWasSetBack) {
            count.due++;
            count.columns += COLUMNS.contains(page.kind()) ? 1 : 0;
            count.reports += REPORTS.contains(page.kind()) ? 1 : 0;
        } else {
            count.early += RevisitPlan.mayLookEarlier(page.state()) ? 1 : 0;
            count.next = page.due().isBefore(count.next) ? page.due() : count.next;
        }
    }

    private static Count count(Map<String, Count> counts, String host, Site site) {
        Count count = counts.computeIfAbsent(host, name -> new Count());
        count.site = site.name();
        return count;
    }
}
