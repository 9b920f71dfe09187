// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.words;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.DelimitedFile;

/** The word lists of {@code config/words}: everything the cleaning knows by name. */
public record Words(Map<String, List<String>> chrome, Map<String, List<String>> headings,
                    Map<String, List<String>> spam, List<Wording> taiwan, List<Wording> characters,
                    Set<String> syllables, Set<String> vocabulary, Map<String, List<String>> brands,
                    Map<String, String> counties) {

    /**
     * One wording and what it is turned into.
     *
     * @param kind when: strong or weak evidence; always or traditional
     * @param unless wordings, in Simplified characters, inside which it stays
     */
    public record Wording(String printed, String right, String kind, List<String> unless) {
    }

    private static final Map<String, Set<String>> CHROME_MATCHES = Map.of("crumb", Set.of("starts", "path"),
            "tool", Set.of("token", "starts"), "neighbour", Set.of("starts"), "related", Set.of("whole"),
            "head", Set.of("label"), "footer", Set.of("starts", "contains", "token"),
            "encyclopedia", Set.of("contains", "whole", "starts", "host", "path"), "container", Set.of("name"));

    public static Words load(Path configDir, ConfigMistakes mistakes) {
        Path words = configDir.resolve("words");
        Map<String, List<String>> chrome = new LinkedHashMap<>();
        for (DelimitedFile.Row row : DelimitedFile.tsv(words.resolve("chrome.tsv"), List.of("kind", "match", "words"),
                mistakes)) {
            String kind = needed(row, "kind", mistakes);
            String match = needed(row, "match", mistakes);
            if (!CHROME_MATCHES.getOrDefault(kind, Set.of()).contains(match)) {
                mistakes.add(row.file(), row.line(), "no kind '" + kind + "' with match '" + match + "'");
            }
            chrome.computeIfAbsent(kind + " " + match, key -> new ArrayList<>()).add(needed(row, "words", mistakes));
        }
        return new Words(chrome, lists(words.resolve("headings.tsv"), "kind",
                Set.of("heading", "table", "title", "announced", "named", "generic", "place"), mistakes),
                lists(words.resolve("spam.tsv"), "weight", Set.of("strong", "weak"), mistakes),
                wordings(words.resolve("taiwan.tsv"), "taiwan", "mainland", "evidence", Set.of("strong", "weak"), mistakes),
                wordings(words.resolve("characters.tsv"), "printed", "right", "when", Set.of("always", "traditional"),
                        mistakes),
                singles(words.resolve("pinyin.tsv"), "syllables", mistakes),
                singles(words.resolve("vocabulary.tsv"), "words", mistakes),
                lists(words.resolve("brands.tsv"), "kind", Set.of("mark", "weak", "faint", "office", "suffix", "opener", "end",
                        "topic", "frame", "frame joint", "wording", "seat", "branch"), mistakes),
                counties(configDir.resolve("divisions.csv"), mistakes));
    }

    private static Map<String, List<String>> lists(Path file, String keyColumn, Set<String> keys,
                                                   ConfigMistakes mistakes) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        keys.forEach(key -> lists.put(key, new ArrayList<>()));
        for (DelimitedFile.Row row : DelimitedFile.tsv(file, List.of(keyColumn, "words"), mistakes)) {
            String key = needed(row, keyColumn, mistakes);
            if (!keys.contains(key)) {
                mistakes.add(row.file(), row.line(), "no " + keyColumn + " '" + key + "'");
            }
            String words = needed(row, "words", mistakes);
            if (!words.isEmpty()) {
                lists.computeIfAbsent(key, k -> new ArrayList<>()).add(words);
            }
        }
        return lists;
    }

    private static List<Wording> wordings(Path file, String printed, String right, String kind, Set<String> kinds,
                                          ConfigMistakes mistakes) {
        List<Wording> wordings = new ArrayList<>();
        for (DelimitedFile.Row row : DelimitedFile.tsv(file, List.of(printed, right, kind, "unless"), mistakes)) {
            String when = needed(row, kind, mistakes);
            if (!kinds.contains(when)) {
                mistakes.add(row.file(), row.line(), "no " + kind + " '" + when + "'");
            }
            wordings.add(new Wording(needed(row, printed, mistakes), needed(row, right, mistakes), when,
                    row.cell("unless").map(text -> Arrays.asList(text.split(","))).orElse(List.of())));
        }
        return wordings;
    }

    private static Set<String> singles(Path file, String column, ConfigMistakes mistakes) {
        Set<String> singles = new LinkedHashSet<>();
        for (DelimitedFile.Row row : DelimitedFile.tsv(file, List.of(column), mistakes)) {
            row.cell(column).ifPresent(text -> singles.addAll(Arrays.asList(text.split("\\s+"))));
        }
        return singles;
    }

    /** Names of counties with their province; a name borne by several keeps the first. */
    private static Map<String, String> counties(Path file, ConfigMistakes mistakes) {
        Map<String, String> counties = new LinkedHashMap<>();
        for (DelimitedFile.Row row : DelimitedFile.csv(file, List.of("level", "name", "province"), mistakes)) {
            if (!row.cell("level").orElse("").equals("province")) {
                counties.putIfAbsent(row.cell("name").orElse(""), row.cell("province").orElse(""));
            }
        }
        counties.remove("");
        return counties;
    }

    private static String needed(DelimitedFile.Row row, String column, ConfigMistakes mistakes) {
        return row.cell(column).orElseGet(() -> {
            mistakes.add(row.file(), row.line(), "has no " + column);
            return "";
        });
    }
}
