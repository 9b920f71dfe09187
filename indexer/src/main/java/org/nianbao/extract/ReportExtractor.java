// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nianbao.clean.CleanPage;
import org.nianbao.clean.OfficialHost;
import org.nianbao.clean.PageCleaner;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.edition.Editions;
import org.nianbao.extract.head.Head;
import org.nianbao.extract.head.HeadReader;
import org.nianbao.extract.prose.ProseFigures;
import org.nianbao.extract.prose.ProseReading;
import org.nianbao.extract.table.TableFigures;
import org.nianbao.extract.table.TableReading;
import org.nianbao.page.Page;
import org.nianbao.page.PageReader;
import org.nianbao.page.UnreadablePage;
import org.nianbao.report.Check;
import org.nianbao.report.Figures;
import org.nianbao.report.NotAReport;
import org.nianbao.report.Reading;
import org.nianbao.report.Report;
import org.nianbao.report.Trust;

/**
 * Reads one document: bytes → page → clean page → tables, head, sentences → report, or the reason why it is none.
 *
 * <p>Safe for use by several threads; loading reads all of {@code config/} once.
 */
public final class ReportExtractor {

    private final PageCleaner cleaner;
    private final TableFigures tables;
    private final HeadReader heads;
    private final ProseFigures prose;
    private final Checks checks;
    private final NearMisses nearMisses;

    private ReportExtractor(Path config, ConfigMistakes mistakes) {
        Editions editions = Editions.load(config, mistakes);
        cleaner = PageCleaner.load(config, mistakes);
        tables = new TableFigures(editions);
        heads = HeadReader.load(config, mistakes);
        prose = ProseFigures.load(config, mistakes);
        checks = new Checks(editions);
        nearMisses = NearMisses.load(config, mistakes);
    }

    /**
     * An extractor by the rules of the folder {@code config}.
     *
     * @throws ConfigMistakes.ConfigException naming every mistake with file and line
     */
    public static ReportExtractor load(Path config) {
        ConfigMistakes mistakes = new ConfigMistakes();
        ReportExtractor extractor = new ReportExtractor(config, mistakes);
        mistakes.throwIfAny();
        return extractor;
    }

    /**
     * Reads one document.
     *
     * @param source file or archive place, for the record
     * @param url address, where known
     * @param contentType the HTTP header of that name, where known
     * @throws UnreadablePage when the bytes are no page at all: nothing, a picture, an archive
     */
    public Reading read(String source, Optional<String> url, byte[] bytes, Optional<String> contentType)
            throws UnreadablePage {
        Page page = PageReader.read(source, url, bytes, contentType);
        CleanPage clean = cleaner.clean(page);
        Head head = heads.read(clean);
        TableReading fromTables = tables.read(clean, head.year());
        ProseReading fromProse = prose.read(clean, head.year(), head.agency().name().orElse(""));

        List<String> notes = new ArrayList<>(clean.notes());
        notes.addAll(fromTables.notes());
        notes.addAll(head.notes());
        notes.addAll(fromProse.notes());

        Figures figures = fromTables.figures().orElse(fromProse.figures());
        Optional<String> refusal = nearMisses.reason(clean, fromTables, figures.size());
        if (refusal.isPresent()) {
            // What a reading of head, tables and sentences did not find tells nothing of a page that is none.
            return new NotAReport(source, clean.url(), clean.title(), refusal.get(), clean.notes());
        }
        List<Check> checked = checks.run(fromTables.figures(), fromProse.figures(), fromProse.sums(),
                fromTables.edition());
        boolean official = clean.signals().isEmpty() && clean.url().filter(OfficialHost::shows).isPresent();
        Map<String, String> metadata = new TreeMap<>(head.metadata());
        metadata.put("charset", page.charset());
        return new Report(source, clean.url(), clean.title(), head.agency(), head.year(), head.published(),
                fromTables.edition().orElse(Report.PROSE_EDITION), figures, fromTables.unrecognisedRows(), checked,
                new Trust(official, clean.signals(), Optional.empty()), new TreeMap<>(metadata),
                new TreeMap<>(head.decisions()), notes, clean.text());
    }
}
