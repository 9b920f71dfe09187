// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.head;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nianbao.clean.CleanPage;
import org.nianbao.config.YamlNode;
import org.nianbao.report.Agency;

/** What reports call their own organ (我局, 我镇), which tells its kind. */
final class SelfWords {

    private static final int LONGEST_TEXT = 50_000;

    private static final int OFTEN = 3;
    private static final char EACH = '各';
    private static final String SENTENCE_ENDS = "。;；\n";
    private static final int LONGEST_CLAUSES = 60;

    private final Map<Agency.Kind, List<String>> words;
    private final List<String> governmentActs;
    private final List<String> zoneActs;
    private final List<String> belowTheCentre;
    private final Pattern officeActs;

    SelfWords(YamlNode root) {
        words = Map.of(Agency.Kind.GOVERNMENT, root.required("self_government").texts(),
                Agency.Kind.DEPARTMENT, root.required("self_department").texts(),
                Agency.Kind.TOWN, root.required("self_town").texts(),
                Agency.Kind.ZONE, root.required("self_open").texts());
        governmentActs = root.required("government_acts").texts();
        zoneActs = root.required("zone_acts").texts();
        belowTheCentre = root.required("below_the_centre").texts();
        officeActs = Pattern.compile(AgencyNames.any(root, "office_acts"));
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
