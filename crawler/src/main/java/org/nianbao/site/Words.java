// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Phrases of the configuration, compared without blanks, case and character width. */
final class Words {

    private final List<String> phrases = new ArrayList<>();

    Words(List<String> phrases) {
        for (String phrase : phrases) {
            String plain = plain(phrase);
            if (!plain.isEmpty()) {
                this.phrases.add(plain);
            }
        }
    }

    /** The text as phrases are compared: half-width, lower case, no blanks. */
    static String plain(String text) {
        char[] kept = new char[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                kept[length++] = (char) (c + 'a' - 'A');
            } else if (c > ' ' && c < 0x7f || c >= 0x4e00 && c <= 0x9fff || c >= 0x3001 && c <= 0x3011) {
                kept[length++] = c;
            } else if (c > ' ' && c != '\u3000') {
                return composed(text);
            }
        }
        return new String(kept, 0, length);
    }

    /** The same for a text with more in it than plain Latin and Han, at twenty times the cost. */
    private static String composed(String text) {
        String narrow = Normalizer.isNormalized(text, Normalizer.Form.NFKC) ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder plain = new StringBuilder(narrow.length());
        for (int i = 0; i < narrow.length(); i++) {
            char c = narrow.charAt(i);
            if (!Character.isWhitespace(c) && c != '\u00a0' && c != '\u3000' && c != '\u200b' && c != '\ufeff') {
                plain.append(c);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    /** Whether one of the phrases is in a text that is {@link #plain} already. */
    boolean in(String plain) {
        for (String phrase : phrases) {
            if (plain.contains(phrase)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the plain text ends with one of the phrases; what is neither letter nor Han at the end is skipped. */
    boolean end(String plain) {
        int end = plain.length();
        while (end > 0 && !Character.isLetter(plain.charAt(end - 1))) {
            end--;
        }
        for (String phrase : phrases) {
            if (plain.startsWith(phrase, end - phrase.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the plain text is one of the phrases. */
    boolean are(String plain) {
        return phrases.contains(plain);
    }

    /** How many different phrases are in the plain text. */
    int count(String plain) {
        int count = 0;
        for (String phrase : phrases) {
            if (plain.contains(phrase)) {
                count++;
            }
        }
        return count;
    }

    List<String> phrases() {
        return phrases;
    }
}
