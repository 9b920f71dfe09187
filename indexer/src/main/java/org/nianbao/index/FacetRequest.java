// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.nianbao.report.FigureKey;

/** What to count the hits by. */
public sealed interface FacetRequest {

    /** How many values are counted out unless told otherwise. */
    int DEFAULT_LIMIT = 50;

    /** The values of a dimension, most frequent first (years: newest first). */
    record Values(Dimension dimension, int limit) implements FacetRequest {

        public Values {
            Objects.requireNonNull(dimension, "dimension");
            if (limit < 1) {
                throw new IllegalArgumentException("limit under 1");
            }
        }
    }

    /**
     * Ranges of a figure: bounds 0,1,10 mean under 0, from 0 to under 1, from 1 to under 10, from 10 on. The range
     * under the first bound is left out when nothing is in it.
     */
    record Ranges(FigureKey key, List<BigDecimal> bounds) implements FacetRequest {

        public Ranges {
            Objects.requireNonNull(key, "key");
            bounds = List.copyOf(bounds);
            if (bounds.isEmpty()) {
                throw new IllegalArgumentException("no bound");
            }
            for (int i = 1; i < bounds.size(); i++) {
                if (bounds.get(i - 1).compareTo(bounds.get(i)) >= 0) {
                    throw new IllegalArgumentException("bounds do not rise");
                }
            }
        }
    }

    /** The name it was asked by: a dimension's label or a figure's key. */
    default String name() {
        return this instanceof Values values ? values.dimension().label() : ((Ranges) this).key().name();
    }

    /** Reads {@code province} or {@code applications.new.total:0,1,10,100,1000}. */
    static FacetRequest parse(String text, Collection<FigureKey> known) {
        return parse(text, known, DEFAULT_LIMIT);
    }

    /** The same with another number of values. */
    static FacetRequest parse(String text, Collection<FigureKey> known, int limit) {
        String plain = TextFolding.fold(text);
        int colon = plain.indexOf(':');
        String name = (colon < 0 ? plain : plain.substring(0, colon)).strip();
        if (colon < 0 && Dimension.of(name).isPresent()) {
            return new Values(Dimension.of(name).get(), limit);
        }
        boolean figure = known.stream().anyMatch(key -> key.name().equals(name));
        if (!figure) {
            List<String> names = Stream.concat(Arrays.stream(Dimension.values()).map(Dimension::label),
                    known.stream().map(FigureKey::name)).toList();
            throw new QuerySyntaxException("'" + name + "' is neither a figure's key nor one of " + Dimension.labels()
                    + Suggestions.question(name, names), text, 0);
        }
        if (colon < 0) {
            throw new QuerySyntaxException("a figure is counted in ranges: write " + name + ":0,1,10,100,1000", text,
                    text.length());
        }
        List<BigDecimal> bounds = new ArrayList<>();
        int start = colon + 1;
        for (String part : plain.substring(start).split(",", -1)) {
            BigDecimal bound = FigureCondition.number(part, text, start);
            if (!bounds.isEmpty() && bounds.get(bounds.size() - 1).compareTo(bound) >= 0) {
                throw new QuerySyntaxException("bounds must rise", text, start);
            }
            bounds.add(bound);
            start += part.length() + 1;
        }
        return new Ranges(new FigureKey(name), bounds);
    }
}
