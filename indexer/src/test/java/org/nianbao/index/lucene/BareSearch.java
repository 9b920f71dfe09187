// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.FSDirectory;
import org.nianbao.record.ReportJson;

/**
 * The yardstick for a search from the shell: what a bare JVM takes to open an index of ours, cut the same words, find,
 * rank and count, and print ten records as they are stored. {@code BareSearch FOLDER WORDS DIMENSION…} asks what
 * {@code nianbao search WORDS --facet DIMENSION…} asks, with nothing but Lucene: no options, no configuration, no
 * conversion of characters, no folding of copies, no snippets.
 */
public final class BareSearch {

    private static final int HITS = 10;
    private static final int VALUES = 20;

    private BareSearch() {
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(Path.of(arguments[0])))) {
            IndexSearcher searcher = new IndexSearcher(reader);
            Query query = new BooleanQuery.Builder().add(words(arguments[1]), Occur.MUST)
                    .add(new TermQuery(new Term("flag", "counted")), Occur.FILTER).build();
            TopDocs top = searcher.search(query, HITS);
            out.println(searcher.count(query) + " reports");
            for (ScoreDoc hit : top.scoreDocs) {
                Document stored = searcher.storedFields().document(hit.doc);
                out.println(stored.get("key"));
                out.println(ReportJson.line(ReportDocuments.record(stored)));
            }
            for (int i = 2; i < arguments.length; i++) {
                count(searcher, query, "facet-" + arguments[i]).entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(VALUES)
                        .forEach(value -> out.println(value.getValue() + " " + value.getKey()));
            }
        }
        out.flush();
    }

    /** The words that SmartCN finds, or the characters side by side. */
    private static Query words(String text) throws IOException {
        BooleanQuery.Builder apart = new BooleanQuery.Builder();
        try (HMMChineseTokenizer cutter = new HMMChineseTokenizer()) {
            CharTermAttribute word = cutter.addAttribute(CharTermAttribute.class);
            cutter.setReader(new StringReader(text));
            cutter.reset();
            while (cutter.incrementToken()) {
                apart.add(new TermQuery(new Term("words", word.toString())), Occur.MUST);
            }
        }
        BooleanQuery.Builder either = new BooleanQuery.Builder().add(apart.build(), Occur.SHOULD);
        for (String field : new String[] {"title", "agency-text", "text"}) {
            PhraseQuery.Builder phrase = new PhraseQuery.Builder();
            for (int i = 0; i + 2 <= text.length(); i++) {
                phrase.add(new Term(field, text.substring(i, i + 2)), i);
            }
            either.add(phrase.build(), Occur.SHOULD);
        }
        return either.build();
    }

    private static Map<String, Integer> count(IndexSearcher searcher, Query query, String field) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), field);
            int[] byNumber = new int[(int) values.getValueCount()];
            Scorer scorer = weight.scorer(leaf);
            DocIdSetIterator docs = scorer == null ? DocIdSetIterator.empty() : scorer.iterator();
            for (int doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
                for (int i = values.advanceExact(doc) ? values.docValueCount() : 0; i > 0; i--) {
                    byNumber[(int) values.nextOrd()]++;
                }
            }
            for (int number = 0; number < byNumber.length; number++) {
                if (byNumber[number] > 0) {
                    counts.merge(values.lookupOrd(number).utf8ToString(), byNumber[number], Integer::sum);
                }
            }
        }
        return counts;
    }
}
