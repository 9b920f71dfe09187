// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.nianbao.bench.Comparison.Goal;

/** Page → record beside jsoup alone, whole and stage by stage. */
final class ReadingPart implements Part {

    private static final double GOAL = 2;

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
        double[] page = times.get("b1Page");
        double[] clean = JmhRounds.difference(times.get("b2PageAndClean"), page);
        String baseline = "Jsoup.parse(bytes), jsoup " + Jsoup.class.getPackage().getImplementationVersion();
        String note = pages.size() + (System.getProperty("bench.pages", "").isEmpty() ? " generated" : " given") + " pages of "
                + Results.number(bytes / 1e3 / pages.size()) + " kB on average, one thread, JMH, average time.";
        List<Comparison> lines = new ArrayList<>();
        lines.add(Comparison.of("page → record, whole", "µs a page", times.get("a1Whole"), baseline, jsoup,
                Goal.atMost(GOAL), note));
        lines.add(stage("stage: bytes → page", page, baseline, jsoup));
        lines.add(stage("stage: clean (with the page's, less it)", clean, baseline, jsoup));
        lines.add(stage("stage: tables", times.get("b3Tables"), baseline, jsoup));
        lines.add(stage("stage: head", times.get("b4Head"), baseline, jsoup));
        lines.add(stage("stage: prose", times.get("b5Prose"), baseline, jsoup));
        return lines;
    }

    private static Comparison stage(String name, double[] ours, String baseline, double[] jsoup) {
        return Comparison.of(name, "µs a page", ours, baseline, jsoup, Optional.empty(), "");
    }
}
