// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.edition.LabelText;
import org.nianbao.extract.table.FormLabels.Match;
import org.nianbao.extract.table.FormLabels.Role;

/** Looks the form's labels up for one page; remembers what it has seen. */
final class LabelLookup {

    /** Longest printed label is 45 characters; with a brand in it, twice that. */
    private static final int LONGEST = 100;
    /** The same with a note in brackets that explains how to fill the row. */
    private static final int LONGEST_WITH_NOTE = 300;
    /** Attempts at likeness a page; a page of a million strange cells is no form. */
    private static final int MOST_ATTEMPTS = 4_000;
    private static final int YEAR_DIGITS = 4;

    private final LabelReader labels;
    private final List<String> thisYear;
    private final Map<String, Optional<Match>> seen = new HashMap<>();
    private final Optional<Integer> year;
    private int attempts;

    /**
     * @param thisYear words for the report's year
     * @param year the report's: a label that begins with another year names a figure of that year, which is none of
     *             this report's
     */
    LabelLookup(LabelReader labels, List<String> thisYear, Optional<Integer> year) {
        this.labels = labels;
        this.thisYear = thisYear;
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

    private Optional<Match> alike(String text) {
        if (isFull()) {
            return Optional.empty();
        }
        attempts++;
        return labels.alike(text);
    }

    /** What the text names, misprints not allowed. */
    Optional<Match> exact(String text) {
        if (text.length() > LONGEST_WITH_NOTE) {
            return Optional.empty();
        }
        Optional<String> rest = printedYear(text);
        if (rest.isPresent()) {
            return year.isPresent() && startsWith(text, year.get()) ? ofThisYear(rest.get()) : Optional.empty();
        }
        return labels.undated(text);
    }

    /** Whether words that stand apart make one label of a row or column together. */
    boolean joins(String words) {
        return labels.undated(words).map(match -> !match.has(Role.CELL)).orElse(false);
    }

    /** Whether words are the beginning of a label, or all of it; ordinals before it left out. */
    boolean begins(String words) {
        return labels.begins(words);
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
        Optional<Match> match = labels.named(rest);
        for (String word : thisYear) {
            match = match.isPresent() ? match : labels.named(word + rest);
        }
        return match;
    }
}
