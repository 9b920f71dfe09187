// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.Locale;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.util.SegmentingTokenizerBase;

/**
 * Cuts text into words, token for token what SmartCN's own tokenizer gives: the same sentences, the same dictionary,
 * the same search for the best cut, but without an object for every candidate and every pair, which is most of what
 * SmartCN does.
 */
final class SmartCnWords extends SegmentingTokenizerBase {

    private static final BreakIterator SENTENCES = BreakIterator.getSentenceInstance(Locale.ROOT);

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute place = addAttribute(OffsetAttribute.class);
    private final SmartCnSentence sentence = new SmartCnSentence();
    private int start;
    private int words;
    private int next;

    SmartCnWords() {
        super(sentences());
    }

    /** SmartCN's own way to tell where a sentence ends. */
    static BreakIterator sentences() {
        return (BreakIterator) SENTENCES.clone();
    }

    @Override
    protected void setNextSentence(int sentenceStart, int sentenceEnd) {
        start = offset + sentenceStart;
        words = sentence.cut(buffer, sentenceStart, sentenceEnd);
        next = 0;
    }

    @Override
    protected boolean incrementWord() {
        if (next == words) {
            return false;
        }
        clearAttributes();
        int length = sentence.length(next);
        term.resizeBuffer(length);
        term.setLength(sentence.copy(next, term.buffer()));
        place.setOffset(correctOffset(start + sentence.start(next)), correctOffset(start + sentence.end(next)));
        next++;
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        words = 0;
        next = 0;
    }
}
