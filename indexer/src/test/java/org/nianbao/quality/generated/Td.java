// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

import java.util.Optional;

/**
 * A cell of a form before it becomes markup.
 *
 * @param key the figure it holds; absent for labels and headers
 */
record Td(String text, int rowspan, int colspan, Optional<String> key) {

    static Td label(String text) {
        return new Td(text, 1, 1, Optional.empty());
    }

    static Td label(String text, int rowspan, int colspan) {
        return new Td(text, rowspan, colspan, Optional.empty());
    }

    boolean blank() {
        return text.replace('\u00a0', ' ').isBlank();
    }
}
