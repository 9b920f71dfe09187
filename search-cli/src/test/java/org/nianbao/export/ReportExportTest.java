// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.index.IndexedReport;
import org.nianbao.report.Agency;
import org.nianbao.report.Check;
import org.nianbao.report.Evidence;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Figures;
import org.nianbao.report.Report;
import org.nianbao.report.Trust;
import org.nianbao.report.UnrecognisedRow;

class ReportExportTest {

    private static final FigureKey NEW = new FigureKey("applications.new.total");
    private static final FigureKey MONEY = new FigureKey("procurement.amount");
    private static final List<CodebookEntry> CODEBOOK = List.of(
            new CodebookEntry(NEW, "applications", "2019 2021", "本年新收 × 总计"),
            new CodebookEntry(MONEY, "yuan", "2019", "采购总金额"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"=1+1, '=1+1", "+cmd|x, '+cmd|x", "@SUM(A1), '@SUM(A1)", "-3, -3", "+22, +22",
        "-2+3, '-2+3", "/, /", "-, -", "＝A1, '＝A1", "东湖区, 东湖区", "--253, '--253"})
    void textThatASpreadsheetWouldRunIsDefused(String text, String expected) {
        assertEquals(expected, CsvLines.defused(text));
    }

    @Test
    void aFigureNotStatedIsAnEmptyCell() throws IOException {
        StringWriter csv = new StringWriter();
        try (ReportExport export = new CsvExport(csv, true, CODEBOOK)) {
            export.write(report("甲县", 12, "/"));
        }
        String[] lines = csv.toString().split("\r\n");
        assertTrue(lines[0].startsWith("\ufeffid,agency,"), lines[0]);
        assertTrue(lines[0].endsWith("applications.new.total,procurement.amount"), lines[0]);
        assertTrue(lines[1].endsWith(",12,"), lines[1]);
    }

    @Test
    void theLongFormKeepsTheCellThatStatesNoNumber() throws IOException {
        StringWriter csv = new StringWriter();
        try (ReportExport export = new LongCsvExport(csv, false)) {
            export.write(report("甲县", 12, "/"));
        }
        assertTrue(csv.toString().contains(",procurement.amount,,/,\"table 1, row 2, column 3\","), csv.toString());
    }

    @Test
    void sqliteHoldsEverythingAndFindsPhrases() throws IOException, SQLException {
        Path file = folder.resolve("reports.db");
        try (ReportExport export = new SqliteExport(file, CODEBOOK)) {
            export.write(report("甲县", 12, "/"));
            export.write(report("乙县", 7, "6119919.29"));
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
             Statement statement = connection.createStatement()) {
            assertEquals("2", one(statement, "SELECT count(*) FROM reports"));
            assertEquals("19", one(statement, "SELECT sum(value) FROM figures WHERE key = 'applications.new.total'"));
            assertEquals("integer", one(statement, "SELECT typeof(value) FROM figures WHERE value = 12"));
            assertEquals("6119919.29", one(statement, "SELECT \"procurement.amount\" FROM figures_wide "
                    + "WHERE \"procurement.amount\" IS NOT NULL"));
            assertEquals("/", one(statement, "SELECT raw FROM figures WHERE value IS NULL"));
            assertEquals("乙县", one(statement, "SELECT agency FROM reports_fts WHERE reports_fts MATCH '乙县收到'"));
            assertEquals("采购总金额", one(statement, "SELECT label FROM codebook WHERE key = 'procurement.amount'"));
            assertEquals("fail", one(statement, "SELECT status FROM checks LIMIT 1"));
            assertEquals("一 | 2", one(statement, "SELECT cells FROM unrecognised_rows LIMIT 1"));
            assertEquals("ok", one(statement, "PRAGMA integrity_check"));
        }
    }

    private static String one(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            assertTrue(rows.next(), query);
            return rows.getString(1);
        }
    }

    private static IndexedReport report(String agency, int received, String money) {
        Figures.Builder figures = Figures.builder()
                .state(NEW, BigDecimal.valueOf(received), Evidence.cell(String.valueOf(received), 2, 3, 8));
        if (money.equals("/")) {
            figures.notStated(MONEY, Evidence.cell(money, 1, 2, 3));
        } else {
            figures.state(MONEY, new BigDecimal(money), Evidence.cell(money, 1, 2, 3));
        }
        String url = "http://www.example.gov.cn/" + agency + ".html";
        Report report = new Report("x.html", Optional.of(url), agency + "2021年报告",
                new Agency(Optional.of(agency), Optional.empty(), Optional.of(Agency.Level.COUNTY),
                        Optional.of(Agency.Kind.GOVERNMENT), Optional.of("甲省"), Optional.empty(), Optional.of(agency),
                        Optional.empty()), Optional.of(2021), Optional.empty(), "2021", figures.build(),
                List.of(new UnrecognisedRow("table 1, row 9", "本机关自设", List.of("一", "2"), "no edition has it")),
                List.of(new Check("results = sum of rows", "total", Check.Status.FAIL, Optional.of(BigDecimal.ONE),
                        Optional.of(BigDecimal.TEN), List.of(NEW))), new Trust(true, Set.of(), Optional.empty()),
                new TreeMap<>(), new TreeMap<>(), List.of(), agency + "收到申请" + received + "件。");
        return IndexedReport.of(url, report, Instant.EPOCH);
    }
}
