// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NeededWordsTest {

    @Test
    void lettersThatStandTogetherAreOneWord() {
        assertEquals(List.of(Set.of("收到"), Set.of("申请")), NeededWords.of("收到.{0,4}申请"));
    }

    @Test
    void oneOfSeveralIsNeeded() {
        assertEquals(List.of(Set.of("受理", "收到"), Set.of("申请")), NeededWords.of("(?:收到|受理)申请"));
    }

    @Test
    void aGroupOfLettersJoinsItsNeighbours() {
        assertEquals(List.of(Set.of("收到申请")), NeededWords.of("收(?:到)申请"));
    }

    @Test
    void whatMayBeAbsentIsNotNeeded() {
        assertEquals(List.of(Set.of("申"), Set.of("共")), NeededWords.of("申请?(?:的)*(?!件)共(?:计|)"));
    }

    @Test
    void anAlternativeWithoutAWordNeedsNothing() {
        assertEquals(List.of(), NeededWords.of("收到|\\d+件?"));
    }

    @Test
    void fewCharactersAreAChoiceAndManyAreNone() {
        assertEquals(List.of(Set.of("件", "条")), NeededWords.of("[件条]+[^年]?[0-9]"));
    }

    @Test
    void quotedLettersAndEscapesAreLetters() {
        assertEquals(List.of(Set.of("(一).")), NeededWords.of("\\Q(一)\\E\\.\\p{IsHan}\\d{1,3}"));
    }

    @Test
    void everyTextThatAPatternFindsHoldsItsWords() {
        List<String> patterns = List.of("(?<![\\d年])(?!0?1月?(?:-|至)12月)\\d{1,2}月?份?(?:-|至)\\d{1,2}月(?!\\d)",
                "(?:共|计){0,4}(?<n>[甲乙])(?:件次|件)?(?:公开|发布)(?:了)?", "^(?:一|二)、[^,;]{0,9}?(?:复议|诉讼)$");
        for (String text : List.of("在3月至5月办理", "共甲件公开", "乙发布了", "二、行政复议", "一、诉讼")) {
            for (String regex : patterns) {
                if (Pattern.compile(regex).matcher(text).find()) {
                    assertTrue(NeededWords.standIn(text, NeededWords.of(regex)), regex + " in " + text);
                }
            }
        }
        assertFalse(NeededWords.standIn("共三件", NeededWords.of(patterns.get(1))));
    }
}
