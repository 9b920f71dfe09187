// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.nianbao.index.FigureRow;

/** One state of the index with what is worked out from it once: who is a copy of whom, and facet ordinals. */
final class ReaderView {

    /** The pages of one report: the one that counts (absent when it is not in the index), and its copies, best first. */
    record Group(Optional<Integer> lead, List<Integer> copies) {
    }

    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final Map<String, Optional<StringDocValuesReaderState>> ordinals = new ConcurrentHashMap<>();
    private Map<String, Group> groups;

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

    /** Ordinals of a facet field; absent when no document has it. */
    Optional<StringDocValuesReaderState> ordinals(String field) throws IOException {
        Optional<StringDocValuesReaderState> known = ordinals.get(field);
        if (known == null) {
            boolean there = false;
            for (LeafReaderContext leaf : reader.leaves()) {
                there |= leaf.reader().getFieldInfos().fieldInfo(field) != null;
            }
            known = there ? Optional.of(new StringDocValuesReaderState(reader, field)) : Optional.empty();
            ordinals.put(field, known);
        }
        return known;
    }

    /** Groups of more than one page, by the id of the page that counts. */
    synchronized Map<String, Group> groups() throws IOException {
        if (groups == null) {
            groups = readGroups();
        }
        return groups;
    }

    private Map<String, Group> readGroups() throws IOException {
        Map<String, List<Integer>> copies = new HashMap<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            PostingsEnum postings = leaf.reader().postings(new Term(ReportFields.FLAG, ReportFields.COPY));
            Bits live = leaf.reader().getLiveDocs();
            while (postings != null && postings.nextDoc() != PostingsEnum.NO_MORE_DOCS) {
                if (live == null || live.get(postings.docID())) {
                    int doc = leaf.docBase + postings.docID();
                    String lead = searcher.storedFields()
                            .document(doc, Set.of(ReportFields.COPY_OF)).get(ReportFields.COPY_OF);
                    copies.computeIfAbsent(lead, id -> new ArrayList<>()).add(doc);
                }
            }
        }
        Map<String, Group> read = new HashMap<>();
        for (Map.Entry<String, List<Integer>> group : copies.entrySet()) {
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
