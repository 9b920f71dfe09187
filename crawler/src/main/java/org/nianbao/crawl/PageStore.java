// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.nianbao.archive.PageState;

/** The memory of the crawl, {@code crawl.db}: one writer, every visit one transaction. */
final class PageStore implements Closeable {

    /** What the queue needs to know of a page. */
    record Waiting(long id, String url, String site, PageKind kind, int priority, int depth) {
    }

    /** A run that was begun. */
    record Run(long id, long started, boolean resumed) {
    }

    private static final String COLUMNS = "id, url, form, alias, host, site, kind, priority, depth, hops, pattern,"
            + " anchor, parent, state, reason, since, visited, run, due, pause, etag, modified, region, digest, good,"
            + " good_at, misses, missed, failures, moved_to";

    /** Rows of one transaction: some milliseconds. */
    private static final int AT_ONCE = 500;

    private final Transactions memory;
    private final HostStore hosts;

    PageStore(Path dataFolder) throws IOException {
        memory = new Transactions(dataFolder);
        hosts = new HostStore(memory);
    }

    /** What is remembered of whole hosts. */
    HostStore hosts() {
        return hosts;
    }

    private PreparedStatement statement(String sql, Object... values) throws SQLException {
        return memory.statement(sql, values);
    }

    private <T> T transaction(Transactions.Work<T> work) throws IOException {
        return memory.transaction(work);
    }

    /** Takes up the last run when it was broken off not long ago, else begins a new one. */
    Run begin(long now, long resumeWithin) throws IOException {
        return transaction(() -> {
            long last = 0;
            try (ResultSet row = statement("SELECT id, started, ended FROM run ORDER BY id DESC LIMIT 1")
                    .executeQuery()) {
                if (row.next()) {
                    last = row.getLong(1);
                    long started = row.getLong(2);
                    row.getLong(3);
                    if (row.wasNull() && now - started < resumeWithin) {
                        return new Run(last, started, true);
                    }
                }
            }
            statement("INSERT INTO run (id, started) VALUES (?, ?)", last + 1, now).executeUpdate();
            statement("DELETE FROM left_out_address").executeUpdate();
            return new Run(last + 1, now, false);
        });
    }

    void end(Run run, long now) throws IOException {
        transaction(() -> {
            statement("DELETE FROM left_out_address").executeUpdate();
            return statement("UPDATE run SET ended = ? WHERE id = ?", now, run.id()).executeUpdate();
        });
    }

    /** The page with this identity. */
    Optional<KnownPage> find(String url, String form) throws IOException {
        return transaction(() -> {
            try (ResultSet row = statement("SELECT " + COLUMNS + " FROM page WHERE url = ? AND form = ?", url, form)
                    .executeQuery()) {
                return row.next() ? Optional.of(page(row)) : Optional.empty();
            }
        });
    }

    KnownPage load(long id) throws IOException {
        return transaction(() -> {
            try (ResultSet row = statement("SELECT " + COLUMNS + " FROM page WHERE id = ?", id).executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("page " + id + " is not there any more");
                }
                return page(row);
            }
        });
    }

    /**
     * Whether a page that is known under another name is, or may yet be, fetched under it. One that is known but not
     * stored was found by a visit that is still under way.
     */
    boolean isServedUnder(String alias) throws IOException {
        return transaction(() -> {
            try (ResultSet row = statement("SELECT count(*), sum(state IN ("
                    + "'waiting', 'fetched', 'unchanged', 'moved', 'refused-by-robots')) FROM page WHERE alias = ?",
                    alias).executeQuery()) {
                return row.getInt(1) == 0 || row.getInt(2) > 0;
            }
        });
    }

    /** The addresses that are, or may yet be, fetched under a name that twins share. */
    List<String> servedUnder(String alias) throws IOException {
        return transaction(() -> {
            List<String> urls = new ArrayList<>();
            try (ResultSet row = statement("SELECT url FROM page WHERE alias = ? AND state IN ("
                    + "'waiting', 'fetched', 'unchanged', 'moved')", alias).executeQuery()) {
                while (row.next()) {
                    urls.add(row.getString(1));
                }
            }
            return urls;
        });
    }

    /** Hands on identity and alias of every page. */
    void forEachName(BiConsumer<String, String> reader) throws IOException {
        transaction(() -> {
            try (ResultSet row = statement("SELECT url, form, alias FROM page").executeQuery()) {
                while (row.next()) {
                    String form = row.getString(2);
                    reader.accept(form.isEmpty() ? row.getString(1) : row.getString(1) + " " + form,
                            row.getString(3));
                }
            }
            return null;
        });
    }

    /** How many pages of each pattern a host has, of the kinds that are counted; keys are host, blank, pattern. */
    Map<String, Integer> patternCounts() throws IOException {
        return counts("SELECT host || ' ' || pattern, count(*) FROM page WHERE pattern <> '' AND state <> "
                + "'out-of-scope' GROUP BY 1");
    }

    /** Pages by host. */
    Map<String, Integer> hostCounts() throws IOException {
        return counts("SELECT host, count(*) FROM page GROUP BY 1");
    }

    private Map<String, Integer> counts(String sql) throws IOException {
        return transaction(() -> {
            Map<String, Integer> counts = new HashMap<>();
            try (ResultSet row = statement(sql).executeQuery()) {
                while (row.next()) {
                    counts.put(row.getString(1), row.getInt(2));
                }
            }
            return counts;
        });
    }

    /** Requests already made in a run, by site; those for pages of kind other apart. */
    Map<String, Integer> visitsOf(Run run, boolean othersOnly) throws IOException {
        return transaction(() -> {
            Map<String, Integer> counts = new HashMap<>();
            try (ResultSet row = statement("SELECT site, count(*) FROM page WHERE run = ? AND visited > 0 AND state"
                    + " NOT IN ('refused-by-robots', 'out-of-scope')" + (othersOnly ? " AND kind = 'other'" : "")
                    + " GROUP BY 1", run.id())
                    .executeQuery()) {
                while (row.next()) {
                    counts.put(row.getString(1), row.getInt(2));
                }
            }
            return counts;
        });
    }

    /** Hosts that have pages, with the site each page belongs to. */
    Map<String, List<String>> hostsBySite() throws IOException {
        return transaction(() -> {
            Map<String, List<String>> hosts = new HashMap<>();
            try (ResultSet row = statement("SELECT DISTINCT site, host FROM page").executeQuery()) {
                while (row.next()) {
                    hosts.computeIfAbsent(row.getString(1), site -> new ArrayList<>()).add(row.getString(2));
                }
            }
            return hosts;
        });
    }

    /**
     * Pages of a host and site that are due and not visited in this run, the most promising first; those that failed
     * last time come behind the others, lest the same five close the host every night. A page that was never visited
     * is due whatever its date, and so is one that was visited later than now: there the clock was set back.
     */
    List<Waiting> due(String host, String site, Run run, long now, int limit) throws IOException {
        return waiting("SELECT id, url, site, kind, priority - (failures > 0) * " + PageKind.LATER + " AS turn, depth"
                + " FROM page WHERE host = ? AND site = ? AND run <> ?"
                + " AND (due <= ? OR state = 'waiting' OR visited > ?) AND state <> 'out-of-scope'"
                + " ORDER BY turn DESC, depth, id LIMIT ?", host, site, run.id(), now, now, limit);
    }

    /** Pages of a host and site that are not due but may be looked at, longest unseen first. */
    List<Waiting> notDue(String host, String site, Run run, long now, int limit) throws IOException {
        return waiting("SELECT id, url, site, kind, priority, depth FROM page WHERE host = ? AND site = ? AND run <> ?"
                + " AND due > ? AND visited <= ? AND state NOT IN ('out-of-scope', 'waiting', 'gone')"
                + " ORDER BY run, priority DESC, id LIMIT ?", host, site, run.id(), now, now, limit);
    }

    private List<Waiting> waiting(String sql, Object... values) throws IOException {
        return transaction(() -> {
            List<Waiting> waiting = new ArrayList<>();
            try (ResultSet row = statement(sql, values).executeQuery()) {
                while (row.next()) {
                    waiting.add(new Waiting(row.getLong(1), row.getString(2), row.getString(3),
                            PageKind.ofLabel(row.getString(4)), row.getInt(5), row.getInt(6)));
                }
            }
            return waiting;
        });
    }

    /**
     * Stores what a visit came to, and the pages found on the way; pages that are known already are left out. A page
     * of thousands of links is stored bit by bit, so that other hosts need not wait for it; the visit itself comes
     * last, so that one that was broken off before is made again.
     */
    List<KnownPage> commit(Visit visit, List<KnownPage> found, List<LeftOutCounts.Address> leftOut, Run run, long now)
            throws IOException {
        List<KnownPage> added = new ArrayList<>();
        int from = 0;
        for (; found.size() - from > AT_ONCE; from += AT_ONCE) {
            added.addAll(add(found.subList(from, from + AT_ONCE)));
        }
        added.addAll(commitWhole(visit, found.subList(from, found.size()), leftOut, run, now));
        return added;
    }

    /** The same for a visit that found nothing. */
    void commit(Visit visit, Run run, long now) throws IOException {
        commitWhole(visit, List.of(), List.of(), run, now);
    }

    private List<KnownPage> commitWhole(Visit visit, List<KnownPage> found, List<LeftOutCounts.Address> leftOut,
                                        Run run, long now) throws IOException {
        return transaction(() -> {
            count(leftOut, run);
            visit.page().run = run.id();
            update(visit.page());
            if (visit.listing().isPresent()) {
                Visit.Listing list = visit.listing().get();
                statement("INSERT OR REPLACE INTO listing (page, list, host, of_reports, items, pages, entries)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)", visit.page().id, list.list(), visit.page().host,
                        list.ofReports(), list.items(), list.pages(), list.entries()).executeUpdate();
            } else if (visit.page().misses > 0) {
                statement("DELETE FROM listing WHERE page = ?", visit.page().id).executeUpdate();
            }
            for (Visit.Event event : visit.events()) {
                statement("INSERT INTO event (at, run, kind, url, detail, place) VALUES (?, ?, ?, ?, ?, ?)",
                        now, run.id(), event.kind().label(), visit.page().url, event.detail(), event.place())
                        .executeUpdate();
            }
            return insert(found);
        });
    }

    List<KnownPage> add(List<KnownPage> pages) throws IOException {
        return transaction(() -> insert(pages));
    }

    List<KnownPage> add(List<KnownPage> pages, List<LeftOutCounts.Address> leftOut, Run run) throws IOException {
        return transaction(() -> {
            count(leftOut, run);
            return insert(pages);
        });
    }

    /** Brings a row up to date outside of a visit. */
    void put(KnownPage page) throws IOException {
        transaction(() -> {
            update(page);
            return null;
        });
    }

    /** Pages that were left out for a reason that begins so. */
    List<KnownPage> outOfScope() throws IOException {
        return transaction(() -> {
            List<KnownPage> pages = new ArrayList<>();
            try (ResultSet row = statement("SELECT " + COLUMNS + " FROM page WHERE state = ?",
                    PageState.OUT_OF_SCOPE.label()).executeQuery()) {
                while (row.next()) {
                    pages.add(page(row));
                }
            }
            return pages;
        });
    }

    /** Counts what a visit left out; what the run before counted is forgotten. */
    private void count(List<LeftOutCounts.Address> leftOut, Run run) throws SQLException {
        for (LeftOutCounts.Address one : leftOut) {
            if (statement("INSERT OR IGNORE INTO left_out_address (hash) VALUES (?)", one.hash()).executeUpdate() > 0) {
                statement("INSERT INTO left_out (host, reason, run, addresses, example) VALUES (?, ?, ?, 1, ?)"
                        + " ON CONFLICT (host, reason) DO UPDATE SET addresses = CASE run WHEN excluded.run"
                        + " THEN addresses + 1 ELSE 1 END, example = CASE run WHEN excluded.run THEN example"
                        + " ELSE excluded.example END, run = excluded.run",
                        one.host(), one.reason(), run.id(), one.example()).executeUpdate();
            }
        }
    }

    /** Hashes of what the run that is taken up has counted; none for a new one. */
    Set<Long> leftOutBefore() throws IOException {
        Set<Long> hashes = new HashSet<>();
        query("SELECT hash FROM left_out_address LIMIT " + LeftOutCounts.MOST_REMEMBERED,
                row -> hashes.add(row.getLong(1)));
        return hashes;
    }

    /** Runs a query for the summary and hands each row on. */
    void query(String sql, RowReader reader, Object... values) throws IOException {
        transaction(() -> {
            try (ResultSet row = statement(sql, values).executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
            return null;
        });
    }

    /** Takes one row. */
    @FunctionalInterface
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private List<KnownPage> insert(List<KnownPage> pages) throws SQLException {
        List<KnownPage> added = new ArrayList<>();
        PreparedStatement insert = statement("INSERT OR IGNORE INTO page (url, form, alias, host, site, kind,"
                + " priority, depth, hops, pattern, anchor, parent, state, reason, since, due)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (KnownPage page : pages) {
            Object[] values = {page.url, page.form, page.alias, page.host, page.site, page.kind.label(),
                page.priority, page.depth, page.hops, page.pattern, page.anchor, page.parent, page.state.label(),
                page.reason, page.since, page.due};
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            if (insert.executeUpdate() > 0) {
                try (ResultSet row = statement("SELECT last_insert_rowid()").executeQuery()) {
                    page.id = row.getLong(1);
                }
                added.add(page);
            }
        }
        return added;
    }

    private void update(KnownPage page) throws SQLException {
        if (page.id == 0) {
            return;
        }
        statement("UPDATE page SET host = ?, site = ?, kind = ?, priority = ?, depth = ?, hops = ?, state = ?,"
                + " reason = ?, since = ?, visited = ?, run = ?, due = ?, pause = ?, etag = ?, modified = ?, region = ?,"
                + " digest = ?, good = ?, good_at = ?, misses = ?, missed = ?, failures = ?, moved_to = ? WHERE id = ?",
                page.host, page.site, page.kind.label(), page.priority, page.depth, page.hops, page.state.label(),
                page.reason, page.since, page.visited, page.run, page.due, page.pause, page.etag, page.modified,
                page.region, page.digest, page.good, page.goodAt, page.misses, page.missed, page.failures,
                page.movedTo, page.id).executeUpdate();
    }

    private static KnownPage page(ResultSet row) throws SQLException {
        KnownPage page = new KnownPage();
        page.id = row.getLong(1);
        page.url = row.getString(2);
        page.form = row.getString(3);
        page.alias = row.getString(4);
        page.host = row.getString(5);
        page.site = row.getString(6);
        page.kind = PageKind.ofLabel(row.getString(7));
        page.priority = row.getInt(8);
        page.depth = row.getInt(9);
        page.hops = row.getInt(10);
        page.pattern = row.getString(11);
        page.anchor = row.getString(12);
        page.parent = row.getString(13);
        page.state = PageState.ofLabel(row.getString(14)).orElse(PageState.WAITING);
        page.reason = row.getString(15);
        page.since = row.getLong(16);
        page.visited = row.getLong(17);
        page.run = row.getLong(18);
        page.due = row.getLong(19);
        page.pause = row.getLong(20);
        page.etag = row.getString(21);
        page.modified = row.getString(22);
        page.region = row.getString(23);
        page.digest = row.getString(24);
        page.good = row.getString(25);
        page.goodAt = row.getLong(26);
        page.misses = row.getInt(27);
        page.missed = row.getLong(28);
        page.failures = row.getInt(29);
        page.movedTo = row.getString(30);
        return page;
    }

    @Override
    public void close() throws IOException {
        memory.close();
    }
}
