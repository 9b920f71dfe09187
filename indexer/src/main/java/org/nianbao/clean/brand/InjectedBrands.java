// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.brand;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.nianbao.clean.words.CharacterGrams;
import org.nianbao.clean.words.PlainCharacters;
import org.nianbao.clean.words.Words;

/**
 * Finds foreign strings pushed into a page by how they behave: they stand inside words, at the heads of sentences that
 * are whole without them, inside the title, and where the site names itself. A list of brands is not needed; what such
 * brands like to call themselves (官网, 体育) only adds weight.
 */
public final class InjectedBrands {

    /** What is left around a brand that was taken out. */
    private static final List<String> EMPTY_FRAMES = List.of("（）", "()", "“”", "《》", "【】", "[]", "★★", "☆☆", "◆◆",
            "●●", "◎◎", "※※");
    private static final String SENTENCE_ENDS = "。；！？\n";

    static final String PLACE_PARTS = "省市县区州旗盟镇乡";

    private static final int LONGEST = 16;
    private static final int MOST_TEXT = 120_000;
    private static final int LONGEST_TITLE = 500;
    private static final int MOST_BRANDS = 6;
    /** Share of a part's places at which the whole must stand. */
    private static final double SHARED = 0.7;
    private static final int FEWEST_LISTED = 3;

    /** Places of two or three characters before 市 and 县 are many, and some no list has. */
    private static final int SHORTEST_IN_PLACE = 4;
    private static final String DIVISIONS = "市县";

    private static final String JOINT_MARKS = "_|｜-–— ";
    private static final Pattern JOINTS = Pattern.compile("[,，_|｜;；\\s—–-]+");

    private final OrdinaryWords ordinary;
    private final BrandMarks marks;
    private final BrandCandidates candidates;
    private final BrandEvidence evidence;
    private final JoinedNames joined;

    public InjectedBrands(Words words) {
        Set<String> vocabulary = new HashSet<>(words.vocabulary());
        words.headings().values().forEach(vocabulary::addAll);
        Set<String> places = new HashSet<>(words.counties().keySet());
        words.counties().keySet().stream().filter(name -> name.length() > 2)
                .forEach(name -> places.add(name.substring(0, name.length() - 1)));
        ordinary = new OrdinaryWords(vocabulary, places);
        marks = new BrandMarks(words);
        evidence = new BrandEvidence(words, vocabulary, marks, ordinary, LONGEST);
        candidates = new BrandCandidates(words, vocabulary, marks, ordinary, evidence, LONGEST);
        joined = new JoinedNames(words, marks, ordinary);
    }

    /** Which of the names that are joined to titles are brands. */
    public JoinedNames joined() {
        return joined;
    }

    /**
     * The brands pushed into a page.
     *
     * @param lines its text in mainland characters, title among it
     * @param titles how title, headline and meta tags name the document
     * @param siteNames how the site names itself: pieces of the title, keywords, the copyright line
     */
    public List<String> in(List<String> lines, List<String> titles, List<String> siteNames) {
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
        titles.stream().filter(title -> title.length() < LONGEST_TITLE).forEach(texts::add);
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
            if (BrandCharacters.isOneString(name, 0, end) && !hasPlacePart(name) && !ordinary.endsWithPlace(place)
                    && !ordinary.isWord(CharacterGrams.pack(dense, end - 1, end + 1)) && !evidence.namesOffice(name)
                    && isRepeated(texts, name, place)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static boolean isRepeated(List<String> texts, String name, String place) {
        long times = texts.stream().mapToLong(text -> times(text, name)).sum();
        return times >= 3 || times == 2 && texts.stream().mapToLong(text -> times(text, place)).sum() < 2;
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

    private static int times(String text, String part) {
        int times = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            times++;
        }
        return times;
    }

    private Optional<String> strongest(List<String> texts, List<String> titles, List<String> siteNames) {
        BrandTexts page = new BrandTexts(texts, marks);
        // Most pages have no brand, which is cheaper to show than to find one.
        if (candidates.worthWeighing(page, titles, siteNames).stream()
                .noneMatch(candidate -> evidence.points(candidate, page, titles, siteNames) >= BrandEvidence.ENOUGH)) {
            return Optional.empty();
        }
        String best = null;
        double most = 0;
        Set<String> all = candidates.in(page, titles, siteNames);
        for (String candidate : all) {
            double points = evidence.points(candidate, page, titles, siteNames);
            if (points > most || points == most && best != null && candidate.length() > best.length()) {
                best = candidate;
                most = points;
            }
        }
        return most >= BrandEvidence.ENOUGH ? Optional.of(withListed(whole(best, all, texts), texts))
                : Optional.empty();
    }

    /** The longest string joined of several that nearly always stands where this part of it does: 某官网_某下载. */
    private String whole(String part, Set<String> candidates, List<String> texts) {
        long times = texts.stream().mapToLong(text -> times(text, part)).sum();
        String whole = part;
        for (String candidate : candidates) {
            if (candidate.length() > whole.length() && candidate.contains(part) && RepeatedStrings.isWide(candidate)
                    && !evidence.namesOffice(candidate) && texts.stream().mapToLong(text -> times(text, candidate)).sum() >= SHARED * times) {
                whole = candidate;
            }
        }
        return whole;
    }

    /** With the brand that a comma joins in front of it or behind it at nearly all of its places: 某体育，某棋牌. */
    private String withListed(String brand, List<String> texts) {
        List<String> before = new ArrayList<>();
        List<String> behind = new ArrayList<>();
        for (String text : texts) {
            for (int at = text.indexOf(brand); at >= 0; at = text.indexOf(brand, at + brand.length())) {
                int to = at + brand.length();
                before.add(new StringBuilder(text.substring(Math.max(0, at - LONGEST), at)).reverse().toString());
                behind.add(text.substring(to, Math.min(text.length(), to + LONGEST)));
            }
        }
        String first = new StringBuilder(listed(before)).reverse().toString();
        return first.isEmpty() ? brand + listed(behind) : first + brand;
    }

    /** What most of the texts begin with, when it is a comma and a name that advertises; otherwise nothing. */
    private String listed(List<String> texts) {
        List<String> alike = texts.stream()
                .filter(text -> !text.isEmpty() && ",，".indexOf(text.charAt(0)) >= 0).toList();
        if (alike.size() < FEWEST_LISTED || alike.size() < SHARED * texts.size()) {
            return "";
        }
        String shared = alike.get(0);
        for (String text : alike) {
            int same = 0;
            while (same < Math.min(shared.length(), text.length()) && shared.charAt(same) == text.charAt(same)
                    && (same == 0 || BrandCharacters.isOne(shared.charAt(same)))) {
                same++;
            }
            shared = shared.substring(0, same);
        }
        String name = shared.isEmpty() ? "" : shared.substring(1);
        String read = new StringBuilder(name).reverse().toString();
        return BrandCharacters.hasLatinLetter(name) && BrandCharacters.hasHan(name)
                && (marks.anyIn(PlainCharacters.folded(name)) || marks.anyIn(PlainCharacters.folded(read))) ? shared : "";
    }

    /** The text with every brand taken out, in whatever case it stands. */
    public static String without(String text, List<String> brands) {
        String rest = text;
        for (String brand : brands) {
            String lower = PlainCharacters.folded(rest);
            String sought = PlainCharacters.folded(brand);
            int at = lower.length() == rest.length() ? lower.indexOf(sought) : -1;
            if (at < 0) {
                continue;
            }
            StringBuilder out = new StringBuilder(rest.length());
            int copied = 0;
            while (at >= 0) {
                if (BrandCharacters.isPartOfNumber(rest, at, at + brand.length())) {
                    at = lower.indexOf(sought, at + 1);
                    continue;
                }
                out.append(rest, copied, at);
                copied = at + brand.length();
                while (at == 0 && copied < rest.length() && rest.charAt(copied) == ' ') {
                    copied++;
                }
                // 某品牌：2021年…: what joined it to the sentence goes with it.
                if (copied < rest.length() && "：:".indexOf(rest.charAt(copied)) >= 0
                        && (at == 0 || SENTENCE_ENDS.indexOf(rest.charAt(at - 1)) >= 0)) {
                    copied++;
                }
                at = lower.indexOf(sought, copied);
            }
            rest = withoutJoint(out, copied < rest.length()).append(rest, copied, rest.length()).toString();
            for (String empty : EMPTY_FRAMES) {
                rest = rest.replace(empty, "");
            }
        }
        return rest;
    }

    /** Without what joined a brand to the end of a title: …年度报告-. */
    private static StringBuilder withoutJoint(StringBuilder text, boolean goesOn) {
        int end = text.length();
        while (!goesOn && end > 0 && JOINT_MARKS.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        text.setLength(end);
        return text;
    }

    /** Pieces of a title or of keywords, at the joints between them. */
    public static List<String> pieces(String text) {
        return JOINTS.splitAsStream(text).map(String::strip).filter(piece -> piece.length() > 1).toList();
    }
}
