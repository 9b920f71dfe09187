// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.nianbao.config.ConfigMistakes;

/**
 * How the crawl behaves; {@code config/crawl.properties} says of each value what it is for.
 *
 * @param userAgent who we say we are, with a contact
 * @param pauses how long a host is left alone
 * @param budgets how much is asked of a site in one run
 * @param limits what an answer may be at most
 * @param nights what passes from one run to the next
 * @param hostsAtOnce workers
 * @param maxFailures failures in a row that close a host for this run
 * @param allowPrivate whether loopback and private addresses may be asked
 * @param uncheckedTlsHosts hosts whose certificate is not checked
 * @param maxArchiveFile size in bytes from which on a new archive file is begun
 * @param partition which part of the sites this run takes
 */
public record CrawlSettings(String userAgent, Pauses pauses, Budgets budgets, Limits limits, Nights nights,
                            int hostsAtOnce, int maxFailures, boolean allowPrivate, Set<String> uncheckedTlsHosts,
                            long maxArchiveFile, Partition partition) {

    /**
     * How long a host is left alone.
     *
     * @param delay between the end of a response and the next request to that host
     * @param maxCrawlDelay up to where a Crawl-delay is honoured
     * @param failure after a failure, doubled with each further one
     * @param maxFailure longest such pause
     * @param maxRetryAfter up to where a Retry-After is waited for
     */
    public record Pauses(Duration delay, Duration maxCrawlDelay, Duration failure, Duration maxFailure,
                         Duration maxRetryAfter) {

        public Pauses {
            if (delay.isNegative()) {
                throw new IllegalArgumentException("the delay cannot be less than nothing: " + delay);
            }
        }
    }

    /**
     * How much is asked of a site in one run.
     *
     * @param maxPages requests per site and run
     * @param otherPages of these, for pages that look like neither report nor column
     * @param recheckPages pages per host and run looked at again although not due
     * @param urlsPerHost URLs remembered per host
     * @param maxDepth links followed from the first page on
     */
    public record Budgets(int maxPages, int otherPages, int recheckPages, int urlsPerHost, int maxDepth) {

        public Budgets {
            if (maxPages < 1) {
                throw new IllegalArgumentException("at least one page a site, not " + maxPages);
            }
            if (maxDepth < 0) {
                throw new IllegalArgumentException("the depth cannot be less than nothing: " + maxDepth);
            }
        }
    }

    /**
     * What an answer may be at most.
     *
     * @param maxRedirects redirects followed one after another
     * @param maxUrl longest URL in characters
     * @param maxBody largest body in bytes after decompression
     * @param maxRatio how many times its size a body may unfold
     * @param connect time to connect
     * @param silence longest silence
     * @param response time for a whole response
     */
    public record Limits(int maxRedirects, int maxUrl, int maxBody, int maxRatio, Duration connect, Duration silence,
                         Duration response) {
    }

    /**
     * What passes from one run to the next.
     *
     * @param gone nights of 404 or 410 that make a page gone
     * @param goneApart least time between two such nights
     * @param resumeWithin age up to which an unfinished run is taken up again
     */
    public record Nights(int gone, Duration goneApart, Duration resumeWithin) {
    }

    public CrawlSettings {
        if (!namesContact(userAgent)) {
            throw new IllegalArgumentException("the user agent must begin with a name and hold a contact, an address"
                    + " that begins with http or a mail address, not '" + userAgent + "'");
        }
        uncheckedTlsHosts = Set.copyOf(uncheckedTlsHosts);
    }

    /** Reads the file; every mistake is added to {@code mistakes}. A missing key has its default. */
    public static CrawlSettings read(Path file, ConfigMistakes mistakes) {
        PropertyFile keys = PropertyFile.read(file, mistakes);
        String userAgent = keys.text("user.agent", "nianbao/0.1 (+https://github.com/nianbao/nianbao)");
        if (!namesContact(userAgent)) {
            keys.mistake("user.agent", "must begin with a name and hold a contact, http://… or a mail address");
            userAgent = "nianbao (+http://localhost/)";
        }
        CrawlSettings settings = new CrawlSettings(
                userAgent,
                new Pauses(keys.time("delay", Duration.ofSeconds(2)),
                        keys.time("crawl-delay.max", Duration.ofSeconds(30)),
                        keys.time("failures.pause", Duration.ofSeconds(5)),
                        keys.time("failures.pause.max", Duration.ofMinutes(2)),
                        keys.time("retry-after.max", Duration.ofMinutes(2))),
                new Budgets(keys.count("pages.max", 2000, 1),
                        keys.count("pages.other", 200, 0),
                        keys.count("pages.recheck", 500, 0),
                        keys.count("urls.per.host", 50_000, 1),
                        keys.count("depth.max", 8, 0)),
                new Limits(keys.count("redirects.max", 10, 0),
                        keys.count("url.max", 2048, 10),
                        (int) keys.size("body.max", 30L << 20, 1L << 30),
                        keys.count("body.ratio", 200, 1),
                        keys.time("connect.timeout", Duration.ofSeconds(10)),
                        keys.time("read.timeout", Duration.ofSeconds(20)),
                        keys.time("response.timeout", Duration.ofSeconds(90))),
                new Nights(keys.count("gone.nights", 3, 1),
                        keys.time("gone.apart", Duration.ofHours(12)),
                        keys.time("resume.within", Duration.ofHours(20))),
                keys.count("hosts.at.once", 64, 1),
                keys.count("failures.max", 5, 1),
                keys.bool("allow.private", false),
                keys.words("tls.unchecked.hosts"),
                keys.size("archive.file.max", 1L << 30, Long.MAX_VALUE),
                Partition.WHOLE);
        keys.nameUnknownKeys();
        return settings;
    }

    private static boolean namesContact(String userAgent) {
        return !productToken(userAgent).isEmpty() && (userAgent.contains("http://") || userAgent.contains("https://")
                || userAgent.indexOf('@') > 0) && userAgent.chars().allMatch(c -> c >= ' ' && c < 127);
    }

    private static String productToken(String userAgent) {
        int end = 0;
        while (end < userAgent.length() && (Character.isLetter(userAgent.charAt(end))
                || userAgent.charAt(end) == '-' || userAgent.charAt(end) == '_')) {
            end++;
        }
        return userAgent.substring(0, end);
    }

    /** The name that robots.txt rules are looked up by (RFC 9309: letters, {@code -} and {@code _}). */
    public String robotName() {
        return productToken(userAgent);
    }

    public CrawlSettings withUserAgent(String value) {
        return with(value, pauses, budgets, allowPrivate, partition);
    }

    public CrawlSettings withDelay(Duration value) {
        return with(userAgent, new Pauses(value, pauses.maxCrawlDelay, pauses.failure, pauses.maxFailure,
                pauses.maxRetryAfter), budgets, allowPrivate, partition);
    }

    /** Sets {@code otherPages} too: who asks for N pages wants N, whatever they look like. */
    public CrawlSettings withMaxPages(int value) {
        return with(userAgent, pauses, new Budgets(value, value, budgets.recheckPages, budgets.urlsPerHost,
                budgets.maxDepth), allowPrivate, partition);
    }

    public CrawlSettings withMaxDepth(int value) {
        return with(userAgent, pauses, new Budgets(budgets.maxPages, budgets.otherPages, budgets.recheckPages,
                budgets.urlsPerHost, value), allowPrivate, partition);
    }

    public CrawlSettings withAllowPrivate(boolean value) {
        return with(userAgent, pauses, budgets, value, partition);
    }

    public CrawlSettings withPartition(Partition value) {
        return with(userAgent, pauses, budgets, allowPrivate, value);
    }

    /** What a command line may change; the rest stays. */
    private CrawlSettings with(String agent, Pauses pausing, Budgets budgeting, boolean privateToo, Partition part) {
        return new CrawlSettings(agent, pausing, budgeting, limits, nights, hostsAtOnce, maxFailures, privateToo,
                uncheckedTlsHosts, maxArchiveFile, part);
    }
}
