// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.util.Locale;
import java.util.Optional;

/** Addresses of pages, compared as people mean them. */
final class PageAddress {

    private PageAddress() {
    }

    /** Without scheme, fragment and slash at the end, the host in small letters: http and https twins are one. */
    static String plain(String address) {
        String text = address.strip();
        int scheme = text.indexOf("://");
        if (scheme < 0) {
            return text;
        }
        text = text.substring(scheme + 3);
        int fragment = text.indexOf('#');
        text = fragment < 0 ? text : text.substring(0, fragment);
        while (text.endsWith("/")) {
            text = text.substring(0, text.length() - 1);
        }
        int path = text.indexOf('/');
        return path < 0 ? text.toLowerCase(Locale.ROOT)
                : text.substring(0, path).toLowerCase(Locale.ROOT) + text.substring(path);
    }

    /** The host of a web address, with its port where one is named. */
    static Optional<String> host(String url) {
        if (!url.contains("://")) {
            return Optional.empty();
        }
        String rest = plain(url);
        int end = 0;
        while (end < rest.length() && "/?".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String host = rest.substring(rest.lastIndexOf('@', end - 1 < 0 ? 0 : end - 1) + 1, end);
        return host.isEmpty() ? Optional.empty() : Optional.of(host);
    }
}
