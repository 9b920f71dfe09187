// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.page;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * The text of a page that shows nothing until its script runs: some platforms put the article's markup into the page
 * as a JSON string named {@code content}.
 */
final class EmbeddedBody {

    /** A page with more text than this of its own needs no unwrapping. */
    private static final int SHELL_CHARS = 200;

    private static final String NAME = "\"content\":";

    private EmbeddedBody() {
    }

    /** Puts the markup found in scripts into the body; false when the page has text already or holds none. */
    static boolean unwrap(Document document) {
        if (holdsText(document)) {
            return false;
        }
        String longest = "";
        for (Element script : document.getElementsByTag("script")) {
            String code = script.data();
            for (int at = code.indexOf(NAME); at >= 0; at = code.indexOf(NAME, at + 1)) {
                String found = string(code, at + NAME.length());
                longest = found.length() > longest.length() ? found : longest;
            }
        }
        if (longest.indexOf('<') < 0) {
            return false;
        }
        document.body().appendElement("div").html(longest);
        return true;
    }

    /** Whether the page shows text without its scripts; looks no further than needed. */
    private static boolean holdsText(Document document) {
        int[] letters = new int[1];
        document.body().filter((node, depth) -> {
            if (node instanceof TextNode text) {
                letters[0] += text.isBlank() ? 0 : text.text().strip().length();
            }
            return letters[0] > SHELL_CHARS ? NodeFilter.FilterResult.STOP : NodeFilter.FilterResult.CONTINUE;
        });
        return letters[0] > SHELL_CHARS;
    }

    /** The JSON string that begins at or behind a place; empty when none does. */
    private static String string(String code, int from) {
        int i = from;
        while (i < code.length() && Character.isWhitespace(code.charAt(i))) {
            i++;
        }
        if (i >= code.length() || code.charAt(i) != '"') {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (i++; i < code.length() && code.charAt(i) != '"'; i++) {
            char c = code.charAt(i);
            if (c != '\\' || i + 1 >= code.length()) {
                text.append(c);
                continue;
            }
            c = code.charAt(++i);
            if (c == 'u' && i + 4 < code.length()) {
                text.append(hex(code.substring(i + 1, i + 5)));
                i += 4;
            } else {
                text.append(c == 'n' || c == 'r' || c == 't' ? ' ' : c);
            }
        }
        return text.toString();
    }

    private static String hex(String digits) {
        try {
            return String.valueOf((char) Integer.parseInt(digits, 16));
        } catch (NumberFormatException e) {
            return "";
        }
    }
}
