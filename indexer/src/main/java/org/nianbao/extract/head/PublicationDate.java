// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.head;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nianbao.clean.CleanPage;
import org.nianbao.clean.Paragraph;
import org.nianbao.config.YamlNode;
import org.nianbao.extract.text.ChineseNumber;
import org.nianbao.extract.text.PlainText;

/** Decides on which day a report was published: meta tag, head line, address, signature, in this order. */
final class PublicationDate {

    /** The day and why. */
    record Decided(Optional<LocalDate> date, String reason, List<String> notes) {
    }

    private static final Pattern DATE = Pattern.compile(
            "(?<!\\d)((?:19|20)\\d\\d)(?:年|-|/|\\.)(0?[1-9]|1[0-2])(?:月|-|/|\\.)(0?[1-9]|[12]\\d|3[01])(?!\\d)");
    private static final Pattern COMPACT_DATE = Pattern.compile(
            "(?<!\\d)((?:19|20)\\d\\d)(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])(?!\\d)");
    private static final Pattern HAN_DATE = Pattern.compile(
            "(20\\d\\d)年([〇零一二三四五六七八九十\\d]{1,3})月([〇零一二三四五六七八九十\\d]{1,3})日");
    private static final Pattern URL_DATE = Pattern.compile(
            "/t?((?:19|20)\\d\\d)(?:(0[1-9]|1[0-2])/?(0[1-9]|[12]\\d|3[01])|[/-](0?[1-9]|1[0-2])[/-]"
                    + "(0?[1-9]|[12]\\d|3[01]))(?:[/_.-]|$)");
    /** A number made of day and time, to the second and further: /2022062022420949504/. */
    private static final Pattern URL_STAMP = Pattern.compile("[/_]((?:19|20)\\d\\d)(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])"
            + "(?:[01]\\d|2[0-3])[0-5]\\d[0-5]\\d\\d{0,6}(?:[/_.-]|$)");
    private static final Pattern WHOLE_LINE = Pattern.compile("[(]?(?:公开|发布|成文)?(?:日期|时间)?:?[\\d二].{7,13}[)]?");
    /** Behind a day that opens a line: nothing, a time, or words of at most some length. */
    private static final Pattern HEAD_REST = Pattern.compile("日?(?![至起到前,、-]).{0,40}$");
    private static final Pattern TIMED = Pattern.compile("日?\\s*\\d{1,2}[:时]\\d{1,2}");
    private static final int LAST_PARAGRAPHS = 6;
    private static final int FIRST_PARAGRAPHS = 8;
    private static final int LONGEST_HEAD_LINE = 120;
    private static final int LONGEST_SIGNED = 45;

    private final List<String> companions;
    /** Words right before a day that need no colon: 发布于2022-01-18. */
    private final List<String> openers;
    private final List<String> textBegins;
    /** The name of the organ and the day on one line: 某县教育局 2022年1月18日. */
    private final Pattern signedLine;

    PublicationDate(YamlNode words) {
        textBegins = words.required("text_begins").texts();
        companions = words.required("day_companions").texts();
        openers = words.required("day_openers").texts();
        signedLine = Pattern.compile("\\p{IsHan}{2,24}(?:" + AgencyNames.any(words, "signed_by")
                + ")[,(]?(?<day>20\\d\\d.{5,8})日?[)]?(?:" + AgencyNames.any(words, "signed_how") + ")?");
    }

    Decided decide(CleanPage page, Map<String, String> metadata, Optional<Integer> reportYear) {
        Map<String, LocalDate> found = new LinkedHashMap<>();
        Optional.ofNullable(metadata.get("meta published")).flatMap(PublicationDate::parse)
                .ifPresent(date -> found.put("meta", date));
        Optional<LocalDate> address = page.url().flatMap(PublicationDate::inUrl);
        // Of two days in the head matter, the one that the address gives as well.
        Stream.of(Optional.ofNullable(metadata.get(Metadata.PUBLISHED_AGAIN)), Optional.of(page.dayLine()))
                .flatMap(Optional::stream).flatMap(text -> parse(text).stream()).distinct()
                .filter(date -> address.filter(date::equals).isPresent())
                .forEach(date -> found.put("head line, as in the url", date));
        Optional.ofNullable(metadata.get(Metadata.PUBLISHED)).flatMap(PublicationDate::parse)
                .ifPresent(date -> found.put("head line", date));
        inTitle(page.title()).ifPresent(date -> found.put("title", date));
        bareHeadLine(page).ifPresent(date -> found.putIfAbsent("head line", date));
        parse(page.dayLine()).ifPresent(date -> found.put("under the title", date));
        gluedToText(page).ifPresent(date -> found.put("in front of the text", date));
        address.ifPresent(date -> found.put("url", date));
        Optional.ofNullable(metadata.get("written")).flatMap(PublicationDate::parse)
                .ifPresent(date -> found.put("head line, day of writing", date));
        Optional.ofNullable(metadata.get("updated")).flatMap(PublicationDate::parse)
                .ifPresent(date -> found.put("head line, day of update", date));
        signature(page).ifPresent(date -> found.put("signature", date));
        List<String> notes = new ArrayList<>();
        Optional<Map.Entry<String, LocalDate>> chosen = Optional.empty();
        for (Map.Entry<String, LocalDate> entry : found.entrySet()) {
            if (isPlausible(entry.getValue(), reportYear)) {
                if (chosen.isEmpty()) {
                    chosen = Optional.of(entry);
                } else if (Math.abs(ChronoUnit.DAYS.between(chosen.get().getValue(), entry.getValue())) > 1
                        && !entry.getKey().equals("signature")) {
                    notes.add("days of publication differ: " + chosen.get().getValue() + " ("
                            + chosen.get().getKey() + "), " + entry.getValue() + " (" + entry.getKey() + ")");
                }
            } else {
                notes.add("not a day of publication: " + entry.getValue() + " (" + entry.getKey()
                        + ") lies before the end of the year reported about");
            }
        }
        return new Decided(chosen.map(Map.Entry::getValue), chosen.map(Map.Entry::getKey).orElse(""), notes);
    }

    /** A report may come out in the last days of its year, but not before. */
    private static boolean isPlausible(LocalDate date, Optional<Integer> reportYear) {
        return reportYear.map(year -> !date.isBefore(LocalDate.of(year, 12, 1))).orElse(true);
    }

    static Optional<LocalDate> parse(String text) {
        String narrow = ReportYear.withDigits(PlainText.compact(text));
        Matcher date = DATE.matcher(narrow);
        if (date.find()) {
            return of(date.group(1), date.group(2), date.group(3));
        }
        Matcher han = HAN_DATE.matcher(narrow);
        if (han.find()) {
            return of(han.group(1), digits(han.group(2)), digits(han.group(3)));
        }
        Matcher compact = COMPACT_DATE.matcher(narrow);
        return compact.find() ? of(compact.group(1), compact.group(2), compact.group(3)) : Optional.empty();
    }

    private static String digits(String text) {
        return Character.isDigit(text.charAt(0)) ? text
                : ChineseNumber.of(text).map(Object::toString).orElse("0");
    }

    /** A day in brackets that ends the title: …年报(2010年2月19日). */
    private static Optional<LocalDate> inTitle(String title) {
        String narrow = PlainText.compact(title);
        int open = narrow.lastIndexOf('(');
        return open >= 0 && WHOLE_LINE.matcher(narrow.substring(open)).matches() ? parse(narrow.substring(open))
                : Optional.empty();
    }

    private static Optional<LocalDate> inUrl(String url) {
        Matcher matcher = URL_DATE.matcher(url);
        if (!matcher.find()) {
            Matcher stamp = URL_STAMP.matcher(url);
            return stamp.find() ? of(stamp.group(1), stamp.group(2), stamp.group(3)) : Optional.empty();
        }
        return matcher.group(2) == null
                ? of(matcher.group(1), matcher.group(4), matcher.group(5))
                : of(matcher.group(1), matcher.group(2), matcher.group(3));
    }

    /** A day without a label in one of the short lines above the text: 2022-01-18 10:05 字号：大 中 小. */
    private Optional<LocalDate> bareHeadLine(CleanPage page) {
        int lines = 0;
        List<String> head = new ArrayList<>();
        for (Paragraph paragraph : page.paragraphs()) {
            if (paragraph.text().isBlank()) {
                continue;
            }
            if (lines++ >= FIRST_PARAGRAPHS || paragraph.text().indexOf('。') >= 0) {
                break;
            }
            head.add(paragraph.text());
        }
        // Days alone in the margins are those of other documents; with the time it is this one's.
        head.addAll(page.margins());
        for (int i = 0; i < head.size(); i++) {
            String line = head.get(i);
            String text = ReportYear.withDigits(PlainText.compact(line));
            Optional<LocalDate> signed = i < head.size() - page.margins().size() ? signed(text) : Optional.empty();
            if (signed.isPresent()) {
                return signed;
            }
            Matcher date = DATE.matcher(text);
            boolean inMargin = i >= head.size() - page.margins().size();
            if (line.length() <= LONGEST_HEAD_LINE && date.find()
                    && (!inMargin && date.start() == 0
                    && HEAD_REST.matcher(text).region(date.end(), text.length()).lookingAt()
                    || (!inMargin || date.start() == 0 || isOpened(text, date.start()))
                    && (TIMED.matcher(text).region(date.end(), text.length()).lookingAt()
                    || companions.stream().anyMatch(text::contains)))) {
                return of(date.group(1), date.group(2), date.group(3));
            }
        }
        return Optional.empty();
    }

    private boolean isOpened(String text, int day) {
        return openers.stream().anyMatch(word -> text.startsWith(word, day - word.length()));
    }

    /** A day that the first sentence has before its first word: 2019年3月26日本年度报告根据…. */
    private Optional<LocalDate> gluedToText(CleanPage page) {
        Optional<String> first = page.paragraphs().stream().map(Paragraph::text).filter(text -> !text.isBlank()).findFirst();
        return first.flatMap(line -> {
            String text = PlainText.compact(PlainText.cut(line, LONGEST_HEAD_LINE));
            Matcher date = DATE.matcher(text);
            if (!date.lookingAt()) {
                return Optional.empty();
            }
            int rest = date.end() < text.length() && text.charAt(date.end()) == '日' ? date.end() + 1 : date.end();
            return textBegins.stream().anyMatch(word -> text.startsWith(word, rest))
                    ? of(date.group(1), date.group(2), date.group(3)) : Optional.empty();
        });
    }

    private static Optional<LocalDate> of(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A date alone on one of the last lines. */
    private Optional<LocalDate> signature(CleanPage page) {
        List<Paragraph> paragraphs = page.paragraphs().stream().filter(p -> !p.text().isBlank()).toList();
        for (int i = paragraphs.size() - 1; i >= Math.max(0, paragraphs.size() - LAST_PARAGRAPHS); i--) {
            String text = ReportYear.withDigits(PlainText.compact(paragraphs.get(i).text()));
            Optional<LocalDate> date = WHOLE_LINE.matcher(text).matches() ? parse(text) : signed(text);
            if (date.isPresent()) {
                return date;
            }
        }
        return Optional.empty();
    }

    private Optional<LocalDate> signed(String line) {
        Matcher signed = signedLine.matcher(line);
        return line.length() <= LONGEST_SIGNED && signed.matches() ? parse(signed.group("day")) : Optional.empty();
    }
}
