// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.edition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.YamlNode;
import org.nianbao.report.FigureKey;

/**
 * Every edition of the form, read from {@code config/editions/*.yaml}, with the words of cells and the catalogue of
 * figures. A new edition is a new file.
 */
public final class Editions {

    private final List<Edition> editions;
    private final FigureCatalog catalog;
    private final CellWords cellWords;

    private Editions(List<Edition> editions, FigureCatalog catalog, CellWords cellWords) {
        this.editions = List.copyOf(editions);
        this.catalog = catalog;
        this.cellWords = cellWords;
    }

    /** Reads and checks everything; what is wrong is added to {@code mistakes}, each with file and line. */
    public static Editions load(Path configDir, ConfigMistakes mistakes) {
        FigureCatalog catalog = FigureCatalog.load(configDir, mistakes);
        CellWords words = CellWords.read(configDir.resolve("cells.yaml"), mistakes);
        Path folder = configDir.resolve("editions");
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder)) {
            found.filter(file -> file.getFileName().toString().endsWith(".yaml")).sorted().forEach(files::add);
        } catch (IOException e) {
            mistakes.add(folder, 0, "cannot be listed: " + e.getMessage());
        }
        if (files.isEmpty()) {
            mistakes.add(folder, 0, "holds no edition (*.yaml)");
        }
        List<Edition> editions = new ArrayList<>();
        for (Path file : files) {
            Edition edition = new EditionFile(YamlNode.read(file, mistakes), catalog, mistakes, words).read();
            if (editions.stream().anyMatch(other -> other.id().equals(edition.id()))) {
                mistakes.add(file, 1, "edition '" + edition.id() + "' is there already");
            }
            editions.add(edition);
        }
        return new Editions(editions, catalog, words);
    }

    /** All editions, oldest first. */
    public List<Edition> all() {
        return editions;
    }

    public Optional<Edition> edition(String id) {
        return editions.stream().filter(edition -> edition.id().equals(id)).findFirst();
    }

    public FigureCatalog catalog() {
        return catalog;
    }

    public CellWords cellWords() {
        return cellWords;
    }

    /** One file on its way to an edition. */
    private static final class EditionFile {

        private static final Set<String> TABLE_WORDS = Set.of("id", "headings", "corners", "prefixes", "subtotals",
                "single", "strict", "across", "columns", "rows");

        private final YamlNode root;
        private final FigureCatalog catalog;
        private final ConfigMistakes mistakes;
        private final CellWords words;
        private final Set<FigureKey> keys = new HashSet<>();

        EditionFile(YamlNode root, FigureCatalog catalog, ConfigMistakes mistakes, CellWords words) {
            this.root = root;
            this.catalog = catalog;
            this.mistakes = mistakes;
            this.words = words;
        }

        Edition read() {
            root.map(Set.of("id", "years", "tables", "sums", "parts"));
            String id = root.required("id").text();
            YamlNode years = root.required("years");
            int first = years.required("first").integer(0);
            OptionalInt last = years.get("last").isPresent()
                    ? OptionalInt.of(years.get("last").integer(first)) : OptionalInt.empty();
            List<FormTable> tables = root.required("tables").list().stream().map(table -> table(table, id)).toList();
            if (root.isPresent()) {
                for (FigureCatalog.Figure figure : catalog.figures()) {
                    if (figure.editions().contains(id) && !keys.contains(figure.key())) {
                        mistakes.add(root.file(), 0, "no row and column make '" + figure.key()
                                + "', which figures.csv says this edition prints");
                    }
                }
            }
            Set<String> stems = new HashSet<>();
            keys.forEach(key -> {
                stems.add(key.stem());
                stems.add(key.name());
            });
            return new Edition(id, first, last, tables, sums(tables, stems), parts(stems));
        }

        private FormTable table(YamlNode node, String edition) {
            node.map(TABLE_WORDS);
            Map<String, Integer> columnLabels = new HashMap<>();
            Map<String, Integer> rowLabels = new HashMap<>();
            List<FormTable.Column> columns = new ArrayList<>();
            columns(node.get("columns"), Optional.empty(), columns, columnLabels);
            List<String> single = node.get("single").texts();
            List<FormTable.Row> rows = new ArrayList<>();
            rows(node.required("rows"), Optional.empty(), columns, rows, rowLabels, single.isEmpty(), edition);
            if (single.isEmpty() == columns.isEmpty()) {
                node.mistake("needs either 'columns' or 'single'");
            }
            boolean across = node.get("across").isPresent() && node.get("across").bool();
            return new FormTable(node.required("id").text(), node.get("headings").texts(),
                    node.get("corners").texts(), node.get("prefixes").texts(), node.get("subtotals").texts(),
                    single, node.get("strict").isPresent() && node.get("strict").bool(), across, columns, rows);
        }

        private void columns(YamlNode list, Optional<FormTable.Group> group, List<FormTable.Column> into,
                             Map<String, Integer> seen) {
            for (YamlNode node : list.list()) {
                if (node.get("group").isPresent()) {
                    node.map(Set.of("group", "also", "columns"));
                    columns(node.required("columns"), Optional.of(new FormTable.Group(
                            labels(node, "group", seen), Optional.empty(), group)), into, seen);
                } else {
                    node.map(Set.of("key", "label", "also", "unit"));
                    into.add(new FormTable.Column(node.required("key").text(), labels(node, "label", seen), group,
                            unit(node)));
                }
            }
        }

        private void rows(YamlNode list, Optional<FormTable.Group> group, List<FormTable.Column> columns,
                          List<FormTable.Row> into, Map<String, Integer> seen, boolean stems, String edition) {
            List<String> all = columns.stream().map(FormTable.Column::key).toList();
            for (YamlNode node : list.list()) {
                Optional<String> key = Optional.of(node.get("key")).filter(YamlNode::isPresent).map(YamlNode::text);
                if (node.get("group").isPresent()) {
                    node.map(Set.of("group", "also", "key", "rows"));
                    FormTable.Group inner = new FormTable.Group(labels(node, "group", seen), key, group);
                    key.ifPresent(stem -> all.forEach(last -> known(node, stem + "." + last)));
                    rows(node.required("rows"), Optional.of(inner), columns, into, seen, stems, edition);
                    continue;
                }
                node.map(Set.of("key", "label", "also", "unit", "columns"));
                List<String> filled = node.get("columns").isPresent() ? node.get("columns").texts() : all;
                for (String last : filled) {
                    if (!all.contains(last)) {
                        node.mistake("fills a column '" + last + "' that the table does not have");
                    }
                }
                if (key.isPresent()) {
                    for (String name : stems ? filled.stream().map(last -> key.get() + "." + last).toList()
                            : List.of(key.get())) {
                        known(node, name).ifPresent(figure -> {
                            if (!keys.add(figure.key())) {
                                node.mistake("makes '" + name + "' a second time");
                            }
                            if (!figure.editions().contains(edition)) {
                                node.mistake("makes '" + name + "', which figures.csv does not give to edition "
                                        + edition);
                            }
                        });
                    }
                }
                into.add(new FormTable.Row(key, labels(node, "label", seen), group, filled, unit(node)));
            }
        }

        private Optional<FigureCatalog.Figure> known(YamlNode node, String name) {
            try {
                Optional<FigureCatalog.Figure> figure = catalog.figure(new FigureKey(name));
                if (figure.isEmpty()) {
                    node.mistake("figures.csv has no '" + name + "'" + catalog.nearest(name, 1).stream()
                            .findFirst().map(near -> "; nearest is '" + near + "'").orElse(""));
                }
                return figure;
            } catch (IllegalArgumentException e) {
                node.mistake(e.getMessage());
                return Optional.empty();
            }
        }

        private Optional<String> unit(YamlNode node) {
            if (!node.get("unit").isPresent()) {
                return Optional.empty();
            }
            String unit = node.get("unit").text();
            if (!words.amounts().containsKey(unit)) {
                node.get("unit").mistake("'" + unit + "' is not among the amounts of cells.yaml");
            }
            return Optional.of(unit);
        }

        /** The label and its variants; one that stands for another row or column of the table already is a mistake. */
        private static List<String> labels(YamlNode node, String name, Map<String, Integer> seen) {
            List<String> labels = new ArrayList<>();
            labels.add(node.required(name).text());
            labels.addAll(node.get("also").texts());
            Set<String> own = new HashSet<>();
            for (String label : labels) {
                String normalised = LabelText.of(label);
                if (normalised.isEmpty()) {
                    node.mistake("has an empty label");
                } else if (own.add(normalised)) {
                    Integer line = seen.putIfAbsent(normalised, node.line());
                    if (line != null) {
                        node.mistake("label '" + label + "' stands in line " + line + " already");
                    }
                }
            }
            return labels;
        }

        private List<SumRule> sums(List<FormTable> tables, Set<String> stems) {
            List<SumRule> rules = new ArrayList<>();
            for (YamlNode node : root.get("sums").list()) {
                node.map(Set.of("rule", "each", "table", "left", "right"));
                String each = node.required("each").text();
                if (!Set.of("row", "column").contains(each)) {
                    node.mistake("'each' should be row or column, not '" + each + "'");
                }
                boolean row = each.equals("row");
                Optional<String> table = Optional.of(node.get("table")).filter(YamlNode::isPresent)
                        .map(YamlNode::text);
                Optional<FormTable> meant = table.flatMap(id -> tables.stream().filter(t -> t.id().equals(id))
                        .findFirst());
                if (row && meant.isEmpty()) {
                    node.mistake("a rule on rows names the table it is for");
                }
                List<String> left = node.required("left").texts();
                List<String> right = node.required("right").texts();
                for (String side : Stream.concat(left.stream(), right.stream()).toList()) {
                    boolean fits = row ? meant.stream().flatMap(t -> t.columns().stream())
                            .anyMatch(c -> c.key().equals(side)) : isStem(side, stems);
                    if (!fits && (!row || meant.isPresent())) {
                        node.mistake("there is no " + (row ? "column" : "row") + " '" + side + "'");
                    }
                }
                rules.add(new SumRule(Objects.requireNonNull(node.required("rule").text()),
                        row ? SumRule.Each.ROW : SumRule.Each.COLUMN, table, left, right));
            }
            return rules;
        }

        private Map<String, List<String>> parts(Set<String> stems) {
            Map<String, List<String>> parts = new LinkedHashMap<>();
            if (root.get("parts").isPresent()) {
                root.get("parts").map().forEach((sum, list) -> {
                    for (String stem : Stream.concat(Stream.of(sum), list.texts().stream()).toList()) {
                        if (!isStem(stem, stems)) {
                            list.mistake("there is no row '" + stem + "'");
                        }
                    }
                    parts.put(sum, list.texts());
                });
            }
            return parts;
        }

        private boolean isStem(String stem, Set<String> stems) {
            return stems.contains(stem)
                    || catalog.figures().stream().anyMatch(figure -> figure.key().stem().equals(stem));
        }
    }
}
