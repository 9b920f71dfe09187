// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.prose;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.config.YamlNode;

/**
 * The areas that lie one inside another, from the country to the town: whether a sentence that speaks of all of one
 * (全省) speaks of more than the area of the organ that reports.
 */
final class Areas {

    /** Of an organ whose name tells no place: nothing is wider than the country. */
    private static final int UNKNOWN = 0;
    private static final int LONGEST_PLACE = 8;

    /** For each area the words that speak of all of a wider one. */
    private final List<WordList> wider = new ArrayList<>();
    private final List<Pattern> ends = new ArrayList<>();
    private final Pattern place;

    private Areas(YamlNode areas) {
        List<String> anyEnd = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (YamlNode area : areas.list()) {
            wider.add(new WordList(words));
            words.addAll(area.required("all").texts());
            String end = area.required("ends").anyPattern();
            ends.add(Pattern.compile(end));
            anyEnd.add(end);
        }
        // The longest end first: the widest areas' are listed before those that they may be taken for.
        String end = "(?:" + String.join("|", anyEnd) + ")";
        place = Pattern.compile("(?:(?!" + end + ")\\p{IsHan}){1," + LONGEST_PLACE + "}(?<end>" + end + ")");
    }

    static Areas load(YamlNode areas) {
        return new Areas(areas);
    }

    /** Which area is the organ's own, 0 for the widest: the last place with which its name begins. */
    private int ownOf(String agencyName) {
        Matcher places = place.matcher(agencyName).useTransparentBounds(true);
        int own = UNKNOWN;
        int from = 0;
        while (places.region(from, agencyName.length()).lookingAt()) {
            for (int i = 0; i < ends.size(); i++) {
                Matcher end = ends.get(i).matcher(agencyName).useTransparentBounds(true);
                if (end.region(places.start("end"), places.end("end")).matches()) {
                    own = i;
                }
            }
            from = places.end();
        }
        return own;
    }

    /** The words that speak of all of an area wider than the organ's own; none where its name tells no place. */
    WordList widerThan(String agencyName) {
        return wider.get(Math.max(0, ownOf(agencyName)));
    }
}
