// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract;

import java.nio.file.Path;
import java.util.Optional;
import org.nianbao.clean.CleanPage;
import org.nianbao.clean.PageCleaner;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.edition.Editions;
import org.nianbao.page.Page;
import org.nianbao.page.PageReader;
import org.nianbao.page.UnreadablePage;

/** The stages of {@link ReportExtractor#read} one by one, for measuring; lies beside the program, not in it. */
public final class ReadingStages {

    private final PageCleaner cleaner;
    private final TableFigures tables;
    private final HeadReader heads;
    private final ProseFigures prose;
    private final ReportExtractor whole;

    public ReadingStages(Path config) {
        ConfigMistakes mistakes = new ConfigMistakes();
        cleaner = PageCleaner.load(config, mistakes);
        tables = new TableFigures(Editions.load(config, mistakes));
        heads = HeadReader.load(config, mistakes);
        prose = ProseFigures.load(config, mistakes);
        mistakes.throwIfAny();
        whole = ReportExtractor.load(config);
    }

    public Page page(byte[] bytes) {
        try {
            return PageReader.read("page", Optional.empty(), bytes, Optional.empty());
        } catch (UnreadablePage e) {
            throw new IllegalArgumentException(e);
        }
    }

    public CleanPage clean(Page page) {
        return cleaner.clean(page);
    }

    public Object tables(CleanPage page) {
        return tables.read(page);
    }

    public Object head(CleanPage page) {
        return heads.read(page);
    }

    public Object prose(CleanPage page) {
        return prose.read(page, Optional.empty(), "");
    }

    public Object whole(byte[] bytes) {
        try {
            return whole.read("page", Optional.empty(), bytes, Optional.empty());
        } catch (UnreadablePage e) {
            throw new IllegalArgumentException(e);
        }
    }
}
