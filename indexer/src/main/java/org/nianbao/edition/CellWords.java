// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.edition;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.YamlNode;

/**
 * Words that stand in the cells of any edition's tables, from {@code config/cells.yaml}.
 *
 * @param counters units of counting
 * @param amounts units of money to their worth in yuan
 * @param multipliers words between a number and its unit to their factor
 * @param absent cells that say that they state no number
 * @param more words for a rise
 * @param less words for a fall
 * @param aboutBefore words before a number that make it approximate
 * @param aboutAfter words after a number that make it approximate
 * @param zero zero in words
 * @param unitMarks what introduces the unit of a whole column
 * @param thisYear words for the year of the report
 * @param otherYears words for another year, in groups of one year each
 * @param labelEndings words that may follow any label and change nothing
 */
public record CellWords(Set<String> counters, Map<String, BigDecimal> amounts, Map<String, BigDecimal> multipliers,
                        Set<String> absent, List<String> more, List<String> less, List<String> aboutBefore,
                        List<String> aboutAfter, Set<String> zero, List<String> unitMarks, List<String> thisYear,
                        List<List<String>> otherYears, List<String> labelEndings) {

    public CellWords {
        counters = Set.copyOf(counters);
        amounts = Map.copyOf(amounts);
        multipliers = Map.copyOf(multipliers);
        absent = Set.copyOf(absent);
        more = longestFirst(more);
        less = longestFirst(less);
        aboutBefore = longestFirst(aboutBefore);
        aboutAfter = longestFirst(aboutAfter);
        zero = Set.copyOf(zero);
        unitMarks = List.copyOf(unitMarks);
        thisYear = longestFirst(thisYear);
        labelEndings = longestFirst(labelEndings);
        otherYears = otherYears.stream().map(CellWords::longestFirst).toList();
    }

    static CellWords read(Path file, ConfigMistakes mistakes) {
        YamlNode root = YamlNode.read(file, mistakes);
        root.map(Set.of("counters", "amounts", "multipliers", "absent", "more", "less", "about_before",
                "about_after", "zero", "unit_marks", "this_year", "last_year", "next_year",
                "label_endings"));
        return new CellWords(new HashSet<>(root.required("counters").texts()), factors(root.required("amounts")),
                factors(root.required("multipliers")), new HashSet<>(root.required("absent").texts()),
                root.required("more").texts(), root.required("less").texts(), root.required("about_before").texts(),
                root.required("about_after").texts(), new HashSet<>(root.required("zero").texts()),
                root.required("unit_marks").texts(), root.required("this_year").texts(),
                List.of(root.required("last_year").texts(), root.required("next_year").texts()),
                root.required("label_endings").texts());
    }

    private static Map<String, BigDecimal> factors(YamlNode node) {
        Map<String, BigDecimal> factors = new LinkedHashMap<>();
        if (node.isPresent()) {
            node.map().forEach((unit, factor) -> factors.put(unit, BigDecimal.valueOf(factor.integer(1))));
        }
        return factors;
    }

    private static List<String> longestFirst(List<String> words) {
        return words.stream().sorted((a, b) -> b.length() - a.length()).toList();
    }
}
