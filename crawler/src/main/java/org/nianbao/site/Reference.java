// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.io.ByteArrayOutputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A reference as pages write it: with blanks, line ends, backslashes and without a scheme. */
final class Reference {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private Reference() {
    }

    /** The reference as a browser would take it: no line ends or tabs, no blanks around, slashes forward. */
    static String tidy(String reference) {
        StringBuilder tidy = new StringBuilder(reference.length());
        boolean beforeQuery = true;
        for (int i = 0; i < reference.length(); i++) {
            char c = reference.charAt(i);
            if (c == '?' || c == '#') {
                beforeQuery = false;
            }
            if (c == '\\' && beforeQuery) {
                tidy.append('/');
            } else if (c >= ' ' && c != 0x7f && c != '\ufeff' && c != '\u200b') {
                tidy.append(c);
            }
        }
        return tidy.toString().strip();
    }

    /** The absolute address of a reference; absent when it leads nowhere on the web. */
    static Optional<String> resolve(String base, String reference) {
        String tidy = tidy(reference);
        if (tidy.isEmpty() || tidy.startsWith("#")) {
            return Optional.empty();
        }
        int colon = tidy.indexOf(':');
        if (colon > 0 && isScheme(tidy, colon) && !tidy.regionMatches(true, 0, "http:", 0, 5)
                && !tidy.regionMatches(true, 0, "https:", 0, 6)) {
            return Optional.empty();
        }
        try {
            URL from = new URL(base);
            // java.net.URL would drop the file's name before a query of its own.
            return Optional.of(new URL(from, tidy.startsWith("?") ? from.getPath() + tidy : tidy).toString());
        } catch (MalformedURLException e) {
            return Optional.empty();
        }
    }

    private static boolean isScheme(String text, int colon) {
        for (int i = 0; i < colon; i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && (i == 0 || !(c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'))) {
                return false;
            }
        }
        return true;
    }

    /** Escapes turned into text, in the charset their bytes are valid in; left alone where there is none. */
    static String readable(String escaped) {
        if (escaped.indexOf('%') < 0) {
            return escaped;
        }
        StringBuilder out = new StringBuilder(escaped.length());
        int at = 0;
        while (at < escaped.length()) {
            if (!isEscape(escaped, at)) {
                out.append(escaped.charAt(at++));
                continue;
            }
            int start = at;
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            while (isEscape(escaped, at)) {
                octets.write(Character.digit(escaped.charAt(at + 1), 16) * 16
                        + Character.digit(escaped.charAt(at + 2), 16));
                at += 3;
            }
            String run = escaped.substring(start, at);
            out.append(valid(octets.toByteArray(), StandardCharsets.UTF_8)
                    .or(() -> valid(octets.toByteArray(), GB18030)).orElse(run));
        }
        return out.toString();
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length() && text.charAt(at) == '%' && Character.digit(text.charAt(at + 1), 16) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0;
    }

    private static Optional<String> valid(byte[] octets, Charset charset) {
        try {
            String text = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(octets)).toString();
            boolean controls = text.chars().anyMatch(c -> c < ' ' || c == '%' || c == '&' || c == '#' || c == '?');
            return controls ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
