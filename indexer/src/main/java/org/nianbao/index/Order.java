// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.nianbao.report.FigureKey;

/**
 * The order of hits. Reports that do not have the value come last either way.
 *
 * @param by what is compared
 * @param figure the figure, where {@code by} is {@link By#FIGURE}
 * @param descending highest, newest first
 */
public record Order(By by, Optional<FigureKey> figure, boolean descending) {

    /** What is compared. */
    public enum By {
        RELEVANCE, YEAR, PUBLISHED, AGENCY, FIGURE
    }

    /** Best match first. */
    public static final Order RELEVANCE = new Order(By.RELEVANCE, Optional.empty(), true);

    public Order {
        Objects.requireNonNull(by, "by");
        if (figure.isPresent() != (by == By.FIGURE)) {
            throw new IllegalArgumentException("a figure goes with FIGURE");
        }
    }

    /** Reads {@code relevance}, {@code year}, {@code published}, {@code agency} or a figure's key; {@code -} turns it. */
    public static Order parse(String text, Collection<FigureKey> known) {
        String plain = TextFolding.fold(text).strip();
        boolean descending = plain.startsWith("-");
        String name = descending ? plain.substring(1).strip() : plain;
        switch (name) {
            case "relevance":
                return RELEVANCE;
            case "year":
                return new Order(By.YEAR, Optional.empty(), descending);
            case "published":
                return new Order(By.PUBLISHED, Optional.empty(), descending);
            case "agency":
                return new Order(By.AGENCY, Optional.empty(), descending);
            default:
                break;
        }
        if (known.stream().noneMatch(key -> key.name().equals(name))) {
            List<String> names = Stream.concat(Stream.of("relevance", "year", "published", "agency"),
                    known.stream().map(FigureKey::name)).toList();
            throw new QuerySyntaxException("cannot sort by '" + name + "': use relevance, year, published, agency or a "
                    + "figure's key" + Suggestions.question(name, names), text, descending ? 1 : 0);
        }
        return new Order(By.FIGURE, Optional.of(new FigureKey(name)), descending);
    }
}
