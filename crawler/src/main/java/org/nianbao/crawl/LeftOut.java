// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.util.Objects;

/**
 * Addresses that were found and not taken up, too many for a row each: counted by host and reason.
 *
 * @param host the host they are on; for those on other sites the host that links to them
 * @param reason why, without what differs from address to address
 * @param addresses how many, each counted once as far as memory allows
 * @param example one of them, cut when long
 */
public record LeftOut(String host, String reason, long addresses, String example) {

    public LeftOut {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(example, "example");
    }
}
