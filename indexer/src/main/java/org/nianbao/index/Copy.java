// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import java.util.Objects;
import java.util.Optional;

/** Another page that shows the same report. */
public record Copy(String id, String source, Optional<String> url, boolean official) {

    public Copy {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(url, "url");
    }
}
