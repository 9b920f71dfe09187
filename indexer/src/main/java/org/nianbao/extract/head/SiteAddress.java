// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.head;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.place.Division;
import org.nianbao.place.Divisions;
import org.nianbao.place.DomainLabels;

/**
 * What a page's address says of the division whose site it is.
 *
 * @param sure the divisions whose reading is the site's own domain, or the only one whose first letters stand there
 *             behind its parent's
 * @param perhaps those of which the domain gives no more than first letters
 * @param inside the counties whose first letters stand in front of their city's domain; an organ's may be the same
 * @param path the first parts of the path that are nothing but letters
 */
record SiteAddress(List<Division> sure, List<Division> perhaps, List<Division> inside, List<String> path,
                   DomainLabels labels) {

    /** The labels in front of an official suffix, and what comes behind it. */
    private static final Pattern HOST = Pattern.compile("^https?://(?:[\\w-]+\\.)*?(?:(?<inner>[A-Za-z]+)\\.)?"
            + "(?<label>[A-Za-z]+)\\.gov\\.cn(?::\\d+)?(?:/(?<path>.*))?$");
    private static final Pattern LETTERS = Pattern.compile("[a-z]{4,20}");
    private static final int FIRST_PARTS = 3;

    SiteAddress {
        sure = List.copyOf(sure);
        perhaps = List.copyOf(perhaps);
        inside = List.copyOf(inside);
        path = List.copyOf(path);
    }

    static SiteAddress of(Optional<String> url, DomainLabels labels) {
        Matcher host = HOST.matcher(url.orElse("").toLowerCase(Locale.ROOT));
        if (!host.find()) {
            return new SiteAddress(List.of(), List.of(), List.of(), List.of(), labels);
        }
        List<Division> own = labels.surely(host.group("label"));
        // A county's reading in front of first letters that its city may have: the two together are no chance.
        List<Division> around = own.isEmpty() ? labels.perhaps(host.group("label")) : own;
        List<Division> within = Optional.ofNullable(host.group("inner")).map(labels::surely).orElse(List.of()).stream()
                .filter(division -> around.stream().anyMatch(outer -> outer.rank() != division.rank()
                        && Divisions.isWithin(division, outer))).toList();
        List<String> parts = Optional.ofNullable(host.group("path")).map(path -> List.of(path.split("/")))
                .orElse(List.of()).stream().limit(FIRST_PARTS).filter(part -> LETTERS.matcher(part).matches()).toList();
        List<Division> spelled = labels.onlyOne(host.group("label")).map(List::of).orElse(List.of());
        return new SiteAddress(!within.isEmpty() ? within : own.isEmpty() ? spelled : own,
                own.isEmpty() ? labels.perhaps(host.group("label")) : List.of(),
                within.isEmpty() ? inside(host.group("inner"), own, labels) : List.of(), parts, labels);
    }

    private static List<Division> inside(String label, List<Division> cities, DomainLabels labels) {
        return label == null ? List.of() : labels.perhaps(label).stream().filter(county ->
                county.rank() == Division.Rank.COUNTY && cities.stream().anyMatch(city ->
                city.rank() == Division.Rank.CITY && Divisions.isWithin(county, city))).toList();
    }

    boolean isSurelyIn(Division division) {
        return sure.stream().anyMatch(site -> Divisions.isWithin(division, site));
    }

    boolean isPerhapsIn(Division division) {
        return perhaps.stream().anyMatch(site -> Divisions.isWithin(division, site));
    }

    /** Whether the path spells the county behind its city by their first letters. */
    boolean pathNames(Division division) {
        return path.stream().anyMatch(part -> labels.isOfCounty(part, division));
    }
}
