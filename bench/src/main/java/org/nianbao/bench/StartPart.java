// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nianbao.bench.Comparison.Goal;
import org.nianbao.index.lucene.BareSearch;

/** One search from the shell beside a bare JVM that opens the same index; the least heap that answers. */
final class StartPart implements Part {

    private static final double GOAL = 1.5;
    private static final List<Integer> QUICK_SIZES = List.of(10_000);
    private static final List<Integer> SIZES = List.of(100_000);
    private static final int LEAST_HEAP_MEGABYTES = 16;
    private static final int MOST_HEAP_MEGABYTES = 2048;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String title() {
        return "One search from the shell, and the least heap that answers";
    }

    @Override
    public List<Comparison> run(Setting setting) throws Exception {
        List<Comparison> lines = new ArrayList<>();
        // The launcher builds first where it must; that is no start.
        WholeProcess.whole(setting.folder("start"), List.of(setting.root().resolve("nianbao").toString(), "--version"));
        for (int size : !setting.sizes().isEmpty() ? setting.sizes() : setting.quick() ? QUICK_SIZES : SIZES) {
            Path index = QueryPart.ourIndex(setting, size);
            Path folder = setting.folder("start");
            Path data = Files.createDirectories(folder.resolve("data"));
            Files.createSymbolicLink(data.resolve("index"), index.toAbsolutePath());
            starts(setting, size, folder, index, lines);
            heap(setting, size, folder, lines);
        }
        return lines;
    }

    private static void starts(Setting setting, int size, Path folder, Path index, List<Comparison> lines)
            throws IOException, InterruptedException {
        int rounds = setting.rounds(7, 21);
        double[] ours = new double[rounds];
        double[] bare = new double[rounds];
        double[] oursProcessor = new double[rounds];
        double[] bareProcessor = new double[rounds];
        List<String> program = List.of(setting.root().resolve("nianbao").toString(), "search", "行政复议", "--facet",
                "province", "--facet", "year", "--data", folder.resolve("data").toString());
        List<String> jvm = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
                "-XX:+UseSerialGC", "-Xlog:disable", "-cp", yardstick(setting), BareSearch.class.getName(),
                index.toString(), "行政复议", "province", "year");
        for (int round = -1; round < rounds; round++) {
            int at = Math.max(round, 0);
            WholeProcess.Ended here = WholeProcess.whole(folder, program);
            WholeProcess.Ended there = WholeProcess.whole(folder, jvm);
            ours[at] = here.seconds() * 1e3;
            bare[at] = there.seconds() * 1e3;
            oursProcessor[at] = here.processor() * 1e3;
            bareProcessor[at] = there.processor() * 1e3;
        }
        String work = "nianbao search 行政复议 --facet province --facet year, " + size + " reports";
        String baseline = "a JVM with Lucene alone that opens the index, runs the same search and prints ten records"
                + " (BareSearch)";
        lines.add(Comparison.of(work, "ms", ours, baseline, bare, Goal.atMost(GOAL),
                "start: whole processes in turn; the launcher's shell and its class archive included."));
        lines.add(Comparison.of(work + ", processor time", "ms", oursProcessor, baseline, bareProcessor,
                Optional.empty(), ""));
    }

    /** The jars of the assembled program, for Lucene, and the yardstick's own. */
    private static String yardstick(Setting setting) throws IOException {
        Path module = setting.root().resolve("bench/target/lib");
        try (Stream<Path> jars = Files.list(module)) {
            Path tests = jars.filter(jar -> jar.getFileName().toString().matches("nianbao-indexer-.*-tests\\.jar"))
                    .findFirst().orElseThrow(() -> new IOException("no jar of the indexer's tests in " + module));
            return tests + File.pathSeparator + setting.root().resolve("search-cli/target/nianbao/lib") + "/*";
        }
    }

    private static void heap(Setting setting, int size, Path folder, List<Comparison> lines)
            throws IOException, InterruptedException {
        List<String> question = List.of("search", "公开", "--facet", "province", "--facet", "agency", "--facet", "year",
                "--facet", "applications.new.total:0,1,10,100", "--data", folder.resolve("data").toString());
        int low = LEAST_HEAP_MEGABYTES;
        int high = MOST_HEAP_MEGABYTES;
        if (!answers(setting, folder, high, question)) {
            throw new IOException("not even " + high + " MB answer:\n" + Files.readString(folder.resolve("process.log")));
        }
        // To within an eighth: the least heap is no exact number, the collector needs some air.
        while (high - low > Math.max(2, high / 8)) {
            int middle = (low + high) / 2;
            if (answers(setting, folder, middle, question)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        lines.add(new Comparison("least heap (-Xmx) that answers a search with three facets and a range, " + size
                + " reports", "MB", Spread.of(high), "", Optional.empty(), Optional.empty(), Optional.empty(),
                "The least heap is searched for by halving, to within an eighth."));
    }

    private static boolean answers(Setting setting, Path folder, int megabytes, List<String> question)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m", "-XX:+UseSerialGC", "-Xlog:disable", "-Dfile.encoding=UTF-8",
                "-Dnianbao.home=" + setting.root(), "-jar",
                setting.root().resolve("search-cli/target/nianbao/nianbao.jar").toString()));
        command.addAll(question);
        return WholeProcess.run(folder, command).status() == 0;
    }
}
