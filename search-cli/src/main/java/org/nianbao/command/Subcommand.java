// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** One command of the program: parse, call, render. */
abstract class Subcommand implements Callable<Integer> {

    @Mixin
    SharedOptions shared;

    final Terminal terminal;

    Subcommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Does the command's work; what cannot go on is thrown as {@link CommandFailure}. */
    abstract ExitCode run() throws IOException;

    @Override
    public final Integer call() throws IOException {
        return run().status();
    }

    /** A remark for the person at the keyboard; silent with {@code -q}. */
    final void remark(String line) {
        if (!shared.quiet()) {
            terminal.err().println(line);
        }
    }

    /** A warning: something of the input was left out. Not silenced. */
    final void warn(String line) {
        terminal.err().println("nianbao: " + line);
    }
}
