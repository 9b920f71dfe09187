// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.head;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nianbao.clean.CleanPage;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.YamlNode;
import org.nianbao.extract.text.PlainText;
import org.nianbao.place.Division;
import org.nianbao.place.Divisions;
import org.nianbao.place.DomainLabels;

/** Reads who, where and when off a clean page: year, day of publication, agency with its division, head matter. */
public final class HeadReader {

    /** Six digits and a letter, or the credit code of an organ (11, six digits, nine more, one sign). */
    private static final Pattern INDEX_CODE = Pattern.compile(
            "(?<code>\\d{6})(?=[A-Z]{1,4}\\d)|11(?<credit>\\d{6})(?=[0-9A-Z]{10}(?![0-9A-Z]))");

    /** The nine digits of an organ in former years, or more, in front of the year. */
    private static final Pattern INDEX_DIGITS = Pattern.compile("(?<code>\\d{6})\\d{3,}[/_-]{1,2}(?=20\\d\\d)");

    private final Divisions divisions;
    private final DomainLabels labels;
    private final Metadata metadata;
    private final ReportYear years;
    private final PublicationDate days;
    private final AgencyResolver agencies;

    private HeadReader(Divisions divisions, DomainLabels labels, Metadata metadata, ReportYear years, PublicationDate days,
                       AgencyResolver agencies) {
        this.divisions = divisions;
        this.labels = labels;
        this.metadata = metadata;
        this.years = years;
        this.days = days;
        this.agencies = agencies;
    }

    /** Reads {@code divisions.csv} and {@code places/} under {@code configDir}. */
    public static HeadReader load(Path configDir, ConfigMistakes mistakes) {
        Divisions divisions = Divisions.load(configDir, mistakes);
        YamlNode head = YamlNode.read(configDir.resolve("places").resolve("head.yaml"), mistakes);
        YamlNode words = YamlNode.read(configDir.resolve("places").resolve("agencies.yaml"), mistakes);
        DomainLabels labels = DomainLabels.load(configDir, divisions, mistakes);
        return new HeadReader(divisions, labels, new Metadata(head), new ReportYear(head),
                new PublicationDate(head), new AgencyResolver(divisions, words));
    }

    private static List<String> sources(Map<String, String> values) {
        return Stream.of("meta site_name", "meta publisher", "publisher", "site_host").map(values::get)
                .filter(Objects::nonNull).toList();
    }

    /** The site's ID code; failing that, an index number that opens with a division's code (330726JD…). */
    private Optional<String> siteCode(Map<String, String> values) {
        return Optional.ofNullable(values.get("site_id_code")).or(() ->
                Optional.ofNullable(values.get("index_number")).flatMap(number -> {
                    Matcher code = INDEX_CODE.matcher(PlainText.compact(number));
                    return code.lookingAt() ? Optional.of(code.group("code") == null ? code.group("credit")
                            : code.group("code")).filter(digits -> divisions.byCode(digits).isPresent())
                            : Optional.empty();
                }));
    }

    /** The division whose code an index number begins with, where these may as well be other digits: 123456789/2024-7. */
    private Optional<Division> indexDigits(Map<String, String> values) {
        return Optional.ofNullable(values.get("index_number")).map(PlainText::compact).map(INDEX_DIGITS::matcher)
                .filter(Matcher::lookingAt).flatMap(digits -> divisions.byCode(digits.group("code")));
    }

    public Head read(CleanPage page) {
        Map<String, String> values = metadata.read(page);
        List<String> notes = new ArrayList<>();
        Map<String, String> decisions = new LinkedHashMap<>();
        ReportYear.Decided year = years.decide(page);
        notes.addAll(year.notes());
        year.year().ifPresent(y -> decisions.put("year", year.reason()));
        PublicationDate.Decided published = days.decide(page, values, year.year());
        notes.addAll(published.notes());
        published.date().ifPresent(date -> decisions.put("published", published.reason()));
        Optional<String> siteName = Optional.ofNullable(values.get("meta site_name"));
        List<String> margins = new ArrayList<>(page.margins());
        siteName.ifPresent(margins::add);
        Optional.ofNullable(values.get("meta publisher")).ifPresent(margins::add);
        PlaceClues clues = new PlaceClues(divisions, siteCode(values),
                Optional.ofNullable(values.get("icp")), margins, page.title() + "\n" + page.text(),
                agencies.placesOf(sources(values)), SiteAddress.of(page.url(), labels), indexDigits(values));
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
