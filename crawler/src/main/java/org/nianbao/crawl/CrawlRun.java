// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import crawlercommons.filters.basic.BasicURLNormalizer;
import edu.uci.ics.crawler4j.crawler.CrawlConfig;
import edu.uci.ics.crawler4j.crawler.CrawlController;
import edu.uci.ics.crawler4j.frontier.DocIDServer;
import edu.uci.ics.crawler4j.frontier.Frontier;
import edu.uci.ics.crawler4j.frontier.FrontierConfiguration;
import edu.uci.ics.crawler4j.robotstxt.RobotstxtConfig;
import edu.uci.ics.crawler4j.robotstxt.RobotstxtServer;
import edu.uci.ics.crawler4j.url.TLDList;
import edu.uci.ics.crawler4j.url.WebURLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.nianbao.archive.Archive;
import org.nianbao.archive.ArchiveException;
import org.nianbao.archive.ArchiveWriter;
import org.nianbao.archive.DataFolderLock;
import org.nianbao.archive.Finding;
import org.nianbao.site.FetchedPage;
import org.nianbao.site.SiteReader;

/**
 * One run of the crawl over a list of sites: takes up what was broken off, visits what is due, and what is not due
 * while the budget lasts. The same command every night. An object is good for one run.
 */
public final class CrawlRun {

    /** crawler4j's own pauses are whole seconds; {@link ReportCrawler} sets the pace instead. */
    private static final int NO_SECONDS = 0;

    private static final int REHEARSALS = 20;
    private static final int REHEARSED_LINKS = 40;

    private final Path dataFolder;
    private final List<Site> sites;
    private final CrawlSettings settings;
    private final SiteReader reader;
    private final Clock clock;
    private final AtomicReference<IOException> fatal = new AtomicReference<>();
    private final ArchivingFetcher.Counters counters = new ArchivingFetcher.Counters();
    private HostLookup lookup = HostLookup.SYSTEM;
    private CrawlListener listener = progress -> { };
    private volatile boolean stopped;
    private volatile WebClient web;
    private volatile CrawlController controller;
    private volatile HostQueues queues;

    /**
     * @param sites the whole list; the settings' partition picks this run's part of it
     * @param clock the date of the night; delays are kept in real time whatever it says
     */
    public CrawlRun(Path dataFolder, List<Site> sites, CrawlSettings settings, SiteReader reader, Clock clock) {
        this.dataFolder = dataFolder;
        this.sites = List.copyOf(sites);
        this.settings = settings;
        this.reader = reader;
        this.clock = clock;
    }

    /** Sends progress there. */
    public CrawlRun listen(CrawlListener to) {
        listener = to;
        return this;
    }

    /** Looks host names up there instead of with the system; for webs that exist only here. */
    public CrawlRun lookUpHosts(HostLookup with) {
        lookup = with;
        return this;
    }

    /** Ends the run within seconds; what was under way is forgotten, all else is kept. From any thread. */
    public void stop() {
        stopped = true;
        WebClient client = web;
        if (client != null) {
            client.stop();
        }
        CrawlController running = controller;
        if (running != null) {
            running.shutdown();
        }
    }

    /**
     * Runs to the end, or until {@link #stop}.
     *
     * @throws DataFolderLock.HeldException when another run holds the data folder
     * @throws ArchiveException when the archive or the memory cannot be written; what was stored before is whole
     */
    public CrawlSummary run() throws IOException {
        long begun = System.nanoTime();
        Thread rehearsal = new Thread(this::rehearse, "crawl rehearsal");
        rehearsal.setDaemon(true);
        rehearsal.start();
        try (DataFolderLock lock = DataFolderLock.take(dataFolder)) {
            List<Finding> repairs;
            CrawlSummary summary;
            try (PageStore store = new PageStore(dataFolder);
                 ArchiveWriter writer = ArchiveWriter.open(dataFolder, settings.maxArchiveFile(), about(), clock)) {
                repairs = writer.repairs();
                PageStore.Run run = store.begin(clock.millis(), settings.nights().resumeWithin().toMillis());
                HostQueues used = crawl(store, writer, run);
                boolean finished = !stopped && fatal.get() == null;
                if (finished) {
                    store.end(run, clock.millis());
                }
                if (fatal.get() == null) {
                    summary = new MorningReport(store, run, activeSites(), used).summary(finished,
                            Duration.ofNanos(System.nanoTime() - begun), counters, repairs);
                } else {
                    throw fatal.get();
                }
            }
            return summary;
        }
    }

    /**
     * Reads a page of its own making some times while the run is made ready: the first pages of all hosts arrive at
     * once, and a reader that has never read takes twenty times as long.
     */
    private void rehearse() {
        StringBuilder html = new StringBuilder("<html><head><title>1</title></head><body>");
        for (int i = 0; i < REHEARSED_LINKS; i++) {
            html.append("<p class='a'>").append(i).append("</p><a href='/1/").append(i).append(".html'>").append(i)
                    .append("</a>");
        }
        FetchedPage page = new FetchedPage("http://localhost/1/", 200, Map.of("Content-Type", List.of("text/html")),
                html.toString().getBytes(StandardCharsets.UTF_8), Optional.empty());
        for (int i = 0; i < REHEARSALS && !stopped; i++) {
            reader.read(page);
        }
    }

    /** What a run would visit now; asks no host and changes nothing. */
    public List<DueHost> due() throws IOException {
        return DueList.of(dataFolder, activeSites(), settings, clock.millis());
    }

    private Map<String, String> about() {
        Map<String, String> about = new LinkedHashMap<>();
        about.put("software", settings.userAgent());
        about.put("format", "WARC File Format 1.1");
        about.put("robots", "classic");
        about.put("http-header-user-agent", settings.userAgent());
        return about;
    }

    private Map<String, Site> activeSites() {
        Map<String, Site> active = new LinkedHashMap<>();
        for (Site site : sites) {
            if (WebHost.of(site.url()).filter(host -> settings.partition().has(host.host())).isPresent()) {
                active.put(site.url(), site);
            }
        }
        return active;
    }

    private void stopFor(IOException e) {
        if (fatal.compareAndSet(null, e)) {
            CrawlController running = controller;
            if (running != null) {
                running.shutdown();
            }
        }
    }

    private HostQueues crawl(PageStore store, ArchiveWriter writer, PageStore.Run run) throws IOException {
        Map<String, Site> active = activeSites();
        Scope scope = new Scope(sites);
        SeenUrls seen = new SeenUrls(store, reader.urls(), this::stopFor);
        LinkGate gate = new LinkGate(scope, active.keySet(), reader.policy(), settings, seen, store, clock);
        RevisitPlan plan = new RevisitPlan();
        try (WebClient client = new WebClient(settings, lookup, clock)) {
            web = client;
            Robots robots = new Robots(client, store.hosts(), writer, settings, clock);
            HostQueues hosts = new HostQueues(store, run, seen, robots, settings, clock, plan, this::stopFor);
            queues = hosts;
            new NightPlan(store, run, active, scope, seen, gate, settings, clock).fill(hosts);
            if (hosts.getQueueLength() == 0 || stopped) {
                return hosts;
            }
            CrawlConfig config = config();
            ArchivingFetcher fetcher = new ArchivingFetcher(config, client, store, robots, hosts, writer,
                    Archive.of(dataFolder), reader, gate, scope, settings, plan, clock, this::stopFor, counters,
                    run.resumed());
            start(config, fetcher, hosts, seen, gate);
            return hosts;
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the crawl could not be started: " + e.getMessage(), e);
        }
    }

    private void start(CrawlConfig config, ArchivingFetcher fetcher, HostQueues hosts, SeenUrls seen, LinkGate gate)
            throws Exception {
        BasicURLNormalizer normalizer = BasicURLNormalizer.newBuilder().build();
        WebURLFactory urls = CrawlUrl::new;
        TLDList domains = new TLDList(config);
        RobotstxtConfig noRobots = new RobotstxtConfig();
        noRobots.setEnabled(false);
        CrawlController crawl = new CrawlController(config, normalizer, fetcher,
                new LinkParser(config, normalizer, domains, urls), new RobotstxtServer(noRobots, fetcher, urls), domains,
                new Memory(hosts, seen, urls));
        controller = crawl;
        long begun = System.nanoTime();
        ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "crawl progress");
            thread.setDaemon(true);
            return thread;
        });
        teller.scheduleAtFixedRate(() -> listener.progress(progress(begun)), 1, 1, TimeUnit.SECONDS);
        try {
            if (stopped) {
                crawl.shutdown();
            }
            int workers = Math.min(settings.hostsAtOnce(), Math.max(2, hosts.openHosts() + 2));
            crawl.start(() -> new ReportCrawler(hosts, gate), workers);
        } finally {
            teller.shutdownNow();
            listener.progress(progress(begun));
        }
    }

    private CrawlConfig config() {
        CrawlConfig config = new CrawlConfig();
        config.setCrawlStorageFolder(dataFolder.toString());
        config.setUserAgentString(settings.userAgent());
        config.setPolitenessDelay(0);
        config.setBatchReadSize(1);
        config.setMaxDownloadSize(settings.limits().maxBody());
        config.setMaxOutgoingLinksToFollow(Integer.MAX_VALUE);
        config.setIncludeHttpsPages(false);
        config.setRespectNoFollow(false);
        config.setRespectNoIndex(false);
        config.setThreadMonitoringDelaySeconds(NO_SECONDS);
        config.setThreadShutdownDelaySeconds(NO_SECONDS);
        config.setCleanupDelaySeconds(NO_SECONDS);
        return config;
    }

    private CrawlProgress progress(long begun) {
        HostQueues hosts = queues;
        Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
        long pages = hosts.getNumberOfProcessedPages();
        long queued = hosts.getQueueLength();
        double rate = elapsed.isZero() ? 0 : pages * 1e9 / elapsed.toNanos();
        Optional<Duration> left = hosts.timeLeft();
        return new CrawlProgress(hosts.openHosts(), pages, counters.requests().sum(), rate, queued,
                counters.errors().sum(), counters.bytes().sum(), elapsed, left);
    }

    /** Our own frontier and seen check, handed to crawler4j. */
    private record Memory(Frontier frontier, DocIDServer seen, WebURLFactory urls) implements FrontierConfiguration {

        @Override
        public DocIDServer getDocIDServer() {
            return seen;
        }

        @Override
        public Frontier getFrontier() {
            return frontier;
        }

        @Override
        public WebURLFactory getWebURLFactory() {
            return urls;
        }

        @Override
        public void close() {
            // the run closes what it opened
        }
    }
}
