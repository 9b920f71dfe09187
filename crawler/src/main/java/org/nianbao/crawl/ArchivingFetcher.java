// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import crawlercommons.filters.basic.BasicURLNormalizer;
import edu.uci.ics.crawler4j.PolitenessServer;
import edu.uci.ics.crawler4j.crawler.CrawlConfig;
import edu.uci.ics.crawler4j.fetcher.PageFetchResult;
import edu.uci.ics.crawler4j.fetcher.PageFetcher;
import edu.uci.ics.crawler4j.url.WebURL;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.apache.hc.client5.http.cookie.CookieStore;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.nianbao.archive.Archive;
import org.nianbao.archive.ArchiveEntry;
import org.nianbao.archive.ArchiveWriter;
import org.nianbao.archive.ArchivedPage;
import org.nianbao.archive.PageState;
import org.nianbao.archive.Place;
import org.nianbao.site.CanonicalUrl;
import org.nianbao.site.FetchedPage;
import org.nianbao.site.PageReading;
import org.nianbao.site.SiteReader;

/**
 * Fetches a page, stores the exchange, and settles what the visit comes to; crawler4j gets what it needs to follow
 * links and redirects. Everything that can go wrong ends as a state of the page; only a full disk ends the run.
 */
final class ArchivingFetcher extends PageFetcher {

    /** Some walls set a cookie and redirect to the same address; more rounds than this are a loop. */
    private static final int MAX_ROUNDS = 3;
    private static final int MAX_SITEMAPS = 20;
    /** For crawler4j: neither a page nor a redirect. */
    private static final int NOTHING_TO_FOLLOW = 599;

    /** What this run did so far. */
    record Counters(LongAdder requests, LongAdder bytes, LongAdder errors) {
        Counters() {
            this(new LongAdder(), new LongAdder(), new LongAdder());
        }
    }

    private final WebClient web;
    private final PageStore store;
    private final Robots robots;
    private final HostQueues queues;
    private final ArchiveWriter writer;
    private final Archive archive;
    private final SiteReader reader;
    private final LinkGate gate;
    private final Scope scope;
    private final CrawlSettings settings;
    private final RevisitPlan plan;
    private final Clock clock;
    private final Consumer<IOException> fatal;
    private final Counters counters;
    private final boolean resumed;

    ArchivingFetcher(CrawlConfig config, WebClient web, PageStore store, Robots robots, HostQueues queues,
                     ArchiveWriter writer, Archive archive, SiteReader reader, LinkGate gate, Scope scope,
                     CrawlSettings settings, RevisitPlan plan, Clock clock, Consumer<IOException> fatal, Counters counters,
                     boolean resumed)
            throws GeneralSecurityException {
        // one request in flight per host is the frontier's care, so politeness here means nothing
        super(config, BasicURLNormalizer.newBuilder().build(), url -> PolitenessServer.NO_POLITENESS_APPLIED);
        this.web = web;
        this.store = store;
        this.robots = robots;
        this.queues = queues;
        this.writer = writer;
        this.archive = archive;
        this.reader = reader;
        this.gate = gate;
        this.scope = scope;
        this.settings = settings;
        this.plan = plan;
        this.clock = clock;
        this.fatal = fatal;
        this.counters = counters;
        this.resumed = resumed;
    }

    @Override
    public PageFetchResult fetchPage(WebURL url) {
        CrawlUrl task = (CrawlUrl) url;
        try {
            return task.task() == CrawlUrl.Task.ROBOTS ? fetchRobots(task) : fetchTarget(task);
        } catch (FetchFailure e) {
            return failed(task, e);
        } catch (IOException e) {
            fatal.accept(e);
        } catch (RuntimeException | StackOverflowError e) {
            queues.answered(task.queue(), "", true, Optional.empty());
            task.setVisit(Visit.failed(task.page(), "program error: " + e, false, plan, clock.millis()));
            counters.errors().increment();
        }
        return nothing();
    }

    private PageFetchResult fetchRobots(CrawlUrl task) throws IOException {
        String origin = task.page().url;
        if (web.isUnchecked(URI.create(origin))) {
            queues.tell(task.queue(), "certificate not checked");
            store.hosts().recordDowngrade(task.queue().name(), "certificate not checked since " + clock.instant());
        }
        counters.requests().increment();
        robots.fetch(origin, turns(task, origin));
        Optional<String> trouble = robots.trouble(origin);
        if (trouble.isPresent()) {
            counters.errors().increment();
            queues.dropOrigin(task.queue(), origin, trouble.get());
        }
        queues.answered(task.queue(), origin, trouble.isEmpty(), Optional.empty());
        robots.sitemaps(origin).stream().limit(MAX_SITEMAPS)
                .flatMap(url -> reader.urls().canonical(url).map(CanonicalUrl::url).stream())
                .flatMap(url -> gate.admitSitemap(task, url, origin).stream()).forEach(task.found()::add);
        return nothing();
    }

    private PageFetchResult failed(CrawlUrl task, FetchFailure e) {
        if (e.blame() == FetchFailure.Blame.STOPPED) {
            return nothing();
        }
        counters.errors().increment();
        String origin = WebHost.of(task.page().url).map(WebHost::origin).orElse("");
        queues.answered(task.queue(), origin, e.blame() == FetchFailure.Blame.PAGE, Optional.empty());
        if (e.blame() == FetchFailure.Blame.HOST_FOR_GOOD) {
            queues.shut(task.queue(), e.getMessage());
        }
        if (task.task() == CrawlUrl.Task.PAGE) {
            task.setVisit(Visit.failed(task.page(), e.getMessage(), e.blame() == FetchFailure.Blame.HOST, plan,
                    clock.millis()));
        }
        return nothing();
    }

    private PageFetchResult fetchTarget(CrawlUrl task) throws IOException {
        KnownPage page = task.page();
        if (page.wasGood() && !archive.holds(Place.parse(page.good))) {
            // somebody took the archive away, or it has rotted: fetch it anew
            page.good = "";
        }
        Response response = ask(task, page);
        Optional<Stored> stored = Optional.empty();
        Optional<PageReading> reading;
        byte[] body = response.body();
        if (response.status() == 304 && page.wasGood()) {
            stored = stored(page);
            body = stored.map(copy -> copy.page().body()).orElse(body);
            reading = stored.flatMap(copy -> read(page, 200, copy.page().headers(), copy.page().body()));
        } else {
            reading = response.defect().isEmpty() && response.body().length > 0
                    ? read(page, response.status(), response.headers(), response.body()) : Optional.empty();
        }
        Assessment found = settleRedirect(page, Assessment.of(page, response, reading));
        ArchiveEntry entry = store(page, response, found);
        Visit visit = Visit.of(page, found, response, reading, entry, plan, settings, clock.millis());
        task.setVisit(visit);
        queues.met(task.queue(), page.state == PageState.BLOCKED);
        if (page.state == PageState.FAILED) {
            counters.errors().increment();
        }
        return result(task, page, found, reading, body);
    }

    /** Asks, and asks again when the answer is a cookie and a redirect to the very same address. */
    private Response ask(CrawlUrl task, KnownPage page) throws IOException {
        CookieStore cookies = WebClient.noCookies();
        String origin = WebHost.of(page.url).map(WebHost::origin).orElse("");
        Map<String, String> headers = new LinkedHashMap<>();
        if (page.wasGood()) {
            if (!page.etag.isEmpty()) {
                headers.put("If-None-Match", page.etag);
            }
            if (!page.modified.isEmpty()) {
                headers.put("If-Modified-Since", page.modified);
            }
        }
        WebClient.Turns turns = turns(task, origin);
        for (int round = 1;; round++) {
            counters.requests().increment();
            Response response = web.ask(page.url, page.form, headers, cookies,
                    new WebClient.Most(settings.limits().maxBody(), false), turns);
            counters.bytes().add(response.body().length);
            int status = response.status();
            boolean fault = status >= 500 && status != 521 || status == 429 || response.isBrokenOff();
            queues.answered(task.queue(), origin, !fault, retryAfter(response));
            boolean toItself = status >= 300 && status < 400 && response.header("Set-Cookie").isPresent()
                    && response.header("Location").flatMap(to -> resolve(page, to)).filter(page.url::equals)
                            .isPresent();
            if (!toItself || round == MAX_ROUNDS) {
                return response;
            }
            writer.store(response.exchange(), PageState.MOVED);
        }
    }

    private WebClient.Turns turns(CrawlUrl task, String origin) {
        return new WebClient.Turns() {
            @Override
            public void await() {
                queues.pause(task.queue());
            }

            @Override
            public void again() {
                counters.requests().increment();
                queues.rest(task.queue(), origin);
            }
        };
    }

    private Optional<Duration> retryAfter(Response response) {
        if (response.status() != 429 && response.status() != 503) {
            return Optional.empty();
        }
        Optional<String> header = response.header("Retry-After").map(String::strip);
        if (header.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.ofSeconds(Math.max(0, Long.parseLong(header.get()))));
        } catch (NumberFormatException e) {
            try {
                Instant until = ZonedDateTime.parse(header.get(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
                Duration length = Duration.between(clock.instant(), until);
                return Optional.of(length.isNegative() ? Duration.ZERO : length);
            } catch (DateTimeParseException notADate) {
                return Optional.empty();
            }
        }
    }

    private record Stored(ArchivedPage page) {
    }

    /** The last good copy; absent when the archive has lost it. */
    private Optional<Stored> stored(KnownPage page) {
        try {
            return Optional.of(new Stored(archive.page(Place.parse(page.good))));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<PageReading> read(KnownPage page, int status, Map<String, List<String>> headers, byte[] body) {
        Optional<String> list = page.kind == PageKind.LIST_PAGE && !page.parent.isEmpty()
                ? Optional.of(page.parent) : Optional.empty();
        return Optional.of(reader.read(new FetchedPage(page.url, status, headers, body, list)));
    }

    private Optional<String> resolve(KnownPage page, String location) {
        return reader.urls().resolve(page.url, escaped(location), StandardCharsets.UTF_8).map(CanonicalUrl::url);
    }

    /** Some servers put raw GBK or UTF-8 into the header, which arrives a byte a character; escapes keep the bytes. */
    private static String escaped(String location) {
        StringBuilder escaped = new StringBuilder(location.length());
        for (int i = 0; i < location.length(); i++) {
            char c = location.charAt(i);
            if (c > 0x7e && c <= 0xff) {
                escaped.append('%').append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private Assessment settleRedirect(KnownPage page, Assessment found) {
        if (found.state() != PageState.MOVED) {
            return found;
        }
        Optional<String> target = resolve(page, found.movedTo().orElse(""));
        if (target.isEmpty()) {
            return found.turnedDown("redirects to no web address");
        }
        if (target.get().equals(page.url)) {
            return found.turnedDown("redirects to itself");
        }
        if (page.hops + 1 > settings.limits().maxRedirects()) {
            return found.turnedDown("more than " + settings.limits().maxRedirects() + " redirects");
        }
        return found.movedTo(target.get());
    }

    private ArchiveEntry store(KnownPage page, Response response, Assessment found) throws IOException {
        if (found.body() == Assessment.Body.NOT_MODIFIED || found.body() == Assessment.Body.SAME_BYTES) {
            ArchiveEntry original = new ArchiveEntry(page.url, Instant.ofEpochMilli(page.goodAt), 200, "",
                    page.digest, 0, Place.parse(page.good), PageState.FETCHED, Optional.empty());
            return writer.storeRevisit(response.exchange(), found.state(), original,
                    found.body() == Assessment.Body.NOT_MODIFIED);
        }
        if (found.body() == Assessment.Body.FIRST && resumed && page.form.isEmpty()) {
            Optional<ArchiveEntry> forgotten = storedBefore(page.url, response.body());
            if (forgotten.isPresent()) {
                return writer.storeRevisit(response.exchange(), found.state(), forgotten.get(), false);
            }
        }
        return writer.store(response.exchange(), found.state());
    }

    /** These bytes, stored by a run that was killed before it could remember them. */
    private Optional<ArchiveEntry> storedBefore(String url, byte[] body) throws IOException {
        String digest = ArchiveWriter.payloadDigest(body);
        return writer.indexed(url).stream()
                .filter(entry -> !entry.isRevisit() && entry.status() == 200 && entry.digest().equals(digest))
                .findFirst();
    }

    private PageFetchResult result(CrawlUrl task, KnownPage page, Assessment found, Optional<PageReading> reading,
                                   byte[] body) {
        if (found.state() == PageState.MOVED) {
            String target = found.movedTo().orElse("");
            if (page.kind == PageKind.SEED) {
                widen(page, target);
            }
            PageFetchResult moved = new PageFetchResult(false);
            moved.setStatusCode(301);
            moved.setMovedToUrl(target);
            moved.setResponseHeaders(new Header[0]);
            return moved;
        }
        boolean follows = found.state().hasContent() || found.state() == PageState.NEEDS_BROWSER;
        if (!follows || reading.isEmpty()) {
            return nothing();
        }
        task.setLinks(reading.get().links());
        PageFetchResult content = new PageFetchResult(false);
        content.setStatusCode(200);
        content.setFetchedUrl(task.getURL());
        content.setResponseHeaders(new Header[0]);
        content.setEntity(new ByteArrayEntity(body, ContentType.TEXT_HTML));
        return content;
    }

    private void widen(KnownPage page, String target) {
        Optional<Site> site = WebHost.of(page.url).flatMap(scope::siteOf);
        Optional<WebHost> host = WebHost.of(target);
        if (site.isPresent() && host.isPresent()) {
            scope.widen(site.get(), host.get());
        }
    }

    private static PageFetchResult nothing() {
        PageFetchResult result = new PageFetchResult(false);
        result.setStatusCode(NOTHING_TO_FOLLOW);
        result.setResponseHeaders(new Header[0]);
        return result;
    }
}
