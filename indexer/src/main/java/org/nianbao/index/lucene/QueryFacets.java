// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nianbao.index.Dimension;
import org.nianbao.index.FacetRequest;
import org.nianbao.index.Filter;
import org.nianbao.index.ReportQuery;
import org.nianbao.index.SearchResult;
import org.nianbao.index.SearchResult.Facet;

/** The facets that one query asks for, each counted without the filters on itself (drill-sideways). */
final class QueryFacets {

    private final ReaderView view;
    private final FacetCounts counts;
    private final FilterQueries filters;

    QueryFacets(ReaderView view, FacetCounts counts, FilterQueries filters) {
        this.view = view;
        this.counts = counts;
        this.filters = filters;
    }

    List<Facet> of(ReportQuery query, ReportSets sets) throws IOException {
        Stream<FacetRequest> requests = query.facets().stream();
        try {
            return (view.isLarge() ? requests.parallel() : requests).map(request -> {
                try {
                    return facet(request, sets, query.filters());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Facet facet(FacetRequest request, ReportSets sets, List<Filter> asked) throws IOException {
        if (request instanceof FacetRequest.Ranges ranges) {
            return counts.ranges(ranges, sets.sideways(request.name()));
        }
        FacetRequest.Values values = (FacetRequest.Values) request;
        Set<String> selected = selected(values.dimension(), asked);
        Facet facet = counts.values(values, sets.sideways(request.name()), selected);
        Optional<Dimension> smaller = values.dimension().smaller();
        if (selected.isEmpty() || smaller.isEmpty()) {
            return facet;
        }
        Facet below = facet(new FacetRequest.Values(smaller.get(), values.limit()), sets, asked);
        List<SearchResult.Count> nested = new ArrayList<>();
        for (SearchResult.Count count : facet.counts()) {
            List<String> path = new ArrayList<>(count.path());
            path.add(count.value());
            nested.add(!count.selected() ? count : new SearchResult.Count(count.value(), count.path(), count.reports(),
                    true, below.counts().stream().filter(inner -> inner.path().equals(path)).toList()));
        }
        return new Facet(facet.name(), nested, facet.others(), facet.missing());
    }

    private Set<String> selected(Dimension dimension, List<Filter> asked) {
        Set<String> selected = new LinkedHashSet<>();
        for (Filter filter : asked) {
            if (filter instanceof Filter.Is is && is.dimension() == dimension) {
                is.values().forEach(value -> selected.addAll(filters.resolve(dimension, value)));
            } else if (filter instanceof Filter.Years years && dimension == Dimension.YEAR
                    && years.from().isPresent() && years.from().equals(years.to())) {
                selected.add(String.valueOf(years.from().get()));
            }
        }
        return selected;
    }
}
