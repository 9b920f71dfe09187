// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.archive.CrawlDatabase;
import org.nianbao.archive.Finding;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.crawl.CrawlListener;
import org.nianbao.crawl.CrawlProgress;
import org.nianbao.crawl.CrawlRun;
import org.nianbao.crawl.CrawlSettings;
import org.nianbao.crawl.CrawlSummary;
import org.nianbao.crawl.DueHost;
import org.nianbao.crawl.HostSummary;
import org.nianbao.crawl.LeftOut;
import org.nianbao.crawl.LengthOfTime;
import org.nianbao.crawl.Partition;
import org.nianbao.crawl.Site;
import org.nianbao.crawl.Sites;
import org.nianbao.render.NumberText;
import org.nianbao.site.SiteReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code crawl}: one night. */
@Command(name = "crawl",
        description = "Crawl, or recrawl: every run brings the archive up to date; interrupted runs resume.",
        footer = {"",
            "Politeness, limits and the name we go by stand in config/crawl.properties, each with its reason.",
            "", "Examples:",
            "  nianbao crawl && nianbao index                # every night; see docs/ for a timer",
            "  nianbao crawl --sites my-sites.tsv --dry-run   # what is due, asking no host",
            "  nianbao crawl --partition 3/8 --format json    # one of eight machines; summary as JSON"})
final class CrawlCommand extends Subcommand {

    /** Lines about what was left out; all of it stands in the JSON. */
    private static final int MOST_LEFT_OUT = 8;

    @Option(names = "--sites", paramLabel = "FILE",
            description = "Tab-separated, with at least the column url (default: sites.tsv of the configuration).")
    private Path sites;

    @Option(names = "--delay", paramLabel = "TIME", description = "Pause between two requests to a host: 2s, 500ms.")
    private String delay;

    @Option(names = "--max-pages", paramLabel = "N", description = "Requests per site and run.")
    private Integer maxPages;

    @Option(names = "--max-depth", paramLabel = "N", description = "Links followed from the first page on.")
    private Integer maxDepth;

    @Option(names = "--allow-private", description = "Loopback and private addresses too, for test webs.")
    private boolean allowPrivate;

    @Option(names = "--partition", paramLabel = "K/N", description = "The K-th of N parts of the hosts.")
    private String partition;

    @Option(names = "--dry-run", description = "Print what is due; ask no host.")
    private boolean dryRun;

    @Option(names = "--user-agent", paramLabel = "TEXT", description = "Who we say we are; must hold a contact.")
    private String userAgent;

    @Mixin
    private FormatOptions formatOptions;

    CrawlCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run() throws IOException {
        CrawlDatabase.loadAhead();
        Path config = shared.config(terminal);
        ConfigMistakes mistakes = new ConfigMistakes();
        CrawlSettings settings = CrawlSettings.read(config.resolve("crawl.properties"), mistakes);
        SiteReader reader = SiteReader.from(config, mistakes);
        Path list = sites == null ? config.resolve("sites.tsv") : terminal.folder().resolve(sites);
        List<Site> seeds = Sites.read(list, reader.urls(), mistakes);
        mistakes.throwIfAny();
        if (seeds.isEmpty()) {
            throw new CommandFailure(ExitCode.NOTHING_TO_WORK_ON, list + ": names no site; add a line with a url");
        }
        CrawlRun run = new CrawlRun(shared.data(terminal), seeds, adjusted(settings), reader, terminal.clock());
        if (dryRun) {
            printDue(run.due());
            return ExitCode.DONE;
        }
        ProgressLine progress = new ProgressLine();
        CrawlSummary summary = Interruption.during(run::stop,
                () -> run.lookUpHosts(terminal.hosts()).listen(progress).run());
        progress.end();
        print(summary);
        return summary.finished() ? ExitCode.DONE : ExitCode.INTERRUPTED;
    }

    private CrawlSettings adjusted(CrawlSettings settings) {
        CrawlSettings adjusted = settings;
        try {
            if (delay != null) {
                adjusted = adjusted.withDelay(LengthOfTime.parse(delay));
            }
            if (maxPages != null) {
                adjusted = adjusted.withMaxPages(maxPages);
            }
            if (maxDepth != null) {
                adjusted = adjusted.withMaxDepth(maxDepth);
            }
            if (partition != null) {
                adjusted = adjusted.withPartition(Partition.parse(partition));
            }
            if (userAgent != null) {
                adjusted = adjusted.withUserAgent(userAgent);
            }
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUsage(e.getMessage());
        }
        return allowPrivate ? adjusted.withAllowPrivate(true) : adjusted;
    }

    private void printDue(List<DueHost> hosts) throws IOException {
        Printer printer = new Printer(terminal, shared);
        Labels labels = printer.labels();
        int due = hosts.stream().mapToInt(DueHost::due).sum();
        Answer answer = new Answer().fact("hosts", hosts.size()).fact("due", due)
                .above(labels.text("crawl.due", due, hosts.size()));
        Answer.Section section = answer.section("due_hosts", "").text("host").text("site").number("due")
                .number("columns").number("reports").number("early").text("next_due");
        for (DueHost host : hosts) {
            section.row(host.host(), host.site(), host.due(), host.columns(), host.reports(), host.early(),
                    instant(host.nextDue()));
        }
        printer.print(answer, formatOptions.format());
    }

    private static Answer.Shown instant(Optional<Instant> when) {
        return Answer.Shown.of(when.map(Instant::toString).orElse(null),
                when.map(i -> i.atZone(Terminal.CHINA).toLocalDate().toString()).orElse(""));
    }

    private void print(CrawlSummary summary) throws IOException {
        if (formatOptions.format() == Format.JSON) {
            json(summary);
            return;
        }
        Printer printer = new Printer(terminal, shared);
        Labels labels = printer.labels();
        Answer answer = new Answer();
        answer.above(labels.text(summary.finished() ? "crawl.finished" : "crawl.stopped", summary.run(),
                LengthOfTime.format(summary.took().truncatedTo(ChronoUnit.SECONDS)), summary.requests(),
                NumberText.bytes(summary.bytes())));
        summary.events().forEach((kind, count) -> answer.above("  " + labels.of(kind.label()) + ": " + count));
        summary.repairs().forEach(repair -> answer.above("  " + labels.of("crawl.repaired") + ": " + repair));
        Answer.Section section = answer.section("hosts", "").text("host").number("expected").number("found")
                .number("new").number("changed").number("unchanged").number("moved").number("missing").number("gone")
                .number("blocked").number("refused").number("failed").text("next_due").text("note").unseen("site")
                .unseen("soft_404").unseen("needs_browser").unseen("waiting");
        for (HostSummary host : summary.hosts()) {
            section.row(host.host(), host.expected(), host.found(), host.fresh(), host.changed(), host.unchanged(),
                    host.moved(), host.missing(), host.gone(), host.blocked(), host.refused(), host.failed(),
                    instant(host.nextDue()), note(host, labels), host.site(), host.softMissing(),
                    host.needsBrowser(), host.waiting());
        }
        summary.leftOut().stream().sorted(Comparator.comparingLong(LeftOut::addresses).reversed()).limit(MOST_LEFT_OUT)
                .forEach(left -> answer.below(labels.text("crawl.left out", left.host(), left.addresses(), left.reason(),
                        left.example())));
        answer.below(labels.of("crawl.next"));
        printer.print(answer, formatOptions.format());
    }

    private static Answer.Shown note(HostSummary host, Labels labels) {
        String note = host.note();
        if (host.softMissing() > 0) {
            note += (note.isEmpty() ? "" : "; ") + labels.text("crawl.soft 404", host.softMissing());
        }
        if (host.needsBrowser() > 0) {
            note += (note.isEmpty() ? "" : "; ") + labels.text("crawl.needs browser", host.needsBrowser());
        }
        if (host.waiting() > 0) {
            note += (note.isEmpty() ? "" : "; ") + labels.text("crawl.waiting", host.waiting());
        }
        return Answer.Shown.of(host.note(), note);
    }

    private void json(CrawlSummary summary) throws IOException {
        try (JsonGenerator json = JsonText.indented(terminal.out())) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("run", summary.run());
            all.put("resumed", summary.resumed());
            all.put("finished", summary.finished());
            all.put("started", summary.started());
            all.put("took_seconds", summary.took().toMillis() / 1000.0);
            all.put("requests", summary.requests());
            all.put("bytes", summary.bytes());
            Map<String, Object> states = new LinkedHashMap<>();
            summary.states().forEach((state, count) -> states.put(state.label(), count));
            all.put("states", states);
            Map<String, Object> events = new LinkedHashMap<>();
            summary.events().forEach((kind, count) -> events.put(kind.label(), count));
            all.put("events", events);
            all.put("left_out", summary.leftOut().stream().map(CrawlCommand::map).toList());
            all.put("repairs", summary.repairs().stream().map(Finding::toString).toList());
            all.put("hosts", summary.hosts().stream().map(CrawlCommand::map).toList());
            JsonText.value(json, all);
        }
        terminal.out().println();
    }

    private static Map<String, Object> map(LeftOut left) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("host", left.host());
        map.put("reason", left.reason());
        map.put("addresses", left.addresses());
        map.put("example", left.example());
        return map;
    }

    private static Map<String, Object> map(HostSummary host) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("host", host.host());
        map.put("site", host.site());
        map.put("expected", host.expected());
        map.put("found", host.found());
        map.put("new", host.fresh());
        map.put("changed", host.changed());
        map.put("unchanged", host.unchanged());
        map.put("moved", host.moved());
        map.put("missing", host.missing());
        map.put("gone", host.gone());
        map.put("blocked", host.blocked());
        map.put("refused_by_robots", host.refused());
        map.put("soft_404", host.softMissing());
        map.put("needs_browser", host.needsBrowser());
        map.put("failed", host.failed());
        map.put("waiting", host.waiting());
        map.put("next_due", host.nextDue().orElse(null));
        map.put("note", host.note());
        return map;
    }

    /** One line that is written over on a terminal; in a log, a line a minute. */
    private final class ProgressLine implements CrawlListener {

        private static final Duration IN_A_LOG = Duration.ofMinutes(1);
        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

        private final PrintStream err = terminal.err();
        private Duration printed = Duration.ZERO;
        private boolean open;

        @Override
        public synchronized void progress(CrawlProgress now) {
            if (shared.quiet()) {
                return;
            }
            String line = now.openHosts() + " hosts open, " + now.pages() + " pages, "
                    + NumberText.rounded(now.pagesPerSecond(), 3) + "/s, " + now.queued() + " queued, " + now.errors()
                    + " errors, " + NumberText.bytes(now.bytes()) + ", "
                    + LengthOfTime.format(now.elapsed().truncatedTo(ChronoUnit.SECONDS))
                    + now.left().map(left -> ", about " + LengthOfTime.format(left.truncatedTo(ChronoUnit.SECONDS))
                    + " left").orElse("");
            if (terminal.errIsTerminal()) {
                err.print("\r\u001b[K" + line);
                err.flush();
                open = true;
            } else if (now.elapsed().minus(printed).compareTo(IN_A_LOG) >= 0) {
                printed = now.elapsed();
                err.println(LocalDateTime.now(terminal.clock().withZone(ZoneId.systemDefault())).format(TIME) + " " + line);
            }
        }

        synchronized void end() {
            if (open) {
                err.print("\r\u001b[K");
                err.flush();
            }
        }
    }
}
