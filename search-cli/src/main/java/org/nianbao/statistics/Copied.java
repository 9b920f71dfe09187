// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Reports whose text is nearly that of last year's report, or of another agency's. Statutory sentences, which all
 * reports share, and numbers do not count.
 *
 * <p>Texts are read twice as a stream: once to learn which sentences everybody has, once for a MinHash sketch of the
 * rest (Broder 1997). Sketches that agree in a band are candidates; a candidate's likeness is then computed exactly.
 */
public final class Copied {

    /** One report's text with what is needed to name it. */
    public record Text(String id, Optional<String> agency, Optional<Integer> year, String title, String text) {
    }

    /**
     * Two reports that are nearly one.
     *
     * @param earlier the one about the earlier year, else with the lesser id
     * @param likeness share of the two texts' short phrases that both have (Jaccard), 0 to 1
     */
    public record Finding(Named earlier, Named later, double likeness) {

        /** True when an agency repeats itself, false when it repeats another. */
        public boolean sameAgency() {
            return earlier.agency().isPresent() && earlier.agency().equals(later.agency());
        }
    }

    /** A report without its text. */
    public record Named(String id, Optional<String> agency, Optional<Integer> year, String title) {
    }

    /** Characters of a phrase: long enough that two reports do not share it by the language alone. */
    private static final int PHRASE = 6;
    private static final int BANDS = 24;
    private static final int ROWS_IN_BAND = 4;
    private static final int HASHES = BANDS * ROWS_IN_BAND;
    /**
     * A sentence of more than one agency of twenty is everybody's; in a small collection, of more than ten agencies or
     * of a quarter of them, and always of more than two: two may have copied from each other.
     */
    private static final int EVERYBODY_SHARE = 20;
    private static final int EVERYBODY_AT_MOST = 10;
    private static final int EVERYBODY_QUARTER = 4;
    private static final int TWO = 2;
    /** A sketch's likeness is off by about 0.04; candidates a little below the bound are computed too. */
    private static final double SKETCH_SLACK = 0.1;
    /** Within a bucket each is compared with so many; a text copied a hundred times need not give 5,000 pairs. */
    private static final int PARTNERS = 8;
    private static final int SHORTEST_SENTENCE = 10;

    private final StatisticsSettings settings;
    private final long[] multipliers = new long[HASHES];

    public Copied(StatisticsSettings settings) {
        this.settings = settings;
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(49);
        for (int i = 0; i < HASHES; i++) {
            multipliers[i] = random.nextLong() | 1;
        }
    }

    /**
     * Finds copied texts, the likest first.
     *
     * @param stream hands every text to a consumer; called twice
     * @param again reads one text again by its id
     */
    public List<Finding> find(Consumer<Consumer<Text>> stream, Function<String, Optional<Text>> again) {
        Frequencies frequencies = new Frequencies();
        stream.accept(text -> {
            long agency = hash(text.agency().orElse(text.id()));
            frequencies.meet(agency);
            new HashSet<>(sentences(text.text())).forEach(sentence -> frequencies.add(hash(sentence), agency));
        });
        List<Named> named = new ArrayList<>();
        List<int[]> sketches = new ArrayList<>();
        stream.accept(text -> {
            String own = own(text.text(), frequencies);
            if (own.length() >= settings.copiedCharacters()) {
                named.add(new Named(text.id(), text.agency(), text.year(), text.title()));
                sketches.add(sketch(own));
            }
        });
        Map<String, Set<Long>> phrases = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Set<Long>> eldest) {
                return size() > 1000;
            }
        };
        Function<Named, Set<Long>> phrasesOf = one -> phrases.computeIfAbsent(one.id(),
                id -> again.apply(id).map(text -> phrases(own(text.text(), frequencies))).orElse(Set.of()));
        List<Finding> findings = new ArrayList<>();
        for (long pair : candidates(sketches)) {
            int a = (int) (pair >>> 32);
            int b = (int) pair;
            if (!comparable(named.get(a), named.get(b))
                    || agreement(sketches.get(a), sketches.get(b)) < settings.copiedLikeness() - SKETCH_SLACK) {
                continue;
            }
            double likeness = likeness(phrasesOf.apply(named.get(a)), phrasesOf.apply(named.get(b)));
            if (likeness >= settings.copiedLikeness()) {
                findings.add(finding(named.get(a), named.get(b), likeness));
            }
        }
        findings.sort(Comparator.comparingDouble((Finding f) -> -f.likeness()).thenComparing(f -> f.later().id())
                .thenComparing(f -> f.earlier().id()));
        return findings;
    }

    /** Two pages about the same year of the same agency are one report shown twice, not a copied one. */
    private static boolean comparable(Named a, Named b) {
        return !(a.agency().isPresent() && a.agency().equals(b.agency()) && a.year().equals(b.year()));
    }

    private static Finding finding(Named a, Named b, double likeness) {
        int order = Integer.compare(a.year().orElse(Integer.MAX_VALUE), b.year().orElse(Integer.MAX_VALUE));
        boolean aFirst = order != 0 ? order < 0 : a.id().compareTo(b.id()) < 0;
        return aFirst ? new Finding(a, b, likeness) : new Finding(b, a, likeness);
    }

    private static Set<Long> candidates(List<int[]> sketches) {
        Set<Long> pairs = new HashSet<>();
        for (int band = 0; band < BANDS; band++) {
            Map<Long, List<Integer>> buckets = new HashMap<>();
            for (int i = 0; i < sketches.size(); i++) {
                long key = 0;
                for (int row = 0; row < ROWS_IN_BAND; row++) {
                    key = mix(key + sketches.get(i)[band * ROWS_IN_BAND + row]);
                }
                List<Integer> bucket = buckets.computeIfAbsent(key, k -> new ArrayList<>(1));
                for (int other : bucket.subList(Math.max(0, bucket.size() - PARTNERS), bucket.size())) {
                    pairs.add((long) other << 32 | i);
                }
                bucket.add(i);
            }
        }
        return pairs;
    }

    /** Sentences with everything taken out that may differ between honest copies: blanks and digits. */
    static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        StringBuilder sentence = new StringBuilder();
        boolean inNumber = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = Character.isDigit(c) || inNumber && (c == '.' || c == ',');
            if (c == '\n') {
                // A table's cell or a heading: no sentence of its own.
                sentence.setLength(0);
            } else if (c == '。' || c == '；' || c == '？' || c == '！') {
                if (sentence.length() >= SHORTEST_SENTENCE) {
                    sentences.add(sentence.toString());
                }
                sentence.setLength(0);
            } else if (!Character.isWhitespace(c) && !digit) {
                sentence.append(c);
            } else if (digit && !inNumber) {
                sentence.append('0');
            }
            inNumber = digit;
        }
        return sentences;
    }

    private static String own(String text, Frequencies frequencies) {
        int agencies = frequencies.agencies.size();
        int everybody = Math.max(Math.max(TWO, Math.min(EVERYBODY_AT_MOST, agencies / EVERYBODY_QUARTER)),
                agencies / EVERYBODY_SHARE);
        StringBuilder own = new StringBuilder();
        for (String sentence : sentences(text)) {
            if (frequencies.of(hash(sentence)) <= everybody) {
                own.append(sentence).append('\n');
            }
        }
        return own.toString();
    }

    private int[] sketch(String text) {
        int[] sketch = new int[HASHES];
        Arrays.fill(sketch, Integer.MAX_VALUE);
        for (long phrase : phrases(text)) {
            for (int i = 0; i < HASHES; i++) {
                int value = (int) (phrase * multipliers[i] >>> 33);
                sketch[i] = Math.min(sketch[i], value);
            }
        }
        return sketch;
    }

    private static Set<Long> phrases(String text) {
        Set<Long> phrases = new HashSet<>();
        for (int i = 0; i + PHRASE <= text.length(); i++) {
            phrases.add(hash(text.substring(i, i + PHRASE)));
        }
        return phrases;
    }

    private static double agreement(int[] a, int[] b) {
        int same = 0;
        for (int i = 0; i < HASHES; i++) {
            same += a[i] == b[i] ? 1 : 0;
        }
        return (double) same / HASHES;
    }

    static double likeness(Set<Long> a, Set<Long> b) {
        long both = a.stream().filter(b::contains).count();
        long either = a.size() + b.size() - both;
        return either == 0 ? 0 : (double) both / either;
    }

    private static long hash(String text) {
        long hash = 1125899906842597L;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return mix(hash);
    }

    /** The finaliser of SplitMix64: every bit of the result depends on every bit of the input. */
    private static long mix(long z) {
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    /**
     * How many agencies have a sentence; an agency that repeats it every year counts once. Counted in fixed memory
     * (a Bloom filter before a count-min sketch): seldom a few too many or too few.
     */
    private static final class Frequencies {

        private static final int DEPTH = 4;
        private static final int WIDTH = 1 << 20;
        /** 16 MB: one false "met" in a hundred when 14 million sentences of agencies are. */
        private static final int MET_BITS = 1 << 27;

        private final int[][] counts = new int[DEPTH][WIDTH];
        private final long[] met = new long[MET_BITS / Long.SIZE];
        private final Set<Long> agencies = new HashSet<>();

        void meet(long agency) {
            agencies.add(agency);
        }

        void add(long hash, long agency) {
            if (isMet(mix(hash ^ agency))) {
                return;
            }
            for (int row = 0; row < DEPTH; row++) {
                counts[row][place(hash, row)]++;
            }
        }

        /** Whether this agency's sentence was met before; notes it. */
        private boolean isMet(long pair) {
            boolean all = true;
            for (int row = 0; row < DEPTH; row++) {
                int bit = (int) (mix(pair + row * 0x9e3779b97f4a7c15L) & MET_BITS - 1);
                all &= (met[bit >>> 6] & 1L << bit) != 0;
                met[bit >>> 6] |= 1L << bit;
            }
            return all;
        }

        int of(long hash) {
            int least = Integer.MAX_VALUE;
            for (int row = 0; row < DEPTH; row++) {
                least = Math.min(least, counts[row][place(hash, row)]);
            }
            return least;
        }

        private static int place(long hash, int row) {
            return (int) (mix(hash + row * 0x9e3779b97f4a7c15L) & WIDTH - 1);
        }
    }
}
