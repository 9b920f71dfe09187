// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.statistics;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.YamlNode;
import org.nianbao.report.Agency;

/**
 * Thresholds and due dates, from {@code config/statistics.yaml}, where each stands with its reason.
 *
 * @param smallestGroup fewest reports that make a peer group
 * @param smallestDenominator least number a ratio may rest on
 * @param score least robust score that is called far
 * @param unitSlipTolerance how near to a factor of 10,000 two years must be to be called a slip of the unit, in
 *                          powers of ten
 * @param usualChange spread of yearly changes that is assumed where there are too few peers to measure it
 * @param frozenShare least share of equal figures that is called frozen
 * @param frozenFigures fewest equal figures, zeros not counted, that are called frozen
 * @param copiedLikeness least likeness of two texts that is called copied, 0 to 1
 * @param copiedCharacters fewest characters, statutory sentences not counted, a text must have to be judged
 * @param dueDates rules in order; the first that fits an agency is its due date
 * @param sums key stem of a figure that no form prints to the stems it is the sum of
 */
public record StatisticsSettings(int smallestGroup, int smallestDenominator, double score, double unitSlipTolerance,
                                 double usualChange, double frozenShare, int frozenFigures, double copiedLikeness,
                                 int copiedCharacters, List<DueDate> dueDates, Map<String, List<String>> sums) {

    /** When a report is due in the year after the one it is about; no kinds or levels named means any. */
    public record DueDate(Set<Agency.Kind> kinds, Set<Agency.Level> levels, MonthDay day) {

        public DueDate {
            kinds = Set.copyOf(kinds);
            levels = Set.copyOf(levels);
        }

        boolean fits(Agency agency) {
            return (kinds.isEmpty() || agency.kind().filter(kinds::contains).isPresent())
                    && (levels.isEmpty() || agency.level().filter(levels::contains).isPresent());
        }
    }

    public StatisticsSettings {
        dueDates = List.copyOf(dueDates);
        sums = Map.copyOf(sums);
    }

    /** The day by which {@code agency} had to publish its report about {@code year}. */
    public LocalDate due(Agency agency, int year) {
        for (DueDate rule : dueDates) {
            if (rule.fits(agency)) {
                return rule.day().atYear(year + 1);
            }
        }
        throw new IllegalStateException("no due date fits; the last rule must fit any agency");
    }

    /** Reads {@code statistics.yaml} in {@code folder}. */
    public static StatisticsSettings read(Path folder, ConfigMistakes mistakes) {
        YamlNode root = YamlNode.read(folder.resolve("statistics.yaml"), mistakes);
        root.map(Set.of("outliers", "frozen", "copied", "due_dates", "sums"));
        YamlNode outliers = root.required("outliers");
        YamlNode frozen = root.required("frozen");
        YamlNode copied = root.required("copied");
        List<DueDate> dueDates = new ArrayList<>();
        List<YamlNode> rules = root.required("due_dates").list();
        for (YamlNode rule : rules) {
            dueDates.add(new DueDate(names(rule.get("kinds"), Agency.Kind.class),
                    names(rule.get("levels"), Agency.Level.class), monthDay(rule.required("day"))));
        }
        if (!rules.isEmpty()) {
            DueDate last = dueDates.get(dueDates.size() - 1);
            if (!last.kinds().isEmpty() || !last.levels().isEmpty()) {
                rules.get(rules.size() - 1).mistake("the last due date must fit any agency: no kinds, no levels");
            }
        }
        Map<String, List<String>> sums = new TreeMap<>();
        if (root.get("sums").isPresent()) {
            root.get("sums").map().forEach((stem, parts) -> sums.put(stem, parts.texts()));
        }
        return new StatisticsSettings(positive(outliers.required("smallest_group")),
                positive(outliers.required("smallest_denominator")), number(outliers.required("score")),
                number(outliers.required("unit_slip_tolerance")),
                number(outliers.required("usual_change")), number(frozen.required("share")),
                positive(frozen.required("figures")), number(copied.required("likeness")),
                positive(copied.required("characters")), dueDates, sums);
    }

    private static int positive(YamlNode node) {
        int number = node.isPresent() ? node.integer(1) : 1;
        if (number < 1) {
            node.mistake("should be 1 or more, not " + number);
        }
        return number;
    }

    private static double number(YamlNode node) {
        if (!node.isPresent()) {
            return 0;
        }
        try {
            double number = Double.parseDouble(node.text().strip());
            if (number > 0 && number < Double.MAX_VALUE) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the one message.
        }
        node.mistake("should be a number above 0, not '" + node.text() + "'");
        return 1;
    }

    private static MonthDay monthDay(YamlNode node) {
        try {
            if (node.isPresent()) {
                return MonthDay.parse("--" + node.text().strip());
            }
        } catch (DateTimeParseException e) {
            node.mistake("should be a month and day such as 03-31, not '" + node.text() + "'");
        }
        return MonthDay.of(1, 31);
    }

    private static <E extends Enum<E>> Set<E> names(YamlNode node, Class<E> type) {
        EnumSet<E> names = EnumSet.noneOf(type);
        for (YamlNode each : node.list()) {
            try {
                names.add(Enum.valueOf(type, each.text().strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                each.mistake("'" + each.text() + "' is not known; known are "
                        + EnumSet.allOf(type).toString().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }
}
