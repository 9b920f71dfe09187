// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.FixedBitSet;
import org.nianbao.index.Change;
import org.nianbao.index.Copy;
import org.nianbao.index.Dimension;
import org.nianbao.index.FacetRequest;
import org.nianbao.index.FigureRow;
import org.nianbao.index.Filter;
import org.nianbao.index.IndexStats;
import org.nianbao.index.IndexedReport;
import org.nianbao.index.RefusedDocument;
import org.nianbao.index.ReportId;
import org.nianbao.index.ReportQuery;
import org.nianbao.index.ReportSearch;
import org.nianbao.index.SearchResult;
import org.nianbao.index.SearchResult.Facet;
import org.nianbao.index.SearchResult.Hit;
import org.nianbao.index.Snippet;
import org.nianbao.index.Words;
import org.nianbao.report.FigureKey;

/** One committed state of an index folder, to ask. */
public final class LuceneReportSearch implements ReportSearch {

    /** A shorter beginning of an id would name too many reports. */
    private static final int SHORTEST_ID = 4;

    private final Path folder;
    private final ReaderView view;
    private final FilterQueries filters;
    private final WordsQuery words;
    private final FacetCounts facets;
    private final QueryFacets queryFacets;
    private final TopReports top;
    private final WordBits found;
    private boolean columnsAreWhole;

    private LuceneReportSearch(Path folder, ReaderView view, UnaryOperator<String> normaliser, long scored) {
        this.folder = folder;
        this.view = view;
        this.filters = new FilterQueries(view.reader(), normaliser);
        this.words = new WordsQuery(new ReportAnalysis(), normaliser, filters);
        this.facets = new FacetCounts(view);
        this.queryFacets = new QueryFacets(view, facets, filters);
        this.top = new TopReports(view, words, scored);
        this.found = new WordBits(view, words);
    }

    /**
     * Opens the last committed state of {@code folder}.
     *
     * @param normaliser the conversion to mainland Simplified characters that pages went through
     */
    public static LuceneReportSearch open(Path folder, UnaryOperator<String> normaliser) {
        return LuceneFailures.named(folder, () ->
                new LuceneReportSearch(folder, new ReaderView(IndexFolder.open(folder)), normaliser, TopReports.SCORED));
    }

    /** Opens a small index as if it were large: every query is ranked by steps alone, on {@code threads} threads. */
    static LuceneReportSearch asLarge(Path folder, UnaryOperator<String> normaliser, int threads) {
        return LuceneFailures.named(folder, () ->
                new LuceneReportSearch(folder, new ReaderView(IndexFolder.openUnread(folder), threads), normaliser, 0));
    }

    @Override
    public SearchResult search(ReportQuery query) {
        return LuceneFailures.named(folder, () -> answer(query));
    }

    private SearchResult answer(ReportQuery query) throws IOException {
        // First of all, so that a query of too many words is refused before it is answered.
        query.words().ifPresent(words::query);
        ReportSets sets = new ReportSets(view, filters, found, query.words(), query.filters(), query.facets());
        FixedBitSet matching = sets.matching();
        List<Facet> counted = queryFacets.of(query, sets);
        long total = matching.cardinality();
        if (query.limit() == 0 || total == 0) {
            return new SearchResult(total, List.of(), counted, Optional.empty());
        }
        boolean byScore = TopReports.isByScore(query);
        ScoreDoc[] best = top.of(query, matching, query.limit() + 1);
        List<Hit> hits = new ArrayList<>();
        Optional<Snippets> snippets = query.words().map(words::marks).map(Snippets::new);
        for (int i = 0; i < Math.min(best.length, query.limit()); i++) {
            IndexedReport indexed = ReportDocuments.indexed(view.searcher().storedFields().document(best[i].doc));
            Optional<Snippet> snippet = snippets.flatMap(s -> s.best(indexed.report().text()));
            hits.add(new Hit(indexed, snippet, copiesOf(indexed), byScore ? best[i].score : 0));
        }
        Optional<String> next = Optional.empty();
        if (best.length > query.limit()) {
            ScoreDoc last = best[query.limit() - 1];
            List<Object> at = last instanceof FieldDoc sorted ? Arrays.asList(sorted.fields) : List.of(last.score);
            next = Optional.of(new PageToken(PageToken.fingerprint(query),
                    hits.get(hits.size() - 1).indexed().id(), at).toString());
        }
        return new SearchResult(total, hits, counted, next);
    }

    @Override
    public List<IndexedReport> find(String idOrAddress) {
        return LuceneFailures.named(folder, () -> {
            List<IndexedReport> found = new ArrayList<>();
            for (int doc : named(idOrAddress, ReportFields.REPORT)) {
                found.add(ReportDocuments.indexed(view.searcher().storedFields().document(doc)));
            }
            found.sort(Comparator.comparing((IndexedReport report) -> !report.counted())
                    .thenComparing(IndexedReport::id));
            return found;
        });
    }

    @Override
    public List<RefusedDocument> findRefused(String idOrAddress) {
        return LuceneFailures.named(folder, () -> {
            List<RefusedDocument> found = new ArrayList<>();
            for (int doc : named(idOrAddress, ReportFields.REFUSED)) {
                found.add(ReportDocuments.refused(view.searcher().storedFields().document(doc)));
            }
            return found;
        });
    }

    private List<Integer> named(String name, String type) throws IOException {
        String wanted = name.strip();
        List<Query> ways = new ArrayList<>(List.of(FilterQueries.term(ReportFields.ID, wanted),
                FilterQueries.term(ReportFields.ADDRESS, PageAddress.plain(wanted))));
        if (wanted.length() >= SHORTEST_ID && wanted.length() <= ReportId.LENGTH) {
            ways.add(new PrefixQuery(new Term(ReportFields.ID, wanted)));
        }
        for (Query way : ways) {
            FixedBitSet bits = ReportSets.collect(view, new BooleanQuery.Builder().add(way, Occur.FILTER)
                    .add(FilterQueries.term(ReportFields.TYPE, type), Occur.FILTER).build());
            List<Integer> docs = bits.cardinality() == 0 ? List.of() : docs(bits);
            if (!docs.isEmpty()) {
                return docs;
            }
        }
        return List.of();
    }

    private static List<Integer> docs(FixedBitSet bits) {
        List<Integer> docs = new ArrayList<>();
        for (int doc = bits.nextSetBit(0); doc != DocIdSetIterator.NO_MORE_DOCS;
                doc = doc + 1 < bits.length() ? bits.nextSetBit(doc + 1) : DocIdSetIterator.NO_MORE_DOCS) {
            docs.add(doc);
        }
        return docs;
    }

    @Override
    public List<Copy> copies(String id) {
        return LuceneFailures.named(folder, () -> {
            Optional<Integer> doc = view.document(ReportFields.ID, id);
            return doc.isEmpty() ? List.of()
                    : copiesOf(ReportDocuments.indexed(view.searcher().storedFields().document(doc.get())));
        });
    }

    private List<Copy> copiesOf(IndexedReport indexed) throws IOException {
        ReaderView.Group group = view.groups().get(indexed.copyOf().orElse(indexed.id()));
        if (group == null) {
            return List.of();
        }
        List<Copy> copies = new ArrayList<>();
        for (int doc : Stream.concat(group.lead().stream(), group.copies().stream()).toList()) {
            FigureRow row = view.row(doc);
            if (!row.id().equals(indexed.id())) {
                copies.add(new Copy(row.id(), row.source(), row.url(), row.official()));
            }
        }
        return copies;
    }

    @Override
    public void forEachRow(List<Filter> asked, List<FigureKey> figures, boolean copiesToo,
                           Consumer<FigureRow> rows) {
        LuceneFailures.named(folder, () -> {
            if (!columnsAreWhole) {
                IndexFolder.requireWholeColumns(view.reader());
                columnsAreWhole = true;
            }
            FixedBitSet bits = new ReportSets(view, filters, found, Optional.empty(), asked, List.of()).unfolded();
            if (!copiesToo) {
                bits.and(ReportSets.collect(view, FilterQueries.term(ReportFields.FLAG, ReportFields.COUNTED)));
            }
            for (LeafReaderContext leaf : view.reader().leaves()) {
                BinaryDocValues heads = DocValues.getBinary(leaf.reader(), ReportFields.HEAD);
                List<NumericDocValues> columns = new ArrayList<>();
                for (FigureKey key : figures) {
                    columns.add(FigureColumns.column(leaf.reader(), key));
                }
                LeafBits docs = new LeafBits(bits, leaf);
                for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
                    double[] numbers = new double[figures.size()];
                    for (int i = 0; i < numbers.length; i++) {
                        NumericDocValues column = columns.get(i);
                        numbers[i] = column.advanceExact(doc) ? FigureColumns.number(column) : Double.NaN;
                    }
                    if (heads.advanceExact(doc)) {
                        LuceneFailures.handOver(rows, RowHead.unpack(heads.binaryValue(), numbers));
                    }
                }
            }
            return null;
        });
    }

    @Override
    public void forEachReport(Optional<Words> asked, List<Filter> with, Consumer<IndexedReport> reports) {
        LuceneFailures.named(folder, () -> {
            FixedBitSet bits = new ReportSets(view, filters, found, asked, with, List.of()).unfolded();
            forEachStored(bits, document ->
                    LuceneFailures.handOver(reports, ReportDocuments.indexed(document)));
            return null;
        });
    }

    @Override
    public void forEachRefused(Consumer<RefusedDocument> documents) {
        LuceneFailures.named(folder, () -> {
            forEachStored(ReportSets.collect(view, FilterQueries.term(ReportFields.TYPE, ReportFields.REFUSED)),
                    document -> LuceneFailures.handOver(documents, ReportDocuments.refused(document)));
            return null;
        });
    }

    private void forEachStored(FixedBitSet bits, Consumer<Document> documents) throws IOException {
        for (LeafReaderContext leaf : view.reader().leaves()) {
            // Made for reading one document after the other: a block is unpacked once, not once a document.
            StoredFields stored = leaf.reader() instanceof CodecReader codec
                    ? codec.getFieldsReader().getMergeInstance() : leaf.reader().storedFields();
            LeafBits docs = new LeafBits(bits, leaf);
            for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
                documents.accept(stored.document(doc));
            }
        }
    }

    @Override
    public List<Change> changes(Optional<Instant> since) {
        return LuceneFailures.named(folder, () -> {
            long from = since.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
            List<Change> changes = new ArrayList<>();
            forEachStored(ReportSets.collect(view, LongField.newRangeQuery(ReportFields.WHEN, from, Long.MAX_VALUE)),
                    document -> changes.add(ReportDocuments.change(document)));
            FixedBitSet fresh = ReportSets.collect(view,
                    LongField.newRangeQuery(ReportFields.FIRST_SEEN, from, Long.MAX_VALUE));
            for (LeafReaderContext leaf : view.reader().leaves()) {
                NumericDocValues first = DocValues.unwrapSingleton(
                        DocValues.getSortedNumeric(leaf.reader(), ReportFields.FIRST_SEEN));
                LeafBits docs = new LeafBits(fresh, leaf);
                for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
                    if (first != null && first.advanceExact(doc)) {
                        changes.add(first(view.row(leaf.docBase + doc), Instant.ofEpochMilli(first.longValue())));
                    }
                }
            }
            changes.sort(Comparator.comparing(Change::when).thenComparing(Change::key).thenComparing(Change::kind));
            return changes;
        });
    }

    private static Change first(FigureRow row, Instant seen) {
        return new Change(Change.Kind.NEW, row.id(), row.url().orElse(row.source()), row.title(), row.agency(),
                row.year(), seen, List.of(), row.counted() ? "" : "copy of another page");
    }

    @Override
    public Map<String, Long> values(Dimension dimension) {
        return LuceneFailures.named(folder, () -> {
            FixedBitSet counted = ReportSets.collect(view,
                    FilterQueries.term(ReportFields.FLAG, ReportFields.COUNTED));
            Map<String, Long> values = new LinkedHashMap<>();
            facets.values(new FacetRequest.Values(dimension, Integer.MAX_VALUE), counted, Set.of()).counts()
                    .forEach(count -> values.merge(count.value(), count.reports(), Long::sum));
            return values;
        });
    }

    @Override
    public IndexStats stats() {
        return LuceneFailures.named(folder, () -> {
            FixedBitSet counted = ReportSets.collect(view,
                    FilterQueries.term(ReportFields.FLAG, ReportFields.COUNTED));
            SortedMap<String, Long> reasons = new TreeMap<>();
            FixedBitSet refused = ReportSets.collect(view,
                    FilterQueries.term(ReportFields.TYPE, ReportFields.REFUSED));
            facets.valuesOf(ReportFields.REASON, refused).forEach(reasons::put);
            Optional<Instant> last = changes(Optional.empty()).stream().map(Change::when).max(Instant::compareTo);
            return new IndexStats(counted.cardinality(), size(ReportFields.FLAG, ReportFields.COPY),
                    refused.cardinality(), size(ReportFields.FLAG, ReportFields.VANISHED),
                    withUnknown(Dimension.YEAR, counted), withUnknown(Dimension.EDITION, counted), reasons,
                    IndexFolder.bytes(folder),
                    last, new HashMap<>(view.reader().getIndexCommit().getUserData()));
        });
    }

    private SortedMap<String, Long> withUnknown(Dimension dimension, FixedBitSet counted) throws IOException {
        Facet facet = facets.values(new FacetRequest.Values(dimension, Integer.MAX_VALUE), counted, Set.of());
        SortedMap<String, Long> counts = new TreeMap<>();
        facet.counts().forEach(count -> counts.merge(count.value(), count.reports(), Long::sum));
        if (facet.missing() > 0) {
            counts.put("unknown", facet.missing());
        }
        return counts;
    }

    private long size(String field, String value) throws IOException {
        return ReportSets.collect(view, FilterQueries.term(field, value)).cardinality();
    }

    @Override
    public void requireWhole() {
        LuceneFailures.named(folder, () -> {
            IndexFolder.requireWhole(view.reader());
            return null;
        });
    }

    @Override
    public void close() {
        LuceneFailures.named(folder, () -> {
            IndexReader reader = view.reader();
            reader.close();
            view.reader().directory().close();
            return null;
        });
    }
}
