// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.head;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.nianbao.clean.CleanPage;
import org.nianbao.config.YamlNode;
import org.nianbao.extract.text.PlainText;
import org.nianbao.place.Divisions;
import org.nianbao.report.Agency;

/**
 * The organ that a text which names nobody as its author names again and again, with its place: 某市地震局官网, 某市地震局微博.
 * Only where the text speaks as such an organ (我局), and no other is named nearly as often.
 */
final class OftenNamed {

    private static final Pattern CITED = Pattern.compile("《[^《》]*关于[^《》]*》");
    private static final int LONGEST_TEXT = 50_000;
    private static final int LONGEST_NAME = 24;
    private static final int OFTEN = 2;
    /** Strings behind places; a text with more lists places, and speaks of no one organ. */
    private static final int MOST_NAMES = 8_000;

    private final Divisions divisions;
    private final AgencyNames names;
    private final Pattern office;
    /** Whoever issues papers that others must follow. */
    private final List<String> issues;

    OftenNamed(Divisions divisions, AgencyNames names, Pattern office, YamlNode words) {
        this.divisions = divisions;
        this.names = names;
        this.office = office;
        issues = words.required("issues").texts();
    }

    /** @param self what the text calls itself; a zone stands for words that bureaus, towns and zones share */
    List<String> in(CleanPage page, Optional<Agency.Kind> self) {
        if (self.isEmpty() || self.get() == Agency.Kind.GOVERNMENT) {
            return List.of();
        }
        String text = CITED.matcher(PlainText.compact(PlainText.cut(page.text().replace('\n', ';'), LONGEST_TEXT)))
                .replaceAll(";");
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, Boolean> organs = new HashMap<>();
        for (int at = 0; at < text.length(); at++) {
            if (organs.size() > MOST_NAMES) {
                return List.of();
            }
            if (!divisions.fullyAt(text, at).isEmpty()) {
                at += count(text, at, self.get(), counts, organs);
            }
        }
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<String> best = counts.keySet().stream().filter(name -> 2 * counts.get(name) > most).toList();
        Optional<String> longest = best.stream().max((one, two) -> Integer.compare(one.length(), two.length()));
        // All that come near it are beginnings of it: 某市社会 in 某市社会保障局.
        return longest.filter(name -> most >= OFTEN && counts.get(name) >= OFTEN
                && best.stream().allMatch(name::startsWith)).map(List::of).orElse(List.of());
    }

    /** Counts every organ that begins here, and gives the length of the longest. */
    private int count(String text, int at, Agency.Kind self, Map<String, Integer> counts,
                      Map<String, Boolean> organs) {
        int longest = 0;
        for (int end = at + 3; end <= Math.min(text.length(), at + LONGEST_NAME); end++) {
            if (!PlainText.isHan(text.charAt(end - 1))) {
                break;
            }
            String name = text.substring(at, end);
            int behind = end;
            if (organs.computeIfAbsent(name, key -> isOrgan(key, self))
                    && issues.stream().noneMatch(word -> text.startsWith(word, behind))) {
                counts.merge(name, 1, Integer::sum);
                longest = end - at;
            }
        }
        return Math.max(0, longest - 1);
    }

    private boolean isOrgan(String name, Agency.Kind self) {
        return !office.matcher(name).matches() && names.read(name, false)
                .filter(found -> found.namesPlace() && !found.body().isEmpty() && (found.kind() == self
                || self == Agency.Kind.ZONE && found.kind() != Agency.Kind.GOVERNMENT)).isPresent();
    }
}
