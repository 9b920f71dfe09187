// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nianbao.index.Dimension;
import org.nianbao.index.FacetRequest;
import org.nianbao.index.FigureCondition;
import org.nianbao.index.Filter;
import org.nianbao.index.GeneratedReports;
import org.nianbao.index.Order;
import org.nianbao.index.QuerySyntax;
import org.nianbao.index.ReportQuery;
import org.nianbao.index.ReportSearch;
import org.nianbao.index.SearchResult;
import org.nianbao.report.FigureKey;

/**
 * Measures how long queries take on generated reports: {@code MeasureSearch FOLDER REPORTS}. Every query counts eight
 * dimensions and one range of a figure. Makes the index when the folder has none.
 */
final class MeasureSearch {

    private static final FigureKey TOTAL = new FigureKey("applications.new.total");
    private static final int ROUNDS = 40;

    private MeasureSearch() {
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        List<FigureKey> keys = GeneratedReports.allKeys();
        if (!Files.isDirectory(folder)) {
            write(folder, count, keys);
        }
        long opened = System.nanoTime();
        try (ReportSearch search = LuceneReportSearch.open(folder, text -> text)) {
            Map<String, ReportQuery> queries = queries(keys);
            System.out.printf("open %.0f ms%n", (System.nanoTime() - opened) / 1e6);
            queries.forEach((name, query) -> {
                long began = System.nanoTime();
                search.search(query);
                System.out.printf("first %-28s %6.0f ms%n", name, (System.nanoTime() - began) / 1e6);
            });
            for (int round = 0; round < 3 * ROUNDS; round++) {
                queries.values().forEach(search::search);
            }
            List<Double> all = new ArrayList<>();
            queries.forEach((name, query) -> {
                double[] times = new double[ROUNDS];
                SearchResult result = null;
                for (int round = 0; round < ROUNDS; round++) {
                    long began = cpu();
                    result = search.search(query);
                    times[round] = (cpu() - began) / 1e6;
                    all.add(times[round]);
                }
                Arrays.sort(times);
                System.out.printf("%-34s %8d hits  p50 %6.1f  max %6.1f ms%n", name, result.total(),
                        times[ROUNDS / 2], times[ROUNDS - 1]);
            });
            double[] sorted = all.stream().mapToDouble(d -> d).sorted().toArray();
            System.out.printf("all: p50 %.1f  p99 %.1f  max %.1f ms%n", sorted[sorted.length / 2],
                    sorted[sorted.length * 99 / 100], sorted[sorted.length - 1]);
        }
    }

    /** Processor time of this thread: other work on the machine does not count. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void write(Path folder, int count, List<FigureKey> keys) {
        GeneratedReports made = new GeneratedReports(1, 100, keys);
        long began = System.nanoTime();
        try (LuceneReportIndex index = LuceneReportIndex.open(folder, text -> text)) {
            IntStream.range(0, count).parallel().forEach(number -> index.put(made.report(number)));
            index.commit(Map.of());
        }
        System.out.printf("written: %.0f reports a second%n", count / ((System.nanoTime() - began) / 1e9));
    }

    private static Map<String, ReportQuery> queries(List<FigureKey> keys) {
        List<FacetRequest> facets = new ArrayList<>();
        for (Dimension dimension : List.of(Dimension.PROVINCE, Dimension.CITY, Dimension.AGENCY, Dimension.LEVEL,
                Dimension.YEAR, Dimension.EDITION, Dimension.TRUST, Dimension.CHECK)) {
            facets.add(new FacetRequest.Values(dimension, 20));
        }
        facets.add(FacetRequest.parse(TOTAL + ":0,1,10,100,1000", keys));
        Map<String, ReportQuery> queries = new LinkedHashMap<>();
        Filter atLeast = new Filter.Where(FigureCondition.parse(TOTAL + ">=1", keys));
        for (String words : List.of("", "公开", "依申请公开", "政府信息公开申请", "\"中华人民共和国政府信息公开条例\"", "行政复议 行政诉讼",
                "土地征收 OR 城市规划 OR 社会保障", "临安市教育局", "水利局 培训班", "信息 NOT 复议", "县", "title:财政局",
                "下一步将加强业务培训全年计划举办培训班")) {
            ReportQuery query = new ReportQuery(QuerySyntax.parse(words), List.of(), facets, Order.RELEVANCE, 10,
                    Optional.empty());
            queries.put("[" + words + "]", query);
            queries.put("[" + words + "] figure", query.with(atLeast));
            queries.put("[" + words + "] figure, years, level", query.with(atLeast)
                    .with(Filter.Years.parse("2018..2021")).with(Filter.Is.of(Dimension.LEVEL, "county")));
        }
        ReportQuery sorted = ReportQuery.EVERYTHING.order(Order.parse("-" + TOTAL, keys)).with(atLeast);
        queries.put("sorted by figure", new ReportQuery(sorted.words(), sorted.filters(), facets, sorted.order(), 10,
                Optional.empty()));
        return queries;
    }
}
