// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * {@code warm-up}: indexes one page in a temporary folder and asks it the usual questions, so that the launcher can
 * lay out the classes they need in an archive that later starts map.
 */
@Command(name = "warm-up", hidden = true, description = "Load the classes of the usual commands (for the launcher).")
final class WarmUpCommand extends Subcommand {

    /** A whole page in small: a title, a sentence with a figure, a table; the words mean nothing. */
    private static final String PAGE = "warm-up.html";

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
            ask(quiet, List.of("index", page.toString()), folder);
            for (List<String> question : QUESTIONS) {
                ask(quiet, question, folder);
            }
            return ExitCode.DONE;
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private void ask(Terminal quiet, List<String> question, Path folder) throws IOException {
        List<String> arguments = new ArrayList<>(question);
        arguments.addAll(List.of("--data", folder.resolve("data").toString(), "--config",
                shared.config(terminal).toString()));
        int status = Nianbao.run(quiet, arguments.toArray(String[]::new));
        if (status != ExitCode.DONE.status()) {
            throw new CommandFailure(ExitCode.FAILED, "warm-up: '" + String.join(" ", question) + "' ended with status "
                    + status);
        }
    }
}
