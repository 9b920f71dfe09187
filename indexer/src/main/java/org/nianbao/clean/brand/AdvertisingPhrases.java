// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.brand;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.nianbao.clean.words.PlainCharacters;
import org.nianbao.clean.words.WordFinder;
import org.nianbao.clean.words.Words;

/**
 * Advertising put in the place of a place, an agency or a phrase of the law, over and over the same words: a whole
 * browser title may stand there, joints and all. What all its places share is taken out.
 */
public final class AdvertisingPhrases {

    private static final int LONGEST = 40;
    private static final int SHORTEST = 4;
    private static final int FEWEST = 3;
    /** A browser title in the middle of sentences: no report joins words by these. */
    private static final int FEWEST_JOINED = 2;
    private static final int SHORTEST_JOINED = 12;
    private static final String TITLE_JOINTS = "_|";
    private static final int LONGEST_LINE = 3_000;
    private static final int LONGEST_NAME = 8;
    private static final int MOST_PLACES = 2_000;
    private static final String JOINTS = "_-,，·.|—";

    /** Words of advertising that name the trade; others stand in reports too. */
    private final WordFinder trade;
    private final WordFinder marks;
    private final List<String> offices;
    private final List<String> endings;
    private final List<String> seats;

    private record Place(String text, int from, int to) {
    }

    public AdvertisingPhrases(Words words) {
        List<String> own = words.brands().get("mark");
        marks = new WordFinder(own);
        Stream<String> names = words.spam().values().stream().flatMap(Collection::stream)
                .filter(word -> own.stream().anyMatch(word::contains));
        // A strong word of two characters may be two halves of others: 加快三….
        Stream<String> strong = words.spam().get("strong").stream().filter(word -> word.length() > 2);
        trade = new WordFinder(Stream.concat(names, strong).map(word -> word.toLowerCase(Locale.ROOT)).distinct().toList());
        offices = words.brands().get("office");
        endings = words.brands().get("suffix");
        seats = words.brands().get("seat");
    }

    /** Whether a line in lower case has any word around which such a phrase may stand. */
    public boolean mayBeAround(String lower) {
        return trade.anyIn(lower);
    }

    /** The phrases, the longest first. */
    public List<String> in(List<String> lines) {
        if (lines.stream().noneMatch(line -> mayBeAround(PlainCharacters.folded(line)))) {
            return List.of();
        }
        List<String> texts = new ArrayList<>(lines.stream().filter(text -> text.length() <= LONGEST_LINE).distinct()
                .toList());
        List<String> found = new ArrayList<>();
        Map<String, List<Place>> places = places(texts);
        Set<String> grown = new LinkedHashSet<>();
        places.values().stream().filter(all -> all.size() >= FEWEST_JOINED).forEach(all -> {
            grown.add(shared(all));
            Map<String, List<Place>> clusters = new HashMap<>();
            all.forEach(place -> clusters.computeIfAbsent(place.text.substring(place.to,
                    Math.min(place.text.length(), place.to + 2)), key -> new ArrayList<>()).add(place));
            clusters.values().stream().filter(cluster -> cluster.size() >= FEWEST_JOINED)
                    .forEach(cluster -> grown.add(shared(cluster)));
        });
        List<String> longest = grown.stream().filter(phrase -> phrase.length() >= SHORTEST)
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(phrase -> phrase)).toList();
        for (String phrase : longest) {
            boolean titleLike = phrase.length() >= SHORTEST_JOINED && phrase.chars().anyMatch(c -> TITLE_JOINTS.indexOf(c) >= 0);
            if (isForeign(phrase, texts, found.isEmpty() && !titleLike ? FEWEST : FEWEST_JOINED) || isListed(phrase, texts)) {
                found.add(phrase);
                texts.replaceAll(text -> InjectedBrands.without(text, List.of(phrase)));
            }
        }
        return found;
    }

    /** Of advertising met with words of the report behind it, the part up to its own last word: 某地赌场 in 某地赌场推荐. */
    public List<String> heads(List<String> phrases) {
        List<String> heads = new ArrayList<>();
        for (String phrase : phrases) {
            String lower = PlainCharacters.folded(phrase);
            int end = 0;
            for (int at = 0; at < lower.length(); at++) {
                String word = trade.at(lower, at);
                end = word.isEmpty() ? end : Math.max(end, at + word.length());
            }
            if (end >= SHORTEST && end < phrase.length()) {
                heads.add(phrase.substring(0, end));
            }
        }
        return heads;
    }

    /** Two names that advertise, a comma between them, again and again the same: no report lists them so. */
    private boolean isListed(String phrase, List<String> texts) {
        int comma = Math.max(phrase.indexOf(','), phrase.indexOf('，'));
        return comma >= SHORTEST && phrase.length() - comma > SHORTEST
                && marks.anyIn(PlainCharacters.folded(phrase.substring(0, comma)))
                && trade.anyIn(PlainCharacters.folded(phrase.substring(comma)))
                && offices.stream().noneMatch(phrase::contains)
                && (texts.stream().anyMatch(text -> text.indexOf(phrase) < text.lastIndexOf(phrase))
                || texts.stream().filter(text -> text.contains(phrase)).count() >= FEWEST_JOINED);
    }

    private Map<String, List<Place>> places(List<String> texts) {
        Map<String, List<Place>> places = new LinkedHashMap<>();
        int count = 0;
        for (String text : texts) {
            String lower = PlainCharacters.folded(text);
            for (int i = 0; lower.length() == text.length() && i < text.length() && count < MOST_PLACES; i++) {
                String word = trade.at(lower, i);
                if (!word.isEmpty()) {
                    places.computeIfAbsent(word, key -> new ArrayList<>()).add(new Place(text, i, i + word.length()));
                    i += word.length() - 1;
                    count++;
                }
            }
        }
        return places;
    }

    /** The longest string around the word that stands at every one of its places, cut where an office begins. */
    private String shared(List<Place> places) {
        Place first = places.get(0);
        int behind = 0;
        while (behind < LONGEST && all(places, first.to + behind, place -> place.to, behind)) {
            behind++;
        }
        int before = 0;
        while (before < LONGEST && all(places, first.from - 1 - before, place -> place.from - 1, -before)) {
            before++;
        }
        int from = first.from - before;
        int to = first.to + behind;
        for (String office : offices) {
            int left = first.text.lastIndexOf(office, first.from);
            from = left >= from && left + office.length() <= first.from ? left + office.length() : from;
            int right = first.text.indexOf(office, first.to);
            to = right >= 0 && right < to ? right : to;
        }
        int tail = to;
        if (seats.stream().anyMatch(seat -> first.text.substring(first.to, tail).endsWith(seat))) {
            to = endOfLastTrade(first, tail);
        }
        while (from < first.from && JOINTS.indexOf(first.text.charAt(from)) >= 0) {
            from++;
        }
        while (to > first.to && JOINTS.indexOf(first.text.charAt(to - 1)) >= 0) {
            to--;
        }
        String phrase = first.text.substring(from, to);
        return phrase.length() <= LONGEST ? phrase : "";
    }

    /** An office at the end of what the places share is the report's own; the advertising ends with its last word. */
    private int endOfLastTrade(Place first, int end) {
        String lower = PlainCharacters.folded(first.text);
        int last = first.to;
        for (int at = first.to; at < end; at++) {
            String word = trade.at(lower, at);
            last = word.isEmpty() || at + word.length() > end ? last : at + word.length();
        }
        return last;
    }

    private static boolean all(List<Place> places, int at, ToIntFunction<Place> start, int step) {
        String text = places.get(0).text;
        if (at < 0 || at >= text.length() || !(Character.isLetterOrDigit(text.charAt(at))
                || JOINTS.indexOf(text.charAt(at)) >= 0)) {
            return false;
        }
        return places.stream().allMatch(place -> {
            int index = start.applyAsInt(place) + step;
            return index >= 0 && index < place.text.length() && place.text.charAt(index) == text.charAt(at);
        });
    }

    /**
     * Often enough, and at least once followed by what only an agency's name goes on with: by it alone, as where one
     * office reports, or by different words.
     */
    private boolean isForeign(String phrase, List<String> texts, int fewest) {
        int times = 0;
        boolean atOffice = false;
        boolean alwaysAtSeat = true;
        Set<Character> followers = new LinkedHashSet<>();
        for (String text : texts) {
            for (int at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length())) {
                int end = at + phrase.length();
                times++;
                followers.add(end < text.length() ? text.charAt(end) : '\n');
                alwaysAtSeat &= seats.stream().anyMatch(seat -> text.startsWith(seat, end));
                atOffice |= offices.stream().anyMatch(office -> text.startsWith(office, end)) || isBeforeName(text, end);
            }
        }
        return times >= fewest && atOffice && (followers.size() > 1 || alwaysAtSeat);
    }

    /** Whether the next few characters end like the name of an organ or a place. */
    private boolean isBeforeName(String text, int from) {
        for (int i = from; i < Math.min(text.length(), from + LONGEST_NAME)
                && PlainCharacters.isHan(text.charAt(i)); i++) {
            int at = i;
            if (endings.stream().anyMatch(ending -> text.startsWith(ending, at))) {
                return true;
            }
        }
        return false;
    }
}
