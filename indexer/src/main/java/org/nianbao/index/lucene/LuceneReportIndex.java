// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.util.Bits;
import org.nianbao.index.Change;
import org.nianbao.index.Dimension;
import org.nianbao.index.IndexException;
import org.nianbao.index.IndexedReport;
import org.nianbao.index.RefusedDocument;
import org.nianbao.index.ReportIndex;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Report;

/** The index of one folder, for writing. */
public final class LuceneReportIndex implements ReportIndex {

    /** Lies in the folder until the first commit: parts without a commit are then no damage. */
    static final String FIRST_RUN = "first-run";

    /** Larger buffers make fewer and larger segments; 64 MB leave room in a heap of 256 MB. */
    private static final double BUFFER_MEGABYTES = 64;

    private final Path folder;
    private final FSDirectory directory;
    private final IndexWriter writer;
    private final ReportDocuments documents;
    private Map<String, String> state;
    private ReaderView view;

    private LuceneReportIndex(Path folder, ReportDocuments documents, boolean anew) throws IOException {
        this.folder = folder;
        this.documents = documents;
        Files.createDirectories(folder);
        directory = FSDirectory.open(folder);
        boolean there = false;
        try {
            IndexFolder.requireThere(folder);
            there = true;
        } catch (IndexException.Missing first) {
            Files.writeString(folder.resolve(FIRST_RUN), "");
        } catch (IOException e) {
            if (!anew) {
                directory.close();
                throw e;
            }
        }
        IndexWriterConfig config = new IndexWriterConfig(new ReportAnalysis());
        config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
        config.setCommitOnClose(false);
        config.setOpenMode(anew ? IndexWriterConfig.OpenMode.CREATE : IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
        IndexWriter opened = null;
        try {
            if (anew) {
                removeUnreadable();
            }
            opened = new IndexWriter(directory, config);
            state = new HashMap<>();
            Iterable<Map.Entry<String, String>> kept = opened.getLiveCommitData();
            if (kept != null && !anew) {
                kept.forEach(entry -> state.put(entry.getKey(), entry.getValue()));
            }
            if (there && !anew) {
                IndexFolder.requireLayout(folder, state);
            }
            writer = opened;
        } catch (IOException | RuntimeException e) {
            if (opened != null) {
                opened.rollback();
            }
            directory.close();
            throw e;
        }
    }

    /** Lucene reads the old state even when told to begin anew; one that cannot be read has to go first. */
    private void removeUnreadable() throws IOException {
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            if (!DirectoryReader.indexExists(directory)) {
                return;
            }
            try {
                SegmentInfos.readLatestCommit(directory);
            } catch (IOException unreadable) {
                for (String file : directory.listAll()) {
                    if (!file.equals(IndexWriter.WRITE_LOCK_NAME) && !file.equals(FIRST_RUN)) {
                        directory.deleteFile(file);
                    }
                }
            }
        }
    }

    /**
     * Opens the index of {@code folder}, or begins one.
     *
     * @param normaliser the conversion to mainland Simplified characters that pages went through
     */
    public static LuceneReportIndex open(Path folder, UnaryOperator<String> normaliser) {
        return open(folder, normaliser, report -> Map.of());
    }

    /**
     * Opens the index of {@code folder}, or begins one.
     *
     * @param further figures that a report does not state but that follow from it; asked for like its own, and in no
     *     record
     */
    public static LuceneReportIndex open(Path folder, UnaryOperator<String> normaliser,
                                         Function<Report, Map<FigureKey, BigDecimal>> further) {
        return LuceneFailures.named(folder, () ->
                new LuceneReportIndex(folder, new ReportDocuments(normaliser, further), false));
    }

    /** Begins the index of {@code folder} anew; an old one stays visible to readers until the first commit. */
    public static LuceneReportIndex anew(Path folder, UnaryOperator<String> normaliser) {
        return anew(folder, normaliser, report -> Map.of());
    }

    /** The same with {@code further} figures, see {@link #open(Path, UnaryOperator, Function)}. */
    public static LuceneReportIndex anew(Path folder, UnaryOperator<String> normaliser,
                                         Function<Report, Map<FigureKey, BigDecimal>> further) {
        return LuceneFailures.named(folder, () ->
                new LuceneReportIndex(folder, new ReportDocuments(normaliser, further), true));
    }

    @Override
    public Map<String, String> state() {
        return Map.copyOf(state);
    }

    @Override
    public void put(IndexedReport report) {
        put(report.key(), documents.document(report));
    }

    @Override
    public void put(RefusedDocument document) {
        put(document.key(), documents.document(document));
    }

    @Override
    public void put(Change change) {
        put(ReportDocuments.changeKey(change), documents.document(change));
    }

    private void put(String key, Document document) {
        LuceneFailures.named(folder, () -> writer.updateDocument(new Term(ReportFields.KEY, key), document));
    }

    @Override
    public void remove(String key) {
        LuceneFailures.named(folder, () -> writer.deleteDocuments(new Term(ReportFields.KEY, key)));
    }

    @Override
    public void clear() {
        LuceneFailures.named(folder, writer::deleteAll);
    }

    @Override
    public synchronized void refresh() {
        LuceneFailures.named(folder, () -> {
            if (view == null) {
                view = new ReaderView(DirectoryReader.open(writer));
            } else {
                DirectoryReader newer = DirectoryReader.openIfChanged(view.reader(), writer);
                if (newer != null) {
                    view.reader().close();
                    view = new ReaderView(newer);
                }
            }
            return view;
        });
    }

    private synchronized ReaderView view() {
        if (view == null) {
            refresh();
        }
        return view;
    }

    @Override
    public Optional<IndexedReport> report(String key) {
        return stored(key, ReportFields.REPORT).map(ReportDocuments::indexed);
    }

    @Override
    public Optional<RefusedDocument> refused(String key) {
        return stored(key, ReportFields.REFUSED).map(ReportDocuments::refused);
    }

    private Optional<Document> stored(String key, String type) {
        return LuceneFailures.named(folder, () -> {
            for (int doc : docs(new Term(ReportFields.KEY, key))) {
                Document document = view().searcher().storedFields().document(doc);
                boolean report = document.getField(ReportFields.FIRST_SEEN) != null;
                if (report == type.equals(ReportFields.REPORT)) {
                    return Optional.of(document);
                }
            }
            return Optional.empty();
        });
    }

    @Override
    public List<IndexedReport> reportsOf(String agency) {
        return LuceneFailures.named(folder, () -> {
            List<IndexedReport> reports = new ArrayList<>();
            for (int doc : docs(new Term(ReportFields.value(Dimension.AGENCY), agency))) {
                reports.add(ReportDocuments.indexed(view().searcher().storedFields().document(doc)));
            }
            return reports;
        });
    }

    private List<Integer> docs(Term term) throws IOException {
        List<Integer> docs = new ArrayList<>();
        for (LeafReaderContext leaf : view().reader().leaves()) {
            PostingsEnum postings = leaf.reader().postings(term);
            Bits live = leaf.reader().getLiveDocs();
            while (postings != null && postings.nextDoc() != PostingsEnum.NO_MORE_DOCS) {
                if (live == null || live.get(postings.docID())) {
                    docs.add(leaf.docBase + postings.docID());
                }
            }
        }
        return docs;
    }

    @Override
    public void forEachKey(Consumer<String> keys) {
        LuceneFailures.named(folder, () -> {
            for (String type : List.of(ReportFields.REPORT, ReportFields.REFUSED)) {
                for (int doc : docs(new Term(ReportFields.TYPE, type))) {
                    LuceneFailures.handOver(keys, view().searcher().storedFields()
                            .document(doc, Set.of(ReportFields.KEY)).get(ReportFields.KEY));
                }
            }
            return null;
        });
    }

    @Override
    public void commit(Map<String, String> written) {
        LuceneFailures.named(folder, () -> {
            Map<String, String> kept = new HashMap<>(written);
            kept.put(ReportFields.LAYOUT_KEY, ReportFields.LAYOUT);
            writer.setLiveCommitData(kept.entrySet());
            writer.commit();
            state = kept;
            Files.deleteIfExists(folder.resolve(FIRST_RUN));
            return null;
        });
    }

    @Override
    public synchronized void close() {
        // What was not committed is taken back, also for a thread that was interrupted.
        boolean interrupted = Thread.interrupted();
        try {
            LuceneFailures.named(folder, () -> {
                try (directory) {
                    if (view != null) {
                        view.reader().close();
                    }
                    if (writer.isOpen()) {
                        writer.rollback();
                    }
                }
                return null;
            });
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
