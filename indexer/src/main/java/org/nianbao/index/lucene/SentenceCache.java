// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/** A bounded memory from sentence to words; a newer sentence takes the place of an older one of the same slot. */
final class SentenceCache {

    private record Entry(String sentence, String[] words) {
    }

    /** Some 16,000 sentences of 40 characters with their words: about 10 MB when full. */
    private static final int SLOTS = 1 << 14;
    /** Longer ones are rarely met twice. */
    private static final int LONGEST = 120;

    private final AtomicReferenceArray<Entry> slots = new AtomicReferenceArray<>(SLOTS);

    String[] words(String sentence, Function<String, String[]> segment) {
        if (sentence.length() > LONGEST) {
            return segment.apply(sentence);
        }
        int hash = sentence.hashCode();
        int slot = (hash ^ hash >>> 15) & SLOTS - 1;
        Entry known = slots.get(slot);
        if (known != null && known.sentence().equals(sentence)) {
            return known.words();
        }
        String[] words = segment.apply(sentence);
        slots.set(slot, new Entry(sentence, words));
        return words;
    }
}
