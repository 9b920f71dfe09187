// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import java.lang.management.ManagementFactory;

/** What the figures were taken on. */
final class Machine {

    private static final long GIBIBYTE = 1L << 30;

    private Machine() {
    }

    static String line() {
        long memory = ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean os
                ? Math.round((double) os.getTotalMemorySize() / GIBIBYTE) : 0;
        return Runtime.getRuntime().availableProcessors() + " cores, " + memory + " GiB, "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", Java "
                + System.getProperty("java.version") + ", load "
                + Results.number(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
