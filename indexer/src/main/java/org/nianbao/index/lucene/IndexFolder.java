// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.FSDirectory;
import org.nianbao.index.IndexException;

/** Looks at an index folder before it is opened. */
final class IndexFolder {

    private IndexFolder() {
    }

    /** Opens the last committed state. */
    static DirectoryReader open(Path folder) throws IOException {
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
}
