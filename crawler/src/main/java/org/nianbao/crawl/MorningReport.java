// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.nianbao.archive.Finding;
import org.nianbao.archive.PageEvent;
import org.nianbao.archive.PageState;

/** Counts a run from the memory, so that a run that was broken off and taken up again counts as one. */
final class MorningReport {

    private final PageStore store;
    private final PageStore.Run run;
    private final Map<String, Site> active;
    private final HostQueues queues;

    MorningReport(PageStore store, PageStore.Run run, Map<String, Site> active, HostQueues queues) {
        this.store = store;
        this.run = run;
        this.active = active;
        this.queues = queues;
    }

    CrawlSummary summary(boolean finished, Duration took, ArchivingFetcher.Counters counters, List<Finding> repairs)
            throws IOException {
        Map<PageState, Integer> states = new EnumMap<>(PageState.class);
        store.query("SELECT state, site, count(*) FROM page GROUP BY 1, 2", row -> {
            if (active.containsKey(row.getString(2))) {
                int count = row.getInt(3);
                PageState.ofLabel(row.getString(1)).ifPresent(state -> states.merge(state, count, Integer::sum));
            }
        });
        Map<PageEvent.Kind, Integer> events = new EnumMap<>(PageEvent.Kind.class);
        Map<String, Integer> byHost = new HashMap<>();
        store.query("SELECT e.kind, p.host, count(*) FROM event e JOIN page p ON p.url = e.url AND p.form = ''"
                + " WHERE e.run = ? GROUP BY 1, 2", row -> {
                    int count = row.getInt(3);
                    events.merge(PageEvent.Kind.valueOf(row.getString(1).toUpperCase(Locale.ROOT)), count,
                            Integer::sum);
                    byHost.merge(row.getString(2) + " " + row.getString(1), count, Integer::sum);
                }, run.id());
        List<HostSummary> hosts = new ArrayList<>(hosts(byHost).values());
        List<LeftOut> leftOut = leftOut(hosts);
        return new CrawlSummary(run.id(), run.resumed(), finished, Instant.ofEpochMilli(run.started()), took,
                counters.requests().sum(), counters.bytes().sum(), hosts, states, events, leftOut,
                repairs);
    }

    /** By host: the entries that lists of reports say they have and that no page of them showed. */
    private Map<String, Integer> unseen() throws IOException {
        Map<String, ListCount> lists = new HashMap<>();
        store.query("SELECT list, host, of_reports, items, pages, entries FROM listing ORDER BY page", row ->
                lists.computeIfAbsent(row.getString(1), list -> new ListCount()).add(row));
        Map<String, Integer> unseen = new HashMap<>();
        lists.values().forEach(list -> unseen.merge(list.host, list.unseen(), Integer::sum));
        return unseen;
    }

    /** The pages of one list, counted together. */
    private static final class ListCount {
        private String host = "";
        private boolean ofReports;
        private int items = -1;
        private int pages = -1;
        private int read;
        private int most;
        private int entries;

        void add(ResultSet row) throws SQLException {
            host = host.isEmpty() ? row.getString(2) : host;
            ofReports |= row.getBoolean(3);
            items = Math.max(items, row.getInt(4));
            pages = Math.max(pages, row.getInt(5));
            int shown = row.getInt(6);
            read += shown > 0 ? 1 : 0;
            most = Math.max(most, shown);
            entries += shown;
        }

        /** Where only pages are stated, those not read count as full as the fullest. */
        int unseen() {
            long missing = items >= 0 ? (long) items - entries : pages >= 0 ? (long) (pages - read) * most : 0;
            return ofReports ? (int) Math.max(0, Math.min(missing, Integer.MAX_VALUE)) : 0;
        }
    }

    private List<LeftOut> leftOut(List<HostSummary> hosts) throws IOException {
        Set<String> names = hosts.stream().map(HostSummary::host).collect(Collectors.toSet());
        List<LeftOut> all = new ArrayList<>();
        store.query("SELECT host, reason, addresses, example FROM left_out ORDER BY host, addresses DESC, reason", row -> {
            if (names.contains(row.getString(1))) {
                all.add(new LeftOut(row.getString(1), row.getString(2), row.getLong(3), row.getString(4)));
            }
        });
        return all;
    }

    private Map<String, HostSummary> hosts(Map<String, Integer> events) throws IOException {
        Map<String, Integer> unseen = unseen();
        Map<String, HostSummary> hosts = new TreeMap<>();
        store.query("SELECT host, site,"
                + " sum(kind = 'report' AND state NOT IN ('moved', 'gone')),"
                + " sum(kind = 'report' AND state NOT IN ('moved', 'gone') AND good <> ''),"
                + " sum(run = " + run.id() + " AND state = 'unchanged'),"
                + " sum(state = 'moved'), sum(state = 'failed' AND misses > 0), sum(state = 'gone'),"
                + " sum(state = 'blocked'), sum(state = 'refused-by-robots'), sum(state = 'soft-404'),"
                + " sum(state = 'needs-browser'), sum(state = 'failed' AND misses = 0), sum(state = 'waiting'),"
                + " min(due) FROM page WHERE state <> 'out-of-scope' GROUP BY host, site ORDER BY host", row -> {
                    if (active.containsKey(row.getString(2))) {
                        HostSummary host = host(row, events, unseen);
                        hosts.merge(host.host(), host, MorningReport::added);
                    }
                });
        return hosts;
    }

    private HostSummary host(ResultSet row, Map<String, Integer> events, Map<String, Integer> unseen)
            throws SQLException {
        String name = row.getString(1);
        // a host may stand here once for each of its sites; what its lists lack is told once
        int lacking = Optional.ofNullable(unseen.remove(name)).orElse(0);
        return new HostSummary(name, active.get(row.getString(2)).name(), row.getInt(3) + lacking, row.getInt(4),
                events.getOrDefault(name + " new", 0), events.getOrDefault(name + " revised", 0), row.getInt(5),
                row.getInt(6), row.getInt(7), row.getInt(8), row.getInt(9), row.getInt(10), row.getInt(11),
                row.getInt(12), row.getInt(13), row.getInt(14), Optional.of(Instant.ofEpochMilli(row.getLong(15))),
                queues.note(name));
    }

    /** Two sites may share a host; it has one line all the same. */
    private static HostSummary added(HostSummary a, HostSummary b) {
        return new HostSummary(a.host(), a.site(), a.expected() + b.expected(), a.found() + b.found(), a.fresh(),
                a.changed(), a.unchanged() + b.unchanged(), a.moved() + b.moved(), a.missing() + b.missing(),
                a.gone() + b.gone(), a.blocked() + b.blocked(), a.refused() + b.refused(),
                a.softMissing() + b.softMissing(), a.needsBrowser() + b.needsBrowser(), a.failed() + b.failed(),
                a.waiting() + b.waiting(), a.nextDue().filter(at -> b.nextDue().filter(at::isAfter).isEmpty())
                        .or(b::nextDue), a.note());
    }
}
