// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.prose;

import java.util.ArrayList;
import java.util.List;
import org.nianbao.config.YamlNode;

/**
 * Whether a sentence names another year only to compare: it says nothing of that year but what it has said of its own,
 * with the same units, as in «2021年收到申请10件,2020年为8件». What follows it in the paragraph is of its own year.
 */
final class ComparedYear {

    /** Longer than whatever a comparison repeats. */
    private static final int LONGEST_REPEATED = 30;
    private static final String PAUSES = ",;:、()";
    private static final char YEAR = '年';

    private final WordList fillers;

    private ComparedYear(WordList fillers) {
        this.fillers = fillers;
    }

    static ComparedYear load(YamlNode file) {
        List<String> words = new ArrayList<>(file.required("comparison_words").texts());
        words.addAll(file.required("other_year").texts());
        return new ComparedYear(new WordList(words));
    }

    /**
     * Whether each count from this place to the end of the sentence repeats what is counted before it.
     *
     * @param text the sentence, with its counts and years as marks
     * @param place where the other year is named
     */
    boolean comparesOnly(String text, int place) {
        boolean compared = false;
        int piece = place;
        for (int i = place; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == MarkedSentence.COUNT) {
                return false;
            }
            if (c == MarkedSentence.FOREIGN) {
                if (!repeats(text, piece, i, place)) {
                    return false;
                }
                compared = true;
            }
            if (c == MarkedSentence.FOREIGN || PAUSES.indexOf(c) >= 0) {
                piece = i + 1;
            }
        }
        return compared;
    }

    /** Whether the words of this piece and the unit behind its count stand before the other year. */
    private boolean repeats(String text, int from, int count, int before) {
        if (count - from > LONGEST_REPEATED || !unitStandsBefore(text, count, before)) {
            return false;
        }
        int start = from;
        int end = count;
        boolean unit = from > 0 && text.charAt(from - 1) == MarkedSentence.FOREIGN;
        for (int length = unit ? 1 : yearOrFiller(text, start); length > 0 && start < end; ) {
            start += length;
            length = start < end ? yearOrFiller(text, start) : 0;
        }
        while (end > start && fillers.endsAt(text, end)) {
            end -= fillers.lengthBefore(text, end);
        }
        return end <= start || isSaidBefore(text, text.substring(start, end), before);
    }

    private int yearOrFiller(String text, int place) {
        char c = text.charAt(place);
        if (c == MarkedSentence.LAST_YEAR || c == MarkedSentence.NEXT_YEAR) {
            return 1;
        }
        int digits = place;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        boolean year = digits > place && digits < text.length() && text.charAt(digits) == YEAR;
        return year ? digits + 1 - place : fillers.lengthAt(text, place);
    }

    private static boolean unitStandsBefore(String text, int count, int before) {
        if (count + 1 >= text.length() || PAUSES.indexOf(text.charAt(count + 1)) >= 0) {
            return text.lastIndexOf(MarkedSentence.COUNT, before) >= 0;
        }
        return isSaidBefore(text, "" + MarkedSentence.COUNT + text.charAt(count + 1), before);
    }

    private static boolean isSaidBefore(String text, String words, int before) {
        int place = text.indexOf(words);
        return place >= 0 && place + words.length() <= before;
    }
}
