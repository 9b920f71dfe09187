// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/**
 * A facet field of one reader in memory: for each document the numbers of its values. Counting all documents is then
 * one pass over an array; walking doc values for every query took most of a query's time.
 */
final class FacetColumn {

    /**
     * How many documents have each value.
     *
     * @param labels all values of the index, or more than those with a document
     * @param counts of each label its documents; 0 for most when few documents were asked for
     * @param documents how many documents have any value
     */
    record Counted(List<String> labels, int[] counts, long documents) {

        /** How many values have a document. */
        int met() {
            int met = 0;
            for (int count : counts) {
                met += count > 0 ? 1 : 0;
            }
            return met;
        }
    }

    private final List<String> values = new ArrayList<>();
    /** Number of the value of each document, -1 for none; of documents with several, the place in {@link #more}. */
    private final int[] first;
    /** Numbers of the values of documents with several: the count, then the numbers. */
    private int[] more = new int[0];
    private int moreFilled;
    private static final int NONE = -1;

    private FacetColumn(int documents) {
        first = new int[documents];
        Arrays.fill(first, NONE);
    }

    static FacetColumn read(ReaderView view, String field) throws IOException {
        FacetColumn column = new FacetColumn(view.reader().maxDoc());
        Map<String, Integer> numbers = new HashMap<>();
        for (LeafReaderContext leaf : view.reader().leaves()) {
            SortedSetDocValues set = DocValues.getSortedSet(leaf.reader(), field);
            int[] number = new int[(int) set.getValueCount()];
            for (int i = 0; i < number.length; i++) {
                number[i] = column.number(set.lookupOrd(i).utf8ToString(), numbers);
            }
            SortedDocValues single = DocValues.unwrapSingleton(set);
            if (single != null) {
                for (int doc = single.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = single.nextDoc()) {
                    column.first[leaf.docBase + doc] = number[single.ordValue()];
                }
                continue;
            }
            for (int doc = set.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = set.nextDoc()) {
                int count = set.docValueCount();
                if (count == 1) {
                    column.first[leaf.docBase + doc] = number[(int) set.nextOrd()];
                    continue;
                }
                column.first[leaf.docBase + doc] = NONE - 1 - column.moreFilled;
                column.add(count);
                for (int i = 0; i < count; i++) {
                    column.add(number[(int) set.nextOrd()]);
                }
            }
        }
        return column;
    }

    private int number(String value, Map<String, Integer> numbers) {
        Integer known = numbers.putIfAbsent(value, values.size());
        if (known == null) {
            values.add(value);
            return values.size() - 1;
        }
        return known;
    }

    private void add(int number) {
        if (moreFilled == more.length) {
            more = Arrays.copyOf(more, Math.max(1024, more.length * 2));
        }
        more[moreFilled++] = number;
    }

    Counted count(FixedBitSet bits) {
        int[] counts = new int[values.size()];
        long documents = 0;
        long[] words = bits.getBits();
        int wordCount = FixedBitSet.bits2words(bits.length());
        for (int w = 0; w < wordCount; w++) {
            for (long word = words[w]; word != 0; word &= word - 1) {
                int entry = first[(w << 6) + Long.numberOfTrailingZeros(word)];
                if (entry >= 0) {
                    counts[entry]++;
                    documents++;
                } else if (entry < NONE) {
                    int at = NONE - 1 - entry;
                    for (int i = 1; i <= more[at]; i++) {
                        counts[more[at + i]]++;
                    }
                    documents++;
                }
            }
        }
        return new Counted(values, counts, documents);
    }

    /** Counts without a column: cheaper once, when few documents match. */
    static Counted countDirectly(ReaderView view, String field, FixedBitSet bits) throws IOException {
        Map<String, Integer> counted = new HashMap<>();
        long documents = 0;
        for (LeafReaderContext leaf : view.reader().leaves()) {
            SortedSetDocValues set = DocValues.getSortedSet(leaf.reader(), field);
            Map<Long, Integer> byOrd = new HashMap<>();
            LeafBits docs = new LeafBits(bits, leaf);
            for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
                if (set.advanceExact(doc)) {
                    documents++;
                    for (int i = set.docValueCount(); i > 0; i--) {
                        byOrd.merge(set.nextOrd(), 1, Integer::sum);
                    }
                }
            }
            for (Map.Entry<Long, Integer> entry : byOrd.entrySet()) {
                counted.merge(set.lookupOrd(entry.getKey()).utf8ToString(), entry.getValue(), Integer::sum);
            }
        }
        List<String> labels = new ArrayList<>(counted.keySet());
        return new Counted(labels, labels.stream().mapToInt(counted::get).toArray(), documents);
    }
}
