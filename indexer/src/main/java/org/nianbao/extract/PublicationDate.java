// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract;

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
import org.nianbao.clean.CleanPage;
import org.nianbao.clean.Paragraph;

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
            "/t?((?:19|20)\\d\\d)[/-]?(0?[1-9]|1[0-2])[/-]?(0?[1-9]|[12]\\d|3[01])(?:[/_.-]|$)");
    private static final Pattern WHOLE_LINE = Pattern.compile("[(]?(?:公开|发布|成文)?(?:日期|时间)?:?.{8,14}[)]?");
    private static final int LAST_PARAGRAPHS = 6;

    private PublicationDate() {
    }

    static Decided decide(CleanPage page, Map<String, String> metadata, Optional<Integer> reportYear) {
        Map<String, LocalDate> found = new LinkedHashMap<>();
        Optional.ofNullable(metadata.get("meta published")).flatMap(PublicationDate::parse)
                .ifPresent(date -> found.put("meta", date));
        Optional.ofNullable(metadata.get("published")).flatMap(PublicationDate::parse)
                .ifPresent(date -> found.put("head line", date));
        page.url().flatMap(PublicationDate::inUrl).ifPresent(date -> found.put("url", date));
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

    private static Optional<LocalDate> inUrl(String url) {
        Matcher matcher = URL_DATE.matcher(url);
        return matcher.find() ? of(matcher.group(1), matcher.group(2), matcher.group(3)) : Optional.empty();
    }

    private static Optional<LocalDate> of(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A date alone on one of the last lines. */
    private static Optional<LocalDate> signature(CleanPage page) {
        List<Paragraph> paragraphs = page.paragraphs().stream().filter(p -> !p.text().isBlank()).toList();
        for (int i = paragraphs.size() - 1; i >= Math.max(0, paragraphs.size() - LAST_PARAGRAPHS); i--) {
            String text = ReportYear.withDigits(PlainText.compact(paragraphs.get(i).text()));
            if (WHOLE_LINE.matcher(text).matches()) {
                Optional<LocalDate> date = parse(text);
                if (date.isPresent()) {
                    return date;
                }
            }
        }
        return Optional.empty();
    }
}
