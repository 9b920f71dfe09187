// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.FixedBitSet;

/** Finds the documents of a bit set made for one reader. */
final class BitsQuery extends Query {

    private final FixedBitSet bits;
    private final long count;

    BitsQuery(FixedBitSet bits) {
        this.bits = bits;
        this.count = bits.cardinality();
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public Scorer scorer(LeafReaderContext leaf) {
                return new ConstantScoreScorer(this, score(), mode, new LeafBits(bits, leaf, count));
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return false;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "bits";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BitsQuery that && bits == that.bits;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(bits);
    }
}
