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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.nianbao.crawl.HostLookup;
import org.nianbao.demo.SampleWeb;
import picocli.CommandLine.Command;

/**
 * {@code warm-up}: indexes one page in a temporary folder, asks it the usual questions and crawls the sample web, so
 * that the launcher can lay out the classes they need in an archive that later starts map. A crawl that begins with its
 * classes ready asks its first pages half a second sooner.
 */
@Command(name = "warm-up", hidden = true, description = "Load the classes of the usual commands (for the launcher).")
final class WarmUpCommand extends Subcommand {

    /** A whole page in small: a title, a sentence with a figure, a table; the words mean nothing. */
    private static final String PAGE = "warm-up.html";

    /** Pages of each host of the sample web that are crawled. */
    private static final String PAGES = "6";

    private static final List<List<String>> QUESTIONS = List.of(
            List.of("search", "公开 AND \"政府信息\"", "--facet", "year", "--facet", "province", "--facet", "agency",
                    "--facet", "applications.new.total:0,1,10", "--where", "applications.new.total>=0", "--sort", "-year"),
            List.of("search", "公開", "--format", "json", "--year", "2021"),
            List.of("search", "公开"),
            List.of("outliers", "--figure", "applications.new.total"),
            List.of("series", "--figure", "applications.new.total"),
            List.of("checks"), List.of("changes"), List.of("stats"), List.of("export"));

    WarmUpCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode run() throws IOException {
        Path folder = Files.createTempDirectory("nianbao-warm-up");
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Terminal quiet = terminal.silent(nowhere);
        try {
            Path page = folder.resolve(PAGE);
            try (var bytes = WarmUpCommand.class.getResourceAsStream(PAGE)) {
                Files.copy(bytes, page);
            }
            Path data = folder.resolve("data");
            ask(quiet, List.of("index", page.toString()), data);
            for (List<String> question : QUESTIONS) {
                ask(quiet, question, data);
            }
            ask(quiet, List.of("extract", page.toString()), data);
            crawl(quiet, folder);
            return ExitCode.DONE;
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /** Two nights of a few pages a host: the first sends bodies, the second asks whether they changed. */
    private void crawl(Terminal quiet, Path folder) throws IOException {
        try (SampleWeb web = SampleWeb.start()) {
            Path sites = folder.resolve("sites.tsv");
            web.writeSites(sites);
            HostLookup lookup = host -> List.of(web.resolve(host).orElseThrow(() -> new UnknownHostException(host)));
            List<String> crawl = List.of("crawl", "--sites", sites.toString(), "--delay", "1ms", "--max-pages", PAGES,
                    "--allow-private");
            Path data = folder.resolve("crawled");
            for (Duration ago : List.of(Duration.ofDays(1), Duration.ZERO)) {
                ask(quiet.elsewhere(Clock.offset(terminal.clock(), ago.negated()), lookup), crawl, data);
            }
            ask(quiet, List.of("index"), data);
        }
    }

    private void ask(Terminal quiet, List<String> question, Path data) throws IOException {
        List<String> arguments = new ArrayList<>(question);
        arguments.addAll(List.of("--data", data.toString(), "--config", shared.config(terminal).toString()));
        int status = Nianbao.run(quiet, arguments.toArray(String[]::new));
        if (status != ExitCode.DONE.status()) {
            throw new CommandFailure(ExitCode.FAILED, "warm-up: '" + String.join(" ", question) + "' ended with status "
                    + status);
        }
    }
}
