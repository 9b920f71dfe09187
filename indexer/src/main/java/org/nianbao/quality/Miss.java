// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality;

import java.util.List;
import java.util.Objects;

/**
 * One thing that a reading and its label disagree on.
 *
 * @param what a measure and what it is about: {@code wrong applications.new.total}
 * @param expected what the label says; empty when it says that there is nothing
 * @param actual what was read; empty when nothing was
 */
public record Miss(String source, List<String> markup, String what, String expected, String actual) {

    public Miss {
        Objects.requireNonNull(source, "source");
        markup = List.copyOf(markup);
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(actual, "actual");
    }

    @Override
    public String toString() {
        return source + " [" + String.join(" ", markup) + "] " + what + ": expected "
                + (expected.isEmpty() ? "nothing" : expected) + ", got " + (actual.isEmpty() ? "nothing" : actual);
    }
}
