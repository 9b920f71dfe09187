// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.util.Arrays;

/**
 * One sentence cut into the words that SmartCN would cut it into: the cheapest way through all words of the
 * dictionary that stand in it, found from left to right; of ways that cost the same, the first. The arrays are kept
 * for the next sentence.
 */
final class SmartCnSentence {

    /** What a character is to SmartCN. */
    private static final byte BLANK = 0;
    private static final byte HAN = 1;
    private static final byte LETTER = 2;
    private static final byte DIGIT = 3;
    private static final byte SIGN = 4;
    private static final byte SURROGATE = 5;
    private static final byte OTHER = 6;
    private static final byte[] KINDS = kinds();

    /** Stand for any run of letters, any number, and both ends of the sentence. */
    private static final String LETTERS = "未##串";
    private static final String NUMBER = "未##数";
    private static final String BEGIN = "始##始";
    private static final String END = "末##末";
    /** SmartCN's word for any sign. */
    private static final char COMMON_SIGN = ',';
    private static final int TO_HALF_WIDTH = 0xFEE0;
    private static final char FIRST_FULL_WIDTH = '０';

    private final SmartCnDictionary dictionary = SmartCnDictionary.get();
    private final int lettersFrequency = dictionary.frequency(LETTERS);
    private final int numberFrequency = dictionary.frequency(NUMBER);
    private final int beginFrequency = dictionary.frequency(BEGIN);
    private final double lettersUnpaired = SmartCnDictionary.cost(lettersFrequency, 0);
    private final double numberUnpaired = SmartCnDictionary.cost(numberFrequency, 0);
    private final double beginUnpaired = SmartCnDictionary.cost(beginFrequency, 0);
    private final double signUnpaired = SmartCnDictionary.cost(SmartCnDictionary.ALL_WORDS, 0);
    private final double unknownUnpaired = SmartCnDictionary.cost(0, 0);

    /** The sentence without blanks, and where each character stood. */
    private char[] text = new char[256];
    private int[] place = new int[256];
    private byte[] kind = new byte[256];
    private int length;

    /** The candidates that begin at a character are those from {@code firstAt[i]} to before {@code firstAt[i + 1]}. */
    private int[] firstAt = new int[257];
    private int[] begin = new int[512];
    private int[] end = new int[512];
    private int[] frequency = new int[512];
    private double[] unpaired = new double[512];
    private double[] cost = new double[512];
    private int[] before = new int[512];
    private int candidates;

    private int[] path = new int[256];
    private int words;

    private static byte[] kinds() {
        byte[] kinds = new byte[Character.MAX_VALUE + 1];
        Arrays.fill(kinds, OTHER);
        Arrays.fill(kinds, 0xFE30, 0xFF63 + 1, SIGN);
        Arrays.fill(kinds, 0x21, 0xBB + 1, SIGN);
        Arrays.fill(kinds, 0x2010, 0x2642 + 1, SIGN);
        Arrays.fill(kinds, 0x3001, 0x301E + 1, SIGN);
        Arrays.fill(kinds, 'A', 'Z' + 1, LETTER);
        Arrays.fill(kinds, 'a', 'z' + 1, LETTER);
        Arrays.fill(kinds, 'Ａ', 'Ｚ' + 1, LETTER);
        Arrays.fill(kinds, 'ａ', 'ｚ' + 1, LETTER);
        Arrays.fill(kinds, '0', '9' + 1, DIGIT);
        Arrays.fill(kinds, '０', '９' + 1, DIGIT);
        Arrays.fill(kinds, Character.MIN_SURROGATE, Character.MAX_SURROGATE + 1, SURROGATE);
        // SmartCN knows the characters of the first edition of Unicode's block.
        Arrays.fill(kinds, 0x4E00, 0x9FA5 + 1, HAN);
        for (char blank : new char[] {' ', '\t', '\r', '\n', '\u3000'}) {
            kinds[blank] = BLANK;
        }
        return kinds;
    }

    /** True for a character that numbers are made of; a number is a word whatever stands around it. */
    static boolean isDigit(char c) {
        return KINDS[c] == DIGIT;
    }

    /** Takes the sentence in {@code chars} and gives the number of its words. */
    int cut(char[] chars, int from, int to) {
        read(chars, from, to);
        findCandidates();
        int last = cheapestWay();
        words = 0;
        for (int word = last; word != SmartCnDictionary.NONE; word = before[word]) {
            words++;
        }
        if (path.length < words) {
            path = new int[words * 2];
        }
        int i = words;
        for (int word = last; word != SmartCnDictionary.NONE; word = before[word]) {
            path[--i] = word;
        }
        return words;
    }

    private void read(char[] chars, int from, int to) {
        if (text.length < to - from) {
            text = new char[to - from];
            place = new int[to - from];
            kind = new byte[to - from];
            firstAt = new int[to - from + 1];
        }
        length = 0;
        for (int i = from; i < to; i++) {
            byte is = KINDS[chars[i]];
            if (is != BLANK) {
                text[length] = chars[i];
                place[length] = i - from;
                kind[length++] = is;
            }
        }
    }

    private void findCandidates() {
        candidates = 0;
        int i = 0;
        while (i < length) {
            firstAt[i] = candidates;
            int next = i + 1;
            switch (kind[i]) {
                case HAN -> wordsFrom(i);
                case LETTER, DIGIT -> {
                    while (next < length && kind[next] == kind[i] && place[next] == place[next - 1] + 1) {
                        next++;
                    }
                    candidate(i, next, kind[i] == LETTER ? lettersFrequency : numberFrequency,
                            kind[i] == LETTER ? lettersUnpaired : numberUnpaired);
                }
                case SIGN -> candidate(i, next, SmartCnDictionary.ALL_WORDS, signUnpaired);
                case SURROGATE -> {
                    if (next < length && place[next] == place[i] + 1
                            && Character.isSurrogatePair(text[i], text[next])) {
                        next++;
                    }
                    candidate(i, next, 0, unknownUnpaired);
                }
                default -> candidate(i, next, lettersFrequency, lettersUnpaired);
            }
            for (i++; i < next; i++) {
                firstAt[i] = candidates;
            }
        }
        firstAt[length] = candidates;
    }

    /** A single character is a candidate always, longer ones when the dictionary has them. */
    private void wordsFrom(int start) {
        int node = dictionary.root(text[start]);
        if (node == SmartCnDictionary.NONE) {
            candidate(start, start + 1, 0, unknownUnpaired);
            return;
        }
        candidate(start, start + 1, dictionary.frequency(node), dictionary.unpaired(node));
        for (int i = start + 1; i < length && kind[i] == HAN; i++) {
            node = dictionary.next(node, text[i]);
            if (node == SmartCnDictionary.NONE) {
                return;
            }
            if (dictionary.isWord(node)) {
                candidate(start, i + 1, dictionary.frequency(node), dictionary.unpaired(node));
            }
        }
    }

    private void candidate(int from, int to, int wordFrequency, double unpairedCost) {
        if (candidates == begin.length) {
            begin = Arrays.copyOf(begin, candidates * 2);
            end = Arrays.copyOf(end, candidates * 2);
            frequency = Arrays.copyOf(frequency, candidates * 2);
            unpaired = Arrays.copyOf(unpaired, candidates * 2);
            cost = Arrays.copyOf(cost, candidates * 2);
            before = Arrays.copyOf(before, candidates * 2);
        }
        begin[candidates] = from;
        end[candidates] = to;
        frequency[candidates] = wordFrequency;
        unpaired[candidates] = unpairedCost;
        cost[candidates++] = Double.MAX_VALUE;
    }

    /** The last word of the cheapest way; {@link SmartCnDictionary#NONE} in a sentence of blanks. */
    private int cheapestWay() {
        if (length == 0) {
            return SmartCnDictionary.NONE;
        }
        goOn(SmartCnDictionary.NONE, 0, 0, beginFrequency, beginUnpaired,
                SmartCnDictionary.hash(SmartCnDictionary.hash(), BEGIN));
        double least = Double.MAX_VALUE;
        int last = SmartCnDictionary.NONE;
        for (int word = 0; word < candidates; word++) {
            long hash = hash(word, SmartCnDictionary.hash());
            if (end[word] < length) {
                goOn(word, cost[word], end[word], frequency[word], unpaired[word], hash);
                continue;
            }
            long pair = SmartCnDictionary.hash(SmartCnDictionary.hashAsFirst(hash), END);
            double whole = cost[word] + step(pair, frequency[word], unpaired[word]);
            if (whole < least) {
                least = whole;
                last = word;
            }
        }
        return last;
    }

    /** Offers the way that ends in {@code word} to every candidate that begins behind it. */
    private void goOn(int word, double sofar, int next, int wordFrequency, double unpairedCost, long hash) {
        long first = SmartCnDictionary.hashAsFirst(hash);
        long pair = first;
        int hashed = next;
        for (int second = firstAt[next]; second < firstAt[next + 1]; second++) {
            if (kind[next] == HAN) {
                // Longer candidates begin with the shorter ones.
                while (hashed < end[second]) {
                    pair = SmartCnDictionary.hash(pair, text[hashed++]);
                }
            } else {
                pair = hash(second, first);
            }
            double whole = sofar + step(pair, wordFrequency, unpairedCost);
            if (whole < cost[second]) {
                cost[second] = whole;
                before[second] = word;
            }
        }
    }

    private double step(long pair, int wordFrequency, double unpairedCost) {
        int pairFrequency = dictionary.pairFrequency(pair);
        return pairFrequency == 0 ? unpairedCost : SmartCnDictionary.cost(wordFrequency, pairFrequency);
    }

    private long hash(int word, long sofar) {
        switch (kind[begin[word]]) {
            case LETTER, OTHER:
                return SmartCnDictionary.hash(sofar, LETTERS);
            case DIGIT:
                return SmartCnDictionary.hash(sofar, NUMBER);
            default:
                long hash = sofar;
                for (int i = begin[word]; i < end[word]; i++) {
                    hash = SmartCnDictionary.hash(hash, text[i]);
                }
                return hash;
        }
    }

    boolean isNumber(int word) {
        return kind[begin[path[word]]] == DIGIT;
    }

    /** Where the word begins in the sentence. */
    int start(int word) {
        return place[begin[path[word]]];
    }

    /** Where the word ends in the sentence; blanks inside belong to it. */
    int end(int word) {
        return place[end[path[word]] - 1] + 1;
    }

    /** Writes the word without blanks, in half width and small letters, any sign as a comma; gives its length. */
    int copy(int word, char[] target) {
        int from = begin[path[word]];
        int count = end[path[word]] - from;
        switch (kind[from]) {
            case SIGN -> target[0] = COMMON_SIGN;
            case LETTER, DIGIT -> {
                for (int i = 0; i < count; i++) {
                    char c = text[from + i];
                    c = c >= FIRST_FULL_WIDTH ? (char) (c - TO_HALF_WIDTH) : c;
                    target[i] = c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
                }
            }
            default -> System.arraycopy(text, from, target, 0, count);
        }
        return count;
    }

    int length(int word) {
        return end[path[word]] - begin[path[word]];
    }
}
