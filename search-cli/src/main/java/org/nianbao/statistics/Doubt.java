// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.statistics;

import java.util.Objects;

/**
 * A cause for a strange number that is no news, with what showed it.
 *
 * @param why the rule that fails, the signal, the sentence
 */
public record Doubt(Cause cause, String why) {

    /** Kinds of causes. */
    public enum Cause {
        FAILED_CHECK("failed-check"), FACTOR_10000("factor-10000"), COPY("copy"), LOW_TRUST("low-trust"),
        APPROXIMATE("approximate");

        private final String label;

        Cause(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Doubt {
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(why, "why");
    }
}
