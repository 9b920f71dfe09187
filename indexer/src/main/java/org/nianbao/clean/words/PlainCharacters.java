// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.words;

import java.text.Normalizer;
import java.util.Locale;

/** Evens out how characters are printed: blanks in all their forms, full width, invisible and doubled ones. */
public final class PlainCharacters {

    private static final String SENTENCE_ENDS = "。；！";

    private PlainCharacters() {
    }

    /**
     * One line with plain blanks. Tabs between words stay, since they separate the cells of a flattened table; digits
     * and letters become half width, Chinese punctuation stays as printed.
     */
    public static String of(String line) {
        if (isPlain(line)) {
            return line;
        }
        StringBuilder out = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c > ' ' && c < 0x7F || c >= 0x4E00 && c <= 0x9FFF) {
                out.append(c);
            } else if (c == '\t') {
                trimBlank(out);
                out.append('\t');
            } else if (isBlank(c)) {
                if (out.length() > 0 && out.charAt(out.length() - 1) != ' ' && out.charAt(out.length() - 1) != '\t') {
                    out.append(' ');
                }
            } else if (!isInvisible(c)) {
                appendPlain(out, line, c);
            }
        }
        return strip(questionMarksAsBlanks(out));
    }

    /** Whether nothing of the line would be changed: so are most lines, and looking is cheaper than copying. */
    private static boolean isPlain(String line) {
        char before = ' ';
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean plain = c >= 0x4E00 && c <= 0x9FFF || c > ' ' && c < 0x7F && c != '?'
                    || c == ' ' && before != ' ' || c == '“' || c == '”' || c == '《' || c == '》' || c == '（' || c == '）'
                    || c != before && c != '？' && isDoublable(c);
            if (!plain) {
                return false;
            }
            before = c;
        }
        return before != ' ';
    }

    private static void appendPlain(StringBuilder out, String line, char c) {
        if (c >= 0xFF10 && c <= 0xFF19 || c >= 0xFF21 && c <= 0xFF3A || c >= 0xFF41 && c <= 0xFF5A) {
            out.append((char) (c - 0xFEE0));
        } else if (c >= 0x2E80 && c <= 0x2FDF || c >= 0xF900 && c <= 0xFAFF) {
            // Radicals and compatibility forms that PDF converters print in the place of the character itself.
            out.append(Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC));
        } else if (isDoublable(c) && out.length() > 0 && out.charAt(out.length() - 1) == c) {
            return;
        } else {
            out.append(c);
        }
    }

    private static boolean isDoublable(char c) {
        return c == '，' || c == '。' || c == '；' || c == '、' || c == '：' || c == '！' || c == '？';
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == 0xA0 || c == 0x3000 || c >= 0x2000 && c <= 0x200A || c == 0x2028 || c == 0x2029
                || c == 0x202F || c == 0x205F || c == 0x1680 || c == 0x85;
    }

    private static boolean isInvisible(char c) {
        return c >= 0x200B && c <= 0x200F || c >= 0x202A && c <= 0x202E || c >= 0x2060 && c <= 0x206F || c == 0xFEFF
                || c == 0xAD || c >= 0x7F && c <= 0x9F || c >= 0xFE00 && c <= 0xFE0F || c == 0xFFFD
                || c == 0x3164 || c == 0x115F || c == 0x1160;
    }

    private static void trimBlank(StringBuilder out) {
        while (out.length() > 0 && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
    }

    /**
     * A question mark at the start of a line or behind the end of a sentence, a narrow one at the end of a line, and
     * two or more anywhere stand for blanks that a converter could not write: no sentence starts with one, reports
     * ask nothing in narrow characters, and they do not shout.
     */
    private static CharSequence questionMarksAsBlanks(StringBuilder text) {
        if (text.indexOf("?") < 0 && text.indexOf("？") < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        boolean atStart = true;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != '?' && c != '？') {
                out.append(c);
                atStart &= Character.isWhitespace(c);
                i++;
                continue;
            }
            int end = i;
            while (end < text.length() && (text.charAt(end) == '?' || text.charAt(end) == '？')) {
                end++;
            }
            boolean closesLine = c == '?' && end == text.length();
            if (atStart || closesLine || end - i > 1 || SENTENCE_ENDS.indexOf(out.charAt(out.length() - 1)) >= 0) {
                if (!atStart && out.charAt(out.length() - 1) != ' ') {
                    out.append(' ');
                }
                while (end < text.length() && text.charAt(end) == ' ') {
                    end++;
                }
            } else {
                out.append(c);
            }
            i = end;
        }
        return out;
    }

    private static String strip(CharSequence text) {
        int start = 0;
        int end = text.length();
        boolean row = hasInnerTab(text);
        while (start < end && (text.charAt(start) == ' ' || !row && text.charAt(start) == '\t')) {
            start++;
        }
        while (end > start && (text.charAt(end - 1) == ' ' || !row && text.charAt(end - 1) == '\t')) {
            end--;
        }
        return text.subSequence(start, end).toString();
    }

    /** A tab between words makes the line a row of cells; tabs that only indent do not. */
    private static boolean hasInnerTab(CharSequence text) {
        String inner = text.toString().strip();
        return inner.indexOf('\t') >= 0;
    }

    /** The text without any blank, for comparing. */
    public static String dense(String text) {
        int kept = 0;
        while (kept < text.length() && !isUnseen(text.charAt(kept))) {
            kept++;
        }
        if (kept == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length()).append(text, 0, kept);
        for (int i = kept; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isUnseen(c)) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Whether nothing is seen where the character stands. */
    public static boolean isUnseen(char c) {
        // Nearly every character is Han, ASCII, or the punctuation of Chinese.
        boolean seen = c >= 0x4E00 && c <= 0x9FFF || c > ' ' && c < 0x7F || c > 0x3000 && c < 0x3020
                || c > 0xFF00 && c < 0xFF60 || c >= 0x2010 && c <= 0x2027;
        return !seen && (isBlank(c) || isInvisible(c));
    }

    /** The text in lower case; the same object when it is already, and without looking further where no letter is. */
    public static String folded(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean caseless = c >= 0x2E80 && c <= 0x9FFF || c < 0x80 && !(c >= 'A' && c <= 'Z')
                    || c >= 0x2000 && c <= 0x206F || c >= 0xFF00 && c <= 0xFF20;
            if (!caseless) {
                return text.toLowerCase(Locale.ROOT);
            }
        }
        return text;
    }

    public static boolean isHan(char c) {
        return c >= 0x4E00 && c <= 0x9FFF || c >= 0x3400 && c <= 0x4DBF || c == '〇';
    }
}
