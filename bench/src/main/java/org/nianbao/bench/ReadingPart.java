// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.nianbao.bench.Comparison.Goal;

/** Page → record beside jsoup alone, whole and stage by stage. */
final class ReadingPart implements Part {

    private static final double GOAL = 2;
    private static final Map<String, String> STEPS = new TreeMap<>(Map.of("b1Page", "bytes → page", "b2Clean",
            "page → clean page", "b3Reading", "clean page → report (tables, head, prose, checks)", "b4Record",
            "report → JSON"));

    @Override
    public String name() {
        return "reading";
    }

    @Override
    public String title() {
        return "Page → record beside a bare jsoup parse of the same bytes";
    }

    @Override
    public List<Comparison> run(Setting setting) throws Exception {
        List<byte[]> pages = ReadingBenchmark.pages();
        long bytes = pages.stream().mapToLong(page -> page.length).sum();
        Map<String, double[]> times = JmhRounds.run(ReadingBenchmark.class, setting);
        times.replaceAll((name, rounds) -> JmhRounds.each(rounds, time -> time / pages.size()));
        double[] jsoup = times.get("a0Jsoup");
        String baseline = "Jsoup.parse(bytes), jsoup " + Jsoup.class.getPackage().getImplementationVersion();
        String origin = System.getProperty("bench.pages", "").isEmpty() ? " generated" : " given";
        String note = pages.size() + origin + " pages a time, of " + Results.number(bytes / 1e3 / pages.size())
                + " kB on average, other ones each time, one thread, JMH, average time once the compiler is at rest"
                + (setting.quick() ? " or has had its time (quick)." : ".");
        List<Comparison> lines = new ArrayList<>();
        lines.add(Comparison.of("page → record, whole", "µs a page", times.get("b4Record"), baseline, jsoup,
                Goal.atMost(GOAL), note));
        double[] before = new double[jsoup.length];
        for (Map.Entry<String, String> step : STEPS.entrySet()) {
            double[] upTo = times.get(step.getKey());
            lines.add(Comparison.of("of it: " + step.getValue(), "µs a page", JmhRounds.difference(upTo, before), baseline,
                    jsoup, Optional.empty(), "A step's time is the time up to it less the time up to the step before."));
            before = upTo;
        }
        return lines;
    }
}
