// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.nianbao.index.lucene.Analyzers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Cuts the same texts into words with SmartCN's analyzer and with the program's. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WordsBenchmark {

    private List<String> texts;
    private Analyzer stock;
    private Analyzer ours;
    private Analyzer bigrams;

    @Setup
    public void setUp() {
        texts = ReportTexts.all();
        stock = new SmartChineseAnalyzer();
        ours = Analyzers.words();
        bigrams = Analyzers.bigrams();
    }

    private long characters(Analyzer analyzer) throws IOException {
        long sum = 0;
        for (String text : texts) {
            try (TokenStream stream = analyzer.tokenStream("text", text)) {
                CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
                stream.reset();
                while (stream.incrementToken()) {
                    sum += term.length();
                }
                stream.end();
            }
        }
        return sum;
    }

    @Benchmark
    public long a0SmartChineseAnalyzer() throws IOException {
        return characters(stock);
    }

    @Benchmark
    public long a1Ours() throws IOException {
        return characters(ours);
    }

    @Benchmark
    public long b1Bigrams() throws IOException {
        return characters(bigrams);
    }
}
