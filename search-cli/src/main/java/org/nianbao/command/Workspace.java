// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nianbao.clean.mainland.MainlandQuery;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.edition.Editions;
import org.nianbao.edition.FigureCatalog;
import org.nianbao.export.CodebookEntry;
import org.nianbao.index.Dimension;
import org.nianbao.index.FigureNames;
import org.nianbao.index.Filter;
import org.nianbao.index.IndexedReport;
import org.nianbao.index.Order;
import org.nianbao.index.ReportIndex;
import org.nianbao.index.ReportQuery;
import org.nianbao.index.ReportSearch;
import org.nianbao.index.SearchResult;
import org.nianbao.index.lucene.LuceneReportIndex;
import org.nianbao.index.lucene.LuceneReportSearch;
import org.nianbao.report.FigureKey;
import org.nianbao.statistics.StatisticsSettings;

/** The data and configuration folders of one call; each part is read when it is first asked for. */
final class Workspace {


    private static final String INDEX = "index";

    private final Path data;
    private final Path config;
    private Map<FigureKey, CodebookEntry> codebook;
    private StatisticsSettings statistics;
    private Editions editions;

    Workspace(Terminal terminal, SharedOptions shared) {
        data = shared.data(terminal);
        config = shared.config(terminal);
    }

    Path data() {
        return data;
    }

    Path config() {
        return config;
    }

    Path indexFolder() {
        return data.resolve(INDEX);
    }

    /** The index to write to; {@code anew} begins an empty one in place of whatever is there. */
    ReportIndex index(boolean anew) {
        DerivedFigures sums = new DerivedFigures(this);
        return anew ? LuceneReportIndex.anew(indexFolder(), new MainlandQuery(config), sums::of)
                : LuceneReportIndex.open(indexFolder(), new MainlandQuery(config), sums::of);
    }

    /** The index to ask; {@link org.nianbao.index.IndexException} when there is none. */
    ReportSearch search() {
        return LuceneReportSearch.open(indexFolder(), new MainlandQuery(config));
    }

    /** Every figure there is, in the order of the form. */
    List<CodebookEntry> codebook() {
        return List.copyOf(entries().values());
    }

    Collection<FigureKey> figures() {
        return entries().keySet();
    }

    Optional<CodebookEntry> entry(FigureKey key) {
        return Optional.ofNullable(entries().get(key));
    }

    /** The figure a user names; a mistyped one is wrong usage, with the nearest right ones. */
    FigureKey figure(String typed) {
        return FigureNames.key(typed, figures());
    }

    StatisticsSettings statistics() {
        if (statistics == null) {
            ConfigMistakes mistakes = new ConfigMistakes();
            StatisticsSettings read = StatisticsSettings.read(config, mistakes);
            mistakes.throwIfAny();
            statistics = read;
        }
        return statistics;
    }

    /** The editions of the form. */
    Editions editions() {
        if (editions == null) {
            ConfigMistakes mistakes = new ConfigMistakes();
            Editions read = Editions.load(config, mistakes);
            mistakes.throwIfAny();
            editions = read;
        }
        return editions;
    }

    private Map<FigureKey, CodebookEntry> entries() {
        if (codebook == null) {
            ConfigMistakes mistakes = new ConfigMistakes();
            FigureCatalog catalog = FigureCatalog.load(config, mistakes);
            mistakes.throwIfAny();
            codebook = new LinkedHashMap<>();
            for (FigureCatalog.Figure figure : catalog.figures()) {
                codebook.put(figure.key(), new CodebookEntry(figure.key(),
                        figure.unit() + (figure.signed() ? " (signed)" : ""),
                        figure.editions().stream().sorted().collect(Collectors.joining(" ")), figure.label()));
            }
        }
        return codebook;
    }

    /** The one report a user names: by id, address or source; else by agency and year ({@code 东湖区 2020}). */
    IndexedReport report(ReportSearch search, String named) {
        List<IndexedReport> found = search.find(named);
        if (found.isEmpty()) {
            found = byAgency(search, named);
        }
        if (found.isEmpty()) {
            throw new CommandFailure(ExitCode.FAILED, "no report is called '" + named
                    + "'; 'nianbao search' prints ids and addresses");
        }
        if (found.size() > 1) {
            throw CommandFailure.wrongUsage("'" + named + "' may be " + found.stream().limit(5)
                    .map(indexed -> indexed.id() + " (" + indexed.report().title() + ")")
                    .collect(Collectors.joining(", ")) + (found.size() > 5 ? " …" : "") + "; give the id");
        }
        return found.get(0);
    }

    private static List<IndexedReport> byAgency(ReportSearch search, String named) {
        ReportQuery query = ReportQuery.EVERYTHING.order(new Order(Order.By.YEAR, Optional.empty(), true));
        StringBuilder name = new StringBuilder();
        for (String word : named.strip().split("\\s+")) {
            if (word.matches("(19|20)[0-9]{2}")) {
                query = query.with(Filter.Years.parse(word));
            } else {
                name.append(word);
            }
        }
        if (name.isEmpty()) {
            return List.of();
        }
        List<IndexedReport> found = search.search(query.with(Filter.Is.of(Dimension.AGENCY, name.toString()))).hits()
                .stream().map(SearchResult.Hit::indexed).toList();
        // The district itself, rather than every bureau of it.
        List<IndexedReport> exact = found.stream().filter(indexed -> indexed.report().agency().name()
                .filter(agency -> agency.endsWith(name.toString())).isPresent()).toList();
        return exact.isEmpty() ? found : exact;
    }
}
