// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nianbao.clean.MainlandQuery;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.DelimitedFile;
import org.nianbao.export.CodebookEntry;
import org.nianbao.index.FigureNames;
import org.nianbao.index.IndexedReport;
import org.nianbao.index.ReportSearch;
import org.nianbao.index.lucene.LuceneReportSearch;
import org.nianbao.report.FigureKey;
import org.nianbao.statistics.StatisticsSettings;

/** The data and configuration folders of one call; each part is read when it is first asked for. */
final class Workspace {

    private static final List<String> CODEBOOK_COLUMNS = List.of("key", "unit", "editions", "label");

    private static final String INDEX = "index";

    private final Path data;
    private final Path config;
    private Map<FigureKey, CodebookEntry> codebook;

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

    /** The index to ask; {@link org.nianbao.index.IndexException} when there is none. */
    ReportSearch search() {
        return LuceneReportSearch.open(data.resolve(INDEX), new MainlandQuery(config));
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
        ConfigMistakes mistakes = new ConfigMistakes();
        StatisticsSettings settings = StatisticsSettings.read(config, mistakes);
        mistakes.throwIfAny();
        return settings;
    }

    private Map<FigureKey, CodebookEntry> entries() {
        if (codebook == null) {
            ConfigMistakes mistakes = new ConfigMistakes();
            Map<FigureKey, CodebookEntry> entries = new LinkedHashMap<>();
            for (DelimitedFile.Row row : DelimitedFile.csv(config.resolve("figures.csv"), CODEBOOK_COLUMNS, mistakes)) {
                try {
                    FigureKey key = new FigureKey(row.cell("key").orElse(""));
                    entries.put(key, new CodebookEntry(key, row.cell("unit").orElse(""),
                            row.cell("editions").orElse(""), row.cell("label").orElse("")));
                } catch (IllegalArgumentException e) {
                    mistakes.add(row.file(), row.line(), e.getMessage());
                }
            }
            mistakes.throwIfAny();
            codebook = entries;
        }
        return codebook;
    }

    /** Keys as text, for suggestions. */
    List<String> figureNames() {
        List<String> names = new ArrayList<>();
        figures().forEach(key -> names.add(key.name()));
        return names;
    }

    /** The one report a user names by id, address or source. */
    IndexedReport report(ReportSearch search, String named) {
        List<IndexedReport> found = search.find(named);
        if (found.isEmpty()) {
            throw CommandFailure.wrongUsage("no report is called '" + named + "'; search prints ids and addresses");
        }
        if (found.size() > 1) {
            throw CommandFailure.wrongUsage("'" + named + "' may be " + found.stream().limit(5)
                    .map(indexed -> indexed.id() + " (" + indexed.report().title() + ")")
                    .collect(Collectors.joining(", ")) + (found.size() > 5 ? " …" : "") + "; give more of the id");
        }
        return found.get(0);
    }
}
