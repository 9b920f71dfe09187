// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.place;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.DelimitedFile;
import org.nianbao.config.YamlNode;

/**
 * The divisions that the labels of governments' domains stand for: by their whole reading, by the first letters of their
 * province or city with their own reading behind, or by nothing but first letters, which many divisions share.
 */
public final class DomainLabels {

    private static final int LONGEST_PARENT = 12;
    private static final int SHORTEST_PATH = 4;
    /** Sounds that some labels spell in full where others give one letter. */
    private static final List<String> DOUBLE_LETTERS = List.of("zh", "ch", "sh");

    private final Divisions divisions;
    private final Map<String, List<Division>> byReading = new HashMap<>();
    private final Map<String, List<Division>> byInitials = new HashMap<>();
    private final Map<String, String> initials = new HashMap<>();
    private final Map<String, List<String>> endings;
    private final List<String> governments;

    private DomainLabels(Divisions divisions, YamlNode names) {
        this.divisions = divisions;
        endings = new HashMap<>();
        names.required("label_endings").map().forEach((ending, node) -> endings.put(ending, node.texts()));
        governments = names.required("label_governments").texts();
    }

    /** Reads {@code places/readings.csv} and {@code places/short-names.yaml} under {@code configDir}. */
    public static DomainLabels load(Path configDir, Divisions divisions, ConfigMistakes mistakes) {
        Path places = configDir.resolve("places");
        DomainLabels labels = new DomainLabels(divisions, YamlNode.read(places.resolve("short-names.yaml"), mistakes));
        for (DelimitedFile.Row row : DelimitedFile.csv(places.resolve("readings.csv"),
                List.of("code", "reading"), mistakes)) {
            Optional<Division> division = row.cell("code").flatMap(divisions::byCode);
            if (division.isEmpty()) {
                mistakes.add(row.file(), row.line(), "names no division of divisions.csv");
            } else {
                labels.add(division.get(), List.of(row.cell("reading").orElse("").split("'")));
            }
        }
        return labels;
    }

    private void add(Division division, List<String> syllables) {
        byReading.computeIfAbsent(String.join("", syllables), key -> new ArrayList<>()).add(division);
        String letters = syllables.stream().map(syllable -> syllable.substring(0, Math.min(1, syllable.length())))
                .collect(Collectors.joining());
        if (initials.putIfAbsent(division.code(), letters) == null) {
            String sounds = syllables.stream().map(syllable -> DOUBLE_LETTERS.stream().filter(syllable::startsWith)
                    .findFirst().orElse(syllable.substring(0, Math.min(1, syllable.length()))))
                    .collect(Collectors.joining());
            new LinkedHashSet<>(List.of(letters, sounds)).forEach(first ->
                    byInitials.computeIfAbsent(first, key -> new ArrayList<>()).add(division));
        }
    }

    /** The divisions whose reading the label is, with or without the letters of a parent in front. */
    public List<Division> surely(String label) {
        return withoutGovernment(label, rest -> named(rest, byReading));
    }

    /** The divisions whose first letters the label is; most labels of so few letters fit several. */
    public List<Division> perhaps(String label) {
        return withoutGovernment(label, rest -> named(rest, byInitials));
    }

    /** The one division of those first letters within a parent of the letters in front, where the label fits no other. */
    public Optional<Division> onlyOne(String label) {
        List<Division> found = perhaps(label);
        return found.size() == 1 && label.length() >= SHORTEST_PATH && !byInitials.containsKey(label)
                && found.get(0).rank() == Division.Rank.COUNTY ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Whether a part of an address begins with the first letters of a county behind those of its city: hyhpczj. */
    public boolean isOfCounty(String part, Division county) {
        String letters = divisions.city(county).map(city -> initials.getOrDefault(city.code(), "")).orElse("")
                + initials.getOrDefault(county.code(), "");
        return county.rank() == Division.Rank.COUNTY && letters.length() >= SHORTEST_PATH && part.startsWith(letters);
    }

    private List<Division> withoutGovernment(String label, Function<String, List<Division>> named) {
        List<Division> found = named.apply(label);
        for (String government : governments) {
            if (found.isEmpty() && label.endsWith(government) && label.length() > government.length()) {
                found = named.apply(label.substring(0, label.length() - government.length()));
            }
        }
        return found;
    }

    private List<Division> named(String label, Map<String, List<Division>> index) {
        Set<Division> found = new LinkedHashSet<>(ended(label, index));
        boolean inParent = found.isEmpty();
        for (int end = 1; inParent && end < label.length() && end <= LONGEST_PARENT; end++) {
            List<Division> parents = new ArrayList<>(byInitials.getOrDefault(label.substring(0, end), List.of()));
            parents.addAll(byReading.getOrDefault(label.substring(0, end), List.of()));
            parents.removeIf(parent -> parent.rank() == Division.Rank.COUNTY);
            if (!parents.isEmpty()) {
                ended(label.substring(end), index).stream().filter(division -> parents.stream()
                        .anyMatch(parent -> parent.rank() != division.rank() && Divisions.isWithin(division, parent)))
                        .forEach(found::add);
            }
        }
        return List.copyOf(found);
    }

    /** The divisions of this reading, whether the ending of the name is spelled behind it or not. */
    private List<Division> ended(String label, Map<String, List<Division>> index) {
        Set<Division> found = new LinkedHashSet<>(index.getOrDefault(label, List.of()));
        endings.forEach((ending, spellings) -> spellings.stream()
                .filter(spelled -> label.endsWith(spelled) && label.length() > spelled.length())
                .forEach(spelled -> index.getOrDefault(label.substring(0, label.length() - spelled.length()), List.of())
                        .stream().filter(division -> division.name().endsWith(ending)).forEach(found::add)));
        return List.copyOf(found);
    }
}
