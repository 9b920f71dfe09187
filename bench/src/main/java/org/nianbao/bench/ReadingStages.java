// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import java.nio.file.Path;
import java.util.Optional;
import org.nianbao.clean.CleanPage;
import org.nianbao.clean.PageCleaner;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.extract.ReportExtractor;
import org.nianbao.page.Page;
import org.nianbao.page.PageReader;
import org.nianbao.page.UnreadablePage;
import org.nianbao.record.ReportJson;
import org.nianbao.report.Reading;

/** The way of a page's bytes through the program, step by step. */
final class ReadingStages {

    private final PageCleaner cleaner;
    private final ReportExtractor extractor;

    ReadingStages(Path config) {
        ConfigMistakes mistakes = new ConfigMistakes();
        cleaner = PageCleaner.load(config, mistakes);
        mistakes.throwIfAny();
        extractor = ReportExtractor.load(config);
    }

    Page page(byte[] bytes) {
        try {
            return PageReader.read("page", Optional.empty(), bytes, Optional.empty());
        } catch (UnreadablePage e) {
            throw new IllegalArgumentException(e);
        }
    }

    CleanPage clean(Page page) {
        return cleaner.clean(page);
    }

    Reading reading(byte[] bytes) {
        try {
            return extractor.read("page", Optional.empty(), bytes, Optional.empty());
        } catch (UnreadablePage e) {
            throw new IllegalArgumentException(e);
        }
    }

    String record(byte[] bytes) {
        return ReportJson.line(reading(bytes));
    }
}
