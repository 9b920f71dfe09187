// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.nianbao.clean.mainland.Conversion;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Converts the same whole texts with OpenCC4j and with the program. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MainlandBenchmark {

    private List<String> traditional;
    private List<String> simplified;
    private Conversion conversion;

    /** Report texts as a mirror shows them that turned all characters into Traditional ones. */
    static List<String> traditionalTexts() {
        return ReportTexts.all().stream().map(ZhConverterUtil::toTraditional).toList();
    }

    @Setup
    public void setUp() {
        simplified = ReportTexts.all();
        traditional = traditionalTexts();
        conversion = new Conversion(Path.of(System.getProperty("nianbao.root", "."), "config"));
    }

    @Benchmark
    public void a0Opencc(Blackhole sink) {
        traditional.forEach(text -> sink.consume(ZhConverterUtil.toSimple(text)));
    }

    @Benchmark
    public void a1Ours(Blackhole sink) {
        traditional.forEach(text -> sink.consume(conversion.traditional(text)));
    }

    @Benchmark
    public void b0OpenccOnSimplified(Blackhole sink) {
        simplified.forEach(text -> sink.consume(ZhConverterUtil.toSimple(text)));
    }

    @Benchmark
    public void b1OursOnSimplified(Blackhole sink) {
        simplified.forEach(text -> sink.consume(conversion.mainland(text)));
    }
}
