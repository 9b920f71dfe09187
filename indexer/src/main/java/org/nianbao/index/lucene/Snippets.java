// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nianbao.index.Snippet;
import org.nianbao.index.TextFolding;

/**
 * Finds the sentence of a text that matches best. It looks for the characters themselves, signs and blanks passed
 * over, which is what the bigram field finds too; SmartCN would have to cut the whole text again.
 */
final class Snippets {

    /** Longer sentences (a table without full stops) are cut around their first mark. */
    private static final int LONGEST = 160;
    private static final int BEFORE_FIRST_MARK = 30;

    /** Letters all of them, and most of a text. */
    private static final char FIRST_HAN = 0x4E00;
    private static final char LAST_HAN = 0x9FA5;

    private final List<String> marks;

    /** @param marks strings to look for, the most wanted first */
    Snippets(List<String> marks) {
        this.marks = marks.stream().map(TextFolding::fold).map(Snippets::lettersAndDigits)
                .filter(mark -> !mark.isEmpty()).distinct().toList();
    }

    private static String lettersAndDigits(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (counts(text.charAt(i))) {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }

    private static boolean counts(char c) {
        return c >= FIRST_HAN && c <= LAST_HAN || Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    Optional<Snippet> best(String text) {
        String folded = TextFolding.fold(text);
        char[] compact = new char[folded.length()];
        int[] place = new int[folded.length() + 1];
        int length = 0;
        for (int i = 0; i < folded.length(); i++) {
            if (counts(folded.charAt(i))) {
                compact[length] = folded.charAt(i);
                place[length++] = i;
            }
        }
        String searched = new String(compact, 0, length);
        List<int[]> found = new ArrayList<>();
        List<Integer> worth = new ArrayList<>();
        for (String mark : marks) {
            for (int at = searched.indexOf(mark); at >= 0; at = searched.indexOf(mark, at + mark.length())) {
                int start = place[at];
                int end = place[at + mark.length() - 1] + 1;
                if (wholeWord(folded, start, end) && !breaksLine(folded, start, end)) {
                    found.add(new int[] {start, end});
                    worth.add(mark.length());
                }
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(cut(text, found, worth));
    }

    /** A Latin word or number is marked only as a whole. */
    private static boolean wholeWord(String text, int start, int end) {
        return !(start > 0 && joins(text.charAt(start - 1), text.charAt(start)))
                && !(end < text.length() && joins(text.charAt(end - 1), text.charAt(end)));
    }

    private static boolean joins(char left, char right) {
        return latin(left) && latin(right);
    }

    private static boolean latin(char c) {
        return Character.isLetterOrDigit(c) && c < 0x2E80;
    }

    private static boolean breaksLine(String text, int start, int end) {
        int line = text.indexOf('\n', start);
        return line >= 0 && line < end;
    }

    private Snippet cut(String text, List<int[]> found, List<Integer> worth) {
        int best = 0;
        long bestScore = -1;
        int bestStart = 0;
        int bestEnd = 0;
        for (int i = 0; i < found.size() && i < 200; i++) {
            int start = sentenceStart(text, found.get(i)[0]);
            int end = sentenceEnd(text, found.get(i)[1]);
            long score = score(found, worth, start, end);
            if (score > bestScore) {
                bestScore = score;
                best = i;
                bestStart = start;
                bestEnd = end;
            }
        }
        if (bestEnd - bestStart > LONGEST) {
            bestStart = Math.max(bestStart, found.get(best)[0] - BEFORE_FIRST_MARK);
            bestEnd = Math.min(bestEnd, Math.max(bestStart + LONGEST, found.get(best)[1]));
        }
        if (bestStart > 0 && Character.isLowSurrogate(text.charAt(bestStart))) {
            bestStart--;
        }
        if (bestEnd < text.length() && Character.isLowSurrogate(text.charAt(bestEnd))) {
            bestEnd++;
        }
        return new Snippet(text.substring(bestStart, bestEnd).replace('\n', ' '),
                marksWithin(found, bestStart, bestEnd));
    }

    /** Different strings count more than the same one again. */
    private static long score(List<int[]> found, List<Integer> worth, int start, int end) {
        long score = 0;
        int last = -1;
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i)[0] >= start && found.get(i)[1] <= end) {
                boolean again = last >= 0 && worth.get(last).equals(worth.get(i));
                score += again ? 1 : 10L * worth.get(i);
                last = i;
            }
        }
        return score;
    }

    private static List<Snippet.Mark> marksWithin(List<int[]> found, int start, int end) {
        List<int[]> within = new ArrayList<>(found.stream().filter(m -> m[0] >= start && m[1] <= end).toList());
        within.sort((a, b) -> a[0] != b[0] ? Integer.compare(a[0], b[0]) : Integer.compare(b[1], a[1]));
        List<Snippet.Mark> marks = new ArrayList<>();
        int from = start;
        for (int[] mark : within) {
            if (mark[0] >= from) {
                marks.add(new Snippet.Mark(mark[0] - start, mark[1] - start));
                from = mark[1];
            }
        }
        return marks;
    }

    private static int sentenceStart(String text, int from) {
        int start = from;
        while (start > 0 && !ends(text.charAt(start - 1))) {
            start--;
        }
        while (start < from && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static int sentenceEnd(String text, int from) {
        int end = from;
        while (end < text.length() && !ends(text.charAt(end))) {
            end++;
        }
        return end < text.length() && text.charAt(end) != '\n' ? end + 1 : end;
    }

    private static boolean ends(char c) {
        return c == '\n' || c == '\u3002' || c == '\uFF1B' || c == '\uFF01' || c == '\uFF1F' || c == ';' || c == '!';
    }
}
