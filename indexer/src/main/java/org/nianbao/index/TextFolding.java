// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

/** Full-width forms to half-width, capitals to small letters, one character for one, so that places stay the same. */
public final class TextFolding {

    /** Between these no character has another form. */
    private static final char FIRST_HAN = 0x3400;
    private static final char LAST_HAN = 0x9FFF;

    private TextFolding() {
    }

    public static String fold(String text) {
        int first = 0;
        while (first < text.length() && fold(text.charAt(first)) == text.charAt(first)) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        char[] folded = text.toCharArray();
        for (int i = first; i < folded.length; i++) {
            folded[i] = fold(folded[i]);
        }
        return new String(folded);
    }

    public static char fold(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 0x20) : c;
        }
        if (c == 0x3000 || c == 0xA0) {
            return ' ';
        }
        if (c >= FIRST_HAN && c <= LAST_HAN) {
            return c;
        }
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return fold((char) (c - 0xFEE0));
        }
        char lower = Character.toLowerCase(c);
        return lower == 0 ? c : lower;
    }
}
