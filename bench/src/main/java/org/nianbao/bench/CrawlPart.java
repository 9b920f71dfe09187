// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nianbao.bench.Comparison.Goal;

/** Crawls of sample sites on loopback: against the politeness limit, against other crawlers, the second night. */
final class CrawlPart implements Part {

    private static final int POLITE_HOSTS = 20;
    private static final int POLITE_REPORTS = 49;
    private static final int DELAY_MILLIS = 200;
    private static final int QUICK_REPORTS = 2_000;
    private static final int REPORTS = 5_000;

    @Override
    public String name() {
        return "crawl";
    }

    @Override
    public String title() {
        return "Crawls of sample sites, each as a whole process";
    }

    @Override
    public List<Comparison> run(Setting setting) throws Exception {
        // Without it the JDK's server waits some 40 ms with each further answer on a connection.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        List<Comparison> lines = new ArrayList<>();
        polite(setting, lines);
        oneHost(setting, lines);
        return lines;
    }

    private static void polite(Setting setting, List<Comparison> lines) throws Exception {
        int rounds = setting.rounds(2, 5);
        double[] ours = new double[rounds];
        double[] limit = new double[rounds];
        double[] first = new double[rounds];
        double[] second = new double[rounds];
        try (SampleHosts hosts = new SampleHosts(POLITE_HOSTS, POLITE_REPORTS)) {
            int pages = hosts.pagesOfAHost();
            for (int round = 0; round < rounds; round++) {
                Path folder = setting.folder("crawl");
                Path settings = settings(folder, "delay=" + DELAY_MILLIS + "ms");
                hosts.forget();
                double seconds = night(folder, settings, setting, 0, hosts.urls()).seconds();
                requirePages(hosts, (long) pages * POLITE_HOSTS);
                ours[round] = hosts.pages() / seconds;
                // The pause is counted from the end of one answer; answers of no length would take exactly this.
                limit[round] = POLITE_HOSTS * 1000.0 / DELAY_MILLIS;
                first[round] = hosts.bodyBytes() / 1e3;
                hosts.forget();
                night(folder, settings, setting, 1, hosts.urls());
                second[round] = hosts.bodyBytes() / 1e3;
                Setting.say("crawl, polite: round " + (round + 1) + " of " + rounds);
            }
            String work = POLITE_HOSTS + " hosts of " + pages + " pages, " + DELAY_MILLIS + " ms between requests";
            lines.add(Comparison.of(work, "pages/s", ours, "the limit: hosts divided by the pause", limit,
                    Optional.empty(), "crawl: one process from start to end, its start of a JVM and the reading of"
                    + " config/ included; pages lie on loopback."));
            lines.add(Comparison.of("bodies of a second night, nothing changed", "kB", second, "the first night", first,
                    Optional.empty(), "Half of the reports have an ETag, the lists have none; the second night lies a day"
                    + " behind the first."));
        }
    }

    private static void oneHost(Setting setting, List<Comparison> lines) throws Exception {
        int reports = setting.quick() ? QUICK_REPORTS : REPORTS;
        int rounds = setting.rounds(2, 5);
        Optional<String> wget = WholeProcess.version("wget2", "--version")
                .map(version -> version.replaceFirst(" - .*", ""));
        Optional<String> scrapy = WholeProcess.version("scrapy", "version");
        // Pages a second, and processor time in microseconds a page: ours, wget2 twice, Scrapy twice.
        double[][] speed = new double[5][rounds];
        double[][] processor = new double[5][rounds];
        try (SampleHosts hosts = new SampleHosts(1, reports)) {
            String url = hosts.urls().get(0);
            int pages = hosts.pagesOfAHost();
            for (int round = 0; round < rounds; round++) {
                Path folder = setting.folder("crawl");
                hosts.forget();
                WholeProcess.Ended[] ended = new WholeProcess.Ended[5];
                ended[0] = night(folder, settings(folder, "delay=0"), setting, 0, List.of(url));
                requirePages(hosts, pages);
                if (wget.isPresent()) {
                    ended[1] = wget(setting, url, 1, hosts, pages);
                    ended[2] = wget(setting, url, 5, hosts, pages);
                }
                if (scrapy.isPresent()) {
                    ended[3] = scrapy(setting, url, 1, hosts, pages);
                    ended[4] = scrapy(setting, url, 8, hosts, pages);
                }
                for (int i = 0; i < ended.length; i++) {
                    if (ended[i] != null) {
                        speed[i][round] = pages / ended[i].seconds();
                        processor[i][round] = ended[i].processor() * 1e6 / pages;
                    }
                }
                Setting.say("crawl, one host: round " + (round + 1) + " of " + rounds);
            }
            String work = "one host of " + pages + " pages, no pause";
            String[] how = {"", " -r, 1 connection", " -r, 5 connections (its default)", ", 1 request at a time",
                ", 8 requests at a time (its default)"};
            for (int i = 1; i < how.length; i++) {
                Optional<String> version = i < 3 ? wget : scrapy;
                String program = i < 3 ? "wget2" : "Scrapy";
                compare(lines, work, "pages/s", speed[0], version, program, how[i], speed[i]);
                compare(lines, work, "µs of processor time a page", processor[0], version, program, how[i], processor[i]);
            }
        }
    }

    private static void compare(List<Comparison> lines, String work, String unit, double[] ours,
                                Optional<String> version, String program, String how, double[] theirs) {
        String note = "We ask a host one page at a time and keep every answer, compressed and checked, in a WARC file; wget2"
                + " writes plain files, Scrapy keeps nothing.";
        lines.add(version.isPresent()
                ? Comparison.of(work, unit, ours, version.get() + how, theirs, Optional.<Goal>empty(), note)
                : Comparison.alone(work + " (beside " + program + how + ": SKIPPED, " + program + " is not installed)",
                        unit, ours, note));
    }

    private static void requirePages(SampleHosts hosts, long expected) {
        if (hosts.pages() != expected) {
            throw new IllegalStateException(hosts.pages() + " pages were asked for instead of " + expected);
        }
    }

    private static Path settings(Path folder, String delay) throws IOException {
        Path file = folder.resolve("crawl.properties");
        Files.write(file, List.of(delay, "allow.private=true", "pages.max=100000", "pages.other=100000",
                "user.agent=nianbao-bench (+http://localhost/)"));
        return file;
    }

    private static WholeProcess.Ended night(Path folder, Path settings, Setting setting, int day, List<String> urls)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(folder.resolve("data").toString(), settings.toString(),
                setting.config().toString(), String.valueOf(day)));
        arguments.addAll(urls);
        return WholeProcess.whole(folder, WholeProcess.java(List.of("-Xshare:auto", "-XX:+UseSerialGC"),
                CrawlNight.class.getName(), arguments));
    }

    private static WholeProcess.Ended wget(Setting setting, String url, int threads, SampleHosts hosts, int pages)
            throws IOException, InterruptedException {
        Path folder = setting.folder("wget2");
        hosts.forget();
        WholeProcess.Ended ended = WholeProcess.whole(folder, List.of("wget2", "--quiet", "--recursive", "--level=0",
                "--max-threads=" + threads, "--no-http2", "--tries=1", "--directory-prefix=" + folder, url));
        requirePages(hosts, pages);
        return ended;
    }

    private static WholeProcess.Ended scrapy(Setting setting, String url, int requests, SampleHosts hosts, int pages)
            throws IOException, InterruptedException {
        Path folder = setting.folder("scrapy");
        Path spider = folder.resolve("spider.py");
        try (InputStream in = CrawlPart.class.getResourceAsStream("crawl/spider.py")) {
            Files.write(spider, in.readAllBytes());
        }
        hosts.forget();
        WholeProcess.Ended ended = WholeProcess.whole(folder, List.of("scrapy", "runspider", spider.toString(), "-a",
                "start=" + url, "-s", "LOG_ENABLED=0", "-s", "ROBOTSTXT_OBEY=1", "-s",
                "CONCURRENT_REQUESTS_PER_DOMAIN=" + requests));
        requirePages(hosts, pages);
        return ended;
    }
}
