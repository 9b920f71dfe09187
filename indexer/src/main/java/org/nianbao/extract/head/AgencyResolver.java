// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.head;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.clean.CleanPage;
import org.nianbao.clean.Paragraph;
import org.nianbao.config.YamlNode;
import org.nianbao.extract.text.PlainText;
import org.nianbao.place.Division;
import org.nianbao.place.Divisions;
import org.nianbao.report.Agency;

/**
 * Decides who reports, by small deciders in order of trust: title, meta tags, head matter, first paragraph, signature,
 * site. The first that names an agency wins; the place is then resolved from everything the page says.
 */
final class AgencyResolver {

    /**
     * The agency and why.
     *
     * @param reason which decider named it; empty when none did
     * @param placeReason how its division was resolved; empty when it was not
     */
    record Resolved(Agency agency, String reason, String placeReason, List<String> notes) {
    }

    /**
     * What the deciders look at.
     *
     * @param said what each of those that were asked said, for it is asked for twice: as a decider and as a witness
     */
    private record Sight(CleanPage page, Map<String, String> metadata, Optional<String> siteName,
                         Map<String, List<Said>> said) {
    }

    /** Words that may name the agency, and the name in them if they do. */
    private record Said(String words, Optional<AgencyName> name) {
    }

    private record Named(AgencyName name, String reason) {
    }

    private record Decider(String reason, boolean lenient, Function<Sight, List<String>> names) {
    }

    private static final String TITLE = "title";
    private static final String ARTICLE_TITLE = "articletitle";
    private static final Pattern TITLES = Pattern.compile("《[^《》]*》");
    private static final Pattern GOVERNMENT_HOST = Pattern.compile("https?://(?:www\\.)?[a-z]+\\.gov\\.cn(?:[:/]|$)");
    private static final int LAST_PARAGRAPHS = 8;
    private static final int FIRST_PARAGRAPHS = 6;
    private static final int LONGEST_SIGNATURE = 30;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_OPENING = 1500;
    private static final int LONGEST_TEXT = 50_000;
    private static final int AGAIN_AND_AGAIN = 3;
    /** Title, meta tags, head matter and what the text says of its author: the deciders whose words are compared. */
    private static final int WITNESSES = 6;

    private final AgencyNames names;
    private final PrintedNames printed;
    private final OwnPapers own;
    private final OpeningNames opening;
    private final OftenNamed often;
    private final PathNames paths;
    private final TownNamed towns;
    private final Pattern contact;
    private final Pattern contactName;
    private final Pattern subUnit;
    private final Pattern branch;
    private final List<String> sites;
    private final SelfWords selfWords;
    private final AgencyPlace places;
    private final HomeOfPage home;
    private final Pattern governmentOffice;
    private final Pattern zoneOffice;
    private final Pattern sumsUp;
    private final List<Decider> deciders;

    AgencyResolver(Divisions divisions, YamlNode words) {
        names = new AgencyNames(divisions, words);
        printed = new PrintedNames(words);
        Pattern mentionVerbs = Pattern.compile("^.*(?:" + AgencyNames.any(words, "mention_verbs") + ")|^(?:"
                + AgencyNames.any(words, "mention_starts") + ")");
        contact = Pattern.compile(AgencyNames.any(words, "citation_contact"));
        contactName = Pattern.compile("(?:^|" + AgencyNames.any(words, "contact_before")
                + "):?(?<name>\\p{IsHan}{4,40}?)(?=[,;:。(<]|$|" + AgencyNames.any(words, "citation_contact") + ")");
        subUnit = Pattern.compile(".*(?:" + AgencyNames.any(words, "sub_units") + ")");
        branch = Pattern.compile(AgencyNames.any(words, "branch_endings"));
        sites = words.required("own_site").texts();
        selfWords = new SelfWords(words);
        places = new AgencyPlace(divisions, names, words);
        home = new HomeOfPage(names, printed, selfWords);
        own = new OwnPapers(names, printed, selfWords, mentionVerbs, words);
        sumsUp = Pattern.compile(words.required("sums_up").anyPattern());
        governmentOffice = Pattern.compile("(?<name>.+?)(?:" + AgencyNames.any(words, "government_offices") + ")");
        zoneOffice = Pattern.compile("(?<name>.+?)(?:" + AgencyNames.any(words, "zone_offices") + ")");
        opening = new OpeningNames(names, printed, mentionVerbs, contact, sites, words);
        often = new OftenNamed(divisions, names, governmentOffice, words);
        paths = new PathNames(names, printed, words.required("own").texts());
        towns = new TownNamed(names, selfWords, words);
        deciders = inOrderOfTrust();
    }

    private List<Decider> inOrderOfTrust() {
        return List.of(
            new Decider(TITLE, true, sight -> printed.inTitle(sight.page.title())),
            new Decider("meta article title", true, sight -> meta(sight, ARTICLE_TITLE).stream()
                    .flatMap(title -> printed.inTitle(title).stream()).toList()),
            new Decider("report that the text names", false, sight -> opening.reportsNamed(sight.page)),
            new Decider("author that the text names", false, sight -> opening.authors(sight.page)),
            new Decider("content source", false, sight -> printed.ofSource(meta(sight, "contentsource"))),
            new Decider("publisher in the head matter", false, sight ->
                    printed.ofSource(Optional.ofNullable(sight.metadata.get("publisher")))),
            new Decider("its own name in the text", false, sight -> own.inOwnTitle(sight.page)),
            new Decider("line of its own above the text", false, sight -> opening.headLines(sight.page)),
            new Decider("first paragraph", false, sight -> opening.names(sight.page)),
            new Decider("signature", false, this::signatureNames),
            new Decider("contact", false, this::contactNames),
            new Decider("rules of its own", false, sight -> own.ofOwnRules(sight.page)),
            new Decider("group of its own", false, sight -> own.ofOwnGroup(sight.page)),
            new Decider("own site", false, sight -> own.ofOwnSite(sight.page)),
            new Decider("site that it keeps", false, sight -> own.ofKeptSite(sight.page)),
            new Decider("path to the page", false, sight -> paths.ofPath(sight.page, selfWords.of(sight.page))),
            new Decider("named again and again", false, sight -> often.in(sight.page, selfWords.of(sight.page))),
            new Decider("only town named", false, sight -> towns.in(sight.page, selfWords.of(sight.page))),
            new Decider("first paragraphs, put together", false, sight ->
                    opening.namesOverLines(sight.page)),
            new Decider("browser title", false, sight ->
                    paths.ofBrowserTitle(sight.page, selfWords.of(sight.page))),
            new Decider("site name", false, sight -> printed.ofSource(sight.siteName)),
            new Decider("site host", false, sight ->
                    printed.ofSource(Optional.ofNullable(sight.metadata.get("site_host")))));
    }

    Resolved resolve(CleanPage page, Map<String, String> metadata, Optional<String> siteName, PlaceClues clues) {
        Sight sight = new Sight(page, metadata, siteName, new HashMap<>());
        Optional<Agency.Kind> self = selfWords.of(page);
        Optional<Named> chosen = decide(sight, self);
        if (chosen.isEmpty()) {
            Optional<PlaceClues.Placed> site = governmentOfSite(page, clues);
            Optional<AgencyName> government = site.flatMap(placed -> names.read(placed.division().fullName(), false));
            if (government.isPresent()) {
                Resolved resolved = places.of(government.get(), site.get().reason(), clues);
                return new Resolved(resolved.agency(), site.get().reason(), site.get().reason(), resolved.notes());
            }
            return home.unnamed(page, clues);
        }
        Resolved resolved = places.of(chosen.get().name, chosen.get().reason, clues);
        List<String> notes = new ArrayList<>(AgencyWitnesses.conflicts(chosen.get().name, chosen.get().reason,
                witnesses(sight)));
        notes.addAll(resolved.notes());
        return new Resolved(resolved.agency(), resolved.reason(), resolved.placeReason(), notes);
    }

    /** What the first deciders say, each its first name. */
    private Map<String, AgencyName> witnesses(Sight sight) {
        Map<String, AgencyName> witnesses = new LinkedHashMap<>();
        for (Decider decider : deciders.subList(0, WITNESSES)) {
            said(decider, sight).stream().flatMap(said -> said.name.stream()).findFirst()
                    .ifPresent(name -> witnesses.put(decider.reason, name));
        }
        return witnesses;
    }

    private List<Said> said(Decider decider, Sight sight) {
        return sight.said.computeIfAbsent(decider.reason, reason -> decider.names.apply(sight).stream()
                .map(words -> new Said(words, names.read(words, decider.lenient))).toList());
    }

    /**
     * The first name that a decider gives and the text does not contradict. A title of a government without a year is the
     * column's as often as the report's: it holds where the text names no other organ.
     */
    private Optional<Named> decide(Sight sight, Optional<Agency.Kind> self) {
        Optional<Named> column = Optional.empty();
        for (Decider decider : deciders) {
            boolean yearless = decider.lenient && !PrintedNames.YEARS.matcher(decider.reason.equals(TITLE)
                    ? sight.page.title() : meta(sight, ARTICLE_TITLE).orElse("")).find();
            for (Said said : said(decider, sight)) {
                Optional<AgencyName> found = said.name;
                if (yearless && found.filter(name -> name.kind() == Agency.Kind.GOVERNMENT).isPresent()) {
                    column = column.or(() -> found.filter(name -> agrees(name, self))
                            .map(name -> new Named(name, decider.reason)));
                    continue;
                }
                Optional<AgencyName> fitting = decider.lenient ? found
                        : found.flatMap(name -> fitting(name, self, sight.page));
                boolean another = fitting.filter(name -> name.kind() != Agency.Kind.GOVERNMENT
                        && (name.namesPlace() || name.kind() == Agency.Kind.TOWN || !name.prefix().isEmpty()
                        || name.national())
                        && !governmentOffice.matcher(name.printed()).matches()).isPresent();
                if (fitting.isPresent() && (column.isEmpty() || another
                        && !selfWords.isOfGovernment(sight.page, column.get().name.placePrinted()))) {
                    return fitting.map(name -> new Named(name, decider.reason));
                }
            }
        }
        return column;
    }

    private Optional<AgencyName> fitting(AgencyName name, Optional<Agency.Kind> self, CleanPage page) {
        if (name.national() && selfWords.isBelowTheCentre(page)) {
            return Optional.empty();
        }
        AgencyName spoken = asTheTextSpeaks(name, self, page);
        return agrees(spoken, self) || spoken.kind() != name.kind() || isOfTown(spoken, self, page)
                ? Optional.of(spoken) : Optional.empty();
    }

    /** A town that its text keeps naming, though it says 我区 of the district it lies in: no district reports so. */
    private static boolean isOfTown(AgencyName name, Optional<Agency.Kind> self, CleanPage page) {
        return name.kind() == Agency.Kind.TOWN && self.filter(kind -> kind == Agency.Kind.GOVERNMENT).isPresent()
                && times(page, name.body()) >= AGAIN_AND_AGAIN;
    }

    private static int times(CleanPage page, String name) {
        String text = PlainText.compact(PlainText.cut(page.text(), LONGEST_TEXT));
        int times = 0;
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length())) {
            times++;
        }
        return times;
    }

    /** Of a report that names nobody and speaks of nothing but 我市: the government on whose own host it stands. */
    private Optional<PlaceClues.Placed> governmentOfSite(CleanPage page, PlaceClues clues) {
        return page.url().filter(url -> GOVERNMENT_HOST.matcher(url).lookingAt()).flatMap(url -> selfWords.onlyArea(page))
                .flatMap(area -> clues.ofSite(division -> division.name().endsWith(area.substring(1))));
    }

    /** The divisions that lead the names in these sources, where they name one. */
    List<Division> placesOf(List<String> sources) {
        return sources.stream().map(PlainText::compact).map(printed::trimmed)
                .flatMap(text -> names.read(text, true).stream()).flatMap(name -> name.onlyPlace().stream()).toList();
    }

    /** The office of a government publishes for the whole of it, where the text says 我区 or sums up others' reports. */
    private AgencyName asTheTextSpeaks(AgencyName name, Optional<Agency.Kind> self, CleanPage page) {
        if (name.kind() != Agency.Kind.DEPARTMENT) {
            return name;
        }
        Matcher zone = zoneOffice.matcher(name.printed());
        Optional<AgencyName> ofZone = !zone.matches() ? Optional.empty() : names.read(zone.group("name"), false)
                .filter(found -> found.kind() == Agency.Kind.ZONE);
        if (ofZone.isPresent()) {
            return ofZone.get();
        }
        Matcher office = governmentOffice.matcher(name.printed());
        boolean ownWord = self.filter(kind -> kind == Agency.Kind.GOVERNMENT || kind == Agency.Kind.TOWN).isPresent();
        boolean department = self.filter(kind -> kind == Agency.Kind.DEPARTMENT).isPresent();
        if (!office.matches() || department
                || !ownWord && !selfWords.isOfGovernment(page, name.placePrinted()) && !selfWords.tellsOf(page, name)
                && (self.isPresent() || !sumsUpOthers(page))) {
            return name;
        }
        return names.read(office.group("name"), false).orElse(name);
    }

    private boolean sumsUpOthers(CleanPage page) {
        return page.paragraphs().stream().filter(paragraph -> !paragraph.text().isBlank()).limit(FIRST_PARAGRAPHS)
                .anyMatch(paragraph -> sumsUp.matcher(
                        PlainText.compact(PlainText.cut(paragraph.text(), LONGEST_OPENING))).find());
    }

    /** A bureau's report on a government's site is not the government's: then its name is not known. */
    private static boolean agrees(AgencyName name, Optional<Agency.Kind> self) {
        return self.isEmpty() || switch (self.get()) {
            case GOVERNMENT -> name.kind() == Agency.Kind.GOVERNMENT || name.kind() == Agency.Kind.ZONE;
            case ZONE -> name.kind() != Agency.Kind.GOVERNMENT;
            default -> name.kind() == self.get();
        };
    }

    // --- deciders

    private static Optional<String> meta(Sight sight, String name) {
        return Optional.ofNullable(sight.page.meta().get(name)).filter(text -> !text.isBlank());
    }

    /**
     * Whose office answers questions: 请与某县教育局办公室联系. What it belongs to must be what the text speaks as; of a text
     * without such words only an organ of the centre or a town is taken, or a bureau that it names again and again; of
     * one that says 我区 and 本单位 equally often also a government.
     */
    private List<String> contactNames(Sight sight) {
        Optional<Agency.Kind> self = selfWords.of(sight.page);
        List<String> found = new ArrayList<>();
        for (Paragraph paragraph : sight.page.paragraphs().stream().filter(p -> !p.text().isBlank())
                .limit(2 * FIRST_PARAGRAPHS).toList()) {
            String text = PlainText.compact(PlainText.cut(paragraph.text(), LONGEST_OPENING));
            for (String sentence : PlainText.sentences(TITLES.matcher(text).replaceAll("《》"))) {
                if (!contact.matcher(sentence).find()) {
                    continue;
                }
                Matcher names = contactName.matcher(sentence);
                for (int from = 0; from <= sentence.length() && names.find(from); from = names.start() + 1) {
                    organOf(names.group("name"), self, sight.page).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /** 某县教育局 in 某县教育局办公室: the shortest part that is such an organ, with nothing but its unit behind. */
    private Optional<String> organOf(String unit, Optional<Agency.Kind> self, CleanPage page) {
        boolean placed = names.beginsWithPlace(unit);
        Optional<String> town = Optional.empty();
        for (int end = 2; end <= unit.length(); end++) {
            String part = unit.substring(0, end);
            String rest = unit.substring(end);
            if (rest.isEmpty() || subUnit.matcher(rest).matches() && !branch.matcher(rest).find()) {
                Optional<AgencyName> name = names.read(part, false);
                boolean named = name.filter(found -> placed ? found.namesPlace()
                        : !found.body().isEmpty() && found.kind() != Agency.Kind.GOVERNMENT).isPresent();
                boolean ofGovernment = name.filter(found -> found.kind() == Agency.Kind.DEPARTMENT).isPresent()
                        && governmentOffice.matcher(part).matches();
                boolean fits = self.isEmpty() ? !ofGovernment && name.filter(found -> found.national() || named
                        && (found.kind() == Agency.Kind.TOWN || found.kind() == Agency.Kind.DEPARTMENT && isRepeated(page, part)
                        || found.kind() == Agency.Kind.GOVERNMENT && selfWords.speaksOfArea(page))).isPresent()
                        : named && !ofGovernment && agrees(name.get(), self);
                if (fits && name.get().kind() == Agency.Kind.TOWN) {
                    // 某街道办事处 behind 某街道 is the whole name.
                    town = Optional.of(part);
                } else if (fits && town.isEmpty()) {
                    return Optional.of(part);
                }
            }
        }
        return town;
    }

    /** Whether the text names an organ again and again, or as the owner of a site. */
    private boolean isRepeated(CleanPage page, String name) {
        String text = PlainText.compact(PlainText.cut(page.text(), LONGEST_TEXT));
        return times(page, name) >= AGAIN_AND_AGAIN || sites.stream().anyMatch(site -> text.contains(name + site));
    }

    private List<String> signatureNames(Sight sight) {
        List<Paragraph> paragraphs = sight.page.paragraphs().stream().filter(p -> !p.text().isBlank()).toList();
        List<String> found = new ArrayList<>();
        for (int i = paragraphs.size() - 1; i >= Math.max(0, paragraphs.size() - LAST_PARAGRAPHS); i--) {
            String text = printed.trimmed(PrintedNames.YEARS.matcher(PlainText.compact(
                    PlainText.cut(paragraphs.get(i).text(),
                    LONGEST_TITLE))).replaceAll(""));
            if (text.length() > 1 && text.length() <= LONGEST_SIGNATURE) {
                found.add(text);
            }
        }
        return found;
    }
}
