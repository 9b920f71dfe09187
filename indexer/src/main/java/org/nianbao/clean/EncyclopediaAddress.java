// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.nianbao.clean.words.Words;

/** Tells the addresses of encyclopaedias, which copy reports: by the end of the host and by the path, as config has them. */
final class EncyclopediaAddress {

    private final List<String> hostEnds;
    private final List<String> paths;

    EncyclopediaAddress(Words words) {
        hostEnds = words.chrome().getOrDefault("encyclopedia host", List.of());
        paths = words.chrome().getOrDefault("encyclopedia path", List.of());
    }

    boolean is(String url) {
        try {
            URI uri = new URI(url);
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            String path = uri.getRawPath() == null ? "" : uri.getRawPath().toLowerCase(Locale.ROOT);
            return !host.isEmpty() && !OfficialHost.is(host)
                    && (hostEnds.stream().anyMatch(host::endsWith) || paths.stream().anyMatch(path::contains));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
