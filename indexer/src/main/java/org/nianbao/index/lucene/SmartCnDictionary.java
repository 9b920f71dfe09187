// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.util.Arrays;

/**
 * SmartCN's own words and pairs of words with their frequencies, laid out for looking up without making objects. The
 * words stand in a tree of characters; a node is a number. The files are those in SmartCN's jar.
 *
 * <p>SmartCN keeps of a pair only a 64-bit hash of its characters. So does this, and takes the hash the same way, from
 * the left, so that words with the same beginning share the work.
 */
final class SmartCnDictionary {

    /** No word and no beginning of one. */
    static final int NONE = -1;
    /** SmartCN's sum of all frequencies, which makes frequencies shares. */
    static final int ALL_WORDS = 2_079_997 + 80_000;

    private static final long HASH_START = 0xcbf29ce484222325L;
    private static final long HASH_FACTOR = 1_099_511_628_211L;
    /** Between the two words of a pair. */
    private static final char BETWEEN = '@';
    /** How much of a pair's likelihood comes from its first word alone. */
    private static final double SMOOTHING = 0.1;
    private static final double LEAST = 1.0 / ALL_WORDS;
    /** More than the 328,856 pairs. */
    private static final int PAIR_SLOTS = 1 << 19;
    private static final int LAST_SLOT = PAIR_SLOTS - 1;
    private static final int MAY_BE_BITS = 22;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int NO_WORD = -1;

    private final int[] roots = new int[Character.MAX_VALUE + 1];
    private int nodes;
    private int rootCount;
    private char[] edges = new char[1 << 17];
    private int[] firstEdge = new int[1 << 17];
    private int[] frequencies = new int[1 << 17];
    private final double[] unpaired;

    private final long[] pairs = new long[PAIR_SLOTS];
    private final int[] pairFrequencies = new int[PAIR_SLOTS];
    /** A bit for every pair, at a place told by its hash: most pairs asked for are none, and this fits a cache. */
    private final long[] mayBePair = new long[1 << MAY_BE_BITS - 6];

    private SmartCnDictionary() {
        StoredArrays words = StoredArrays.of("coredict.mem");
        short[] places = words.shorts();
        char[] firsts = words.chars();
        plant(places, firsts, new Tails(words));
        StoredArrays pairFile = StoredArrays.of("bigramdict.mem");
        long[] hashes = pairFile.longs();
        int[] counts = pairFile.ints();
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] != 0) {
                put(hashes[i], counts[i]);
            }
        }
        unpaired = new double[nodes];
        for (int node = 0; node < nodes; node++) {
            unpaired[node] = isWord(node) ? cost(frequencies[node], 0) : Double.MAX_VALUE;
        }
    }

    /** Made at its first use, which takes about a tenth of a second. */
    static SmartCnDictionary get() {
        return Holder.DICTIONARY;
    }

    private static final class Holder {
        static final SmartCnDictionary DICTIONARY = new SmartCnDictionary();
    }

    /** The words without their first characters, row by row in order: a row has those of one first character. */
    private static final class Tails {

        final int[] rows;
        final int[] counts;
        private int[] ends = new int[1 << 17];
        private char[] text = new char[1 << 18];

        Tails(StoredArrays file) {
            rows = new int[file.size() + 1];
            int tail = 0;
            int written = 0;
            for (int row = 0; row < rows.length - 1; row++) {
                int size = file.size();
                for (int i = 0; i < size; i++) {
                    int length = Math.max(file.size(), 0);
                    if (tail == ends.length) {
                        ends = Arrays.copyOf(ends, tail * 2);
                    }
                    if (written + length > text.length) {
                        text = Arrays.copyOf(text, text.length * 2);
                    }
                    file.copy(text, written, length);
                    written += length;
                    ends[tail++] = written;
                }
                rows[row + 1] = tail;
            }
            counts = new int[tail];
            int rowsOfCounts = file.size();
            for (int row = 0; row < rowsOfCounts; row++) {
                int size = Math.max(file.size(), 0);
                file.copy(counts, rows[row], size);
            }
        }

        int length(int tail) {
            return ends[tail] - start(tail);
        }

        char at(int tail, int place) {
            return text[start(tail) + place];
        }

        private int start(int tail) {
            return tail == 0 ? 0 : ends[tail - 1];
        }
    }

    /** Level by level, so that the children of a node are neighbours: child number = edge number + number of roots. */
    private void plant(short[] places, char[] firsts, Tails tails) {
        Arrays.fill(roots, NONE);
        // Of every node: the tails that begin with what leads to it.
        int[] from = new int[firstEdge.length];
        int[] to = new int[firstEdge.length];
        for (int i = 0; i < firsts.length; i++) {
            if (firsts[i] != 0 && tails.rows[places[i]] < tails.rows[places[i] + 1]) {
                roots[firsts[i]] = nodes;
                from[nodes] = tails.rows[places[i]];
                to[nodes++] = tails.rows[places[i] + 1];
            }
        }
        rootCount = nodes;
        int edge = 0;
        int depth = 0;
        int levelEnd = nodes;
        for (int node = 0; node < nodes; node++) {
            if (node == levelEnd) {
                depth++;
                levelEnd = nodes;
            }
            int at = from[node];
            firstEdge[node] = edge;
            // The tails are in order, so the word that ends here comes first. A single character has no tail at all.
            if (tails.length(at) == depth) {
                frequencies[node] = tails.counts[at++];
            } else {
                frequencies[node] = depth == 0 ? 0 : NO_WORD;
            }
            while (at < to[node]) {
                char next = tails.at(at, depth);
                int start = at;
                while (at < to[node] && tails.at(at, depth) == next) {
                    at++;
                }
                if (nodes + 1 == from.length) {
                    from = Arrays.copyOf(from, from.length * 2);
                    to = Arrays.copyOf(to, from.length);
                    edges = Arrays.copyOf(edges, from.length);
                    firstEdge = Arrays.copyOf(firstEdge, from.length);
                    frequencies = Arrays.copyOf(frequencies, from.length);
                }
                edges[edge++] = next;
                from[nodes] = start;
                to[nodes++] = at;
            }
        }
        firstEdge[nodes] = edge;
        edges = Arrays.copyOf(edges, edge);
        firstEdge = Arrays.copyOf(firstEdge, nodes + 1);
        frequencies = Arrays.copyOf(frequencies, nodes);
    }

    /** The node of words that begin with {@code first}, or {@link #NONE}. */
    int root(char first) {
        return roots[first];
    }

    /** The node one character behind {@code node}, or {@link #NONE}. */
    int next(int node, char c) {
        int low = firstEdge[node];
        int high = firstEdge[node + 1] - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            char there = edges[middle];
            if (there < c) {
                low = middle + 1;
            } else if (there > c) {
                high = middle - 1;
            } else {
                return middle + rootCount;
            }
        }
        return NONE;
    }

    boolean isWord(int node) {
        return frequencies[node] != NO_WORD;
    }

    int frequency(int node) {
        return frequencies[node];
    }

    /** The frequency of a whole word; 0 for one that is not there. */
    int frequency(String word) {
        int node = root(word.charAt(0));
        for (int i = 1; i < word.length() && node != NONE; i++) {
            node = next(node, word.charAt(i));
        }
        return node == NONE || !isWord(node) ? 0 : frequency(node);
    }

    /** The cost of the word of {@code node} before a word that it makes no known pair with. */
    double unpaired(int node) {
        return unpaired[node];
    }

    /**
     * What it costs to go from a word on to the next: the negative logarithm of how likely the pair is. To the last
     * bit what SmartCN computes, since ties are broken by it.
     */
    static double cost(int frequency, int pairFrequency) {
        double first = frequency;
        return -Math.log(SMOOTHING * (1.0 + first) / (ALL_WORDS + 0.0)
                + (1.0 - SMOOTHING) * ((1.0 - LEAST) * pairFrequency / (1.0 + first) + LEAST));
    }

    static long hash() {
        return HASH_START;
    }

    static long hash(long before, char c) {
        long hash = (before ^ c & 0xFF) * HASH_FACTOR;
        return (hash ^ c >> 8) * HASH_FACTOR;
    }

    static long hash(long before, String text) {
        long hash = before;
        for (int i = 0; i < text.length(); i++) {
            hash = hash(hash, text.charAt(i));
        }
        return hash;
    }

    /** The hash of a pair's first word, from that of its characters. */
    static long hashAsFirst(long word) {
        return hash(word, BETWEEN);
    }

    private void put(long hash, int count) {
        long spread = hash * SPREAD;
        int bit = (int) (spread >>> Long.SIZE - MAY_BE_BITS);
        mayBePair[bit >> 6] |= 1L << bit;
        int slot = slot(spread);
        while (pairs[slot] != 0) {
            slot = slot + 1 & LAST_SLOT;
        }
        pairs[slot] = hash;
        pairFrequencies[slot] = count;
    }

    private static int slot(long spread) {
        return (int) (spread >>> Long.SIZE - MAY_BE_BITS - 2) & LAST_SLOT;
    }

    /** How often the pair of this hash was seen; 0 for one that never was. */
    int pairFrequency(long hash) {
        long spread = hash * SPREAD;
        int bit = (int) (spread >>> Long.SIZE - MAY_BE_BITS);
        if ((mayBePair[bit >> 6] & 1L << bit) == 0) {
            return 0;
        }
        int slot = slot(spread);
        for (long there = pairs[slot]; there != 0; there = pairs[slot]) {
            if (there == hash) {
                return pairFrequencies[slot];
            }
            slot = slot + 1 & LAST_SLOT;
        }
        return 0;
    }
}
