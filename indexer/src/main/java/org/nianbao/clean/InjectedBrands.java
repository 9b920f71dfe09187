// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds foreign strings pushed into a page by how they behave: they stand inside words, at the heads of sentences that
 * are whole without them, inside the title, and where the site names itself. A list of brands is not needed; what such
 * brands like to call themselves (官网, 体育) only adds weight.
 */
final class InjectedBrands {

    private static final int LONGEST = 16;
    private static final int MOST_TEXT = 120_000;
    private static final int MOST_BRANDS = 6;
    private static final int LONGEST_TITLE = 120;
    private static final int CROSSING = 12;
    private static final int MOST_CANDIDATES = 60;

    /** Points a string needs; ordinary repeated words stay under 2, brands of the pages met came to 6 and more. */
    private static final double ENOUGH = 4;

    private static final long THREE_CHARACTERS = (1L << 3 * Character.SIZE) - 1;

    private static final String JOINING = "的了和与及或等在对为以并将把被由从向";
    /** Places of two or three characters before 市 and 县 are many, and some no list has. */
    private static final int SHORTEST_IN_PLACE = 4;
    private static final String DIVISIONS = "市县";
    private static final String PLACE_PARTS = "省市县区州旗盟镇乡";
    private static final String ENDS = "。；！？：:;!?”》）)\n";
    private static final String PAUSES = "，、,（(“《";

    private final Set<String> vocabulary = new HashSet<>();
    private final Map<Long, Halves[]> halvesByStart = new HashMap<>();
    private final CharacterGrams starts;
    private final WordFinder hanMarks;
    private final List<String> marks;
    private final List<String> weakMarks;
    private final List<String> anyMarks;
    private final List<String> seeds;
    private final List<String> offices;
    private final List<String> suffixes;
    private final List<String> openers;
    private final OrdinaryWords ordinary;

    /** A word cut in two. */
    private record Halves(String head, String tail) {
    }

    InjectedBrands(Words words) {
        vocabulary.addAll(words.vocabulary());
        words.headings().values().forEach(vocabulary::addAll);
        Map<Long, List<Halves>> halves = new HashMap<>();
        vocabulary.stream().filter(word -> word.length() >= 4 && word.length() <= LONGEST).sorted().forEach(word -> {
            for (int cut = 2; cut <= word.length() - 2; cut++) {
                halves.computeIfAbsent(CharacterGrams.pack(word, 0, 2), key -> new ArrayList<>())
                        .add(new Halves(word.substring(0, cut), word.substring(cut)));
            }
        });
        starts = new CharacterGrams(halves.size());
        halves.forEach((start, list) -> {
            starts.add(start);
            halvesByStart.put(start, list.toArray(Halves[]::new));
        });
        marks = Stream.concat(words.brands().get("mark").stream(), words.spam().get("strong").stream())
                .map(word -> word.toLowerCase(Locale.ROOT)).distinct().toList();
        hanMarks = new WordFinder(marks.stream().filter(mark -> PlainCharacters.isHan(mark.charAt(0))).toList());
        weakMarks = words.brands().get("weak");
        anyMarks = Stream.of(marks, weakMarks, words.brands().get("faint")).flatMap(List::stream).toList();
        seeds = Stream.concat(words.brands().get("mark").stream(), weakMarks.stream()).toList();
        offices = words.brands().get("office");
        suffixes = words.brands().get("suffix");
        openers = words.brands().get("opener");
        Set<String> places = new HashSet<>(words.counties().keySet());
        words.counties().keySet().stream().filter(name -> name.length() > 2)
                .forEach(name -> places.add(name.substring(0, name.length() - 1)));
        ordinary = new OrdinaryWords(vocabulary, places);
    }

    /**
     * The brands pushed into a page.
     *
     * @param lines its text in mainland characters, title among it
     * @param titles how title, headline and meta tags name the document
     * @param siteNames how the site names itself: pieces of the title, keywords, the copyright line
     */
    List<String> in(List<String> lines, List<String> titles, List<String> siteNames) {
        List<String> brands = new ArrayList<>();
        List<String> texts = distinct(lines, titles);
        inPlaceOfPlaces(texts, titles).ifPresent(brand -> {
            brands.add(brand);
            texts.replaceAll(text -> without(text, List.of(brand)));
        });
        for (int round = 0; round < MOST_BRANDS; round++) {
            Optional<String> found = strongest(texts, titles.stream().map(title -> without(title, brands)).toList(),
                    siteNames.stream().map(name -> without(name, brands)).toList());
            if (found.isEmpty()) {
                return brands;
            }
            brands.add(found.get());
            Set<String> freed = new LinkedHashSet<>();
            texts.forEach(text -> freed.add(without(text, List.of(found.get()))));
            texts.clear();
            texts.addAll(freed);
        }
        return brands;
    }

    private static List<String> distinct(List<String> lines, List<String> titles) {
        Set<String> texts = new LinkedHashSet<>();
        titles.stream().filter(title -> title.length() < 500).forEach(texts::add);
        int length = 0;
        for (String line : lines) {
            if (length > MOST_TEXT) {
                break;
            }
            String text = line.length() > MOST_TEXT ? line.substring(0, MOST_TEXT) : line;
            if (texts.add(text)) {
                length += text.length();
            }
        }
        return new ArrayList<>(texts);
    }

    /**
     * What stands in a title where the name of a place should: in front of 市 or 县, and no such place is known. All
     * cities and counties are; a name of several characters that is none of them and is repeated is foreign.
     */
    private Optional<String> inPlaceOfPlaces(List<String> texts, List<String> titles) {
        for (String title : titles) {
            String dense = withoutYear(PlainCharacters.dense(title));
            int end = SHORTEST_IN_PLACE;
            while (end < dense.length() && end <= LONGEST && DIVISIONS.indexOf(dense.charAt(end)) < 0) {
                end++;
            }
            if (end >= dense.length() || end > LONGEST) {
                continue;
            }
            String name = dense.substring(0, end);
            String place = dense.substring(0, end + 1);
            long times = texts.stream().mapToLong(text -> times(text, name)).sum();
            long asPlace = texts.stream().mapToLong(text -> times(text, place)).sum();
            if ((times >= 3 || times == 2 && asPlace < 2) && isOneString(name, 0, end) && !hasPlacePart(name) && !endsWithPlace(place)
                    && !ordinary.isWord(CharacterGrams.pack(dense, end - 1, end + 1))
                    && offices.stream().noneMatch(name::contains)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static String withoutYear(String title) {
        int at = 0;
        while (at < title.length() && (Character.isDigit(title.charAt(at)) || "年度".indexOf(title.charAt(at)) >= 0)) {
            at++;
        }
        return title.substring(at);
    }

    private static boolean hasPlacePart(String name) {
        return name.chars().anyMatch(c -> PLACE_PARTS.indexOf(c) >= 0);
    }

    private boolean endsWithPlace(String name) {
        for (int from = 0; from + 2 <= name.length(); from++) {
            if (ordinary.isPlace(name.substring(from))) {
                return true;
            }
        }
        return false;
    }

    private static int times(String text, String part) {
        int times = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            times++;
        }
        return times;
    }

    private Optional<String> strongest(List<String> texts, List<String> titles, List<String> siteNames) {
        CharacterGrams grams = grams(texts);
        List<String> folded = texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
        String best = null;
        double most = 0;
        for (String candidate : candidates(texts, titles, siteNames, grams)) {
            double points = points(candidate, texts, folded, titles, siteNames, grams);
            if (points > most || points == most && best != null && candidate.length() > best.length()) {
                best = candidate;
                most = points;
            }
        }
        return most >= ENOUGH ? Optional.ofNullable(best) : Optional.empty();
    }

    private static CharacterGrams grams(List<String> texts) {
        CharacterGrams grams = new CharacterGrams(texts.stream().mapToInt(String::length).sum());
        for (String text : texts) {
            String dense = PlainCharacters.dense(text);
            for (int i = 0; i + CharacterGrams.LONGEST <= dense.length(); i++) {
                grams.add(CharacterGrams.pack(dense, i, i + CharacterGrams.LONGEST));
            }
        }
        return grams;
    }

    private Set<String> candidates(List<String> texts, List<String> titles, List<String> siteNames,
                                   CharacterGrams grams) {
        Set<String> candidates = new LinkedHashSet<>();
        candidates.addAll(latin(texts));
        candidates.addAll(marked(texts));
        candidates.addAll(beforeOpeners(texts));
        for (String name : siteNames) {
            if (name.length() >= 2 && name.length() <= LONGEST) {
                candidates.add(name);
            }
        }
        List<String> dense = titles.stream().map(PlainCharacters::dense).distinct().toList();
        for (String title : dense) {
            // What stands inside a title stands inside the longer one that repeats it.
            if (dense.stream().noneMatch(other -> other.length() > title.length()
                    && other.length() < LONGEST_TITLE && other.contains(title))) {
                insideTitle(title, grams, candidates);
            }
        }
        candidates.addAll(insideWords(texts));
        candidates.removeIf(candidate -> candidate.length() < 2 || candidate.length() > LONGEST
                || !isOneString(candidate, 0, candidate.length()) || !isWhole(candidate) || isOrdinary(candidate)
                || candidate.codePoints().allMatch(Character::isDigit) || isNothingButMarks(candidate)
                || isPlaceLike(candidate));
        return candidates;
    }

    /** Latin words that touch Han characters, grown over what stands beside them nearly every time. */
    private List<String> latin(List<String> texts) {
        Map<String, List<int[]>> places = new LinkedHashMap<>();
        for (int t = 0; t < texts.size(); t++) {
            String text = texts.get(t);
            int i = 0;
            while (i < text.length()) {
                if (!isLatin(text.charAt(i))) {
                    i++;
                    continue;
                }
                int start = i;
                boolean letter = false;
                while (i < text.length() && isLatin(text.charAt(i))) {
                    letter |= Character.isLetter(text.charAt(i));
                    i++;
                }
                boolean address = start > 0 && ".@/:_-?=&#".indexOf(text.charAt(start - 1)) >= 0
                        || i < text.length() && ".@/:_?=&#".indexOf(text.charAt(i)) >= 0;
                boolean marked = letter || startsWithMark(text, i);
                if (!address && marked && i - start <= LONGEST && i - start > 1) {
                    places.computeIfAbsent(text.substring(start, i).toLowerCase(Locale.ROOT),
                            key -> new ArrayList<>()).add(new int[] {t, start, i});
                }
            }
        }
        List<String> grown = new ArrayList<>();
        places.values().stream().filter(at -> at.size() > 1).sorted(Comparator.comparing(at -> -at.size()))
                .limit(MOST_CANDIDATES).forEach(at -> growClusters(texts, at, grown));
        return grown;
    }

    /** What stands with one of a brand's usual words, the same two characters before it each time. */
    private List<String> marked(List<String> texts) {
        Map<String, List<int[]>> places = new LinkedHashMap<>();
        for (int t = 0; t < texts.size(); t++) {
            String text = texts.get(t);
            for (String mark : seeds) {
                for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
                    if (at > 1 && isOneString(text, at - 2, at)) {
                        places.computeIfAbsent(text.substring(at - 2, at) + mark, key -> new ArrayList<>())
                                .add(new int[] {t, at - 2, at + mark.length()});
                    }
                }
            }
        }
        List<String> grown = new ArrayList<>();
        places.values().stream().filter(at -> at.size() > 1).limit(MOST_CANDIDATES)
                .forEach(at -> grown.add(grow(texts, at)));
        return grown;
    }

    /** What stands at the head of a line before words that begin one. */
    private Set<String> beforeOpeners(List<String> texts) {
        Set<String> found = new LinkedHashSet<>();
        for (String text : texts) {
            for (String opener : openers) {
                int at = text.substring(0, Math.min(text.length(), 2 * LONGEST)).indexOf(opener);
                if (at >= 2 && at <= LONGEST && found.size() < MOST_CANDIDATES && isOneString(text, 0, at)) {
                    found.add(text.substring(0, at));
                }
            }
        }
        return found;
    }

    /** All places together, and those with the same neighbour on one side: app stands in brands and alone. */
    private static void growClusters(List<String> texts, List<int[]> at, List<String> grown) {
        Map<String, List<int[]>> clusters = new LinkedHashMap<>();
        for (int[] p : at) {
            clusters.computeIfAbsent("", key -> new ArrayList<>()).add(p);
            clusters.computeIfAbsent("<" + charAt(texts, p, p[1] - 2) + charAt(texts, p, p[1] - 1),
                    key -> new ArrayList<>()).add(p);
            clusters.computeIfAbsent(">" + charAt(texts, p, p[2]) + charAt(texts, p, p[2] + 1),
                    key -> new ArrayList<>()).add(p);
        }
        clusters.values().stream().filter(cluster -> cluster.size() > 1)
                .sorted(Comparator.comparing(cluster -> -cluster.size())).limit(8).forEach(cluster -> grown.add(grow(texts, cluster)));
    }

    private static String grow(List<String> texts, List<int[]> at) {
        List<int[]> left = at;
        int before = 0;
        int behind = 0;
        while (before + behind < LONGEST) {
            Optional<Character> next = shared(texts, left, behind, true, at.size());
            if (next.isEmpty()) {
                break;
            }
            int step = behind;
            left = left.stream().filter(p -> charAt(texts, p, p[2] + step) == next.get()).toList();
            behind++;
        }
        while (before + behind < LONGEST) {
            Optional<Character> next = shared(texts, left, before, false, at.size());
            if (next.isEmpty()) {
                break;
            }
            int step = before;
            left = left.stream().filter(p -> charAt(texts, p, p[1] - 1 - step) == next.get()).toList();
            before++;
        }
        int[] p = left.get(0);
        return texts.get(p[0]).substring(p[1] - before, p[2] + behind);
    }

    private static Optional<Character> shared(List<String> texts, List<int[]> at, int step, boolean right, int all) {
        Map<Character, Integer> counts = new HashMap<>();
        for (int[] p : at) {
            char c = charAt(texts, p, right ? p[2] + step : p[1] - 1 - step);
            if (PlainCharacters.isHan(c) || isLatin(c) || c == '·') {
                counts.merge(c, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream().filter(e -> e.getValue() >= 2 && e.getValue() >= 0.7 * all)
                .map(Map.Entry::getKey).findFirst();
    }

    private static char charAt(List<String> texts, int[] place, int index) {
        String text = texts.get(place[0]);
        return index >= 0 && index < text.length() ? text.charAt(index) : 0;
    }

    private static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private boolean startsWithMark(String text, int at) {
        return !hanMarks.at(text, at).isEmpty();
    }

    /** What, taken out of the title, leaves a junction that stands elsewhere on the page. */
    private void insideTitle(String title, CharacterGrams grams, Set<String> candidates) {
        for (int from = 2; from < title.length() - 3 && title.length() < LONGEST_TITLE; from++) {
            for (int to = from + 2; to <= Math.min(title.length() - 2, from + LONGEST); to++) {
                long junction = junction(title, from, to);
                if (grams.contains(junction) || ordinary.isWord(junction >>> Character.SIZE)
                        || ordinary.isWord(junction & THREE_CHARACTERS)) {
                    candidates.add(title.substring(from, to));
                }
            }
        }
    }

    /** The two characters before a place and the two behind another, as one run. */
    private static long junction(String text, int from, int to) {
        return CharacterGrams.pack(text, from - 2, from) << 2 * Character.SIZE
                | CharacterGrams.pack(text, to, to + 2);
    }

    /** What stands between the two parts of a word that belongs together, most often met first. */
    private List<String> insideWords(List<String> texts) {
        Map<String, Integer> counts = new HashMap<>();
        for (String text : texts) {
            for (int i = 0; i + 4 < text.length(); i++) {
                long start = CharacterGrams.pack(text, i, i + 2);
                if (!starts.contains(start)) {
                    continue;
                }
                for (Halves halves : halvesByStart.get(start)) {
                    int from = i + halves.head().length();
                    if (!text.startsWith(halves.head(), i) || from >= text.length()) {
                        continue;
                    }
                    int to = from;
                    while (to < text.length() && to - from <= LONGEST && !text.startsWith(halves.tail(), to)
                            && isBrandCharacter(text.charAt(to))) {
                        to++;
                    }
                    if (to - from >= 2 && text.startsWith(halves.tail(), to)) {
                        counts.merge(text.substring(from, to), 1, Integer::sum);
                    }
                }
            }
        }
        return counts.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()
                .thenComparing(Map.Entry.comparingByKey())).limit(MOST_CANDIDATES).map(Map.Entry::getKey).toList();
    }

    private static boolean isOneString(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isBrandCharacter(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBrandCharacter(char c) {
        return PlainCharacters.isHan(c) || isLatin(c) || c == '·' || c == '.';
    }

    /** No brand opens or ends with a word that only joins others. */
    private static boolean isWhole(String text) {
        return JOINING.indexOf(text.charAt(0)) < 0 && JOINING.indexOf(text.charAt(text.length() - 1)) < 0;
    }

    /** Strings that call themselves like a brand are excused by the reports' own words alone, others by any word. */
    private boolean isOrdinary(String text) {
        if (Character.isDigit(text.charAt(0)) && marks.stream().anyMatch(mark -> text.indexOf(mark) > 0
                && text.substring(0, text.indexOf(mark)).chars().allMatch(Character::isDigit))) {
            return false;
        }
        return ordinary.makeUp(text, !isMarked(text) && text.chars().noneMatch(c -> isLatinLetter((char) c)));
    }

    private boolean isMarked(String text) {
        return markCount(text.toLowerCase(Locale.ROOT)) > 0;
    }

    /** How many of a brand's usual words; of those that reports use too, two make one. */
    private long markCount(String lower) {
        return marks.stream().filter(lower::contains).count()
                + weakMarks.stream().filter(lower::contains).count() / 2;
    }

    private boolean isNothingButMarks(String text) {
        return withoutMarks(text).isEmpty();
    }

    private String withoutMarks(String text) {
        String rest = text.toLowerCase(Locale.ROOT);
        for (String mark : anyMarks) {
            rest = rest.replace(mark, "");
        }
        return rest;
    }

    /** Places in the middle of a name, and dates: 市…, 2021年. */
    private boolean isPlaceLike(String text) {
        if (isMarked(text)) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean date = "年月日".indexOf(c) >= 0 && i > 0 && Character.isDigit(text.charAt(i - 1));
            if (date || PLACE_PARTS.indexOf(c) >= 0 && text.chars().noneMatch(l -> isLatinLetter((char) l))) {
                return true;
            }
        }
        return false;
    }

    /** Whether what is left of a marked string without its marks is no Chinese word. */
    private boolean isForeignBesidesMarks(String text) {
        String rest = withoutMarks(text);
        return !rest.isEmpty() && (rest.length() == 1 || !ordinary.makeUp(rest, true));
    }

    /** Reports write APP and QQ; three small letters in a row are no abbreviation of theirs. */
    private static boolean hasLowerCaseWord(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) >= 'a' && text.charAt(i) <= 'z' ? run + 1 : 0;
            if (run == 3) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLatinLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private double points(String candidate, List<String> texts, List<String> foldedTexts, List<String> titles,
                          List<String> siteNames, CharacterGrams grams) {
        String lower = candidate.toLowerCase(Locale.ROOT);
        if (offices.stream().anyMatch(candidate::contains)) {
            return 0;
        }
        long markCount = markCount(lower);
        boolean weaklyMarked = anyMarks.stream().anyMatch(lower::contains);
        boolean latin = candidate.chars().anyMatch(c -> isLatinLetter((char) c))
                || Character.isDigit(candidate.charAt(0)) && markCount > 0;
        boolean han = candidate.chars().anyMatch(c -> PlainCharacters.isHan((char) c));
        int count = 0;
        int quoted = 0;
        int starts = 0;
        double breaks = 0;
        int halves = 0;
        int opened = 0;
        Set<String> junctions = new HashSet<>();
        Set<Character> lefts = new HashSet<>();
        Set<Character> rights = new HashSet<>();
        for (int t = 0; t < texts.size(); t++) {
            String text = texts.get(t);
            String folded = foldedTexts.get(t);
            if (folded.length() != text.length()) {
                continue;
            }
            for (int at = folded.indexOf(lower); at >= 0; at = folded.indexOf(lower, at + lower.length())) {
                int to = at + lower.length();
                count++;
                char before = at == 0 ? '\n' : text.charAt(at - 1);
                char behind = to == text.length() ? '\n' : text.charAt(to);
                lefts.add(before);
                rights.add(behind);
                if ("“‘《\"「".indexOf(before) >= 0 && "”’》\"」".indexOf(behind) >= 0) {
                    quoted++;
                } else if (Character.isDigit(before) && (Character.isDigit(behind) || behind == '年')) {
                    // Inside a number or before its unit: 202…1年. Nothing of the report's own stands there.
                    if (junctions.add("number" + t)) {
                        breaks += 1.5;
                        halves++;
                    }
                } else if (PlainCharacters.isHan(before) && PlainCharacters.isHan(behind)) {
                    double weight = breakWeight(text, at, to, grams);
                    if (weight > 0 && junctions.add(text.substring(Math.max(0, at - 2), at) + "|"
                            + text.substring(to, Math.min(text.length(), to + 2)))) {
                        breaks += weight;
                        halves += ordinary.leavesHalves(text, at, to) ? 1 : 0;
                    }
                } else if ((ENDS.indexOf(before) >= 0 || PAUSES.indexOf(before) >= 0)
                        && (PlainCharacters.isHan(behind) || Character.isDigit(behind) || "（(《“".indexOf(behind) >= 0)) {
                    starts++;
                    opened += openers.stream().anyMatch(opener -> text.startsWith(opener, to)) ? 1 : 0;
                }
            }
        }
        // A brand is pushed in anywhere; a part of a name always has the rest of it beside itself.
        boolean anywhere = (lefts.size() >= 2 || lefts.stream().noneMatch(PlainCharacters::isHan))
                && rights.size() >= Math.min(3, count);
        if (count < 1 || quoted * 2 > count || !anywhere && count > 1) {
            return 0;
        }
        boolean named = siteNames.stream().anyMatch(name -> name.equalsIgnoreCase(candidate));
        boolean titled = titles.stream().anyMatch(title -> standsInside(title.toLowerCase(Locale.ROOT), lower));
        boolean allowed;
        boolean official = suffixes.stream().anyMatch(candidate::endsWith)
                && anyMarks.stream().noneMatch(lower::endsWith);
        boolean endsMarked = markCount > 0 && anyMarks.stream().anyMatch(lower::endsWith);
        if (latin) {
            boolean mixed = han || candidate.chars().anyMatch(c -> c >= 'a' && c <= 'z');
            allowed = breaks >= 1 && (count >= 2 || named) || breaks >= 2
                    || named && (markCount > 0 && (starts >= 2 || count >= 3) || titled)
                    || mixed && titled && count >= 3
                    || han && opened >= 1 && count >= 3
                    || han && count >= 3 && starts >= 2 && starts * 2 >= count && hasLowerCaseWord(candidate)
                    || han && markCount > 0 && starts >= 2 && starts * 2 >= count;
        } else if (official) {
            allowed = false;
        } else if (markCount > 0) {
            allowed = count >= 2 && (halves > 0 && breaks >= 1 || titled && breaks >= 1 || opened >= 2)
                    || named && (starts >= 2 || titled || count >= 3)
                    || endsMarked && starts >= 2 && count >= 3 && starts * 5 >= count * 3
                    || isForeignBesidesMarks(candidate) && (breaks >= 1 && count >= 2 || starts >= 3 || opened >= 1);
        } else {
            allowed = count >= 3 && (halves > 0 && breaks >= 2.5 || titled && breaks >= 1 || opened >= 2
                    || opened >= 1 && halves >= 1) || named && titled && count >= 3 || halves >= 3;
        }
        if (!allowed) {
            return 0;
        }
        return breaks + 0.5 * Math.min(starts, 6) + (named ? 2 : 0) + (titled ? 1.5 : 0) + 1.5 * Math.min(opened, 2)
                + (markCount == 0 ? weaklyMarked ? 0.5 : 0 : markCount == 1 ? 1.5 : 2) + (latin && han ? 1 : 0)
                + (count >= 3 ? 1 : 0);
    }

    private static boolean standsInside(String title, String part) {
        int at = title.indexOf(part);
        return at > 0 && at + part.length() < title.length() && Character.isLetterOrDigit(title.charAt(at - 1))
                && Character.isLetterOrDigit(title.charAt(at + part.length()));
    }

    /** How surely the text on both sides belongs together: a known word across, or four characters met elsewhere. */
    private double breakWeight(String text, int from, int to, CharacterGrams grams) {
        double weight = 0;
        if (from >= 2 && text.startsWith(text.substring(from - 2, from), to - 2)
                || to + 2 <= text.length() && text.startsWith(text.substring(to, to + 2), from)) {
            // 东城区东城: what repeats its neighbour can be cut out anywhere, and means nothing.
            return 0;
        }
        for (int back = 1; back <= Math.min(from, CROSSING); back++) {
            String head = text.substring(from - back, from);
            for (int on = 1; on <= Math.min(text.length() - to, CROSSING); on++) {
                String joined = head + text.substring(to, to + on);
                if (joined.length() <= LONGEST && vocabulary.contains(joined)) {
                    weight = Math.max(weight, joined.length() >= 4 ? 2 : 1);
                } else if (weight < 1 && joined.length() == 3 && ordinary.isWord(CharacterGrams.pack(joined, 0, 3))) {
                    weight = 1;
                }
            }
        }
        if (from >= 2 && to + 2 <= text.length()
                && grams.contains(junction(text, from, to))) {
            weight = Math.max(weight, 1.5);
        }
        return weight;
    }

    /** The text with every brand taken out, in whatever case it stands. */
    static String without(String text, List<String> brands) {
        String rest = text;
        for (String brand : brands) {
            String lower = rest.toLowerCase(Locale.ROOT);
            String sought = brand.toLowerCase(Locale.ROOT);
            int at = lower.length() == rest.length() ? lower.indexOf(sought) : -1;
            if (at < 0) {
                continue;
            }
            StringBuilder out = new StringBuilder(rest.length());
            int copied = 0;
            while (at >= 0) {
                out.append(rest, copied, at);
                copied = at + brand.length();
                at = lower.indexOf(sought, copied);
            }
            rest = out.append(rest, copied, rest.length()).toString().replace("（）", "").replace("()", "")
                    .replace("“”", "").replace("《》", "");
        }
        return rest;
    }

    /** Pieces of a title or of keywords, at the joints between them. */
    static List<String> pieces(String text) {
        return Arrays.stream(text.split("[,，_|｜;；\\s—–-]+")).map(String::strip)
                .filter(piece -> piece.length() > 1).toList();
    }
}
