// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import crawlercommons.domains.EffectiveTldFinder;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which site an address belongs to. A site is its first page's host with all hosts below it, {@code www.} left out:
 * {@code xxgk.example.gov.cn} belongs to the site that starts at {@code www.example.gov.cn}, unless it is a site of its own.
 */
final class Scope {

    /** By domain with port. */
    private final Map<String, Site> byDomain = new ConcurrentHashMap<>();

    Scope(Collection<Site> sites) {
        for (Site site : sites) {
            WebHost.of(site.url()).ifPresent(host -> byDomain.putIfAbsent(domain(host), site));
        }
    }

    /** From now on {@code host} belongs to {@code site} too: its first page redirects there. */
    void widen(Site site, WebHost host) {
        byDomain.putIfAbsent(domain(host), site);
    }

    Optional<Site> siteOf(WebHost host) {
        Site exact = byDomain.get(host.name());
        if (exact != null) {
            return Optional.of(exact);
        }
        if (isAddress(host.host())) {
            return Optional.empty();
        }
        String rest = host.host();
        while (true) {
            Site site = byDomain.get(rest + host.port());
            if (site != null) {
                return Optional.of(site);
            }
            int dot = rest.indexOf('.');
            if (dot < 0) {
                return Optional.empty();
            }
            rest = rest.substring(dot + 1);
        }
    }

    private static String domain(WebHost host) {
        if (!host.host().startsWith("www.")) {
            return host.name();
        }
        String bare = host.host().substring("www.".length());
        // gov.cn is no site but a realm of sites
        boolean realm = bare.indexOf('.') < 0
                || bare.indexOf('.') == bare.lastIndexOf('.') && EffectiveTldFinder.getAssignedDomain(bare) == null;
        return realm ? host.name() : bare + host.port();
    }

    private static boolean isAddress(String host) {
        return host.startsWith("[") || !host.isEmpty() && host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    }
}
