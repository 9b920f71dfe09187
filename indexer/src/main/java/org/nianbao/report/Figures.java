// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.report;

import java.math.BigDecimal;
import java.util.Collections;
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

    private final SortedMap<FigureKey, BigDecimal> numbers;
    private final SortedMap<FigureKey, Evidence> evidence;

    private Figures(SortedMap<FigureKey, BigDecimal> numbers, SortedMap<FigureKey, Evidence> evidence) {
        this.numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
        this.evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
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
        return numbers;
    }

    /** Evidence of every stated number and of every cell that states none, ordered by key. */
    public SortedMap<FigureKey, Evidence> evidence() {
        return evidence;
    }

    public boolean isEmpty() {
        return evidence.isEmpty();
    }

    /** These figures, and those of {@code weaker} for which these have neither number nor evidence of a cell. */
    public Figures orElse(Figures weaker) {
        Builder both = new Builder();
        weaker.evidence.forEach((key, proof) -> both.put(key, weaker.number(key), proof));
        evidence.forEach((key, proof) -> both.put(key, number(key), proof));
        return both.build();
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
        return numbers.toString();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects figures; the last word on a key wins. */
    public static final class Builder {

        private final SortedMap<FigureKey, BigDecimal> numbers = new TreeMap<>();
        private final SortedMap<FigureKey, Evidence> evidence = new TreeMap<>();

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
            return new Figures(numbers, evidence);
        }

        /** 12.0 and 12.00 and 12 are one number: one scale for each value, so that equals means equal. */
        private static BigDecimal plain(BigDecimal number) {
            BigDecimal stripped = number.stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }
    }
}
