// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Turns host names into addresses at the moment of connecting, and lets none through that is not on the public
 * internet: a name may point at loopback today, and a redirect at the router's own page.
 */
final class AddressGuard implements DnsResolver {

    /** An address that must not be asked. */
    static final class RefusedAddressException extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        RefusedAddressException(String host, InetAddress address, String why) {
            super("address " + address.getHostAddress() + " of " + host + " is " + why);
        }
    }

    private final boolean allowPrivate;
    private final HostLookup lookup;

    AddressGuard(boolean allowPrivate, HostLookup lookup) {
        this.allowPrivate = allowPrivate;
        this.lookup = lookup;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = lookup.addresses(host).toArray(InetAddress[]::new);
        if (!allowPrivate) {
            for (InetAddress address : addresses) {
                Optional<String> why = refusal(address);
                if (why.isPresent() && !lookup.isPublic(address)) {
                    throw new RefusedAddressException(host, address, why.get());
                }
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** Why an address is not on the public internet; absent when it is. Ranges from the IANA special registries. */
    static Optional<String> refusal(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return refusalV4(bytes);
        }
        Optional<byte[]> inner = v4Within(bytes);
        if (inner.isPresent()) {
            return refusalV4(inner.get()).map(why -> why + ", written as IPv6");
        }
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (address.isLoopbackAddress()) {
            return Optional.of("loopback");
        }
        if (address.isAnyLocalAddress()) {
            return Optional.of("unspecified");
        }
        if (first == 0xfe && (second & 0xc0) == 0x80) {
            return Optional.of("link-local");
        }
        if ((first & 0xfe) == 0xfc || first == 0xfe && (second & 0xc0) == 0xc0) {
            return Optional.of("private");
        }
        if (first == 0xff) {
            return Optional.of("multicast");
        }
        // 2000::/3 is all of the public internet
        return (first & 0xe0) == 0x20 && !isDocumentation(bytes) ? Optional.empty() : Optional.of("reserved");
    }

    private static boolean isDocumentation(byte[] b) {
        return b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0d && (b[3] & 0xff) == 0xb8;
    }

    private static Optional<String> refusalV4(byte[] b) {
        int first = b[0] & 0xff;
        int second = b[1] & 0xff;
        int third = b[2] & 0xff;
        if (first == 0) {
            return Optional.of("unspecified");
        }
        if (first == 127) {
            return Optional.of("loopback");
        }
        if (first == 10 || first == 172 && (second & 0xf0) == 16 || first == 192 && second == 168) {
            return Optional.of("private");
        }
        if (first == 169 && second == 254) {
            return Optional.of("link-local");
        }
        if (first == 100 && (second & 0xc0) == 64) {
            return Optional.of("carrier-grade NAT");
        }
        if (first >= 224) {
            return Optional.of(first < 240 ? "multicast" : "reserved");
        }
        boolean special = first == 192 && second == 0 && (third == 0 || third == 2)
                || first == 198 && (second & 0xfe) == 18 || first == 198 && second == 51 && third == 100
                || first == 203 && second == 0 && third == 113;
        return special ? Optional.of("reserved") : Optional.empty();
    }

    /** The IPv4 address inside ::a.b.c.d, ::ffff:a.b.c.d, 64:ff9b::a.b.c.d (NAT64), 2002:a.b.c.d:: (6to4). */
    private static Optional<byte[]> v4Within(byte[] b) {
        boolean zero = true;
        for (int i = 0; i < 10; i++) {
            zero &= b[i] == 0;
        }
        boolean mapped = zero && (b[10] & b[11] & 0xff) == 0xff;
        boolean compatible = zero && b[10] == 0 && b[11] == 0 && (b[12] != 0 || b[13] != 0);
        boolean nat64 = b[0] == 0 && b[1] == 0x64 && (b[2] & 0xff) == 0xff && (b[3] & 0xff) == 0x9b;
        if (mapped || compatible || nat64) {
            return Optional.of(Arrays.copyOfRange(b, 12, 16));
        }
        if (b[0] == 0x20 && b[1] == 0x02) {
            return Optional.of(Arrays.copyOfRange(b, 2, 6));
        }
        return Optional.empty();
    }
}
