// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.nianbao.archive.ArchiveException;
import org.nianbao.archive.DataFolderLock;
import org.nianbao.config.ConfigMistakes.ConfigException;
import org.nianbao.config.ConfigMistakes.Mistake;
import org.nianbao.index.IndexException;
import org.nianbao.index.QuerySyntaxException;
import org.nianbao.index.Suggestions;
import org.nianbao.ingest.InterruptedRun;
import org.nianbao.ingest.NothingToIndex;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Turns what went wrong into one line on stderr and an exit status; the stack trace only with {@code -v}. */
final class CommandErrors {

    private final PrintStream err;

    CommandErrors(PrintStream err) {
        this.err = err;
    }

    /** Arguments that cannot be understood. */
    int wrongUsage(ParameterException e) {
        CommandLine command = e.getCommandLine();
        Throwable cause = e.getCause();
        if (cause instanceof CommandFailure failure) {
            return say(failure, false);
        }
        String name = command.getCommandSpec().qualifiedName(" ");
        String line = oneLine(String.valueOf(e.getMessage()));
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
            line = unmatched(unmatched);
        }
        err.println("nianbao: " + line + "; '" + name + " --help' lists what there is");
        return ExitCode.WRONG_USAGE.status();
    }

    private static String unmatched(CommandLine.UnmatchedArgumentException e) {
        String word = e.getUnmatched().isEmpty() ? "" : e.getUnmatched().get(0);
        CommandLine command = e.getCommandLine();
        boolean option = word.startsWith("-");
        List<String> known = option
                ? command.getCommandSpec().optionsMap().keySet().stream().filter(name -> name.length() > 2).toList()
                : List.copyOf(command.getSubcommands().keySet());
        boolean root = command.getParent() == null;
        String what = option ? "unknown option " : root ? "unknown command " : "one argument too many: ";
        int equals = word.indexOf('=');
        String name = option && equals > 0 ? word.substring(0, equals) : word;
        return what + "'" + word + "'" + (option || root ? Suggestions.question(name, known) : "");
    }

    /** Anything thrown while a command ran. */
    int failed(Exception e, boolean verbose) {
        if (e instanceof CommandFailure failure) {
            return say(failure, verbose);
        }
        if (e instanceof ClosedPipe) {
            return ExitCode.DONE.status();
        }
        if (e instanceof QuerySyntaxException syntax) {
            return say(CommandFailure.wrongUsage(syntax.getMessage()), verbose);
        }
        if (e instanceof InterruptedRun || Interruption.requested()) {
            err.println("nianbao: interrupted; the data folder is whole, the next run goes on");
            return ExitCode.INTERRUPTED.status();
        }
        if (e instanceof IndexException index) {
            return say(new CommandFailure(exitCode(index), oneLine(index.getMessage()), index), verbose);
        }
        if (e instanceof DataFolderLock.HeldException held) {
            return say(new CommandFailure(ExitCode.DATA_IN_USE, oneLine(held.getMessage()), held), verbose);
        }
        if (e instanceof NothingToIndex) {
            return say(new CommandFailure(ExitCode.NOTHING_TO_WORK_ON, oneLine(e.getMessage()), e), verbose);
        }
        if (e instanceof ConfigException config) {
            for (Mistake mistake : config.mistakes()) {
                err.println("nianbao: " + oneLine(mistake.toString()));
            }
            trace(e, verbose);
            return ExitCode.FAILED.status();
        }
        err.println("nianbao: " + describe(e, verbose));
        trace(e, verbose);
        return ExitCode.FAILED.status();
    }

    private static ExitCode exitCode(IndexException e) {
        if (e instanceof IndexException.Missing) {
            return ExitCode.NOTHING_TO_WORK_ON;
        }
        return e instanceof IndexException.Locked ? ExitCode.DATA_IN_USE : ExitCode.FAILED;
    }

    private int say(CommandFailure failure, boolean verbose) {
        String[] lines = failure.getMessage().split("\n", -1);
        err.println("nianbao: " + lines[0]);
        // A caret under a query's mistake is the one thing that needs more than a line.
        for (int i = 1; i < lines.length; i++) {
            err.println(lines[i]);
        }
        trace(failure, verbose);
        return failure.exitCode().status();
    }

    private void trace(Throwable e, boolean verbose) {
        if (verbose) {
            e.printStackTrace(err);
        }
    }

    /** What and where, in words, of an exception nobody named better. */
    static String describe(Exception e, boolean verbose) {
        Throwable inner = e instanceof UncheckedIOException ? e.getCause() : e;
        if (inner instanceof NoSuchFileException missing) {
            return missing.getFile() + ": no such file";
        }
        if (inner instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied; check who owns the folder";
        }
        if (inner instanceof FileAlreadyExistsException there) {
            return there.getFile() + ": is there already";
        }
        if (inner instanceof ArchiveException) {
            // says which file, and what is safe
            return oneLine(String.valueOf(inner.getMessage()));
        }
        if (String.valueOf(inner.getMessage()).contains("No space left")
                || String.valueOf(inner.getMessage()).contains("SQLITE_FULL")) {
            return "no room left on the disk; make room and run again";
        }
        if (inner instanceof FileSystemException file) {
            return file.getFile() + ": " + file.getReason();
        }
        if (inner instanceof IOException) {
            return oneLine(String.valueOf(inner.getMessage()));
        }
        return "stopped by a fault in the program: " + oneLine(inner.toString())
                + (verbose ? "" : "; run again with -v and report what it prints");
    }

    static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
