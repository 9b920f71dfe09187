// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.List;

/** The words of tables that were run together into one paragraph each, labels and numbers with blanks between them. */
final class RunTogether {

    /** Words in one paragraph that are a table run together: a header, a label and its numbers. */
    private static final int FEWEST_WORDS = 4;
    /** Of so many words of such a paragraph at least one is a number. */
    private static final int WORDS_A_NUMBER = 12;
    /** Words of a page that are looked up one by one: ten reports whose tables all were run together. */
    private static final int MOST_WORDS_TRIED = 20_000;
    /** Numbers in one line, with as many labels before them, that are a header and its row. */
    private static final int FEWEST_NUMBERS = 5;
    /** Words of a paragraph: section three has some 250. */
    private static final int MOST_WORDS_IN_PARAGRAPH = 2_000;

    private final LabelLookup lookup;
    private final CellNumber cellNumber;
    private int wordsTried;

    RunTogether(LabelLookup lookup, CellNumber cellNumber) {
        this.lookup = lookup;
        this.cellNumber = cellNumber;
    }

    /** The words of a table that was run together into one paragraph, in which numbers follow labels; else nothing. */
    List<String> in(String text) {
        if (DividedText.hasBar(text) || text.indexOf(' ') < 0 || text.length() < 2 * FEWEST_WORDS) {
            return List.of();
        }
        List<String> words = withUnits(List.of(text.strip().split(" +")), cellNumber);
        if (words.size() < FEWEST_WORDS || words.size() > MOST_WORDS_IN_PARAGRAPH || wordsTried > MOST_WORDS_TRIED
                || words.stream().filter(cellNumber::looksLikeValue).count() * WORDS_A_NUMBER < words.size()) {
            return List.of();
        }
        wordsTried += words.size();
        int values = 0;
        int labels = 0;
        int known = 0;
        int leading = 0;
        boolean mixed = false;
        boolean value = false;
        for (int i = 0; i < words.size(); i++) {
            boolean number = cellNumber.looksLikeValue(words.get(i));
            int pieces = number ? 1 : labelAt(words, i);
            mixed |= value && pieces > 0 && !number;
            value = number;
            values += number ? 1 : 0;
            leading += number && leading == i ? 1 : 0;
            labels += !number && pieces > 0 ? 1 : 0;
            known += pieces;
            i += Math.max(0, pieces - 1);
        }
        // Several numbers before the first label are the rest of the row before.
        boolean table = mixed && values > 1 && (labels > 1 || labels == 1 && leading > 1) || values >= FEWEST_NUMBERS && labels >= FEWEST_NUMBERS;
        return table && known * 3 >= words.size() * 2 ? words : List.of();
    }

    /** How many words from here on make the shortest label; 0 where none begins. */
    private int labelAt(List<String> words, int from) {
        StringBuilder joined = new StringBuilder();
        for (int i = from; i < Math.min(words.size(), from + FormLines.MOST_PIECES); i++) {
            if (i > from && cellNumber.looksLikeValue(words.get(i))) {
                return 0;
            }
            joined.append(words.get(i));
            if (joined.length() <= FormLines.LONGEST_CELL && lookup.joins(joined.toString())) {
                return i - from + 1;
            }
        }
        return 0;
    }

    /** The words, each unit joined to the number before it. */
    static List<String> withUnits(List<String> words, CellNumber cellNumber) {
        List<String> joined = new ArrayList<>();
        for (String word : words) {
            String before = joined.isEmpty() ? "" : joined.get(joined.size() - 1);
            if (!before.isEmpty() && cellNumber.isUnit(word) && before.chars().anyMatch(c -> c >= '0' && c <= '9')
                    && cellNumber.looksLikeValue(before) && cellNumber.looksLikeValue(before + word)) {
                joined.set(joined.size() - 1, before + " " + word);
            } else {
                joined.add(word);
            }
        }
        return joined;
    }
}
