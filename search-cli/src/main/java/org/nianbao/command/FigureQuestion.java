// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.nianbao.export.CodebookEntry;
import org.nianbao.index.FigureRow;
import org.nianbao.index.Filter;
import org.nianbao.index.ReportSearch;
import org.nianbao.render.NumberText;
import org.nianbao.report.FigureKey;
import org.nianbao.statistics.Observation;
import org.nianbao.statistics.Scale;

/**
 * The figure a question is about, or the ratio of two: {@code applications.denied.total/applications.total.total}. A
 * sum that the form does not print is added up from its parts, where a report states all of them.
 */
record FigureQuestion(Term figure, Optional<Term> denominator) {

    private static final String MONEY = "yuan";

    /**
     * One figure.
     *
     * @param parts edition to the figures that add up to it, where that edition does not print it
     */
    record Term(CodebookEntry entry, Map<String, List<FigureKey>> parts) {

        List<FigureKey> keys() {
            Set<FigureKey> keys = new LinkedHashSet<>(List.of(entry.key()));
            parts.values().forEach(keys::addAll);
            return List.copyOf(keys);
        }

        /** The number stated, else the sum of the parts, all of which must be stated. */
        OptionalDouble of(FigureRow row, List<FigureKey> asked) {
            OptionalDouble stated = row.number(asked.indexOf(entry.key()));
            List<FigureKey> own = parts.get(row.edition());
            if (stated.isPresent() || own == null) {
                return stated;
            }
            double sum = 0;
            for (FigureKey part : own) {
                OptionalDouble number = row.number(asked.indexOf(part));
                if (number.isEmpty()) {
                    return OptionalDouble.empty();
                }
                sum += number.getAsDouble();
            }
            return OptionalDouble.of(sum);
        }
    }

    static FigureQuestion parse(String typed, Workspace workspace) {
        int slash = typed.indexOf('/');
        if (slash < 0) {
            return new FigureQuestion(term(typed, workspace), Optional.empty());
        }
        return new FigureQuestion(term(typed.substring(0, slash), workspace),
                Optional.of(term(typed.substring(slash + 1), workspace)));
    }

    private static Term term(String typed, Workspace workspace) {
        CodebookEntry entry = workspace.entry(workspace.figure(typed)).orElseThrow();
        return new Term(entry, DerivedFigures.parts(entry, workspace));
    }

    /** Every figure the question needs. */
    List<FigureKey> keys() {
        Set<FigureKey> keys = new LinkedHashSet<>(figure.keys());
        denominator.ifPresent(term -> keys.addAll(term.keys()));
        return List.copyOf(keys);
    }

    String name() {
        return figure.entry().key() + denominator.map(term -> "/" + term.entry().key()).orElse("");
    }

    String label() {
        return figure.entry().label() + denominator.map(term -> " ÷ " + term.entry().label()).orElse("");
    }

    boolean isRatio() {
        return denominator.isPresent();
    }

    boolean isMoney() {
        return denominator.isEmpty() && figure.entry().unit().equals(MONEY);
    }

    Scale scale() {
        if (denominator.isPresent()) {
            return isShare() ? Scale.SHARE : Scale.AMOUNT;
        }
        return isMoney() ? Scale.AMOUNT : Scale.COUNT;
    }

    private boolean isShare() {
        return denominator.filter(term -> term.entry().unit().equals(figure.entry().unit())).isPresent();
    }

    /** A value in the figure's own terms: a share in percent, counts whole. */
    String text(double value) {
        return isRatio() && isShare() ? NumberText.percent(value)
                : isRatio() ? NumberText.rounded(value, 4) : NumberText.grouped(JsonText.plain(value));
    }

    /** Every report that states the figure, copies left out; a ratio needs both numbers. */
    List<Observation> observations(ReportSearch search, List<Filter> filters) {
        List<FigureKey> keys = keys();
        List<Observation> observations = new ArrayList<>();
        search.forEachRow(filters, keys, false, row -> observation(row, keys).ifPresent(observations::add));
        return observations;
    }

    private Optional<Observation> observation(FigureRow row, List<FigureKey> keys) {
        OptionalDouble above = figure.of(row, keys);
        if (above.isEmpty()) {
            return Optional.empty();
        }
        if (denominator.isEmpty()) {
            return Optional.of(new Observation(row, above.getAsDouble(), OptionalDouble.empty()));
        }
        OptionalDouble below = denominator.get().of(row, keys);
        return below.isPresent() && below.getAsDouble() > 0
                ? Optional.of(new Observation(row, above.getAsDouble() / below.getAsDouble(), below)) : Optional.empty();
    }
}
