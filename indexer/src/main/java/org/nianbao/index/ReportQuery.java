// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One question: words, filters, what to count, in which order, how many.
 *
 * @param words what the text must say; absent finds everything
 * @param filters all of them must be met
 * @param facets what to count; counts leave out the filters on the counted dimension itself (drill-sideways)
 * @param limit how many hits to return; 0 for counts only
 * @param after the {@link SearchResult#next} of the page before
 */
public record ReportQuery(Optional<Words> words, List<Filter> filters, List<FacetRequest> facets, Order order,
                          int limit, Optional<String> after) {

    public static final ReportQuery EVERYTHING = new ReportQuery(Optional.empty(), List.of(), List.of(),
            Order.RELEVANCE, 10, Optional.empty());

    public ReportQuery {
        Objects.requireNonNull(words, "words");
        filters = List.copyOf(filters);
        facets = List.copyOf(facets);
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(after, "after");
        if (limit < 0) {
            throw new IllegalArgumentException("limit under 0");
        }
    }

    public ReportQuery words(String typed) {
        return new ReportQuery(QuerySyntax.parse(typed), filters, facets, order, limit, after);
    }

    public ReportQuery with(Filter filter) {
        List<Filter> more = new ArrayList<>(filters);
        more.add(filter);
        return new ReportQuery(words, more, facets, order, limit, after);
    }

    public ReportQuery with(FacetRequest facet) {
        List<FacetRequest> more = new ArrayList<>(facets);
        more.add(facet);
        return new ReportQuery(words, filters, more, order, limit, after);
    }

    public ReportQuery order(Order other) {
        return new ReportQuery(words, filters, facets, other, limit, after);
    }

    public ReportQuery limit(int hits) {
        return new ReportQuery(words, filters, facets, order, hits, after);
    }

    public ReportQuery after(String token) {
        return new ReportQuery(words, filters, facets, order, limit, Optional.of(token));
    }
}
