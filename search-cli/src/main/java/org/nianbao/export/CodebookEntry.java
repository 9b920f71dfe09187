// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.export;

import java.util.Objects;
import org.nianbao.report.FigureKey;

/**
 * What a figure's column means.
 *
 * @param unit what is counted: {@code applications}, {@code yuan}
 * @param editions editions of the form that have it, separated by blanks
 * @param label the printed label
 */
public record CodebookEntry(FigureKey key, String unit, String editions, String label) {

    public CodebookEntry {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(editions, "editions");
        Objects.requireNonNull(label, "label");
    }
}
