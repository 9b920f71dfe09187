// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nianbao.report.Agency;
import org.nianbao.report.Check;
import org.nianbao.report.FigureKey;
import org.nianbao.report.NotAReport;
import org.nianbao.report.Reading;
import org.nianbao.report.Report;

/**
 * The score of readings against their labels: for all pages, for each edition and for each markup.
 *
 * <p>A cell is <i>right</i> when the figure has the label's value, <i>wrong</i> when it has another, <i>missing</i>
 * when the reading states none, and <i>invented</i> when the reading states a figure where the label has none. A
 * number where the page is ambiguous is invented; leaving it out is right.
 */
public final class LabelledScore {

    static final String ALL = "all";
    static final String EDITION = "edition:";
    static final String MARKUP = "markup:";
    static final String PROSE = "figures:prose";

    private final SortedMap<String, Tally> groups = new TreeMap<>();
    private final List<Miss> misses = new ArrayList<>();

    /** Scores one reading. */
    public void add(Label label, Reading reading) {
        List<Tally> tallies = new ArrayList<>();
        for (String group : groupsOf(label)) {
            tallies.add(groups.computeIfAbsent(group, name -> new Tally()));
        }
        tallies.forEach(tally -> tally.count(Measure.PAGES, 1));
        boolean report = reading instanceof Report;
        share(tallies, Measure.KIND, label.report() == report);
        if (label.report() != report) {
            miss(label, "kind", label.report() ? "report" : "not-a-report",
                    reading instanceof NotAReport not ? "not-a-report: " + not.reason() : "report");
        }
        Optional<Report> read = reading instanceof Report r ? Optional.of(r) : Optional.empty();
        if (!label.report()) {
            read.ifPresent(r -> invented(label, r.figures().numbers(), tallies));
            return;
        }
        figures(label, read.map(r -> r.figures().numbers()).orElse(Collections.emptySortedMap()), tallies);
        head(label, read, tallies);
        trust(label, read, tallies);
        checks(label, read, tallies);
        strings(label, read.map(Report::text).orElse(""), tallies);
    }

    /** Everything that reading and label disagree on, in the order met. */
    public List<Miss> misses() {
        return Collections.unmodifiableList(misses);
    }

    /** The names of the groups: {@code all}, then editions, then markups. */
    public List<String> groups() {
        return List.copyOf(groups.keySet());
    }

    /**
     * The quality of a group: measure to a share between 0 and 1, always the higher the better. Measures that no
     * page of the group has are left out.
     */
    public SortedMap<String, Double> quality(String group) {
        SortedMap<String, Double> quality = new TreeMap<>();
        Tally tally = groups.getOrDefault(group, new Tally());
        List<String> shares = new ArrayList<>(List.of(Measure.CELLS, Measure.KIND, Measure.TRUST, Measure.QUIET,
                Measure.CHECKS));
        shares.addAll(Label.HEAD_FIELDS);
        for (String measure : shares) {
            tally.ratio(measure).ifPresent(ratio -> quality.put(measure, ratio));
        }
        tally.stringsF().ifPresent(f -> quality.put("strings_f", f));
        int stated = tally.hits(Measure.CELLS) + tally.count(Measure.WRONG) + tally.count(Measure.INVENTED);
        if (stated > 0) {
            quality.put("stated_right", (double) tally.hits(Measure.CELLS) / stated);
        }
        return quality;
    }

    /** The counts of every group, for JSON. */
    public Map<String, Object> record() {
        Map<String, Object> all = new LinkedHashMap<>();
        groups.forEach((group, tally) -> {
            Map<String, Object> counts = new LinkedHashMap<>();
            counts.put(Measure.PAGES, tally.count(Measure.PAGES));
            counts.put("cells", tally.tries(Measure.CELLS));
            counts.put(Measure.CELLS, tally.hits(Measure.CELLS));
            for (String measure : List.of(Measure.MISSING, Measure.WRONG, Measure.INVENTED, Measure.FALSE_ALARMS,
                    Measure.CHECK_ALARMS)) {
                counts.put(measure, tally.count(measure));
            }
            counts.put("quality", new LinkedHashMap<>(quality(group)));
            all.put(group, counts);
        });
        return all;
    }

    /** Two plain aligned tables: figures and checks; head, trust and text. */
    public String table() {
        return ScoreTable.of(groups);
    }

    private static Set<String> groupsOf(Label label) {
        Set<String> names = new LinkedHashSet<>();
        names.add(ALL);
        label.head().getOrDefault("edition", Optional.empty()).ifPresent(edition -> names.add(EDITION + edition));
        label.markup().forEach(word -> names.add(MARKUP + word));
        return names;
    }

    private void figures(Label label, SortedMap<FigureKey, BigDecimal> read, List<Tally> tallies) {
        label.figures().forEach((key, expected) -> {
            Optional<BigDecimal> actual = Optional.ofNullable(read.get(key));
            boolean right = actual.filter(value -> value.compareTo(expected) == 0).isPresent();
            List<Tally> all = tallies;
            if (label.prose().contains(key)) {
                all = new ArrayList<>(tallies);
                all.add(groups.computeIfAbsent(PROSE, name -> new Tally()));
            }
            share(all, Measure.CELLS, right);
            if (!right) {
                all.forEach(tally -> tally.count(actual.isPresent() ? Measure.WRONG : Measure.MISSING, 1));
                miss(label, (actual.isPresent() ? "wrong " : "missing ") + key, plain(expected),
                        actual.map(LabelledScore::plain).orElse(""));
            }
        });
        invented(label, read, tallies);
    }

    private void invented(Label label, SortedMap<FigureKey, BigDecimal> read, List<Tally> tallies) {
        read.forEach((key, value) -> {
            boolean trap = holds(label.forbidden().get(key), value);
            boolean known = label.figures().containsKey(key) || holds(label.optional().get(key), value)
                    || !label.allFigures() && !label.optional().containsKey(key);
            if (!known || trap && !label.figures().containsKey(key)) {
                tallies.forEach(tally -> tally.count(Measure.INVENTED, 1));
                miss(label, "invented " + key, "", plain(value));
            }
        });
    }

    private static boolean holds(List<BigDecimal> values, BigDecimal value) {
        return values != null && values.stream().anyMatch(one -> one.compareTo(value) == 0);
    }

    private void head(Label label, Optional<Report> read, List<Tally> tallies) {
        label.head().forEach((field, expected) -> {
            Optional<String> actual = read.flatMap(report -> field(report, field));
            boolean right = read.isPresent() && switch (field) {
                case "title" -> squeezed(expected).equals(squeezed(actual));
                case "agency" -> withoutProvince(label, expected).equals(withoutProvince(label, actual));
                default -> expected.equals(actual);
            };
            share(tallies, field, right);
            if (!right && read.isPresent()) {
                miss(label, field, expected.orElse(""), actual.orElse(""));
            }
        });
    }

    private static Optional<String> field(Report report, String field) {
        Agency agency = report.agency();
        return switch (field) {
            case "title" -> Optional.of(report.title()).filter(title -> !title.isBlank());
            case "agency" -> agency.name();
            case "agency_level" -> agency.level().map(level -> lower(level.name()));
            case "agency_kind" -> agency.kind().map(kind -> lower(kind.name()));
            case "province" -> agency.province();
            case "city" -> agency.city();
            case "county" -> agency.county();
            case "division_code" -> agency.division();
            case "year" -> report.year().map(String::valueOf);
            case "published" -> report.published().map(String::valueOf);
            case "edition" -> Optional.of(report.edition());
            case "official" -> Optional.of(String.valueOf(report.trust().official()));
            default -> throw new IllegalArgumentException("no head field: " + field);
        };
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void trust(Label label, Optional<Report> read, List<Tally> tallies) {
        if (label.trust().isEmpty()) {
            return;
        }
        Set<String> expected = label.trust().get();
        Set<String> actual = new TreeSet<>();
        read.ifPresent(report -> report.trust().signals().forEach(signal -> actual.add(signal.label())));
        for (String signal : expected) {
            share(tallies, Measure.TRUST, actual.contains(signal));
            if (!actual.contains(signal)) {
                miss(label, "trust", signal, "");
            }
        }
        Set<String> alarms = new TreeSet<>(actual);
        alarms.removeAll(expected);
        tallies.forEach(tally -> tally.count(Measure.FALSE_ALARMS, alarms.size()));
        alarms.forEach(signal -> miss(label, "trust", "", signal));
        if (expected.isEmpty()) {
            share(tallies, Measure.QUIET, alarms.isEmpty());
        }
    }

    private void checks(Label label, Optional<Report> read, List<Tally> tallies) {
        if (label.checksFailed().isEmpty()) {
            return;
        }
        List<Check> failed = read.map(Report::checks).orElse(List.of()).stream()
                .filter(check -> check.status() == Check.Status.FAIL).toList();
        for (Label.FailedCheck expected : label.checksFailed().get()) {
            boolean found = failed.stream().anyMatch(check -> expected.matches(check.rule(), check.column()));
            share(tallies, Measure.CHECKS, found);
            if (!found) {
                miss(label, "check", expected.rule() + " @ " + expected.column(), "");
            }
        }
        for (Check check : failed) {
            List<Label.FailedCheck> known = new ArrayList<>(label.checksFailed().get());
            known.addAll(label.checksAllowed());
            if (known.stream().noneMatch(one -> one.matches(check.rule(), check.column()))) {
                tallies.forEach(tally -> tally.count(Measure.CHECK_ALARMS, 1));
                miss(label, "check", "", check.rule() + " @ " + check.column() + " " + check.expected().map(
                        LabelledScore::plain).orElse("?") + " != " + check.actual().map(LabelledScore::plain)
                        .orElse("?"));
            }
        }
    }

    private void strings(Label label, String text, List<Tally> tallies) {
        String squeezed = squeeze(text);
        for (String wanted : label.mustContain()) {
            boolean found = squeezed.contains(squeeze(wanted));
            share(tallies, Measure.WANTED, found);
            if (!found) {
                miss(label, "wanted string", wanted, "");
            }
        }
        for (String unwanted : label.mustNotContain()) {
            String letters = squeeze(unwanted);
            if (letters.isEmpty()) {
                continue;
            }
            boolean line = unwanted.endsWith("\n");
            boolean absent = line ? text.lines().map(LabelledScore::squeeze).noneMatch(letters::equals)
                    : !squeezed.contains(letters);
            share(tallies, Measure.UNWANTED, absent);
            if (!absent) {
                miss(label, "unwanted string", "", unwanted.strip());
            }
        }
    }

    private static void share(List<Tally> tallies, String measure, boolean hit) {
        tallies.forEach(tally -> tally.share(measure, hit));
    }

    private void miss(Label label, String what, String expected, String actual) {
        misses.add(new Miss(label.source(), label.markup(), what, expected, actual));
    }

    /** 江西省南昌市东湖区 and 南昌市东湖区 name one agency. */
    private static String withoutProvince(Label label, Optional<String> agency) {
        String name = squeezed(agency);
        String province = squeezed(label.head().getOrDefault("province", Optional.empty()));
        boolean longer = name.length() > province.length() && !province.isEmpty();
        return longer && name.startsWith(province) ? name.substring(province.length()) : name;
    }

    private static String squeezed(Optional<String> text) {
        return squeeze(text.orElse(""));
    }

    /** Letters and digits only. */
    private static String squeeze(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
