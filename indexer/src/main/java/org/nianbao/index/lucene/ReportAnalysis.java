// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** The one analysis of every text field, for writing and for asking. SmartCN's dictionary loads at its first use. */
final class ReportAnalysis extends DelegatingAnalyzerWrapper {

    /** A token and its place, counted from 0. */
    record Token(String text, int position) {
    }

    private final Analyzer bigrams = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(new HanBigrams());
        }
    };
    private final Analyzer words = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            SmartCnWords words = new SmartCnWords();
            return new TokenStreamComponents(words, filtered(words));
        }
    };

    ReportAnalysis() {
        super(PER_FIELD_REUSE_STRATEGY);
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
        return field.equals(ReportFields.WORDS) ? words : bigrams;
    }

    /** As {@code SmartChineseAnalyzer} does it: the words, English ones stemmed, without signs. */
    static TokenStream filtered(TokenStream words) {
        return new StopFilter(new PorterStemFilter(words), SmartChineseAnalyzer.getDefaultStopSet());
    }

    /** The tokens of {@code text} as the field would keep them. */
    List<Token> tokens(String field, String text) {
        List<Token> tokens = new ArrayList<>();
        try (TokenStream stream = tokenStream(field, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            int position = -1;
            stream.reset();
            while (stream.incrementToken()) {
                position += step.getPositionIncrement();
                tokens.add(new Token(term.toString(), position));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory", e);
        }
        return tokens;
    }
}
