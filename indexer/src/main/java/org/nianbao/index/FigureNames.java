// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import java.util.Collection;
import org.nianbao.report.FigureKey;

/** Looks up what a user typed for a figure. */
public final class FigureNames {

    private FigureNames() {
    }

    /**
     * The known figure of that name.
     *
     * @throws QuerySyntaxException naming the nearest known ones
     */
    public static FigureKey key(String typed, Collection<FigureKey> known) {
        return key(typed, typed, 0, known);
    }

    static FigureKey key(String part, String text, int position, Collection<FigureKey> known) {
        String name = part.strip();
        return known.stream().filter(key -> key.name().equals(name)).findFirst()
                .orElseThrow(() -> new QuerySyntaxException(name.isEmpty() ? "the figure's key is missing"
                        : "no figure is called '" + name + "'"
                        + Suggestions.question(name, known.stream().map(FigureKey::name).toList()), text, position));
    }
}
