// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.nianbao.quality.generated.PageGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Reads the same pages with jsoup alone and with the program up to each of its steps. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReadingBenchmark {

    /** Neither the first pages, which tests look at, nor ones that a threshold was chosen on. */
    private static final long FIRST_PAGE = 7_000_000;
    private static final int PAGES = 150;
    /** Until the compiler has done its work on the reader, some ten thousand lines. */
    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(4);
    private static final Duration QUICK_WARM_UP = Duration.ofSeconds(20);

    private List<byte[]> pages = List.of();
    private ReadingStages stages;
    private PageGenerator generator;
    private long next = FIRST_PAGE;

    /** Generated pages from the given one on, or the files of the folder that {@code -Dbench.pages} names. */
    private static List<byte[]> pages(PageGenerator generator, long first) {
        String own = System.getProperty("bench.pages", "");
        if (own.isEmpty()) {
            return generator.pages(first, PAGES).stream().map(page -> page.bytes()).toList();
        }
        try (Stream<Path> files = Files.walk(Path.of(own))) {
            List<byte[]> found = new ArrayList<>();
            for (Path file : files.filter(name -> name.toString().matches(".*\\.s?html?")).sorted().toList()) {
                found.add(Files.readAllBytes(file));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first pages, which are not measured. */
    static List<byte[]> pages() {
        return pages(new PageGenerator(config()), FIRST_PAGE);
    }

    private static Path config() {
        return Path.of(System.getProperty("nianbao.root", "."), "config");
    }

    @Setup(Level.Trial)
    public void warmUp(Blackhole sink) {
        stages = new ReadingStages(config());
        generator = new PageGenerator(config());
        List<byte[]> first = pages(generator, FIRST_PAGE);
        CompilerAtRest.after(() -> first.forEach(page -> {
            sink.consume(Jsoup.parse(new String(page, StandardCharsets.UTF_8)));
            sink.consume(stages.record(page));
        }), Boolean.getBoolean(JmhRounds.QUICKLY) ? QUICK_WARM_UP : LONGEST_WARM_UP);
    }

    /** Other pages each time, as whoever reads an archive meets them: what is remembered of the last ones is true to life. */
    @Setup(Level.Iteration)
    public void otherPages() {
        pages = pages(generator, next);
        next += PAGES;
    }

    @Benchmark
    public void a0Jsoup(Blackhole sink) throws IOException {
        for (byte[] page : pages) {
            sink.consume(Jsoup.parse(new ByteArrayInputStream(page), null, "http://localhost/"));
        }
    }

    @Benchmark
    public void b1Page(Blackhole sink) {
        pages.forEach(page -> sink.consume(stages.page(page)));
    }

    @Benchmark
    public void b2Clean(Blackhole sink) {
        pages.forEach(page -> sink.consume(stages.clean(stages.page(page))));
    }

    @Benchmark
    public void b3Reading(Blackhole sink) {
        pages.forEach(page -> sink.consume(stages.reading(page)));
    }

    @Benchmark
    public void b4Record(Blackhole sink) {
        pages.forEach(page -> sink.consume(stages.record(page)));
    }
}
