// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.nianbao.report.TrustSignal;

/** What the cleaning of one page comes upon: signs of a copy, what was taken out, and what could not be settled. */
final class Findings {

    private static final int LONGEST_SAMPLE = 120;
    private static final int MOST_SAMPLES = 200;

    private final Set<TrustSignal> signals = EnumSet.noneOf(TrustSignal.class);
    private final List<Removal> removals = new ArrayList<>();
    private final List<String> notes;

    /** @param notes what was noted of the page before */
    Findings(List<String> notes) {
        this.notes = new ArrayList<>(notes);
    }

    void sign(TrustSignal signal) {
        signals.add(signal);
    }

    void removed(String kind, String text) {
        if (removals.size() < MOST_SAMPLES) {
            removals.add(new Removal(kind, text.length() <= LONGEST_SAMPLE ? text
                    : text.substring(0, LONGEST_SAMPLE) + "…"));
        }
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    Set<TrustSignal> signals() {
        return signals;
    }

    List<Removal> removals() {
        return removals;
    }

    List<String> notes() {
        return notes;
    }
}
