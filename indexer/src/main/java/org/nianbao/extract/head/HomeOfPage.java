// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.head;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nianbao.clean.CleanPage;
import org.nianbao.extract.text.PlainText;
import org.nianbao.place.Division;
import org.nianbao.place.Divisions;
import org.nianbao.report.Agency;

/**
 * Where the author of a page sits that names nobody (我局): on whose site it stands. Site code, names of the site, browser
 * title and host are asked in this order; where two of them contradict each other, none is believed. A city's site
 * carries the pages of its counties' bureaus too: then the city is known, and the county is not.
 */
final class HomeOfPage {

    private static final int MOST_PIECES = 10;
    private static final int LONGEST_PIECE = 60;

    private final AgencyNames names;
    private final PrintedNames printed;
    private final SelfWords selfWords;

    HomeOfPage(AgencyNames names, PrintedNames printed, SelfWords selfWords) {
        this.names = names;
        this.printed = printed;
        this.selfWords = selfWords;
    }

    /** An agency without a name, of the kind and level that its own words tell, at the place that the site tells. */
    AgencyResolver.Resolved unnamed(CleanPage page, PlaceClues clues) {
        Optional<Agency.Kind> self = selfWords.of(page);
        Optional<Agency.Kind> kind = self.filter(found -> found != Agency.Kind.ZONE)
                .filter(found -> found != Agency.Kind.GOVERNMENT || !selfWords.isPerhapsOfZone(page));
        boolean town = kind.filter(found -> found == Agency.Kind.TOWN).isPresent();
        Optional<String> area = selfWords.area(page);
        Optional<PlaceClues.Placed> site = site(page, area, clues);
        Optional<Division> division = site.map(PlaceClues.Placed::division);
        Optional<Division.Rank> told = kind.flatMap(found -> selfWords.rank(page, found));
        boolean own = division.filter(place -> place.rank() == Division.Rank.COUNTY
                || clues.insideOfHost().isEmpty()).filter(place -> told.isPresent() ? told.get() == place.rank()
                : place.rank() == Division.Rank.COUNTY || !town && area.filter(place.name()::endsWith).isPresent())
                .isPresent();
        Optional<Agency.Level> level = town ? Optional.of(Agency.Level.TOWN) : kind.isEmpty() ? Optional.empty()
                : division.filter(place -> own).map(Division::rank).or(() -> told)
                .map(rank -> Agency.Level.valueOf(rank.name()));
        String reason = site.map(placed -> own ? placed.reason() : placed.reason() + ", of the wider area").orElse("");
        return new AgencyResolver.Resolved(new Agency(Optional.empty(), Optional.empty(), level, kind,
                division.map(Division::province), division.flatMap(Division::city),
                division.filter(place -> own).flatMap(Division::county),
                division.filter(place -> own).map(Division::code)), "", reason,
                List.of("no part of the page names the agency"));
    }

    private Optional<PlaceClues.Placed> site(CleanPage page, Optional<String> area, PlaceClues clues) {
        List<PlaceClues.Placed> witnesses = new ArrayList<>(clues.siteWitnesses());
        browserTitle(page).forEach(place -> witnesses.add(new PlaceClues.Placed(place, "browser title")));
        boolean agree = witnesses.stream().allMatch(one -> witnesses.stream().allMatch(other ->
                isBeside(one.division(), other.division()))) && witnesses.stream()
                .allMatch(one -> clues.contradictions(one.division()).isEmpty());
        if (!witnesses.isEmpty()) {
            // Many counties' pages stand on their city's platform, under its code.
            PlaceClues.Placed innermost = witnesses.stream().filter(one -> witnesses.stream().allMatch(other ->
                    Divisions.isWithin(one.division(), other.division()))).findFirst().orElse(witnesses.get(0));
            return agree ? Optional.of(inside(innermost, area, clues)) : Optional.empty();
        }
        return clues.ofWeakSite(area);
    }

    /** The one county whose letters stand in front of the city's host, where the text tells of an area called so. */
    private static PlaceClues.Placed inside(PlaceClues.Placed site, Optional<String> area, PlaceClues clues) {
        List<Division> counties = clues.insideOfHost().stream().filter(county -> area.filter(county.name()::endsWith)
                .isPresent() && Divisions.isWithin(county, site.division())).toList();
        return counties.size() == 1
                ? new PlaceClues.Placed(counties.get(0), "first letters in front of the city's host") : site;
    }

    private List<Division> browserTitle(CleanPage page) {
        return Stream.of(page.meta().getOrDefault(CleanPage.BROWSER_TITLE, "").split("[_|-]", MOST_PIECES))
                .filter(piece -> piece.length() <= LONGEST_PIECE).map(PlainText::compact)
                .map(printed::trimmed).flatMap(piece -> names.read(piece, false).stream())
                .flatMap(name -> name.onlyPlace().stream()).toList();
    }

    private static boolean isBeside(Division one, Division other) {
        return Divisions.isWithin(one, other) || Divisions.isWithin(other, one);
    }
}
