// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.nianbao.clean.CleanPage;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.YamlNode;
import org.nianbao.place.Divisions;

/** Reads who, where and when off a clean page: year, day of publication, agency with its division, head matter. */
final class HeadReader {

    private final Divisions divisions;
    private final Metadata metadata;
    private final ReportYear years;
    private final AgencyResolver agencies;

    private HeadReader(Divisions divisions, Metadata metadata, ReportYear years, AgencyResolver agencies) {
        this.divisions = divisions;
        this.metadata = metadata;
        this.years = years;
        this.agencies = agencies;
    }

    /** Reads {@code divisions.csv} and {@code places/} under {@code configDir}. */
    static HeadReader load(Path configDir, ConfigMistakes mistakes) {
        Divisions divisions = Divisions.load(configDir, mistakes);
        YamlNode head = YamlNode.read(configDir.resolve("places").resolve("head.yaml"), mistakes);
        YamlNode words = YamlNode.read(configDir.resolve("places").resolve("agencies.yaml"), mistakes);
        return new HeadReader(divisions, new Metadata(head), new ReportYear(head),
                new AgencyResolver(divisions, words));
    }

    private static List<String> sources(Map<String, String> values) {
        return Stream.of("meta site_name", "meta publisher", "publisher", "site_host").map(values::get)
                .filter(Objects::nonNull).toList();
    }

    Head read(CleanPage page) {
        Map<String, String> values = metadata.read(page);
        List<String> notes = new ArrayList<>();
        Map<String, String> decisions = new LinkedHashMap<>();
        ReportYear.Decided year = years.decide(page);
        notes.addAll(year.notes());
        year.year().ifPresent(y -> decisions.put("year", year.reason()));
        PublicationDate.Decided published = PublicationDate.decide(page, values, year.year());
        notes.addAll(published.notes());
        published.date().ifPresent(date -> decisions.put("published", published.reason()));
        Optional<String> siteName = Optional.ofNullable(values.get("meta site_name"));
        List<String> margins = new ArrayList<>(page.margins());
        siteName.ifPresent(margins::add);
        Optional.ofNullable(values.get("meta publisher")).ifPresent(margins::add);
        PlaceClues clues = new PlaceClues(divisions, Optional.ofNullable(values.get("site_id_code")),
                Optional.ofNullable(values.get("icp")), margins, page.title() + "\n" + page.text(),
                agencies.placesOf(sources(values)));
        AgencyResolver.Resolved agency = agencies.resolve(page, values, siteName, clues);
        notes.addAll(agency.notes());
        if (!agency.reason().isEmpty()) {
            decisions.put("agency", agency.reason());
        }
        if (!agency.placeReason().isEmpty()) {
            decisions.put("division", agency.placeReason());
        }
        return new Head(agency.agency(), year.year(), published.date(), Metadata.handedOn(values), decisions, notes);
    }
}
