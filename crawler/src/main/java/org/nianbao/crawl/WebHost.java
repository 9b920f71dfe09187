// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * The server behind an address, as far as manners are concerned: one request at a time for each.
 *
 * @param name host, with the port when it is not the scheme's own; {@code http} and {@code https} share it
 * @param host the host alone
 * @param origin scheme and authority, for which one robots.txt speaks (RFC 9309)
 */
record WebHost(String name, String host, String origin) {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    static Optional<WebHost> of(String url) {
        int scheme = url.indexOf("://");
        if (scheme < 0) {
            return Optional.empty();
        }
        int end = scheme + 3;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        try {
            URI uri = URI.create(url.substring(0, end));
            if (uri.getHost() == null || uri.getHost().isEmpty()) {
                return Optional.empty();
            }
            String host = uri.getHost().toLowerCase(Locale.ROOT);
            int port = uri.getPort();
            boolean own = port < 0 || port == (uri.getScheme().equalsIgnoreCase("https") ? HTTPS : HTTP);
            String name = own ? host : host + ":" + port;
            return Optional.of(new WebHost(name, host, uri.getScheme().toLowerCase(Locale.ROOT) + "://" + name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The port as written, empty for the scheme's own. */
    String port() {
        return name.substring(host.length());
    }
}
