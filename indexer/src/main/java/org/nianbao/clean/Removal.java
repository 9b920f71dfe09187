// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.Objects;

/**
 * Something taken out of the page on its way to clean text.
 *
 * @param kind one word for the kind of dirt: {@code chrome}, {@code hidden}, {@code pinyin}, {@code brand}, {@code spam}, …
 * @param text what was taken, cut to a length fit for a log
 */
public record Removal(String kind, String text) {

    public Removal {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
    }
}
