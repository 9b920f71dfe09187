// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** One segment's part of a bit set over the whole reader. */
final class LeafBits extends DocIdSetIterator {

    private final FixedBitSet bits;
    private final int base;
    private final int end;
    private final long count;
    private int doc = -1;

    LeafBits(FixedBitSet bits, LeafReaderContext leaf) {
        this(bits, leaf, Long.MAX_VALUE);
    }

    /** @param count how many bits are set in all; tells Lucene whom to ask first */
    LeafBits(FixedBitSet bits, LeafReaderContext leaf, long count) {
        this.bits = bits;
        this.base = leaf.docBase;
        this.end = leaf.docBase + leaf.reader().maxDoc();
        this.count = count;
    }

    @Override
    public int docID() {
        return doc;
    }

    @Override
    public int nextDoc() {
        return advance(doc + 1);
    }

    @Override
    public int advance(int target) {
        int found = target >= end - base ? NO_MORE_DOCS : bits.nextSetBit(base + target, end);
        doc = found == NO_MORE_DOCS ? NO_MORE_DOCS : found - base;
        return doc;
    }

    @Override
    public long cost() {
        return Math.min(end - base, count);
    }
}
