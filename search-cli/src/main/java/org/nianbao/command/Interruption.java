// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM on a command that writes: the command is asked to stop, given some seconds to leave its files
 * whole, and the program ends with status 130.
 */
final class Interruption {

    /** Longest wait for a running fetch or commit; systemd's own patience is 90 seconds. */
    private static final int PATIENCE_SECONDS = 20;

    private static final CountDownLatch FINISHED = new CountDownLatch(1);

    private static volatile boolean requested;

    private Interruption() {
    }

    /** Whether the running command was asked to stop. */
    static boolean requested() {
        return requested;
    }

    /** Work that can be asked to stop. */
    @FunctionalInterface
    interface Work<T> {

        T done() throws IOException;
    }

    /** Does {@code work}; meanwhile an interruption calls {@code stop} instead of ending the program at once. */
    static <T> T during(Runnable stop, Work<T> work) throws IOException {
        Thread hook = new Thread(() -> stopAndWait(stop), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.done();
        } finally {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The program is being ended: the hook runs, and waits for finished().
            }
        }
    }

    private static void stopAndWait(Runnable stop) {
        if (FINISHED.getCount() == 0) {
            return;
        }
        requested = true;
        stop.run();
        try {
            FINISHED.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED.status());
    }

    /** The command is through; the program may end with its own status. */
    static void finished() {
        FINISHED.countDown();
    }
}
