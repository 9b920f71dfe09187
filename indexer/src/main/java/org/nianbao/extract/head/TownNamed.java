// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.head;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.clean.CleanPage;
import org.nianbao.config.YamlNode;
import org.nianbao.extract.text.PlainText;
import org.nianbao.report.Agency;

/**
 * The only town whose own name is the subject or the owner of something in a text that calls itself one: 某某镇未收取费用 where
 * it else says 我镇. None where the text names several so.
 */
final class TownNamed {

    private static final Pattern TITLES = Pattern.compile("《[^《》]*》");
    private static final int LONGEST_TEXT = 50_000;
    private static final int SHORTEST_NAME = 3;
    /** A list of towns tells nobody's own. */
    private static final int MOST_NAMES = 60;

    private final AgencyNames names;
    private final SelfWords selfWords;
    private final Pattern town;

    TownNamed(AgencyNames names, SelfWords selfWords, YamlNode words) {
        this.names = names;
        this.selfWords = selfWords;
        town = Pattern.compile("(?:^|[,;:。(“]|年度?|" + AgencyNames.any(words, "town_before")
                + ")(?<name>\\p{IsHan}{2,5}?(?:" + AgencyNames.any(words, "towns") + "))(?:"
                + AgencyNames.any(words, "town_organs") + "|(?=" + AgencyNames.any(words, "opening_after") + "|"
                + AgencyNames.any(words, "town_behind") + "))");
    }

    List<String> in(CleanPage page, Optional<Agency.Kind> self) {
        if (self.filter(kind -> kind == Agency.Kind.TOWN).isEmpty()) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        Matcher towns = town.matcher(TITLES.matcher(PlainText.compact(PlainText.cut(page.text().replace('\n', ';'),
                LONGEST_TEXT))).replaceAll(";"));
        for (int from = 0; asked.size() < MOST_NAMES && towns.find(from); from = towns.start() + 1) {
            String name = towns.group("name");
            if (name.length() >= SHORTEST_NAME && asked.add(name) && selfWords.isOwnEnding(page, name)
                    && names.read(name, false).filter(read -> read.kind() == Agency.Kind.TOWN).isPresent()) {
                found.add(name);
            }
        }
        // 通过某某镇 and 某某镇 are one.
        found.removeIf(longer -> found.stream().anyMatch(name -> longer.length() > name.length()
                && longer.endsWith(name)));
        return found.size() == 1 && asked.size() < MOST_NAMES ? found : List.of();
    }
}
