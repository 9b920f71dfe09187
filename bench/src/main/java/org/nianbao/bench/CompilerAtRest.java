// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Work repeated until the virtual machine's compiler has little left to do with it: for much code that takes a minute,
 * on a machine with other work several, and whoever reads an archive waits for it once.
 */
final class CompilerAtRest {

    private static final Duration WINDOW = Duration.ofSeconds(10);
    /** Share of the time in which the compiler may still be at work. */
    private static final double REST = 0.05;

    private CompilerAtRest() {
    }

    /** Repeats the work until then, but no longer than {@code atMost}. */
    static void after(Runnable work, Duration atMost) {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        long end = System.nanoTime() + atMost.toNanos();
        boolean busy = true;
        while (busy && System.nanoTime() < end) {
            long before = compiler.getTotalCompilationTime();
            long window = Math.min(end, System.nanoTime() + WINDOW.toNanos());
            while (System.nanoTime() < window) {
                work.run();
            }
            busy = compiler.getTotalCompilationTime() - before > REST * WINDOW.toMillis();
        }
    }
}
