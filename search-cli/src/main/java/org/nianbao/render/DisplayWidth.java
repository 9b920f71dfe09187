// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.render;

import java.util.ArrayList;
import java.util.List;

/** Width of text in a terminal's columns: a Han character takes two, a combining mark none. */
public final class DisplayWidth {

    /** Stands where text was cut off. */
    static final String ELLIPSIS = "…";

    /** Begins a change of colour, which takes no column. */
    private static final char ESCAPE = 0x1b;

    private DisplayWidth() {
    }

    /** Columns that {@code text} takes. */
    public static int of(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            width += of(c);
            i = c == ESCAPE ? behindStyle(text, i) : i + Character.charCount(c);
        }
        return width;
    }

    /** The place behind a change of colour that begins at {@code from}. */
    private static int behindStyle(String text, int from) {
        int end = from + 1;
        while (end < text.length() && (text.charAt(end) == '[' || text.charAt(end) == ';'
                || Character.isDigit(text.charAt(end)))) {
            end++;
        }
        return Math.min(text.length(), end + 1);
    }

    /** {@code text}, cut to {@code columns} with an ellipsis when it is longer. */
    public static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        if (columns <= 0) {
            return "";
        }
        int room = columns - 1;
        int end = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            room -= of(c);
            if (room < 0) {
                break;
            }
            end += Character.charCount(c);
        }
        return text.substring(0, end) + ELLIPSIS;
    }

    /** {@code text} with blanks behind it up to {@code columns}. */
    public static String left(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    /** {@code text} with blanks before it up to {@code columns}. */
    public static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - of(text))) + text;
    }

    /** {@code text} on lines of at most {@code columns}; broken at blanks, and anywhere between wide characters. */
    public static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int width = 0;
        int blank = -1;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c == ESCAPE) {
                int end = behindStyle(text, i);
                line.append(text, i, end);
                i = end;
                continue;
            }
            i += Character.charCount(c);
            int w = of(c);
            if (width + w > columns && line.length() > 0) {
                if (c == ' ') {
                    lines.add(line.toString());
                    line.setLength(0);
                    width = 0;
                    blank = -1;
                    continue;
                }
                String rest = "";
                if (w == 1 && blank > 0) {
                    rest = line.substring(blank + 1);
                    line.setLength(blank);
                }
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                line.append(rest);
                width = of(rest);
                blank = -1;
            }
            if (c == ' ') {
                blank = line.length();
            } else if (w == 2) {
                blank = -1;
            }
            line.appendCodePoint(c);
            width += w;
        }
        lines.add(line.toString());
        return lines;
    }

    static int of(int c) {
        if (c < 0x20 || c >= 0x7f && c < 0xa0) {
            return 0;
        }
        if (c < 0x300) {
            return 1;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(c) ? 2 : 1;
    }

    /** East Asian Wide and Fullwidth blocks (Unicode annex 11), as far as terminals draw them so. */
    private static boolean isWide(int c) {
        return c >= 0x1100 && c <= 0x115f
                || c >= 0x2e80 && c <= 0x303e
                || c >= 0x3041 && c <= 0xa4cf
                || c >= 0xac00 && c <= 0xd7a3
                || c >= 0xf900 && c <= 0xfaff
                || c >= 0xfe30 && c <= 0xfe4f
                || c >= 0xff00 && c <= 0xff60
                || c >= 0xffe0 && c <= 0xffe6
                || c >= 0x1f300 && c <= 0x1f64f
                || c >= 0x1f900 && c <= 0x1f9ff
                || c >= 0x20000 && c <= 0x3fffd;
    }
}
