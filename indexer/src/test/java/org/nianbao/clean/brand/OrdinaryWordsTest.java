// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.brand;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class OrdinaryWordsTest {

    private final OrdinaryWords words = new OrdinaryWords(Set.of("政务公开"), Set.of("甲县"));

    @Test
    void wordsOfTheDictionaryMakeUpAString() {
        assertTrue(words.makeUp("经济社会发展", true));
        assertFalse(words.makeUp("经济社会发展", false));
        assertFalse(words.makeUp("魑魅博骉", true));
    }

    @Test
    void reportsOwnWordsAndPlacesDoToo() {
        assertTrue(words.makeUp("政务公开", false));
        assertTrue(words.makeUp("甲县政务公开", true));
    }
}
