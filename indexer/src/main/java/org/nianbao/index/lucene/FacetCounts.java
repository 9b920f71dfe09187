// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSet;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.NumericUtils;
import org.nianbao.index.Dimension;
import org.nianbao.index.FacetRequest;
import org.nianbao.index.SearchResult.Count;
import org.nianbao.index.SearchResult.Facet;

/** Counts documents of a bit set by dimension or by range of a figure. */
final class FacetCounts {

    private final ReaderView view;

    FacetCounts(ReaderView view) {
        this.view = view;
    }

    /** Hands a bit set to Lucene's counters as if it had been collected. */
    private static final class Collected extends FacetsCollector {

        private final List<MatchingDocs> leaves = new ArrayList<>();

        Collected(ReaderView view, FixedBitSet bits) {
            for (LeafReaderContext leaf : view.reader().leaves()) {
                int hits = cardinality(bits, leaf.docBase, leaf.docBase + leaf.reader().maxDoc());
                if (hits > 0) {
                    leaves.add(new MatchingDocs(leaf, new LeafSet(bits, leaf), hits, null));
                }
            }
        }

        private static int cardinality(FixedBitSet bits, int from, int to) {
            long[] words = bits.getBits();
            int count = 0;
            for (int word = from >> 6; word <= to - 1 >> 6; word++) {
                long part = words[word];
                if (word == from >> 6) {
                    part &= -1L << from;
                }
                if (word == to - 1 >> 6) {
                    part &= -1L >>> -to;
                }
                count += Long.bitCount(part);
            }
            return count;
        }

        @Override
        public List<MatchingDocs> getMatchingDocs() {
            return leaves;
        }
    }

    private static final class LeafSet extends DocIdSet {

        private final FixedBitSet bits;
        private final LeafReaderContext leaf;

        LeafSet(FixedBitSet bits, LeafReaderContext leaf) {
            this.bits = bits;
            this.leaf = leaf;
        }

        @Override
        public DocIdSetIterator iterator() {
            return new LeafBits(bits, leaf);
        }

        @Override
        public long ramBytesUsed() {
            return 0;
        }
    }

    /**
     * @param selected the values that filters ask for
     */
    Facet values(FacetRequest.Values request, FixedBitSet bits, Set<String> selected) throws IOException {
        String name = request.name();
        long total = bits.cardinality();
        Optional<StringDocValuesReaderState> ordinals = view.ordinals(ReportFields.facet(request.dimension()));
        if (ordinals.isEmpty() || total == 0) {
            return new Facet(name, List.of(), 0, total);
        }
        FacetResult counted = new StringValueFacetCounts(ordinals.get(), new Collected(view, bits))
                .getAllChildren(ReportFields.facet(request.dimension()));
        List<Count> counts = new ArrayList<>(counted.labelValues.length);
        for (LabelAndValue value : counted.labelValues) {
            counts.add(count(value.label, value.value.longValue(), selected));
        }
        Comparator<Count> order = request.dimension() == Dimension.YEAR
                ? Comparator.comparing(Count::value).reversed()
                : Comparator.comparingLong(Count::reports).reversed().thenComparing(Count::value)
                        .thenComparing(count -> String.join("/", count.path()));
        counts.sort(order);
        List<Count> shown = new ArrayList<>(counts.subList(0, Math.min(request.limit(), counts.size())));
        counts.stream().skip(shown.size()).filter(Count::selected).forEach(shown::add);
        return new Facet(name, shown, (long) counts.size() - shown.size(), total - counted.value.longValue());
    }

    /** Every value of a doc value field with the number of documents that have it. */
    Map<String, Long> valuesOf(String field, FixedBitSet bits) throws IOException {
        Map<String, Long> values = new TreeMap<>();
        Optional<StringDocValuesReaderState> ordinals = view.ordinals(field);
        if (ordinals.isPresent()) {
            FacetResult counted = new StringValueFacetCounts(ordinals.get(), new Collected(view, bits))
                    .getAllChildren(field);
            for (LabelAndValue value : counted.labelValues) {
                values.put(value.label, value.value.longValue());
            }
        }
        return values;
    }

    private static Count count(String label, long reports, Set<String> selected) {
        int last = label.lastIndexOf(ReportFields.PATH_SEPARATOR);
        String value = label.substring(last + 1);
        List<String> path = last < 0 ? List.of()
                : Arrays.asList(label.substring(0, last).split(String.valueOf(ReportFields.PATH_SEPARATOR), -1));
        return new Count(value, path, reports, selected.contains(value), List.of());
    }

    Facet ranges(FacetRequest.Ranges request, FixedBitSet bits) throws IOException {
        double[] bounds = request.bounds().stream().mapToDouble(BigDecimal::doubleValue).toArray();
        long[] counts = new long[bounds.length + 1];
        long stated = 0;
        for (LeafReaderContext leaf : view.reader().leaves()) {
            NumericDocValues numbers = DocValues.unwrapSingleton(
                    DocValues.getSortedNumeric(leaf.reader(), ReportFields.figure(request.key())));
            LeafBits docs = new LeafBits(bits, leaf);
            int doc = docs.nextDoc();
            while (numbers != null && doc != DocIdSetIterator.NO_MORE_DOCS) {
                int found = numbers.docID() < doc ? numbers.advance(doc) : numbers.docID();
                if (found == doc) {
                    int at = Arrays.binarySearch(bounds, NumericUtils.sortableLongToDouble(numbers.longValue()));
                    counts[at >= 0 ? at + 1 : -at - 1]++;
                    stated++;
                    doc = docs.nextDoc();
                } else if (found == DocIdSetIterator.NO_MORE_DOCS) {
                    break;
                } else {
                    doc = docs.advance(found);
                }
            }
        }
        List<Count> ranges = new ArrayList<>();
        for (int i = counts[0] > 0 ? 0 : 1; i < counts.length; i++) {
            ranges.add(new Count(label(request.bounds(), i), List.of(), counts[i], false, List.of()));
        }
        return new Facet(request.name(), ranges, 0, bits.cardinality() - stated);
    }

    private static String label(List<BigDecimal> bounds, int range) {
        if (range == 0) {
            return "<" + bounds.get(0).toPlainString();
        }
        String from = bounds.get(range - 1).toPlainString();
        return range == bounds.size() ? ">=" + from : from + "..<" + bounds.get(range).toPlainString();
    }
}
