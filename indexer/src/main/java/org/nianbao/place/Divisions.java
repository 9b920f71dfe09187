// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.place;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.DelimitedFile;
import org.nianbao.config.YamlNode;

/**
 * The divisions of China, found by code, by name, and by the short names that signboards use (恩施州, 呼伦贝尔).
 *
 * <p>Names repeat: four cities have a 鼓楼区. So every look-up by name gives all that bear it.
 */
public final class Divisions {

    /** What sort of name a division is met by. */
    public enum Form {
        /** 恩施土家族苗族自治州. */
        OFFICIAL,
        /** A name it bore once: 密云县. */
        FORMER,
        /** A short form with an ending: 恩施州, 锡盟. */
        SHORT,
        /** A short form without any: 江西. */
        BARE
    }

    /**
     * Whoever bears a name that is not the division's own of today: the division itself in former years, or an organ
     * that lies in it (兵团).
     *
     * @param fullName the name as it is printed in full
     * @param lodger whether it only lies in the division
     */
    public record Bearer(String fullName, Division.Rank rank, boolean lodger) {
    }

    /**
     * A name met in a text.
     *
     * @param length characters of the text it covers
     * @param bearer who bore it, where that is not the division as it is today
     */
    public record Named(Division division, int length, Form form, Optional<Bearer> bearer) {
    }

    private record OtherName(Division division, Form form, Optional<Bearer> bearer) {
    }

    private final Map<String, Division> byCode = new LinkedHashMap<>();
    private final Map<String, List<Division>> byName = new HashMap<>();
    private final Map<String, List<Division>> byShortName = new HashMap<>();
    private final Map<String, List<Division>> byBareName = new HashMap<>();
    private final Map<String, OtherName> byOtherName = new HashMap<>();
    private final Map<String, List<Division>> byStem = new HashMap<>();
    private final Map<String, List<Division>> byAreaCode = new HashMap<>();
    private final Map<Character, Division> byProvinceLetter = new HashMap<>();
    private final Map<String, Division> byZone = new HashMap<>();
    private final Map<Integer, List<String>> namesByStart = new HashMap<>();
    private final boolean[] startsName = new boolean[Character.MAX_VALUE + 1];

    private List<String> governmentSites = List.of();
    private List<String> ordinaryWords = List.of();

    private Divisions() {
    }

    /** Reads {@code divisions.csv} and {@code places/} under {@code configDir}. */
    public static Divisions load(Path configDir, ConfigMistakes mistakes) {
        Divisions divisions = new Divisions();
        Path places = configDir.resolve("places");
        YamlNode names = YamlNode.read(places.resolve("short-names.yaml"), mistakes);
        Set<String> peoples = new HashSet<>(names.required("peoples").texts());
        Set<String> zoneEndings = new HashSet<>(names.required("statistical_zone_endings").texts());
        divisions.ordinaryWords = names.required("ordinary_words").texts();
        divisions.governmentSites = names.required("government_sites").texts();
        Map<String, List<String>> rules = new LinkedHashMap<>();
        names.required("suffixes").map().forEach((suffix, node) -> rules.put(suffix, node.texts()));
        for (DelimitedFile.Row row : DelimitedFile.csv(configDir.resolve("divisions.csv"),
                List.of("code", "level", "name", "province", "city"), mistakes)) {
            try {
                Division division = new Division(row.cell("code").orElse(""),
                        Division.Rank.valueOf(row.cell("level").orElse("").toUpperCase(Locale.ROOT)),
                        row.cell("name").orElse(""), row.cell("province").orElse(""), row.cell("city"));
                divisions.add(division, peoples, rules, zoneEndings);
            } catch (IllegalArgumentException e) {
                mistakes.add(row.file(), row.line(), e.getMessage());
            }
        }
        for (DelimitedFile.Row row : DelimitedFile.tsv(places.resolve("former.tsv"),
                List.of("name", "level", "code", "now", "until"), mistakes)) {
            divisions.known(row, mistakes).ifPresent(division -> divisions.former(row, division, mistakes));
        }
        for (DelimitedFile.Row row : DelimitedFile.tsv(places.resolve("aliases.tsv"),
                List.of("name", "code", "official", "own"), mistakes)) {
            divisions.known(row, mistakes).ifPresent(division -> divisions.alias(row, division, mistakes));
        }
        for (DelimitedFile.Row row : DelimitedFile.csv(places.resolve("area-codes.csv"), List.of("area", "code"),
                mistakes)) {
            divisions.known(row, mistakes).ifPresent(division -> divisions.byAreaCode
                    .computeIfAbsent(row.cell("area").orElse(""), area -> new ArrayList<>()).add(division));
        }
        for (DelimitedFile.Row row : DelimitedFile.csv(places.resolve("province-letters.csv"),
                List.of("letter", "code"), mistakes)) {
            divisions.known(row, mistakes).ifPresent(division ->
                    divisions.byProvinceLetter.put(row.cell("letter").orElse("?").charAt(0), division));
        }
        for (DelimitedFile.Row row : DelimitedFile.csv(places.resolve("zones.csv"), List.of("name", "code"),
                mistakes)) {
            divisions.known(row, mistakes).ifPresent(division ->
                    divisions.byZone.put(row.cell("name").orElse(""), division));
        }
        divisions.sortNames();
        return divisions;
    }

    /** All names by their first two characters, the longest first, so that text is scanned without cutting it. */
    private void sortNames() {
        Set<String> names = new LinkedHashSet<>(byName.keySet());
        names.addAll(byOtherName.keySet());
        names.addAll(byShortName.keySet());
        names.addAll(byBareName.keySet());
        for (String name : names) {
            if (name.length() > 1) {
                startsName[name.charAt(0)] = true;
                namesByStart.computeIfAbsent(start(name, 0), key -> new ArrayList<>()).add(name);
            }
        }
        namesByStart.values().forEach(list -> list.sort(Comparator.comparingInt(String::length).reversed()));
    }

    private static int start(String text, int place) {
        return text.charAt(place) << Character.SIZE | text.charAt(place + 1);
    }

    private Optional<Division> known(DelimitedFile.Row row, ConfigMistakes mistakes) {
        Optional<Division> division = row.cell("code").flatMap(this::byCode);
        if (division.isEmpty()) {
            mistakes.add(row.file(), row.line(), "names no division of divisions.csv");
        }
        return division;
    }

    private void former(DelimitedFile.Row row, Division division, ConfigMistakes mistakes) {
        String name = row.cell("name").orElse("");
        if (!row.cell("now").filter(division.name()::equals).isPresent()) {
            mistakes.add(row.file(), row.line(), "code and name of today do not agree");
        }
        rank(row, "level", mistakes).ifPresent(rank -> {
            String parent = division.fullName().substring(0, division.fullName().length() - division.name().length());
            int city = name.indexOf(Division.CITY_ENDING);
            boolean whole = rank != Division.Rank.COUNTY || city > 0 && city < name.length() - 1;
            other(name, new OtherName(division, Form.FORMER,
                    Optional.of(new Bearer(whole ? name : parent + name, rank, false))));
        });
    }

    private void alias(DelimitedFile.Row row, Division division, ConfigMistakes mistakes) {
        String name = row.cell("name").orElse("");
        Optional<Bearer> bearer = row.cell("own").flatMap(own -> rank(row, "own", mistakes))
                .map(rank -> new Bearer(name, rank, true));
        other(name, new OtherName(division, Form.SHORT, bearer));
    }

    private static Optional<Division.Rank> rank(DelimitedFile.Row row, String column, ConfigMistakes mistakes) {
        try {
            return Optional.of(Division.Rank.valueOf(row.cell(column).orElse("").toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            mistakes.add(row.file(), row.line(), "is province, city or county: " + row.cell(column).orElse(""));
            return Optional.empty();
        }
    }

    private void other(String name, OtherName other) {
        byOtherName.put(name, other);
    }

    private void add(Division division, Set<String> peoples, Map<String, List<String>> rules,
                     Set<String> zoneEndings) {
        // Cities without counties stand twice under one code; as cities first.
        byCode.putIfAbsent(division.code(), division);
        if (zoneEndings.contains(division.code().substring(4)) && division.rank() == Division.Rank.COUNTY) {
            return;
        }
        boolean cityAgain = division.rank() == Division.Rank.COUNTY
                && division.city().filter(division.name()::equals).isPresent();
        if (cityAgain) {
            return;
        }
        name(byName, division.name(), division);
        for (Map.Entry<String, List<String>> rule : rules.entrySet()) {
            if (!division.name().endsWith(rule.getKey())) {
                continue;
            }
            String stem = division.name().substring(0, division.name().length() - rule.getKey().length());
            String bare = withoutPeoples(stem, peoples);
            if (bare.length() < 2) {
                break;
            }
            name(byStem, bare, division);
            if (division.rank() != Division.Rank.COUNTY) {
                name(byBareName, bare, division);
            }
            for (String ending : rule.getValue()) {
                if (!division.name().equals(bare + ending)) {
                    name(byShortName, bare + ending, division);
                }
            }
            break;
        }
    }

    private void name(Map<String, List<Division>> index, String name, Division division) {
        index.computeIfAbsent(name, key -> new ArrayList<>()).add(division);
    }

    /** 恩施土家族苗族 → 恩施; a name that is nothing but a people's stays whole. */
    private static String withoutPeoples(String stem, Set<String> peoples) {
        String bare = stem;
        boolean found = true;
        while (found) {
            found = false;
            for (String people : peoples) {
                if (bare.endsWith(people) && bare.length() - people.length() >= 2) {
                    bare = bare.substring(0, bare.length() - people.length());
                    found = true;
                    break;
                }
            }
        }
        return bare;
    }

    public Collection<Division> all() {
        return byCode.values();
    }

    public Optional<Division> byCode(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The division that the first digits of a longer code stand for: as deep as they are known. */
    public Optional<Division> byCodePrefix(String digits) {
        for (int length = 6; length >= 2; length -= 2) {
            if (digits.length() >= length) {
                Division division = byCode.get(digits.substring(0, length) + "0".repeat(6 - length));
                if (division != null) {
                    return Optional.of(division);
                }
            }
        }
        return Optional.empty();
    }

    /** All divisions of this full name. */
    public List<Division> named(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** The counties whose name without 县, 区, 市 or 旗 is this one. */
    public List<Division> countiesOfStem(String stem) {
        return ofStem(stem).stream().filter(division -> division.rank() == Division.Rank.COUNTY).toList();
    }

    /** The divisions whose name without its ending is this one. */
    public List<Division> ofStem(String stem) {
        return byStem.getOrDefault(stem, List.of());
    }

    /** Whether the name is also a word, or the end of one word and the beginning of another: 城区, 和县. */
    public boolean isOrdinaryWord(Division division) {
        return ordinaryWords.contains(division.name());
    }

    /** What stands behind such a name where it names the government's site: 政府网. */
    public List<String> governmentSites() {
        return governmentSites;
    }

    /** The cities and provinces a telephone area code serves. */
    public List<Division> ofAreaCode(String area) {
        return byAreaCode.getOrDefault(area, List.of());
    }

    /** The province of the letter in front of ICP备. */
    public Optional<Division> ofProvinceLetter(char letter) {
        return Optional.ofNullable(byProvinceLetter.get(letter));
    }

    /** Where a zone lies whose name does not say it (雄安新区). */
    public Optional<Division> ofZone(String name) {
        return Optional.ofNullable(byZone.get(name));
    }

    public Optional<Division> province(Division division) {
        return named(division.province()).stream()
                .filter(d -> d.rank() == Division.Rank.PROVINCE).findFirst();
    }

    public Optional<Division> city(Division division) {
        return division.city().flatMap(city -> named(city).stream()
                .filter(d -> d.rank() == Division.Rank.CITY && d.province().equals(division.province())).findFirst());
    }

    /** Whether the first lies in the second, or is it. */
    public static boolean isWithin(Division inner, Division outer) {
        return switch (outer.rank()) {
            case PROVINCE -> inner.province().equals(outer.province());
            case CITY -> inner.province().equals(outer.province()) && inner.city().equals(outer.city())
                    && inner.rank() != Division.Rank.PROVINCE;
            case COUNTY -> inner.code().equals(outer.code());
        };
    }

    /** Every division whose name begins here, the longest names first, official ones before others. */
    public List<Named> at(String text, int place) {
        return at(text, place, true);
    }

    /** The same without short names that lack an ending: what stands so in running text is no other word. */
    public List<Named> fullyAt(String text, int place) {
        return at(text, place, false);
    }

    private List<Named> at(String text, int place, boolean bare) {
        if (place + 1 >= text.length() || !startsName[text.charAt(place)]) {
            return List.of();
        }
        List<Named> found = new ArrayList<>();
        for (String name : namesByStart.getOrDefault(start(text, place), List.of())) {
            if (!text.startsWith(name, place)) {
                continue;
            }
            add(found, byName, name, Form.OFFICIAL);
            Optional.ofNullable(byOtherName.get(name)).ifPresent(other ->
                    found.add(new Named(other.division(), name.length(), other.form(), other.bearer())));
            add(found, byShortName, name, Form.SHORT);
            if (bare) {
                add(found, byBareName, name, Form.BARE);
            }
        }
        return found;
    }

    private static void add(List<Named> found, Map<String, List<Division>> index, String name, Form form) {
        index.getOrDefault(name, List.of())
                .forEach(division -> found.add(new Named(division, name.length(), form, Optional.empty())));
    }
}
