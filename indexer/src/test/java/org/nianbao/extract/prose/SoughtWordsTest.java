// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.prose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoughtWordsTest {

    @Test
    void findsWhatStandsInTheTextAndNothingElse() {
        Random random = new Random(7);
        SoughtWords.Builder builder = new SoughtWords.Builder();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            words.add(letters(random, 1 + random.nextInt(4)));
        }
        words.forEach(builder::number);
        SoughtWords sought = builder.build();
        for (int i = 0; i < 200; i++) {
            String text = letters(random, random.nextInt(30));
            SoughtWords.Present present = sought.in(text);
            words.forEach(word -> assertEquals(text.contains(word), present.has(builder.number(word)),
                    word + " in " + text));
        }
    }

    private static String letters(Random random, int length) {
        return random.ints(length, '\u4e00', '\u4e00' + 8).collect(StringBuilder::new,
                StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    @Test
    void aWordOfEachGroupMustBeThere() {
        SoughtWords.Builder builder = new SoughtWords.Builder();
        int[][] groups = {builder.numbers(List.of("收到", "受理")), builder.numbers(List.of("申请"))};
        SoughtWords sought = builder.build();

        assertTrue(sought.in("受理了申请").hasOfEach(groups));
        assertFalse(sought.in("收到,受理").hasOfEach(groups));
    }
}
