// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Version;
import org.nianbao.bench.Comparison.Goal;
import org.nianbao.index.GeneratedReports;
import org.nianbao.index.IndexedReport;
import org.nianbao.index.lucene.Analyzers;
import org.nianbao.index.lucene.LuceneReportIndex;

/** Indexing beside bare Lucene with SmartCN on the same text; words beside SmartCN's, token for token. */
final class IndexingPart implements Part {

    private static final double GOAL = 3;
    private static final long SEED = 5;
    private static final int PARAGRAPHS = 60;
    private static final int QUICK_REPORTS = 1_000;
    private static final int REPORTS = 20_000;
    /** The same buffer for both sides. */
    private static final double BUFFER_MEGABYTES = 64;

    @Override
    public String name() {
        return "indexing";
    }

    @Override
    public String title() {
        return "Indexing beside bare Lucene and SmartCN on the same text";
    }

    @Override
    public List<Comparison> run(Setting setting) throws Exception {
        List<Comparison> lines = new ArrayList<>();
        words(setting, lines);
        int count = !setting.sizes().isEmpty() ? setting.sizes().get(0) : setting.quick() ? QUICK_REPORTS : REPORTS;
        GeneratedReports generator = new GeneratedReports(SEED, PARAGRAPHS, GeneratedReports.allKeys());
        List<IndexedReport> reports = IntStream.range(0, count).mapToObj(generator::report).toList();
        List<String> texts = reports.stream().map(made -> made.report().title() + "\n" + made.report().text()).toList();
        double megabytes = ReportTexts.bytes(texts) / 1e6;
        String lucene = "Lucene " + Version.LATEST + ", SmartChineseAnalyzer, one text field";
        String note = count + " generated reports of " + Results.number(megabytes * 1e3 / count)
                + " kB of text and some 100 figures; buffer " + Results.number(BUFFER_MEGABYTES)
                + " MB, commit at the end, wall time.";
        int rounds = setting.rounds(3, 7);
        int cores = Runtime.getRuntime().availableProcessors();
        double[] sizes = new double[2];
        double[] bareAlone = {};
        for (int threads : cores > 1 ? new int[] {1, cores} : new int[] {1}) {
            double[] bare = new double[rounds];
            double[] field = new double[rounds];
            double[] whole = new double[rounds];
            double[][] processor = new double[3][rounds];
            // Rounds more than are counted: the first ones warm up.
            for (int round = -2; round < rounds; round++) {
                int at = Math.max(round, 0);
                Path folder = setting.folder("bare");
                double[] took = lucene(folder, texts, new SmartChineseAnalyzer(), threads);
                bare[at] = count / took[0];
                processor[0][at] = took[1] * 1e3 / count;
                sizes[0] = Setting.bytes(folder) / 1e6;
                took = lucene(setting.folder("field"), texts, Analyzers.words(), threads);
                field[at] = count / took[0];
                processor[1][at] = took[1] * 1e3 / count;
                folder = setting.folder("whole");
                took = program(folder, reports, threads);
                whole[at] = count / took[0];
                processor[2][at] = took[1] * 1e3 / count;
                sizes[1] = Setting.bytes(folder) / 1e6;
                Setting.say("indexing, " + threads + " threads: round " + (round + 1) + " of " + rounds);
            }
            if (threads == 1) {
                bareAlone = bare;
            } else {
                lines.add(Comparison.of("the program's whole index, " + threads + " threads", "reports/s", whole,
                        lucene + ", 1 thread", bareAlone, Goal.atLeast(GOAL), ""));
            }
            String with = ", " + threads + (threads == 1 ? " thread" : " threads");
            lines.add(Comparison.of("the program's whole index" + with, "reports/s", whole, lucene + with, bare,
                    Goal.atLeast(GOAL), note));
            lines.add(Comparison.of("the program's whole index" + with, "MB of text/s", perSecond(whole, megabytes, count),
                    lucene + with, perSecond(bare, megabytes, count), Goal.atLeast(GOAL), ""));
            lines.add(Comparison.of("the same one field with the program's words" + with, "reports/s", field,
                    lucene + with, bare, Goal.atLeast(GOAL), ""));
            if (threads == 1) {
                String unit = "ms of processor time a report";
                lines.add(Comparison.of("the program's whole index" + with, unit, processor[2], lucene + with,
                        processor[0], Optional.empty(), "Processor time is the whole process's, compiler and collector"
                        + " included; it depends less on what else the machine does."));
                lines.add(Comparison.of("the same one field with the program's words" + with, unit, processor[1],
                        lucene + with, processor[0], Goal.atMost(1 / GOAL), ""));
            }
        }
        lines.add(Comparison.of("size of the index", "MB", new double[] {sizes[1]}, lucene, new double[] {sizes[0]},
                Optional.empty(), "The program's index holds beside the words: Han bigrams with places, every figure,"
                + " the facets and the whole record; the baseline holds one field of words with places."));
        return lines;
    }

    private static double[] perSecond(double[] reports, double megabytes, int count) {
        return JmhRounds.each(reports, rate -> rate * megabytes / count);
    }

    private static void words(Setting setting, List<Comparison> lines) throws Exception {
        ReportTexts.write(setting);
        List<String> texts = ReportTexts.all();
        double megabytes = ReportTexts.bytes(texts) / 1e6;
        long tokens = 0;
        try (Analyzer stock = new SmartChineseAnalyzer(); Analyzer ours = Analyzers.words()) {
            for (String text : texts) {
                List<String> expected = tokens(stock, text);
                if (!expected.equals(tokens(ours, text))) {
                    throw new IllegalStateException("not SmartCN's tokens: " + text);
                }
                tokens += expected.size();
            }
        }
        Map<String, double[]> times = JmhRounds.run(WordsBenchmark.class, setting);
        String note = "words: " + texts.size() + " texts, " + Results.number(megabytes) + " MB, one thread, JMH; all "
                + tokens + " tokens are SmartCN's, places included.";
        lines.add(Comparison.of("words of a text", "MB/s", speed(times.get("a1Ours"), megabytes),
                "SmartChineseAnalyzer", speed(times.get("a0SmartChineseAnalyzer"), megabytes), Goal.atLeast(GOAL), note));
        lines.add(Comparison.of("Han bigrams of a text", "MB/s", speed(times.get("b1Bigrams"), megabytes),
                "SmartChineseAnalyzer", speed(times.get("a0SmartChineseAnalyzer"), megabytes), Optional.empty(), ""));
    }

    private static double[] speed(double[] microseconds, double megabytes) {
        return JmhRounds.each(microseconds, time -> megabytes / (time / 1e6));
    }

    private static List<String> tokens(Analyzer analyzer, String text) throws IOException {
        List<String> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(term + " " + place.startOffset() + "-" + place.endOffset() + " "
                        + step.getPositionIncrement());
            }
            stream.end();
        }
        return tokens;
    }

    /** Seconds, and seconds of processor time. */
    private static double[] lucene(Path folder, List<String> texts, Analyzer analyzer, int threads) throws Exception {
        long began = System.nanoTime();
        long processor = processorNanos();
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory,
                        new IndexWriterConfig(analyzer).setRAMBufferSizeMB(BUFFER_MEGABYTES))) {
            inParallel(texts, threads, text -> {
                Document document = new Document();
                document.add(new TextField("text", text, Field.Store.NO));
                try {
                    writer.addDocument(document);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            writer.commit();
        }
        return new double[] {(System.nanoTime() - began) / 1e9, (processorNanos() - processor) / 1e9};
    }

    private static double[] program(Path folder, List<IndexedReport> reports, int threads) throws Exception {
        long began = System.nanoTime();
        long processor = processorNanos();
        try (LuceneReportIndex index = LuceneReportIndex.open(folder, text -> text)) {
            inParallel(reports, threads, index::put);
            index.commit(Map.of());
        }
        return new double[] {(System.nanoTime() - began) / 1e9, (processorNanos() - processor) / 1e9};
    }

    private static long processorNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime() : 0;
    }

    static <T> void inParallel(List<T> items, int threads, Consumer<T> work) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            AtomicInteger next = new AtomicInteger();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(workers.submit(() -> {
                    for (int at = next.getAndIncrement(); at < items.size(); at = next.getAndIncrement()) {
                        work.accept(items.get(at));
                    }
                }));
            }
            for (Future<?> worker : running) {
                worker.get();
            }
        } finally {
            workers.shutdownNow();
        }
    }
}
