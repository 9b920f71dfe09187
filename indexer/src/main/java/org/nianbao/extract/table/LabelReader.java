// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nianbao.edition.CellWords;
import org.nianbao.edition.LabelText;
import org.nianbao.extract.table.FormLabels.Match;
import org.nianbao.extract.table.FormLabels.Meaning;
import org.nianbao.extract.table.FormLabels.Role;

/**
 * Takes a printed label apart until the form knows what is left of it: its groups, its ordinal, what may stand before
 * or behind any label, a translation. Knows of no page and no year, so that what it finds is remembered for all pages.
 */
final class LabelReader {

    /** Steps of a label that names its groups too: table, three groups, row, and as many numbers before them. */
    private static final int MOST_STEPS = 10;
    private static final String BRACKETS = "()[]【】〔〕{}";
    private static final String BETWEEN_STEPS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212/\\>|_:.()[]【】〔〕→·、\u30fb";

    private final FormLabels labels;
    private final CellWords words;
    private final BitSet lastOfEndings = new BitSet();
    private final LabelMemory named = new LabelMemory();
    private final LabelMemory alike = new LabelMemory();

    LabelReader(FormLabels labels, CellWords words) {
        this.labels = labels;
        this.words = words;
        words.labelEndings().stream().filter(ending -> !ending.isEmpty())
                .forEach(ending -> lastOfEndings.set(ending.charAt(ending.length() - 1)));
    }

    /** What the text names without any year before it, misprints not allowed. */
    Optional<Match> undated(String text) {
        if (!isDivided(text) && !endsForeign(text) && !mayName(LabelText.of(text))) {
            return Optional.empty();
        }
        return named.of(text, this::takenApart);
    }

    /** Whether the text is how a label begins, with its ordinal or without. */
    boolean begins(String text) {
        String whole = LabelText.of(text);
        return labels.begins(whole) || labels.begins(LabelText.withoutOrdinal(whole));
    }

    /** What the label nearest to the text names, or to the text without what it has in brackets. */
    Optional<Match> alike(String text) {
        return alike.of(text, label -> {
            Set<String> candidates = candidates(LabelText.of(label));
            candidates.addAll(candidates(LabelText.withoutBrackets(label)));
            return labels.likeness().nearest(candidates);
        });
    }

    /** What the normalised words name, or what is left of them without ordinal, prefix or ending. */
    Optional<Match> named(String whole) {
        if (!mayName(whole)) {
            return Optional.empty();
        }
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

    /** Whether the words end as some label does: what may be left out at a label's end are a few words only. */
    private boolean mayName(String whole) {
        if (labels.mayEnd(whole, whole.length())) {
            return true;
        }
        if (!mayHaveEnding(whole)) {
            return false;
        }
        for (String ending : words.labelEndings()) {
            if (whole.endsWith(ending) && labels.mayEnd(whole, whole.length() - ending.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether any of the words that may follow a label ends with the last character of these. */
    private boolean mayHaveEnding(String whole) {
        return !whole.isEmpty() && lastOfEndings.get(whole.charAt(whole.length() - 1));
    }

    private Optional<Match> takenApart(String text) {
        Optional<Match> match = named(LabelText.of(text));
        if (match.isEmpty() && isDivided(text)) {
            match = path(text).or(() -> named(LabelText.withoutBrackets(text)));
        }
        return match.isPresent() || !endsForeign(text) ? match : named(LabelText.of(withoutTranslation(text)));
    }

    /** Whether the text has what may stand between the steps of a path, brackets among them. */
    private static boolean isDivided(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isHan(c) && (BETWEEN_STEPS.indexOf(LabelText.narrow(c)) >= 0 || c == '{' || c == '}')) {
                return true;
            }
        }
        return false;
    }

    /** What most characters are: no sign between two steps is one. */
    private static boolean isHan(char c) {
        return c >= '\u4e00' && c <= '\u9fff';
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

    /** A label that names its groups too: 不予公开-属于国家秘密, 行政诉讼（复议后起诉）. */
    private Optional<Match> path(String text) {
        boolean endsAsLabel = mayName(LabelText.of(text));
        int lastBracket = lastBracket(text);
        List<String> groups = new ArrayList<>();
        StringBuilder step = new StringBuilder();
        for (int i = 0; i < text.length() && groups.size() <= MOST_STEPS; i++) {
            char c = LabelText.narrow(text.charAt(i));
            if (isHan(c) || BETWEEN_STEPS.indexOf(c) < 0) {
                step.append(c);
                continue;
            }
            String words = withoutDigitsBehind(LabelText.of(step.toString()));
            step.setLength(0);
            if (!LabelText.withoutOrdinal(words).isEmpty()) {
                groups.add(words);
            }
            // What follows ends as the whole does, unless brackets are left out of it.
            if (groups.isEmpty() || !endsAsLabel && lastBracket <= i) {
                continue;
            }
            String tail = text.substring(i + 1);
            Optional<Match> row = named(LabelText.of(tail));
            if (row.isEmpty() && lastBracket > i) {
                row = named(LabelText.withoutBrackets(tail));
            }
            row = row.flatMap(match -> within(groups, match));
            if (row.isPresent()) {
                return row;
            }
        }
        return Optional.empty();
    }

    private static int lastBracket(String text) {
        int at = text.length() - 1;
        while (at >= 0 && BRACKETS.indexOf(LabelText.narrow(text.charAt(at))) < 0) {
            at--;
        }
        return at;
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
        Set<Meaning> meanings = new LinkedHashSet<>();
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
        if (mayHaveEnding(whole) && words.labelEndings().stream().anyMatch(whole::endsWith)) {
            addWithoutEndings(candidates);
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
}
