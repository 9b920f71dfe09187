// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

/** Thrown for a query, filter, facet or sort that cannot be understood; knows the place. */
public final class QuerySyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String text;
    private final int position;

    /**
     * @param message what is wrong and what would be right, one line
     * @param text what was typed
     * @param position where it goes wrong, counted in {@code char}s from 0; the length of {@code text} means its end
     */
    public QuerySyntaxException(String message, String text, int position) {
        super(message);
        this.text = text;
        this.position = Math.max(0, Math.min(position, text.length()));
    }

    public String text() {
        return text;
    }

    public int position() {
        return position;
    }

    /**
     * Two lines: what was typed, and a caret under the place. Han and other wide characters count two columns, so
     * that the caret stands right in a terminal.
     */
    public String caret() {
        int columns = text.substring(0, position).codePoints().map(QuerySyntaxException::columns).sum();
        return text.replaceAll("\\R", " ") + "\n" + " ".repeat(columns) + "^";
    }

    private static int columns(int codePoint) {
        boolean wide = codePoint >= 0x1100 && (codePoint <= 0x115F || codePoint >= 0x2E80 && codePoint <= 0xA4CF
                || codePoint >= 0xAC00 && codePoint <= 0xD7A3 || codePoint >= 0xF900 && codePoint <= 0xFAFF
                || codePoint >= 0xFE30 && codePoint <= 0xFE6F || codePoint >= 0xFF00 && codePoint <= 0xFF60
                || codePoint >= 0xFFE0 && codePoint <= 0xFFE6 || codePoint >= 0x20000 && codePoint <= 0x3FFFD);
        return wide ? 2 : 1;
    }
}
