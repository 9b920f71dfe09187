// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.nianbao.index.GeneratedReports;

/** An index written from counted words against one written from SmartCN's own tokens: everything that it holds. */
class WordCountsTest {

    private static final String FIELD = ReportFields.WORDS;
    private static final String CHARACTERS = "政府信息公开，工作；年度。报告！\n\r\t 　０１2345678９.,%aAzZＡｚrunning studies\uD840\uDC00湖\u0085\u2028";

    private interface Entering {
        Field field(String text);
    }

    private static TreeMap<String, String> content(List<String> texts, Analyzer analyzer, Entering entering)
            throws IOException {
        TreeMap<String, String> content = new TreeMap<>();
        try (ByteBuffersDirectory folder = new ByteBuffersDirectory()) {
            IndexWriterConfig config = new IndexWriterConfig(analyzer).setMergePolicy(NoMergePolicy.INSTANCE)
                    .setRAMBufferSizeMB(256);
            try (IndexWriter writer = new IndexWriter(folder, config)) {
                for (String text : texts) {
                    Document document = new Document();
                    document.add(entering.field(text));
                    writer.addDocument(document);
                }
            }
            try (DirectoryReader reader = DirectoryReader.open(folder)) {
                LeafReader leaf = reader.leaves().get(0).reader();
                assertEquals(1, reader.leaves().size());
                Terms terms = leaf.terms(FIELD);
                content.put("sums", terms.getSumTotalTermFreq() + " " + terms.getSumDocFreq() + " "
                        + terms.getDocCount());
                TermsEnum each = terms.iterator();
                for (BytesRef term = each.next(); term != null; term = each.next()) {
                    StringBuilder found = new StringBuilder();
                    PostingsEnum postings = each.postings(null, PostingsEnum.ALL);
                    while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                        found.append(postings.docID()).append(" x ").append(postings.freq()).append(", ");
                    }
                    content.put("term " + term.utf8ToString(), found.toString());
                }
                NumericDocValues lengths = leaf.getNormValues(FIELD);
                while (lengths.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    content.put("length of " + lengths.docID(), String.valueOf(lengths.longValue()));
                }
            }
        }
        return content;
    }

    private static void requireSame(List<String> texts) throws IOException {
        try (WordCounts counts = new WordCounts(); Analyzer stock = new SmartChineseAnalyzer()) {
            TreeMap<String, String> expected = content(texts, stock,
                    text -> new Field(FIELD, text, ReportDocuments.WORDS_TYPE));
            assertEquals(expected, content(texts, stock,
                    text -> new Field(FIELD, counts.of(text), ReportDocuments.WORDS_TYPE)));
            assertTrue(expected.size() > texts.size() / 2, expected.size() + " lines");
        }
    }

    /** Twice, so that every sentence is remembered at last. */
    @Test
    void reportsGiveTheIndexOfSmartCnsTokens() throws IOException {
        GeneratedReports made = new GeneratedReports(31, 60, List.of());
        List<String> texts = new ArrayList<>();
        for (int number = 0; number < 240; number++) {
            texts.add(made.report(number % 160).report().text());
        }
        requireSame(texts);
    }

    @Test
    void numbersOfASentenceMayChange() throws IOException {
        requireSame(List.of("收到申请12件，办结8件。", "收到申请3件，办结１２件。", "收到申请1 2件，办结８件。", "收到申请０１２３件，办结8.5件。",
                "收到申请a12件，办结8b件。", "收到申请件，办结件。", "12", "3", "１２", "1 2", "第3条第12款2021年Running 3 studies",
                "第4条第5款2022年Running 30 studies"));
    }

    @Test
    void randomTextGivesTheIndexOfSmartCnsTokens() throws IOException {
        Random random = new Random(37);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < 120) {
                text.append(random.nextInt(12) > 0 ? CHARACTERS.charAt(random.nextInt(CHARACTERS.length()))
                        : (char) random.nextInt(Character.MAX_VALUE + 1));
            }
            texts.add(text.toString());
        }
        texts.add("公开12政府信息工作".repeat(2000));
        texts.add("a\uD840\uDC001".repeat(2000));
        requireSame(texts);
    }
}
