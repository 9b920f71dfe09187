// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.edition;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.DelimitedFile;
import org.nianbao.report.FigureKey;

/** Every figure there is, in the order of {@code config/figures.csv}. */
public final class FigureCatalog {

    /**
     * What is known of a figure before any report is read.
     *
     * @param unit {@code items}, {@code yuan}, …
     * @param signed whether it is a change, which may be negative
     * @param editions ids of the editions that print it, {@code prose}, {@code derived}
     * @param label as the form prints it
     */
    public record Figure(FigureKey key, String unit, boolean signed, Set<String> editions, String label) {

        public Figure {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(unit, "unit");
            editions = Set.copyOf(editions);
            Objects.requireNonNull(label, "label");
        }

        /** Whether it is an amount of money, which is kept in yuan. */
        public boolean isAmount() {
            return unit.equals("yuan");
        }
    }

    private static final String SIGNED = "(signed)";

    private final Map<FigureKey, Figure> figures;

    private FigureCatalog(Map<FigureKey, Figure> figures) {
        this.figures = figures;
    }

    /** Reads {@code figures.csv} of {@code configDir}. */
    public static FigureCatalog load(Path configDir, ConfigMistakes mistakes) {
        Map<FigureKey, Figure> figures = new LinkedHashMap<>();
        for (DelimitedFile.Row row : DelimitedFile.csv(configDir.resolve("figures.csv"),
                List.of("key", "unit", "editions", "label"), mistakes)) {
            String name = row.cell("key").orElse("");
            String unit = row.cell("unit").orElse("");
            if (unit.isEmpty()) {
                mistakes.add(row.file(), row.line(), "figure '" + name + "' has no unit");
            }
            try {
                FigureKey key = new FigureKey(name);
                boolean signed = unit.endsWith(SIGNED);
                Figure figure = new Figure(key, signed ? unit.substring(0, unit.length() - SIGNED.length()).strip() : unit,
                        signed, Set.of(row.cell("editions").orElse("").split("\\s+")), row.cell("label").orElse(""));
                if (figures.put(key, figure) != null) {
                    mistakes.add(row.file(), row.line(), "names the figure '" + name + "' a second time");
                }
            } catch (IllegalArgumentException e) {
                mistakes.add(row.file(), row.line(), e.getMessage());
            }
        }
        return new FigureCatalog(figures);
    }

    public Optional<Figure> figure(FigureKey key) {
        return Optional.ofNullable(figures.get(key));
    }

    /** The catalogue's own object for this key: maps find it without comparing letters. */
    public FigureKey known(FigureKey key) {
        Figure figure = figures.get(key);
        return figure == null ? key : figure.key();
    }

    public boolean has(FigureKey key) {
        return figures.containsKey(key);
    }

    public Collection<Figure> figures() {
        return figures.values();
    }

    /** The keys most like what was typed, best first: for "did you mean". */
    public List<FigureKey> nearest(String typed, int limit) {
        record Distance(FigureKey key, int edits) {
        }
        List<Distance> distances = new ArrayList<>();
        for (FigureKey key : figures.keySet()) {
            int edits = EditDistance.between(typed, key.name(), 200);
            boolean part = !typed.isBlank() && key.name().contains(typed);
            distances.add(new Distance(key, part ? Math.min(edits, 2) : edits));
        }
        distances.sort(Comparator.comparingInt(Distance::edits).thenComparing(Distance::key));
        return distances.stream().limit(limit).map(Distance::key).toList();
    }
}
