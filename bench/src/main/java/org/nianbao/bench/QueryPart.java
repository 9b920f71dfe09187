// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.core.CoreContainer;
import org.nianbao.bench.Comparison.Goal;
import org.nianbao.index.Dimension;
import org.nianbao.index.FacetRequest;
import org.nianbao.index.FigureCondition;
import org.nianbao.index.Filter;
import org.nianbao.index.GeneratedReports;
import org.nianbao.index.IndexedReport;
import org.nianbao.index.Order;
import org.nianbao.index.QuerySyntax;
import org.nianbao.index.ReportQuery;
import org.nianbao.index.ReportSearch;
import org.nianbao.index.lucene.LuceneReportIndex;
import org.nianbao.index.lucene.LuceneReportSearch;
import org.nianbao.report.FigureKey;

/** Questions with facets, a range, ten hits and their snippets, beside Solr in the same process. */
final class QueryPart implements Part {

    private static final double GOAL = 1.0 / 3;
    private static final long SEED = 11;
    private static final int PARAGRAPHS = 60;
    private static final List<Integer> QUICK_SIZES = List.of(10_000);
    private static final List<Integer> SIZES = List.of(10_000, 100_000);
    private static final int QUESTIONS = 200;
    private static final int BATCH = 200;
    private static final int FACET_VALUES = 20;
    private static final FigureKey TOTAL = new FigureKey("applications.new.total");

    private final List<FigureKey> keys = GeneratedReports.allKeys();

    @Override
    public String name() {
        return "queries";
    }

    @Override
    public String title() {
        return "Questions beside Apache Solr with the same analysis on the same reports";
    }

    @Override
    public List<Comparison> run(Setting setting) throws Exception {
        List<Comparison> lines = new ArrayList<>();
        List<Integer> sizes = !setting.sizes().isEmpty() ? setting.sizes() : setting.quick() ? QUICK_SIZES : SIZES;
        for (int size : sizes) {
            measure(setting, size, lines);
        }
        return lines;
    }

    private void measure(Setting setting, int size, List<Comparison> lines) throws Exception {
        GeneratedReports reports = new GeneratedReports(SEED, PARAGRAPHS, keys);
        Path index = ourIndex(setting, size);
        Path solrHome = solrHome(setting, size);
        try (ReportSearch ours = LuceneReportSearch.open(index, text -> text);
                SolrSide solr = SolrSide.open(solrHome)) {
            int differ = 0;
            // The first set warms both sides up and is compared; each further set is asked once.
            for (Asked asked : Asked.questions(SEED, QUESTIONS, reports, size)) {
                long here = ours.search(query(asked)).total();
                long there = solr.ask(asked);
                if (here != there) {
                    differ++;
                    Setting.say("queries: " + here + " reports here, " + there + " there: " + asked);
                }
            }
            for (int warm = 1; warm <= (setting.quick() ? 2 : 5); warm++) {
                for (Asked asked : Asked.questions(SEED + warm, QUESTIONS, reports, size)) {
                    ours.search(query(asked));
                    solr.ask(asked);
                }
            }
            int rounds = setting.rounds(3, 7);
            double[][] here = new double[3][rounds];
            double[][] there = new double[3][rounds];
            for (int round = 0; round < rounds; round++) {
                List<Asked> questions = Asked.questions(SEED + 100 + round, QUESTIONS, reports, size);
                double[] mine = new double[questions.size()];
                double[] solrs = new double[questions.size()];
                for (int i = 0; i < questions.size(); i++) {
                    Asked asked = questions.get(i);
                    // Now one goes first, now the other.
                    for (int side = 0; side < 2; side++) {
                        long began = System.nanoTime();
                        if ((i + side) % 2 == 0) {
                            ours.search(query(asked));
                            mine[i] = (System.nanoTime() - began) / 1e6;
                        } else {
                            solr.ask(asked);
                            solrs[i] = (System.nanoTime() - began) / 1e6;
                        }
                    }
                }
                set(here, round, mine);
                set(there, round, solrs);
            }
            String of = " of " + QUESTIONS + " questions, " + String.format(Locale.ROOT, "%,d", size) + " reports";
            String baseline = "EmbeddedSolrServer, Solr " + solrVersion();
            String note = "queries: every question asks for ten hits with records and snippets, eight facets of "
                    + FACET_VALUES + " values and five ranges of a figure; no question is asked twice in the measured rounds"
                    + " but by chance, so that Solr's caches (on, as by default) help it as they would a site.";
            lines.add(Comparison.of("p50" + of, "ms", here[0], baseline, there[0], Optional.empty(), note));
            lines.add(Comparison.of("p99" + of, "ms", here[1], baseline, there[1], Goal.atMost(GOAL), ""));
            lines.add(Comparison.of("all" + of, "ms", here[2], baseline, there[2], Optional.empty(), ""));
            lines.add(Comparison.alone("questions with another number of reports than Solr found",
                    "of " + QUESTIONS, new double[] {differ}, ""));
            lines.add(Comparison.of("size of the index, " + size + " reports", "MB",
                    new double[] {Setting.bytes(index) / 1e6}, baseline,
                    new double[] {Setting.bytes(solrHome) / 1e6}, Optional.empty(), ""));
        }
    }

    private static String solrVersion() {
        return Optional.ofNullable(CoreContainer.class.getPackage().getImplementationVersion())
                .map(version -> version.split(" ")[0]).orElse("of the pom");
    }

    private static void set(double[][] rounds, int round, double[] times) {
        Arrays.sort(times);
        rounds[0][round] = times[times.length / 2];
        rounds[1][round] = times[times.length * 99 / 100];
        rounds[2][round] = Arrays.stream(times).sum();
    }

    /** The program's own index of that many reports, made where it is not there yet. */
    static Path ourIndex(Setting setting, int size) throws Exception {
        return made(setting.work().resolve("ours-" + size), folder -> {
            GeneratedReports reports = new GeneratedReports(SEED, PARAGRAPHS, GeneratedReports.allKeys());
            try (LuceneReportIndex index = LuceneReportIndex.open(folder, text -> text)) {
                IndexingPart.inParallel(batches(size), Runtime.getRuntime().availableProcessors(),
                        batch -> batch(reports, batch, size).forEach(index::put));
                index.commit(Map.of());
            }
        });
    }

    private static Path solrHome(Setting setting, int size) throws Exception {
        return made(setting.work().resolve("solr-" + size), folder -> {
            GeneratedReports reports = new GeneratedReports(SEED, PARAGRAPHS, GeneratedReports.allKeys());
            try (SolrSide solr = SolrSide.open(folder)) {
                IndexingPart.inParallel(batches(size), Runtime.getRuntime().availableProcessors(), batch -> {
                    try {
                        solr.put(batch(reports, batch, size));
                    } catch (IOException | SolrServerException e) {
                        throw new IllegalStateException(e);
                    }
                });
                solr.commit();
            }
        });
    }

    private interface Making {
        void make(Path folder) throws Exception;
    }

    /** A sign beside the folder says that it is whole and of which program. */
    private static Path made(Path folder, Making making) throws Exception {
        Path sign = folder.resolveSibling(folder.getFileName() + ".made");
        String program = Results.fingerprint();
        if (Files.exists(sign) && Files.readString(sign).equals(program)) {
            return folder;
        }
        Setting.delete(folder);
        Files.deleteIfExists(sign);
        Files.createDirectories(folder);
        long began = System.nanoTime();
        making.make(folder);
        Files.writeString(sign, program);
        Setting.say("queries: " + folder.getFileName() + " took " + (System.nanoTime() - began) / 1_000_000_000 + " s");
        return folder;
    }

    private static List<Integer> batches(int size) {
        return IntStream.range(0, (size + BATCH - 1) / BATCH).boxed().toList();
    }

    private static List<IndexedReport> batch(GeneratedReports reports, int batch, int size) {
        return IntStream.range(batch * BATCH, Math.min(size, (batch + 1) * BATCH)).mapToObj(reports::report).toList();
    }

    private ReportQuery query(Asked asked) {
        List<FacetRequest> facets = new ArrayList<>();
        for (Dimension dimension : List.of(Dimension.PROVINCE, Dimension.CITY, Dimension.AGENCY, Dimension.LEVEL,
                Dimension.YEAR, Dimension.EDITION, Dimension.TRUST, Dimension.CHECK)) {
            facets.add(new FacetRequest.Values(dimension, FACET_VALUES));
        }
        facets.add(FacetRequest.parse(TOTAL + ":0,1,10,100,1000", keys));
        String words = asked.phrase() ? "\"" + asked.words().get(0) + "\""
                : asked.words().stream().collect(Collectors.joining(asked.any() ? " OR " : " "));
        ReportQuery query = new ReportQuery(QuerySyntax.parse(words), List.of(), facets,
                asked.byApplications() ? Order.parse("-" + TOTAL, keys) : Order.RELEVANCE, 10, Optional.empty());
        if (asked.fromYear().isPresent()) {
            query = query.with(new Filter.Years(asked.fromYear(), asked.toYear()));
        }
        if (asked.level().isPresent()) {
            query = query.with(Filter.Is.of(Dimension.LEVEL, asked.level().get()));
        }
        if (asked.leastApplications().isPresent()) {
            String condition = TOTAL + ">=" + asked.leastApplications().get();
            query = query.with(new Filter.Where(FigureCondition.parse(condition, keys)));
        }
        return query;
    }
}
