// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nianbao.crawl.HostLookup;
import org.nianbao.demo.SampleWeb;
import picocli.CommandLine.Command;

/**
 * {@code demo}: the whole job on a sample web on loopback. Every step is a command that the user could have typed,
 * run as it would be run, its output untouched.
 */
@Command(name = "demo",
        description = "The whole job on a small sample web on this machine: crawl, index, ask, crawl again.",
        footer = {"", "Needs no network and no arguments. Leaves its data in the folder demo-data, so that you can go on asking.",
            "", "Examples:",
            "  nianbao demo",
            "  nianbao search 依申请公开 --facet county --data demo-data    # afterwards",
            "  nianbao demo --lang zh"})
final class DemoCommand extends Subcommand {

    private static final String FOLDER = "demo-data";
    private static final String MARK = "made-by-nianbao-demo";
    private static final Duration NIGHT = Duration.ofDays(1);
    /** One more than the nights a page must be missing before it counts as gone. */
    private static final int NIGHTS = 4;

    private int step;

    DemoCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run() throws IOException {
        Path data = emptyFolder(terminal.folder().resolve(FOLDER));
        try (SampleWeb web = SampleWeb.start()) {
            Path sites = data.resolve("sites.tsv");
            web.writeSites(sites);
            say("This is the whole job on " + web.hosts() + " small web sites that live only on this machine.",
                    "Their pages look like those of Chinese authorities; every number in them is invented.");
            collect(web, sites);
            ask(web);
            comeBack(web, sites);
            goOn();
        }
        return ExitCode.DONE;
    }

    private void collect(SampleWeb web, Path sites) {
        heading("Collect",
                "One request at a time per site, with a pause after each answer; robots.txt is obeyed. Every answer is",
                "kept as it came, byte for byte, so that each figure can be proved later.");
        crawl(web, sites, NIGHTS - 1, false);
        heading("Read",
                "Menus, spam and the notes of copied pages are taken out, tables and sentences are read, sums are checked.",
                "What is not a yearly report is refused, with the reason.");
        type("index");
    }

    private void ask(SampleWeb web) {
        heading("Search", "Words, a condition on a figure, and counts by place and year.");
        type("search", "依申请公开", "--year", "2021..2023", "--where", "applications.new.total>=40",
                "--facet", "city", "--facet", "year", "--limit", "3");
        heading("Look at one report", "Its head, how far it can be believed, and its tables.");
        type("show", web.addressOf("wrong-sum"));
        heading("Who is strange?", "Far from the others of the same year, rank and kind.");
        type("outliers", "--figure", "applications.new.total", "--year", "2023");
        heading("Whose sums are wrong?", "The form demands that its cells add up; a wrong sum is reported, never mended.");
        type("checks");
        heading("One figure over the years", "Across editions of the form, because the figure means the same in each.");
        type("series", "--figure", "applications.new.total", "--agency", "岳阳市");
    }

    private void comeBack(SampleWeb web, Path sites) {
        web.change();
        heading("Come back the next nights",
                "Meanwhile one authority corrected a figure, one took a report off, one published late.",
                "Pages that say they are unchanged are not sent again; one counts as gone only after three nights.");
        int firstNight = web.pagesSent();
        for (int ago = NIGHTS - 2; ago >= 0; ago--) {
            crawl(web, sites, ago, ago > 0);
        }
        say("", "The first night fetched " + firstNight + " pages, the three nights after it "
                + (web.pagesSent() - firstNight) + " together, most of them from sites that cannot say 'unchanged'.", "");
        type("index");
        heading("What changed?", "New, revised with the figures from and to, vanished.");
        type("changes", "--since", LocalDate.now(terminal.clock().withZone(Terminal.CHINA)).minusDays(NIGHTS - 2)
                .toString());
    }

    private void goOn() {
        say("", "That was all of it. The data is in " + FOLDER + "; go on asking:", "",
                "  ./nianbao search 政策解读 --facet province --facet county --data " + FOLDER,
                "  ./nianbao show '云溪区 2022' --evidence --data " + FOLDER,
                "  ./nianbao export --format csv --data " + FOLDER + " > reports.csv",
                "  ./nianbao extract PAGE.html                      (a page of your own)",
                "  ./nianbao --help");
    }

    private void crawl(SampleWeb web, Path sites, int nightsAgo, boolean quietly) {
        HostLookup lookup = host -> List.of(web.resolve(host).orElseThrow(() -> new UnknownHostException(host)));
        Terminal thatNight = terminal.elsewhere(
                Clock.offset(terminal.clock(), NIGHT.multipliedBy(nightsAgo).negated()), lookup);
        run(quietly ? thatNight.withOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                : thatNight, new ArrayList<>(List.of("crawl", "--sites", sites.toString(), "--delay", "50ms",
                "--allow-private")));
    }

    private void type(String... arguments) {
        run(terminal, new ArrayList<>(List.of(arguments)));
    }

    private void run(Terminal where, List<String> arguments) {
        arguments.add("--data");
        arguments.add(FOLDER);
        PrintStream out = terminal.out();
        out.println("$ ./nianbao " + arguments.stream().map(DemoCommand::quoted).collect(Collectors.joining(" ")));
        out.flush();
        int status = Nianbao.run(where, arguments.toArray(String[]::new));
        if (status != ExitCode.DONE.status()) {
            throw new CommandFailure(ExitCode.FAILED, "the step '" + arguments.get(0) + "' of the demo ended with status "
                    + status);
        }
    }

    private void heading(String title, String... explanation) {
        say("", "── " + ++step + ". " + title + " " + "─".repeat(Math.max(0, 70 - title.length())));
        say(explanation);
        terminal.out().println();
    }

    private void say(String... lines) {
        for (String line : lines) {
            terminal.out().println(line);
        }
    }

    private static String quoted(String argument) {
        return argument.matches("[\\p{L}\\p{N}._/:,=+-]+") ? argument : "'" + argument + "'";
    }

    /** A new folder, or one that an earlier demo left; never somebody else's. */
    private static Path emptyFolder(Path folder) throws IOException {
        Path mark = folder.resolve(MARK);
        if (Files.exists(folder)) {
            if (!Files.exists(mark)) {
                throw new CommandFailure(ExitCode.FAILED, folder + ": is there and was not made by the demo; "
                        + "move it away or start the demo elsewhere");
            }
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        Files.createDirectories(folder);
        Files.createFile(mark);
        return folder;
    }
}
