// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.nianbao.index.TextFolding;

/**
 * Cuts text into the words that SmartCN finds, sentence by sentence, with a bounded memory for sentences: reports
 * share their statutory sentences and table labels, and SmartCN is most of the cost of indexing.
 */
final class SmartWords extends Tokenizer {

    /** SmartCN's token for any sign. */
    private static final String SIGN = ",";
    /** SmartCN's search is quadratic in places; a run without a full stop is cut here. */
    private static final int LONGEST_SENTENCE = 400;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final SentenceCache cache;
    private final StringBuilder sentence = new StringBuilder();
    private HMMChineseTokenizer segmenter;
    private CharTermAttribute segmented;
    private String[] words = {};
    private int next;

    SmartWords(SentenceCache cache) {
        this.cache = cache;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        words = new String[0];
        next = 0;
    }

    @Override
    public boolean incrementToken() throws IOException {
        clearAttributes();
        while (next == words.length) {
            if (!readSentence()) {
                return false;
            }
            words = cache.words(sentence.toString(), this::segment);
            next = 0;
        }
        term.setEmpty().append(words[next++]);
        return true;
    }

    private boolean readSentence() throws IOException {
        sentence.setLength(0);
        boolean word = false;
        for (int c = input.read(); c >= 0; c = input.read()) {
            char folded = TextFolding.fold((char) c);
            if (endsSentence(folded)) {
                if (word) {
                    return true;
                }
                sentence.setLength(0);
                continue;
            }
            sentence.append(folded);
            word |= Character.isLetterOrDigit(folded) || Character.isSurrogate(folded);
            if (sentence.length() >= LONGEST_SENTENCE && !Character.isHighSurrogate(folded)) {
                return true;
            }
        }
        return word;
    }

    private static boolean endsSentence(char c) {
        return c == '\n' || c == '\r' || c == '\u3002' || c == ';' || c == '!' || c == '?' || c == '\u2029';
    }

    private String[] segment(String text) {
        try {
            if (segmenter == null) {
                segmenter = new HMMChineseTokenizer();
                segmented = segmenter.getAttribute(CharTermAttribute.class);
            }
            List<String> found = new ArrayList<>();
            segmenter.setReader(new StringReader(text));
            segmenter.reset();
            while (segmenter.incrementToken()) {
                String word = segmented.toString();
                if (!word.equals(SIGN)) {
                    found.add(word);
                }
            }
            segmenter.end();
            segmenter.close();
            return found.toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
