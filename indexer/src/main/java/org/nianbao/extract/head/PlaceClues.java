// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.head;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nianbao.extract.text.PlainText;
import org.nianbao.place.Division;
import org.nianbao.place.Divisions;

/**
 * What a page says about where it comes from: site code, telephone area codes, ICP letter, divisions named in margins
 * and text.
 */
final class PlaceClues {

    /** A division, and why it is the one. */
    record Placed(Division division, String reason) {
    }

    private static final Pattern PHONE = Pattern.compile("(?<![\\d])(0\\d{2,3})[)-]{0,3}\\d{7,8}(?!\\d)");
    private static final Pattern TITLE = Pattern.compile("《[^《》]*》");
    private static final int SCANNED = 30_000;

    /** Length of the shortest names of divisions, 县 and all. */
    private static final int SHORTEST = 2;
    private static final int LONGEST_NAME = 15;
    private static final int LONGEST_STEM = 5;

    private final Divisions divisions;
    private final String text;
    private final Optional<Division> siteCode;
    private final List<Division> siteNames;
    private final SiteAddress address;
    private final Optional<Division> indexDigits;
    private final Optional<Division> icp;
    private final Map<Division, Integer> margins = new LinkedHashMap<>();
    private final String cut;
    /** Looked for when first asked for: most agencies are placed by their own names. */
    private Set<Division> areas;
    private Map<Division, Integer> cited;
    private Map<Division, Integer> body;

    /**
     * @param marginLines margins, site names and meta tags that tell of the site
     * @param bodyText title and text
     * @param siteDivisions divisions that lead the names of site and publisher
     * @param siteAddress what the page's address says
     * @param indexDigits the division whose code the index number begins with, perhaps by chance
     */
    PlaceClues(Divisions divisions, Optional<String> siteIdCode, Optional<String> icpNumber,
               List<String> marginLines, String bodyText, List<Division> siteDivisions,
               SiteAddress siteAddress, Optional<Division> indexDigits) {
        address = siteAddress;
        this.indexDigits = indexDigits;
        this.divisions = divisions;
        siteCode = siteIdCode.flatMap(divisions::byCodePrefix);
        icp = icpNumber.flatMap(number -> divisions.ofProvinceLetter(number.charAt(0)));
        String margin = PlainText.compact(String.join(";", marginLines));
        cut = bodyText.length() <= 2 * SCANNED ? bodyText
                : bodyText.substring(0, SCANNED) + ";" + bodyText.substring(bodyText.length() - SCANNED);
        // Lines stay apart: the end of one and the beginning of the next make no name.
        text = PlainText.compact(cut.replace('\n', ';')) + ";" + margin;
        count(margin, margins);
        siteNames = List.copyOf(siteDivisions);
        siteDivisions.forEach(division -> margins.merge(division, 1, Integer::sum));
    }

    /** The divisions that the telephone numbers of the page belong to. */
    private Set<Division> areas() {
        if (areas == null) {
            areas = new LinkedHashSet<>();
            Matcher phones = PHONE.matcher(text);
            while (phones.find()) {
                areas.addAll(divisions.ofAreaCode(phones.group(1)));
            }
        }
        return areas;
    }

    /** The divisions named in the titles of documents. */
    private Map<Division, Integer> cited() {
        if (cited == null) {
            cited = new LinkedHashMap<>();
            count(TITLE.matcher(PlainText.compact(cut)).results().map(MatchResult::group)
                    .collect(Collectors.joining(";")), cited);
        }
        return cited;
    }

    /** The divisions named elsewhere in title and text. */
    private Map<Division, Integer> body() {
        if (body == null) {
            body = new LinkedHashMap<>();
            count(TITLE.matcher(PlainText.compact(cut.replace('\n', ';'))).replaceAll("《》"), body);
        }
        return body;
    }

    private void count(String where, Map<Division, Integer> counts) {
        int behind = 0;
        for (int i = 0; i < where.length(); i++) {
            List<Divisions.Named> here = divisions.fullyAt(where, i);
            if (!here.isEmpty() && !(here.get(0).length() == SHORTEST && isInsideWord(where, i, behind))) {
                int length = here.get(0).length();
                boolean behindPlace = i > 0 && i == behind;
                List<Divisions.Named> next = divisions.fullyAt(where, i + length);
                here.stream().filter(named -> named.length() == length)
                        .filter(named -> next.stream().noneMatch(inner -> inner.division() != named.division()
                                && Divisions.isWithin(inner.division(), named.division())))
                        .filter(named -> behindPlace || !divisions.isOrdinaryWord(named.division()))
                        .forEach(named -> counts.merge(named.division(), 1, Integer::sum));
                i += length - 1;
                behind = i + 1;
            }
        }
    }

    /** Whether a name of two characters may be the end of a longer one that no list has: 某南县 is not 南县. */
    private static boolean isInsideWord(String where, int at, int behindPlace) {
        return at > 0 && at != behindPlace && Character.isIdeographic(where.charAt(at - 1));
    }

    /** Which of several divisions of one name is meant. */
    Optional<Placed> choose(List<Division> candidates, String printedName) {
        if (candidates.size() == 1) {
            return Optional.of(new Placed(candidates.get(0), "the only division of the name"));
        }
        List<Optional<Placed>> answers = List.of(
                only(candidates, this::namedWithParent, "the parent named in front of it in the text"),
                only(candidates, d -> siteCode.filter(code -> Divisions.isWithin(d, code)).isPresent(), "site code"),
                only(candidates, d -> areas().stream().anyMatch(area -> Divisions.isWithin(d, area)),
                        "telephone area code"),
                only(candidates, address::isSurelyIn, "host"),
                only(candidates, address::pathNames, "first letters in the address"),
                only(candidates, d -> divisions.city(d).filter(this::isMentioned).isPresent(),
                        "the city named in the page"),
                only(candidates, d -> icp.filter(province -> Divisions.isWithin(d, province)).isPresent(),
                        "ICP letter"),
                only(candidates, address::isPerhapsIn, "first letters of the host"),
                only(candidates, d -> divisions.province(d).filter(this::isMentioned).isPresent(),
                        "the province named in the page"));
        return answers.stream().flatMap(Optional::stream).findFirst();
    }

    private static Optional<Placed> only(List<Division> candidates, Predicate<Division> test, String reason) {
        List<Division> left = candidates.stream().filter(test).toList();
        return left.size() == 1 ? Optional.of(new Placed(left.get(0), reason)) : Optional.empty();
    }

    private boolean namedWithParent(Division division) {
        List<String> parents = new ArrayList<>();
        division.city().ifPresent(parents::add);
        parents.add(division.province());
        for (String parent : parents) {
            if (text.contains(parent + division.name())
                    || parent.length() > 2 && text.contains(parent.substring(0, parent.length() - 1)
                    + division.name())) {
                return true;
            }
        }
        return false;
    }

    private boolean isMentioned(Division division) {
        return margins.containsKey(division) || body().containsKey(division);
    }

    /**
     * The division whose site this is, of a rank that fits what was left out in front of an organ's name.
     *
     * @param rankKnown whether the name says of which rank
     */
    Optional<Placed> home(Predicate<Division> fits, String localName, boolean rankKnown) {
        Optional<Placed> beside = besideName(fits, localName);
        if (beside.isPresent()) {
            return beside;
        }
        if (siteCode.filter(fits).isPresent()) {
            return Optional.of(new Placed(siteCode.get(), "site code"));
        }
        Predicate<Division> possible = division -> fits.test(division)
                && siteCode.map(code -> Divisions.isWithin(division, code)).orElse(true);
        return mostNamed(margins, possible, "margins").or(() -> mostNamed(body(), possible, "text"))
                // A city's telephones are its counties' too, and a capital's the province's.
                .or(() -> rankKnown && areas().size() == 1 && possible.test(areas().iterator().next())
                        ? Optional.of(new Placed(areas().iterator().next(), "telephone area code")) : Optional.empty())
                .or(() -> ofHost(possible, rankKnown))
                .or(() -> rankKnown ? ofNamedSite(possible) : Optional.empty())
                .or(() -> ofFirstLetters(possible, rankKnown))
                .or(() -> rankKnown ? mostNamed(cited(), possible, "documents cited") : Optional.empty());
    }

    /** Of the many divisions that a host's few letters may stand for, the one that something else points to as well. */
    private Optional<Placed> ofFirstLetters(Predicate<Division> possible, boolean rankKnown) {
        List<Division> left = address.perhaps().stream().filter(possible).filter(division -> isNamedBare(division)
                || indexDigits.filter(division::equals).isPresent() || address.pathNames(division)
                || areas().stream().anyMatch(area -> area.rank() != Division.Rank.PROVINCE
                && area.rank() != division.rank() && Divisions.isWithin(division, area))).toList();
        boolean sure = left.size() == 1 && (rankKnown || left.get(0).rank() == Division.Rank.COUNTY);
        return sure ? Optional.of(new Placed(left.get(0), "first letters of the host")) : Optional.empty();
    }

    /** Whether the text names the division with or without its ending. */
    private boolean isNamedBare(Division division) {
        String name = division.name();
        for (int length = name.length(); length >= SHORTEST; length--) {
            String stem = name.substring(0, length);
            if ((length == name.length() || divisions.ofStem(stem).contains(division)) && text.contains(stem)) {
                return true;
            }
        }
        return false;
    }

    /** The division that the site's ID code or its host's name stands for, and nothing the page's text says. */
    Optional<Placed> ofSite(Predicate<Division> fits) {
        return siteCode.filter(fits).map(division -> new Placed(division, "site code")).or(() -> ofHost(fits, true));
    }

    /** The divisions that the site itself shows: by its code, the names in its frame, its host. */
    List<Placed> siteWitnesses() {
        List<Placed> witnesses = new ArrayList<>();
        siteCode.ifPresent(division -> witnesses.add(new Placed(division, "site code")));
        siteNames.stream().distinct().forEach(division -> witnesses.add(new Placed(division, "site name")));
        // Several counties read alike: the one that the text names as well.
        List<Division> named = address.sure().size() < 2 ? List.of()
                : address.sure().stream().filter(this::isNamedBare).toList();
        List<Division> hosts = named.isEmpty() ? address.sure() : named;
        if (!hosts.isEmpty()) {
            choose(hosts, hosts.get(0).name()).ifPresent(placed ->
                    witnesses.add(new Placed(placed.division(), "host")));
        }
        return witnesses;
    }

    /** The counties of a city whose pages stand under hosts of their own in front of the city's, as this one may. */
    List<Division> insideOfHost() {
        return address.inside();
    }

    /**
     * Of a page that no site witness places: the government whose site the text says it uses, or the county of the host's
     * first letters, where something else points to it too.
     *
     * @param area how the name of the area ends whose government the text tells of
     */
    Optional<Placed> ofWeakSite(Optional<String> area) {
        Predicate<Division> possible = division -> area.map(division.name()::endsWith)
                .orElse(division.rank() == Division.Rank.COUNTY);
        return ofFirstLetters(possible, area.isPresent()).or(() -> ofNamedSite(possible));
    }

    /** The one city, or else province, that site and telephone numbers agree on; none where they do not. */
    Optional<Division> surroundings() {
        List<Division> told = new ArrayList<>(siteWitnesses().stream().map(Placed::division).toList());
        if (areas().size() == 1) {
            told.addAll(areas());
        }
        boolean agree = told.stream().allMatch(one -> told.stream().allMatch(other -> Divisions.isWithin(one, other)
                || Divisions.isWithin(other, one)));
        return agree ? told.stream().max(Comparator.comparing(Division::rank)).map(inner ->
                inner.rank() == Division.Rank.COUNTY ? divisions.city(inner).or(() -> divisions.province(inner))
                .orElse(inner) : inner).filter(outer -> outer.rank() != Division.Rank.COUNTY
                && contradictions(outer).isEmpty()) : Optional.empty();
    }

    /** The one division whose government's site the text names, with or without the ending of its name: 某某政府网. */
    private Optional<Placed> ofNamedSite(Predicate<Division> possible) {
        Set<Division> named = new LinkedHashSet<>();
        for (String site : divisions.governmentSites()) {
            for (int at = text.indexOf(site); at >= 0; at = text.indexOf(site, at + 1)) {
                named.addAll(endingAt(at));
            }
        }
        named.removeIf(outer -> named.stream().anyMatch(inner -> !inner.equals(outer)
                && Divisions.isWithin(inner, outer)));
        // 中山 is a city and a district elsewhere: no answer.
        boolean one = named.stream().allMatch(possible) && named.stream().map(Division::name).distinct().count() == 1;
        return one ? choose(List.copyOf(named), named.iterator().next().name())
                .map(placed -> new Placed(placed.division(), "the government's site that the text names"))
                : Optional.empty();
    }

    /** The divisions whose name, whole or without its ending, ends at this place of the text: the longest. */
    private List<Division> endingAt(int at) {
        for (int start = Math.max(0, at - LONGEST_NAME); start + SHORTEST <= at; start++) {
            String name = text.substring(start, at);
            List<Division> here = divisions.named(name);
            if (here.isEmpty() && name.length() <= LONGEST_STEM) {
                here = divisions.ofStem(name);
            }
            if (!here.isEmpty()) {
                return here;
            }
        }
        return List.of();
    }

    /** The division whose host this is. A city's host carries the pages of its counties' organs too. */
    private Optional<Placed> ofHost(Predicate<Division> possible, boolean rankKnown) {
        List<Division> left = address.sure().stream().filter(possible).toList();
        boolean sure = !left.isEmpty()
                && (rankKnown || address.sure().stream().allMatch(host -> host.rank() == Division.Rank.COUNTY));
        return sure ? choose(left, left.get(0).name()).map(placed -> new Placed(placed.division(), "host"))
                : Optional.empty();
    }

    /** 某县 in 某县某镇, where only 某镇 was in the name. */
    private Optional<Placed> besideName(Predicate<Division> fits, String localName) {
        if (localName.length() < 2) {
            return Optional.empty();
        }
        Map<Division, Integer> found = new HashMap<>();
        int at = text.indexOf(localName);
        while (at >= 0) {
            for (int start = Math.max(0, at - LONGEST_NAME); start < at; start++) {
                int end = at;
                int from = start;
                divisions.fullyAt(text, start).stream()
                        .filter(named -> from + named.length() == end && fits.test(named.division()))
                        .filter(named -> named.length() > SHORTEST || !isInsideWord(text, from, endOfPlace(from)))
                        .forEach(named -> found.merge(named.division(), 1, Integer::sum));
            }
            at = text.indexOf(localName, at + localName.length());
        }
        return choose(List.copyOf(found.keySet()), localName)
                .filter(placed -> !found.isEmpty())
                .map(placed -> new Placed(placed.division(), "named in front of " + localName + " in the page"));
    }

    /** The one city whose bare name stands right in front of a zone's name in the page: 宁波 in 宁波大榭开发区. */
    Optional<Placed> cityBeside(String zone) {
        Set<Division> found = new LinkedHashSet<>();
        for (int at = text.indexOf(zone); at >= 0; at = text.indexOf(zone, at + zone.length())) {
            for (int start = Math.max(0, at - LONGEST_STEM); start + SHORTEST <= at; start++) {
                int length = at - start;
                List<Division> here = divisions.at(text, start).stream().filter(named -> named.length() == length)
                        .map(Divisions.Named::division).filter(place -> place.rank() == Division.Rank.CITY).toList();
                if (!here.isEmpty()) {
                    found.addAll(here);
                    break;
                }
            }
        }
        return found.size() == 1 ? Optional.of(new Placed(found.iterator().next(),
                "the city in front of " + zone + " in the page")) : Optional.empty();
    }

    /** This place in the text when a division's name ends here, else none. */
    private int endOfPlace(int at) {
        for (int start = Math.max(0, at - LONGEST_NAME); start < at; start++) {
            int from = start;
            if (divisions.fullyAt(text, start).stream().anyMatch(named -> from + named.length() == at)) {
                return at;
            }
        }
        return -1;
    }

    private Optional<Placed> mostNamed(Map<Division, Integer> counts, Predicate<Division> fits, String where) {
        List<Map.Entry<Division, Integer>> possible = counts.entrySet().stream()
                .filter(entry -> fits.test(entry.getKey())).toList();
        int most = possible.stream().mapToInt(Map.Entry::getValue).max().orElse(0);
        List<Division> best = possible.stream().filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey).toList();
        boolean clear = possible.stream().map(entry -> entry.getKey().name()).distinct().count() == 1
                || best.stream().map(Division::name).distinct().count() == 1;
        if (best.isEmpty() || !clear) {
            return Optional.empty();
        }
        return choose(best, best.get(0).name()).map(placed -> new Placed(placed.division(), where));
    }

    /** Says where site code and ICP letter contradict a division, for the notes. */
    List<String> contradictions(Division division) {
        List<String> notes = new ArrayList<>();
        siteCode.filter(code -> !Divisions.isWithin(division, code) && !Divisions.isWithin(code, division))
                .ifPresent(code -> notes.add("site code says " + code.name() + ", the agency is in "
                        + division.fullName()));
        icp.filter(province -> !division.province().equals(province.name()))
                .ifPresent(province -> notes.add("ICP letter says " + province.name() + ", the agency is in "
                        + division.province()));
        return notes;
    }
}
