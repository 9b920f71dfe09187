// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.brand;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nianbao.clean.words.PlainCharacters;
import org.nianbao.clean.words.WordFinder;
import org.nianbao.clean.words.Words;

/**
 * Advertising told by what it is made of, wherever it stands and be it only once: names joined like a browser title
 * in the middle of a line, a chain of such words in the place of a place's name, and sentences of little else.
 */
public final class AdvertisingRuns {

    private static final char JOINT = '_';
    private static final int FEWEST_MARKED = 2;
    private static final int FEWEST_CHAINED = 3;
    private static final int SHORTEST_CHAIN = 6;
    private static final int LONGEST_RUN = 120;
    /** Characters of a name before its first telling word: 某云 in 某云体育, 直播 in 直播365. */
    private static final int LONGEST_NAME = 8;
    private static final int LONGEST_OWN_NAME = 3;
    private static final int LONGEST_OFFICE = 6;
    private static final int SHORTEST_SENTENCE = 6;
    private static final int LONGEST_SENTENCE = 80;
    private static final int LONGEST_LINE = 8_000;
    private static final int MOST = 200;
    private static final String SENTENCE_ENDS = "。！？!?";

    /** Words that name the trade or what it calls itself. */
    private final WordFinder marks;
    /** The same, and those that reports use too. */
    private final WordFinder any;
    private final WordFinder strong;
    private final WordFinder offices;
    private final WordFinder places;
    private final WordFinder branch;
    private final List<String> seats;

    public AdvertisingRuns(Words words) {
        List<String> names = words.spam().get("strong").stream().filter(word -> word.length() > 2).toList();
        strong = finder(names.stream());
        marks = finder(Stream.of(names, words.brands().get("mark")).flatMap(Collection::stream));
        any = finder(Stream.of(names, words.spam().get("weak"), words.brands().get("mark"), words.brands().get("weak"))
                .flatMap(Collection::stream));
        offices = new WordFinder(words.brands().get("office"));
        places = new WordFinder(words.counties().keySet().stream().flatMap(name ->
                Stream.of(name, name.length() > 2 ? name.substring(0, name.length() - 1) : name)).toList());
        branch = new WordFinder(words.brands().get("branch").stream()
                .flatMap(name -> Stream.of("(" + name + ")", "（" + name + "）")).toList());
        seats = words.brands().get("seat");
    }

    private static WordFinder finder(Stream<String> words) {
        return new WordFinder(words.map(PlainCharacters::folded).distinct().toList());
    }

    /** Whether a line may have a joined name though it has no word of advertising. */
    public static boolean mayBeJoined(String text) {
        return text.indexOf(JOINT) >= 0 || text.indexOf(')') > 0 || text.indexOf('）') > 0;
    }

    /** What advertises, the longest first. */
    public List<String> in(List<String> lines) {
        Set<String> found = new LinkedHashSet<>();
        Map<String, Integer> sentences = new LinkedHashMap<>();
        List<String> branches = new ArrayList<>();
        for (String line : lines) {
            String lower = PlainCharacters.folded(line);
            if (lower.length() != line.length() || line.length() > LONGEST_LINE || found.size() >= MOST) {
                continue;
            }
            if (branches.size() < MOST) {
                branches(line, lower, branches);
            }
            if (marks.anyIn(lower)) {
                joined(line, lower, found);
                if (strong.anyIn(lower)) {
                    beforeOffices(line, lower, found);
                    sentences(line, lower, sentences);
                }
            }
        }
        sentences.forEach((sentence, times) -> {
            if (found.size() < MOST && (times > 1 || strong.in(PlainCharacters.folded(sentence)).size() > 1)) {
                found.add(sentence);
            }
        });
        branch(branches).ifPresent(found::add);
        return found.stream().sorted(Comparator.comparingInt(String::length).reversed()
                .thenComparing(Comparator.naturalOrder())).toList();
    }

    /** 某地365体育_某某娱乐app_某某投注促进…: two names or more with a word of the trade in each. */
    private void joined(String text, String lower, Set<String> found) {
        int done = 0;
        for (int joint = text.indexOf(JOINT); joint >= 0; joint = text.indexOf(JOINT, Math.max(done, joint + 1))) {
            int from = joint;
            while (from > done && joint - from < LONGEST_RUN && isInRun(text.charAt(from - 1))) {
                from--;
            }
            int to = joint;
            while (to < text.length() && to - joint < LONGEST_RUN && isInRun(text.charAt(to))) {
                to++;
            }
            done = to;
            String[] pieces = lower.substring(from, to).split(String.valueOf(JOINT));
            if (Stream.of(pieces).filter(marks::anyIn).count() < FEWEST_MARKED
                    || Stream.of(pieces).noneMatch(this::isNamed)) {
                continue;
            }
            int start = from + ownStart(pieces[0]);
            int last = to - pieces[pieces.length - 1].length();
            int end = chainEnd(lower, chainStart(lower, last, Math.min(to, last + LONGEST_NAME)));
            found.add(text.substring(start, end <= last || end > to ? Math.max(last - 1, start) : end));
        }
    }

    /** Offices for sport and their lottery may be joined too; their words have neither numbers nor such names. */
    private boolean isNamed(String piece) {
        int start = chainStart(piece, 0, piece.length());
        String chain = piece.substring(start, chainEnd(piece, start));
        return marks.anyIn(chain) && (strong.anyIn(chain) || chain.chars().anyMatch(c -> BrandCharacters.isLatin((char) c)));
    }

    private static boolean isInRun(char c) {
        return c == JOINT || BrandCharacters.isOne(c);
    }

    /** A name with its country in brackets and what it calls itself: 某某(中国)官方网站, with some of what precedes it. */
    private void branches(String text, String lower, List<String> branches) {
        for (int open = branch.next(text, 0); open < text.length(); open = branch.next(text, open + 1)) {
            int behind = open + branch.at(text, open).length();
            int end = chainEnd(lower, behind);
            boolean joined = end < text.length() && text.charAt(end) == JOINT;
            if (end > behind && !joined && any.anyIn(lower.substring(behind, end))) {
                branches.add(text.substring(Math.max(0, open - LONGEST_NAME), end));
            }
        }
    }

    /** What most often stands so, and at least twice: its Latin name, or what all its places share. */
    private static Optional<String> branch(List<String> branches) {
        if (branches.size() < 2) {
            return Optional.empty();
        }
        String first = branches.get(0);
        int shared = 0;
        while (shared < first.length() && sharesEnd(branches, shared + 1) && first.charAt(first.length() - 1 - shared) != ' '
                && isNamePart(first.charAt(first.length() - 1 - shared))) {
            shared++;
        }
        String whole = first.substring(first.length() - shared);
        int open = Math.max(whole.indexOf('('), whole.indexOf('（'));
        if (open < 2) {
            return Optional.empty();
        }
        int latin = open;
        while (latin > 0 && BrandCharacters.isLatin(whole.charAt(latin - 1))) {
            latin--;
        }
        return Optional.of(open - latin > 1 ? whole.substring(latin) : whole);
    }

    private static boolean sharesEnd(List<String> texts, int length) {
        String end = texts.get(0).substring(texts.get(0).length() - length);
        return texts.stream().allMatch(text -> text.endsWith(end));
    }

    private static boolean isNamePart(char c) {
        return BrandCharacters.isOne(c) || "()（）".indexOf(c) >= 0;
    }

    /** Where the first name begins: what stands before its words may be the report's own, such as a place. */
    private int ownStart(String piece) {
        int chain = chainStart(piece, 0, piece.length());
        boolean own = chain < piece.length() && PlainCharacters.isHan(piece.charAt(chain)) && chain <= LONGEST_OWN_NAME
                && places.at(piece, 0).isEmpty();
        return own ? 0 : chain == piece.length() ? 0 : chain;
    }

    private int chainStart(String lower, int from, int to) {
        int at = from;
        while (at < to && link(lower, at) == 0) {
            at++;
        }
        return at;
    }

    /** Behind the last of the words; what is Latin behind it is the report's, such as the year. */
    private int chainEnd(String lower, int from) {
        int at = from;
        int end = from;
        for (int link = link(lower, at); link > 0; link = link(lower, at)) {
            at += link;
            end = any.at(lower, at - link).isEmpty() ? end : at;
        }
        return end > from ? end : at;
    }

    /** Characters of the word or the Latin character that stands here, 0 for none. */
    private int link(String lower, int at) {
        if (at >= lower.length()) {
            return 0;
        }
        int word = any.at(lower, at).length();
        return word > 0 ? word : BrandCharacters.isLatin(lower.charAt(at)) ? 1 : 0;
    }

    /** Such words in a row, one of them unmistakable, where an office goes on: only a place stands there. */
    private void beforeOffices(String text, String lower, Set<String> found) {
        int end = 0;
        for (int at = strong.next(lower, 0); at < lower.length(); at = strong.next(lower, Math.max(end, at + 1))) {
            // A chain that leads to no office has no part that does: the next one begins behind it.
            int chained = 0;
            end = at;
            for (String word = any.at(lower, end); !word.isEmpty(); word = any.at(lower, end)) {
                end += word.length();
                chained++;
            }
            if ((chained >= FEWEST_CHAINED || chained > 1 && end - at >= SHORTEST_CHAIN) && isBeforeOffice(text, end)) {
                found.add(text.substring(at, end));
            }
        }
    }

    private boolean isBeforeOffice(String text, int from) {
        for (int at = from; at < Math.min(text.length(), from + LONGEST_OFFICE)
                && PlainCharacters.isHan(text.charAt(at)); at++) {
            int place = at;
            if (seats.stream().anyMatch(seat -> text.startsWith(seat, place))) {
                return true;
            }
        }
        return false;
    }

    /** Sentences among others of which half or more is such words, and none is about an office and its work. */
    private void sentences(String text, String lower, Map<String, Integer> sentences) {
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            if (SENTENCE_ENDS.indexOf(text.charAt(at)) < 0) {
                continue;
            }
            String sentence = lower.substring(start, at);
            if (at - start >= SHORTEST_SENTENCE && at - start <= LONGEST_SENTENCE
                    && at + 1 - start < text.length() && strong.anyIn(sentence) && !offices.anyIn(sentence)
                    && isMostlyTrade(sentence)) {
                sentences.merge(text.substring(start, at + 1), 1, Integer::sum);
            }
            start = at + 1;
        }
    }

    private boolean isMostlyTrade(String lower) {
        int letters = 0;
        int told = 0;
        int until = 0;
        for (int at = 0; at < lower.length(); at++) {
            until = Math.max(until, at + any.at(lower, at).length());
            boolean letter = Character.isLetterOrDigit(lower.charAt(at));
            letters += letter ? 1 : 0;
            told += letter && at < until ? 1 : 0;
        }
        return 2 * told >= letters;
    }
}
