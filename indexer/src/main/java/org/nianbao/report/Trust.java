// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.report;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How far the page may be believed to be the agency's own.
 *
 * @param official true for hosts under {@code .gov.cn} that show no signal
 * @param duplicateOf URL of the copy that counts, when this one is a copy of it
 */
public record Trust(boolean official, Set<TrustSignal> signals, Optional<String> duplicateOf) {

    public Trust {
        Objects.requireNonNull(duplicateOf, "duplicateOf");
        EnumSet<TrustSignal> ordered = EnumSet.noneOf(TrustSignal.class);
        ordered.addAll(signals);
        signals = Collections.unmodifiableSet(ordered);
    }
}
