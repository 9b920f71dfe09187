// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** JMH in rounds: each measures every method once in a fresh process, so that ratios are of the same weather. */
final class JmhRounds {

    /** The property by which a benchmark knows that it is to be quick. */
    static final String QUICKLY = "bench.quickly";

    private static final TimeValue QUICK = TimeValue.milliseconds(500);
    private static final TimeValue LONG = TimeValue.seconds(2);
    private static final TimeValue QUICK_WARM_UP = TimeValue.milliseconds(1_500);
    private static final TimeValue WARM_UP = TimeValue.seconds(10);

    private JmhRounds() {
    }

    /** Method → its time in each round, in the order of the methods' names; warmed up for a few seconds. */
    static Map<String, double[]> run(Class<?> benchmark, Setting setting) throws RunnerException {
        int rounds = setting.rounds(3, 7);
        Map<String, List<Double>> times = new TreeMap<>();
        for (int round = 0; round < rounds; round++) {
            OptionsBuilder options = new OptionsBuilder();
            TimeValue time = setting.quick() ? QUICK : LONG;
            options.include("\\." + benchmark.getSimpleName() + "\\.").forks(1)
                    .warmupIterations(1).warmupTime(setting.quick() ? QUICK_WARM_UP : WARM_UP)
                    .measurementIterations(3).measurementTime(time).shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .jvmArgs(ManagementFactory.getRuntimeMXBean().getInputArguments().toArray(String[]::new))
                    .jvmArgsAppend("-D" + ReportTexts.FILE + "=" + System.getProperty(ReportTexts.FILE, ""),
                            "-D" + QUICKLY + "=" + setting.quick());
            Collection<RunResult> results = new Runner(options.build()).run();
            for (RunResult result : results) {
                String name = result.getParams().getBenchmark();
                times.computeIfAbsent(name.substring(name.lastIndexOf('.') + 1), key -> new ArrayList<>())
                        .add(result.getPrimaryResult().getScore());
            }
            Setting.say(benchmark.getSimpleName() + ": round " + (round + 1) + " of " + rounds);
        }
        Map<String, double[]> named = new LinkedHashMap<>();
        times.forEach((name, list) -> named.put(name, list.stream().mapToDouble(time -> time).toArray()));
        return named;
    }

    static double[] each(double[] rounds, DoubleUnaryOperator change) {
        return Arrays.stream(rounds).map(change).toArray();
    }

    static double[] difference(double[] more, double[] less) {
        double[] rest = new double[more.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = more[i] - less[i];
        }
        return rest;
    }
}
