// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.edition;

/** A label reduced to what its misspellings share: no spaces, punctuation, quotes, brackets or full-width forms. */
public final class LabelText {

    private static final String NUMERALS = "一二三四五六七八九十";

    private LabelText() {
    }

    /** Letters, digits and Han characters of the label, full-width forms made narrow; what is in brackets stays. */
    public static String of(String label) {
        int plain = 0;
        while (plain < label.length() && isPlain(label.charAt(plain))) {
            plain++;
        }
        if (plain == label.length()) {
            return label;
        }
        StringBuilder text = new StringBuilder(label.length()).append(label, 0, plain);
        for (int i = plain; i < label.length(); i++) {
            char c = narrow(label.charAt(i));
            if (isPlain(c)) {
                text.append(c);
            } else if (Character.isLetterOrDigit(c) && !isCircled(c)) {
                text.append(Character.toLowerCase(c));
            }
        }
        return text.toString();
    }

    /** What stays as it is: most characters of most labels. */
    private static boolean isPlain(char c) {
        return c >= '\u4e00' && c <= '\u9fa5' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z';
    }

    /** The same without anything in brackets, ordinals in brackets included. */
    public static String withoutBrackets(String label) {
        StringBuilder kept = new StringBuilder(label.length());
        int depth = 0;
        for (int i = 0; i < label.length(); i++) {
            char c = narrow(label.charAt(i));
            if ("([【〔{".indexOf(c) >= 0) {
                depth++;
            } else if (")]】〕}".indexOf(c) >= 0) {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0) {
                kept.append(c);
            }
        }
        return of(kept.toString());
    }

    /** The normalised label without the numerals or digits it begins with. */
    public static String withoutOrdinal(String normalised) {
        int start = 0;
        while (start < normalised.length() && (Character.isDigit(normalised.charAt(start))
                || NUMERALS.indexOf(normalised.charAt(start)) >= 0)) {
            start++;
        }
        return normalised.substring(start);
    }

    /** Full-width Latin letters, digits and punctuation as their narrow forms; all else as it is. */
    public static char narrow(char c) {
        if (c >= '\uff01' && c <= '\uff5e') {
            return (char) (c - 0xfee0);
        }
        return c == '\u3000' ? ' ' : c;
    }

    private static boolean isCircled(char c) {
        return c >= '\u2460' && c <= '\u24ff' || c >= '\u2776' && c <= '\u2793';
    }
}
