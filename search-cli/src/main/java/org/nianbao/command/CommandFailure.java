// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

/** The end of a command that cannot go on: one line that says what, where and what to do, and the exit status. */
final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    CommandFailure(ExitCode exitCode, String line) {
        super(line);
        this.exitCode = exitCode;
    }

    CommandFailure(ExitCode exitCode, String line, Throwable cause) {
        super(line, cause);
        this.exitCode = exitCode;
    }

    static CommandFailure wrongUsage(String line) {
        return new CommandFailure(ExitCode.WRONG_USAGE, line);
    }

    ExitCode exitCode() {
        return exitCode;
    }
}
