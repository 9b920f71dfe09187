// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nianbao.archive.Archive;
import org.nianbao.archive.ArchiveEntry;

/**
 * What is in a data folder, without what may differ between two runs: times, places in files, how often a page was
 * asked for.
 *
 * @param pages what the crawl remembers of each page: address, kind, state, digest of the last good copy
 * @param stored address and digest of each answer in the archive
 * @param records every record of the index, as exported
 * @param history every change that the index noted
 * @param counts what the index counts
 */
record Content(List<String> pages, List<String> stored, List<String> records, List<String> history, String counts) {

    /** @param data a data folder with archive and index */
    static Content of(Path data) throws IOException {
        return new Content(pages(data), stored(data), records(data), history(data), counts(data));
    }

    static List<String> pages(Path data) throws IOException {
        return rows(data, "SELECT 0, url || ' ' || form || ' ' || kind || ' ' || "
                // A kill behind the last page makes the next run another night.
                + "replace(state, 'unchanged', 'fetched') || ' ' || digest || ' ' || (good <> '') || ' ' || misses "
                + "FROM page ORDER BY url, form");
    }

    private static List<String> rows(Path data, String sql) throws IOException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("crawl.db"));
             Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(2));
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return rows;
    }

    /** What the last run counted as left out, with the run's number first. */
    static List<String> leftOut(Path data) throws IOException {
        return rows(data, "SELECT 0, 'run ' || max(id) FROM run UNION ALL "
                + "SELECT 1, host || ' ' || reason || ' ' || addresses FROM left_out ORDER BY 1, 2");
    }

    /** Nights that were brought to their end. */
    static int endedRuns(Path data) throws IOException {
        return !Files.exists(data.resolve("crawl.db")) || rows(data, "SELECT 0, name FROM sqlite_master WHERE name = 'run'").isEmpty()
                ? 0 : rows(data, "SELECT 0, id FROM run WHERE ended IS NOT NULL").size();
    }

    static List<String> stored(Path data) throws IOException {
        TreeSet<String> stored = new TreeSet<>();
        for (ArchiveEntry entry : Archive.of(data).entries()) {
            stored.add(entry.url() + " " + entry.status() + " " + entry.digest());
        }
        return List.copyOf(stored);
    }

    static List<String> records(Path data) {
        return asked(data, "export", "--format", "jsonl").lines()
                .map(line -> line.replaceFirst("\"source\":\"archive/[^\"]*\"", "\"source\":\"archive\"")).sorted().toList();
    }

    private static List<String> history(Path data) {
        TreeMap<String, Integer> counted = new TreeMap<>();
        asked(data, "changes", "--format", "jsonl").lines()
                .forEach(line -> counted.merge(line.replaceFirst("\"seen\":\"[^\"]*\"", ""), 1, Integer::sum));
        return counted.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey()).toList();
    }

    private static String counts(Path data) throws IOException {
        JsonNode stats = new ObjectMapper().readTree(asked(data, "stats", "--format", "json"));
        StringBuilder counts = new StringBuilder(stats.path("index").asText());
        for (JsonNode total : stats.path("totals")) {
            String what = total.path("what").asText();
            if (!what.equals("archive files") && !what.equals("stored visits")) {
                counts.append(", ").append(what).append(' ').append(total.path("count"));
            }
        }
        return counts.append(' ').append(stats.path("refused_by_reason")).toString();
    }

    private static String asked(Path data, String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data.toString();
        Session.Result result = new Session(data.getParent()).run(all);
        assertEquals(0, result.status(), result.err());
        return result.out();
    }

    static void assertSame(Content expected, Content actual) {
        assertSame("pages", expected.pages, actual.pages);
        assertSame("stored answers", expected.stored, actual.stored);
        assertSameIndex(expected, actual);
    }

    static void assertSameIndex(Content expected, Content actual) {
        assertSame("records", expected.records, actual.records);
        assertSame("changes", expected.history, actual.history);
        assertEquals(expected.counts, actual.counts);
    }

    /** Fails with the lines that differ, not with all of them. */
    static void assertSame(String what, List<String> expected, List<String> actual) {
        List<String> missing = new ArrayList<>(expected);
        actual.forEach(missing::remove);
        List<String> more = new ArrayList<>(actual);
        expected.forEach(more::remove);
        assertEquals(List.of(), missing, what + ": missing");
        assertEquals(List.of(), more, what + ": too many");
    }
}
