// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nianbao.config.YamlNode;
import org.nianbao.place.Division;
import org.nianbao.place.Divisions;
import org.nianbao.report.Agency;

/** Takes printed names of agencies apart, by the divisions of China and the endings of organs. */
final class AgencyNames {

    private static final int LONGEST_NAME = 45;
    private static final Pattern NAME_CHARACTERS = Pattern.compile("[\\p{IsHan}()（）、·—-]+");

    /** A second name of the same organ: 城市管理局（综合执法局）. */
    private static final Pattern ALIAS = Pattern.compile("[(（][^()（）]*[)）]?$");

    private final Divisions divisions;
    private final Pattern government;
    private final Pattern zone;
    private final Pattern zoneOrgan;
    private final Pattern town;
    private final Pattern organ;
    private final Pattern titleOrgan;
    private final Pattern unlistedCounty;
    private final Pattern front;
    private final List<String> notNames;
    private final List<String> prefixes;
    private final List<String> noPrefix;
    private final List<String> vertical;
    private final List<String> national;
    private final List<String> nationalPrefixes;

    AgencyNames(Divisions divisions, YamlNode words) {
        this.divisions = divisions;
        String governments = any(words, "government");
        String zones = any(words, "zones");
        government = Pattern.compile("(?:" + governments + ")");
        zone = Pattern.compile("(?<body>[^,;:。]{0,20}?(?:" + zones + "))(?:" + any(words, "zone_organs") + ")?");
        zoneOrgan = Pattern.compile("(?<zone>[^,;:。]{0,20}?(?:" + zones + "))[^,;:。]+(?:" + any(words, "organs") + ")");
        town = Pattern.compile("(?<body>[^,;:。]{1,10}?(?:" + any(words, "towns") + "))(?:" + any(words, "town_organs")
                + ")?");
        organ = Pattern.compile(".+(?:" + any(words, "organs") + ")(?:[(（][^()（）]*[)）])?");
        titleOrgan = Pattern.compile(".+(?:" + any(words, "title_organs") + ")");
        unlistedCounty = Pattern.compile("(?<county>[\\p{IsHan}]{1,4}(?:" + any(words, "county_endings")
                + ")|[\\p{IsHan}]{2,12}(?:" + any(words, "long_county_endings") + "))(?:" + governments + ")?");
        front = Pattern.compile("^(?:" + String.join("|", words.required("fronts").texts()) + ")");
        notNames = words.required("not_names").texts();
        prefixes = words.required("prefixes").texts();
        noPrefix = words.required("no_prefix").texts();
        vertical = words.required("vertical").texts();
        national = words.required("national").texts();
        nationalPrefixes = words.required("national_prefixes").texts();
    }

    static String any(YamlNode words, String name) {
        return words.required(name).texts().stream().sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote).collect(Collectors.joining("|"));
    }

    /**
     * @param name narrow, without blanks
     * @param lenient whether any words behind a division may be an organ's name, as in a title
     */
    Optional<AgencyName> read(String name, boolean lenient) {
        String core = front.matcher(ALIAS.matcher(name).replaceAll("")).replaceFirst("");
        if (core.isEmpty() || core.length() > LONGEST_NAME || !NAME_CHARACTERS.matcher(core).matches()
                || notNames.stream().anyMatch(core::startsWith) && divisions.at(core, 0).isEmpty()) {
            return Optional.empty();
        }
        return apart(core, lenient).map(found -> found.printedAs(name));
    }

    private Optional<AgencyName> apart(String name, boolean lenient) {
        Places places = places(name, 0);
        if (places.found.isEmpty()) {
            for (String system : vertical) {
                if (name.startsWith(system) && name.length() > system.length()) {
                    Places behind = places(name, system.length());
                    if (!behind.found.isEmpty()) {
                        String rest = name.substring(behind.end);
                        return Optional.of(new AgencyName(name, name.substring(system.length(), behind.end),
                                behind.found, "", system, "", rest, Agency.Kind.DEPARTMENT, false));
                    }
                }
            }
            return lenient ? behindForeignWords(name).or(() -> withoutPlace(name)) : withoutPlace(name);
        }
        String printed = name.substring(0, places.end);
        String rest = name.substring(places.end);
        int again = rest.lastIndexOf(printed);
        if (again > 0) {
            return apart(rest.substring(again), lenient);
        }
        return organ(rest, lenient).map(found -> new AgencyName(name, printed, places.found, "", "", "",
                found.body, found.kind, false)).or(() -> unlisted(name, printed, places, rest, lenient));
    }

    private Optional<AgencyName> unlisted(String name, String printed, Places places, String rest, boolean lenient) {
        Matcher county = unlistedCounty.matcher(rest);
        boolean open = places.found.stream().anyMatch(place -> place.rank() != Division.Rank.COUNTY);
        if (open && county.matches()) {
            return Optional.of(new AgencyName(name, printed, places.found, "", "", county.group("county"), "",
                    Agency.Kind.GOVERNMENT, false));
        }
        return lenient && titleOrgan.matcher(rest).matches() ? Optional.of(new AgencyName(name, printed,
                places.found, "", "", "", rest, Agency.Kind.DEPARTMENT, false)) : Optional.empty();
    }

    /** A title that foreign words were put in front of: what counts begins with the first official name. */
    private Optional<AgencyName> behindForeignWords(String name) {
        for (int i = 1; i + 2 < name.length(); i++) {
            boolean official = divisions.officialAt(name, i).stream().anyMatch(named -> named.length() > 2);
            if (official && nationalPrefixes.stream().noneMatch(name::startsWith)) {
                return apart(name.substring(i), true);
            }
        }
        return Optional.empty();
    }

    private Optional<AgencyName> withoutPlace(String name) {
        boolean central = national.contains(name)
                || nationalPrefixes.stream().anyMatch(name::startsWith) && organ.matcher(name).matches();
        if (central) {
            return Optional.of(new AgencyName(name, "", List.of(), "", "", "", name, Agency.Kind.DEPARTMENT, true));
        }
        if (noPrefix.stream().noneMatch(name::startsWith)) {
            for (String prefix : prefixes) {
                if (name.startsWith(prefix) && name.length() > prefix.length()) {
                    Optional<Organ> found = organ(name.substring(prefix.length()), false);
                    if (found.isPresent()) {
                        return Optional.of(new AgencyName(name, "", List.of(), prefix, "", "", found.get().body,
                                found.get().kind, false));
                    }
                }
            }
        }
        return organ(name, false).filter(found -> !found.body.isEmpty())
                .map(found -> new AgencyName(name, "", List.of(), "", "", "", found.body, found.kind, false));
    }

    private record Organ(String body, Agency.Kind kind) {
    }

    private Optional<Organ> organ(String rest, boolean lenient) {
        if (rest.isEmpty() || government.matcher(rest).matches()) {
            return Optional.of(new Organ("", Agency.Kind.GOVERNMENT));
        }
        Matcher zones = zone.matcher(rest);
        if (zones.matches()) {
            return Optional.of(new Organ(zones.group("body"), Agency.Kind.ZONE));
        }
        Matcher towns = town.matcher(rest);
        if (towns.matches()) {
            Matcher over = government.matcher(towns.group("body"));
            return Optional.of(new Organ(towns.group("body").substring(over.lookingAt() ? over.end() : 0),
                    Agency.Kind.TOWN));
        }
        if (organ.matcher(rest).matches() && rest.length() > 1) {
            return Optional.of(new Organ(rest, Agency.Kind.DEPARTMENT));
        }
        return Optional.empty();
    }

    /** Whether the organ belongs to a zone: 高新区教育局. */
    boolean isOfZone(String body) {
        return zoneOrgan.matcher(body).matches();
    }

    private static final class Places {
        private List<Division> found = List.of();
        private int end;
    }

    /** The divisions that stand one behind the other from this place on: province, city, county. */
    private Places places(String name, int start) {
        Places places = new Places();
        places.end = start;
        boolean going = true;
        while (going) {
            going = false;
            List<Divisions.Named> here = divisions.at(name, places.end);
            for (int i = 0; i < here.size() && !going; i++) {
                int length = here.get(i).length();
                List<Division> fitting = new ArrayList<>();
                for (Divisions.Named named : here) {
                    if (named.length() == length && fits(named, places.found, name, places.end)
                            && !fitting.contains(named.division())) {
                        fitting.add(named.division());
                    }
                }
                if (!fitting.isEmpty()) {
                    places.found = fitting;
                    places.end += length;
                    going = places.end < name.length();
                    break;
                }
            }
        }
        return places;
    }

    private boolean fits(Divisions.Named named, List<Division> outer, String name, int place) {
        Division division = named.division();
        if (outer.isEmpty()) {
            boolean bareWord = division.rank() == Division.Rank.COUNTY && named.length() == 2
                    && division.name().length() == 2 && division.name().endsWith("区");
            return !bareWord || government.matcher(name).region(place + 2, name.length()).lookingAt();
        }
        return outer.stream().anyMatch(outside -> division.rank().compareTo(outside.rank()) > 0
                && Divisions.isWithin(division, outside));
    }
}
