// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.archive;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One line of the archive's index: a response, or a revisit that says "the same as before".
 *
 * @param url the target
 * @param fetched when, to the millisecond
 * @param status the HTTP status of this visit; 304 for a revisit by validator
 * @param mime media type without parameters; {@code warc/revisit} for a revisit
 * @param digest payload digest, {@code sha1:…} in base 32
 * @param length bytes in the file, compressed
 * @param place where the record starts
 * @param state what the crawl thought of the page
 * @param original for a revisit: where the bytes lie
 */
public record ArchiveEntry(String url, Instant fetched, int status, String mime, String digest, long length,
                           Place place, PageState state, Optional<Place> original) {

    /** Media type that stands for a revisit record in CDX files. */
    public static final String REVISIT = "warc/revisit";

    public ArchiveEntry {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(fetched, "fetched");
        Objects.requireNonNull(mime, "mime");
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(original, "original");
    }

    public boolean isRevisit() {
        return mime.equals(REVISIT);
    }
}
