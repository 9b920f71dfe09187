// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer to one {@link ReportQuery}.
 *
 * @param total how many reports match, exactly; a report and its copies are one
 * @param hits one page of them
 * @param facets one for each request, in their order
 * @param next token of the following page; absent on the last
 */
public record SearchResult(long total, List<Hit> hits, List<Facet> facets, Optional<String> next) {

    public SearchResult {
        hits = List.copyOf(hits);
        facets = List.copyOf(facets);
        Objects.requireNonNull(next, "next");
    }

    /**
     * One report that matches.
     *
     * @param snippet the sentence that matches best; absent when no words were asked for or none stand in the text
     * @param copies the other pages that show the same report
     * @param score relevance; comparable within one answer only
     */
    public record Hit(IndexedReport indexed, Optional<Snippet> snippet, List<Copy> copies, double score) {

        public Hit {
            Objects.requireNonNull(indexed, "indexed");
            Objects.requireNonNull(snippet, "snippet");
            copies = List.copyOf(copies);
        }
    }

    /**
     * Counts of one dimension or figure.
     *
     * @param name a dimension's label or a figure's key
     * @param counts in the order to show
     * @param others how many further values were cut off by the limit
     * @param missing how many of the reports counted have no value
     */
    public record Facet(String name, List<Count> counts, long others, long missing) {

        public Facet {
            Objects.requireNonNull(name, "name");
            counts = List.copyOf(counts);
        }
    }

    /**
     * How many reports have a value.
     *
     * @param value the value; a range is written {@code 0..<1}, {@code <0}, {@code >=1000}
     * @param path the larger places that tell two counties of one name apart: {@code [江西省, 南昌市]}; mostly empty
     * @param selected true where a filter asks for this value
     * @param smaller counts of the next smaller places, where this place is selected
     */
    public record Count(String value, List<String> path, long reports, boolean selected, List<Count> smaller) {

        public Count {
            Objects.requireNonNull(value, "value");
            path = List.copyOf(path);
            smaller = List.copyOf(smaller);
        }
    }
}
