// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.config.YamlNode;

/**
 * Which numbers of a sentence count something in the year reported about: the words of {@code config/prose/scope.yaml}
 * that speak of other years, parts of a year, growth, plans, or of no count at all.
 */
final class ProseScope {

    /** The stretches of one sentence that speak of something else than the year reported about. */
    static final class Spans {

        private final boolean[] foreign;
        private final boolean foreignAfterwards;

        private Spans(boolean[] foreign, boolean foreignAfterwards) {
            this.foreign = foreign;
            this.foreignAfterwards = foreignAfterwards;
        }

        boolean isForeign(int place) {
            return foreign[place];
        }

        boolean foreignAfterwards() {
            return foreignAfterwards;
        }
    }

    private static final Pattern OTHER_YEAR = Pattern.compile(
            "[" + MarkedSentence.LAST_YEAR + MarkedSentence.NEXT_YEAR + "]|(?<![\\d.])(?:19|20)\\d\\d年");
    /** As in 2021年度, where 2021年 is one mark. */
    private static final char YEAR_SUFFIX = '度';
    /** Length of 2021年. */
    private static final int YEAR_IN_DIGITS = 5;

    private final WordList own;
    private final WordList otherYearWords;
    private final WordList sinceOnly;
    private final WordList clauseOnly;
    private final WordList toEnd;
    private final Pattern toEndPatterns;
    private final WordList total;
    private final WordList until;
    private final List<String> ofOneYear;
    private final List<String> comparing;
    private final List<String> citing;
    private final List<String> since;
    private final List<String> upTo;
    private final List<String> carried;
    private final List<String> placing;
    private final List<String> change;
    private final List<String> before;
    private final String after;
    private final List<String> behindUnit;
    private final List<String> noCountBefore;
    private final List<String> countBefore;
    private final List<String> noCountAfter;
    private final String hanUnits;

    private ProseScope(YamlNode file) {
        own = words(file, "own");
        otherYearWords = words(file, "other_year");
        sinceOnly = words(file, "since_words");
        clauseOnly = words(file, "not_this_clause");
        toEnd = words(file, "not_this_sentence");
        toEndPatterns = Pattern.compile(String.join("|", file.required("not_this_sentence_patterns").texts()));
        total = words(file, "of_all_years");
        until = words(file, "until");
        ofOneYear = file.required("of_one_year").texts();
        comparing = file.required("comparing").texts();
        citing = file.required("citing").texts();
        since = file.required("since").texts();
        upTo = file.required("up_to").texts();
        carried = file.required("carried").texts();
        placing = file.required("placing").texts();
        change = file.required("change").texts();
        before = file.required("rounding_before").texts();
        after = file.required("rounding_after").text();
        behindUnit = file.required("rounding_behind_unit").texts();
        noCountBefore = file.required("no_count_before").texts();
        countBefore = file.required("count_before").texts();
        noCountAfter = file.required("no_count_after").texts();
        hanUnits = file.required("units").text();
    }

    static ProseScope load(YamlNode file) {
        return new ProseScope(file);
    }

    private static WordList words(YamlNode file, String name) {
        return new WordList(file.required(name).texts());
    }

    /**
     * Whether the number in this place can be a count at all.
     *
     * @param rest where the text goes on behind it
     */
    boolean counts(String text, int start, int rest, boolean han) {
        boolean unit = rest < text.length() && hanUnits.indexOf(text.charAt(rest)) >= 0;
        if (endsWithAny(text, start, noCountBefore) && !(unit && endsWithAny(text, start, countBefore))) {
            return false;
        }
        if (startsWithAny(text, rest, noCountAfter)) {
            return false;
        }
        char previous = start == 0 ? ' ' : text.charAt(start - 1);
        char next = rest < text.length() ? text.charAt(rest) : ' ';
        if (han) {
            return hanUnits.indexOf(next) >= 0 && !Character.isDigit(previous);
        }
        boolean itemNumber = next == '.' && (start == 0 || ",;:".indexOf(previous) >= 0);
        boolean inALargerNumber = previous == '-' || next == '-' && rest + 1 < text.length()
                && Character.isDigit(text.charAt(rest + 1)) || previous == '/' || next == '/';
        boolean brokenByABlank = previous == ' ' && start > 1 && Character.isDigit(text.charAt(start - 2))
                || next == ' ' && rest + 1 < text.length() && Character.isDigit(text.charAt(rest + 1));
        boolean bracketed = previous == '[' || previous == '(' && next == ')';
        return !itemNumber && !inALargerNumber && !brokenByABlank && !bracketed;
    }

    /** Length of the word before a number that makes it a round one (约, 近). */
    int roundingBefore(String text, int start) {
        return before.stream().filter(word -> text.startsWith(word, start - word.length()))
                .mapToInt(String::length).max().orElse(0);
    }

    /** Length of the character behind a number that makes it a round one (余, 多). */
    int roundingAfter(String text, int end) {
        return end < text.length() && after.indexOf(text.charAt(end)) >= 0 ? 1 : 0;
    }

    /** Whether the unit behind a number is followed by 左右 or the like. */
    boolean roundedBehindUnit(String text, int end) {
        return startsWithAny(text, end + 1, behindUnit) || startsWithAny(text, end + 2, behindUnit);
    }

    /** Whether the number that starts here says by how much something grew or shrank. */
    boolean isChange(String text, int start) {
        return endsWithAny(text, start, change);
    }

    /** Walks through a sentence once and marks what it says about other times. */
    Spans spans(String text, boolean yearKnown, boolean startsForeign) {
        int length = text.length();
        boolean[] foreign = new boolean[length + 1];
        int[] opens = new int[length + 1];
        for (int at = text.indexOf(MarkedSentence.THIS_YEAR); at >= 0; at = text.indexOf(MarkedSentence.THIS_YEAR, at + 1)) {
            opens[at] = 1;
        }
        find(own, text, opens, 1);
        if (yearKnown) {
            find(OTHER_YEAR, text, opens, 2);
        }
        find(otherYearWords, text, opens, 3);
        find(clauseOnly, text, opens, 4);
        find(toEnd, text, opens, 5);
        find(toEndPatterns, text, opens, 5);
        find(total, text, opens, 6);
        find(until, text, opens, 7);
        find(sinceOnly, text, opens, 8);
        boolean sentenceForeign = startsForeign;
        boolean clauseForeign = false;
        boolean lasting = startsForeign;
        boolean ownNamed = false;
        boolean untilNamed = false;
        for (int i = 0; i < length; i++) {
            if (",;:".indexOf(text.charAt(i)) >= 0) {
                clauseForeign = false;
                if (text.charAt(i) == ';') {
                    untilNamed = false;
                }
            }
            switch (opens[i]) {
                case 1 -> {
                    boolean endOfYears = sentenceForeign && endsWithAny(text, i, upTo);
                    if (!endsWithAny(text, i, comparing) && !endOfYears) {
                        sentenceForeign = false;
                        clauseForeign = false;
                        lasting = false;
                        ownNamed = true;
                    }
                }
                case 2, 3 -> {
                    int behind = i + (opens[i] == 3 ? Math.max(1, otherYearWords.lengthAt(text, i))
                            : text.charAt(i) < MarkedSentence.COUNT ? YEAR_IN_DIGITS : 1);
                    if (startsWithAny(text, behind, carried) || startsWithAny(text, behind + 1, carried)) {
                        break;
                    }
                    boolean atStart = i == 0 || ",;:(、".indexOf(text.charAt(i - 1)) >= 0
                            || endsWithAny(text, i, placing);
                    if (endsWithAny(text, i, since)) {
                        sentenceForeign = true;
                    } else if (endsWithAny(text, i, comparing) || endsWithAny(text, i, citing) || !atStart) {
                        clauseForeign = true;
                    } else {
                        sentenceForeign = true;
                        char next = behind < length ? text.charAt(behind) : ' ';
                        lasting = !Character.isDigit(next);
                    }
                }
                case 4 -> clauseForeign = true;
                case 5, 8 -> sentenceForeign = true;
                case 6 -> {
                    if (!ofOneYear(text, i) && (untilNamed || !ownNamed)) {
                        clauseForeign = true;
                    }
                }
                case 7 -> untilNamed = true;
                default -> {
                }
            }
            foreign[i] = sentenceForeign || clauseForeign;
        }
        return new Spans(foreign, lasting);
    }

    /** Whether the words right before this place limit a total to the year reported about. */
    private boolean ofOneYear(String text, int place) {
        int year = place > 0 && text.charAt(place - 1) == YEAR_SUFFIX ? place - 2 : place - 1;
        return endsWithAny(text, place, ofOneYear) || year >= 0 && text.charAt(year) == MarkedSentence.THIS_YEAR;
    }

    private static void find(WordList words, String text, int[] opens, int kind) {
        int i = 0;
        while (i < text.length()) {
            int length = words.lengthAt(text, i);
            if (length > 0 && opens[i] == 0) {
                opens[i] = kind;
            }
            i += Math.max(1, length);
        }
    }

    private static void find(Pattern words, String text, int[] opens, int kind) {
        Matcher matcher = words.matcher(text);
        while (matcher.find()) {
            if (opens[matcher.start()] == 0) {
                opens[matcher.start()] = kind;
            }
        }
    }

    private static boolean endsWithAny(String text, int end, List<String> words) {
        for (String word : words) {
            if (end >= word.length() && text.startsWith(word, end - word.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWithAny(String text, int start, List<String> words) {
        for (String word : words) {
            if (start >= 0 && text.startsWith(word, start)) {
                return true;
            }
        }
        return false;
    }
}
