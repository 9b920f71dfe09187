// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.cookie.CookieStore;
import org.nianbao.archive.ArchiveWriter;
import org.nianbao.archive.PageState;

/**
 * What robots.txt says, by scheme and authority (RFC 9309): a 4xx means that all is allowed, a 5xx or silence that
 * nothing is, for now. Kept a day at most.
 */
final class Robots {

    /** What may be done with a URL. */
    enum Answer {
        ALLOWED,
        REFUSED,
        /** Nothing is known or it is too old: fetch robots.txt first. */
        UNKNOWN,
        /** robots.txt could not be had in this run: nothing of this origin is asked for now. */
        CLOSED
    }

    private record Rules(BaseRobotRules rules, long fetched, Optional<String> trouble) {
    }

    /** RFC 9309, 2.5: at least this much must be read. */
    private static final int MAX_BYTES = 500 * 1024;
    /** RFC 9309, 2.3.1.2: at least five are to be followed. */
    private static final int MAX_REDIRECTS = 5;
    /** RFC 9309, 2.4. */
    private static final Duration KEPT = Duration.ofHours(24);
    private static final int MAX_WARNINGS = 5;
    private static final String NONE = "none";
    private static final String FOUND = "found";

    private final WebClient web;
    private final HostStore hosts;
    private final ArchiveWriter archive;
    private final CrawlSettings settings;
    private final Clock clock;
    private final Map<String, Rules> byOrigin = new ConcurrentHashMap<>();

    Robots(WebClient web, HostStore hosts, ArchiveWriter archive, CrawlSettings settings, Clock clock) {
        this.web = web;
        this.hosts = hosts;
        this.archive = archive;
        this.settings = settings;
        this.clock = clock;
    }

    Answer ask(String origin, String url) throws IOException {
        Rules known = byOrigin.get(origin);
        if (known == null) {
            known = kept(origin);
        }
        if (known == null || known.trouble().isEmpty() && isOld(known.fetched())) {
            return Answer.UNKNOWN;
        }
        if (known.trouble().isPresent()) {
            return Answer.CLOSED;
        }
        return known.rules().isAllowed(url) ? Answer.ALLOWED : Answer.REFUSED;
    }

    private boolean isOld(long fetched) {
        long age = clock.millis() - fetched;
        return age < 0 || age >= KEPT.toMillis();
    }

    private Rules kept(String origin) throws IOException {
        Optional<HostStore.StoredRobots> stored = hosts.robots(origin);
        if (stored.isEmpty() || isOld(stored.get().fetched())) {
            return null;
        }
        Rules rules = new Rules(stored.get().outcome().equals(NONE) ? allowAll()
                : parse(origin, stored.get().content()), stored.get().fetched(), Optional.empty());
        byOrigin.put(origin, rules);
        return rules;
    }

    /** Why nothing of this origin is asked for now. */
    Optional<String> trouble(String origin) {
        return Optional.ofNullable(byOrigin.get(origin)).flatMap(Rules::trouble);
    }

    /** The Crawl-delay that the rules ask for. */
    Duration delay(String origin) {
        Rules known = byOrigin.get(origin);
        long millis = known == null ? BaseRobotRules.UNSET_CRAWL_DELAY : known.rules().getCrawlDelay();
        return millis <= 0 ? Duration.ZERO : Duration.ofMillis(millis);
    }

    List<String> sitemaps(String origin) {
        Rules known = byOrigin.get(origin);
        return known == null ? List.of() : List.copyOf(known.rules().getSitemaps());
    }

    /**
     * Fetches robots.txt of {@code origin}, following its redirects.
     *
     * @param turns waits as long as manners ask for before each request
     */
    void fetch(String origin, WebClient.Turns turns) throws IOException {
        String url = origin + "/robots.txt";
        CookieStore cookies = WebClient.noCookies();
        try {
            for (int hops = 0; hops <= MAX_REDIRECTS; hops++) {
                if (hops > 0) {
                    turns.again();
                }
                Response response = web.ask(url, "", Map.of(), cookies, new WebClient.Most(MAX_BYTES, true),
                        turns);
                archive.store(response.exchange(), PageState.OUT_OF_SCOPE);
                int status = response.status();
                Optional<String> location = response.header("Location");
                if (status >= 300 && status < 400 && location.isPresent()) {
                    url = URI.create(url).resolve(location.get().strip()).toString();
                    continue;
                }
                settle(origin, response);
                return;
            }
            remember(origin, NONE, new byte[0], allowAll());
        } catch (FetchFailure e) {
            if (e.blame() == FetchFailure.Blame.STOPPED) {
                throw e;
            }
            close(origin, e.getMessage());
        } catch (IllegalArgumentException e) {
            close(origin, "redirects to no valid address");
        }
    }

    private void settle(String origin, Response response) throws IOException {
        int status = response.status();
        if (status >= 200 && status < 300) {
            boolean cut = response.defect().isPresent() && response.body().length >= MAX_BYTES;
            if (response.defect().isPresent() && !cut) {
                close(origin, response.defect().get());
            } else {
                remember(origin, FOUND, response.body(), parse(origin, response.body()));
            }
        } else if (status == 429 || status >= 500) {
            close(origin, "status " + status);
        } else {
            remember(origin, NONE, new byte[0], allowAll());
        }
    }

    private void close(String origin, String why) {
        byOrigin.put(origin, new Rules(allowAll(), clock.millis(), Optional.of("robots.txt: " + why)));
    }

    private void remember(String origin, String outcome, byte[] content, BaseRobotRules rules) throws IOException {
        long now = clock.millis();
        hosts.putRobots(origin, new HostStore.StoredRobots(now, outcome, content));
        byOrigin.put(origin, new Rules(rules, now, Optional.empty()));
    }

    private static BaseRobotRules allowAll() {
        return new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL);
    }

    private BaseRobotRules parse(String origin, byte[] content) {
        byte[] text = content.length >= 3 && (content[0] & 0xff) == 0xef ? content
                : new String(content, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        // the parser would forbid everything for a long Crawl-delay; we bound it ourselves
        return new SimpleRobotRulesParser(Long.MAX_VALUE, MAX_WARNINGS)
                .parseContent(origin + "/robots.txt", text, "text/plain",
                        List.of(settings.robotName().toLowerCase(Locale.ROOT)));
    }
}
