// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.nianbao.export.CodebookEntry;
import org.nianbao.index.FigureRow;
import org.nianbao.index.Filter;
import org.nianbao.index.ReportSearch;
import org.nianbao.render.NumberText;
import org.nianbao.report.FigureKey;
import org.nianbao.statistics.Observation;
import org.nianbao.statistics.Scale;

/** The figure a question is about, or the ratio of two: {@code applications.denied.total/applications.total.total}. */
record FigureQuestion(CodebookEntry figure, Optional<CodebookEntry> denominator) {

    private static final String MONEY = "yuan";

    static FigureQuestion parse(String typed, Workspace workspace) {
        int slash = typed.indexOf('/');
        if (slash < 0) {
            return new FigureQuestion(entry(typed, workspace), Optional.empty());
        }
        return new FigureQuestion(entry(typed.substring(0, slash), workspace),
                Optional.of(entry(typed.substring(slash + 1), workspace)));
    }

    private static CodebookEntry entry(String typed, Workspace workspace) {
        return workspace.entry(workspace.figure(typed)).orElseThrow();
    }

    List<FigureKey> keys() {
        List<FigureKey> keys = new ArrayList<>(List.of(figure.key()));
        denominator.ifPresent(entry -> keys.add(entry.key()));
        return keys;
    }

    String name() {
        return figure.key() + denominator.map(entry -> "/" + entry.key()).orElse("");
    }

    String label() {
        return figure.label() + denominator.map(entry -> " ÷ " + entry.label()).orElse("");
    }

    boolean isRatio() {
        return denominator.isPresent();
    }

    boolean isMoney() {
        return denominator.isEmpty() && figure.unit().equals(MONEY);
    }

    Scale scale() {
        if (denominator.isPresent()) {
            return isShare() ? Scale.SHARE : Scale.AMOUNT;
        }
        return isMoney() ? Scale.AMOUNT : Scale.COUNT;
    }

    private boolean isShare() {
        return denominator.filter(entry -> entry.unit().equals(figure.unit())).isPresent();
    }

    /** A value in the figure's own terms: a share in percent, counts whole. */
    String text(double value) {
        return isRatio() && isShare() ? NumberText.percent(value)
                : isRatio() ? NumberText.rounded(value, 4) : NumberText.grouped(JsonText.plain(value));
    }

    /** Every report that states the figure, copies left out; a ratio needs both numbers. */
    List<Observation> observations(ReportSearch search, List<Filter> filters) {
        List<Observation> observations = new ArrayList<>();
        search.forEachRow(filters, keys(), false, row -> add(row, observations::add));
        return observations;
    }

    private void add(FigureRow row, Consumer<Observation> observations) {
        OptionalDouble above = row.number(0);
        if (above.isEmpty()) {
            return;
        }
        if (denominator.isEmpty()) {
            observations.accept(new Observation(row, above.getAsDouble(), OptionalDouble.empty()));
            return;
        }
        OptionalDouble below = row.number(1);
        if (below.isPresent() && below.getAsDouble() > 0) {
            observations.accept(new Observation(row, above.getAsDouble() / below.getAsDouble(), below));
        }
    }
}
