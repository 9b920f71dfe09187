// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nianbao.index.IndexedReport;
import org.nianbao.report.Check;
import org.nianbao.report.Evidence;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Report;
import org.nianbao.report.UnrecognisedRow;

/**
 * A SQLite file that opens in Datasette as it is: {@code reports} (head and text), {@code figures} (one row a figure
 * with its evidence), {@code figures_wide} (one column a figure), {@code checks}, {@code unrecognised_rows},
 * {@code codebook}, and {@code reports_fts} for full-text search (trigrams: a phrase of three characters or more is
 * found wherever it stands).
 */
public final class SqliteExport implements ReportExport {

    /** Rows sent to SQLite in one go. */
    private static final int BATCH = 5_000;

    private final Connection connection;
    private final List<FigureKey> keys;
    private final PreparedStatement reports;
    private final PreparedStatement figures;
    private final PreparedStatement wide;
    private final PreparedStatement checks;
    private final PreparedStatement rows;
    private int waiting;

    /** @param file a new file; it is complete only after {@link #close} */
    public SqliteExport(Path file, List<CodebookEntry> codebook) throws IOException {
        keys = codebook.stream().map(CodebookEntry::key).toList();
        try {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode = OFF");
                statement.execute("PRAGMA synchronous = OFF");
                statement.execute("PRAGMA foreign_keys = OFF");
            }
            connection.setAutoCommit(false);
            createTables();
            reports = insert("reports", ReportHead.values().length + 1);
            figures = insert("figures", 6);
            wide = insert("figures_wide", keys.size() + 1);
            checks = insert("checks", 7);
            rows = insert("unrecognised_rows", 5);
            writeCodebook(codebook);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private void createTables() throws SQLException {
        String head = ReportHead.columns().stream()
                .map(column -> "\"" + column + "\" " + type(column)).collect(Collectors.joining(", "));
        String columns = keys.stream().map(key -> ", \"" + key.name() + "\" NUMERIC").collect(Collectors.joining());
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE reports (" + head + ", text TEXT)");
            statement.execute("CREATE TABLE codebook (key TEXT PRIMARY KEY, unit TEXT, editions TEXT, label TEXT)");
            statement.execute("CREATE TABLE figures (report_id TEXT REFERENCES reports(id), key TEXT REFERENCES "
                    + "codebook(key), value NUMERIC, raw TEXT, place TEXT, remark TEXT, PRIMARY KEY (report_id, key)) "
                    + "WITHOUT ROWID");
            statement.execute("CREATE TABLE figures_wide (report_id TEXT PRIMARY KEY REFERENCES reports(id)" + columns
                    + ")");
            statement.execute("CREATE TABLE checks (report_id TEXT REFERENCES reports(id), rule TEXT, \"column\" TEXT, "
                    + "status TEXT, expected NUMERIC, actual NUMERIC, cells TEXT)");
            statement.execute("CREATE TABLE unrecognised_rows (report_id TEXT REFERENCES reports(id), place TEXT, "
                    + "label TEXT, cells TEXT, reason TEXT)");
        }
    }

    private static String type(String column) {
        return switch (column) {
            case "id" -> "TEXT PRIMARY KEY";
            case "year", "official", "checks_passed", "checks_failed", "checks_unknown", "unrecognised_rows" -> "INTEGER";
            default -> "TEXT";
        };
    }

    private PreparedStatement insert(String table, int columns) throws SQLException {
        return connection.prepareStatement("INSERT OR REPLACE INTO " + table + " VALUES ("
                + String.join(", ", Collections.nCopies(columns, "?")) + ")");
    }

    private void writeCodebook(List<CodebookEntry> codebook) throws SQLException {
        try (PreparedStatement entries = insert("codebook", 4)) {
            for (CodebookEntry entry : codebook) {
                fill(entries, entry.key().name(), entry.unit(), entry.editions(), entry.label());
                entries.executeUpdate();
            }
        }
    }

    @Override
    public void write(IndexedReport indexed) throws IOException {
        Report report = indexed.report();
        try {
            List<Object> head = new ArrayList<>();
            for (ReportHead column : ReportHead.values()) {
                head.add(column.value(indexed));
            }
            head.add(report.text());
            add(reports, head.toArray());
            List<Object> numbers = new ArrayList<>(List.of(indexed.id()));
            keys.forEach(key -> numbers.add(report.figures().number(key).map(SqliteExport::number).orElse(null)));
            add(wide, numbers.toArray());
            for (Map.Entry<FigureKey, Evidence> entry : report.figures().evidence().entrySet()) {
                add(figures, indexed.id(), entry.getKey().name(),
                        report.figures().number(entry.getKey()).map(SqliteExport::number).orElse(null),
                        entry.getValue().raw(), entry.getValue().where(), entry.getValue().remark().orElse(null));
            }
            for (Check check : report.checks()) {
                add(checks, indexed.id(), check.rule(), check.column(), lower(check.status()), number(check.expected()),
                        number(check.actual()),
                        check.cells().stream().map(FigureKey::name).collect(Collectors.joining(" ")));
            }
            for (UnrecognisedRow row : report.unrecognisedRows()) {
                add(rows, indexed.id(), row.where(), row.label(), String.join(" | ", row.cells()), row.reason());
            }
            if (waiting >= BATCH) {
                flush();
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private void add(PreparedStatement statement, Object... values) throws SQLException {
        fill(statement, values);
        statement.addBatch();
        waiting++;
    }

    private static void fill(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private void flush() throws SQLException {
        reports.executeBatch();
        wide.executeBatch();
        figures.executeBatch();
        checks.executeBatch();
        rows.executeBatch();
        connection.commit();
        waiting = 0;
    }

    @Override
    public void close() throws IOException {
        try (connection) {
            flush();
            try (Statement statement = connection.createStatement()) {
                for (String column : List.of("agency", "province", "city", "county", "year", "edition", "agency_level",
                        "agency_kind", "published", "url")) {
                    statement.execute("CREATE INDEX reports_" + column + " ON reports(" + column + ")");
                }
                statement.execute("CREATE INDEX figures_key_value ON figures(key, value)");
                statement.execute("CREATE INDEX checks_report ON checks(report_id)");
                statement.execute("CREATE INDEX checks_status_rule ON checks(status, rule)");
                statement.execute("CREATE INDEX unrecognised_rows_report ON unrecognised_rows(report_id)");
                statement.execute("CREATE VIRTUAL TABLE reports_fts USING fts5(title, agency, text, "
                        + "content='reports', tokenize='trigram')");
                statement.execute("INSERT INTO reports_fts(reports_fts) VALUES('rebuild')");
            }
            connection.commit();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static Object number(Optional<BigDecimal> number) {
        return number.map(SqliteExport::number).orElse(null);
    }

    /** Whole numbers as integers, others as text that the column's NUMERIC affinity makes a number. */
    private static Object number(BigDecimal number) {
        return number.scale() <= 0 && number.precision() < 19 ? (Object) number.longValueExact()
                : number.toPlainString();
    }

    private static String lower(Check.Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static IOException failure(SQLException e) {
        return new IOException("cannot write the SQLite file: " + e.getMessage(), e);
    }
}
