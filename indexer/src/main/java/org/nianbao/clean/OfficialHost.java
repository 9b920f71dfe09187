// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whose a host is, by the end of its name: the registry gives some to governments and other institutions alone. */
public final class OfficialHost {

    /** What names of governments' hosts end with. */
    static final String END = ".gov.cn";

    private static final Set<String> INSTITUTIONS = Set.of(END, ".edu.cn", ".org.cn");

    private OfficialHost() {
    }

    /** Whether a government's site shows the page of this address. */
    public static boolean shows(String url) {
        return of(url).filter(OfficialHost::is).isPresent();
    }

    static boolean is(String host) {
        return ("." + host).endsWith(END);
    }

    /** Whether a government, a school or an association has this host. */
    static boolean isInstitution(String host) {
        return INSTITUTIONS.stream().anyMatch(("." + host)::endsWith);
    }

    /** The host of an address in lower case; absent where it has none. */
    static Optional<String> of(String url) {
        try {
            return Optional.ofNullable(new URI(url).getHost()).map(name -> name.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
