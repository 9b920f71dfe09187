// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.head;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nianbao.clean.CleanPage;
import org.nianbao.config.YamlNode;
import org.nianbao.extract.text.PlainText;
import org.nianbao.place.Division;
import org.nianbao.report.Agency;

/** What reports call their own organ (我局, 我镇), which tells its kind. */
final class SelfWords {

    private static final int LONGEST_TEXT = 50_000;

    private static final int OFTEN = 3;
    /** How much more a word for one's own organ tells than one for one's own area. */
    private static final int OWN_ORGAN = 2;
    private static final char EACH = '各';
    private static final String SENTENCE_ENDS = "。;；\n";
    private static final int LONGEST_CLAUSES = 60;

    private final Map<Agency.Kind, List<String>> words;
    private final List<String> governmentActs;
    /** The endings of areas' names that such words are made of: 县 in 全县. */
    private final List<String> areaEndings;
    private final List<String> own;
    private final Map<String, Division.Rank> ranks;
    private final List<String> zoneActs;
    private final List<String> belowTheCentre;
    private final Pattern officeActs;
    /** What an author does, behind its name; words of more than one character that are no part of a title. */
    private final List<String> predicates;

    SelfWords(YamlNode root) {
        words = Map.of(Agency.Kind.GOVERNMENT, root.required("self_government").texts(),
                Agency.Kind.DEPARTMENT, root.required("self_department").texts(),
                Agency.Kind.TOWN, root.required("self_town").texts(),
                Agency.Kind.ZONE, root.required("self_open").texts());
        governmentActs = root.required("government_acts").texts();
        areaEndings = root.required("prefixes").texts().stream().filter(ending -> ending.length() == 1).toList();
        own = root.required("own").texts();
        ranks = AgencyPlace.ranks(root.required("self_ranks"));
        zoneActs = root.required("zone_acts").texts();
        belowTheCentre = root.required("below_the_centre").texts();
        officeActs = Pattern.compile(AgencyNames.any(root, "office_acts"));
        List<String> topics = root.required("title_topics").texts();
        predicates = root.required("opening_after").texts().stream().filter(word -> word.length() > 1
                && topics.stream().noneMatch(word::contains)).toList();
    }

    /** The word for its own area (我市) of a text that calls itself by no other kind of word, and more than once. */
    Optional<String> onlyArea(CleanPage page) {
        String text = page.text().substring(0, Math.min(LONGEST_TEXT, page.text().length()));
        boolean others = words.entrySet().stream().filter(entry -> entry.getKey() != Agency.Kind.GOVERNMENT)
                .anyMatch(entry -> entry.getValue().stream().anyMatch(text::contains));
        List<String> areas = words.get(Agency.Kind.GOVERNMENT).stream().filter(text::contains).toList();
        return !others && areas.size() == 1 && text.indexOf(areas.get(0)) < text.lastIndexOf(areas.get(0))
                ? Optional.of(areas.get(0)) : Optional.empty();
    }

    /** Whether the text calls any area its own: 我市. */
    boolean speaksOfArea(CleanPage page) {
        String text = page.text().substring(0, Math.min(LONGEST_TEXT, page.text().length()));
        return words.get(Agency.Kind.GOVERNMENT).stream().anyMatch(text::contains);
    }

    /** Whether the text calls itself by a word that ends as this name does: 我镇, 某某镇. */
    boolean isOwnEnding(CleanPage page, String name) {
        String text = page.text().substring(0, Math.min(LONGEST_TEXT, page.text().length()));
        return own.stream().anyMatch(word -> words.get(Agency.Kind.TOWN).stream().anyMatch(self -> self.startsWith(word)
                && name.endsWith(self.substring(word.length())) && text.contains(self)));
    }

    /** The rank that words for itself of this kind tell: 我厅, 我县. */
    Optional<Division.Rank> rank(CleanPage page, Agency.Kind kind) {
        String text = page.text().substring(0, Math.min(LONGEST_TEXT, page.text().length()));
        List<Division.Rank> told = ranks.entrySet().stream().filter(entry -> words.get(kind).contains(entry.getKey())
                && text.contains(entry.getKey())).map(Map.Entry::getValue).distinct().toList();
        return told.size() == 1 ? Optional.of(told.get(0)) : Optional.empty();
    }

    /** The ending of the area whose government the text tells of most: 县 of 我县, 全县 and 县政府; none between equals. */
    Optional<String> area(CleanPage page) {
        String text = page.text().substring(0, Math.min(LONGEST_TEXT, page.text().length()));
        Map<String, Integer> counts = new HashMap<>();
        Stream.concat(governmentActs.stream(), words.get(Agency.Kind.GOVERNMENT).stream()).forEach(word -> areaEndings
                .stream().filter(word::contains).findFirst()
                .ifPresent(ending -> counts.merge(ending, times(text, word), Integer::sum)));
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<String> best = counts.keySet().stream().filter(ending -> counts.get(ending) == most).toList();
        return most > 0 && best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
    }

    private static int times(String text, String word) {
        int times = 0;
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
            times++;
        }
        return times;
    }

    /** Whether the text speaks of its own province or of those who govern it, so that no organ of the centre wrote it. */
    boolean isBelowTheCentre(CleanPage page) {
        String text = page.text().substring(0, Math.min(LONGEST_TEXT, page.text().length()));
        return belowTheCentre.stream().anyMatch(text::contains);
    }

    /** Whether 我区 may be a zone, whose committee the text tells of. */
    boolean isPerhapsOfZone(CleanPage page) {
        String text = page.text().substring(0, Math.min(LONGEST_TEXT, page.text().length()));
        return zoneActs.stream().anyMatch(text::contains);
    }

    /** Whether the text tells what the government of 某县 did (县政府, 全县), and seldom what its office did. */
    boolean isOfGovernment(CleanPage page, String place) {
        String text = page.text().substring(0, Math.min(LONGEST_TEXT, page.text().length()));
        long government = place.isEmpty() ? 0 : governmentActs.stream()
                .filter(act -> act.indexOf(place.charAt(place.length() - 1)) >= 0)
                .mapToLong(act -> Pattern.compile(Pattern.quote(act)).matcher(text).results().count()).sum();
        return government >= OFTEN && government > 2 * officeActs.matcher(text).results().count();
    }

    /** Whether a place is what the text tells of (2022年某县认真贯彻…), and never the office of that name in it. */
    boolean tellsOf(CleanPage page, AgencyName office) {
        String text = PlainText.compact(page.text().substring(0, Math.min(LONGEST_TEXT, page.text().length())));
        return office.namesPlace() && isSubject(text, office.placePrinted()) && !isSubject(text, office.printed())
                && !officeActs.matcher(text.replace(office.printed(), "")).find();
    }

    private boolean isSubject(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length())) {
            int behind = at + name.length();
            if (predicates.stream().anyMatch(word -> text.startsWith(word, behind))) {
                return true;
            }
        }
        return false;
    }

    /** What the text mostly calls its own organ; ZONE stands for words that all but governments share (我单位). */
    Optional<Agency.Kind> of(CleanPage page) {
        String text = page.text().substring(0, Math.min(LONGEST_TEXT, page.text().length()));
        Agency.Kind best = null;
        int most = 0;
        for (Agency.Kind kind : List.of(Agency.Kind.DEPARTMENT, Agency.Kind.TOWN, Agency.Kind.GOVERNMENT,
                Agency.Kind.ZONE)) {
            int count = 0;
            for (String word : words.get(kind)) {
                for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
                    count += isOfEach(text, at) ? 0 : 1;
                }
            }
            // A bureau speaks of 我县 as well, but no government of 我局.
            count *= kind == Agency.Kind.DEPARTMENT || kind == Agency.Kind.TOWN ? OWN_ORGAN : 1;
            if (count > most) {
                most = count;
                best = kind;
            } else if (kind == Agency.Kind.ZONE && count == most && best == Agency.Kind.GOVERNMENT) {
                // A bureau speaks of 我市 too: as often as it says 我委, that tells nothing.
                best = null;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Whether a word for itself means every one of many: 各单位调整了本单位领导小组. */
    private static boolean isOfEach(String text, int at) {
        for (int i = at - 1; i >= 0 && at - i <= LONGEST_CLAUSES && SENTENCE_ENDS.indexOf(text.charAt(i)) < 0; i--) {
            if (text.charAt(i) == EACH) {
                return true;
            }
        }
        return false;
    }
}
