// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Where host names lead; the system's own way unless a sample web brings its own names. */
@FunctionalInterface
public interface HostLookup {

    /** The system's way. */
    HostLookup SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /** @throws UnknownHostException when there is no such host */
    List<InetAddress> addresses(String host) throws UnknownHostException;

    /** Whether an address counts as public although it is not, because a sample web stands there. */
    default boolean isPublic(InetAddress address) {
        return false;
    }
}
