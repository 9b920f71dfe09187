// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.analysis.util.SegmentingTokenizerBase;
import org.apache.lucene.util.BytesRef;

/**
 * The words of a text for a field without places: each word once, with how often it stands. The index is the same as
 * of {@link ReportAnalysis}'s tokens one by one, and takes a fraction of the time to write: a report repeats its words,
 * and reports repeat the law's sentences, whose words are remembered.
 *
 * <p>For one thread.
 */
final class WordCounts extends TokenStream {

    /** Sentences remembered, as a power of two; a new one takes the place of the one it falls upon. */
    private static final int SENTENCE_BITS = 13;
    /** Longer ones do not come again. */
    private static final int LONGEST_REMEMBERED = 256;
    /** Some 20 MB; a language of numbers must not fill the memory. */
    private static final int MOST_TERMS = 100_000;
    /** Stands for a word that is not indexed (a sign). */
    private static final int NO_TERM = -1;

    // Before the other, so that the bytes are the term.
    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final TermFrequencyAttribute times = addAttribute(TermFrequencyAttribute.class);

    private final OneWord oneWord = new OneWord();
    private final TokenStream filter = ReportAnalysis.filtered(oneWord);
    private final CharTermAttribute filteredTerm = filter.addAttribute(CharTermAttribute.class);
    private final Sentences sentences = new Sentences();
    private final char[][] remembered = new char[1 << SENTENCE_BITS][];
    private final int[][] termsOfRemembered = new int[1 << SENTENCE_BITS][];
    /** Numbers of the terms that words become. */
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<BytesRef, Integer> numbersOfTerms = new HashMap<>();
    private final List<BytesRef> terms = new ArrayList<>();

    private String text = "";
    private int[] counts = new int[1024];
    private int[] met = new int[1024];
    private int metCount;
    private int next;

    /** This stream, of another text. */
    WordCounts of(String other) {
        text = other;
        return this;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        for (int i = 0; i < metCount; i++) {
            counts[met[i]] = 0;
        }
        metCount = 0;
        next = 0;
        if (terms.size() > MOST_TERMS) {
            forget();
        }
        sentences.setReader(new StringReader(text));
        try (sentences) {
            sentences.reset();
            while (sentences.incrementToken()) {
                throw new IllegalStateException("sentences give no tokens");
            }
            sentences.end();
        }
    }

    private void forget() {
        Arrays.fill(remembered, null);
        Arrays.fill(termsOfRemembered, null);
        numbers.clear();
        numbersOfTerms.clear();
        terms.clear();
    }

    @Override
    public boolean incrementToken() {
        if (next == metCount) {
            return false;
        }
        clearAttributes();
        int number = met[next++];
        term.setBytesRef(terms.get(number));
        times.setTermFrequency(counts[number]);
        return true;
    }

    private void count(int[] found, int length) {
        for (int i = 0; i < length; i++) {
            count(found[i]);
        }
    }

    private void count(int number) {
        if (counts[number]++ == 0) {
            if (metCount == met.length) {
                met = Arrays.copyOf(met, metCount * 2);
            }
            met[metCount++] = number;
        }
    }

    private int number(String word) {
        Integer known = numbers.get(word);
        if (known == null) {
            known = newNumber(word);
            numbers.put(word, known);
        }
        return known;
    }

    private int newNumber(String word) {
        oneWord.word = word;
        try {
            filter.reset();
            if (!filter.incrementToken()) {
                return NO_TERM;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a word in memory", e);
        }
        BytesRef become = new BytesRef(filteredTerm);
        Integer known = numbersOfTerms.putIfAbsent(become, terms.size());
        if (known != null) {
            return known;
        }
        terms.add(become);
        if (counts.length < terms.size()) {
            counts = Arrays.copyOf(counts, counts.length * 2);
        }
        return terms.size() - 1;
    }

    /** A word on its way through what comes behind the cutting of words. */
    private static final class OneWord extends TokenStream {

        private final CharTermAttribute chars = addAttribute(CharTermAttribute.class);
        private String word;

        @Override
        public boolean incrementToken() {
            if (word == null) {
                return false;
            }
            clearAttributes();
            chars.append(word);
            word = null;
            return true;
        }
    }

    /** Goes through the text by SmartCN's sentences and counts the words of each; gives no tokens itself. */
    private final class Sentences extends SegmentingTokenizerBase {

        private final SmartCnSentence sentence = new SmartCnSentence();
        private char[] word = new char[64];
        private int[] found = new int[64];
        /** The sentence with one sign for each number: which number it is changes no other word. */
        private char[] masked = new char[1024];
        private int maskedLength;
        /** Where each number begins and ends. */
        private int[] runs = new int[64];
        private int runCount;

        Sentences() {
            super(SmartCnWords.sentences());
        }

        @Override
        protected void setNextSentence(int sentenceStart, int sentenceEnd) {
            int slot = mask(sentenceStart, sentenceEnd);
            char[] known = remembered[slot];
            if (known != null && Arrays.equals(known, 0, known.length, masked, 0, maskedLength)) {
                int[] terms = termsOfRemembered[slot];
                count(terms, terms.length);
            } else {
                int terms = cut(sentenceStart, sentenceEnd);
                count(found, terms);
                if (maskedLength <= LONGEST_REMEMBERED) {
                    remembered[slot] = Arrays.copyOf(masked, maskedLength);
                    termsOfRemembered[slot] = Arrays.copyOf(found, terms);
                }
            }
            for (int run = 0; run < runCount; run += 2) {
                int number = number(new String(word, 0, halfWidth(runs[run], runs[run + 1])));
                if (number != NO_TERM) {
                    count(number);
                }
            }
        }

        /** Fills {@link #masked} and {@link #runs}; gives the sentence's place among those remembered. */
        private int mask(int from, int to) {
            if (masked.length < to - from) {
                masked = new char[to - from];
            }
            maskedLength = 0;
            runCount = 0;
            int hash = 0;
            for (int i = from; i < to; i++) {
                char c = buffer[i];
                if (SmartCnSentence.isDigit(c)) {
                    int start = i;
                    while (i + 1 < to && SmartCnSentence.isDigit(buffer[i + 1])) {
                        i++;
                    }
                    if (runCount == runs.length) {
                        runs = Arrays.copyOf(runs, runCount * 2);
                    }
                    runs[runCount++] = start;
                    runs[runCount++] = i + 1;
                    c = '0';
                }
                masked[maskedLength++] = c;
                hash = hash * 31 + c;
            }
            return hash * 0x9E3779B1 >>> Integer.SIZE - SENTENCE_BITS;
        }

        private int halfWidth(int from, int to) {
            room(to - from);
            for (int i = from; i < to; i++) {
                word[i - from] = (char) ('0' + Character.digit(buffer[i], 10));
            }
            return to - from;
        }

        /** The terms of a sentence's words but for its numbers. */
        private int cut(int from, int to) {
            int words = sentence.cut(buffer, from, to);
            int terms = 0;
            for (int i = 0; i < words; i++) {
                if (sentence.isNumber(i)) {
                    continue;
                }
                room(sentence.length(i));
                int number = number(new String(word, 0, sentence.copy(i, word)));
                if (number != NO_TERM) {
                    if (terms == found.length) {
                        found = Arrays.copyOf(found, terms * 2);
                    }
                    found[terms++] = number;
                }
            }
            return terms;
        }

        private void room(int length) {
            if (word.length < length) {
                word = new char[length * 2];
            }
        }

        @Override
        protected boolean incrementWord() {
            return false;
        }
    }
}
