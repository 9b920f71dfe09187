// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import java.util.List;
import java.util.Objects;

/**
 * The sentence of a report that matches best, with the places that match.
 *
 * @param text the sentence, on one line
 * @param marks places in {@code text}, rising, none overlapping
 */
public record Snippet(String text, List<Mark> marks) {

    /** From {@code start} to before {@code end}, in {@code char}s. */
    public record Mark(int start, int end) {
    }

    public Snippet {
        Objects.requireNonNull(text, "text");
        marks = List.copyOf(marks);
    }

    /** The text with {@code open} before and {@code close} after every place that matches. */
    public String marked(String open, String close) {
        StringBuilder marked = new StringBuilder(text.length() + marks.size() * (open.length() + close.length()));
        int from = 0;
        for (Mark mark : marks) {
            marked.append(text, from, mark.start()).append(open).append(text, mark.start(), mark.end()).append(close);
            from = mark.end();
        }
        return marked.append(text, from, text.length()).toString();
    }
}
