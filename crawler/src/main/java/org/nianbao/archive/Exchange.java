// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.archive;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One HTTP request with its response, as it is to be stored.
 *
 * @param url what was asked for
 * @param began when the request was sent
 * @param requestHead request line and headers, lines ended by CRLF, without the blank line
 * @param requestBody the form sent by a POST, empty otherwise
 * @param status the response's status
 * @param responseHead status line and headers likewise, fitting {@code body}
 * @param body the body as it is to be stored
 * @param address the server's address, when known
 * @param truncated whether the body was cut off at a limit
 */
public record Exchange(String url, Instant began, String requestHead, byte[] requestBody, int status,
                       String responseHead, byte[] body, Optional<InetAddress> address, Truncation truncated) {

    /** Why a body is not whole. */
    public enum Truncation { NONE, LENGTH, TIME }

    public Exchange {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(began, "began");
        Objects.requireNonNull(requestHead, "requestHead");
        Objects.requireNonNull(requestBody, "requestBody");
        Objects.requireNonNull(responseHead, "responseHead");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(truncated, "truncated");
    }
}
