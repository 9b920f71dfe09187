// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One answer of a web server, as it came.
 *
 * @param url the address that gave the answer, after redirects
 * @param status the HTTP status
 * @param headers the header fields; names compare without case
 * @param body the decoded body (content encodings undone), never changed by a reader
 * @param foundOn the page that had the link to this one, where known: the piece of a list that a proxy answers with is
 *     put into that page by its script, so relative links in the piece start there. For a whole page it
 *     means nothing
 */
public record FetchedPage(String url, int status, Map<String, List<String>> headers, byte[] body,
        Optional<String> foundOn) {

    /** An answer whose finder is not known or does not matter. */
    public FetchedPage(String url, int status, Map<String, List<String>> headers, byte[] body) {
        this(url, status, headers, body, Optional.empty());
    }

    public FetchedPage {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(foundOn, "foundOn");
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> {
            if (name != null) {
                copy.put(name, List.copyOf(values));
            }
        });
        headers = copy;
    }

    /** The first value of a header field. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The media type without parameters, lower case; empty when the server said none. */
    public String mediaType() {
        String type = header("Content-Type").orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
