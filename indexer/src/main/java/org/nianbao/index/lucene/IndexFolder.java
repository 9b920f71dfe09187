// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.FSDirectory;
import org.nianbao.index.IndexException;

/** Looks at an index folder before it is opened. */
final class IndexFolder {

    /** A smaller index is read through whenever it is opened, in 6 to 40 ms; of a larger one only what is shown. */
    private static final long READ_THROUGH_BYTES = 16_000_000;

    private IndexFolder() {
    }

    /** Opens the last committed state. */
    static DirectoryReader open(Path folder) throws IOException {
        DirectoryReader reader = openUnread(folder);
        try {
            if (bytes(folder) <= READ_THROUGH_BYTES) {
                requireWhole(reader);
            }
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
        return reader;
    }

    /** The same without reading a small one through. */
    static DirectoryReader openUnread(Path folder) throws IOException {
        requireThere(folder);
        DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder));
        try {
            requireLayout(folder, reader.getIndexCommit().getUserData());
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
        return reader;
    }

    /** A folder with parts of an index but no commit is damaged; one without is no index yet. */
    static void requireThere(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IndexException.Missing(folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            boolean parts = false;
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (name.startsWith("segments_")) {
                    return;
                }
                parts |= name.endsWith(".si");
            }
            if (parts && !beingMade(folder)) {
                throw new CorruptIndexException("no segments file", folder.toString());
            }
        }
        throw new IndexException.Missing(folder);
    }

    /** True while a first run has not committed yet: its parts are there, nothing is damaged. */
    private static boolean beingMade(Path folder) {
        return Files.exists(folder.resolve(LuceneReportIndex.FIRST_RUN));
    }

    static void requireLayout(Path folder, Map<String, String> state) {
        String layout = state.getOrDefault(ReportFields.LAYOUT_KEY, "none");
        if (!layout.equals(ReportFields.LAYOUT)) {
            throw IndexException.Damaged.otherVersion(folder, layout, ReportFields.LAYOUT);
        }
    }

    /** Compares the sum of every file with its bytes. */
    static void requireWhole(DirectoryReader reader) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            ((CodecReader) leaf.reader()).checkIntegrity();
        }
    }

    /** The same for the columns, which are a small part of the index. */
    static void requireWholeColumns(DirectoryReader reader) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            DocValuesProducer columns = ((CodecReader) leaf.reader()).getDocValuesReader();
            if (columns != null) {
                columns.checkIntegrity();
            }
        }
    }

    /** What the folder's files take. */
    static long bytes(Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
            }
        }
        return bytes;
    }
}
