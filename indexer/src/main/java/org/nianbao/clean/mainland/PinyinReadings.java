// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.mainland;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands in one page's brackets, read as pinyin; pages repeat their notes, so each is taken apart once. */
final class PinyinReadings {

    /** Different contents of brackets that are kept: a page has some hundred. */
    private static final int MOST_KEPT = 10_000;

    private static final String TONE_MARKS = "\u0300\u0301\u0304\u030C";

    private final Set<String> syllables;
    private final Map<String, Optional<Reading>> met = new HashMap<>();

    /** @param letters syllables without tones, one after the other */
    record Reading(String letters, boolean toned) {
    }

    PinyinReadings(Set<String> syllables) {
        this.syllables = syllables;
    }

    /** The reading that is printed; absent when it is none. */
    Optional<Reading> of(String printed) {
        Optional<Reading> known = met.get(printed);
        if (known == null) {
            known = takenApart(printed);
            if (met.size() < MOST_KEPT) {
                met.put(printed, known);
            }
        }
        return known;
    }

    /** Whether there is nothing to take apart: so are nearly all brackets of a page without notes, (1) and the like. */
    private static boolean isPlain(String printed) {
        for (int i = 0; i < printed.length(); i++) {
            if (printed.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** One to four syllables, each in the inventory once its tone is taken off. */
    private Optional<Reading> takenApart(String printed) {
        String decomposed = isPlain(printed) ? printed : Normalizer.normalize(printed.replace('\u0251', 'a')
                .replace('\u0261', 'g'), Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        boolean toned = false;
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (TONE_MARKS.indexOf(c) >= 0 || c >= '1' && c <= '5' && letters.length() > 0) {
                toned = true;
            } else if (c == '\u0308' && letters.length() > 0 || c == ':' && letters.length() > 0) {
                letters.setCharAt(letters.length() - 1, 'ü');
            } else if (c >= 'a' && c <= 'z' || c == 'ü') {
                letters.append(c == 'v' ? 'ü' : c);
            } else if (c != ' ' && c != '\'') {
                return Optional.empty();
            }
        }
        String reading = letters.toString();
        boolean fits = syllables.contains(reading) || toned && splits(reading, 4);
        // One untoned letter is a list mark, (a), far more often than a reading.
        return fits && (toned || reading.length() > 1) ? Optional.of(new Reading(reading, toned)) : Optional.empty();
    }

    private boolean splits(String letters, int left) {
        if (letters.isEmpty()) {
            return true;
        }
        for (int length = Math.min(6, letters.length()); left > 0 && length > 0; length--) {
            if (syllables.contains(letters.substring(0, length))
                    && splits(letters.substring(length), left - 1)) {
                return true;
            }
        }
        return false;
    }
}
