// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.nianbao.index.FigureRow;

/** One state of the index with what is worked out from it once: who is a copy of whom, and facet ordinals. */
final class ReaderView {

    /** The pages of one report: the one that counts (absent when it is not in the index), and its copies, best first. */
    record Group(Optional<Integer> lead, List<Integer> copies) {
    }

    /** A stretch of documents of one segment, numbered as the segment does. */
    record Part(LeafReaderContext leaf, int from, int to) {
    }

    /** Work on a part. */
    @FunctionalInterface
    interface PartWork {
        void on(Part part) throws IOException;
    }

    /** Fewer documents are gone through sooner than a second thread begins. */
    private static final int WORTH_A_THREAD = 20_000;
    private static final int BITS_IN_WORD = 64;

    /** A column pays when more than one document in so many matches. */
    private static final int FEW = 50;

    private static final int STEPS_BEFORE_LEAP = 8;

    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final Map<String, FacetColumn> columns = new ConcurrentHashMap<>();
    private final List<List<Part>> shares;
    private Map<String, Group> groups;
    /** Of each group its pages: the one that counts (or -1), then the copies. */
    private int[][] pages;
    private FixedBitSet copies;

    ReaderView(DirectoryReader reader) {
        this(reader, Math.min(Runtime.getRuntime().availableProcessors(), reader.maxDoc() / WORTH_A_THREAD));
    }

    /** @param threads how many may work on one query */
    ReaderView(DirectoryReader reader, int threads) {
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        shares = shares(reader, Math.max(1, threads));
    }

    /** All documents in as many shares of about one size; no two meet within a word of a bit set. */
    private static List<List<Part>> shares(DirectoryReader reader, int count) {
        List<List<Part>> shares = new ArrayList<>();
        int words = reader.maxDoc() / BITS_IN_WORD + 1;
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) words * i / count) * BITS_IN_WORD;
            int to = (int) ((long) words * (i + 1) / count) * BITS_IN_WORD;
            List<Part> parts = new ArrayList<>();
            for (LeafReaderContext leaf : reader.leaves()) {
                int first = Math.max(0, from - leaf.docBase);
                int last = Math.min(leaf.reader().maxDoc(), to - leaf.docBase);
                if (first < last) {
                    parts.add(new Part(leaf, first, last));
                }
            }
            shares.add(parts);
        }
        return shares;
    }

    /**
     * Does work on every part of the index, on several processors when it is large. Different threads never set bits
     * in the same word of a {@link FixedBitSet} over all documents.
     */
    void inParts(PartWork work) throws IOException {
        try {
            (isLarge() ? shares.parallelStream() : shares.stream()).forEach(share -> {
                try {
                    for (Part part : share) {
                        work.on(part);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** True when several processors answer sooner than one. */
    boolean isLarge() {
        return shares.size() > 1;
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
            SortedDocValues copyOf = DocValues.getSorted(leaf.reader(), ReportFields.COPY_OF);
            LeafBits docs = new LeafBits(copies(), leaf);
            for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
                if (copyOf.advanceExact(doc)) {
                    byLead.computeIfAbsent(copyOf.lookupOrd(copyOf.ordValue()).utf8ToString(), id -> new ArrayList<>())
                            .add(leaf.docBase + doc);
                }
            }
        }
        Map<String, Integer> leads = documents(byLead.keySet());
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
            read.put(group.getKey(), new Group(Optional.ofNullable(leads.get(group.getKey())), List.copyOf(docs)));
        }
        return read;
    }

    /** The live documents with these ids, where there are any: ids and terms, both in order, are gone through together. */
    private Map<String, Integer> documents(Set<String> ids) throws IOException {
        BytesRef[] wanted = ids.stream().map(BytesRef::new).sorted().toArray(BytesRef[]::new);
        Map<String, Integer> found = new ConcurrentHashMap<>();
        List<LeafReaderContext> leaves = reader.leaves();
        try {
            (isLarge() ? leaves.parallelStream() : leaves.stream()).forEach(leaf -> {
                try {
                    addDocuments(leaf, wanted, found);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return found;
    }

    private static void addDocuments(LeafReaderContext leaf, BytesRef[] wanted, Map<String, Integer> found)
            throws IOException {
        Terms ids = leaf.reader().terms(ReportFields.ID);
        if (ids == null) {
            return;
        }
        TermsEnum terms = ids.iterator();
        Bits live = leaf.reader().getLiveDocs();
        BytesRef term = terms.next();
        PostingsEnum postings = null;
        for (int i = 0; i < wanted.length && term != null; i++) {
            int steps = 0;
            while (term != null && term.compareTo(wanted[i]) < 0) {
                // A few steps cost less than a leap, and a leap less than many steps.
                if (++steps < STEPS_BEFORE_LEAP) {
                    term = terms.next();
                } else {
                    term = terms.seekCeil(wanted[i]) == TermsEnum.SeekStatus.END ? null : terms.term();
                }
            }
            if (term != null && term.equals(wanted[i])) {
                postings = terms.postings(postings, PostingsEnum.NONE);
                for (int doc = postings.nextDoc(); doc != PostingsEnum.NO_MORE_DOCS; doc = postings.nextDoc()) {
                    if (live == null || live.get(doc)) {
                        found.put(term.utf8ToString(), leaf.docBase + doc);
                    }
                }
            }
        }
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
        for (int[] group : pages()) {
            boolean kept = group[0] >= 0 && bits.get(group[0]);
            for (int i = 1; i < group.length; i++) {
                if (kept) {
                    bits.clear(group[i]);
                } else {
                    kept = bits.get(group[i]);
                }
            }
        }
    }

    private synchronized int[][] pages() throws IOException {
        if (pages == null) {
            pages = groups().values().stream().map(group -> IntStream.concat(
                    IntStream.of(group.lead().orElse(-1)), group.copies().stream().mapToInt(copy -> copy)).toArray())
                    .toArray(int[][]::new);
        }
        return pages;
    }
}
