// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.prose;

import java.util.List;
import org.nianbao.config.YamlNode;
import org.nianbao.extract.text.PlainText;
import org.nianbao.extract.text.SoughtPattern;

/**
 * Which numbers of a sentence count something in the year reported about: the words of {@code config/prose/scope.yaml}
 * that speak of other years, parts of a year, growth, plans, or of no count at all.
 */
final class ProseScope {

    /** The stretches of one sentence that speak of something else than the year reported about. */
    static final class Spans {

        private final boolean[] foreign;
        private final boolean[] foreignToDenials;
        private final boolean foreignAfterwards;
        private final boolean compares;

        private Spans(boolean[] foreign, boolean[] foreignToDenials, boolean foreignAfterwards, boolean compares) {
            this.foreign = foreign;
            this.foreignToDenials = foreignToDenials;
            this.foreignAfterwards = foreignAfterwards;
            this.compares = compares;
        }

        boolean isForeign(int place) {
            return foreign[place];
        }

        /** Whether nothing said here can deny anything of the year: what never happened since did not happen in it. */
        boolean isForeignToDenials(int place) {
            return foreignToDenials[place];
        }

        boolean foreignAfterwards() {
            return foreignAfterwards;
        }

        /** Whether it ends with another year's counts beside those of its own. */
        boolean compares() {
            return compares;
        }
    }

    /** As in 2021年度, where 2021年 is one mark. */
    private static final char YEAR_SUFFIX = '度';
    /** As in 收到的申请中,: what follows the comma is of the same. */
    private static final char AMONG = '中';
    private static final String MONTH = "月";
    /** Length of 2021年. */
    private static final int YEAR_IN_DIGITS = 5;

    /** What opens a stretch, by what it does: the earlier of two at one place wins. */
    private static final int OWN = 1;
    private static final int OTHER_YEAR = 2;
    private static final int OTHER_YEAR_WORD = 3;
    private static final int CLAUSE_ONLY = 4;
    private static final int TO_END = 5;
    private static final int TOTAL = 6;
    private static final int UNTIL = 7;
    private static final int SINCE = 8;
    private static final int PLAN = 9;

    /** The words of each kind. */
    private final WordList[] openers = new WordList[PLAN + 1];
    /** For each character, which kinds have a word that begins with it: a bit each. */
    private final short[] begins = new short[Character.MAX_VALUE + 1];
    private final SoughtPattern toEndPatterns;
    private final WordList ofOneYear;
    private final WordList comparing;
    private final WordList citing;
    private final WordList since;
    private final WordList upTo;
    private final WordList carried;
    private final ComparedYear comparedYear;
    private final WordList referring;
    private final WordList beginning;
    private final WordList placing;
    private final WordList change;
    private final WordList before;
    private final String after;
    private final WordList behindUnit;
    private final WordList noCountBefore;
    private final WordList countBefore;
    private final WordList noCountAfter;
    private final String hanUnits;

    private ProseScope(YamlNode file) {
        opens(OWN, file, "own");
        opens(OTHER_YEAR_WORD, file, "other_year");
        opens(SINCE, file, "since_words");
        opens(CLAUSE_ONLY, file, "not_this_clause");
        opens(TO_END, file, "not_this_sentence");
        opens(TOTAL, file, "of_all_years");
        opens(PLAN, file, "plans");
        opens(UNTIL, file, "until");
        toEndPatterns = SoughtPattern.of(file.required("not_this_sentence_patterns").anyPattern());
        ofOneYear = new WordList(file.required("of_one_year").texts());
        comparing = new WordList(file.required("comparing").texts());
        citing = new WordList(file.required("citing").texts());
        since = new WordList(file.required("since").texts());
        upTo = new WordList(file.required("up_to").texts());
        comparedYear = ComparedYear.load(file);
        referring = new WordList(file.required("referring").texts());
        carried = new WordList(file.required("carried").texts());
        beginning = new WordList(file.required("beginning").texts());
        placing = new WordList(file.required("placing").texts());
        change = new WordList(file.required("change").texts());
        before = new WordList(file.required("rounding_before").texts());
        after = file.required("rounding_after").text();
        behindUnit = new WordList(file.required("rounding_behind_unit").texts());
        noCountBefore = new WordList(file.required("no_count_before").texts());
        countBefore = new WordList(file.required("count_before").texts());
        noCountAfter = new WordList(file.required("no_count_after").texts());
        hanUnits = file.required("units").text();
    }

    static ProseScope load(YamlNode file) {
        return new ProseScope(file);
    }

    private void opens(int kind, YamlNode file, String name) {
        List<String> words = file.required(name).texts();
        openers[kind] = new WordList(words);
        words.stream().filter(word -> !word.isEmpty()).forEach(word -> begins[word.charAt(0)] |= 1 << kind);
    }

    /**
     * Whether the number in this place can be a count at all.
     *
     * @param rest where the text goes on behind it
     */
    boolean counts(String text, int start, int rest, boolean han) {
        boolean unit = rest < text.length() && hanUnits.indexOf(text.charAt(rest)) >= 0;
        if (noCountBefore.endsAt(text, start) && !(unit && countBefore.endsAt(text, start))) {
            return false;
        }
        if (noCountAfter.beginsAt(text, rest)) {
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
        return before.lengthBefore(text, start);
    }

    /** Length of the character behind a number that makes it a round one (余, 多). */
    int roundingAfter(String text, int end) {
        return end < text.length() && after.indexOf(text.charAt(end)) >= 0 ? 1 : 0;
    }

    /** Whether the unit behind a number is followed by 左右 or the like. */
    boolean roundedBehindUnit(String text, int end) {
        return behindUnit.beginsAt(text, end + 1) || behindUnit.beginsAt(text, end + 2);
    }

    /** Whether the number that starts here says by how much something grew or shrank. */
    boolean isChange(String text, int start) {
        return change.endsAt(text, start);
    }

    /** Whether a sentence goes on about what was counted last, of whichever year that was. */
    boolean refersBack(String printed) {
        return referring.beginsAt(PlainText.compact(printed), 0);
    }

    /** Walks through a sentence once and marks what it says about other times. */
    Spans spans(String text, boolean yearKnown, boolean startsForeign) {
        int length = text.length();
        boolean[] foreign = new boolean[length + 1];
        boolean[] foreignToDenials = new boolean[length + 1];
        byte[] opens = opens(text, yearKnown);
        boolean sentenceForeign = startsForeign;
        boolean clauseForeign = false;
        boolean sinceThen = false;
        boolean totalOnly = false;
        boolean lasting = startsForeign;
        int otherYear = -1;
        boolean ownNamed = false;
        boolean planned = false;
        boolean untilNamed = false;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == ',' || c == ';' || c == ':') {
                if (i == 0 || c != ',' || text.charAt(i - 1) != AMONG) {
                    clauseForeign = false;
                    totalOnly = false;
                }
                untilNamed &= c != ';';
            }
            switch (opens[i]) {
                case OWN -> {
                    boolean endOfYears = sentenceForeign && upTo.endsAt(text, i);
                    if (!comparing.endsAt(text, i) && !endOfYears && !planned) {
                        sentenceForeign = false;
                        clauseForeign = false;
                        sinceThen = false;
                        lasting = false;
                        otherYear = -1;
                        ownNamed = true;
                    }
                }
                case OTHER_YEAR, OTHER_YEAR_WORD -> {
                    int behind = i + (opens[i] == OTHER_YEAR_WORD ? Math.max(1, openers[OTHER_YEAR_WORD].lengthAt(text, i))
                            : text.charAt(i) < MarkedSentence.COUNT ? YEAR_IN_DIGITS : 1);
                    if (carried.beginsAt(text, behind) || carried.beginsAt(text, behind + 1)) {
                        break;
                    }
                    boolean atStart = i == 0 || ",;:(、".indexOf(text.charAt(i - 1)) >= 0
                            || placing.endsAt(text, i);
                    if (since.endsAt(text, i)) {
                        sinceThen = text.charAt(i) != MarkedSentence.NEXT_YEAR && (sinceThen || !sentenceForeign);
                        sentenceForeign = true;
                    } else if (comparing.endsAt(text, i) || citing.endsAt(text, i) || !atStart) {
                        clauseForeign = true;
                        totalOnly = false;
                    } else {
                        sentenceForeign = true;
                        sinceThen = false;
                        otherYear = otherYear < 0 ? i : otherYear;
                        char next = behind < length ? text.charAt(behind) : ' ';
                        lasting = !Character.isDigit(next) && !beginning.beginsAt(text, behind);
                    }
                }
                case CLAUSE_ONLY -> {
                    clauseForeign = true;
                    totalOnly = false;
                }
                case TO_END -> {
                    sentenceForeign = true;
                    sinceThen = false;
                }
                case SINCE -> {
                    if (isSinceADateOfTheYear(text, i)) {
                        break;
                    }
                    sinceThen = sinceThen || !sentenceForeign;
                    sentenceForeign = true;
                }
                case TOTAL -> {
                    if (!ofOneYear(text, i) && (untilNamed || !ownNamed)) {
                        totalOnly = totalOnly || !clauseForeign;
                        clauseForeign = true;
                    }
                }
                case UNTIL -> untilNamed = true;
                case PLAN -> {
                    sentenceForeign = true;
                    sinceThen = false;
                    planned = true;
                }
                default -> {
                }
            }
            foreign[i] = sentenceForeign || clauseForeign;
            foreignToDenials[i] = sentenceForeign && !sinceThen || clauseForeign && !totalOnly;
        }
        boolean compares = lasting && otherYear >= 0 && comparedYear.comparesOnly(text, otherYear);
        return new Spans(foreign, foreignToDenials, lasting && !compares, compares);
    }

    /** Whether 以来 and the like at this place go back to a date within the year reported about: 自3月1日…以来. */
    private boolean isSinceADateOfTheYear(String text, int place) {
        for (int i = place - 1; i >= 0 && ",;:".indexOf(text.charAt(i)) < 0; i--) {
            int date = text.charAt(i) == MarkedSentence.THIS_YEAR ? i + 1 : i;
            if (isDigit(text.charAt(date)) && since.endsAt(text, i)) {
                return date > i || text.startsWith(MONTH, i + 1) || text.startsWith(MONTH, i + 2);
            }
        }
        return false;
    }

    /** Whether the words right before this place limit a total to the year reported about. */
    private boolean ofOneYear(String text, int place) {
        int year = place > 0 && text.charAt(place - 1) == YEAR_SUFFIX ? place - 2 : place - 1;
        return ofOneYear.endsAt(text, place) || year >= 0 && text.charAt(year) == MarkedSentence.THIS_YEAR;
    }

    /** What opens at each place of the text; 0 where nothing does. */
    private byte[] opens(String text, boolean yearKnown) {
        byte[] opens = new byte[text.length() + 1];
        int[] behind = new int[openers.length];
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == MarkedSentence.THIS_YEAR) {
                opens[i] = OWN;
            } else if (yearKnown && (c == MarkedSentence.LAST_YEAR || c == MarkedSentence.NEXT_YEAR)) {
                open(opens, i, OTHER_YEAR);
            } else if (yearKnown && c == '年' && isYear(text, i + 1 - YEAR_IN_DIGITS)) {
                open(opens, i + 1 - YEAR_IN_DIGITS, OTHER_YEAR);
            }
            for (int kinds = begins[c] & 0xFFFF; kinds != 0; kinds &= kinds - 1) {
                int kind = Integer.numberOfTrailingZeros(kinds);
                int length = i < behind[kind] ? 0 : openers[kind].lengthAt(text, i);
                if (length > 0) {
                    open(opens, i, kind);
                    behind[kind] = i + length;
                }
            }
        }
        SoughtPattern.Search toEnd = toEndPatterns.in(text);
        while (toEnd.next()) {
            open(opens, toEnd.start(), TO_END);
        }
        return opens;
    }

    private static void open(byte[] opens, int place, int kind) {
        if (opens[place] == 0 || opens[place] > kind) {
            opens[place] = (byte) kind;
        }
    }

    /** Whether a year of these centuries in digits begins here: 2021 in 2021年. */
    private static boolean isYear(String text, int place) {
        if (place < 0 || !text.startsWith("19", place) && !text.startsWith("20", place)
                || !isDigit(text.charAt(place + 2)) || !isDigit(text.charAt(place + 3))) {
            return false;
        }
        return place == 0 || !isDigit(text.charAt(place - 1)) && text.charAt(place - 1) != '.';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
