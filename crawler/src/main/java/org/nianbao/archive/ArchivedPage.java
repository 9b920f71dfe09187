// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.archive;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One fetched version of a page.
 *
 * @param url what was asked for, in canonical form
 * @param fetched when
 * @param status the HTTP status
 * @param headers response headers; names in lower case
 * @param body the body without content encoding, shared and not to be changed
 * @param place where the bytes lie
 * @param state what the crawl thought of it: {@code FETCHED} for new or changed content, {@code UNCHANGED} when
 *     nothing but counters and the like differ from the version before
 */
public record ArchivedPage(String url, Instant fetched, int status, Map<String, List<String>> headers, byte[] body,
                           Place place, PageState state) {

    public ArchivedPage {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(fetched, "fetched");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(state, "state");
        Map<String, List<String>> lowered = new LinkedHashMap<>();
        headers.forEach((name, values) -> lowered.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = Map.copyOf(lowered);
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** The media type as the server gave it, with its parameters; empty when it gave none. */
    public String contentType() {
        return header("content-type").orElse("");
    }
}
