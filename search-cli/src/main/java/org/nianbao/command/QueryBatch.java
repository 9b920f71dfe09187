// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.DelimitedFile;
import org.nianbao.export.CsvLines;
import org.nianbao.index.Order;
import org.nianbao.index.QuerySyntaxException;
import org.nianbao.index.ReportQuery;
import org.nianbao.index.ReportSearch;
import org.nianbao.index.SearchResult;
import org.nianbao.index.Snippet;
import org.nianbao.report.Report;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Many queries from a CSV file, their hits in one CSV; a row that cannot be understood is named and passed over. */
final class QueryBatch {

    /** What one row may say besides its words. */
    @Command
    private static final class RowFilters {
        @Mixin
        private FilterOptions filters;
    }

    private static final String QUERY = "query";
    private static final String LIMIT = "limit";
    private static final String SORT = "sort";

    private final Terminal terminal;
    private final Workspace workspace;

    QueryBatch(Terminal terminal, Workspace workspace) {
        this.terminal = terminal;
        this.workspace = workspace;
    }

    ExitCode run(Path file, int limit) throws IOException {
        ConfigMistakes mistakes = new ConfigMistakes();
        List<DelimitedFile.Row> rows = DelimitedFile.csv(file, List.of(QUERY), mistakes);
        mistakes.throwIfAny();
        ExitCode exitCode = ExitCode.DONE;
        CsvLines csv = new CsvLines(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8), false);
        csv.row("line", QUERY, "total", "rank", "id", "agency", "year", "title", "url", "official", "score", "snippet");
        try (ReportSearch search = workspace.search()) {
            for (DelimitedFile.Row row : rows) {
                try {
                    write(csv, row, search.search(query(row, limit)));
                } catch (QuerySyntaxException | CommandFailure | CommandLine.ParameterException
                         | NumberFormatException e) {
                    terminal.err().println("nianbao: " + file + ":" + row.line() + ": "
                            + CommandErrors.oneLine(String.valueOf(e.getMessage()).split("\n", 2)[0]));
                    exitCode = ExitCode.FAILED;
                }
            }
        }
        csv.flush();
        return exitCode;
    }

    private ReportQuery query(DelimitedFile.Row row, int limit) {
        RowFilters options = new RowFilters();
        List<String> arguments = new ArrayList<>();
        for (Map.Entry<String, String> cell : row.cells().entrySet()) {
            boolean option = !List.of(QUERY, LIMIT, SORT).contains(cell.getKey()) && !cell.getValue().isBlank();
            if (option && cell.getKey().equals("official")) {
                arguments.add(Boolean.parseBoolean(cell.getValue().strip()) ? "--official" : "--no-official");
            } else if (option) {
                arguments.add("--" + cell.getKey().strip() + "=" + cell.getValue().strip());
            }
        }
        new CommandLine(options).parseArgs(arguments.toArray(String[]::new));
        return new ReportQuery(SearchCommand.words(row.cell(QUERY).orElse("")),
                options.filters.filters(workspace.figures()), List.of(),
                Order.parse(row.cell(SORT).orElse("relevance"), workspace.figures()),
                row.cell(LIMIT).map(Integer::parseInt).orElse(limit), Optional.empty());
    }

    private static void write(CsvLines csv, DelimitedFile.Row row, SearchResult result) throws IOException {
        String query = row.cell(QUERY).orElse("");
        if (result.hits().isEmpty()) {
            csv.row(Arrays.asList(row.line(), query, result.total(), null, null, null, null, null, null, null, null, null));
        }
        int rank = 0;
        for (SearchResult.Hit hit : result.hits()) {
            rank++;
            Report report = hit.indexed().report();
            csv.row(Arrays.asList(row.line(), query, result.total(), rank, hit.indexed().id(),
                    report.agency().name().orElse(null), report.year().orElse(null), report.title(),
                    report.url().orElse(report.source()), report.trust().official(), hit.score(),
                    hit.snippet().map(Snippet::text).orElse(null)));
        }
    }
}
