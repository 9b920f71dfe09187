// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * The program's Han bigrams as they are asked for: pairs alone where there are pairs, as the program's own queries
 * have them. Solr's schema names this class.
 */
public final class SolrAskedBigrams extends Analyzer {

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer bigrams = new HanBigrams();
        return new TokenStreamComponents(bigrams, new Pairs(bigrams));
    }

    /** Leaves out the single characters that stand beside the pairs of their run. */
    private static final class Pairs extends TokenFilter {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private State held;
        private boolean behindPair;
        private boolean ended;

        Pairs(TokenStream input) {
            super(input);
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            held = null;
            behindPair = false;
            ended = false;
        }

        @Override
        public boolean incrementToken() throws IOException {
            while (true) {
                if (held != null) {
                    // A single first character: it goes when its pair stands at the same place.
                    State single = held;
                    held = null;
                    ended = !input.incrementToken();
                    if (!ended && step.getPositionIncrement() == 0) {
                        step.setPositionIncrement(1);
                        behindPair = true;
                        return true;
                    }
                    State following = ended ? null : captureState();
                    restoreState(single);
                    pending = following;
                    return true;
                }
                if (pending != null) {
                    restoreState(pending);
                    pending = null;
                } else if (ended || !input.incrementToken()) {
                    return false;
                }
                boolean han = HanBigrams.isHan(Character.codePointAt(term.buffer(), 0, term.length()));
                boolean single = han && Character.codePointCount(term.buffer(), 0, term.length()) == 1;
                if (!single) {
                    behindPair = han;
                    return true;
                }
                if (behindPair) {
                    // The last character of a run, which its pair has.
                    behindPair = false;
                    continue;
                }
                held = captureState();
            }
        }

        private State pending;
    }
}
