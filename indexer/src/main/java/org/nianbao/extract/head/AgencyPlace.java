// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.head;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nianbao.config.YamlNode;
import org.nianbao.place.Division;
import org.nianbao.place.Divisions;
import org.nianbao.report.Agency;

/** Gives a named agency its place: which division, which level, and the full name that both make. */
final class AgencyPlace {

    private static final int LONGEST_COUNTY = 12;
    private static final int LONGEST_STEM = 5;

    private final Divisions divisions;
    private final AgencyNames names;
    private final List<String> branchEndings;
    private final Map<String, Division.Rank> prefixRanks;
    private final List<String> provinceOrgans;

    AgencyPlace(Divisions divisions, AgencyNames names, YamlNode words) {
        this.divisions = divisions;
        this.names = names;
        branchEndings = words.required("branch_endings").texts();
        prefixRanks = ranks(words.required("prefix_ranks"));
        provinceOrgans = words.required("province_organs").texts();
    }

    /** Words and the rank that each tells. */
    static Map<String, Division.Rank> ranks(YamlNode words) {
        Map<String, Division.Rank> ranks = new HashMap<>();
        words.map().forEach((word, node) -> {
            try {
                ranks.put(word, Division.Rank.valueOf(node.text().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                node.mistake("should be province, city or county, not '" + node.text() + "'");
            }
        });
        return ranks;
    }

    /** The agency of this name at its place. */
    AgencyResolver.Resolved of(AgencyName name, String reason, PlaceClues clues) {
        List<String> notes = new ArrayList<>();
        if (name.national()) {
            return new AgencyResolver.Resolved(new Agency(Optional.of(name.body()), Optional.of(name.printed()),
                    Optional.of(Agency.Level.NATIONAL), Optional.of(name.kind()), Optional.empty(),
                    Optional.empty(), Optional.empty(), Optional.empty()), reason, "an organ of the centre", notes);
        }
        Optional<PlaceClues.Placed> placed = name.namesPlace()
                ? clues.choose(name.places(), name.placePrinted())
                : name.kind() == Agency.Kind.ZONE && divisions.ofZone(name.body()).isPresent()
                ? divisions.ofZone(name.body()).map(place -> new PlaceClues.Placed(place, "a zone of known place"))
                : name.kind() == Agency.Kind.ZONE && countyInName(name.body(), clues).isPresent()
                ? countyInName(name.body(), clues)
                : name.kind() == Agency.Kind.ZONE && clues.cityBeside(name.body()).isPresent()
                ? clues.cityBeside(name.body())
                : name.kind() == Agency.Kind.ZONE && !divisions.named(name.body()).isEmpty()
                // The page's text only says again what could be either.
                ? clues.ofSite(fitting(name).and(place -> !place.name().equals(name.body())))
                : clues.home(fitting(name), name.kind() == Agency.Kind.GOVERNMENT ? "" : name.body(),
                        !name.prefix().isEmpty() || name.kind() == Agency.Kind.TOWN);
        placed.ifPresent(p -> notes.addAll(clues.contradictions(p.division())));
        placed.ifPresent(p -> name.lead().bearer().filter(bearer -> !bearer.lodger()).ifPresent(bearer ->
                notes.add(bearer.fullName() + " is " + p.division().fullName() + " today")));
        if (placed.isEmpty()) {
            notes.add(name.namesPlace() ? "more than one division is called " + name.placePrinted()
                    : "the page does not say which division " + name.printed() + " belongs to");
        }
        Optional<Division> division = placed.map(PlaceClues.Placed::division);
        Optional<Division> branch = division.flatMap(parent -> branch(name.body(), parent));
        Agency agency = agency(name, division, branch);
        Optional<Division> around = division.isEmpty() && !name.namesPlace() ? clues.surroundings() : Optional.empty();
        if (around.isPresent()) {
            notes.add("it is somewhere in " + around.get().fullName());
            agency = new Agency(agency.name(), agency.printed(), agency.level(), agency.kind(),
                    around.map(Division::province), around.flatMap(Division::city), agency.county(), agency.division());
        }
        return new AgencyResolver.Resolved(agency, reason, branch.isPresent()
                ? "the county in the name of a branch" : placed.map(PlaceClues.Placed::reason).orElse(""), notes);
    }

    /** The county that a zone is called after: 奉化 in 奉化经济开发区; none where the site is another's. */
    private Optional<PlaceClues.Placed> countyInName(String body, PlaceClues clues) {
        if (!divisions.named(body).isEmpty()) {
            return Optional.empty();
        }
        for (int length = Math.min(LONGEST_STEM, body.length() - 2); length >= 2; length--) {
            List<Division> counties = divisions.countiesOfStem(body.substring(0, length));
            if (!counties.isEmpty()) {
                return clues.choose(counties, body.substring(0, length))
                        .filter(placed -> clues.contradictions(placed.division()).isEmpty())
                        .map(placed -> new PlaceClues.Placed(placed.division(), "the county in the zone's name"));
            }
        }
        return Optional.empty();
    }

    private static Predicate<Division> fitting(AgencyName name) {
        Predicate<Division> rank = division -> true;
        if (name.kind() == Agency.Kind.TOWN) {
            rank = division -> division.rank() == Division.Rank.COUNTY;
        } else if (name.kind() == Agency.Kind.ZONE) {
            rank = division -> division.rank() != Division.Rank.PROVINCE;
        }
        if (name.prefix().isEmpty()) {
            return rank;
        }
        return rank.and(division -> division.name().endsWith(name.prefix()));
    }

    /** The county that a city's branch serves: 某县 in 某市生态环境局某县分局. */
    private Optional<Division> branch(String body, Division parent) {
        Optional<String> ending = branchEndings.stream().filter(body::endsWith).findFirst();
        if (ending.isEmpty() || parent.rank() == Division.Rank.COUNTY) {
            return Optional.empty();
        }
        String before = body.substring(0, body.length() - ending.get().length());
        for (int start = Math.max(1, before.length() - LONGEST_COUNTY); start + 2 <= before.length(); start++) {
            String county = before.substring(start);
            List<Division> within = Stream.concat(divisions.named(county).stream(),
                            divisions.countiesOfStem(county).stream())
                    .filter(division -> division.rank() == Division.Rank.COUNTY
                            && Divisions.isWithin(division, parent)).distinct().toList();
            if (within.size() == 1) {
                return Optional.of(within.get(0));
            }
        }
        return Optional.empty();
    }

    private Agency agency(AgencyName name, Optional<Division> parent, Optional<Division> branch) {
        Optional<Division> division = branch.or(() -> parent);
        Optional<Agency.Level> level = level(name, division);
        boolean unlisted = !name.unlistedCounty().isEmpty();
        boolean lodger = name.lead().bearer().filter(Divisions.Bearer::lodger).isPresent();
        Optional<String> county = unlisted ? Optional.of(name.unlistedCounty()) : division.flatMap(Division::county);
        // A province's towns that no county is known of, and those of a city's zone, which has no code.
        boolean countyUnknown = name.kind() == Agency.Kind.TOWN
                && division.filter(place -> place.rank() == Division.Rank.PROVINCE
                || place.rank() == Division.Rank.CITY && names.isTownOfZone(name.body())).isPresent();
        Optional<String> code = unlisted || lodger || countyUnknown || name.kind() == Agency.Kind.ZONE
                || names.isOfZone(name.body())
                ? Optional.empty() : division.map(Division::code);
        return new Agency(Optional.of(fullName(name, parent)), Optional.of(name.printed()), level,
                Optional.of(name.kind()), division.map(Division::province), division.flatMap(Division::city), county,
                code);
    }

    private String fullName(AgencyName name, Optional<Division> division) {
        if (division.isEmpty()) {
            String place = name.placePrinted().isEmpty() ? name.prefix() : name.placePrinted();
            return name.vertical() + place + name.unlistedCounty() + name.body();
        }
        if (!name.vertical().isEmpty()) {
            return name.printed();
        }
        Optional<Divisions.Bearer> bearer = name.lead().bearer();
        if (bearer.isPresent()) {
            return name.vertical() + bearer.get().fullName() + name.unlistedCounty() + name.body();
        }
        boolean bareProvince = division.get().rank() == Division.Rank.PROVINCE && name.namesPlace()
                && !name.placePrinted().equals(division.get().name()) && name.kind() == Agency.Kind.DEPARTMENT;
        boolean townOfZone = name.kind() == Agency.Kind.TOWN && division.get().rank() != Division.Rank.COUNTY
                && names.isTownOfZone(name.body());
        boolean keepsPrinted = (name.kind() == Agency.Kind.ZONE || names.isOfZone(name.body()) || townOfZone)
                && name.namesPlace()
                || bareProvince || names.isWhole(name.body());
        boolean knownZone = name.kind() == Agency.Kind.ZONE && !name.namesPlace()
                && division.get().rank() == Division.Rank.PROVINCE;
        boolean namedAfter = name.kind() == Agency.Kind.ZONE && !name.namesPlace() && division.get().rank()
                == Division.Rank.COUNTY && division.get().name().length() > 2
                && name.body().startsWith(division.get().name().substring(0, division.get().name().length() - 1));
        if (namedAfter) {
            return division.get().fullName().substring(0,
                    division.get().fullName().length() - division.get().name().length()) + name.body();
        }
        String place = keepsPrinted ? name.placePrinted() : knownZone ? "" : division.get().fullName();
        return name.vertical() + place + name.unlistedCounty() + name.body();
    }

    private Optional<Agency.Level> level(AgencyName name, Optional<Division> division) {
        if (name.kind() == Agency.Kind.TOWN) {
            return Optional.of(Agency.Level.TOWN);
        }
        if (name.kind() == Agency.Kind.ZONE || !name.unlistedCounty().isEmpty() || names.isOfZone(name.body())) {
            return Optional.of(Agency.Level.COUNTY);
        }
        if (name.lead().bearer().isPresent()) {
            return Optional.of(Agency.Level.valueOf(name.lead().bearer().get().rank().name()));
        }
        if (division.isPresent()) {
            return Optional.of(Agency.Level.valueOf(division.get().rank().name()));
        }
        List<Division.Rank> ranks = name.places().stream().map(Division::rank).distinct().toList();
        Optional<Division.Rank> told = ranks.size() == 1 ? Optional.of(ranks.get(0))
                : provinceOrgans.stream().anyMatch(name.body()::endsWith) ? Optional.of(Division.Rank.PROVINCE)
                : Optional.ofNullable(prefixRanks.get(name.prefix()));
        return told.map(rank -> Agency.Level.valueOf(rank.name()));
    }
}
