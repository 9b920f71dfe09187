// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * {@code crawl.db}, the memory of the crawl: an SQLite file that an operator can open. Times are milliseconds since
 * 1970, UTC.
 */
public final class CrawlDatabase {

    /** File of the data folder. */
    public static final String FILE = "crawl.db";

    private static final int SCHEMA = 1;
    private static final int BUSY_MILLIS = 10_000;

    private static final String[] TABLES = {
        """
        CREATE TABLE IF NOT EXISTS run (
          id INTEGER PRIMARY KEY, started INTEGER NOT NULL, ended INTEGER)""",
        """
        CREATE TABLE IF NOT EXISTS page (
          id INTEGER PRIMARY KEY,
          url TEXT NOT NULL, form TEXT NOT NULL DEFAULT '', alias TEXT NOT NULL DEFAULT '',
          host TEXT NOT NULL, site TEXT NOT NULL,
          kind TEXT NOT NULL, priority INTEGER NOT NULL, depth INTEGER NOT NULL, hops INTEGER NOT NULL DEFAULT 0,
          pattern TEXT NOT NULL DEFAULT '', anchor TEXT NOT NULL DEFAULT '', parent TEXT NOT NULL DEFAULT '',
          state TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '', since INTEGER NOT NULL,
          visited INTEGER NOT NULL DEFAULT 0, run INTEGER NOT NULL DEFAULT 0, due INTEGER NOT NULL,
          pause INTEGER NOT NULL DEFAULT 0,
          etag TEXT NOT NULL DEFAULT '', modified TEXT NOT NULL DEFAULT '',
          region TEXT NOT NULL DEFAULT '', digest TEXT NOT NULL DEFAULT '', good TEXT NOT NULL DEFAULT '',
          good_at INTEGER NOT NULL DEFAULT 0,
          misses INTEGER NOT NULL DEFAULT 0, missed INTEGER NOT NULL DEFAULT 0,
          failures INTEGER NOT NULL DEFAULT 0, moved_to TEXT NOT NULL DEFAULT '',
          UNIQUE (url, form))""",
        "CREATE INDEX IF NOT EXISTS page_queue ON page (host, due)",
        "CREATE INDEX IF NOT EXISTS page_alias ON page (alias)",
        """
        CREATE TABLE IF NOT EXISTS event (
          id INTEGER PRIMARY KEY, at INTEGER NOT NULL, run INTEGER NOT NULL, kind TEXT NOT NULL,
          url TEXT NOT NULL, detail TEXT NOT NULL DEFAULT '', place TEXT NOT NULL DEFAULT '')""",
        """
        CREATE TABLE IF NOT EXISTS robots (
          origin TEXT PRIMARY KEY, fetched INTEGER NOT NULL, outcome TEXT NOT NULL, content BLOB NOT NULL)""",
        """
        CREATE TABLE IF NOT EXISTS host (
          name TEXT PRIMARY KEY, failures INTEGER NOT NULL DEFAULT 0, closed_until INTEGER NOT NULL DEFAULT 0,
          reason TEXT NOT NULL DEFAULT '', downgrade TEXT NOT NULL DEFAULT '')""",
        // addresses without a row of their own, by host and reason
        """
        CREATE TABLE IF NOT EXISTS left_out (
          host TEXT NOT NULL, reason TEXT NOT NULL, run INTEGER NOT NULL, addresses INTEGER NOT NULL,
          example TEXT NOT NULL, PRIMARY KEY (host, reason))""",
        // those that the run under way has counted, so that one that is taken up again counts none twice
        "CREATE TABLE IF NOT EXISTS left_out_address (hash INTEGER PRIMARY KEY)",
        // what the pages of a list show and say; -1 where nothing is said
        """
        CREATE TABLE IF NOT EXISTS listing (
          page INTEGER PRIMARY KEY, list TEXT NOT NULL, host TEXT NOT NULL, of_reports INTEGER NOT NULL,
          items INTEGER NOT NULL, pages INTEGER NOT NULL, entries INTEGER NOT NULL)""",
    };

    private CrawlDatabase() {
    }

    /**
     * Loads the database's native part, which is unpacked at every start, while the caller goes on. What goes wrong
     * here goes wrong again, and is told, when the database is opened.
     */
    public static void loadAhead() {
        Thread loading = new Thread(() -> {
            try (Connection none = DriverManager.getConnection("jdbc:sqlite::memory:")) {
                none.getMetaData();
            } catch (SQLException e) {
                // told when the database is opened
            }
        }, "database loading");
        loading.setDaemon(true);
        loading.start();
    }

    /** Whether the data folder has one. */
    public static boolean exists(Path dataFolder) {
        return Files.exists(dataFolder.resolve(FILE));
    }

    /** Opens for writing; tables are made when missing. The caller commits. */
    public static Connection openForWriting(Path dataFolder) throws IOException {
        try {
            Connection connection = connect(dataFolder);
            try (Statement statement = connection.createStatement()) {
                // a killed process loses nothing this way; only the power must not fail
                statement.execute("PRAGMA journal_mode = WAL");
                statement.execute("PRAGMA synchronous = NORMAL");
                int schema = statement.executeQuery("PRAGMA user_version").getInt(1);
                if (schema > SCHEMA) {
                    connection.close();
                    throw new ArchiveException(dataFolder.resolve(FILE) + " was written by a newer version of this "
                            + "program; use that one, or another --data folder");
                }
                for (String table : TABLES) {
                    statement.execute(table);
                }
                statement.execute("PRAGMA user_version = " + SCHEMA);
            }
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw failure(dataFolder, e);
        }
    }

    static Connection openForReading(Path dataFolder) throws IOException {
        try {
            Connection connection = connect(dataFolder);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA query_only = ON");
            }
            return connection;
        } catch (SQLException e) {
            throw failure(dataFolder, e);
        }
    }

    private static Connection connect(Path dataFolder) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + dataFolder.resolve(FILE));
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
        }
        return connection;
    }

    /** The failure in words that name the file and what to do. */
    public static IOException failure(Path dataFolder, SQLException e) {
        String told = String.valueOf(e.getMessage());
        if (told.contains("SQLITE_FULL") || told.contains("SQLITE_IOERR_WRITE")) {
            return new ArchiveException("no room left for " + dataFolder.resolve(FILE)
                    + "; what was stored before is whole; make room and run again", e);
        }
        return new ArchiveException("cannot use " + dataFolder.resolve(FILE) + ": " + e.getMessage()
                + "; if it is damaged, move it away and crawl again, the archive stays", e);
    }
}
