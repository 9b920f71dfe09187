// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nianbao.edition.Edition;
import org.nianbao.edition.Editions;
import org.nianbao.edition.FormTable;
import org.nianbao.extract.table.FormLabels.Role;
import org.nianbao.report.FigureKey;

/** Which edition of the form a page's tables fill, by the figures and labels that were met on it. */
final class EditionVote {

    /** Labels that make a form of which not one number could be read; a list of contents has fewer. */
    private static final int ENOUGH_LABELS = 20;

    /** What speaks for one edition. */
    private record Votes(String edition, int figures, int labels, boolean ofItsYear) {
    }

    private final List<Edition> editions;
    private final Map<String, Set<FigureKey>> keysOfEdition = new LinkedHashMap<>();
    private final Map<String, Set<FormLabels.Meaning>> labelsOfEdition = new LinkedHashMap<>();

    EditionVote(Editions editions) {
        this.editions = editions.all();
        for (Edition edition : editions.all()) {
            Set<FigureKey> keys = new HashSet<>();
            Set<FormLabels.Meaning> printed = new HashSet<>();
            for (FormTable table : edition.tables()) {
                table.columns().forEach(column -> printed.add(new FormLabels.Meaning(table.id(), Role.COLUMN,
                        column.key())));
                table.rows().forEach(row -> printed.add(new FormLabels.Meaning(table.id(), Role.ROW,
                        row.key().orElse(""))));
                for (FormTable.Row row : table.rows()) {
                    row.key().ifPresent(stem -> {
                        if (table.hasOneColumn()) {
                            keys.add(new FigureKey(stem));
                        }
                        row.columns().forEach(last -> keys.add(FigureKey.of(stem, last)));
                    });
                }
            }
            keysOfEdition.put(edition.id(), keys);
            labelsOfEdition.put(edition.id(), printed);
        }
    }

    /**
     * The edition that has most of the figures met, then most of the labels, then the one made for the report's
     * year. Where no row could be read, labels alone tell it, if they are enough to be a form.
     *
     * @param clear those of the labels met that can stand for one row or column only
     */
    Optional<String> of(Set<FigureKey> found, Set<FormLabels.Meaning> met,
                        Set<FormLabels.Meaning> clear, Optional<Integer> year) {
        if (found.isEmpty() && met.size() < ENOUGH_LABELS) {
            return Optional.empty();
        }
        return editions.stream().map(edition -> new Votes(edition.id(), count(found, keysOfEdition.get(edition.id())),
                        count(clear, labelsOfEdition.get(edition.id())), year.map(edition::covers).orElse(false)))
                .max(Comparator.comparingInt(Votes::figures).thenComparingInt(Votes::labels)
                        .thenComparing(Votes::ofItsYear))
                .map(Votes::edition);
    }

    private static int count(Set<?> met, Set<?> own) {
        int count = 0;
        for (Object each : met) {
            count += own.contains(each) ? 1 : 0;
        }
        return count;
    }
}
