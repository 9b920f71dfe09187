// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nianbao.archive.Archive;
import org.nianbao.archive.ArchivedPage;
import org.nianbao.archive.PageEvent;
import org.nianbao.archive.PageState;
import org.nianbao.archive.PageStates;
import org.nianbao.archive.ReadPosition;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.site.SiteReader;

/** Several nights of crawling in seconds: a data folder, a clock that is turned by hand, fast settings. */
final class Nights {

    /** A clock that stands where it was put. */
    static final class HandClock extends Clock {
        private volatile Instant now = Instant.parse("2024-02-01T18:00:00Z");

        void pass(Duration length) {
            now = now.plus(length);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final Path CONFIG = Path.of(System.getProperty("nianbao.root", ".."), "config");
    static final SiteReader READER = reader();

    final HandClock clock = new HandClock();
    final Path data;
    CrawlSettings settings = CrawlSettings.read(CONFIG.resolve("crawl.properties"), new ConfigMistakes())
            .withDelay(Duration.ZERO).withAllowPrivate(true);

    /** Changes keys of {@code crawl.properties} for this test. */
    void set(String... lines) throws IOException {
        Path file = Files.createTempFile("crawl", ".properties");
        List<String> all = new ArrayList<>(List.of("delay=0", "allow.private=true"));
        all.addAll(List.of(lines));
        Files.write(file, all, StandardCharsets.UTF_8);
        ConfigMistakes mistakes = new ConfigMistakes();
        settings = CrawlSettings.read(file, mistakes);
        Files.delete(file);
        mistakes.throwIfAny();
    }

    Nights(Path data) {
        this.data = data;
    }

    private static SiteReader reader() {
        ConfigMistakes mistakes = new ConfigMistakes();
        SiteReader reader = SiteReader.from(CONFIG, mistakes);
        mistakes.throwIfAny();
        return reader;
    }

    static List<Site> sites(String... urls) {
        return Arrays.stream(urls).map(url -> new Site(url, url, Optional.empty(), Optional.empty())).toList();
    }

    CrawlRun run(String... urls) {
        return new CrawlRun(data, sites(urls), settings, READER, clock);
    }

    /** One night, after which a day passes. */
    CrawlSummary night(String... urls) throws IOException {
        CrawlSummary summary = run(urls).run();
        clock.pass(Duration.ofDays(1));
        return summary;
    }

    PageState state(String url) throws IOException {
        return page(url).state();
    }

    PageStates.Page page(String url) throws IOException {
        try (PageStates states = PageStates.open(data).orElseThrow()) {
            return states.of(url).orElseThrow(() -> new AssertionError("not known: " + url));
        }
    }

    List<String> events() throws IOException {
        try (PageStates states = PageStates.open(data).orElseThrow()) {
            return states.events(0).stream().map(Nights::words).toList();
        }
    }

    private static String words(PageEvent event) {
        return event.kind().label() + " " + Path.of(event.url()).getFileName();
    }

    List<ArchivedPage> archived() throws IOException {
        List<ArchivedPage> pages = new ArrayList<>();
        Archive.of(data).walk(ReadPosition.START, (page, behind) -> pages.add(page));
        return pages;
    }

    List<String> archivedUrls(PageState state) throws IOException {
        return archived().stream().filter(page -> page.state() == state).map(ArchivedPage::url).sorted().toList();
    }
}
