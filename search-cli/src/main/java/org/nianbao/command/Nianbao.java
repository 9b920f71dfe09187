// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The program's entry. A call loads the one command it names and nothing of the others; only help and completion
 * look at all of them.
 */
@Command(name = "nianbao", synopsisHeading = "Usage: ", synopsisSubcommandLabel = "COMMAND",
        description = {"", "Collects, reads and questions the yearly reports on open government information "
                + "(政府信息公开工作年度报告)."},
        commandListHeading = "%nCommands:%n", optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit status:%n",
        footer = {"", "'nianbao COMMAND --help' says more, with examples. Begin with: nianbao demo"})
public final class Nianbao implements Callable<Integer> {

    /** The commands in the order of the help. */
    static final List<String> COMMANDS = List.of("demo", "crawl", "index", "extract", "search", "show", "outliers",
            "series", "compare", "checks", "coverage", "changes", "export", "stats", "archive", "completion");

    private static final String WARM_UP = "warm-up";

    private final Terminal terminal;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Print the version.")
    private boolean version;

    private Nianbao(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofSystem();
        int status = run(terminal, arguments);
        Interruption.finished();
        System.exit(status);
    }

    /** Runs one command line to its exit status, whatever happens. */
    static int run(Terminal terminal, String... arguments) {
        CommandErrors errors = new CommandErrors(terminal.err());
        try {
            int status = execute(terminal, errors, arguments);
            terminal.out().flush();
            return status;
        } catch (ClosedPipe | CommandFailure e) {
            return errors.failed(e, false);
        } catch (OutOfMemoryError e) {
            terminal.err().println("nianbao: out of memory; give the program more with JAVA_OPTS=-Xmx4g");
            return ExitCode.FAILED.status();
        }
    }

    private static int execute(Terminal terminal, CommandErrors errors, String... given) {
        String[] arguments = commandFirst(given);
        CommandLine line = commandLine(terminal, arguments.length > 0 ? arguments[0] : "");
        line.setParameterExceptionHandler((e, args) -> errors.wrongUsage(e));
        line.setExecutionExceptionHandler((e, command, result) ->
                errors.failed(e, command.getCommand() instanceof Subcommand sub && sub.shared.verbose()));
        int status = line.execute(arguments);
        line.getOut().flush();
        return status;
    }

    /** The command line with the one command that {@code name} names, or with all when it names none. */
    static CommandLine commandLine(Terminal terminal, String name) {
        CommandLine line = new CommandLine(new Nianbao(terminal));
        List<String> wanted = COMMANDS.contains(name) || name.equals(WARM_UP) ? List.of(name) : COMMANDS;
        for (String each : wanted) {
            line.addSubcommand(each, new CommandLine(create(each, terminal)));
        }
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(terminal.out(), false, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setUsageHelpWidth(Math.max(80, Math.min(110, terminal.columns())));
        line.setUsageHelpLongOptionsMaxWidth(30);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.getCommandSpec().version("nianbao " + version());
        line.getCommandSpec().usageMessage().exitCodeList(exitCodes());
        return line;
    }

    /** {@code Callable}, not {@code Subcommand}: so the verifier need not load every command to check the branches. */
    private static Callable<Integer> create(String name, Terminal terminal) {
        return switch (name) {
            case "demo" -> new DemoCommand(terminal);
            case "crawl" -> new CrawlCommand(terminal);
            case "index" -> new IndexCommand(terminal);
            case "extract" -> new ExtractCommand(terminal);
            case "search" -> new SearchCommand(terminal);
            case "show" -> new ShowCommand(terminal);
            case "outliers" -> new OutliersCommand(terminal);
            case "series" -> new SeriesCommand(terminal);
            case "compare" -> new CompareCommand(terminal);
            case "checks" -> new ChecksCommand(terminal);
            case "coverage" -> new CoverageCommand(terminal);
            case "changes" -> new ChangesCommand(terminal);
            case "export" -> new ExportCommand(terminal);
            case "stats" -> new StatsCommand(terminal);
            case "archive" -> new ArchiveCommand(terminal);
            case WARM_UP -> new WarmUpCommand(terminal);
            case "completion" -> new CompletionCommand(terminal);
            default -> throw new IllegalArgumentException(name);
        };
    }

    @Override
    public Integer call() {
        CommandLine all = commandLine(terminal, "");
        all.usage(terminal.err());
        return ExitCode.WRONG_USAGE.status();
    }

    /** {@code --data d search x} means {@code search --data d x}: a shared option may stand before the command. */
    private static String[] commandFirst(String... given) {
        List<String> withValue = List.of("--data", "--config", "--color", "--lang");
        List<String> alone = List.of("-v", "--verbose", "-q", "--quiet");
        int i = 0;
        while (i < given.length && given[i].startsWith("-")) {
            String option = given[i];
            int equals = option.indexOf('=');
            if (alone.contains(option) || equals > 0 && withValue.contains(option.substring(0, equals))) {
                i++;
            } else if (withValue.contains(option)) {
                i += 2;
            } else {
                return given;
            }
        }
        if (i == 0 || i >= given.length) {
            return given;
        }
        List<String> moved = new ArrayList<>(List.of(given[i]));
        moved.addAll(Arrays.asList(given).subList(0, i));
        moved.addAll(Arrays.asList(given).subList(i + 1, given.length));
        return moved.toArray(String[]::new);
    }

    static String version() {
        String version = Nianbao.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            codes.put(String.valueOf(code.status()), code.meaning());
        }
        return codes;
    }
}
