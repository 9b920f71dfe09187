// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.FixedBitSet;
import org.nianbao.index.Dimension;
import org.nianbao.index.FacetRequest;
import org.nianbao.index.Filter;
import org.nianbao.index.Words;

/**
 * The sets of reports that one query needs: those that match, and for each facet those that would match without the
 * filters on what it counts (drill-sideways).
 *
 * <p>A place facet also leaves out the filters on smaller places: with a city chosen, the other provinces still show
 * what they hold.
 */
final class ReportSets {

    private final ReaderView view;
    /** Reports that meet the words and every filter that no facet leaves out. */
    private final FixedBitSet base;
    private final Map<Integer, FixedBitSet> byFilter = new HashMap<>();
    private final List<Filter> filters;
    private final Map<BitSet, FixedBitSet> folded = new ConcurrentHashMap<>();

    ReportSets(ReaderView view, FilterQueries queries, WordBits found, Optional<Words> words,
               List<Filter> filters, List<FacetRequest> facets) throws IOException {
        this.view = view;
        this.filters = filters;
        BitSet leftOut = new BitSet();
        facets.forEach(facet -> leftOut.or(leftOutBy(facet.name())));
        BooleanQuery.Builder always = new BooleanQuery.Builder();
        always.add(FilterQueries.term(ReportFields.TYPE, ReportFields.REPORT), Occur.FILTER);
        boolean alone = true;
        for (int i = 0; i < filters.size(); i++) {
            if (!leftOut.get(i)) {
                always.add(queries.query(filters.get(i)), Occur.FILTER);
                alone = false;
            }
        }
        FixedBitSet others = collect(view, always.build());
        if (words.isEmpty()) {
            base = others;
        } else {
            base = found.find(words.get(), alone ? Optional.empty() : Optional.of(others));
            base.and(others);
        }
        for (int i = leftOut.nextSetBit(0); i >= 0; i = leftOut.nextSetBit(i + 1)) {
            byFilter.put(i, collect(view, queries.query(filters.get(i))));
        }
    }

    /** Everything that matches, copies beside the report they are copies of. */
    FixedBitSet unfolded() {
        return allBut(new BitSet());
    }

    /** Everything that matches, one page a report. */
    FixedBitSet matching() throws IOException {
        return foldedBut(new BitSet());
    }

    /** What would match without the filters on {@code facet}, one page a report. */
    FixedBitSet sideways(String facet) throws IOException {
        return foldedBut(leftOutBy(facet));
    }

    private FixedBitSet foldedBut(BitSet leftOut) throws IOException {
        FixedBitSet known = folded.get(leftOut);
        if (known == null) {
            known = allBut(leftOut);
            view.fold(known);
            folded.put(leftOut, known);
        }
        return known;
    }

    private FixedBitSet allBut(BitSet leftOut) {
        FixedBitSet bits = base.clone();
        byFilter.forEach((filter, met) -> {
            if (!leftOut.get(filter)) {
                bits.and(met);
            }
        });
        return bits;
    }

    private BitSet leftOutBy(String facet) {
        Set<String> names = new HashSet<>(Set.of(facet));
        for (Optional<Dimension> place = Dimension.of(facet).flatMap(Dimension::smaller); place.isPresent();
                place = place.get().smaller()) {
            names.add(place.get().label());
        }
        BitSet leftOut = new BitSet();
        for (int i = 0; i < filters.size(); i++) {
            leftOut.set(i, names.contains(name(filters.get(i))));
        }
        return leftOut;
    }

    private static String name(Filter filter) {
        if (filter instanceof Filter.Is is) {
            return is.dimension().label();
        }
        if (filter instanceof Filter.Years) {
            return Dimension.YEAR.label();
        }
        return filter instanceof Filter.Where where ? where.condition().key().name() : "";
    }

    /** Every document that the query finds. */
    static FixedBitSet collect(ReaderView view, Query query) throws IOException {
        FixedBitSet bits = new FixedBitSet(Math.max(1, view.reader().maxDoc()));
        view.searcher().search(query, new CollectorManager<Bits, Void>() {
            @Override
            public Bits newCollector() {
                return new Bits(bits);
            }

            @Override
            public Void reduce(Collection<Bits> collectors) {
                return null;
            }
        });
        return bits;
    }

    private static final class Bits extends SimpleCollector {

        private final FixedBitSet bits;
        private int base;

        Bits(FixedBitSet bits) {
            this.bits = bits;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext leaf) {
            base = leaf.docBase;
        }

        @Override
        public void collect(int doc) {
            bits.set(base + doc);
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
