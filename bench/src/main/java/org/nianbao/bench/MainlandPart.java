// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.bench.Comparison.Goal;
import org.nianbao.clean.mainland.Conversion;

/** Traditional → Simplified beside OpenCC4j called on the whole text. */
final class MainlandPart implements Part {

    private static final double GOAL = 20;

    @Override
    public String name() {
        return "mainland";
    }

    @Override
    public String title() {
        return "Traditional → Simplified beside OpenCC4j on the whole text";
    }

    @Override
    public List<Comparison> run(Setting setting) throws Exception {
        ReportTexts.write(setting);
        List<String> traditional = MainlandBenchmark.traditionalTexts();
        List<String> simplified = ReportTexts.all();
        Conversion conversion = new Conversion(setting.config());
        int differ = 0;
        for (String text : traditional) {
            String theirs = ZhConverterUtil.toSimple(text);
            String ours = conversion.traditional(text);
            if (!ours.equals(theirs)) {
                differ++;
                Setting.say("mainland: OpenCC4j and we differ at: " + firstDifference(theirs, ours));
            }
        }
        Map<String, double[]> times = JmhRounds.run(MainlandBenchmark.class, setting);
        double megabytes = ReportTexts.bytes(traditional) / 1e6;
        double simplifiedMegabytes = ReportTexts.bytes(simplified) / 1e6;
        String baseline = "ZhConverterUtil.toSimple(text), OpenCC4j "
                + Optional.ofNullable(ZhConverterUtil.class.getPackage().getImplementationVersion()).orElse("1.14.0");
        List<Comparison> lines = new ArrayList<>();
        lines.add(Comparison.of("Traditional text", "MB/s", speed(times.get("a1Ours"), megabytes), baseline,
                speed(times.get("a0Opencc"), megabytes), Goal.atLeast(GOAL), traditional.size() + " texts, "
                + Results.number(megabytes) + " MB, one thread, JMH, average time; of them with another output"
                + " than OpenCC4j's: " + differ + "."));
        lines.add(Comparison.of("text that is Simplified already", "MB/s",
                speed(times.get("b1OursOnSimplified"), simplifiedMegabytes), baseline,
                speed(times.get("b0OpenccOnSimplified"), simplifiedMegabytes), Optional.empty(), ""));
        lines.add(Comparison.alone("texts with another output", "texts of " + traditional.size(),
                new double[] {differ}, ""));
        return lines;
    }

    private static double[] speed(double[] microseconds, double megabytes) {
        return JmhRounds.each(microseconds, time -> megabytes / (time / 1e6));
    }

    private static String firstDifference(String left, String right) {
        int at = 0;
        while (at < left.length() && at < right.length() && left.charAt(at) == right.charAt(at)) {
            at++;
        }
        int from = Math.max(0, at - 5);
        return left.substring(from, Math.min(left.length(), at + 5)) + " / "
                + right.substring(from, Math.min(right.length(), at + 5));
    }
}
