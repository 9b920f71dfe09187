// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
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

    /** A label that was recognised; not exact where a misprint or a foreign string is in it. */
    static final class Match {

        private final List<Meaning> meanings;
        private final boolean exact;
        private final Set<Role> roles = EnumSet.noneOf(Role.class);
        private final Optional<String> onlyTable;

        Match(Set<Meaning> meanings, boolean exact) {
            this.meanings = List.copyOf(meanings);
            this.exact = exact;
            meanings.forEach(meaning -> roles.add(meaning.role()));
            String table = this.meanings.get(0).table();
            boolean telling = meanings.stream().anyMatch(m -> m.role() != Role.CORNER && m.role() != Role.SUBTOTAL
                    && (m.role() != Role.COLUMN || !m.key().isEmpty()));
            onlyTable = telling && meanings.stream().allMatch(m -> m.table().equals(table)) ? Optional.of(table)
                    : Optional.empty();
        }

        List<Meaning> meanings() {
            return meanings;
        }

        boolean exact() {
            return exact;
        }

        Optional<Meaning> as(String table, Role role) {
            for (int i = 0; has(role) && i < meanings.size(); i++) {
                Meaning meaning = meanings.get(i);
                if (meaning.role() == role && meaning.table().equals(table)) {
                    return Optional.of(meaning);
                }
            }
            return Optional.empty();
        }

        boolean has(Role role) {
            return roles.contains(role);
        }

        boolean isOf(String table) {
            for (int i = 0; i < meanings.size(); i++) {
                if (meanings.get(i).table().equals(table)) {
                    return true;
                }
            }
            return false;
        }

        /** The one table that the label can only come from; a word such as 数量 or 项目 comes from anywhere. */
        Optional<String> onlyTable() {
            return onlyTable;
        }
    }

    /** Characters of a header that names a year: 上一年度统计数据. */
    private static final int LONGEST_YEAR_COLUMN = 12;

    private final Map<String, Set<Meaning>> labels = new LinkedHashMap<>();
    /** All labels, so that those with one beginning stand together. */
    private final String[] inOrder;
    private final Map<String, Match> exact = new HashMap<>();
    private final List<String> prefixes = new ArrayList<>();
    private final Set<String> strictTables = new HashSet<>();
    private final Map<Meaning, Set<String>> groupsOf = new HashMap<>();
    private final CellWords words;
    private final LabelLikeness likeness;
    /** The last two characters of each label, folded into sixteen bits: room for some hundred times as many. */
    private final BitSet ends = new BitSet(Character.MAX_VALUE + 1);
    private final LabelReader reader;

    FormLabels(Editions editions) {
        words = editions.cellWords();
        for (Edition edition : editions.all()) {
            for (FormTable table : edition.tables()) {
                add(table);
            }
        }
        likeness = new LabelLikeness(labels, strictTables, words);
        editions.all().stream().flatMap(edition -> edition.tables().stream())
                .filter(table -> !table.hasOneColumn() && table.columns().stream().allMatch(c -> c.group().isEmpty()))
                .forEach(this::addCells);
        inOrder = labels.keySet().stream().sorted().toArray(String[]::new);
        labels.forEach((label, meanings) -> exact.put(label, new Match(meanings, true)));
        exact.remove("");
        exact.keySet().forEach(label -> ends.set(end(label, label.length())));
        reader = new LabelReader(this, words);
    }

    /** Where the form has few columns, some pages print one cell a line, its row and column in one label. */
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

    private boolean isCount(String rest, String table) {
        return rest.isEmpty() || words.labelEndings().contains(rest)
                || labels.getOrDefault(rest, Set.of()).contains(new Meaning(table, Role.COLUMN, ""));
    }

    /** Whether the text is how a longer label of this table begins: 其他 of 其他结果 in a header that lost words. */
    boolean beginsLabelOf(String table, String text) {
        String piece = LabelText.of(text);
        int at = Arrays.binarySearch(inOrder, piece);
        for (int i = at < 0 ? -at - 1 : at + 1; i < inOrder.length && inOrder[i].startsWith(piece); i++) {
            if (labels.get(inOrder[i]).stream().anyMatch(meaning -> meaning.table().equals(table))) {
                return true;
            }
        }
        return false;
    }

    /** Whether normalised words are how a label begins, or all of it. */
    boolean begins(String piece) {
        int at = Arrays.binarySearch(inOrder, piece);
        return !piece.isEmpty() && (at >= 0 || -at - 1 < inOrder.length && inOrder[-at - 1].startsWith(piece));
    }

    /**
     * A look-up for one page.
     *
     * @param year the report's
     */
    LabelLookup lookup(Optional<Integer> year) {
        return new LabelLookup(reader, words.thisYear(), year);
    }

    /** What this normalised label names, every character as the form has it. */
    Optional<Match> named(String label) {
        return Optional.ofNullable(exact.get(label));
    }

    /** Whether a label may end here; says no of nearly all ends that are none. */
    boolean mayEnd(String text, int end) {
        return end > 0 && (ends.get(end(text, end)) || ends.get(text.charAt(end - 1)));
    }

    /** The last two characters before this place as one number; the one where there is only one. */
    private static int end(String text, int end) {
        char last = text.charAt(end - 1);
        return end == 1 ? last : text.charAt(end - 2) * 31 + last & Character.MAX_VALUE;
    }

    /** Normalised labels of the groups that a row or column stands in. */
    Set<String> groupsOf(Meaning meaning) {
        return groupsOf.getOrDefault(meaning, Set.of());
    }

    /** What may stand before any label. */
    List<String> prefixes() {
        return prefixes;
    }

    LabelLikeness likeness() {
        return likeness;
    }
}
