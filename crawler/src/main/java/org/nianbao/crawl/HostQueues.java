// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import edu.uci.ics.crawler4j.frontier.Frontier;
import edu.uci.ics.crawler4j.url.WebURL;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.nianbao.archive.PageState;

/**
 * The frontier: a queue per host, one request in flight per host, the pause counted from the end of a response.
 * Workers wait here until some host may be asked. A page counts as queued until its visit is stored.
 */
final class HostQueues implements Frontier {

    /** Times that a page which says "not now" is asked for in one run. */
    private static final int MAX_TRIES = 3;
    /** Walled pages one after another that make a walled host; a single one may be a page of its own. */
    private static final int WALLED_PAGES = 10;

    /** A host's next page is got ready this long before it may be asked for. */
    private static final Duration AHEAD = Duration.ofMillis(10);

    /** How long a mobile page waits before it is looked whether its site's other hosts are done. */
    private static final Duration TWIN_WAITS = Duration.ofMillis(500);
    /** How long a waiting worker may overlook that the run is being ended. */
    private static final Duration LOOK_UP = Duration.ofMillis(250);

    private final PageStore store;
    private final PageStore.Run run;
    private final SeenUrls seen;
    private final Robots robots;
    private final CrawlSettings settings;
    private final Politeness politeness;
    private final Clock clock;
    private final RevisitPlan plan;
    private final Consumer<IOException> fatal;

    private final Map<String, HostQueue> hosts = new LinkedHashMap<>();
    private final TreeSet<HostQueue> ready = new TreeSet<>(
            Comparator.comparingLong(HostQueue::notBefore).thenComparing(HostQueue::name));
    private final Map<String, SiteBudget> budgets = new HashMap<>();
    /** What each worker holds; links it finds are stored with it. */
    private final ThreadLocal<CrawlUrl> held = new ThreadLocal<>();
    private final Map<String, String> notes = new HashMap<>();
    /** The worker that waits for the time of the first host; the others wait to be woken. */
    private Thread waker;
    private int leased;
    private long waiting;
    private long processed;
    private long scheduled;
    private boolean finished;

    HostQueues(PageStore store, PageStore.Run run, SeenUrls seen, Robots robots, CrawlSettings settings, Clock clock,
               RevisitPlan plan, Consumer<IOException> fatal) {
        this.store = store;
        this.seen = seen;
        this.run = run;
        this.robots = robots;
        this.settings = settings;
        this.politeness = new Politeness(settings.pauses(), robots);
        this.clock = clock;
        this.plan = plan;
        this.fatal = fatal;
    }

    /** Sets what a site may still cost. */
    synchronized void setBudget(String site, int pages, int others) {
        budgets.put(site, new SiteBudget(pages, others));
    }

    /** The host is not asked in this run. */
    synchronized void closeHost(String name, String why) {
        HostQueue host = host(name);
        ready.remove(host);
        waiting -= host.size();
        host.close(why);
    }

    /** Lets pages wait for their turn. */
    synchronized void enqueue(String hostName, List<PageStore.Waiting> pages) {
        HostQueue host = host(hostName);
        if (host.closed().isPresent()) {
            return;
        }
        ready.remove(host);
        pages.forEach(host::add);
        waiting += pages.size();
        scheduled += pages.size();
        if (host.isReady()) {
            makeReady(host);
        }
    }

    private HostQueue host(String name) {
        return hosts.computeIfAbsent(name, unknown -> new HostQueue(unknown, System.nanoTime()));
    }

    /** Why nothing more is asked of a host; absent while it is open. */
    synchronized Optional<String> closed(String hostName) {
        return Optional.ofNullable(hosts.get(hostName)).flatMap(HostQueue::closed);
    }

    synchronized int openHosts() {
        return (int) hosts.values().stream().filter(host -> host.isBusy() || host.size() > 0).count();
    }

    /** How long the longest queue will take at the usual pace. */
    synchronized Optional<Duration> timeLeft() {
        return hosts.values().stream().mapToInt(HostQueue::size).max().stream().filter(most -> most > 0)
                .mapToObj(settings.pauses().delay()::multipliedBy).findFirst();
    }

    @Override
    public void getNextURLs(int max, List<WebURL> result) {
        held.remove();
        try {
            while (true) {
                Optional<HostQueue> next = awaitHost();
                if (next.isEmpty()) {
                    return;
                }
                Optional<CrawlUrl> url = lease(next.get());
                if (url.isPresent()) {
                    serve(next.get(), url.get().page().url);
                    held.set(url.get());
                    result.add(url.get());
                    return;
                }
                giveBack(next.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            finish();
        } catch (IOException e) {
            fatal.accept(e);
            finish();
        }
    }

    /**
     * A host that may be asked within {@link #AHEAD}, now the caller's; absent when the run is over. One worker waits
     * for the time of the first host, the others for that one, so that not all wake for every page.
     */
    private synchronized Optional<HostQueue> awaitHost() throws InterruptedException {
        while (!finished) {
            HostQueue first = ready.isEmpty() ? null : ready.first();
            long pause = first == null ? 0 : first.notBefore() - System.nanoTime() - AHEAD.toNanos();
            if (first != null && pause <= 0) {
                ready.remove(first);
                first.setBusy(true);
                leased++;
                passOn();
                return Optional.of(first);
            }
            if (first == null || waker != null) {
                wait();
                continue;
            }
            waker = Thread.currentThread();
            try {
                // rounded up: waking early would only mean to wait again
                wait(TimeUnit.NANOSECONDS.toMillis(pause) + 1);
            } finally {
                if (waker == Thread.currentThread()) {
                    waker = null;
                }
            }
        }
        return Optional.empty();
    }

    /** Lets another worker wait for the host that is first now. */
    private void passOn() {
        if (!ready.isEmpty() && waker == null) {
            notify();
        }
    }

    /** The host may be had by a worker. */
    private void makeReady(HostQueue host) {
        ready.add(host);
        if (ready.first() == host) {
            waker = null;
            notify();
        }
    }

    private synchronized void serve(HostQueue host, String url) {
        host.setServes(url);
    }

    private synchronized void giveBack(HostQueue host) {
        leased--;
        host.setBusy(false);
        if (host.isReady()) {
            makeReady(host);
        }
    }

    private synchronized Optional<PageStore.Waiting> poll(HostQueue host) {
        for (PageStore.Waiting page = host.poll(); page != null; page = host.poll()) {
            waiting--;
            SiteBudget budget = budgets.get(page.site());
            if (budget != null && budget.allows(page.kind())) {
                return Optional.of(page);
            }
        }
        return Optional.empty();
    }

    /** Puts a mobile or print page back while hosts of its site are open that may show its main page. */
    private synchronized boolean waitsForMain(HostQueue own, PageStore.Waiting page) {
        boolean open = hosts.values().stream().filter(host -> host != own && host.site().equals(page.site()))
                .anyMatch(host -> host.serves().filter(url -> !seen.isSide(url)).isPresent()
                        || host.peek().filter(next -> !seen.isSide(next.url())).isPresent());
        if (open) {
            putBack(own, page);
            own.setNotBefore(Math.max(own.notBefore(), System.nanoTime() + TWIN_WAITS.toNanos()));
        }
        return open;
    }

    /** Takes the page's cost from its site's budget, if another host of the site has not spent it meanwhile. */
    private synchronized boolean spend(PageStore.Waiting page) {
        SiteBudget budget = budgets.get(page.site());
        boolean allowed = budget.allows(page.kind());
        if (allowed) {
            budget.spend(page.kind());
        }
        return allowed;
    }

    private synchronized void putBack(HostQueue host, PageStore.Waiting page) {
        host.add(page);
        waiting++;
    }

    /** The most promising page of a host that may be asked for, or its robots.txt when that must be read first. */
    private Optional<CrawlUrl> lease(HostQueue host) throws IOException {
        for (Optional<PageStore.Waiting> next = poll(host); next.isPresent(); next = poll(host)) {
            PageStore.Waiting page = next.get();
            Optional<WebHost> web = WebHost.of(page.url());
            if (web.isEmpty()) {
                continue;
            }
            if (seen.isSide(page.url()) && waitsForMain(host, page)) {
                return Optional.empty();
            }
            switch (robots.ask(web.get().origin(), page.url())) {
                case UNKNOWN -> {
                    putBack(host, page);
                    KnownPage file = new KnownPage();
                    file.url = web.get().origin();
                    file.host = host.name();
                    return Optional.of(CrawlUrl.leased(file, host, CrawlUrl.Task.ROBOTS));
                }
                case CLOSED -> { }
                case REFUSED -> {
                    KnownPage refused = store.load(page.id());
                    store.commit(Visit.refused(refused, plan, clock.millis()), run, clock.millis());
                }
                case ALLOWED -> {
                    KnownPage known = store.load(page.id());
                    Optional<String> main = known.wasGood() ? Optional.empty() : seen.mainOf(known);
                    if (main.isPresent()) {
                        store.commit(Visit.leftOut(known, LinkGate.TWIN + main.get(), plan, clock.millis()), run,
                                clock.millis());
                    } else if (spend(page)) {
                        return Optional.of(CrawlUrl.leased(known, host, CrawlUrl.Task.PAGE));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** What the worker that calls holds. */
    Optional<CrawlUrl> held() {
        return Optional.ofNullable(held.get());
    }

    /**
     * A response of a host ended, now.
     *
     * @param retryAfter what it asked for
     */
    synchronized void answered(HostQueue host, String origin, boolean wellBehaved, Optional<Duration> retryAfter) {
        if (wellBehaved) {
            host.succeeded();
        } else if (host.failed() >= settings.maxFailures()) {
            shut(host, host.failures() + " failures one after another");
        }
        if (retryAfter.filter(politeness::isTooLong).isPresent()) {
            shut(host, "asked to be left alone for " + LengthOfTime.format(retryAfter.get()));
            keepClosed(host, retryAfter.get());
        }
        Duration pause = politeness.pause(origin, wellBehaved ? 0 : host.failures(), retryAfter);
        host.setNotBefore(System.nanoTime() + pause.toNanos());
    }

    /** A page of the host came to be: behind a wall, or not. Nobody knocks at a wall a thousand times a night. */
    synchronized void met(HostQueue host, boolean wall) {
        if (host.met(wall) >= WALLED_PAGES) {
            shut(host, "a wall before every page");
        }
    }

    private void keepClosed(HostQueue host, Duration length) {
        try {
            store.hosts().close(host.name(), clock.millis() + length.toMillis(), "Retry-After");
        } catch (IOException e) {
            fatal.accept(e);
        }
    }

    /** The host gives nothing more in this run; what waits keeps its state. */
    synchronized void shut(HostQueue host, String why) {
        waiting -= host.size();
        nameTrouble(host.close(why), why);
    }

    /** Nothing of this origin is asked in this run; the host's other scheme may be well. */
    synchronized void dropOrigin(HostQueue host, String origin, String why) {
        notes.putIfAbsent(host.name(), why);
        List<PageStore.Waiting> dropped = host.remove(
                page -> WebHost.of(page.url()).filter(web -> web.origin().equals(origin)).isPresent());
        waiting -= dropped.size();
        nameTrouble(dropped, why);
    }

    /** A first page that was never seen says why, so that no site is silently empty; it stays due. */
    private void nameTrouble(List<PageStore.Waiting> dropped, String why) {
        try {
            for (PageStore.Waiting page : dropped) {
                KnownPage seed = page.kind() == PageKind.SEED ? store.load(page.id()) : null;
                if (seed != null && !seed.wasGood()) {
                    seed.since = seed.state == PageState.FAILED ? seed.since : clock.millis();
                    seed.state = PageState.FAILED;
                    seed.reason = why;
                    store.put(seed);
                }
            }
        } catch (IOException e) {
            fatal.accept(e);
        }
    }

    /** Remembers what is to be told of a host. */
    synchronized void tell(HostQueue host, String what) {
        notes.putIfAbsent(host.name(), what);
    }

    /** What is to be told of a host besides its numbers. */
    synchronized String note(String hostName) {
        return closed(hostName).orElse(notes.getOrDefault(hostName, ""));
    }

    /** The pause between two requests of one visit begins now; a longer one that was set before stays. */
    synchronized void rest(HostQueue host, String origin) {
        host.setNotBefore(Math.max(host.notBefore(), System.nanoTime() + politeness.usual(origin).toNanos()));
    }

    /** Waits until the host that the caller holds may be asked again, or the run is being ended. */
    void pause(HostQueue host) {
        for (long left = left(host); left > 0 && !Thread.currentThread().isInterrupted(); left = left(host)) {
            LockSupport.parkNanos(Math.min(left, LOOK_UP.toNanos()));
        }
    }

    private synchronized long left(HostQueue host) {
        return finished ? 0 : host.notBefore() - System.nanoTime();
    }

    /** Keeps a page for the moment when the visit that found it is stored. */
    @Override
    public void schedule(WebURL url) {
        held().ifPresent(from -> from.found().add(((CrawlUrl) url).page()));
    }

    @Override
    public void scheduleAll(List<WebURL> urls) {
        urls.forEach(this::schedule);
    }

    @Override
    public void setProcessed(WebURL url) {
        CrawlUrl done = (CrawlUrl) url;
        List<KnownPage> added = List.of();
        Optional<Visit> visit = done.visit();
        try {
            if (visit.isPresent() && done.task() == CrawlUrl.Task.PAGE) {
                added = store.commit(visit.get(), done.found(), done.leftOut(), run, clock.millis());
            } else if (done.task() == CrawlUrl.Task.ROBOTS) {
                added = store.add(done.found(), done.leftOut(), run);
            }
        } catch (IOException e) {
            fatal.accept(e);
        }
        release(done, added);
    }

    private synchronized void release(CrawlUrl done, List<KnownPage> added) {
        leased--;
        processed++;
        HostQueue host = done.queue();
        host.setBusy(false);
        boolean again = done.visit().filter(Visit::again).isPresent() && done.page().failures < MAX_TRIES;
        if (again && host.closed().isEmpty()) {
            PageStore.Waiting page = waiting(done.page());
            host.add(new PageStore.Waiting(page.id(), page.url(), page.site(), page.kind(),
                    page.priority() - PageKind.LATER, page.depth()));
            waiting++;
        }
        if (host.isReady()) {
            makeReady(host);
        }
        Map<String, List<PageStore.Waiting>> byHost = new LinkedHashMap<>();
        for (KnownPage page : added) {
            if (page.state == PageState.WAITING) {
                byHost.computeIfAbsent(page.host, name -> new ArrayList<>()).add(waiting(page));
            }
        }
        byHost.forEach(this::enqueue);
    }

    private static PageStore.Waiting waiting(KnownPage page) {
        return new PageStore.Waiting(page.id, page.url, page.site, page.kind, page.priority, page.depth);
    }

    @Override
    public synchronized long getQueueLength() {
        return waiting + leased;
    }

    @Override
    public synchronized long getNumberOfAssignedPages() {
        return leased;
    }

    @Override
    public synchronized long getNumberOfProcessedPages() {
        return processed;
    }

    @Override
    public synchronized long getNumberOfScheduledPages() {
        return scheduled;
    }

    @Override
    public synchronized boolean isFinished() {
        return finished;
    }

    @Override
    public synchronized void finish() {
        finished = true;
        notifyAll();
    }

    @Override
    public void close() {
        // the store is closed by the run that opened it
    }
}
