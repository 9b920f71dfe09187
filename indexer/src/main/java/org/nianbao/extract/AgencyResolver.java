// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nianbao.clean.CleanPage;
import org.nianbao.clean.Paragraph;
import org.nianbao.config.YamlNode;
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

    /** What the deciders look at. */
    private record Sight(CleanPage page, Map<String, String> metadata, Optional<String> siteName) {
    }

    private record Decider(String reason, boolean lenient, Function<Sight, List<String>> names) {
    }

    private static final Pattern YEARS = Pattern.compile(
            "(?:(?:19|20)\\d\\d|[〇零○一二三四五六七八九]{4})(?:年度|年|-(?=20))?|\\d{4}");
    private static final Pattern EDGES = Pattern.compile("^[的,、:;.·\\[\\]()《》<>|_-]+|[的,、:;.·\\[(<《|_-]+$");
    private static final Pattern BRACKETS = Pattern.compile("\\[[^\\[\\]]*\\]");
    private static final Pattern TITLES = Pattern.compile("《[^《》]*》");
    private static final Pattern ROUND_BRACKETS = Pattern.compile("\\([^()]{0,60}\\)");
    private static final String MENTION_BORDERS = ",;:。、《》()<>\"“”'|!?";
    private static final Pattern GOVERNMENT_HOST = Pattern.compile("https?://(?:www\\.)?[a-z]+\\.gov\\.cn(?:[:/]|$)");
    private static final Pattern URL_HOST = Pattern.compile("https?://(?:www\\.)?(?<host>[^/:?#]{4,80})",
            Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_MENTION = 60;
    private static final int LAST_PARAGRAPHS = 8;
    private static final int FIRST_PARAGRAPHS = 6;
    private static final int LONGEST_SIGNATURE = 30;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_OPENING = 1500;
    private static final int LONGEST_TEXT = 50_000;
    private static final int LONGEST_ADDRESSEE = 20;

    private final AgencyNames names;
    private final Pattern topics;
    private final Pattern reportEnds;
    private final Pattern noise;
    private final String brokenGovernment;
    private final List<String> namesNothing;
    private final List<String> noSource;
    private final Pattern openingBefore;
    private final Pattern openingAfter;
    private final List<String> openingSkip;
    private final Pattern mention;
    private final Pattern mentionVerbs;
    private final Pattern mentionNoise;
    private final Pattern contact;
    private final Pattern contactName;
    private final Pattern subUnit;
    private final SelfWords selfWords;
    private final AgencyPlace places;
    private final Pattern governmentOffice;
    private final Pattern sumsUp;
    private final Pattern ownTitle;
    private final Pattern ownRule;
    private final Pattern ownSite;
    private final Pattern units;
    private final List<Decider> deciders = List.of(
            new Decider("title", true, sight -> titleNames(sight.page.title())),
            new Decider("meta article title", true, sight -> meta(sight, "articletitle").stream()
                    .flatMap(title -> titleNames(title).stream()).toList()),
            new Decider("content source", false, sight -> sources(meta(sight, "contentsource"))),
            new Decider("publisher in the head matter", false, sight ->
                    sources(Optional.ofNullable(sight.metadata.get("publisher")))),
            new Decider("its own name in the text", false, this::ownTitleNames),
            new Decider("first paragraph", false, this::openingNames),
            new Decider("signature", false, this::signatureNames),
            new Decider("contact", false, this::contactNames),
            new Decider("rules of its own", false, this::ownRuleNames),
            new Decider("own site", false, this::ownSiteNames),
            new Decider("site name", false, sight -> sources(sight.siteName)),
            new Decider("site host", false, sight ->
                    sources(Optional.ofNullable(sight.metadata.get("site_host")))));

    AgencyResolver(Divisions divisions, YamlNode words) {
        names = new AgencyNames(divisions, words);
        topics = Pattern.compile(AgencyNames.any(words, "title_topics"));
        reportEnds = Pattern.compile(AgencyNames.any(words, "title_ends"));
        noise = Pattern.compile(AgencyNames.any(words, "title_noise") + "|"
                + String.join("|", words.required("title_noise_patterns").texts()));
        brokenGovernment = words.required("broken_government").text();
        namesNothing = words.required("title_names_nothing").texts();
        noSource = words.required("no_source").texts();
        openingBefore = Pattern.compile("(?:" + AgencyNames.any(words, "opening_before")
                + ")(?<name>[^,;:。《》()\\d]{2,28}?)"
                + "(?=\\d{4}年|" + AgencyNames.any(words, "opening_after") + ")");
        openingAfter = Pattern.compile("(?:^|,|:|^\\d{4}年度?)(?<name>[^,;:。《》()\\d]{2,24}?)(?=\\d{4}年|"
                + AgencyNames.any(words, "opening_after") + ")");
        openingSkip = words.required("opening_skip").texts();
        mention = Pattern.compile("(?:" + AgencyNames.any(words, "title_topics") + ")[^,;:。]{0,16}?(?:"
                + AgencyNames.any(words, "title_ends") + ")");
        mentionVerbs = Pattern.compile("^.*(?:" + AgencyNames.any(words, "mention_verbs") + ")|^(?:"
                + AgencyNames.any(words, "mention_starts") + ")");
        String edges = AgencyNames.any(words, "mention_noise");
        mentionNoise = Pattern.compile("^(?:" + edges + ")+|(?:" + edges + ")+$");
        contact = Pattern.compile(AgencyNames.any(words, "citation_contact"));
        contactName = Pattern.compile("(?:^|" + AgencyNames.any(words, "contact_before")
                + "):?(?<name>\\p{IsHan}{4,40}?)(?=[,;:。(<]|$|" + AgencyNames.any(words, "citation_contact") + ")");
        subUnit = Pattern.compile(".*(?:" + AgencyNames.any(words, "sub_units") + ")");
        selfWords = new SelfWords(words);
        places = new AgencyPlace(divisions, names, words);
        ownTitle = Pattern.compile("(?:" + AgencyNames.any(words, "opening_before") + "|"
                + AgencyNames.any(words, "makes") + ")了?《(?<title>[^《》]{6,60}(?:" + AgencyNames.any(words, "title_ends")
                + "))》");
        ownRule = Pattern.compile("(?:" + AgencyNames.any(words, "makes") + ")了?《(?<name>[^《》]{3,30}?)(?:"
                + AgencyNames.any(words, "title_topics") + ")[^《》]{0,20}》");
        ownSite = Pattern.compile("(?<name>\\p{IsHan}{3,30}?)[”\"』」]?(?:" + AgencyNames.any(words, "own_site")
                + ")[”\"』」]?[(:,]?\\p{IsHan}{0,4}[:]?(?:https?://)?(?:www\\.)?$");
        sumsUp = Pattern.compile(String.join("|", words.required("sums_up").texts()));
        units = Pattern.compile("(?:" + String.join("|", words.required("publishing_units").texts()) + ")$");
        governmentOffice = Pattern.compile("(?<name>.+?)(?:" + AgencyNames.any(words, "government_offices") + ")");
    }

    Resolved resolve(CleanPage page, Map<String, String> metadata, Optional<String> siteName, PlaceClues clues) {
        Sight sight = new Sight(page, metadata, siteName);
        Optional<Agency.Kind> self = selfWords.of(page);
        Optional<AgencyName> chosen = Optional.empty();
        String reason = "";
        for (Decider decider : deciders) {
            for (String printed : decider.names.apply(sight)) {
                Optional<AgencyName> found = names.read(printed, decider.lenient);
                if (!decider.lenient) {
                    found = found.map(name -> asTheTextSpeaks(name, self, page)).filter(name -> agrees(name, self));
                }
                if (found.isPresent()) {
                    chosen = found;
                    reason = decider.reason;
                    break;
                }
            }
            if (chosen.isPresent()) {
                break;
            }
        }
        if (chosen.isEmpty()) {
            Optional<PlaceClues.Placed> home = governmentOfSite(page, clues);
            Optional<AgencyName> government = home.flatMap(placed -> names.read(placed.division().fullName(), false));
            if (government.isPresent()) {
                Resolved resolved = places.of(government.get(), home.get().reason(), clues);
                return new Resolved(resolved.agency(), home.get().reason(), home.get().reason(), resolved.notes());
            }
            return new Resolved(unnamed(page), "", "", List.of("no part of the page names the agency"));
        }
        return places.of(chosen.get(), reason, clues);
    }

    /** Of a report that names nobody and speaks of nothing but 我市: the government on whose own host it stands. */
    private Optional<PlaceClues.Placed> governmentOfSite(CleanPage page, PlaceClues clues) {
        return page.url().filter(url -> GOVERNMENT_HOST.matcher(url).lookingAt()).flatMap(url -> selfWords.onlyArea(page))
                .flatMap(area -> clues.ofSite(division -> division.name().endsWith(area.substring(1))));
    }

    /** What the text calls its own organ (我局, 我镇) says the kind, and of a town the level, where it names nobody. */
    private Agency unnamed(CleanPage page) {
        Optional<Agency.Kind> self = selfWords.of(page).filter(kind -> kind != Agency.Kind.ZONE);
        Optional<Agency.Level> level = self.filter(kind -> kind == Agency.Kind.TOWN).map(kind -> Agency.Level.TOWN);
        return new Agency(Optional.empty(), Optional.empty(), level, self, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    /** The divisions that lead the names in these sources, where they name one. */
    List<Division> placesOf(List<String> sources) {
        return sources.stream().map(PlainText::compact).map(this::trimmed)
                .flatMap(text -> names.read(text, true).stream()).flatMap(name -> name.onlyPlace().stream()).toList();
    }

    /** The office of a government publishes for the whole of it, where the text says 我区 or sums up others' reports. */
    private AgencyName asTheTextSpeaks(AgencyName name, Optional<Agency.Kind> self, CleanPage page) {
        Matcher office = governmentOffice.matcher(name.printed());
        if (name.kind() != Agency.Kind.DEPARTMENT || !office.matches()
                || self.filter(kind -> kind == Agency.Kind.DEPARTMENT || kind == Agency.Kind.ZONE).isPresent()
                || self.isEmpty() && !sumsUpOthers(page)) {
            return name;
        }
        return names.read(office.group("name"), false).orElse(name);
    }

    private boolean sumsUpOthers(CleanPage page) {
        return page.paragraphs().stream().filter(paragraph -> !paragraph.text().isBlank()).limit(FIRST_PARAGRAPHS)
                .anyMatch(paragraph -> sumsUp.matcher(PlainText.compact(cut(paragraph.text(), LONGEST_OPENING))).find());
    }

    /** A bureau's report on a government's site is not the government's: then its name is not known. */
    private static boolean agrees(AgencyName name, Optional<Agency.Kind> self) {
        return self.isEmpty() || switch (self.get()) {
            case GOVERNMENT -> name.kind() == Agency.Kind.GOVERNMENT || name.kind() == Agency.Kind.ZONE;
            case ZONE -> name.kind() != Agency.Kind.GOVERNMENT;
            default -> name.kind() == self.get();
        };
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    // --- deciders

    private static Optional<String> meta(Sight sight, String name) {
        return Optional.ofNullable(sight.page.meta().get(name)).filter(text -> !text.isBlank());
    }

    private List<String> sources(Optional<String> printed) {
        return printed.map(PlainText::compact).map(this::trimmed)
                .filter(text -> text.length() > 1 && noSource.stream().noneMatch(text::equalsIgnoreCase))
                .map(List::of).orElse(List.of());
    }

    /** The name in a title stands before the topic, or behind the word for a report. */
    private List<String> titleNames(String title) {
        String compact = PlainText.compact(cut(title, LONGEST_TITLE));
        int open = compact.indexOf('《');
        if (open >= 0 && topics.matcher(compact.substring(open)).find()) {
            List<String> inner = titleNames(compact.substring(open + 1));
            if (!inner.isEmpty()) {
                return inner;
            }
        }
        String text = YEARS.matcher(BRACKETS.matcher(PlainText.compact(title)).replaceAll("")).replaceAll(" ")
                .replace('|', ' ');
        Matcher topic = topics.matcher(text);
        if (!topic.find()) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        add(found, withoutBrokenGovernment(text.substring(0, topic.start())));
        Matcher ends = reportEnds.matcher(text);
        int last = -1;
        while (ends.find()) {
            last = ends.end();
        }
        if (last > 0) {
            add(found, text.substring(last));
        }
        return found;
    }

    private void add(List<String> found, String piece) {
        String name = trimmed(noise.matcher(piece).replaceAll(" "));
        if (name.indexOf(' ') >= 0) {
            for (String part : name.split(" +")) {
                add(found, part);
            }
            return;
        }
        if (name.length() > 1 && !namesNothing.contains(name)) {
            found.add(name);
        }
    }

    private String trimmed(String text) {
        String before = units.matcher(text.strip()).replaceFirst("");
        String after = EDGES.matcher(before).replaceAll("").strip();
        while (!after.equals(before)) {
            before = after;
            after = EDGES.matcher(before).replaceAll("").strip();
        }
        int open = Math.max(after.indexOf('('), after.indexOf('['));
        return after.endsWith(")") && open < 0 ? after.substring(0, after.length() - 1) : after;
    }

    private List<String> openingNames(Sight sight) {
        List<String> found = new ArrayList<>();
        List<Paragraph> paragraphs = sight.page.paragraphs().stream().filter(p -> !p.text().isBlank())
                .limit(FIRST_PARAGRAPHS).toList();
        for (Paragraph paragraph : paragraphs) {
            String text = PlainText.compact(cut(paragraph.text(), LONGEST_OPENING));
            if (text.length() <= LONGEST_ADDRESSEE && text.endsWith(":")) {
                continue;
            }
            for (String sentence : PlainText.sentences(TITLES.matcher(text).replaceAll("《》"))) {
                mentioned(sentence, found);
                if (contact.matcher(sentence).find()) {
                    continue;
                }
                collect(openingBefore.matcher(sentence), found);
                collect(openingAfter.matcher(sentence), found);
            }
        }
        return found;
    }

    /** Whoever stands in front of 政府信息公开…报告 in a sentence: behind a verb, before or behind the year. */
    private void mentioned(String sentence, List<String> found) {
        String plain = ROUND_BRACKETS.matcher(sentence).replaceAll("");
        Matcher topic = mention.matcher(plain);
        while (topic.find()) {
            int start = topic.start();
            while (start > 0 && topic.start() - start < LONGEST_MENTION
                    && MENTION_BORDERS.indexOf(plain.charAt(start - 1)) < 0) {
                start--;
            }
            String[] pieces = YEARS.split(plain.substring(start, topic.start()));
            for (int i = pieces.length - 1; i >= 0; i--) {
                String name = withoutBrokenGovernment(trimmed(mentionNoise.matcher(mentionVerbs.matcher(pieces[i])
                        .replaceFirst("")).replaceAll("")));
                if (!pieces[i].isBlank() && !name.isEmpty()) {
                    if (openingSkip.stream().noneMatch(name::startsWith) && !namesNothing.contains(name)) {
                        found.add(name);
                    }
                    break;
                }
            }
        }
    }

    /** Whose office answers questions: 请与某县教育局办公室联系. What it belongs to must be what the text speaks as. */
    private List<String> contactNames(Sight sight) {
        Optional<Agency.Kind> self = selfWords.of(sight.page);
        if (self.isEmpty()) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        for (Paragraph paragraph : sight.page.paragraphs().stream().filter(p -> !p.text().isBlank())
                .limit(2 * FIRST_PARAGRAPHS).toList()) {
            String text = PlainText.compact(cut(paragraph.text(), LONGEST_OPENING));
            for (String sentence : PlainText.sentences(TITLES.matcher(text).replaceAll("《》"))) {
                if (!contact.matcher(sentence).find()) {
                    continue;
                }
                Matcher names = contactName.matcher(sentence);
                while (names.find()) {
                    organOf(names.group("name"), self.get()).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /** Who is named in the title that the text gives itself: 现发布《某镇2022年…年度报告》. */
    private List<String> ownTitleNames(Sight sight) {
        List<String> found = new ArrayList<>();
        sight.page.paragraphs().stream().filter(p -> !p.text().isBlank()).limit(FIRST_PARAGRAPHS).forEach(paragraph -> {
            Matcher title = ownTitle.matcher(PlainText.compact(cut(paragraph.text(), LONGEST_OPENING)));
            while (title.find()) {
                found.addAll(titleNames(title.group("title")));
            }
        });
        return found;
    }

    /** Whose rules on open information the text says it made: 制定了《某局政府信息公开办法》. Governments' bind others. */
    private List<String> ownRuleNames(Sight sight) {
        if (selfWords.of(sight.page).filter(kind -> kind != Agency.Kind.GOVERNMENT).isEmpty()) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        Matcher rule = ownRule.matcher(PlainText.compact(cut(sight.page.text(), LONGEST_TEXT)));
        while (rule.find()) {
            String name = withoutBrokenGovernment(trimmed(rule.group("name")));
            if (names.read(name, false).filter(read -> read.kind() == Agency.Kind.TOWN
                    || read.kind() == Agency.Kind.DEPARTMENT).isPresent()) {
                found.add(name);
            }
        }
        return found;
    }

    /** Whom the text calls the owner of the site it stands on: “某市水利局”网站(http://slj…). */
    private List<String> ownSiteNames(Sight sight) {
        Optional<String> host = sight.page.url().map(URL_HOST::matcher).filter(Matcher::lookingAt)
                .map(url -> url.group("host").toLowerCase(Locale.ROOT));
        List<String> found = new ArrayList<>();
        if (host.isEmpty()) {
            return found;
        }
        String text = PlainText.compact(cut(sight.page.text(), LONGEST_TEXT)).toLowerCase(Locale.ROOT);
        for (int at = text.indexOf(host.get()); at >= 0; at = text.indexOf(host.get(), at + 1)) {
            Matcher owner = ownSite.matcher(text.substring(Math.max(0, at - LONGEST_MENTION), at));
            if (owner.find()) {
                found.add(withoutBrokenGovernment(trimmed(mentionVerbs.matcher(owner.group("name")).replaceFirst(""))));
            }
        }
        return found;
    }

    /** 某县教育局 in 某县教育局办公室: the shortest part that is such an organ, with nothing but its unit behind. */
    private Optional<String> organOf(String unit, Agency.Kind self) {
        boolean placed = names.beginsWithPlace(unit);
        for (int end = 2; end <= unit.length(); end++) {
            String part = unit.substring(0, end);
            String rest = unit.substring(end);
            if (rest.isEmpty() || subUnit.matcher(rest).matches()) {
                Optional<AgencyName> name = names.read(part, false);
                boolean named = name.filter(found -> placed ? found.namesPlace()
                        : !found.body().isEmpty() && found.kind() != Agency.Kind.GOVERNMENT).isPresent();
                boolean ofGovernment = name.filter(found -> found.kind() == Agency.Kind.DEPARTMENT).isPresent()
                        && governmentOffice.matcher(part).matches();
                if (named && !ofGovernment && agrees(name.get(), Optional.of(self))) {
                    return Optional.of(part);
                }
            }
        }
        return Optional.empty();
    }

    /** 人民 in 人民政府信息公开, whose other half the topic took. */
    private String withoutBrokenGovernment(String name) {
        return name.endsWith(brokenGovernment) ? name.substring(0, name.length() - brokenGovernment.length()) : name;
    }

    private void collect(Matcher matcher, List<String> found) {
        int from = 0;
        while (matcher.find(from)) {
            String whole = withoutBrokenGovernment(trimmed(matcher.group("name")));
            if (openingSkip.stream().noneMatch(whole::startsWith) && !namesNothing.contains(whole)) {
                found.add(whole);
            }
            from = matcher.start() + 1;
        }
    }

    private List<String> signatureNames(Sight sight) {
        List<Paragraph> paragraphs = sight.page.paragraphs().stream().filter(p -> !p.text().isBlank()).toList();
        List<String> found = new ArrayList<>();
        for (int i = paragraphs.size() - 1; i >= Math.max(0, paragraphs.size() - LAST_PARAGRAPHS); i--) {
            String text = trimmed(YEARS.matcher(PlainText.compact(cut(paragraphs.get(i).text(),
                    LONGEST_TITLE))).replaceAll(""));
            if (text.length() > 1 && text.length() <= LONGEST_SIGNATURE) {
                found.add(text);
            }
        }
        return found;
    }
}
