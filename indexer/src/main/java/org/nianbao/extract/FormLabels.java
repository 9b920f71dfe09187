// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nianbao.edition.CellWords;
import org.nianbao.edition.EditDistance;
import org.nianbao.edition.Edition;
import org.nianbao.edition.Editions;
import org.nianbao.edition.FormTable;
import org.nianbao.edition.LabelText;

/** Every label of every edition, found by its normalised text first, and by likeness where that misses. */
final class FormLabels {

    /** What a label names. */
    enum Role {
        HEADING, CORNER, COLUMN, COLUMN_GROUP, ROW, ROW_GROUP, SUBTOTAL, CELL
    }

    /**
     * One thing a label may stand for.
     *
     * @param table id of the table
     * @param key key stem of a row or group, last part of a column, whole key of a single cell; empty where no figure
     *            is named
     */
    record Meaning(String table, Role role, String key) {
    }

    /**
     * A label that was recognised.
     *
     * @param exact false for a misprint or a foreign string in it
     */
    record Match(Set<Meaning> meanings, boolean exact) {

        Match {
            meanings = Set.copyOf(meanings);
        }

        Optional<Meaning> as(String table, Role role) {
            for (Meaning meaning : meanings) {
                if (meaning.role() == role && meaning.table().equals(table)) {
                    return Optional.of(meaning);
                }
            }
            return Optional.empty();
        }

        boolean has(Role role) {
            for (Meaning meaning : meanings) {
                if (meaning.role() == role) {
                    return true;
                }
            }
            return false;
        }

        boolean isOf(String table) {
            for (Meaning meaning : meanings) {
                if (meaning.table().equals(table)) {
                    return true;
                }
            }
            return false;
        }

        /** The one table that the label can only come from; a word such as 数量 or 项目 comes from anywhere. */
        Optional<String> onlyTable() {
            String table = meanings.iterator().next().table();
            boolean telling = meanings.stream().anyMatch(m -> m.role() != Role.CORNER && m.role() != Role.SUBTOTAL
                    && (m.role() != Role.COLUMN || !m.key().isEmpty()));
            return telling && meanings.stream().allMatch(m -> m.table().equals(table)) ? Optional.of(table)
                    : Optional.empty();
        }
    }

    /** Longest printed label is 45 characters; with a brand in it, twice that. */
    private static final int LONGEST = 100;
    /** The same with a note in brackets that explains how to fill the row. */
    private static final int LONGEST_WITH_NOTE = 300;
    /** Steps of a label that names its groups too: table, three groups, row, and as many numbers before them. */
    private static final int MOST_STEPS = 10;
    private static final String BETWEEN_STEPS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212/\\>|_:.()[]【】〔〕→·、\u30fb";
    /** Longest foreign string met inside a label was 12 characters. */
    private static final int LONGEST_FOREIGN = 16;
    /** Longest brand of Han characters alone, met inside labels. */
    private static final int LONGEST_BRAND = 12;
    /** Han characters met in one such string. */
    private static final int MOST_FOREIGN_HAN = 5;
    /** Attempts at likeness a page; a page of a million strange cells is no form. */
    private static final int MOST_ATTEMPTS = 4_000;
    /** Shorter labels are like too much. */
    private static final int SHORTEST_ALIKE = 4;
    /** Characters of a header that names a year: 上一年度统计数据. */
    private static final int LONGEST_YEAR_COLUMN = 12;
    private static final int YEAR_DIGITS = 4;
    /** Misprints a long label may have. */
    private static final int MOST_EDITS = 3;

    private final Map<String, Set<Meaning>> labels = new LinkedHashMap<>();
    private final Map<String, Optional<Match>> exact = new HashMap<>();
    /** By length; likeness has its limits there. */
    private final List<List<Alike>> alike = new ArrayList<>();
    private final List<String> prefixes = new ArrayList<>();
    private final Set<String> strictTables = new HashSet<>();
    private final Map<Meaning, Set<String>> groupsOf = new HashMap<>();
    private final CellWords words;

    FormLabels(Editions editions) {
        words = editions.cellWords();
        for (Edition edition : editions.all()) {
            for (FormTable table : edition.tables()) {
                add(table);
            }
        }
        labels.forEach((label, meanings) -> {
            while (alike.size() <= label.length()) {
                alike.add(new ArrayList<>());
            }
            alike.get(label.length()).add(new Alike(label, lettersOf(label), yearsIn(label), meanings));
        });
        editions.all().stream().flatMap(edition -> edition.tables().stream()).filter(FormTable::across)
                .forEach(this::addCells);
        labels.forEach((label, meanings) -> exact.put(label, Optional.of(new Match(meanings, true))));
        exact.remove("");
    }

    /** Where the form's rows stand side by side, some pages print one cell a line, its row and column in one label. */
    private void addCells(FormTable table) {
        for (FormTable.Row row : table.rows()) {
            for (FormTable.Column column : row.key().isEmpty() ? List.<FormTable.Column>of() : table.columns()) {
                if (row.columns().contains(column.key())) {
                    Meaning cell = new Meaning(table.id(), Role.CELL, row.key().get() + "." + column.key());
                    row.labels().forEach(first -> column.labels().forEach(second -> add(first + second, cell)));
                    groupsOf.computeIfAbsent(cell, k -> new HashSet<>())
                            .addAll(groupsOf.getOrDefault(new Meaning(table.id(), Role.ROW, row.key().get()), Set.of()));
                }
            }
        }
    }

    /** A label to be compared with what is like it. */
    private record Alike(String label, long letters, int years, Set<Meaning> meanings) {
    }

    /** Which letters stand in a text, folded into 64 bits: a bit the other text lacks is at least one edit. */
    private static long lettersOf(String text) {
        long bits = 0;
        for (int i = 0; i < text.length(); i++) {
            bits |= 1L << (text.charAt(i) & 63);
        }
        return bits;
    }

    private void add(FormTable table) {
        String id = table.id();
        if (table.strict()) {
            strictTables.add(id);
        }
        table.headings().forEach(label -> add(label, new Meaning(id, Role.HEADING, "")));
        table.corners().forEach(label -> add(label, new Meaning(id, Role.CORNER, "")));
        table.subtotals().forEach(label -> add(label, new Meaning(id, Role.SUBTOTAL, "")));
        table.single().forEach(label -> add(label, new Meaning(id, Role.COLUMN, "")));
        table.prefixes().stream().map(LabelText::of).filter(p -> !prefixes.contains(p)).forEach(prefixes::add);
        for (FormTable.Column column : table.columns()) {
            Meaning meaning = new Meaning(id, Role.COLUMN, column.key());
            column.labels().forEach(label -> add(label, meaning));
            column.group().ifPresent(group -> addGroup(id, group, Role.COLUMN_GROUP));
            groupsOf.computeIfAbsent(meaning, k -> new HashSet<>()).addAll(Stream.concat(table.corners().stream(),
                    column.group().stream().flatMap(group -> group.labels().stream())).map(LabelText::of).toList());
        }
        for (FormTable.Row row : table.rows()) {
            Meaning meaning = new Meaning(id, Role.ROW, row.key().orElse(""));
            row.labels().forEach(label -> add(label, meaning));
            for (Optional<FormTable.Group> group = row.group(); group.isPresent(); group = group.get().parent()) {
                group.get().labels().forEach(label -> groupsOf.computeIfAbsent(meaning, k -> new HashSet<>())
                        .add(LabelText.of(label)));
            }
            row.group().ifPresent(group -> addGroup(id, group, Role.ROW_GROUP));
        }
    }

    private void addGroup(String table, FormTable.Group group, Role role) {
        group.labels().forEach(label -> add(label, new Meaning(table, role, group.key().orElse(""))));
        group.parent().ifPresent(parent -> addGroup(table, parent, role));
    }

    private void add(String label, Meaning meaning) {
        labels.computeIfAbsent(LabelText.of(label), l -> new LinkedHashSet<>()).add(meaning);
        String outside = LabelText.withoutBrackets(label);
        if (!outside.isEmpty()) {
            labels.computeIfAbsent(outside, l -> new LinkedHashSet<>()).add(meaning);
        }
    }

    /**
     * Whether a header's words name a column by its year, and then whether by the report's own: 2016年, 2016年统计数,
     * 上年数.
     */
    Optional<Boolean> yearOfColumn(String text, String table, Optional<Integer> year) {
        String whole = LabelText.of(text);
        if (whole.length() > LONGEST_YEAR_COLUMN) {
            return Optional.empty();
        }
        int at = whole.indexOf('年');
        if (at == 4 && whole.substring(0, at).chars().allMatch(c -> c >= '0' && c <= '9')) {
            String rest = whole.substring(whole.startsWith("度", at + 1) ? at + 2 : at + 1);
            return isCount(rest, table) ? Optional.of(year.map(String::valueOf)
                    .equals(Optional.of(whole.substring(0, at)))) : Optional.empty();
        }
        for (String word : words.thisYear()) {
            if (whole.startsWith(word)) {
                return isCount(whole.substring(word.length()), table) ? Optional.of(true) : Optional.empty();
            }
        }
        for (List<String> other : words.otherYears()) {
            for (String word : other) {
                if (whole.startsWith(word)) {
                    return isCount(whole.substring(word.length()), table) ? Optional.of(false) : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private boolean isCount(String words, String table) {
        return words.isEmpty() || labels.getOrDefault(words, Set.of()).contains(new Meaning(table, Role.COLUMN, ""));
    }

    /** Whether the text is how a longer label of this table begins: 其他 of 其他结果 in a header that lost words. */
    boolean beginsLabelOf(String table, String text) {
        String piece = LabelText.of(text);
        return labels.entrySet().stream().anyMatch(label -> label.getKey().length() > piece.length()
                && label.getKey().startsWith(piece) && label.getValue().stream().anyMatch(m -> m.table().equals(table)));
    }

    /**
     * Looks labels up for one page; remembers what it has seen.
     *
     * @param year the report's: a label that begins with another year names a figure of that year, which is none of
     *             this report's
     */
    Lookup lookup(Optional<Integer> year) {
        return new Lookup(year);
    }

    /** Which year a label speaks of: 1 for this one, 2 and 4 for others, 0 for none. */
    private int yearsIn(String text) {
        int years = words.thisYear().stream().anyMatch(text::contains) ? 1 : 0;
        for (int i = 0; i < words.otherYears().size(); i++) {
            years |= words.otherYears().get(i).stream().anyMatch(text::contains) ? 2 << i : 0;
        }
        return years;
    }

    /** The label lookup of one page. */
    final class Lookup {

        private final Map<String, Optional<Match>> seen = new HashMap<>();
        private final Map<String, Optional<Match>> seenExactly = new HashMap<>();
        private final Optional<Integer> year;
        private int attempts;

        Lookup(Optional<Integer> year) {
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
            Optional<Match> match = exact.get(whole);
            if (match != null) {
                return match;
            }
            for (String candidate : candidates(whole)) {
                match = exact.get(candidate);
                if (match != null) {
                    return match;
                }
            }
            return Optional.empty();
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
                Set<String> own = groupsOf.getOrDefault(meaning, Set.of());
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
                for (String prefix : prefixes) {
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
            if (attempts >= MOST_ATTEMPTS) {
                return Optional.empty();
            }
            attempts++;
            Map<Set<Meaning>, Integer> distances = new HashMap<>();
            Set<String> candidates = candidates(LabelText.of(text));
            candidates.addAll(candidates(LabelText.withoutBrackets(text)));
            for (String candidate : candidates) {
                long has = lettersOf(candidate);
                int years = yearsIn(candidate);
                int longest = Math.min(candidate.length() + MOST_EDITS, alike.size() - 1);
                for (int length = Math.max(SHORTEST_ALIKE, candidate.length() - LONGEST_FOREIGN); length <= longest;
                        length++) {
                    for (Alike other : alike.get(length)) {
                        if ((years & ~other.years) == 0 && sharesLetters(has, other)) {
                            int distance = distance(candidate, other.label, other.meanings);
                            if (distance < Integer.MAX_VALUE) {
                                distances.merge(other.meanings, distance, Math::min);
                            }
                        }
                    }
                }
            }
            int best = distances.values().stream().mapToInt(d -> d).min().orElse(0);
            List<Set<Meaning>> nearest = distances.keySet().stream().filter(m -> distances.get(m) == best).toList();
            return nearest.size() == 1 ? Optional.of(new Match(nearest.get(0), false)) : Optional.empty();
        }

        /** Misprints that a label of this length may have. */
        private static int mostEdits(int length) {
            return length < 5 ? 0 : length < 10 ? 1 : length < 15 ? 2 : MOST_EDITS;
        }

        /** Whether what each has of letters that the other lacks leaves them alike, or one a piece of the other. */
        private static boolean sharesLetters(long has, Alike other) {
            int limit = mostEdits(other.label.length());
            int missing = Long.bitCount(other.letters & ~has);
            return missing == 0 || missing <= limit && Long.bitCount(has & ~other.letters) <= limit;
        }

        /** How far the candidate is from the label; unlimited when it is too far. */
        private int distance(String candidate, String label, Set<Meaning> meanings) {
            int length = label.length();
            int limit = mostEdits(length);
            int edits = EditDistance.between(candidate, label, limit);
            if (edits <= limit) {
                return edits;
            }
            int extra = candidate.length() - length;
            if (extra > 0 && extra <= LONGEST_FOREIGN) {
                int head = 0;
                while (head < length && candidate.charAt(head) == label.charAt(head)) {
                    head++;
                }
                int tail = 0;
                while (tail < length - head
                        && candidate.charAt(candidate.length() - 1 - tail) == label.charAt(length - 1 - tail)) {
                    tail++;
                }
                if (head + tail == length) {
                    String between = candidate.substring(head, head + extra);
                    if (isForeign(between)) {
                        return 4;
                    }
                    boolean strict = meanings.stream().allMatch(m -> strictTables.contains(m.table()));
                    if (!strict && length >= 8 && extra <= LONGEST_BRAND && head > 1 && tail > 1) {
                        return 5;
                    }
                }
            }
            return Integer.MAX_VALUE;
        }

        /** A brand: Latin letters or a number among a few Han characters. An ordinal alone is none. */
        private static boolean isForeign(String text) {
            long latin = text.chars().filter(c -> c >= 'a' && c <= 'z').count();
            long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
            return (latin > 0 || digits > 1) && text.length() - latin - digits <= MOST_FOREIGN_HAN;
        }
    }
}
