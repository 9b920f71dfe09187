// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.nianbao.index.FigureRow;
import org.nianbao.index.Words;

/** One state of the index with what is worked out from it once: who is a copy of whom, and facet ordinals. */
final class ReaderView {

    /** The pages of one report: the one that counts (absent when it is not in the index), and its copies, best first. */
    record Group(Optional<Integer> lead, List<Integer> copies) {
    }

    /** Words whose documents are kept: at a million reports each takes 125 KB. */
    private static final int MOST_WORDS = 64;
    /** A column pays when more than one document in so many matches. */
    private static final int FEW = 50;

    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final Map<String, FacetColumn> columns = new ConcurrentHashMap<>();
    private final Map<Words, FixedBitSet> byWords = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<Words> askedOnce = new HashSet<>();
    private Map<String, Group> groups;
    private FixedBitSet copies;

    ReaderView(DirectoryReader reader) {
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
    }

    DirectoryReader reader() {
        return reader;
    }

    IndexSearcher searcher() {
        return searcher;
    }

    /** How many of the documents have each value of a facet field. */
    FacetColumn.Counted count(String field, FixedBitSet bits) throws IOException {
        FacetColumn column = columns.get(field);
        if (column == null) {
            if ((long) bits.cardinality() * FEW < reader.maxDoc()) {
                return FacetColumn.countDirectly(this, field, bits);
            }
            column = FacetColumn.read(this, field);
            columns.put(field, column);
        }
        return column.count(bits);
    }

    /**
     * The documents that words find, kept for the next query with the same words (another page, one more filter).
     * With filters they are worth finding on their own only when asked for again; absent then.
     */
    Optional<FixedBitSet> documents(Words words, Query query, boolean alone) throws IOException {
        synchronized (byWords) {
            FixedBitSet known = byWords.get(words);
            if (known != null) {
                return Optional.of(known);
            }
            if (!alone && askedOnce.add(words)) {
                if (askedOnce.size() > MOST_WORDS) {
                    askedOnce.clear();
                }
                return Optional.empty();
            }
        }
        FixedBitSet found = ReportSets.collect(this, query);
        synchronized (byWords) {
            byWords.put(words, found);
            if (byWords.size() > MOST_WORDS) {
                byWords.remove(byWords.keySet().iterator().next());
            }
        }
        return Optional.of(found);
    }

    /** Groups of more than one page, by the id of the page that counts. */
    synchronized Map<String, Group> groups() throws IOException {
        if (groups == null) {
            groups = readGroups();
        }
        return groups;
    }

    private synchronized FixedBitSet copies() throws IOException {
        if (copies == null) {
            copies = ReportSets.collect(this, FilterQueries.term(ReportFields.FLAG, ReportFields.COPY));
        }
        return copies;
    }

    private Map<String, Group> readGroups() throws IOException {
        Map<String, List<Integer>> byLead = new HashMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            SortedDocValues leads = DocValues.getSorted(leaf.reader(), ReportFields.COPY_OF);
            LeafBits docs = new LeafBits(copies(), leaf);
            for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
                if (leads.advanceExact(doc)) {
                    byLead.computeIfAbsent(leads.lookupOrd(leads.ordValue()).utf8ToString(), id -> new ArrayList<>())
                            .add(leaf.docBase + doc);
                }
            }
        }
        Map<String, Group> read = new HashMap<>();
        for (Map.Entry<String, List<Integer>> group : byLead.entrySet()) {
            List<Integer> docs = group.getValue();
            if (docs.size() > 1) {
                Map<Integer, FigureRow> rows = new HashMap<>();
                for (int doc : docs) {
                    rows.put(doc, row(doc));
                }
                docs.sort(Comparator.comparing((Integer doc) -> !rows.get(doc).official())
                        .thenComparing(doc -> rows.get(doc).trust().size()).thenComparing(doc -> rows.get(doc).id()));
            }
            read.put(group.getKey(), new Group(document(ReportFields.ID, group.getKey()), List.copyOf(docs)));
        }
        return read;
    }

    /** The live document with this term. */
    Optional<Integer> document(String field, String value) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            PostingsEnum postings = leaf.reader().postings(new Term(field, value));
            Bits live = leaf.reader().getLiveDocs();
            while (postings != null && postings.nextDoc() != PostingsEnum.NO_MORE_DOCS) {
                if (live == null || live.get(postings.docID())) {
                    return Optional.of(leaf.docBase + postings.docID());
                }
            }
        }
        return Optional.empty();
    }

    /** The head of a report, without figures. */
    FigureRow row(int doc) throws IOException {
        LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(doc, reader.leaves()));
        BinaryDocValues heads = leaf.reader().getBinaryDocValues(ReportFields.HEAD);
        if (heads == null || !heads.advanceExact(doc - leaf.docBase)) {
            throw new IllegalStateException("a report without a head");
        }
        return RowHead.unpack(heads.binaryValue(), new double[0]);
    }

    /** Leaves of each group one page that is in {@code bits}: the one that counts, else the best copy. */
    void fold(FixedBitSet bits) throws IOException {
        if (!bits.intersects(copies())) {
            return;
        }
        for (Group group : groups().values()) {
            boolean kept = group.lead().isPresent() && bits.get(group.lead().get());
            for (int copy : group.copies()) {
                if (kept) {
                    bits.clear(copy);
                } else {
                    kept = bits.get(copy);
                }
            }
        }
    }
}
