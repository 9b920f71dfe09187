// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
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

    /**
     * @param selected the values that filters ask for
     */
    Facet values(FacetRequest.Values request, FixedBitSet bits, Set<String> selected) throws IOException {
        String name = request.name();
        long total = bits.cardinality();
        FacetColumn.Counted counted = view.count(ReportFields.facet(request.dimension()), bits);
        List<String> labels = counted.labels();
        int[] counts = counted.counts();
        boolean byLabel = request.dimension() == Dimension.YEAR;
        Comparator<Integer> order = byLabel ? Comparator.<Integer, String>comparing(labels::get).reversed()
                : Comparator.<Integer>comparingInt(value -> -counts[value]).thenComparing(labels::get);
        // The worst of those shown is on top: most of thousands of agencies are passed over after one comparison.
        PriorityQueue<Integer> best = new PriorityQueue<>(order.reversed());
        for (int value = 0; value < counts.length; value++) {
            if (counts[value] == 0) {
                continue;
            }
            if (best.size() < request.limit()) {
                best.add(value);
            } else if ((byLabel || counts[value] >= counts[best.peek()]) && order.compare(value, best.peek()) < 0) {
                best.poll();
                best.add(value);
            }
        }
        List<Count> shown = new ArrayList<>();
        best.stream().sorted(order).forEach(value -> shown.add(count(labels.get(value), counts[value], selected)));
        int met = counted.met();
        if (!selected.isEmpty() && shown.size() < met) {
            Set<Count> already = new HashSet<>(shown);
            IntStream.range(0, counts.length).filter(value -> counts[value] > 0).boxed().sorted(order)
                    .map(value -> count(labels.get(value), counts[value], selected))
                    .filter(count -> count.selected() && !already.contains(count)).forEach(shown::add);
        }
        return new Facet(name, shown, (long) met - shown.size(), total - counted.documents());
    }

    /** Every value of a doc value field with the number of documents that have it. */
    Map<String, Long> valuesOf(String field, FixedBitSet bits) throws IOException {
        FacetColumn.Counted counted = view.count(field, bits);
        Map<String, Long> values = new TreeMap<>();
        for (int value = 0; value < counted.counts().length; value++) {
            if (counted.counts()[value] > 0) {
                values.put(counted.labels().get(value), (long) counted.counts()[value]);
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
            NumericDocValues numbers = FigureColumns.column(leaf.reader(), request.key());
            LeafBits docs = new LeafBits(bits, leaf);
            int doc = docs.nextDoc();
            while (doc != DocIdSetIterator.NO_MORE_DOCS) {
                int found = numbers.docID() < doc ? numbers.advance(doc) : numbers.docID();
                if (found == doc) {
                    int at = Arrays.binarySearch(bounds, FigureColumns.number(numbers));
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
