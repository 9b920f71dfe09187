// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.brand;

import java.util.HashSet;
import java.util.Set;
import org.nianbao.clean.words.CharacterGrams;
import org.nianbao.clean.words.PlainCharacters;
import org.nianbao.clean.words.WordFinder;
import org.nianbao.clean.words.Words;

/** Counts how a string stands on a page, place by place: inside words, at heads of sentences, in the place of a wording. */
final class BrandStandings {

    /** Characters on each side within which a word may run across a string. */
    private static final int CROSSING = 12;
    private static final String ENDS = "。；！？：:;!?”》）)\n";
    private static final String PAUSES = "，、,（(“《";

    private final int longest;
    private final OrdinaryWords ordinary;
    private final WordFinder vocabulary;
    private final WordFinder openers;
    private final LostWords lost;

    /** @param longest characters of the longest brand */
    BrandStandings(Words words, Set<String> vocabulary, OrdinaryWords ordinary, LostWords lost, int longest) {
        this.longest = longest;
        this.ordinary = ordinary;
        this.lost = lost;
        this.vocabulary = new WordFinder(vocabulary);
        openers = new WordFinder(words.brands().get("opener"));
    }

    /** How a string stands. */
    static final class Standing {

        int count;
        int quoted;
        int starts;
        double breaks;
        int halves;
        int opened;
        int first;
        int governments;
        boolean nearDivision;
        final Set<String> replaced = new HashSet<>();
        final Set<String> offices = new HashSet<>();
        final Set<String> openers = new HashSet<>();
        final Set<String> junctions = new HashSet<>();
        final Set<Character> lefts = new HashSet<>();
        final Set<Character> rights = new HashSet<>();

        /** A brand is pushed in anywhere; a part of a name always has the rest of it beside itself. */
        boolean isAnywhere() {
            return (lefts.size() >= 2 || lefts.stream().noneMatch(PlainCharacters::isHan))
                    && (rights.size() >= Math.min(3, count) || rights.stream().noneMatch(Character::isLetterOrDigit));
        }

        /** Whether its neighbours on each side are so many, and seldom the same. */
        boolean isWidelyScattered(int neighbours) {
            return lefts.size() >= neighbours && rights.size() >= neighbours
                    && (lefts.size() + rights.size()) >= count;
        }
    }

    /**
     * Counts one string.
     *
     * @param lower the string in lower case
     * @param marked whether it has a word that only advertising calls itself by
     */
    Standing of(String lower, boolean marked, BrandTexts page) {
        Standing standing = new Standing();
        for (int t = 0; t < page.printed().size(); t++) {
            String text = page.printed().get(t);
            String folded = page.folded().get(t);
            if (folded.length() != text.length()) {
                continue;
            }
            for (int at = folded.indexOf(lower); at >= 0; at = folded.indexOf(lower, at + lower.length())) {
                if (BrandCharacters.isPartOfNumber(text, at, at + lower.length())) {
                    continue;
                }
                int framed = marked && isFramed(text, at, at + lower.length()) ? 1 : 0;
                count(text, t, at - framed, at + lower.length() + framed, page, standing);
            }
        }
        return standing;
    }

    /** Whether brackets or ornaments stand around a brand: （…）, 【…】, ★…★. */
    private static boolean isFramed(String text, int from, int to) {
        if (from < 2 || to + 1 >= text.length()) {
            return false;
        }
        char before = text.charAt(from - 1);
        char behind = text.charAt(to);
        int kind = "（(【[".indexOf(before);
        return kind >= 0 && "）)】]".indexOf(behind) == kind || before == behind && "★☆◆●◎※".indexOf(before) >= 0;
    }

    private void count(String text, int number, int at, int to, BrandTexts page, Standing standing) {
        standing.count++;
        char before = at == 0 ? '\n' : text.charAt(at - 1);
        char behind = to == text.length() ? '\n' : text.charAt(to);
        standing.first += at == 0 || at == 1 && "（([【".indexOf(before) >= 0 ? 1 : 0;
        standing.lefts.add(before);
        standing.rights.add(behind);
        standing.nearDivision |= InjectedBrands.PLACE_PARTS.indexOf(behind) >= 0 && !(to + 1 < text.length()
                && ordinary.isWord(CharacterGrams.pack(text, to, to + 2)));
        lost.wordingAround(text, at, to).ifPresent(standing.replaced::add);
        lost.officeAt(text, to).ifPresent(office -> {
            standing.offices.add(office);
            standing.governments += office.startsWith(LostWords.GOVERNMENT) ? 1 : 0;
        });
        if ("“‘《\"「".indexOf(before) >= 0 && "”’》\"」".indexOf(behind) >= 0) {
            standing.quoted++;
        } else if (Character.isDigit(before) && (Character.isDigit(behind) || behind == '年')) {
            // Inside a number or before its unit: 202…1年. Nothing of the report's own stands there.
            if (standing.junctions.add("number" + number)) {
                standing.breaks += 1.5;
                standing.halves++;
            }
        } else if (PlainCharacters.isHan(before) && PlainCharacters.isHan(behind)) {
            double weight = breakWeight(text, at, to, page);
            if (weight > 0 && standing.junctions.add(text.substring(Math.max(0, at - 2), at) + "|"
                    + text.substring(to, Math.min(text.length(), to + 2)))) {
                standing.breaks += weight;
                standing.halves += ordinary.leavesHalves(text, at, to) ? 1 : 0;
            }
        } else if (ENDS.indexOf(before) >= 0 || PAUSES.indexOf(before) >= 0) {
            int next = to;
            while (next < text.length() && " ：:".indexOf(text.charAt(next)) >= 0) {
                next++;
            }
            String opener = ENDS.indexOf(before) < 0 && next > to ? "" : openers.at(text, next);
            if (!opener.isEmpty() || PlainCharacters.isHan(behind) || Character.isDigit(behind)
                    || "（(《“：:".indexOf(behind) >= 0) {
                standing.starts++;
                standing.opened += opener.isEmpty() ? 0 : 1;
                standing.openers.add(opener);
            }
        }
    }

    /** How surely the text on both sides belongs together: a known word across, or four characters met elsewhere. */
    private double breakWeight(String text, int from, int to, BrandTexts page) {
        if (from >= 2 && text.startsWith(text.substring(from - 2, from), to - 2)
                || to + 2 <= text.length() && text.startsWith(text.substring(to, to + 2), from)) {
            // 东城区东城: what repeats its neighbour can be cut out anywhere, and means nothing.
            return 0;
        }
        int left = Math.min(from, CROSSING);
        String joined = text.substring(from - left, from) + text.substring(to, Math.min(text.length(), to + CROSSING));
        double weight = 0;
        for (int start = 0; start < left; start++) {
            for (String word : vocabulary.allAt(joined, start)) {
                if (start + word.length() > left && word.length() <= longest) {
                    weight = Math.max(weight, word.length() >= 4 ? 2 : 1);
                }
            }
            boolean crosses = start + 3 > left && start + 3 <= joined.length();
            if (weight < 1 && crosses && ordinary.isWord(CharacterGrams.pack(joined, start, start + 3))) {
                weight = 1;
            }
        }
        if (weight < 1.5 && from >= 2 && to + 2 <= text.length()
                && page.mayBeJunction(text, from, to) && page.isJunction(text, from, to)) {
            weight = 1.5;
        }
        return weight;
    }
}
