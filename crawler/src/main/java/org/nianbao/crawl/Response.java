// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nianbao.archive.Exchange;

/**
 * What a server answered.
 *
 * @param exchange request and response in the form in which they are stored
 * @param headers response headers as they came; names compare without case
 * @param defect why the body is not whole or not usable; absent when it is
 * @param isBrokenOff whether the server stopped within the body, in time or at all
 */
record Response(Exchange exchange, Map<String, List<String>> headers, Optional<String> defect, boolean isBrokenOff) {

    Response {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = copy;
    }

    int status() {
        return exchange.status();
    }

    byte[] body() {
        return exchange.body();
    }

    Instant began() {
        return exchange.began();
    }

    Optional<InetAddress> address() {
        return exchange.address();
    }

    Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }
}
