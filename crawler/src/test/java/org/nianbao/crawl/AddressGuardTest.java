// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.255.1.2", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "100.127.255.255", "0.0.0.0", "224.0.0.1", "240.0.0.1", "255.255.255.255",
        "198.18.0.1", "192.0.2.1", "::1", "::", "fe80::1", "fc00::1", "fd12:3456::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:c0a8:101::", "::127.0.0.1",
        "2001:db8::1"})
    void addressOutsideThePublicInternetIsRefused(String address) throws UnknownHostException {
        assertTrue(AddressGuard.refusal(InetAddress.getByName(address)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3.4", "223.5.5.5", "172.32.0.1", "100.63.255.255", "100.128.0.1", "192.169.0.1",
        "2400:3200::1", "2001:4860:4860::8888", "64:ff9b::102:304", "2002:102:304::"})
    void publicAddressIsNot(String address) throws UnknownHostException {
        assertTrue(AddressGuard.refusal(InetAddress.getByName(address)).isEmpty());
    }

    @Test
    void onePrivateAddressAmongPublicOnesRefusesTheName() throws UnknownHostException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        InetAddress open = InetAddress.getByName("1.2.3.4");
        AddressGuard guard = new AddressGuard(false, host -> List.of(open, loopback));
        assertThrows(AddressGuard.RefusedAddressException.class, () -> guard.resolve("rebound.test"));
        assertEquals(2, new AddressGuard(true, host -> List.of(open, loopback)).resolve("rebound.test").length);
    }
}
