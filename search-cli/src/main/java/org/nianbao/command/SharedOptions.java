// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The options every command takes; each means the same everywhere. */
final class SharedOptions {

    /** When to colour. */
    enum Color { AUTO, ALWAYS, NEVER }

    /** Language of headings and labels. */
    enum Language { ZH, EN }

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of archive, crawl state and index (default: data).")
    private Path data;

    @Option(names = "--config", paramLabel = "DIR",
            description = "Folder of editions, divisions, figures, words (default: config, here or beside the program).")
    private Path config;

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never; NO_COLOR is heeded.")
    private Color color = Color.AUTO;

    @Option(names = "--lang", paramLabel = "LANG", description = "Labels in zh or en (default: by locale).")
    private Language language;

    @Option(names = {"-v", "--verbose"}, description = "Say more; with an error, the stack trace.")
    private boolean verbose;

    @Option(names = {"-q", "--quiet"}, description = "No progress, no remarks; errors only.")
    private boolean quiet;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    Path data(Terminal terminal) {
        return terminal.folder().resolve(data == null ? Path.of("data") : data);
    }

    /** The folder asked for; else {@code config} here; else the program's own. */
    Path config(Terminal terminal) {
        if (config != null) {
            return terminal.folder().resolve(config);
        }
        Path here = terminal.folder().resolve("config");
        if (Files.isDirectory(here)) {
            return here;
        }
        return terminal.home().map(home -> home.resolve("config")).filter(Files::isDirectory).orElse(here);
    }

    boolean colored(Terminal terminal) {
        return switch (color) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> terminal.outIsTerminal() && terminal.variable("NO_COLOR").isEmpty()
                    && !terminal.variable("TERM").orElse("dumb").equals("dumb");
        };
    }

    Labels labels(Terminal terminal) {
        if (language != null) {
            return Labels.of(language == Language.ZH);
        }
        String locale = terminal.variable("LC_ALL").or(() -> terminal.variable("LC_MESSAGES"))
                .or(() -> terminal.variable("LANG")).orElse("");
        return Labels.of(locale.toLowerCase(Locale.ROOT).startsWith("zh"));
    }

    boolean verbose() {
        return verbose;
    }

    boolean quiet() {
        return quiet;
    }
}
