// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.text;

import java.util.ArrayList;
import java.util.List;

/** Text brought to one form for matching: full-width letters, digits and punctuation made narrow, blanks dropped. */
public final class PlainText {

    private static final int FULL_WIDTH_SHIFT = 0xFEE0;
    private static final String DASHES = "‐‑‒–—―－~～";

    private PlainText() {
    }

    /** One character for one: nothing is dropped, so places stay the same. */
    public static char narrow(char c) {
        if (isCompact(c)) {
            return c;
        }
        if (c >= '\uFF01' && c <= '\uFF5E') {
            char narrow = (char) (c - FULL_WIDTH_SHIFT);
            return narrow == '~' ? '-' : narrow;
        }
        if (c == '\u3000' || c == '\u00A0' || c == '\u2002' || c == '\u2003' || c == '\u2009' || c == '\u200B') {
            return ' ';
        }
        if (c == '﹝' || c == '〔' || c == '［' || c == '【') {
            return '[';
        }
        if (c == '﹞' || c == '〕' || c == '］' || c == '】') {
            return ']';
        }
        if (c == '︰' || c == '∶') {
            return ':';
        }
        return DASHES.indexOf(c) >= 0 ? '-' : c;
    }

    /** Narrow, and without blanks; only between two digits or Latin letters one blank stays, for there it divides. */
    public static String compact(String text) {
        int same = 0;
        while (same < text.length() && isCompact(text.charAt(same))) {
            same++;
        }
        if (same == text.length()) {
            return text;
        }
        char[] out = new char[text.length()];
        text.getChars(0, same, out, 0);
        int length = same;
        boolean blank = false;
        for (int i = same; i < text.length(); i++) {
            char c = narrow(text.charAt(i));
            if (!isCompact(c) && Character.isWhitespace(c)) {
                blank = true;
                continue;
            }
            if (blank && length > 0 && isLatin(out[length - 1]) && isLatin(c)) {
                out[length++] = ' ';
            }
            blank = false;
            out[length++] = c;
        }
        return new String(out, 0, length);
    }

    /** Whether the character is one of those that nearly all texts consist of and that stay as they are. */
    private static boolean isCompact(char c) {
        return isHan(c) || c > ' ' && c < '~';
    }

    /** Whether it is one of the Chinese characters that nearly all texts consist of; rare ones are not among them. */
    public static boolean isHan(char c) {
        return c >= '\u4e00' && c <= '\u9fff';
    }

    /** The sentences of a paragraph as printed, without their final mark, never blank. */
    public static List<String> sentences(String paragraph) {
        List<String> sentences = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= paragraph.length(); i++) {
            if (i == paragraph.length() || endsSentence(paragraph.charAt(i))) {
                String sentence = paragraph.substring(start, i).strip();
                if (!sentence.isEmpty()) {
                    sentences.add(sentence);
                }
                start = i + 1;
            }
        }
        return sentences;
    }

    private static boolean endsSentence(char c) {
        return c == '。' || c == '！' || c == '？' || c == '!' || c == '?';
    }

    private static boolean isLatin(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** The beginning of a text, at most this long. */
    public static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
