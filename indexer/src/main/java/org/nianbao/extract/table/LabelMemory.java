// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.nianbao.extract.table.FormLabels.Match;

/**
 * What texts were found to name, remembered from page to page: reports print the same labels, so most are taken apart
 * once for all of them.
 *
 * <p>Bounded, and for several threads: when the young half is full it becomes the old one, and what stood in the old
 * half and was not asked for since is forgotten.
 */
final class LabelMemory {

    /** Texts in each half; all labels of all editions, with the ways of printing them, are some two thousand. */
    private static final int MOST_TEXTS = 8_000;
    /** Longer texts are sentences, which hardly come twice; so the memory stays under some six megabytes. */
    private static final int LONGEST = FormLines.LONGEST_CELL;

    private volatile Map<String, Optional<Match>> young = new ConcurrentHashMap<>();
    private volatile Map<String, Optional<Match>> old = Map.of();

    /** What the text names: as remembered, else by {@code lookUp}. */
    Optional<Match> of(String text, Function<String, Optional<Match>> lookUp) {
        if (text.length() > LONGEST) {
            return lookUp.apply(text);
        }
        Optional<Match> known = young.get(text);
        if (known == null) {
            known = old.get(text);
            if (known == null) {
                known = lookUp.apply(text);
            }
            keep(text, known);
        }
        return known;
    }

    private void keep(String text, Optional<Match> found) {
        if (young.size() >= MOST_TEXTS) {
            turn();
        }
        young.put(text, found);
    }

    private synchronized void turn() {
        if (young.size() >= MOST_TEXTS) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }
}
