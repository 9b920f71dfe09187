// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nianbao.edition.CellWords;
import org.nianbao.edition.LabelText;
import org.nianbao.extract.table.FormLabels.Match;
import org.nianbao.extract.table.FormLabels.Meaning;
import org.nianbao.extract.table.FormLabels.Role;

/** Looks the form's labels up for one page; remembers what it has seen. */
final class LabelLookup {

    /** Longest printed label is 45 characters; with a brand in it, twice that. */
    private static final int LONGEST = 100;
    /** The same with a note in brackets that explains how to fill the row. */
    private static final int LONGEST_WITH_NOTE = 300;
    /** Steps of a label that names its groups too: table, three groups, row, and as many numbers before them. */
    private static final int MOST_STEPS = 10;
    private static final String BETWEEN_STEPS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212/\\>|_:.()[]【】〔〕→·、\u30fb";
    /** Attempts at likeness a page; a page of a million strange cells is no form. */
    private static final int MOST_ATTEMPTS = 4_000;
    private static final int YEAR_DIGITS = 4;

    private final FormLabels labels;
    private final CellWords words;
    private final Map<String, Optional<Match>> seen = new HashMap<>();
    private final Map<String, Optional<Match>> seenExactly = new HashMap<>();
    private final Optional<Integer> year;
    private int attempts;

    /**
     * @param year the report's: a label that begins with another year names a figure of that year, which is none of
     *             this report's
     */
    LabelLookup(FormLabels labels, CellWords words, Optional<Integer> year) {
        this.labels = labels;
        this.words = words;
        this.year = year;
    }

    /** Whether there were more strange labels than were compared with those of the form. */
    boolean isFull() {
        return attempts >= MOST_ATTEMPTS;
    }

    /** What the text names, exactly or by likeness. */
    Optional<Match> match(String text) {
        if (text.length() > LONGEST_WITH_NOTE) {
            return Optional.empty();
        }
        Optional<Match> known = seen.get(text);
        if (known == null) {
            known = exact(text);
            if (known.isEmpty() && text.length() <= LONGEST && printedYear(text).isEmpty()) {
                known = alike(text);
            }
            if (seen.size() < 4 * MOST_ATTEMPTS) {
                seen.put(text, known);
            }
        }
        return known;
    }

    /** What the text names, misprints not allowed. */
    Optional<Match> exact(String text) {
        if (text.length() > LONGEST_WITH_NOTE) {
            return Optional.empty();
        }
        Optional<Match> known = seenExactly.get(text);
        if (known == null) {
            known = dated(text);
            if (seenExactly.size() < 4 * MOST_ATTEMPTS) {
                seenExactly.put(text, known);
            }
        }
        return known;
    }

    private Optional<Match> dated(String text) {
        Optional<String> rest = printedYear(text);
        if (rest.isPresent()) {
            return year.isPresent() && startsWith(text, year.get()) ? ofThisYear(rest.get()) : Optional.empty();
        }
        return undated(text);
    }

    /** Whether words that stand apart make one label of a row or column together. */
    boolean joins(String words) {
        return undated(words).map(match -> !match.has(Role.CELL)).orElse(false);
    }

    /** What the text names without any year before it. */
    Optional<Match> undated(String text) {
        Optional<Match> match = named(LabelText.of(text));
        if (match.isEmpty() && isDivided(text)) {
            match = path(text).or(() -> named(LabelText.withoutBrackets(text)));
        }
        return match.isPresent() || !endsForeign(text) ? match : named(LabelText.of(withoutTranslation(text)));
    }

    /** Whether the text has what may stand between the steps of a path, brackets among them. */
    private static boolean isDivided(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (BETWEEN_STEPS.indexOf(LabelText.narrow(text.charAt(i))) >= 0 || "{}".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsForeign(String text) {
        char last = text.isEmpty() ? '0' : LabelText.narrow(text.charAt(text.length() - 1));
        return last < 0x80 && !Character.isDigit(last);
    }

    /** The words before a translation into a language of Latin letters: 总计 Total, 自然人（Natural Person）. */
    private static String withoutTranslation(String text) {
        int end = text.length();
        boolean letters = false;
        while (end > 0 && LabelText.narrow(text.charAt(end - 1)) < 0x80
                && !Character.isDigit(LabelText.narrow(text.charAt(end - 1)))) {
            end--;
            letters |= Character.isLetter(LabelText.narrow(text.charAt(end)));
        }
        return letters ? text.substring(0, end) : "";
    }

    /** What the normalised words name, or what is left of them without ordinal, prefix or ending. */
    private Optional<Match> named(String whole) {
        Optional<Match> match = labels.named(whole);
        if (match.isEmpty()) {
            for (String candidate : candidates(whole)) {
                match = labels.named(candidate);
                if (match.isPresent()) {
                    return match;
                }
            }
        }
        return match;
    }

    /** What is left of a label that begins with a year in digits (2022年新收…), ordinals before it left out. */
    private static Optional<String> printedYear(String text) {
        if (text.indexOf('年') < YEAR_DIGITS) {
            return Optional.empty();
        }
        String whole = LabelText.of(text);
        int at = whole.indexOf('年');
        boolean dated = at >= 4 && whole.substring(at - 4, at).chars().allMatch(c -> c >= '0' && c <= '9')
                && LabelText.withoutOrdinal(whole.substring(0, at)).isEmpty();
        if (!dated || whole.charAt(at - 4) > '2') {
            return Optional.empty();
        }
        int from = at + 1 < whole.length() && whole.charAt(at + 1) == '度' ? at + 2 : at + 1;
        return from < whole.length() ? Optional.of(whole.substring(from)) : Optional.empty();
    }

    private static boolean startsWith(String text, int year) {
        String whole = LabelText.of(text);
        return whole.substring(0, whole.indexOf('年')).endsWith(Integer.toString(year));
    }

    private Optional<Match> ofThisYear(String rest) {
        Optional<Match> match = named(rest);
        for (String word : words.thisYear()) {
            match = match.isPresent() ? match : named(word + rest);
        }
        return match;
    }

    /** A label that names its groups too: 不予公开-属于国家秘密, 行政诉讼（复议后起诉）. */
    private Optional<Match> path(String text) {
        List<String> groups = new ArrayList<>();
        StringBuilder step = new StringBuilder();
        for (int i = 0; i < text.length() && groups.size() <= MOST_STEPS; i++) {
            char c = LabelText.narrow(text.charAt(i));
            if (BETWEEN_STEPS.indexOf(c) < 0) {
                step.append(c);
                continue;
            }
            String words = withoutDigitsBehind(LabelText.of(step.toString()));
            step.setLength(0);
            if (!LabelText.withoutOrdinal(words).isEmpty()) {
                groups.add(words);
            }
            String tail = text.substring(i + 1);
            Optional<Match> row = groups.isEmpty() ? Optional.empty()
                    : named(LabelText.of(tail)).or(() -> named(
                            LabelText.withoutBrackets(tail))).flatMap(match -> within(groups, match));
            if (row.isPresent()) {
                return row;
            }
        }
        return Optional.empty();
    }

    /** A step without the digits of the next one's ordinal: （三）不予公开1.属于国家秘密. */
    private static String withoutDigitsBehind(String step) {
        int end = step.length();
        while (end > 0 && step.charAt(end - 1) >= '0' && step.charAt(end - 1) <= '9') {
            end--;
        }
        return end == 0 ? step : step.substring(0, end);
    }

    /** What the last words name as a row of these groups. */
    private Optional<Match> within(List<String> groups, Match last) {
        Set<Meaning> meanings = new HashSet<>();
        for (Meaning meaning : last.meanings()) {
            Set<String> own = labels.groupsOf(meaning);
            if (groups.stream().allMatch(group -> candidates(group).stream().anyMatch(own::contains))) {
                meanings.add(meaning);
            } else if (meaning.role() == Role.SUBTOTAL) {
                named(groups.get(groups.size() - 1)).flatMap(group -> group.as(meaning.table(),
                        Role.ROW_GROUP)).filter(group -> !group.key().isEmpty()).ifPresent(group ->
                        meanings.add(new Meaning(meaning.table(), Role.ROW, group.key())));
            }
        }
        return meanings.isEmpty() ? Optional.empty() : Optional.of(new Match(meanings, true));
    }

    /** The normalised label, and what is left of it without its ordinal and prefixes. */
    private Set<String> candidates(String whole) {
        Set<String> candidates = new LinkedHashSet<>();
        String bare = LabelText.withoutOrdinal(whole);
        for (String each : bare.length() == whole.length() ? List.of(whole) : List.of(whole, bare)) {
            candidates.add(each);
            for (String prefix : labels.prefixes()) {
                if (each.startsWith(prefix)) {
                    candidates.add(LabelText.withoutOrdinal(each.substring(prefix.length())));
                }
            }
        }
        for (String ending : words.labelEndings()) {
            if (whole.endsWith(ending)) {
                addWithoutEndings(candidates);
                break;
            }
        }
        candidates.remove("");
        return candidates;
    }

    private void addWithoutEndings(Set<String> candidates) {
        for (String each : List.copyOf(candidates)) {
            words.labelEndings().stream().filter(each::endsWith)
                    .forEach(ending -> candidates.add(each.substring(0, each.length() - ending.length())));
        }
    }

    private Optional<Match> alike(String text) {
        if (isFull()) {
            return Optional.empty();
        }
        attempts++;
        Set<String> candidates = candidates(LabelText.of(text));
        candidates.addAll(candidates(LabelText.withoutBrackets(text)));
        return labels.likeness().nearest(candidates);
    }
}
