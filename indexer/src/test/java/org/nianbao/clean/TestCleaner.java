// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.nianbao.clean.words.Words;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.page.PageReader;
import org.nianbao.page.UnreadablePage;

/** The cleaner as users have it, loaded once for all tests. */
public final class TestCleaner {

    static final PageCleaner CLEANER = load();

    private TestCleaner() {
    }

    public static CleanPage clean(String page) {
        return clean(page, null);
    }

    public static CleanPage clean(String page, String url) {
        try {
            return CLEANER.clean(PageReader.read("test", Optional.ofNullable(url), page.getBytes(StandardCharsets.UTF_8),
                    Optional.empty()));
        } catch (UnreadablePage e) {
            throw new IllegalStateException(e);
        }
    }

    public static Words words() {
        ConfigMistakes mistakes = new ConfigMistakes();
        Words words = Words.load(Path.of(System.getProperty("nianbao.root"), "config"), mistakes);
        mistakes.throwIfAny();
        return words;
    }

    private static PageCleaner load() {
        ConfigMistakes mistakes = new ConfigMistakes();
        PageCleaner cleaner = PageCleaner.load(Path.of(System.getProperty("nianbao.root"), "config"), mistakes);
        mistakes.throwIfAny();
        return cleaner;
    }
}
