// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.Locale;
import java.util.Optional;

/**
 * The address of the host that shows a copy, where it stands in the report's sentences: a mirror puts its own in the
 * place of the agency's.
 */
final class OwnAddress {

    private static final String CHINESE = ".cn";
    private static final String WWW = "www.";
    private static final String[] SCHEMES = {"https://", "http://", "//"};

    private final String host;

    private OwnAddress(String host) {
        this.host = host;
    }

    /**
     * The address to be taken out of a page; absent where it may be the agency's own.
     *
     * @param copy whether the page shows other signs of a copy: without any, an address under .cn is believed
     */
    static Optional<OwnAddress> of(Optional<String> url, boolean copy) {
        return url.flatMap(OfficialHost::of).map(host -> host.startsWith(WWW) ? host.substring(WWW.length()) : host)
                .filter(host -> host.indexOf('.') > 0 && Character.isLetter(host.charAt(host.length() - 1)))
                .filter(host -> !OfficialHost.is(host) && (copy || !host.endsWith(CHINESE)))
                .map(OwnAddress::new);
    }

    /** The text without the address, its path, and brackets that are empty then; the same object when it has none. */
    String outOf(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int at = lower.length() == text.length() ? lower.indexOf(host) : -1;
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        while (at >= 0) {
            int from = start(lower, at);
            int to = at + host.length();
            while (to < text.length() && isAddress(text.charAt(to))) {
                to++;
            }
            if (from >= copied && !(from > 0 && text.charAt(from - 1) == '@')) {
                out.append(text, copied, from);
                copied = to;
            }
            at = lower.indexOf(host, to);
        }
        return out.append(text, copied, text.length()).toString().replace("（）", "").replace("()", "")
                .replace("【】", "").replace("[]", "");
    }

    private static int start(String lower, int at) {
        int from = at;
        while (from > 0 && (isLetterOrDigit(lower.charAt(from - 1)) || ".-".indexOf(lower.charAt(from - 1)) >= 0)) {
            from--;
        }
        for (String scheme : SCHEMES) {
            if (lower.startsWith(scheme, from - scheme.length())) {
                return from - scheme.length();
            }
        }
        return from;
    }

    private static boolean isAddress(char c) {
        return isLetterOrDigit(c) || "/.-_?=&%#:+~".indexOf(c) >= 0;
    }

    private static boolean isLetterOrDigit(char c) {
        return c < 0x7F && Character.isLetterOrDigit(c);
    }
}
