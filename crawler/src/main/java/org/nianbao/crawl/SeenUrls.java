// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.crawl;

import edu.uci.ics.crawler4j.frontier.DocIDServer;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.nianbao.site.CanonicalUrl;
import org.nianbao.site.UrlRules;

/**
 * Which URLs are known. The check runs in memory on 64-bit hashes, since a page has a hundred links and nearly all are
 * known; ten million URLs collide once in some 400,000 crawls. An address whose twin (http and https, mobile, print)
 * is being served counts as known; but a main page is not hidden by its mobile or print twin.
 */
final class SeenUrls implements DocIDServer {

    private static final int KNOWN = 1;
    private static final int NOT_KNOWN = -1;

    private final PageStore store;
    private final UrlRules urls;
    private final Consumer<IOException> fatal;
    private final Set<Long> identities = ConcurrentHashMap.newKeySet();
    private final Set<Long> aliases = ConcurrentHashMap.newKeySet();
    /** Names under which a main page is known and not only its mobile or print twin. */
    private final Set<Long> mainAliases = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger(KNOWN);

    SeenUrls(PageStore store, UrlRules urls, Consumer<IOException> fatal) throws IOException {
        this.store = store;
        this.urls = urls;
        this.fatal = fatal;
        store.forEachName(this::add);
    }

    private void add(String identity, String alias) {
        identities.add(hash(identity));
        aliases.add(hash(alias));
        if (!isSide(identity)) {
            mainAliases.add(hash(alias));
        }
    }

    /** Whether it is the address of a mobile or print page. */
    boolean isSide(String identity) {
        return urls.isSide(identity);
    }

    /** The main page whose mobile or print twin this is, if it is one and that page is, or may yet be, served. */
    Optional<String> mainOf(KnownPage page) throws IOException {
        if (!isSide(page.url) || !mainAliases.contains(hash(page.alias))) {
            return Optional.empty();
        }
        return store.servedUnder(page.alias).stream().filter(url -> !isSide(url)).findFirst();
    }

    /** The name that twins share. */
    String alias(String identity) {
        return identity.indexOf(' ') >= 0 ? identity
                : urls.canonical(identity).map(CanonicalUrl::aliasKey).orElse(identity);
    }

    @Override
    public int getDocId(String identity) {
        if (isSeenBefore(identity)) {
            return KNOWN;
        }
        String alias = alias(identity);
        if (!(isSide(identity) ? aliases : mainAliases).contains(hash(alias))) {
            return NOT_KNOWN;
        }
        try {
            if (store.isServedUnder(alias)) {
                identities.add(hash(identity));
                return KNOWN;
            }
        } catch (IOException e) {
            fatal.accept(e);
        }
        return NOT_KNOWN;
    }

    @Override
    public int getNewDocID(String identity) {
        add(identity, alias(identity));
        return count.incrementAndGet();
    }

    @Override
    public void addUrlAndDocId(String identity, int docId) {
        add(identity, alias(identity));
    }

    @Override
    public boolean isSeenBefore(String identity) {
        return identities.contains(hash(identity));
    }

    @Override
    public int getDocCount() {
        return identities.size();
    }

    @Override
    public void close() {
        // nothing of its own is open
    }

    /** FNV-1a with a final mix; String.hashCode has too few bits. */
    static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        return hash * 0x9E3779B97F4A7C15L;
    }
}
