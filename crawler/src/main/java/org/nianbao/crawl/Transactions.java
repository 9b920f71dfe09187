// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.nianbao.archive.CrawlDatabase;

/** The one connection that writes the crawl's memory; work on it happens as a whole or not at all. */
final class Transactions implements Closeable {

    /** Work on the database. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    private final Path dataFolder;
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    /** Why the database takes nothing any more; every later transaction fails for the same reason. */
    private SQLException ended;

    Transactions(Path dataFolder) throws IOException {
        this.dataFolder = dataFolder;
        this.connection = CrawlDatabase.openForWriting(dataFolder);
    }

    /** The statement with these values, prepared once; for use within {@link Work}. */
    PreparedStatement statement(String sql, Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    synchronized <T> T transaction(Work<T> work) throws IOException {
        try {
            if (ended != null) {
                throw ended;
            }
            try {
                T result = work.run();
                connection.commit();
                return result;
            } catch (SQLException e) {
                if (!rolledBack(e)) {
                    ended = e;
                }
                throw e;
            } catch (RuntimeException e) {
                rolledBack(e);
                throw e;
            }
        } catch (SQLException e) {
            throw CrawlDatabase.failure(dataFolder, e);
        }
    }

    /** A full disk has rolled back already, and says so when asked again; what is to be told is what came first. */
    private boolean rolledBack(Exception first) {
        try {
            connection.rollback();
            return true;
        } catch (SQLException e) {
            first.addSuppressed(e);
            return false;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        try (Connection closed = connection) {
            if (ended == null) {
                closed.rollback();
            }
        } catch (SQLException e) {
            throw CrawlDatabase.failure(dataFolder, e);
        }
    }
}
