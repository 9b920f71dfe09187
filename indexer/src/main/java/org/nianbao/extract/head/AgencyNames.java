// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.head;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** What stands between two names of one office. */
    private static final String JOINED = "、·—-";

    /** A second name of the same organ: 城市管理局（综合执法局）. */
    private static final Pattern ALIAS = Pattern.compile("[(（][^()（）]*[)）]?$");

    /** The same in the middle: 高新区(经开区)管委会. */
    private static final Pattern INNER_ALIAS = Pattern.compile("(?<=.)[(（][^()（）]*[)）](?=.)");

    private final Divisions divisions;
    private final Pattern government;
    private final Pattern zone;
    private final Pattern zoneOrgan;
    private final Pattern zoneCommission;
    private final Pattern zoneBuilder;
    private final Pattern zoneTown;
    private final Pattern town;
    private final Pattern organ;
    private final Pattern titleOrgan;
    private final Pattern unlistedCounty;
    private final Pattern front;
    /** 市局, 委员会: an organ of no name. */
    private final Pattern bareOrgan;
    private final List<String> notNames;
    private final List<String> neverInside;
    private final List<String> noCounty;
    private final List<String> notBehindShort;
    private final List<String> wholeOrgans;
    private final List<String> farms;
    private final List<String> bareZones;
    private final List<String> zones;
    private final List<String> prefixes;
    private final List<String> noPrefix;
    private final List<String> vertical;
    private final List<String> national;
    private final List<String> nationalPrefixes;
    private final List<String> notBehindMinistry;
    private final Map<String, String> systems = new HashMap<>();

    AgencyNames(Divisions divisions, YamlNode words) {
        this.divisions = divisions;
        String governments = any(words, "government");
        String anyZone = any(words, "zones");
        government = Pattern.compile("(?:" + governments + ")");
        zone = Pattern.compile("(?<body>[^,;:。]{0,20}?(?:" + anyZone + "))(?:" + any(words, "zone_organs") + ")?");
        zoneOrgan = Pattern.compile("(?<zone>[^,;:。]{0,20}?(?:" + anyZone + "))[^,;:。]+(?:" + any(words, "organs") + ")");
        zoneTown = Pattern.compile("[^,;:。]{0,20}?(?:" + anyZone + ")(?!" + any(words, "towns") + ")[^,;:。]+(?:"
                + any(words, "towns") + ")");
        zoneBuilder = Pattern.compile(".+(?:" + any(words, "zone_builders") + ")");
        zoneCommission = Pattern.compile("(?<body>[^,;:。]{2,20}?)(?:" + any(words, "zone_commissions") + ")");
        town = Pattern.compile("(?<body>[^,;:。]{1,16}?(?:" + any(words, "towns") + "|"
                + words.required("town_patterns").anyPattern() + "))(?:" + any(words, "town_organs")
                + ")?");
        organ = Pattern.compile(".+(?:" + any(words, "organs") + "|" + any(words, "farms")
                + ")(?:[(（][^()（）]*[)）])?");
        titleOrgan = Pattern.compile(".+(?:" + any(words, "title_organs") + ")");
        unlistedCounty = Pattern.compile("(?<county>[\\p{IsHan}]{1,4}(?:" + any(words, "county_endings")
                + ")|[\\p{IsHan}]{2,12}(?:" + any(words, "long_county_endings") + "))(?:" + governments + ")?");
        bareOrgan = Pattern.compile("(?:" + any(words, "prefixes") + ")?(?:" + any(words, "organs") + "|"
                + any(words, "zone_organs") + ")+");
        front = Pattern.compile("^(?:" + words.required("fronts").anyPattern() + ")");
        notNames = words.required("not_names").texts();
        neverInside = words.required("never_in_names").texts();
        noCounty = words.required("no_county").texts();
        notBehindShort = words.required("not_behind_short").texts();
        wholeOrgans = words.required("whole_organs").texts();
        farms = words.required("farms").texts();
        zones = words.required("zones").texts();
        bareZones = words.required("bare_zones").texts();
        prefixes = words.required("prefixes").texts();
        noPrefix = words.required("no_prefix").texts();
        vertical = words.required("vertical").texts();
        national = words.required("national").texts();
        nationalPrefixes = words.required("national_prefixes").texts();
        notBehindMinistry = words.required("not_behind_ministry").texts();
        words.required("systems").map().forEach((system, head) -> systems.put(system, head.text()));
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
        String core = front.matcher(INNER_ALIAS.matcher(ALIAS.matcher(name).replaceAll(""))
                .replaceAll("")).replaceFirst("");
        if (zones.contains(core) && core.length() < name.length() && name.startsWith(core)) {
            // 开发区(某街道): what stands alone names no zone, so the other is the name.
            core = name.substring(core.length()).replaceAll("[()（）]", "");
        }
        if (core.isEmpty() || core.length() > LONGEST_NAME || !NAME_CHARACTERS.matcher(core).matches()
                || neverInside.stream().anyMatch(core::contains)
                || notNames.stream().anyMatch(core::startsWith) && divisions.at(core, 0).isEmpty()) {
            return Optional.empty();
        }
        String head = lenient ? systems.get(core) : null;
        return apart(head == null ? core : head, lenient).map(found -> found.printedAs(name));
    }

    private Optional<AgencyName> apart(String name, boolean lenient) {
        Places places = places(name, 0);
        if (places.found.isEmpty()) {
            for (String system : vertical) {
                if (name.startsWith(system) && name.length() > system.length()) {
                    Places behind = places(name, system.length());
                    if (!behind.found.isEmpty()) {
                        String rest = name.substring(behind.end);
                        return Optional.of(new AgencyName(name,
                                behind.lead(name.substring(system.length(), behind.end)), "", system, "", rest,
                                Agency.Kind.DEPARTMENT, false));
                    }
                }
            }
            Optional<AgencyName> alone = withoutPlace(name, lenient);
            boolean zoneOfCounty = beginsWithCounty(name)
                    && alone.filter(found -> found.kind() == Agency.Kind.ZONE).isPresent();
            // Words in front of a place are a sentence's, unless the name is a title's: 负责某县教育局.
            return lenient && !zoneOfCounty ? behindForeignWords(name).or(() -> alone)
                    : alone.filter(found -> found.kind() != Agency.Kind.DEPARTMENT || !hasPlaceInside(name));
        }
        String printed = name.substring(0, places.end);
        String rest = name.substring(places.end);
        if (places.found.stream().allMatch(place -> place.name().equals(printed)) && zone.matcher(name).matches()
                && !rest.isEmpty() && bareOrgan.matcher(rest).matches()) {
            // 滨海新区管委会: districts have governments, so this is a zone of that name, wherever it lies.
            return Optional.of(new AgencyName(name, AgencyName.Lead.NONE, "", "", "", printed, Agency.Kind.ZONE, false));
        }
        int again = rest.lastIndexOf(printed);
        if (again > 0) {
            int first = JOINED.indexOf(rest.charAt(again - 1)) < 0 ? again : again - 1;
            boolean twoOrgans = organ.matcher(rest.substring(0, first)).matches() && rest.indexOf('网') < 0
                    && organ.matcher(rest.substring(again + printed.length())).matches()
                    && places(rest, again).end == again + printed.length();
            // One office under two names, or two that report together: the first is the one it goes by.
            return apart(twoOrgans ? name.substring(0, places.end + first) : rest.substring(again), lenient);
        }
        return organ(rest, lenient).map(found -> new AgencyName(name, places.lead(printed), "", "", "",
                found.body, found.kind, false)).or(() -> unlisted(name, printed, places, rest, lenient));
    }

    private Optional<AgencyName> unlisted(String name, String printed, Places places, String rest, boolean lenient) {
        Matcher county = unlistedCounty.matcher(rest);
        boolean open = places.found.stream().anyMatch(place -> place.rank() != Division.Rank.COUNTY);
        if (open && county.matches() && noCounty.stream().noneMatch(county.group("county")::startsWith)) {
            return Optional.of(new AgencyName(name, places.lead(printed), "", "", county.group("county"), "",
                    Agency.Kind.GOVERNMENT, false));
        }
        return lenient && titleOrgan.matcher(rest).matches() ? Optional.of(new AgencyName(name,
                places.lead(printed), "", "", "", rest, Agency.Kind.DEPARTMENT, false)) : Optional.empty();
    }

    /** 奉化 in 奉化经济开发区滨海新区: no foreign words, though a county's name without its ending. */
    private boolean beginsWithCounty(String name) {
        return name.length() > 2 && (!divisions.countiesOfStem(name.substring(0, 2)).isEmpty()
                || !divisions.countiesOfStem(name.substring(0, 3)).isEmpty());
    }

    /** A title that foreign words were put in front of: what counts begins with the first official name. */
    private Optional<AgencyName> behindForeignWords(String name) {
        for (int i = 1; i + 2 < name.length(); i++) {
            boolean official = divisions.fullyAt(name, i).stream().anyMatch(named -> named.length() > 2
                    && (named.form() == Divisions.Form.OFFICIAL || named.form() == Divisions.Form.FORMER));
            if (official && nationalPrefixes.stream().noneMatch(name::startsWith)) {
                return apart(name.substring(i), true);
            }
        }
        return Optional.empty();
    }

    private boolean hasPlaceInside(String name) {
        for (int i = 1; i + 2 < name.length(); i++) {
            if (divisions.fullyAt(name, i).stream()
                    .anyMatch(named -> named.length() > 2 && named.form() == Divisions.Form.OFFICIAL)) {
                return true;
            }
        }
        return false;
    }

    private Optional<AgencyName> withoutPlace(String name, boolean lenient) {
        if (nationalPrefixes.stream().anyMatch(prefix -> name.startsWith(prefix)
                && wholeOrgans.contains(name.substring(prefix.length())))) {
            return Optional.empty();
        }
        boolean central = national.contains(name)
                || vertical.stream().anyMatch(system -> name.startsWith(system)
                && national.contains(name.substring(system.length())))
                || nationalPrefixes.stream().anyMatch(name::startsWith) && organ.matcher(name).matches()
                || national.stream().anyMatch(ministry -> isBureauOf(ministry, name));
        if (central) {
            return Optional.of(new AgencyName(name, AgencyName.Lead.NONE, "", "", "", name,
                    Agency.Kind.DEPARTMENT, true));
        }
        if (farms.contains(name)) {
            return !lenient ? Optional.empty() : Optional.of(new AgencyName(name, AgencyName.Lead.NONE, "", "", "",
                    name, Agency.Kind.DEPARTMENT, false));
        }
        if (noPrefix.stream().noneMatch(name::startsWith)) {
            for (String prefix : prefixes) {
                if (name.startsWith(prefix) && name.length() > prefix.length()) {
                    Optional<Organ> found = organ(name.substring(prefix.length()), false);
                    if (found.isPresent()) {
                        return Optional.of(new AgencyName(name, AgencyName.Lead.NONE, prefix, "", "",
                                found.get().body, found.get().kind, false));
                    }
                }
            }
        }
        return organ(name, false).filter(found -> !found.body.isEmpty() && !wholeOrgans.contains(found.body)
                && !bareZones.contains(found.body) && !bareOrgan.matcher(name).matches())
                .map(found -> new AgencyName(name, AgencyName.Lead.NONE, "", "", "", found.body, found.kind,
                        false));
    }

    /** A bureau that bears its ministry's name in front of its own, and no place: 某某部某某局. */
    private boolean isBureauOf(String ministry, String name) {
        String rest = name.startsWith(ministry) ? name.substring(ministry.length()) : "";
        return rest.length() > 2 && notBehindMinistry.stream().noneMatch(rest::startsWith)
                && organ.matcher(rest).matches() && !hasPlaceInside(name);
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
        Matcher commissions = zoneCommission.matcher(rest);
        if (commissions.matches()) {
            return Optional.of(new Organ(commissions.group("body"), Agency.Kind.ZONE));
        }
        Matcher towns = town.matcher(rest);
        if (towns.matches()) {
            Matcher over = government.matcher(towns.group("body"));
            return Optional.of(new Organ(towns.group("body").substring(over.lookingAt() ? over.end() : 0),
                    Agency.Kind.TOWN));
        }
        if (organ.matcher(rest).matches() || wholeOrgans.contains(rest)) {
            return Optional.of(new Organ(rest, Agency.Kind.DEPARTMENT));
        }
        return Optional.empty();
    }

    boolean beginsWithPlace(String name) {
        return !places(name, 0).found.isEmpty();
    }

    /** Whether the organ is nothing but its sort, so that the place is part of its name: 湛江海关. */
    boolean isWhole(String body) {
        return wholeOrgans.contains(body);
    }

    /** Whether a town's name begins with a zone's: 高新区某街道. */
    boolean isTownOfZone(String body) {
        return zoneTown.matcher(body).matches();
    }

    /** Whether the organ belongs to a zone: 高新区教育局. */
    boolean isOfZone(String body) {
        return !zoneBuilder.matcher(body).matches() && zoneOrgan.matcher(body).matches();
    }

    private static final class Places {
        private List<Division> found = List.of();
        private Optional<Divisions.Bearer> bearer = Optional.empty();
        private int end;

        private AgencyName.Lead lead(String printed) {
            return new AgencyName.Lead(printed, found, bearer);
        }
    }

    /** The divisions that stand one behind the other from this place on: province, city, county. */
    private Places places(String name, int start) {
        Places places = new Places();
        places.end = start;
        boolean going = true;
        while (going) {
            going = false;
            List<Divisions.Named> here = divisions.at(name, places.end);
            for (int i = 0; i < here.size(); i++) {
                int length = here.get(i).length();
                List<Divisions.Named> all = new ArrayList<>();
                for (Divisions.Named named : here) {
                    if (named.length() == length && fits(named, places, name)) {
                        all.add(named);
                    }
                }
                List<Divisions.Named> fitting = highest(all);
                if (!fitting.isEmpty()) {
                    places.found = fitting.size() == 1 ? List.of(fitting.get(0).division())
                            : fitting.stream().map(Divisions.Named::division).distinct().toList();
                    places.bearer = fitting.get(0).bearer();
                    places.end += length;
                    going = places.end < name.length();
                    break;
                }
            }
        }
        moved(places, name);
        return places;
    }

    /** Bare names that province and city share (海南, 吉林) mean the province: the city is called by its ending. */
    private static List<Divisions.Named> highest(List<Divisions.Named> fitting) {
        if (fitting.size() < 2) {
            return fitting;
        }
        List<Divisions.Named> provinces = fitting.stream()
                .filter(named -> named.division().rank() == Division.Rank.PROVINCE).toList();
        return provinces.isEmpty() ? fitting : provinces;
    }

    /** A county printed behind the city it once belonged to, when its province has only one of the name. */
    private void moved(Places places, String name) {
        if (places.found.size() != 1 || places.found.get(0).rank() == Division.Rank.COUNTY) {
            return;
        }
        Division outer = places.found.get(0);
        for (Divisions.Named named : divisions.fullyAt(name, places.end)) {
            List<Division> same = divisions.named(named.division().name()).stream()
                    .filter(division -> division.rank() == Division.Rank.COUNTY
                            && division.province().equals(outer.province())).toList();
            if (named.form() == Divisions.Form.OFFICIAL && same.size() == 1 && same.contains(named.division())
                    && outer.rank() == Division.Rank.CITY) {
                places.found = same;
                places.bearer = Optional.of(new Divisions.Bearer(outer.name() + named.division().name(),
                        Division.Rank.COUNTY, false));
                places.end += named.length();
                return;
            }
        }
    }

    private boolean fits(Divisions.Named named, Places places, String name) {
        Division division = named.division();
        int end = places.end + named.length();
        boolean shortened = named.form() == Divisions.Form.BARE || named.form() == Divisions.Form.SHORT;
        if (shortened && notBehindShort.stream().anyMatch(word -> name.startsWith(word, end))
                && divisions.at(name, end).isEmpty()) {
            return false;
        }
        if (places.found.isEmpty()) {
            boolean bareWord = division.rank() == Division.Rank.COUNTY && named.length() == 2
                    && division.name().length() == 2 && division.name().endsWith("区");
            return !bareWord || government.matcher(name).region(end, name.length()).lookingAt();
        }
        return places.found.stream().anyMatch(outside -> division.rank().compareTo(outside.rank()) > 0
                && Divisions.isWithin(division, outside));
    }
}
