// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.util.Objects;
import java.util.Optional;

/**
 * Where to start: one line of the sites file.
 *
 * @param url the first page, canonical
 * @param name what people call it; the URL when the file gives none
 * @param division division code (行政区划代码), when given
 * @param note for people
 */
public record Site(String url, String name, Optional<String> division, Optional<String> note) {

    public Site {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(division, "division");
        Objects.requireNonNull(note, "note");
    }
}
