// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CharacterGramsTest {

    @Test
    void holdsWhatASetOfStringsHolds() {
        Random random = new Random(5);
        CharacterGrams grams = new CharacterGrams(3_000);
        Set<String> strings = new HashSet<>();
        for (int i = 0; i < 3_000; i++) {
            String text = text(random);
            strings.add(text);
            grams.add(CharacterGrams.pack(text, 0, text.length()));
        }
        for (int i = 0; i < 20_000; i++) {
            String text = text(random);
            assertEquals(strings.contains(text), grams.contains(CharacterGrams.pack(text, 0, text.length())), text);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = 1 + random.nextInt(CharacterGrams.LONGEST); length > 0; length--) {
            text.append((char) ('一' + random.nextInt(12)));
        }
        return text.toString();
    }
}
