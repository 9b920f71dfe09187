// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.util.Objects;

/**
 * An address in the one spelling we keep.
 *
 * @param url what to fetch and to file under
 * @param aliasKey equal for addresses that usually show the same page: http and https, {@code www.} or not, the
 *     mobile and the print twin. Not an address to fetch; a hint for "known already under another name".
 */
public record CanonicalUrl(String url, String aliasKey) {

    public CanonicalUrl {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(aliasKey, "aliasKey");
    }
}
