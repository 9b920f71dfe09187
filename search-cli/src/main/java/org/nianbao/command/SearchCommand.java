// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nianbao.export.CsvLines;
import org.nianbao.export.ReportHead;
import org.nianbao.index.Copy;
import org.nianbao.index.Dimension;
import org.nianbao.index.FacetRequest;
import org.nianbao.index.Filter;
import org.nianbao.index.Order;
import org.nianbao.index.QuerySyntax;
import org.nianbao.index.QuerySyntaxException;
import org.nianbao.index.ReportQuery;
import org.nianbao.index.ReportSearch;
import org.nianbao.index.SearchResult;
import org.nianbao.index.Snippet;
import org.nianbao.index.Words;
import org.nianbao.record.ReportJson;
import org.nianbao.render.DisplayWidth;
import org.nianbao.render.Style;
import org.nianbao.report.Report;
import org.nianbao.report.TrustSignal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code search}: words, filters, facets. */
@Command(name = "search", description = "Search the reports; filter and count them by place, year, figures and more.",
        footer = {"",
            "Words are all looked for; \"…\" finds the exact phrase, AND OR NOT and brackets combine, title: agency: text:",
            "url: and every facet's name narrow a word. Traditional finds Simplified. A report's copies are one hit.",
            "", "Examples:",
            "  nianbao search 依申请公开 --facet year --facet province",
            "  nianbao search '\"没有发生\" AND agency:东湖' --year 2019..2022 --sort -year",
            "  nianbao search --where 'applications.new.total>=100' --facet applications.new.total:0,10,100,1000"})
final class SearchCommand extends Subcommand {

    private static final int USUAL_HITS = 10;
    private static final int BAR_COLUMNS = 24;

    @Parameters(arity = "0..*", paramLabel = "QUERY", description = "What the report must say; without it, every report.")
    private List<String> words = new ArrayList<>();

    @Mixin
    private FilterOptions filterOptions;

    @Option(names = "--facet", paramLabel = "DIM", description = "Count the hits by province, city, county, agency, level, "
            + "kind, year, edition, host, trust or check, or by ranges of a figure (KEY:0,1,10,100). May be given again.")
    private List<String> facets = new ArrayList<>();

    @Option(names = "--sort", paramLabel = "BY",
            description = "relevance, year, published, agency or a figure's key; -year for the highest first.")
    private String sort = "relevance";

    @Option(names = "--after", paramLabel = "TOKEN", description = "The page after the one that ended with this token.")
    private String after;

    @Option(names = "--queries", paramLabel = "FILE", description = "One query a row of a CSV file with the column 'query' "
            + "and columns named like filters (agency, year, where, …); prints one CSV.")
    private Path queries;

    @Mixin
    private FormatOptions formatOptions;

    SearchCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run() throws IOException {
        Workspace workspace = new Workspace(terminal, shared);
        if (queries != null) {
            return new QueryBatch(terminal, workspace).run(terminal.folder().resolve(queries),
                    formatOptions.limit(USUAL_HITS));
        }
        String typed = String.join(" ", words);
        List<Filter> filters = filterOptions.filters(workspace.figures());
        List<FacetRequest> requests = new ArrayList<>();
        for (String facet : facets) {
            requests.add(FacetRequest.parse(facet, workspace.figures()));
        }
        Order order = Order.parse(sort, workspace.figures());
        ReportQuery query = new ReportQuery(words(typed), filters, requests, order, formatOptions.limit(USUAL_HITS),
                Optional.ofNullable(after));
        try (ReportSearch search = workspace.search()) {
            SearchResult result = search.search(query);
            print(result, typed);
            if (result.total() == 0 && !shared.quiet()) {
                filterOptions.doubts(search).forEach(this::warn);
            }
        }
        return ExitCode.DONE;
    }

    /** The query's words; a mistake in them is shown with a caret under its place. */
    static Optional<Words> words(String typed) {
        try {
            return QuerySyntax.parse(typed);
        } catch (QuerySyntaxException e) {
            throw CommandFailure.wrongUsage("query: " + e.getMessage() + "\n" + e.caret().indent(2).stripTrailing());
        }
    }

    private void print(SearchResult result, String typed) throws IOException {
        switch (formatOptions.format()) {
            case TABLE -> new Printer(terminal, shared).lines(lines(result));
            case JSON -> json(result, typed);
            case JSONL -> {
                Writer writer = new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8);
                for (SearchResult.Hit hit : result.hits()) {
                    ReportJson.writeLine(hit.indexed().report(), writer);
                }
                writer.flush();
                if (!result.facets().isEmpty()) {
                    remark("JSON lines hold the records only; for the facets use --format json, table or csv --limit 0");
                }
            }
            case CSV -> csv(result);
        }
    }

    private List<String> lines(SearchResult result) {
        Printer printer = new Printer(terminal, shared);
        boolean colored = printer.colored();
        Labels labels = printer.labels();
        int width = Math.min(printer.columns(), 120);
        List<String> lines = new ArrayList<>();
        lines.add(Style.BOLD.on(labels.count(result.total(), "report"), colored)
                + (result.hits().isEmpty() || result.hits().size() == result.total() ? ""
                : labels.text("shown", result.hits().size())));
        int rank = 0;
        for (SearchResult.Hit hit : result.hits()) {
            rank++;
            Report report = hit.indexed().report();
            String number = DisplayWidth.right(rank + ".", 4) + " ";
            lines.add("");
            lines.add(number + Style.BOLD.on(DisplayWidth.cut(report.title(), printer.columns() - 5), colored));
            List<String> head = new ArrayList<>();
            head.add(report.agency().name().orElse(labels.of("agency unknown")));
            head.add(report.year().map(String::valueOf).orElse(labels.of("year unknown")));
            report.published().ifPresent(day -> head.add(labels.of("published") + " " + day));
            head.add(labels.of("form") + " " + report.edition());
            head.add(trustWords(report, labels));
            hit.indexed().gone().ifPresent(when -> head.add(labels.of("page gone since") + " "
                    + when.atZone(Terminal.CHINA).toLocalDate()));
            head.add("id " + hit.indexed().id());
            lines.add("     " + String.join(" · ", head));
            hit.snippet().ifPresent(snippet -> DisplayWidth.wrap(snippetText(snippet, colored), width - 5)
                    .forEach(line -> lines.add("     " + line)));
            lines.add("     " + Style.DIM.on(report.url().orElse(report.source()), colored));
            for (Copy copy : hit.copies()) {
                lines.add("     " + Style.DIM.on(labels.of("also at") + " " + copy.url().orElse(copy.source()), colored));
            }
        }
        for (SearchResult.Facet facet : result.facets()) {
            lines.add("");
            facet(lines, facet, labels, colored);
        }
        result.next().ifPresent(token -> {
            lines.add("");
            lines.add(Style.DIM.on(labels.of("next page") + ": --after " + token, colored));
        });
        return lines;
    }

    private static String snippetText(Snippet snippet, boolean colored) {
        return colored ? snippet.marked("\u001b[1;33m", "\u001b[0m") : snippet.text();
    }

    static String trustWords(Report report, Labels labels) {
        if (report.trust().official()) {
            return labels.of("official");
        }
        List<String> words = new ArrayList<>();
        for (TrustSignal signal : report.trust().signals()) {
            words.add(labels.of(signal.label()));
        }
        return words.isEmpty() ? labels.of("not on an official host") : String.join(", ", words);
    }

    private static void facet(List<String> lines, SearchResult.Facet facet, Labels labels, boolean colored) {
        lines.add(Style.BOLD.on(labels.of(facet.name()), colored));
        long most = facet.counts().stream().mapToLong(SearchResult.Count::reports).max().orElse(0);
        int name = Math.max(12, facet.counts().stream().mapToInt(SearchCommand::nameWidth).max().orElse(0));
        int count = String.valueOf(most).length();
        for (SearchResult.Count each : facet.counts()) {
            count(lines, each, "  ", name, count, most, labels, colored);
        }
        if (facet.others() > 0) {
            lines.add("  " + labels.text("more values", facet.others()));
        }
        if (facet.missing() > 0) {
            String none = facet.name().equals(Dimension.TRUST.label()) ? "no signal" : "not stated";
            lines.add("  " + DisplayWidth.left(labels.of(none), name) + "  "
                    + DisplayWidth.right(String.valueOf(facet.missing()), count));
        }
    }

    private static int nameWidth(SearchResult.Count count) {
        int own = DisplayWidth.of(valueText(count));
        return Math.max(own, count.smaller().stream().mapToInt(c -> nameWidth(c) + 2).max().orElse(0));
    }

    private static String valueText(SearchResult.Count count) {
        return count.value() + (count.path().isEmpty() ? "" : " (" + String.join(" ", count.path()) + ")");
    }

    private static void count(List<String> lines, SearchResult.Count each, String indent, int name, int digits,
                              long most, Labels labels, boolean colored) {
        int bar = most == 0 ? 0 : (int) Math.max(1, Math.round((double) each.reports() / most * BAR_COLUMNS));
        String text = DisplayWidth.left(labels.value(valueText(each)), name + 2 - indent.length());
        lines.add(indent + (each.selected() ? Style.BOLD.on(text, colored) : text) + "  "
                + DisplayWidth.right(String.valueOf(each.reports()), digits) + "  "
                + Style.CYAN.on("#".repeat(each.reports() == 0 ? 0 : bar), colored));
        for (SearchResult.Count smaller : each.smaller()) {
            count(lines, smaller, indent + "  ", name, digits, most, labels, colored);
        }
    }

    private void json(SearchResult result, String typed) throws IOException {
        try (JsonGenerator json = JsonText.indented(terminal.out())) {
            json.writeStartObject();
            json.writeStringField("query", typed);
            json.writeNumberField("total", result.total());
            json.writeArrayFieldStart("hits");
            for (SearchResult.Hit hit : result.hits()) {
                hit(json, hit);
            }
            json.writeEndArray();
            json.writeObjectFieldStart("facets");
            for (SearchResult.Facet facet : result.facets()) {
                json.writeObjectFieldStart(facet.name());
                json.writeArrayFieldStart("counts");
                for (SearchResult.Count count : facet.counts()) {
                    count(json, count);
                }
                json.writeEndArray();
                json.writeNumberField("others", facet.others());
                json.writeNumberField("missing", facet.missing());
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeFieldName("next");
            JsonText.value(json, result.next().orElse(null));
            json.writeEndObject();
        }
        terminal.out().println();
    }

    private static void hit(JsonGenerator json, SearchResult.Hit hit) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", hit.indexed().id());
        json.writeNumberField("score", hit.score());
        json.writeFieldName("snippet");
        JsonText.value(json, hit.snippet().map(snippet -> snippet.marked("**", "**")).orElse(null));
        json.writeArrayFieldStart("copies");
        for (Copy copy : hit.copies()) {
            json.writeStartObject();
            json.writeStringField("id", copy.id());
            json.writeStringField("url", copy.url().orElse(copy.source()));
            json.writeBooleanField("official", copy.official());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeFieldName("gone");
        JsonText.value(json, hit.indexed().gone().orElse(null));
        json.writeFieldName("record");
        ReportJson.write(hit.indexed().report(), json);
        json.writeEndObject();
    }

    private static void count(JsonGenerator json, SearchResult.Count count) throws IOException {
        json.writeStartObject();
        json.writeStringField("value", count.value());
        json.writeNumberField("count", count.reports());
        if (!count.path().isEmpty()) {
            json.writeFieldName("path");
            JsonText.value(json, count.path());
        }
        if (count.selected()) {
            json.writeBooleanField("selected", true);
        }
        if (!count.smaller().isEmpty()) {
            json.writeArrayFieldStart("smaller");
            for (SearchResult.Count smaller : count.smaller()) {
                count(json, smaller);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** Hits, one a row; with {@code --limit 0} the facet counts. */
    private void csv(SearchResult result) throws IOException {
        CsvLines csv = new CsvLines(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8), false);
        if (result.hits().isEmpty() && !result.facets().isEmpty()) {
            csv.row("facet", "value", "path", "count");
            for (SearchResult.Facet facet : result.facets()) {
                for (SearchResult.Count count : facet.counts()) {
                    csvCount(csv, facet.name(), count);
                }
            }
        } else {
            csv.row(ReportHead.columns());
            for (SearchResult.Hit hit : result.hits()) {
                List<Object> cells = new ArrayList<>();
                for (ReportHead head : ReportHead.values()) {
                    cells.add(head.value(hit.indexed()));
                }
                csv.row(cells);
            }
            if (!result.facets().isEmpty()) {
                remark("CSV holds the hits only; for the facets add --limit 0");
            }
        }
        csv.flush();
    }

    private static void csvCount(CsvLines csv, String facet, SearchResult.Count count) throws IOException {
        csv.row(List.of(facet, count.value(), String.join(" ", count.path()), count.reports()));
        for (SearchResult.Count smaller : count.smaller()) {
            csvCount(csv, facet, smaller);
        }
    }
}
