// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nianbao.index.Dimension;
import org.nianbao.index.FigureCondition;
import org.nianbao.index.Filter;
import org.nianbao.index.QuerySyntaxException;
import org.nianbao.index.ReportSearch;
import org.nianbao.index.Suggestions;
import org.nianbao.report.Agency;
import org.nianbao.report.FigureKey;
import org.nianbao.report.TrustSignal;
import picocli.CommandLine.Option;

/** Which reports are meant. Values of one option are alternatives; different options must all hold. */
final class FilterOptions {

    @Option(names = "--agency", paramLabel = "NAME", description = "Agency, or part of its name.")
    private List<String> agency = new ArrayList<>();

    @Option(names = "--province", paramLabel = "NAME", description = "Province, or part of its name.")
    private List<String> province = new ArrayList<>();

    @Option(names = "--city", paramLabel = "NAME", description = "City, or part of its name.")
    private List<String> city = new ArrayList<>();

    @Option(names = "--county", paramLabel = "NAME", description = "County, or part of its name.")
    private List<String> county = new ArrayList<>();

    @Option(names = "--level", paramLabel = "LEVEL", description = "national, province, city, county or town.")
    private List<String> level = new ArrayList<>();

    @Option(names = "--kind", paramLabel = "KIND", description = "government, department, zone or town.")
    private List<String> kind = new ArrayList<>();

    @Option(names = "--year", paramLabel = "YEARS", description = "Report year: 2021, 2019..2022, 2019.. or ..2022.")
    private String year;

    @Option(names = "--edition", paramLabel = "ID", description = "Edition of the form: 2014, 2019, 2021, prose.")
    private List<String> edition = new ArrayList<>();

    @Option(names = "--host", paramLabel = "HOST", description = "Host of the page.")
    private List<String> host = new ArrayList<>();

    @Option(names = "--official", negatable = true,
            description = "Official pages only; --no-official: all others only.")
    private Boolean official;

    @Option(names = "--trust", paramLabel = "SIGNAL", description = "Pages that show this signal: "
            + "pinyin-annotation, brand-injection, spam-footer, spam-title, encyclopedia-copy, duplicate-of.")
    private List<String> trust = new ArrayList<>();

    @Option(names = "--check", paramLabel = "RESULT",
            description = "pass, fail, unknown, or the words of a rule that fails.")
    private List<String> check = new ArrayList<>();

    @Option(names = "--where", paramLabel = "CONDITION",
            description = "Condition on a figure: 'applications.new.total>=100'; may be given again.")
    private List<String> where = new ArrayList<>();

    @Option(names = "--published", paramLabel = "DATES",
            description = "Day of publication: 2022-01-01.., 2022-01..2022-03.")
    private String published;

    boolean isEmpty() {
        return agency.isEmpty() && province.isEmpty() && city.isEmpty() && county.isEmpty() && level.isEmpty()
                && kind.isEmpty() && year == null && edition.isEmpty() && host.isEmpty() && official == null
                && trust.isEmpty() && check.isEmpty() && where.isEmpty() && published == null;
    }

    /** True when an agency is named. */
    boolean namesAgency() {
        return !agency.isEmpty();
    }

    /** The filters; what cannot be understood is wrong usage, with the nearest right words. */
    List<Filter> filters(Collection<FigureKey> figures) {
        List<Filter> filters = new ArrayList<>();
        values(filters, Dimension.AGENCY, agency);
        values(filters, Dimension.PROVINCE, province);
        values(filters, Dimension.CITY, city);
        values(filters, Dimension.COUNTY, county);
        values(filters, Dimension.LEVEL, known("--level", level, names(Agency.Level.values())));
        values(filters, Dimension.KIND, known("--kind", kind, names(Agency.Kind.values())));
        values(filters, Dimension.EDITION, edition);
        values(filters, Dimension.HOST, host);
        List<String> signals = new ArrayList<>(Arrays.stream(TrustSignal.values()).map(TrustSignal::label).toList());
        signals.add(Dimension.DUPLICATE);
        values(filters, Dimension.TRUST, known("--trust", trust, signals));
        values(filters, Dimension.CHECK, check);
        if (year != null) {
            filters.add(Filter.Years.parse(year));
        }
        if (published != null) {
            filters.add(Filter.Published.parse(published));
        }
        if (official != null) {
            filters.add(new Filter.Official(official));
        }
        for (String condition : where) {
            filters.add(new Filter.Where(FigureCondition.parse(condition, figures)));
        }
        return filters;
    }

    /** Names that no report has are most often mistyped: one line for each, with what is near. */
    List<String> doubts(ReportSearch search) {
        List<String> doubts = new ArrayList<>();
        Map<Dimension, List<String>> asked = Map.of(Dimension.AGENCY, agency, Dimension.PROVINCE, province,
                Dimension.CITY, city, Dimension.COUNTY, county, Dimension.EDITION, edition);
        asked.forEach((dimension, names) -> {
            for (String name : names) {
                Set<String> values = search.values(dimension).keySet();
                if (values.stream().noneMatch(value -> value.contains(name))) {
                    doubts.add("no report has the " + dimension.label() + " '" + name + "'"
                            + Suggestions.question(name, withEnds(values, name.length())));
                }
            }
        });
        return doubts;
    }

    /** Names and their ends of that length: who types 平江县 means 岳阳市平江县. */
    private static Set<String> withEnds(Set<String> names, int length) {
        Set<String> all = new LinkedHashSet<>(names);
        names.stream().filter(name -> name.length() > length).map(name -> name.substring(name.length() - length))
                .forEach(all::add);
        return all;
    }

    private static void values(List<Filter> filters, Dimension dimension, List<String> values) {
        if (!values.isEmpty()) {
            filters.add(new Filter.Is(dimension, new LinkedHashSet<>(values)));
        }
    }

    private static List<String> known(String option, List<String> values, List<String> known) {
        for (String value : values) {
            if (!known.contains(value)) {
                throw new QuerySyntaxException(option + " '" + value + "' is not known"
                        + Suggestions.question(value, known) + "; known are " + String.join(", ", known), value, 0);
            }
        }
        return values;
    }

    private static List<String> names(Enum<?>... values) {
        return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
    }
}
