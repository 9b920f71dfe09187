// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.brand;

import java.util.ArrayList;
import java.util.List;
import org.nianbao.clean.words.CharacterGrams;
import org.nianbao.clean.words.PlainCharacters;

/**
 * The texts of one page in which brands are looked for, with what is asked of all of them together. How often
 * two characters stand side by side is counted first: what stands twice has no pair that stands but once, and
 * most strings of a page can be passed over for that.
 */
final class BrandTexts {

    /** No counter goes further. */
    private static final int OFTEN = 3;
    private static final int COUNTER_BITS = 2;
    private static final int COUNTERS = Integer.SIZE / COUNTER_BITS;
    /** Counters for each pair; pairs that share one make strings look more frequent, never less. */
    private static final int COUNTERS_A_PAIR = 16;
    /** Junctions that are looked for one by one; a page that asks for more gets a table of all runs. */
    private static final int SOME_JUNCTIONS = 12;
    private static final int FEWEST_BITS = 12;
    private static final int MOST_BITS = 18;

    private final List<String> texts;
    /** Whether a text may have a brand that stands but once: only Latin letters and marks make one. */
    private final boolean[] conspicuous;
    private final int[] counts;
    private final int shift;
    /** The texts in lower case, without blanks, and their runs of four characters, each made on first need. */
    private List<String> folded;
    private List<String> dense;
    private CharacterGrams grams;
    private int junctionsAsked;

    /** @param texts the different texts of the page, titles among them */
    BrandTexts(List<String> texts, BrandMarks marks) {
        this.texts = List.copyOf(texts);
        int needed = COUNTERS_A_PAIR * texts.stream().mapToInt(String::length).sum();
        int bits = Math.max(FEWEST_BITS,
                Math.min(MOST_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(needed)));
        counts = new int[(1 << bits) / COUNTERS];
        shift = Integer.SIZE - bits;
        conspicuous = new boolean[texts.size()];
        for (int t = 0; t < conspicuous.length; t++) {
            conspicuous[t] = count(texts.get(t));
        }
        for (String mark : marks.counted()) {
            for (int t = 0; mayStand(mark, 1) && t < conspicuous.length; t++) {
                conspicuous[t] |= texts.get(t).contains(mark);
            }
        }
    }

    /** Counts the pairs of a text, blanks left out, and says whether it has Latin letters. */
    private boolean count(String text) {
        boolean latin = false;
        char first = 0;
        for (int i = 0; i < text.length(); i++) {
            char second = text.charAt(i);
            if (!PlainCharacters.isUnseen(second)) {
                latin |= BrandCharacters.isLatinLetter(second);
                int counter = counter(first, second);
                int place = counter % COUNTERS * COUNTER_BITS;
                if ((counts[counter / COUNTERS] >>> place & OFTEN) < OFTEN) {
                    counts[counter / COUNTERS] += 1 << place;
                }
                first = second;
            }
        }
        return latin;
    }

    private int counter(char first, char second) {
        return (first * 0x9E3779B1 ^ second * 0x85EBCA6B) >>> shift;
    }

    private int most(char first, char second) {
        int counter = counter(first, second);
        return counts[counter / COUNTERS] >>> counter % COUNTERS * COUNTER_BITS & OFTEN;
    }

    List<String> printed() {
        return texts;
    }

    /** The same in lower case. */
    List<String> folded() {
        if (folded == null) {
            folded = texts.stream().map(PlainCharacters::folded).toList();
        }
        return folded;
    }

    /** The texts in which a string may be a brand that stands but once. */
    List<String> conspicuous() {
        return those(true);
    }

    /** The others: whatever is a brand there stands twice on the page. */
    List<String> inconspicuous() {
        return those(false);
    }

    private List<String> those(boolean wanted) {
        List<String> those = new ArrayList<>(texts.size());
        for (int t = 0; t < conspicuous.length; t++) {
            if (conspicuous[t] == wanted) {
                those.add(texts.get(t));
            }
        }
        return those;
    }

    boolean has(String part) {
        return texts.stream().anyMatch(text -> text.contains(part));
    }

    /** Whether the two characters may stand side by side anywhere; that others do not is certain. */
    boolean mayStand(char first, char second) {
        return most(first, second) > 0;
    }

    /** The same at two places or more. */
    boolean mayStandTwice(char first, char second) {
        return most(first, second) > 1;
    }

    /** The same of every two of a string without Latin letters, at some number of places, 1 to 3. */
    boolean mayStand(String text, int places) {
        char first = text.charAt(0);
        for (int i = 1; i < text.length(); i++) {
            char second = text.charAt(i);
            if (!PlainCharacters.isUnseen(second)) {
                if (most(first, second) < places) {
                    return false;
                }
                first = second;
            }
        }
        return true;
    }

    /** Whether {@link #isJunction} is to be asked, which goes through the whole page; others are none. */
    boolean mayBeJunction(String text, int from, int to) {
        return mayStand(text.charAt(from - 1), text.charAt(to));
    }

    /** Whether the two characters before a place and the two behind another stand together somewhere. */
    boolean isJunction(String text, int from, int to) {
        if (dense == null) {
            dense = texts.stream().map(PlainCharacters::dense).toList();
        }
        if (junctionsAsked++ < SOME_JUNCTIONS) {
            String junction = text.substring(from - 2, from) + text.substring(to, to + 2);
            return dense.stream().anyMatch(other -> other.contains(junction));
        }
        if (grams == null) {
            grams = CharacterGrams.of(texts);
        }
        return grams.contains(CharacterGrams.junction(text, from, to));
    }
}
