// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.FSDirectory;

/** The least that answers a question: opens an index, runs one phrase of pairs, loads ten hits. */
public final class BareSearch {

    private static final int HITS = 10;

    private BareSearch() {
    }

    /** @param arguments index folder, field, and the terms of a phrase, one behind the other */
    public static void main(String[] arguments) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(Path.of(arguments[0])))) {
            IndexSearcher searcher = new IndexSearcher(reader);
            PhraseQuery.Builder phrase = new PhraseQuery.Builder();
            for (int i = 2; i < arguments.length; i++) {
                phrase.add(new Term(arguments[1], arguments[i]), i - 2);
            }
            TopDocs found = searcher.search(phrase.build(), HITS);
            long bytes = 0;
            for (ScoreDoc hit : found.scoreDocs) {
                bytes += searcher.storedFields().document(hit.doc).getFields().size();
            }
            System.out.println(found.totalHits + " " + bytes);
        }
    }
}
