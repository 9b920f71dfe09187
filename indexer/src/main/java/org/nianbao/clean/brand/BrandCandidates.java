// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.brand;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nianbao.clean.words.CharacterGrams;
import org.nianbao.clean.words.PlainCharacters;
import org.nianbao.clean.words.WordFinder;
import org.nianbao.clean.words.Words;

/**
 * Gathers the strings of a page that may be brands: Latin words that touch Han characters, what stands with a brand's
 * usual words, before words that begin a sentence, inside the title and inside words, and what the site calls itself.
 */
final class BrandCandidates {

    private static final int MOST = 60;
    private static final int MOST_CLUSTERS = 8;
    /** Reports are full of numbers; one of two digits recurs by chance. */
    private static final int SHORTEST_NUMBER = 3;
    private static final int LONGEST_TITLE = 120;
    private static final SplitWords.Pairs ANY = (first, second) -> true;
    private static final String JOINING = "的了和与及或等在对为以并将把被由从向";
    private static final long THREE_CHARACTERS = (1L << 3 * Character.SIZE) - 1;

    private final int longest;
    private final BrandMarks marks;
    private final OrdinaryWords ordinary;
    private final BrandEvidence evidence;
    private final SplitWords splitWords;
    private final List<String> seeds;
    private final WordFinder seedFinder;
    private final List<String> openers;
    private final WordFinder openerFinder;

    /** @param longest characters of the longest brand */
    BrandCandidates(Words words, Set<String> vocabulary, BrandMarks marks, OrdinaryWords ordinary,
                    BrandEvidence evidence, int longest) {
        this.longest = longest;
        this.marks = marks;
        this.ordinary = ordinary;
        this.evidence = evidence;
        splitWords = new SplitWords(vocabulary, longest);
        seeds = Stream.concat(words.brands().get("mark").stream(), words.brands().get("weak").stream()).toList();
        seedFinder = new WordFinder(seeds);
        openers = words.brands().get("opener");
        openerFinder = new WordFinder(openers);
    }

    /** All candidates. */
    Set<String> in(BrandTexts page, List<String> titles, List<String> siteNames) {
        Set<String> candidates = gathered(page, titles, siteNames, this::mayBeBrand, true);
        candidates.addAll(insideWords(page.printed()));
        candidates.addAll(RepeatedStrings.in(page, ordinary));
        candidates.removeIf(candidate -> !mayBeBrand(candidate));
        return candidates;
    }

    /** Those of the candidates that may have points, and perhaps others that have: on most pages a handful. */
    Set<String> worthWeighing(BrandTexts page, List<String> titles, List<String> siteNames) {
        Predicate<String> worth = candidate -> evidence.mayHavePoints(candidate, page) && mayBeBrand(candidate);
        Set<String> candidates = gathered(page, titles, siteNames, worth, false);
        page.conspicuous().forEach(text -> splitWords.between(text, longest, ANY, candidates::add));
        page.inconspicuous().forEach(text ->
                splitWords.between(text, longest, page::mayStandTwice, candidates::add));
        candidates.addAll(RepeatedStrings.in(page, ordinary));
        candidates.removeIf(worth.negate());
        return candidates;
    }

    /**
     * The candidates but for those that are found by going through the whole text.
     *
     * @param worth what every candidate must be
     * @param all whether also to take from titles what can have no points
     */
    private Set<String> gathered(BrandTexts page, List<String> titles, List<String> siteNames,
                                 Predicate<String> worth, boolean all) {
        List<String> conspicuous = page.conspicuous();
        Set<String> candidates = new LinkedHashSet<>();
        candidates.addAll(latin(conspicuous));
        candidates.addAll(marked(conspicuous));
        candidates.addAll(beforeOpeners(page.printed()));
        for (String name : siteNames) {
            if (name.length() >= 2 && name.length() <= longest) {
                candidates.add(name);
            }
        }
        List<String> dense = titles.stream().map(PlainCharacters::dense).distinct().toList();
        for (String title : dense) {
            // What stands inside a title stands inside the longer one that repeats it.
            if (title.length() < LONGEST_TITLE && dense.stream().noneMatch(other -> other.length() > title.length()
                    && other.length() < LONGEST_TITLE && other.contains(title))) {
                insideTitle(title(title, page, all), page, worth, candidates);
            }
        }
        return candidates;
    }

    private boolean mayBeBrand(String text) {
        boolean number = BrandCharacters.isNumber(text);
        return text.length() >= (number ? SHORTEST_NUMBER : 2) && text.length() <= RepeatedStrings.LONGEST
                && (BrandCharacters.isOneString(text, 0, text.length()) || RepeatedStrings.isWide(text)) && isWhole(text)
                && !isPlaceLike(text) && (number || !isOrdinary(text)) && isMoreThanMark(text);
    }

    /** Marks alone are no brand, unless advertising goes by that name or several of them are joined. */
    private boolean isMoreThanMark(String text) {
        return !marks.without(text).isEmpty() || marks.isName(text) || text.length() > 3 && marks.isMarked(text);
    }

    /** No brand opens or ends with a word that only joins others. */
    private static boolean isWhole(String text) {
        return JOINING.indexOf(text.charAt(0)) < 0 && JOINING.indexOf(text.charAt(text.length() - 1)) < 0;
    }

    /** Strings that call themselves like a brand are excused by the reports' own words alone, others by any word. */
    private boolean isOrdinary(String text) {
        return !marks.isNumberBeforeMark(text) && ordinary.makeUp(text, false);
    }

    /** Places in the middle of a name, and dates: 市…, 2021年. */
    private boolean isPlaceLike(String text) {
        boolean latin = BrandCharacters.hasLatinLetter(text);
        for (int i = 0; i < text.length(); i++) {
            if (isPlaceOrDate(text, 0, i, latin)) {
                return !marks.isMarked(text);
            }
        }
        return false;
    }

    private static boolean isPlaceOrDate(String text, int from, int at, boolean latin) {
        char c = text.charAt(at);
        return "年月日".indexOf(c) >= 0 && at > from && Character.isDigit(text.charAt(at - 1))
                || !latin && InjectedBrands.PLACE_PARTS.indexOf(c) >= 0;
    }

    /** Latin words that touch Han characters, grown over what stands beside them nearly every time. */
    private List<String> latin(List<String> texts) {
        Map<String, List<BrandPlace>> places = new LinkedHashMap<>();
        for (String text : texts) {
            int i = 0;
            while (i < text.length()) {
                if (!BrandCharacters.isLatin(text.charAt(i))) {
                    i++;
                    continue;
                }
                int start = i;
                boolean letter = false;
                while (i < text.length() && BrandCharacters.isLatin(text.charAt(i))) {
                    letter |= Character.isLetter(text.charAt(i));
                    i++;
                }
                boolean address = start > 0 && ".@/:_-?=&#".indexOf(text.charAt(start - 1)) >= 0
                        || i < text.length() && ".@/_?=&#".indexOf(text.charAt(i)) >= 0
                        || i + 1 < text.length() && text.charAt(i) == ':' && text.charAt(i + 1) < 0x7F;
                if (!address && i - start <= longest && i - start > 1 && (letter || marks.isHanMarkAt(text, i))) {
                    places.computeIfAbsent(PlainCharacters.folded(text.substring(start, i)), key -> new ArrayList<>())
                            .add(new BrandPlace(text, start, i));
                }
            }
        }
        List<String> grown = new ArrayList<>();
        places.values().stream().filter(at -> at.size() > 1).sorted(Comparator.comparing(at -> -at.size()))
                .limit(MOST).forEach(at -> growClusters(at, grown));
        return grown;
    }

    /** All places together, and those with the same neighbour on one side: app stands in brands and alone. */
    private void growClusters(List<BrandPlace> at, List<String> grown) {
        Map<String, List<BrandPlace>> clusters = new LinkedHashMap<>();
        for (BrandPlace p : at) {
            clusters.computeIfAbsent("", key -> new ArrayList<>()).add(p);
            clusters.computeIfAbsent("<" + p.before(2) + p.before(1), key -> new ArrayList<>()).add(p);
            clusters.computeIfAbsent(">" + p.behind(0) + p.behind(1), key -> new ArrayList<>()).add(p);
        }
        clusters.values().stream().filter(cluster -> cluster.size() > 1)
                .sorted(Comparator.comparing(cluster -> -cluster.size())).limit(MOST_CLUSTERS)
                .forEach(cluster -> grown.add(BrandPlace.grown(cluster, longest)));
    }

    /** What stands with one of a brand's usual words, the same two characters before it each time. */
    private List<String> marked(List<String> texts) {
        Map<String, List<BrandPlace>> places = new LinkedHashMap<>();
        for (String text : texts) {
            Set<String> met = seedFinder.in(text);
            if (met.isEmpty()) {
                continue;
            }
            for (String mark : seeds) {
                if (!met.contains(mark)) {
                    continue;
                }
                for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
                    if (at > 1 && BrandCharacters.isOneString(text, at - 2, at)) {
                        places.computeIfAbsent(text.substring(at - 2, at) + mark, key -> new ArrayList<>())
                                .add(new BrandPlace(text, at - 2, at + mark.length()));
                    }
                }
            }
        }
        List<String> grown = new ArrayList<>();
        places.values().stream().filter(at -> at.size() > 1).limit(MOST)
                .forEach(at -> grown.add(BrandPlace.grown(at, longest)));
        return grown;
    }

    /** What stands at the head of a line before words that begin one. */
    private Set<String> beforeOpeners(List<String> texts) {
        Set<String> found = new LinkedHashSet<>();
        for (String text : texts) {
            if (!mayStandBeforeOpener(text)) {
                continue;
            }
            String head = text.substring(0, Math.min(text.length(), 2 * longest));
            for (String opener : openers) {
                int at = head.indexOf(opener);
                if (at >= 2 && at <= longest && found.size() < MOST && BrandCharacters.isOneString(text, 0, at)) {
                    found.add(text.substring(0, at));
                }
            }
        }
        return found;
    }

    private boolean mayStandBeforeOpener(String text) {
        for (int at = 0; at <= longest && at < text.length(); at++) {
            if (at >= 2 && !openerFinder.at(text, at).isEmpty()) {
                return true;
            }
            if (!BrandCharacters.isOne(text.charAt(at))) {
                return false;
            }
        }
        return false;
    }

    /**
     * A title without blanks.
     *
     * @param goesOn whether the character at a place may belong to the same candidate as the one before it
     */
    private record Title(String text, boolean latin, boolean marked, boolean[] goesOn) {
    }

    private Title title(String text, BrandTexts page, boolean all) {
        boolean latin = BrandCharacters.hasLatinLetter(text);
        boolean marked = marks.isMarked(text);
        boolean[] goesOn = new boolean[text.length()];
        for (int at = 1; at < goesOn.length; at++) {
            goesOn[at] = all || latin || marked || page.mayStandTwice(text.charAt(at - 1), text.charAt(at));
        }
        return new Title(text, latin, marked, goesOn);
    }

    /** What, taken out of the title, leaves a junction that stands elsewhere on the page. */
    private void insideTitle(Title title, BrandTexts page, Predicate<String> worth, Set<String> candidates) {
        for (int from = 2; from < title.text.length() - 3; from++) {
            if (title.goesOn[from + 1] && JOINING.indexOf(title.text.charAt(from)) < 0) {
                insideTitle(title, from, page, worth, candidates);
            }
        }
    }

    private void insideTitle(Title title, int from, BrandTexts page, Predicate<String> worth,
                             Set<String> candidates) {
        String text = title.text;
        boolean opensThree = ordinary.mayOpenThree(text.charAt(from - 2), text.charAt(from - 1));
        for (int to = from + 1; to <= Math.min(text.length() - 2, from + longest); to++) {
            // What is no brand as far as this is none further on.
            char last = text.charAt(to - 1);
            if (!BrandCharacters.isOne(last) || !title.marked && isPlaceOrDate(text, from, to - 1, title.latin)
                    || to - from >= 2 && !title.goesOn[to - 1]) {
                return;
            }
            if (to - from >= 2 && JOINING.indexOf(last) < 0) {
                boolean mayBeJunction = page.mayBeJunction(text, from, to);
                boolean endsThree = ordinary.mayEndThree(text.charAt(to), text.charAt(to + 1));
                // The dictionary is asked last: it lies far from the processor.
                if ((mayBeJunction || opensThree || endsThree) && worth.test(text.substring(from, to))
                        && (isWordAcross(text, from, to, opensThree, endsThree)
                        || mayBeJunction && page.isJunction(text, from, to))) {
                    candidates.add(text.substring(from, to));
                }
            }
        }
    }

    /**
     * @param opensThree whether a word of three characters may open with the two in front of the gap
     * @param endsThree whether one may end with the two behind it
     */
    private boolean isWordAcross(String title, int from, int to, boolean opensThree, boolean endsThree) {
        long junction = CharacterGrams.junction(title, from, to);
        return opensThree && ordinary.isWord(junction >>> Character.SIZE)
                || endsThree && ordinary.isWord(junction & THREE_CHARACTERS);
    }

    /** What stands between the two parts of a word that belongs together, most often met first. */
    private List<String> insideWords(List<String> texts) {
        Map<String, Integer> counts = new HashMap<>();
        texts.forEach(text -> splitWords.between(text, longest, ANY,
                string -> counts.merge(string, 1, Integer::sum)));
        return counts.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()
                .thenComparing(Map.Entry.comparingByKey())).limit(MOST).map(Map.Entry::getKey).toList();
    }
}
