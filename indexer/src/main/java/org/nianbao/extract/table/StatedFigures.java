// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nianbao.report.Evidence;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Figures;

/** The figures of one page's tables as they are met, cell by cell; of a figure met twice, what both cells say. */
final class StatedFigures {

    private final Form form;
    private final Map<FigureKey, List<Found>> found = new LinkedHashMap<>();
    private final List<String> notes;
    private final Map<String, Optional<String>> units = new HashMap<>();
    private final Set<String> mergedNamed = new HashSet<>();
    private Optional<String> captionUnit = Optional.empty();
    private int captionTable;

    private record Found(Optional<BigDecimal> number, Evidence evidence, boolean exact) {
    }

    /** @param notes where it is told why a printed cell states no number */
    StatedFigures(Form form, List<String> notes) {
        this.form = form;
        this.notes = notes;
    }

    /** The keys met, in the order of the page. */
    Set<FigureKey> keys() {
        return found.keySet();
    }

    /** A line that tells the unit of the table it stands in or before (单位：万元). */
    void caption(FormLine line) {
        if (FormCell.hasValue(line.cells())) {
            if (captionTable == 0) {
                captionTable = line.table();
            } else if (captionTable != line.table()) {
                captionUnit = Optional.empty();
            }
            return;
        }
        for (FormCell cell : line.cells()) {
            Optional<String> unit = cell.label().isPresent() ? Optional.empty()
                    : form.cellNumber().captionUnitIn(cell.text());
            if (unit.isPresent()) {
                captionUnit = unit;
                captionTable = line.isGrid() ? line.table() : 0;
            }
        }
    }

    /** Headers and labels are asked for every cell under or beside them. */
    Optional<String> amountUnitIn(String text) {
        return units.computeIfAbsent(text, form.cellNumber()::amountUnitIn);
    }

    void state(FormShape shape, FigureKey key, FormCell cell, Optional<String> unit, boolean exact) {
        CellNumber.Kind kind = form.kind(key).orElse(null);
        if (kind == null) {
            return;
        }
        Optional<String> caption = captionTable == cell.place().table() ? captionUnit : Optional.empty();
        // A unit of money is of no use to what counts.
        Optional<String> money = kind != CellNumber.Kind.AMOUNT || unit.isPresent() ? unit
                : caption.isPresent() ? caption : shape.unitOf(key.name());
        CellNumber.Reading reading = cell.isMerged() ? CellNumber.Reading.unclear("one cell for several figures")
                : form.cellNumber().read(cell.text(), kind, money);
        FormCell.Place place = cell.place();
        Evidence evidence = Evidence.cell(cell.text(), place.table(), place.row(), place.column());
        if (reading.remark().isPresent()) {
            evidence = evidence.remarked(reading.remark().get());
            if (reading.number().isEmpty() && (!cell.isMerged() || mergedNamed.add(place.toString()))) {
                notes.add(key + " is not stated: " + evidence.where() + " prints “" + cell.text() + "”, "
                        + reading.remark().get());
            }
        }
        found.computeIfAbsent(key, k -> new ArrayList<>(1)).add(new Found(reading.number(), evidence, exact));
    }

    Figures figures() {
        Figures.Builder figures = Figures.builder();
        found.forEach((key, each) -> put(figures, key, each));
        return figures.build();
    }

    private void put(Figures.Builder figures, FigureKey key, List<Found> each) {
        if (each.size() == 1) {
            figures.put(key, each.get(0).number(), each.get(0).evidence());
            return;
        }
        List<Found> stated = each.stream().filter(f -> f.number().isPresent()).toList();
        List<Found> sure = stated.stream().filter(Found::exact).toList();
        List<Found> chosen = sure.isEmpty() ? stated : sure;
        if (chosen.isEmpty()) {
            figures.notStated(key, each.get(0).evidence());
            return;
        }
        Found first = chosen.get(0);
        if (chosen.stream().anyMatch(f -> f.number().get().compareTo(first.number().get()) != 0)) {
            Found other = chosen.stream().filter(f -> f.number().get().compareTo(first.number().get()) != 0)
                    .findFirst().orElseThrow();
            String note = "printed twice with different numbers: “" + first.evidence().raw() + "” in "
                    + first.evidence().where() + ", “" + other.evidence().raw() + "” in " + other.evidence().where();
            figures.notStated(key, first.evidence().remarked(note));
            notes.add(key + " is not stated: " + note);
            return;
        }
        figures.put(key, first.number(), first.evidence());
    }
}
