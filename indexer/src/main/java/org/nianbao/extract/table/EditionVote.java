// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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
    /** The editions that have a figure or a label, each by its place among all. */
    private final Map<FigureKey, BitSet> editionsOfKey = new HashMap<>();
    private final Map<FormLabels.Meaning, BitSet> editionsOfLabel = new HashMap<>();

    EditionVote(Editions editions) {
        this.editions = editions.all();
        for (int i = 0; i < this.editions.size(); i++) {
            Edition edition = this.editions.get(i);
            int place = i;
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
            keys.forEach(key -> editionsOfKey.computeIfAbsent(editions.catalog().known(key), none -> new BitSet())
                    .set(place));
            printed.forEach(label -> editionsOfLabel.computeIfAbsent(label, none -> new BitSet()).set(place));
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
        int[] figures = votes(found, editionsOfKey);
        int[] labels = votes(clear, editionsOfLabel);
        return IntStream.range(0, editions.size()).mapToObj(i -> new Votes(editions.get(i).id(), figures[i], labels[i],
                        year.map(editions.get(i)::covers).orElse(false)))
                .max(Comparator.comparingInt(Votes::figures).thenComparingInt(Votes::labels)
                        .thenComparing(Votes::ofItsYear))
                .map(Votes::edition);
    }

    /** For each edition how many of these it has. */
    private int[] votes(Set<?> met, Map<?, BitSet> editionsOf) {
        int[] votes = new int[editions.size()];
        for (Object each : met) {
            BitSet having = editionsOf.get(each);
            for (int i = having == null ? -1 : having.nextSetBit(0); i >= 0; i = having.nextSetBit(i + 1)) {
                votes[i]++;
            }
        }
        return votes;
    }
}
