// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

/** What a command's end means to the script that called it; the one table of exit statuses. */
enum ExitCode {
    DONE(0, "done (no hits included)"),
    FAILED(1, "failed, or some of the inputs did"),
    WRONG_USAGE(2, "wrong usage"),
    NOTHING_TO_WORK_ON(3, "nothing to work on (no archive, no index)"),
    DATA_IN_USE(4, "another run holds the data folder"),
    INTERRUPTED(130, "interrupted");

    private final int status;
    private final String meaning;

    ExitCode(int status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    int status() {
        return status;
    }

    String meaning() {
        return meaning;
    }
}
