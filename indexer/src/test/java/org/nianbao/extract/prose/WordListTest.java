// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.prose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordListTest {

    private final WordList words = new WordList(List.of("上年", "上年度", "历年", ""));

    @Test
    void ofTwoThatFitTheOneListedFirstIsMeant() {
        assertEquals(2, words.lengthAt("比上年度多", 1));
    }

    @Test
    void wordThatTheTextBreaksOffIsNone() {
        assertEquals(0, words.lengthAt("比上", 1));
        assertEquals(0, words.lengthAt("历史", 0));
    }
}
