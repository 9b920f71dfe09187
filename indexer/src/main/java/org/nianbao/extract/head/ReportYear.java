// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.head;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nianbao.clean.CleanPage;
import org.nianbao.clean.Paragraph;
import org.nianbao.config.YamlNode;
import org.nianbao.extract.text.ChineseNumber;
import org.nianbao.extract.text.PlainText;
import org.nianbao.extract.text.SoughtPattern;

/**
 * Decides which year a report is about. Title, period of statistics and the years that sentences begin with each have a
 * voice; the year of publication has none.
 */
final class ReportYear {

    /** The year and why; {@code year} is absent when nothing names it, or when the title spans several. */
    record Decided(Optional<Integer> year, String reason, List<String> notes) {
    }

    private static final SoughtPattern YEAR = SoughtPattern.of("(?<!\\d)((?:19|20)\\d\\d)(?!\\d)");
    /** A whole day in a title is one of writing or publication. */
    private static final Pattern DAY = Pattern.compile("(?<!\\d)20\\d\\d(?:年|-|/|\\.)\\d{1,2}(?:月|-|/|\\.)\\d{1,2}日?");
    private static final Pattern HAN_YEAR = Pattern.compile("[二一][〇零○九O0][〇零○一二三四五六七八九O0]{2}(?=年)");
    private static final Pattern RANGE = Pattern.compile("20\\d\\d年?度?(?:-|至|到|、|和)20\\d\\d年?度?");
    private static final Pattern PERIOD = Pattern.compile(
            "(?<!\\d)(?<first>20\\d\\d)[年./-]?0?1[月./-]?0?1日?(?:起|开始)?"
            + "[,、]?(?:截至|截止|至|到|-|—|~){1,2}(?<second>20\\d\\d)?[年./-]?12[月./-]?31(?:日|止)?");
    /** A period that ends before its year does: 2017年1月1日至2017年12月15日. */
    private static final Pattern SHORT_PERIOD = Pattern.compile(
            "(?<!\\d)(?<first>20\\d\\d)年0?1月0?1日(?:起|开始)?[,、]?(?:截至|截止|至|到|-|—|~){1,2}"
            + "(?:\\k<first>年)?1[0-2]月\\d{1,2}日?");
    /** A period of twelve months that begins in one year and ends in the next, as a school year does. */
    private static final Pattern CROSSING = Pattern.compile("(?<first>20\\d\\d)年(?!0?1月)\\d{1,2}月\\d{1,2}日(?:起|开始)?"
            + "[,、]?(?:截至|截止|至|到|-|—|~){1,2}(?<second>20\\d\\d)年(?!12月)\\d{1,2}月\\d{1,2}日");
    /** The day that the numbers were closed on: 所列数据截止日期为2014年12月31日, 截至2014年底. */
    private static final SoughtPattern CLOSED = SoughtPattern.of(
            "(?:截止|截至|(?:^|[,;:。])到)(?:日期|时间)?(?:为|到|至|于)?:?(20\\d\\d)年(?:12月31日|年?底)");
    private static final SoughtPattern LEADING = SoughtPattern.of(
            "(?:^|[,;:)])(?:在|自)?(20\\d\\d)年(?![\\d一二三四五六七八九十]{1,2}月)");
    /** A year that a sentence names behind its subject, right before what was done in it: 某局2018年共公开. */
    private static final String NOT_COMPARED = "(?<![比较与和于\\d])(20\\d\\d)年度?";
    private static final String CENTURY = "20";
    private static final int YEAR_DIGITS = 4;
    private static final int TITLE_VOICE = 4;
    private static final int PERIOD_VOICE = 3;
    private static final int TEXT_VOICE = 3;
    private static final int OPENING_VOICE = 2;
    private static final int OPENING = 400;
    private static final int LONGEST_TEXT = 100_000;
    private static final int FIRST_YEAR = 2007;

    private final SoughtPattern named;
    private final SoughtPattern ownName;
    private final SoughtPattern announced;
    private final SoughtPattern done;

    ReportYear(YamlNode words) {
        String topics = "(?:" + AgencyNames.any(words, "year_topics") + ")";
        String ends = "(?:" + AgencyNames.any(words, "year_ends") + ")";
        done = SoughtPattern.of(NOT_COMPARED + "(?:" + AgencyNames.any(words, "year_acts") + ")");
        announced = SoughtPattern.of("(?<!\\d)(20\\d\\d)年度?[^,;:。《》()\\d]{0,25}" + topics
                + "[^,;:。《》()\\d]{0,8}" + ends);
        ownName = SoughtPattern.of("《[^《》\\d]{0,30}(20\\d\\d)年度?[^《》]{0,30}" + topics + "[^《》]{0,12}" + ends
                + "》[(](?:以下)?简称");
        named = SoughtPattern.of("(?<!\\d)(20\\d\\d)年?度?" + topics
                + "|" + topics + "[^,;。\\d]{0,12}[(（](20\\d\\d)年?度?(?!\\d|[年.-]?\\d)");
    }

    Decided decide(CleanPage page) {
        List<String> notes = new ArrayList<>();
        Map<Integer, Integer> voices = new TreeMap<>();
        Map<Integer, String> reasons = new LinkedHashMap<>();
        String title = withDigits(PlainText.compact(page.title()));
        if (title.isEmpty()) {
            title = withDigits(PlainText.compact(page.meta().getOrDefault("articletitle", "")));
        }
        title = DAY.matcher(title).replaceAll("");
        Matcher range = RANGE.matcher(title);
        if (range.find()) {
            TreeSet<Integer> years = years(range.group());
            if (years.size() > 1) {
                notes.add("the title spans several years: " + range.group());
                return new Decided(Optional.empty(), "", notes);
            }
        }
        titleYear(title).ifPresent(year -> speak(voices, reasons, year, TITLE_VOICE, "title"));
        String whole = page.text();
        String text = withDigits(PlainText.compact(whole.substring(0, Math.min(LONGEST_TEXT, whole.length()))));
        TreeSet<Integer> periods = periodYears(text, notes);
        periods.forEach(year -> speak(voices, reasons, year, PERIOD_VOICE, "period of statistics"));
        if (periods.size() > 1) {
            notes.add("several periods of statistics: " + periods);
        }
        Matcher shortPeriod = SHORT_PERIOD.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        if (findYear(shortPeriod, text, 0) && !PERIOD.matcher(text).find()) {
            speak(voices, reasons, Integer.parseInt(shortPeriod.group("first")), OPENING_VOICE,
                    "period of statistics, cut short");
        }
        String beginning = text.substring(0, Math.min(OPENING, text.length()));
        Optional<String> crossing = crossing(text);
        if (voices.isEmpty() && crossing.isPresent() && !announced.in(beginning).next() && !named.in(beginning).next()) {
            notes.add("the period of statistics belongs to two years: " + crossing.get());
            return new Decided(Optional.empty(), "", notes);
        }
        if (crossing.isEmpty()) {
            leadingYear(page).ifPresent(year -> speak(voices, reasons, year, TEXT_VOICE, "text"));
        }
        SoughtPattern.Search own = ownName.in(beginning);
        if (own.next()) {
            speak(voices, reasons, Integer.parseInt(own.group(1)), TITLE_VOICE, "the name that the text gives itself");
        }
        SoughtPattern.Search opening = named.in(beginning);
        SoughtPattern.Search announcement = announced.in(beginning);
        if (!opening.next()) {
            if (announcement.next()) {
                speak(voices, reasons, Integer.parseInt(announcement.group(1)), OPENING_VOICE, "opening words");
            }
        } else {
            int year = Integer.parseInt(opening.group(1) == null ? opening.group(2) : opening.group(1));
            speak(voices, reasons, year, OPENING_VOICE, "opening words");
        }
        voices.keySet().removeIf(year -> year < FIRST_YEAR);
        SoughtPattern.Search closed = CLOSED.in(text);
        if (voices.isEmpty() && closed.next()) {
            speak(voices, reasons, Integer.parseInt(closed.group(1)), OPENING_VOICE,
                    "day that the numbers were closed on");
        }
        if (voices.isEmpty()) {
            Set<Integer> acts = years(done.in(text));
            if (acts.size() == 1) {
                speak(voices, reasons, acts.iterator().next(), OPENING_VOICE, "what was done in it");
            }
        }
        int most = voices.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<Integer> best = voices.entrySet().stream().filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey).toList();
        if (best.isEmpty()) {
            notes.add("nothing names the year reported about");
            return new Decided(Optional.empty(), "", notes);
        }
        if (voices.size() > 1) {
            notes.add("years contradict each other: " + voices.keySet().stream()
                    .map(other -> other + " (" + reasons.get(other) + ")").collect(Collectors.joining(", ")));
        }
        // Between equals the title decides, then the period of statistics; else nobody does.
        Optional<Integer> year = best.size() == 1 ? Optional.of(best.get(0))
                : titleYear(title).filter(best::contains).or(() -> Optional.of(periods)
                .filter(set -> set.size() == 1 && best.contains(set.first())).map(TreeSet::first));
        return new Decided(year, year.map(reasons::get).orElse(""), notes);
    }

    private static void speak(Map<Integer, Integer> voices, Map<Integer, String> reasons, int year, int voice,
                              String reason) {
        voices.merge(year, voice, Integer::sum);
        reasons.merge(year, reason, (one, two) -> one + ", " + two);
    }

    private Optional<Integer> titleYear(String title) {
        SoughtPattern.Search topic = named.in(title);
        if (topic.next()) {
            return Optional.of(Integer.valueOf(topic.group(1) == null ? topic.group(2) : topic.group(1)));
        }
        TreeSet<Integer> years = years(title);
        return years.isEmpty() ? Optional.empty() : Optional.of(years.first());
    }

    private static TreeSet<Integer> years(String text) {
        return years(YEAR.in(text));
    }

    private static TreeSet<Integer> years(SoughtPattern.Search search) {
        TreeSet<Integer> years = new TreeSet<>();
        while (search.next()) {
            years.add(Integer.valueOf(search.group(1)));
        }
        return years;
    }

    /** The years of the periods of statistics named: one, unless several reports stand on the page. */
    private static TreeSet<Integer> periodYears(String text, List<String> notes) {
        TreeSet<Integer> years = new TreeSet<>();
        Matcher period = PERIOD.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        for (int at = 0; findYear(period, text, at); at = period.end()) {
            int first = Integer.parseInt(period.group("first"));
            String second = period.group("second");
            if (second == null || Integer.parseInt(second) == first) {
                years.add(first);
            } else {
                notes.add("the period of statistics spans several years: " + period.group());
            }
        }
        return years;
    }

    private static Optional<String> crossing(String text) {
        Matcher crossing = CROSSING.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        return findYear(crossing, text, 0) && Integer.parseInt(crossing.group("second"))
                == Integer.parseInt(crossing.group("first")) + 1 ? Optional.of(crossing.group()) : Optional.empty();
    }

    /** Finds a pattern that begins with a year of this century, and looks for it where such a year may begin only. */
    private static boolean findYear(Matcher matcher, String text, int from) {
        for (int at = text.indexOf(CENTURY, from); at >= 0; at = text.indexOf(CENTURY, at + 1)) {
            if (matcher.region(at, text.length()).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    /** The year that most sentences begin with, when it does so more often than any other. */
    private static Optional<Integer> leadingYear(CleanPage page) {
        Map<Integer, Integer> counts = new TreeMap<>();
        int budget = LONGEST_TEXT;
        for (Paragraph paragraph : page.paragraphs()) {
            budget -= paragraph.text().length();
            if (budget < 0) {
                break;
            }
            if (paragraph.text().indexOf('年') < 0) {
                continue;
            }
            for (String sentence : PlainText.sentences(paragraph.text())) {
                if (sentence.indexOf('年') < 0) {
                    continue;
                }
                SoughtPattern.Search leading = LEADING.in(withDigits(PlainText.compact(sentence)));
                if (leading.next()) {
                    counts.merge(Integer.valueOf(leading.group(1)), 1, Integer::sum);
                }
            }
        }
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<Integer> best = counts.entrySet().stream().filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey).toList();
        return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
    }

    /** 二〇二一年 as 2021年. */
    static String withDigits(String text) {
        boolean written = false;
        for (int at = text.indexOf('年', YEAR_DIGITS); at >= 0 && !written; at = text.indexOf('年', at + 1)) {
            char millennium = text.charAt(at - YEAR_DIGITS);
            written = millennium == '二' || millennium == '一';
        }
        if (!written) {
            return text;
        }
        Matcher matcher = HAN_YEAR.matcher(text);
        return matcher.replaceAll(found -> {
            StringBuilder digits = new StringBuilder();
            for (char c : found.group().toCharArray()) {
                digits.append(c == '○' || c == 'O' || c == '0' ? "0" : ChineseNumber.of(String.valueOf(c))
                        .map(Object::toString).orElse("0"));
            }
            return digits.toString();
        });
    }
}
