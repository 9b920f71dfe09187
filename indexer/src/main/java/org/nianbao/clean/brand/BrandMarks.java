// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.brand;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nianbao.clean.words.PlainCharacters;
import org.nianbao.clean.words.WordFinder;
import org.nianbao.clean.words.Words;

/** What injected brands like to call themselves (官网, 体育): it makes nothing a brand, but adds weight. */
final class BrandMarks {

    private final List<String> strong;
    private final Set<String> names;
    private final List<String> any;
    private final WordFinder strongFinder;
    private final WordFinder weakFinder;
    private final WordFinder anyFinder;
    private final WordFinder hanFinder;
    private final WordFinder countedFinder;
    private final List<String> counted;

    BrandMarks(Words words) {
        strong = Stream.concat(words.brands().get("mark").stream(), words.spam().get("strong").stream())
                .map(word -> word.toLowerCase(Locale.ROOT)).distinct().toList();
        names = words.spam().get("strong").stream().filter(word -> word.length() > 2)
                .map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        List<String> weak = words.brands().get("weak");
        any = Stream.of(strong, weak, words.brands().get("faint")).flatMap(List::stream).toList();
        strongFinder = new WordFinder(strong);
        weakFinder = new WordFinder(weak);
        anyFinder = new WordFinder(any);
        List<String> countedWords = Stream.concat(strong.stream(), weak.stream()).map(PlainCharacters::folded)
                .toList();
        countedFinder = new WordFinder(countedWords);
        counted = countedWords.stream()
                .filter(mark -> !mark.isEmpty() && !BrandCharacters.hasLatinLetter(mark)).toList();
        hanFinder = new WordFinder(strong.stream().filter(mark -> PlainCharacters.isHan(mark.charAt(0))).toList());
    }

    /** How many different marks; of those that reports use too, two make one. */
    int count(String lower) {
        return strongFinder.in(lower).size() + weakFinder.in(lower).size() / 2;
    }

    /** Whether {@link #count} of a text or of anything in it may be more than 0; that it is not is certain. */
    boolean mayCount(String lower) {
        return countedFinder.anyIn(lower);
    }

    /** What {@link #count} counts, but for what has Latin letters. */
    List<String> counted() {
        return counted;
    }

    boolean isMarked(String text) {
        return count(PlainCharacters.folded(text)) > 0;
    }

    /** Whether there is any mark, and be it one that reports use often. */
    boolean anyIn(String lower) {
        return anyFinder.anyIn(lower);
    }

    boolean anyEnds(String lower) {
        return any.stream().anyMatch(lower::endsWith);
    }

    /** Whether a mark written in Han characters stands at this place. */
    boolean isHanMarkAt(String text, int place) {
        return !hanFinder.at(text, place).isEmpty();
    }

    /** Whether it opens with a number that a mark follows: 365体育. */
    boolean isNumberBeforeMark(String text) {
        return Character.isDigit(text.charAt(0)) && strong.stream().anyMatch(mark -> text.indexOf(mark) > 0
                && text.substring(0, text.indexOf(mark)).chars().allMatch(Character::isDigit));
    }

    /** Whether advertising itself goes by this name. */
    boolean isName(String text) {
        return names.contains(PlainCharacters.folded(text));
    }

    /** What is left without marks, in lower case. */
    String without(String text) {
        String rest = PlainCharacters.folded(text);
        if (anyFinder.anyIn(rest)) {
            for (String mark : any) {
                rest = rest.replace(mark, "");
            }
        }
        return rest;
    }
}
