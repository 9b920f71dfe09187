// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A crawl in a process of its own, to be killed. Arguments: data folder, pause, partition, first pages. */
final class CrawlProcess {

    private CrawlProcess() {
    }

    static Process start(Path data, String pause, Partition partition, String... urls) throws IOException {
        return started(data, command(data, pause, partition, urls));
    }

    private static List<String> command(Path data, String pause, Partition partition, String... urls) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-Dnianbao.root=" + System.getProperty("nianbao.root", ".."), "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                CrawlProcess.class.getName(), data.toString(), pause, partition.toString()));
        command.addAll(List.of(urls));
        return command;
    }

    private static Process started(Path data, List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(new File(data.toFile(), "process.log")).start();
    }

    /** As {@link #start}, where no file may grow beyond so many blocks of 512 bytes. */
    static Process startWithSmallDisk(Path data, int blocks, String... urls) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh"));
        command.addAll(command(data, "0", Partition.WHOLE, urls));
        return started(data, command);
    }

    public static void main(String[] arguments) throws IOException {
        Nights nights = new Nights(Path.of(arguments[0]));
        CrawlSettings settings = nights.settings.withDelay(LengthOfTime.parse(arguments[1]))
                .withPartition(Partition.parse(arguments[2]));
        List<Site> sites = Nights.sites(Arrays.copyOfRange(arguments, 3, arguments.length));
        long start = System.nanoTime();
        CrawlSummary summary = new CrawlRun(nights.data, sites, settings, Nights.READER, Clock.systemUTC()).run();
        System.out.println(summary.finished() + " " + summary.requests() + " requests in "
                + (System.nanoTime() - start) / 1_000_000 + " ms, repairs " + summary.repairs());
    }
}
