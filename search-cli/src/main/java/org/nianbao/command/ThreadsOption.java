// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import picocli.CommandLine.Option;

/** How many documents are read at once. */
final class ThreadsOption {

    @Option(names = "--threads", paramLabel = "N", description = "Documents read at once (default: one a processor).")
    private Integer threads;

    int count() {
        if (threads != null && threads < 1) {
            throw CommandFailure.wrongUsage("--threads " + threads + " is below 1; give 1 or more");
        }
        return threads == null ? Math.max(1, Runtime.getRuntime().availableProcessors()) : threads;
    }
}
