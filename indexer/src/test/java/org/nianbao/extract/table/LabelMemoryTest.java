// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelMemoryTest {

    /** More than both halves of the memory hold. */
    private static final int STRANGE_TEXTS = 20_000;

    private final LabelMemory memory = new LabelMemory();
    private int lookedUp;

    private void ask(String text) {
        memory.of(text, label -> {
            lookedUp++;
            return Optional.empty();
        });
    }

    @Test
    void labelIsLookedUpOnce() {
        ask("本年新收");
        ask("本年新收");

        assertEquals(1, lookedUp);
    }

    @Test
    void labelThatIsAskedForStaysAmongStrangeTexts() {
        for (int i = 0; i < STRANGE_TEXTS; i++) {
            ask("本年新收");
            ask("某文" + i);
        }

        assertEquals(STRANGE_TEXTS + 1, lookedUp);
    }

    @Test
    void labelThatNobodyAsksForIsForgotten() {
        ask("本年新收");
        for (int i = 0; i < STRANGE_TEXTS; i++) {
            ask("某文" + i);
        }
        lookedUp = 0;
        ask("本年新收");

        assertEquals(1, lookedUp);
    }

    @Test
    void sentencesAreNotKept() {
        String sentence = "某局通过门户网站公开信息，".repeat(10);
        ask(sentence);
        ask(sentence);

        assertEquals(2, lookedUp);
    }
}
