// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.brand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nianbao.clean.words.GramCounts;
import org.nianbao.clean.words.PlainCharacters;

/**
 * The strings a page repeats in changing company: each as long as its places agree, brackets and joints in the middle
 * of it included, as in 某某(中国)网站_某某下载.
 */
final class RepeatedStrings {

    /** Characters of the longest; brands met came to 30, of several names joined. */
    static final int LONGEST = 40;

    private static final int CORE = 3;
    private static final int FEWEST = 3;
    /** Share of the places that must go on alike for the string to go on with them. */
    private static final double SHARED = 0.6;
    private static final int MOST_STARTS = 400;
    private static final int MOST_PLACES = 40;
    /** Runs of three whose pairs stand twice; a page of some two thousand characters has about as many. */
    private static final int FIRST_GRAMS = 512;
    private static final String JOINTS = "·._-—|,(（)）[]【】 ";
    /** Joints that may stand among its first characters. */
    private static final String INNER = "·_(（)）";
    private static final String OPENING = "(（[【";
    private static final String CLOSING = ")）]】";

    private RepeatedStrings() {
    }

    /** The strings met three times or more, with changing neighbours. */
    static Set<String> in(BrandTexts page, OrdinaryWords ordinary) {
        GramCounts counts = counts(page);
        Map<Long, List<BrandPlace>> starts = new LinkedHashMap<>();
        for (String text : page.printed()) {
            collect(text, counts, ordinary, starts);
        }
        Set<String> found = new LinkedHashSet<>();
        starts.values().stream().filter(places -> places.size() >= FEWEST).forEach(places -> grow(places, found));
        return found;
    }

    private static boolean isCore(char c) {
        return PlainCharacters.isHan(c) || BrandCharacters.isLatin(c);
    }

    /** The runs of three, but for most of those that stand once: whether they are counted makes no difference. */
    private static GramCounts counts(BrandTexts page) {
        long[] grams = new long[FIRST_GRAMS];
        int met = 0;
        for (String text : page.printed()) {
            long gram = 0;
            int run = 0;
            int often = 0;
            char before = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                run = isCore(c) || run > 0 && INNER.indexOf(c) >= 0 ? run + 1 : 0;
                gram = next(gram, c);
                boolean cased = BrandCharacters.isLatinLetter(c) || BrandCharacters.isLatinLetter(before);
                often = run > 0 && (cased || page.mayStandTwice(before, c)) ? often + 1 : 0;
                if (run >= CORE && often >= CORE - 1) {
                    grams = met < grams.length ? grams : Arrays.copyOf(grams, 2 * met);
                    grams[met++] = gram;
                }
                before = c;
            }
        }
        GramCounts counts = new GramCounts(met);
        for (int i = 0; i < met; i++) {
            counts.add(grams[i]);
        }
        return counts;
    }

    /** What every run is made of is Han or plain Latin; nothing else has another case. */
    private static long next(long gram, char c) {
        return (gram << Character.SIZE | lower(c)) & (1L << CORE * Character.SIZE) - 1;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c;
    }

    /** Where a string begins: three characters met often that mostly do not go on with what stands before them here. */
    private static void collect(String text, GramCounts counts, OrdinaryWords ordinary,
                                Map<Long, List<BrandPlace>> starts) {
        long gram = 0;
        int run = 0;
        int before = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            run = isCore(c) || run > 0 && INNER.indexOf(c) >= 0 ? run + 1 : 0;
            gram = next(gram, c);
            if (run < CORE || !isCore(text.charAt(i + 1 - CORE))) {
                before = 0;
                continue;
            }
            int count = counts.of(gram);
            int from = i + 1 - CORE;
            if (count >= FEWEST && before < SHARED * count && !ordinary.opensOwnWord(text, from)
                    && !isInsideLatin(text, from)) {
                List<BrandPlace> places = starts.get(gram);
                if (places == null && starts.size() < MOST_STARTS) {
                    places = new ArrayList<>();
                    starts.put(gram, places);
                }
                if (places != null && places.size() < MOST_PLACES) {
                    places.add(new BrandPlace(text, from, i + 1));
                }
            }
            before = count;
        }
    }

    /** Whether a word or number goes on to the left, or the place is part of an address. */
    private static boolean isInsideLatin(String text, int from) {
        return from > 0 && BrandCharacters.isLatin(text.charAt(from))
                && (BrandCharacters.isLatin(text.charAt(from - 1)) || ".@/:_-".indexOf(text.charAt(from - 1)) >= 0);
    }

    /** Adds the string at every length at which its places part. */
    private static void grow(List<BrandPlace> places, Set<String> found) {
        List<BrandPlace> alike = places;
        for (int length = CORE; length <= LONGEST && alike.size() >= FEWEST; length++) {
            int step = length - CORE;
            List<BrandPlace> most = most(alike, step);
            if (most.size() < alike.size()) {
                BrandPlace place = alike.get(0);
                String text = trimmed(place.text().substring(place.from(), place.from() + length));
                if (text.length() >= CORE && changesNeighbour(alike)) {
                    found.add(text);
                }
            }
            alike = most;
        }
    }

    private static boolean changesNeighbour(List<BrandPlace> places) {
        char first = places.get(0).before(1);
        return !PlainCharacters.isHan(first) || places.stream().anyMatch(place -> place.before(1) != first);
    }

    /** Those of the places that go on with the same character, where most do. */
    private static List<BrandPlace> most(List<BrandPlace> places, int step) {
        char next = 0;
        int most = 0;
        for (int i = 0; i < places.size() && most < SHARED * places.size(); i++) {
            char c = places.get(i).behind(step);
            if (isCore(c) || c != 0 && JOINTS.indexOf(c) >= 0) {
                int same = 0;
                for (BrandPlace place : places) {
                    same += Character.toLowerCase(place.behind(step)) == Character.toLowerCase(c) ? 1 : 0;
                }
                if (same > most) {
                    most = same;
                    next = Character.toLowerCase(c);
                }
            }
        }
        if (most == places.size()) {
            return places;
        }
        List<BrandPlace> alike = new ArrayList<>(most);
        for (BrandPlace place : places) {
            if (most > 0 && Character.toLowerCase(place.behind(step)) == next) {
                alike.add(place);
            }
        }
        return alike;
    }

    /** Without joints at its ends and without half a pair of brackets. */
    private static String trimmed(String text) {
        int to = text.length();
        int open = 0;
        for (int i = 0; i < to; i++) {
            open += OPENING.indexOf(text.charAt(i)) >= 0 ? 1 : 0;
            if (CLOSING.indexOf(text.charAt(i)) >= 0 && --open < 0) {
                to = i;
            }
        }
        if (open > 0) {
            int at = to - 1;
            while (OPENING.indexOf(text.charAt(at)) < 0) {
                at--;
            }
            to = at;
        }
        while (to > 0 && JOINTS.indexOf(text.charAt(to - 1)) >= 0 && CLOSING.indexOf(text.charAt(to - 1)) < 0) {
            to--;
        }
        return text.substring(0, to);
    }

    /** A string of {@link #in} as long as no other kind of candidate may be. */
    static boolean isWide(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (JOINTS.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
