// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.config.ConfigMistakes;

/** Pages for tests: the reader of the project's own configuration, and answers made by hand. */
final class ListedPage {

    static final Path CONFIG = Path.of("..", "config");

    static final SiteReader READER = reader();

    private ListedPage() {
    }

    private static SiteReader reader() {
        ConfigMistakes mistakes = new ConfigMistakes();
        SiteReader reader = SiteReader.from(CONFIG, mistakes);
        mistakes.throwIfAny();
        return reader;
    }

    static FetchedPage html(String url, String html) {
        return answer(url, 200, "text/html; charset=utf-8", html);
    }

    static FetchedPage answer(String url, int status, String type, String body) {
        return new FetchedPage(url, status, Map.of("Content-Type", List.of(type)),
                body.getBytes(StandardCharsets.UTF_8));
    }

    static FetchedPage foundOn(String finder, FetchedPage page) {
        return new FetchedPage(page.url(), page.status(), page.headers(), page.body(), Optional.of(finder));
    }

    /** The text of a list page of this folder. */
    static String list(String name) {
        try (InputStream stream = ListedPage.class.getResourceAsStream("/lists/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> urls(PageReading reading, Link.Kind kind) {
        return reading.links().stream().filter(link -> link.kind() == kind).map(Link::url).toList();
    }

    static List<String> requests(PageReading reading, Link.Kind kind) {
        return reading.links().stream().filter(link -> link.kind() == kind).map(Link::identity).toList();
    }
}
