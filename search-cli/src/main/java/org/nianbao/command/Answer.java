// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nianbao.render.Style;

/** What a command found: some facts and one or more lists of rows, to be printed as table, JSON, JSON lines or CSV. */
final class Answer {

    /** One column: its name in JSON and CSV, whether people see it, and whether a narrow terminal goes without. */
    record Column(String name, boolean number, boolean shown, boolean spare) {
    }

    /** A value that people see in other words than machines, or in another style. */
    record Shown(Object value, String text, Style style) {

        static Shown of(Object value, String text) {
            return new Shown(value, text, Style.PLAIN);
        }
    }

    /** Rows of one kind. */
    static final class Section {

        private final String name;
        private final String title;
        private final List<Column> columns = new ArrayList<>();
        private final List<List<Object>> rows = new ArrayList<>();
        private String whenEmpty = "";
        private String below = "";

        private Section(String name, String title) {
            this.name = name;
            this.title = title;
        }

        Section text(String column) {
            columns.add(new Column(column, false, true, false));
            return this;
        }

        Section number(String column) {
            columns.add(new Column(column, true, true, false));
            return this;
        }

        /** A column for machines only. */
        Section unseen(String column) {
            columns.add(new Column(column, false, false, false));
            return this;
        }

        /** Makes the column added last one that a narrow terminal goes without. */
        Section spare() {
            Column last = columns.remove(columns.size() - 1);
            columns.add(new Column(last.name(), last.number(), last.shown(), true));
            return this;
        }

        /** What people read when there are no rows. */
        Section whenEmpty(String words) {
            whenEmpty = words;
            return this;
        }

        /** A line people read below the rows. */
        Section below(String line) {
            below = line;
            return this;
        }

        String lineBelow() {
            return below;
        }

        /** Texts, numbers, booleans, lists of texts, {@link Shown}; null for unknown. */
        Section row(Object... cells) {
            if (cells.length != columns.size()) {
                throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
            }
            rows.add(Collections.unmodifiableList(Arrays.asList(cells)));
            return this;
        }

        String name() {
            return name;
        }

        String title() {
            return title;
        }

        String whenEmpty() {
            return whenEmpty;
        }

        List<Column> columns() {
            return columns;
        }

        List<List<Object>> rows() {
            return rows;
        }
    }

    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<String> before = new ArrayList<>();
    private final List<String> after = new ArrayList<>();

    /** A fact about the whole answer, for JSON. */
    Answer fact(String name, Object value) {
        facts.put(name, value);
        return this;
    }

    /** A line above the tables, for people. */
    Answer above(String line) {
        before.add(line);
        return this;
    }

    /** A line below the tables, for people. */
    Answer below(String line) {
        after.add(line);
        return this;
    }

    /** A further list of rows. */
    Section section(String name, String title) {
        Section section = new Section(Objects.requireNonNull(name, "name"), Objects.requireNonNull(title, "title"));
        sections.add(section);
        return section;
    }

    Map<String, Object> facts() {
        return facts;
    }

    List<Section> sections() {
        return sections;
    }

    List<String> linesAbove() {
        return before;
    }

    List<String> linesBelow() {
        return after;
    }
}
