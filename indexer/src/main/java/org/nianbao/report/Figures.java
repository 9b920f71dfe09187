// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.report;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of one report with their evidence. A figure that is not stated is absent, never 0.
 *
 * <p>Every figure has evidence; evidence without a figure is a cell that is there but states no number.
 */
public final class Figures {

    public static final Figures NONE = new Builder().build();

    private final Map<FigureKey, BigDecimal> numbers;
    private final Map<FigureKey, Evidence> evidence;
    /** The same by key; made when they are first asked for. */
    private SortedMap<FigureKey, BigDecimal> numbersByKey;
    private SortedMap<FigureKey, Evidence> evidenceByKey;

    private Figures(Map<FigureKey, BigDecimal> numbers, Map<FigureKey, Evidence> evidence) {
        this.numbers = numbers;
        this.evidence = evidence;
    }

    /** The figure's number, in the unit of {@code config/figures.csv} (amounts in yuan). */
    public Optional<BigDecimal> number(FigureKey key) {
        return Optional.ofNullable(numbers.get(key));
    }

    public Optional<Evidence> evidence(FigureKey key) {
        return Optional.ofNullable(evidence.get(key));
    }

    /** Every stated number, ordered by key. */
    public SortedMap<FigureKey, BigDecimal> numbers() {
        SortedMap<FigureKey, BigDecimal> sorted = numbersByKey;
        if (sorted == null) {
            sorted = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
            numbersByKey = sorted;
        }
        return sorted;
    }

    /** Evidence of every stated number and of every cell that states none, ordered by key. */
    public SortedMap<FigureKey, Evidence> evidence() {
        SortedMap<FigureKey, Evidence> sorted = evidenceByKey;
        if (sorted == null) {
            sorted = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
            evidenceByKey = sorted;
        }
        return sorted;
    }

    /** How many numbers are stated. */
    public int size() {
        return numbers.size();
    }

    public boolean isEmpty() {
        return evidence.isEmpty();
    }

    /** These figures, and those of {@code weaker} for which these have neither number nor evidence of a cell. */
    public Figures orElse(Figures weaker) {
        if (evidence.keySet().containsAll(weaker.evidence.keySet())) {
            return this;
        }
        Figures both = new Figures(new HashMap<>(numbers), new HashMap<>(evidence));
        weaker.evidence.forEach((key, proof) -> {
            if (!evidence.containsKey(key)) {
                both.evidence.put(key, proof);
                weaker.number(key).ifPresent(number -> both.numbers.put(key, number));
            }
        });
        return both;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Figures that && numbers.equals(that.numbers) && evidence.equals(that.evidence);
    }

    @Override
    public int hashCode() {
        return Objects.hash(numbers, evidence);
    }

    @Override
    public String toString() {
        return numbers().toString();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects figures; the last word on a key wins. */
    public static final class Builder {

        private final Map<FigureKey, BigDecimal> numbers = new HashMap<>();
        private final Map<FigureKey, Evidence> evidence = new HashMap<>();

        /** States the number of {@code key}. */
        public Builder state(FigureKey key, BigDecimal number, Evidence proof) {
            return put(key, Optional.of(number), proof);
        }

        /** Says that the cell of {@code key} is there and states no number. */
        public Builder notStated(FigureKey key, Evidence proof) {
            return put(key, Optional.empty(), proof);
        }

        public Builder put(FigureKey key, Optional<BigDecimal> number, Evidence proof) {
            evidence.put(key, Objects.requireNonNull(proof, "proof"));
            number.ifPresentOrElse(n -> numbers.put(key, plain(n)), () -> numbers.remove(key));
            return this;
        }

        public boolean has(FigureKey key) {
            return evidence.containsKey(key);
        }

        public Figures build() {
            return new Figures(new HashMap<>(numbers), new HashMap<>(evidence));
        }

        /** 12.0 and 12.00 and 12 are one number: one scale for each value, so that equals means equal. */
        private static BigDecimal plain(BigDecimal number) {
            BigDecimal stripped = number.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }
    }
}
