// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.head;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.clean.CleanPage;
import org.nianbao.clean.Paragraph;
import org.nianbao.config.YamlNode;
import org.nianbao.extract.text.PlainText;
import org.nianbao.report.Agency;

/** Whom a report's first paragraphs name: as its author, as whose report it is, in front of what it announces. */
final class OpeningNames {

    private static final Pattern TITLES = Pattern.compile("《[^《》]*》");
    private static final Pattern ROUND_BRACKETS = Pattern.compile("\\([^()]{0,60}\\)");
    private static final String MENTION_BORDERS = ",;:。、《》()<>\"“”'|!?";
    private static final Pattern HEADING = Pattern.compile("[(（]?[一二三四五六七八九十\\d]{1,3}[)）、.]");
    private static final int LONGEST_MENTION = 60;
    private static final int LONGEST_ADDRESSEE = 20;
    private static final int FIRST_PARAGRAPHS = 6;
    /** Paragraphs and the short lines between them: headings, telephone, post code. */
    private static final int FIRST_LINES = 12;
    private static final int LONGEST_LINE = 30;
    private static final int LONGEST_OPENING = 1500;

    private final AgencyNames names;
    private final PrintedNames printed;
    private final Pattern mentionVerbs;
    private final Pattern contact;
    private final List<String> sites;
    private final Pattern openingBefore;
    private final Pattern openingAfter;
    private final Pattern author;
    private final List<String> openingSkip;
    /** What begins with the words that stand behind names is no name. */
    private final Pattern predicate;
    private final Pattern mention;
    private final Pattern mentionNoise;

    /**
     * @param mentionVerbs what stands in front of whoever is named before the word for a report
     * @param contact what shows that a sentence is about whom to ask
     * @param sites how a text calls a site, behind its owner's name
     */
    OpeningNames(AgencyNames names, PrintedNames printed, Pattern mentionVerbs, Pattern contact, List<String> sites,
                 YamlNode words) {
        this.names = names;
        this.printed = printed;
        this.mentionVerbs = mentionVerbs;
        this.contact = contact;
        this.sites = sites;
        openingBefore = Pattern.compile("(?:" + AgencyNames.any(words, "opening_before")
                + ")(?<name>[^,;:。《》()\\d]{2,28}?)"
                + "(?=\\d{4}年|" + AgencyNames.any(words, "opening_after") + ")");
        openingAfter = Pattern.compile("(?:^|,|:|^\\d{4}年度?)(?<name>[^,;:。《》()\\d]{2,24}?)(?=\\d{4}年|"
                + AgencyNames.any(words, "opening_after") + ")");
        author = Pattern.compile("由(?<name>[^,;:。《》()\\d]{3,28}?)(?:" + AgencyNames.any(words, "writes") + ")");
        openingSkip = words.required("opening_skip").texts();
        predicate = Pattern.compile("(?=..)(?:" + AgencyNames.any(words, "opening_after") + ")");
        mention = Pattern.compile("(?:" + AgencyNames.any(words, "title_topics") + ")[^,;:。]{0,16}?(?:"
                + AgencyNames.any(words, "title_ends") + ")");
        String edges = AgencyNames.any(words, "mention_noise");
        mentionNoise = Pattern.compile("^(?:" + edges + ")+|(?:" + edges + ")+$");
    }

    /** A line above the first sentence that is nothing but a name. */
    List<String> headLines(CleanPage page) {
        return page.paragraphs().stream().map(Paragraph::text).filter(text -> !text.isBlank())
                .takeWhile(text -> text.indexOf('。') < 0).limit(FIRST_PARAGRAPHS)
                .filter(text -> text.length() <= LONGEST_LINE).map(PlainText::compact).map(printed::trimmed)
                .filter(text -> sites.stream().noneMatch(text::endsWith)
                        && names.read(text, false).filter(AgencyName::namesPlace).isPresent()).toList();
    }

    /** Of a text whose sentences are broken over lines, as a page of paper: 现公布某市公路局 / 2014年…报告. */
    List<String> namesOverLines(CleanPage page) {
        return named(List.of(String.join("", openings(page).stream()
                .filter(text -> !HEADING.matcher(text).lookingAt()).toList())));
    }

    /** Whoever the first paragraphs name before or behind the words that announce a report. */
    List<String> names(CleanPage page) {
        return named(openings(page));
    }

    private List<String> named(List<String> openings) {
        List<String> found = new ArrayList<>();
        for (String text : openings) {
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
                if (sentence.indexOf('(') >= 0) {
                    String plain = ROUND_BRACKETS.matcher(sentence).replaceAll("");
                    collect(openingBefore.matcher(plain), found);
                    collect(openingAfter.matcher(plain), found);
                }
            }
        }
        return found;
    }

    private static List<String> openings(CleanPage page) {
        List<String> openings = new ArrayList<>();
        int sentences = 0;
        for (Paragraph paragraph : page.paragraphs()) {
            if (sentences == FIRST_PARAGRAPHS || openings.size() == FIRST_LINES) {
                break;
            }
            if (!paragraph.text().isBlank()) {
                openings.add(PlainText.compact(PlainText.cut(paragraph.text(), LONGEST_OPENING)));
                sentences += paragraph.text().length() > LONGEST_LINE ? 1 : 0;
            }
        }
        return openings;
    }

    /** Whose report the first paragraphs say this is. */
    List<String> reportsNamed(CleanPage page) {
        List<String> found = new ArrayList<>();
        openings(page).stream().map(text -> TITLES.matcher(text).replaceAll("《》"))
                .flatMap(text -> PlainText.sentences(text).stream())
                .forEach(sentence -> mentioned(sentence, found));
        // A bureau without its place is less than what publisher and meta tags may say.
        found.removeIf(name -> names.read(name, false).filter(read -> read.namesPlace() || read.national()
                || read.kind() != Agency.Kind.DEPARTMENT).isEmpty());
        return found;
    }

    /** Who the first paragraphs say wrote the report: 由某县水利局编制; a bureau with its place only. */
    List<String> authors(CleanPage page) {
        List<String> found = new ArrayList<>();
        for (String text : openings(page)) {
            if (text.indexOf('由') >= 0) {
                collect(author.matcher(TITLES.matcher(text).replaceAll("《》")), found);
            }
        }
        found.removeIf(name -> names.read(name, false).filter(read -> read.namesPlace() || read.national()).isEmpty());
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
            String[] pieces = PrintedNames.YEARS.split(plain.substring(start, topic.start()));
            for (int i = pieces.length - 1; i >= 0; i--) {
                String name = printed.withoutBrokenGovernment(printed.trimmed(mentionNoise
                        .matcher(mentionVerbs.matcher(pieces[i])
                        .replaceFirst("")).replaceAll("")));
                if (!pieces[i].isBlank() && !name.isEmpty()) {
                    if (openingSkip.stream().noneMatch(name::startsWith) && !printed.isNothing(name)
                            && sites.stream().noneMatch(name::endsWith)) {
                        found.add(name);
                    }
                    break;
                }
            }
        }
    }

    private void collect(Matcher matcher, List<String> found) {
        int from = 0;
        while (matcher.find(from)) {
            String whole = printed.withoutBrokenGovernment(printed.trimmed(matcher.group("name")));
            if (openingSkip.stream().noneMatch(whole::startsWith) && !printed.isNothing(whole)
                    && sites.stream().noneMatch(whole::endsWith) && !predicate.matcher(whole).lookingAt()) {
                found.add(whole);
            }
            from = matcher.start() + 1;
        }
    }
}
