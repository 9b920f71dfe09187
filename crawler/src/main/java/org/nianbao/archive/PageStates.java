// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** What became of each URL, read from {@code crawl.db}; may be read while a crawl runs. */
public final class PageStates implements AutoCloseable {

    /**
     * One URL.
     *
     * @param url the page
     * @param site the site it was found on, by the name or URL in the sites file
     * @param kind what the link to it looked like: {@code report}, {@code column}, {@code list-page} …
     * @param state what the last visit found
     * @param reason more about it, for people; empty when there is nothing to say
     * @param since since when it has this state
     * @param visited the last visit; the epoch when there was none
     * @param due when it is to be visited again
     * @param lastGood where the last good copy lies
     * @param movedTo where it redirects to
     */
    public record Page(String url, String site, String kind, PageState state, String reason, Instant since,
                       Instant visited, Instant due, Optional<Place> lastGood, Optional<String> movedTo) {

        public Page {
            Objects.requireNonNull(url, "url");
            Objects.requireNonNull(state, "state");
        }
    }

    private static final String COLUMNS = "SELECT url, site, kind, state, reason, since, visited, due, good, moved_to"
            + " FROM page";

    private final Path dataFolder;
    private final Connection connection;

    private PageStates(Path dataFolder, Connection connection) {
        this.dataFolder = dataFolder;
        this.connection = connection;
    }

    /** Absent when nothing was ever crawled into {@code dataFolder}. */
    public static Optional<PageStates> open(Path dataFolder) throws IOException {
        if (!CrawlDatabase.exists(dataFolder)) {
            return Optional.empty();
        }
        return Optional.of(new PageStates(dataFolder, CrawlDatabase.openForReading(dataFolder)));
    }

    /** The state of one URL. */
    public Optional<Page> of(String url) throws IOException {
        try (PreparedStatement query = connection.prepareStatement(COLUMNS + " WHERE url = ? AND form = ''")) {
            query.setString(1, url);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(page(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw CrawlDatabase.failure(dataFolder, e);
        }
    }

    /** Hands on every URL in the order in which they became known. */
    public void forEach(Consumer<Page> reader) throws IOException {
        try (PreparedStatement query = connection.prepareStatement(COLUMNS + " ORDER BY id");
             ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                reader.accept(page(rows));
            }
        } catch (SQLException e) {
            throw CrawlDatabase.failure(dataFolder, e);
        }
    }

    /** How many URLs are in each state. */
    public Map<PageState, Integer> counts() throws IOException {
        Map<PageState, Integer> counts = new EnumMap<>(PageState.class);
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT state, count(*) FROM page GROUP BY state");
             ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                int count = rows.getInt(2);
                PageState.ofLabel(rows.getString(1)).ifPresent(state -> counts.put(state, count));
            }
        } catch (SQLException e) {
            throw CrawlDatabase.failure(dataFolder, e);
        }
        return counts;
    }

    /** The events behind number {@code after}, in their order; 0 for all. */
    public List<PageEvent> events(long after) throws IOException {
        List<PageEvent> events = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT id, at, kind, url, detail, place FROM event WHERE id > ? ORDER BY id")) {
            query.setLong(1, after);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Optional<PageEvent.Kind> kind = PageEvent.Kind.ofLabel(rows.getString(3));
                    if (kind.isPresent()) {
                        events.add(new PageEvent(rows.getLong(1), Instant.ofEpochMilli(rows.getLong(2)), kind.get(),
                                rows.getString(4), rows.getString(5), place(rows.getString(6))));
                    }
                }
            }
        } catch (SQLException e) {
            throw CrawlDatabase.failure(dataFolder, e);
        }
        return events;
    }

    private static Page page(ResultSet row) throws SQLException {
        String movedTo = row.getString(10);
        return new Page(row.getString(1), row.getString(2), row.getString(3),
                PageState.ofLabel(row.getString(4)).orElse(PageState.FAILED), row.getString(5),
                Instant.ofEpochMilli(row.getLong(6)), Instant.ofEpochMilli(row.getLong(7)),
                Instant.ofEpochMilli(row.getLong(8)), place(row.getString(9)),
                movedTo.isEmpty() ? Optional.empty() : Optional.of(movedTo));
    }

    private static Optional<Place> place(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Place.parse(text));
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw CrawlDatabase.failure(dataFolder, e);
        }
    }
}
