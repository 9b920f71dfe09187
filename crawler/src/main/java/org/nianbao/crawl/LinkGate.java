// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.nianbao.archive.PageState;
import org.nianbao.site.Form;
import org.nianbao.site.Link;
import org.nianbao.site.LinkPolicy;

/** Decides which links become pages to visit, which are remembered as left out, and which are not worth a line. */
final class LinkGate {

    /** No list of reports is longer; what is comes from a trap. */
    private static final int LIST_PAGES_PER_PATTERN = 2_000;
    /** Further pages of a list that shows no reports; enough to see whether older ones come. */
    private static final int STRAY_LIST_PAGES = 100;
    /** Takes a page behind all reports, whatever their score. */
    private static final int CHAINED = 1_000;
    /** Sitemaps of sitemaps end here. */
    private static final int SITEMAP_DEPTH = 3;
    private static final int ANCHOR_LENGTH = 200;
    /** A pager's link on a list of reports scores higher, one on any other list lower. */
    private static final int OF_REPORTS = 50;

    private final Scope scope;
    private final Set<String> active;
    private final LinkPolicy policy;
    private final CrawlSettings settings;
    private final SeenUrls seen;
    private final Clock clock;
    private final Map<String, Integer> patterns;
    private final Map<String, Integer> perHost;
    private final LeftOutCounts counts;

    /** @param active first pages of the sites of this run */
    LinkGate(Scope scope, Set<String> active, LinkPolicy policy, CrawlSettings settings, SeenUrls seen,
             PageStore store, Clock clock) throws IOException {
        this.counts = new LeftOutCounts(store.leftOutBefore());
        this.scope = scope;
        this.active = active;
        this.policy = policy;
        this.settings = settings;
        this.seen = seen;
        this.clock = clock;
        this.patterns = new ConcurrentHashMap<>(store.patternCounts());
        this.perHost = new ConcurrentHashMap<>(store.hostCounts());
    }

    /**
     * A link on the page of {@code task}; its state is waiting or out of scope. Absent when not worth remembering; then
     * the task may have one more to count.
     */
    Optional<KnownPage> admit(CrawlUrl task, Link link) {
        KnownPage from = task.page();
        PageKind kind = PageKind.of(link);
        if (link.kind() == Link.Kind.ATTACHMENT && from.kind == PageKind.REPORT) {
            kind = PageKind.ATTACHMENT;
        }
        boolean further = from.kind == PageKind.SITEMAP && kind == PageKind.LIST_PAGE;
        if (further) {
            kind = PageKind.SITEMAP;
        }
        // the further pages of a list are as far from the first page as the list
        int depth = kind == PageKind.LIST_PAGE ? from.depth : from.depth + 1;
        boolean chained = kind == PageKind.LIST_PAGE && from.kind == PageKind.LIST_PAGE;
        // what a list page leads on to waits for the reports that are known: a list may have no end
        int priority = chained ? PageKind.REPORT.priority(link.score()) - CHAINED : kind.priority(link.score());
        KnownPage page = page(link.url(), kind, priority, depth, from);
        page.form = link.post().map(Form::body).orElse("");
        if (kind == PageKind.LIST_PAGE && from.kind == PageKind.LIST_PAGE) {
            // all further pages belong to the page that begins the list
            page.parent = from.parent;
        }
        page.anchor = link.anchor().substring(0, Math.min(link.anchor().length(), ANCHOR_LENGTH));
        page.alias = seen.alias(page.identity());
        boolean stray = chained && link.score() < OF_REPORTS;
        return judged(task, page, stray ? STRAY_LIST_PAGES : LIST_PAGES_PER_PATTERN);
    }

    /** Where the page of {@code task} redirects to: the same page elsewhere. */
    Optional<KnownPage> admitRedirect(CrawlUrl task, String target) {
        KnownPage from = task.page();
        KnownPage page = page(target, from.kind == PageKind.SEED ? PageKind.COLUMN : from.kind, from.priority,
                from.depth, from);
        page.hops = from.hops + 1;
        page.parent = from.parent;
        page.anchor = from.anchor;
        page.alias = seen.alias(target);
        return judged(task, page, LIST_PAGES_PER_PATTERN);
    }

    /** A sitemap that robots.txt names. */
    Optional<KnownPage> admitSitemap(CrawlUrl task, String url, String host) {
        KnownPage from = new KnownPage();
        from.url = host;
        KnownPage page = page(url, PageKind.SITEMAP, PageKind.SITEMAP.priority(0), 0, from);
        page.alias = url;
        return judged(task, page, LIST_PAGES_PER_PATTERN).filter(admitted -> admitted.state == PageState.WAITING);
    }

    private KnownPage page(String url, PageKind kind, int priority, int depth, KnownPage from) {
        KnownPage page = new KnownPage();
        page.url = url;
        page.kind = kind;
        // a mobile or print page may turn out to be needless once the others are known
        page.priority = seen.isSide(url) ? priority - PageKind.LATER : priority;
        page.depth = depth;
        page.parent = from.url;
        page.since = clock.millis();
        page.due = page.since;
        return page;
    }

    private Optional<KnownPage> judged(CrawlUrl task, KnownPage page, int listPages) {
        Optional<WebHost> host = WebHost.of(page.url);
        if (host.isEmpty()) {
            return Optional.empty();
        }
        page.host = host.get().name();
        if (page.identity().length() > settings.limits().maxUrl()) {
            return leftOut(task, page, "longer than " + settings.limits().maxUrl() + " characters");
        }
        Optional<Site> site = scope.siteOf(host.get());
        page.site = site.map(Site::url).orElse("");
        if (site.isPresent() && !active.contains(page.site)) {
            return Optional.empty();
        }
        Optional<String> refusal = refusal(page, site);
        if (refusal.isPresent()) {
            page.state = PageState.OUT_OF_SCOPE;
            page.reason = refusal.get();
            page.pattern = "";
            if (!page.kind.isWanted()) {
                return leftOut(task, page, refusal.get());
            }
            seen.addUrlAndDocId(page.identity(), 0);
            return withinTheHostsNumber(task, page);
        }
        if (!page.kind.isWanted() || page.kind == PageKind.LIST_PAGE) {
            page.pattern = (page.kind == PageKind.LIST_PAGE ? "list:" : "") + policy.pattern(page.url);
            int most = page.kind == PageKind.LIST_PAGE ? listPages : policy.pagesPerPattern();
            if (!counts(patterns, page.host + " " + page.pattern, most)) {
                return leftOut(task, page, "more than " + most + " of the pattern " + page.pattern);
            }
        }
        return withinTheHostsNumber(task, page);
    }

    private Optional<KnownPage> withinTheHostsNumber(CrawlUrl task, KnownPage page) {
        int most = settings.budgets().urlsPerHost();
        return counts(perHost, page.host, most) ? Optional.of(page)
                : leftOut(task, page, "more than " + most + " addresses of the host");
    }

    /** Lets the task count what gets no row of its own. */
    private Optional<KnownPage> leftOut(CrawlUrl task, KnownPage page, String reason) {
        boolean elsewhere = reason.equals(ELSEWHERE);
        String host = elsewhere ? WebHost.of(page.parent).map(WebHost::name).orElse(page.host) : page.host;
        counts.met(host, reason, page.identity()).ifPresent(task.leftOut()::add);
        return Optional.empty();
    }

    private Optional<String> refusal(KnownPage page, Optional<Site> site) {
        if (site.isEmpty()) {
            return Optional.of(ELSEWHERE);
        }
        int most = page.kind == PageKind.SITEMAP ? SITEMAP_DEPTH : settings.budgets().maxDepth();
        if (page.depth > most) {
            return Optional.of(TOO_DEEP + most);
        }
        return policy.refusal(page.url);
    }

    /** Reasons that a later run may see differently. */
    static final String ELSEWHERE = "on another site";
    static final String TOO_DEEP = "deeper than ";
    /** Goes before the address of the main page. */
    static final String TWIN = "mobile or print twin of ";

    /** Whether a page that was left out would be visited by now. */
    boolean mayComeIn(KnownPage page) {
        Optional<Site> site = WebHost.of(page.url).flatMap(scope::siteOf);
        return site.isPresent() && active.contains(site.get().url()) && refusal(page, site).isEmpty();
    }

    private static boolean counts(Map<String, Integer> counts, String key, int most) {
        return counts.merge(key, 1, Integer::sum) <= most;
    }
}
