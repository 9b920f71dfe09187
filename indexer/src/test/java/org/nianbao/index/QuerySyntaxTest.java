// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuerySyntaxTest {

    private static Words word(String text) {
        return new Words.Word(Optional.empty(), text);
    }

    private static Words phrase(String text) {
        return new Words.Phrase(Optional.empty(), text);
    }

    private static Words parsed(String typed) {
        return QuerySyntax.parse(typed).orElseThrow();
    }

    @Test
    void wordsSideBySideMustAllBeFound() {
        assertEquals(new Words.All(List.of(word("甲县"), word("申请"))), parsed("甲县 申请"));
        assertEquals(parsed("甲县 申请"), parsed("甲县\u3000AND 申请"));
    }

    @Test
    void andBindsTighterThanOr() {
        assertEquals(new Words.Any(List.of(new Words.All(List.of(word("a"), word("b"))), word("c"))),
                parsed("a b OR c"));
        assertEquals(new Words.All(List.of(word("a"), new Words.Any(List.of(word("b"), word("c"))))),
                parsed("a (b OR c)"));
    }

    @Test
    void anyKindOfQuotationMarkMakesAPhrase() {
        for (String typed : List.of("\"信息 公开\"", "“信息 公开”", "「信息 公开」", "＂信息 公开＂")) {
            assertEquals(phrase("信息 公开"), parsed(typed), typed);
        }
    }

    @Test
    void notAndMinusAreTheSame() {
        assertEquals(new Words.All(List.of(word("a"), new Words.Not(word("b")))), parsed("a NOT b"));
        assertEquals(parsed("a NOT b"), parsed("a -b"));
        assertEquals(word("2020-2021"), parsed("2020-2021"));
    }

    @Test
    void prefixNamesTheField() {
        assertEquals(new Words.Word(Optional.of(Words.Field.TITLE), "甲县"), parsed("title:甲县"));
        assertEquals(new Words.Word(Optional.of(Words.Field.TITLE), "甲县"), parsed("ｔｉｔｌｅ：甲县"));
        assertEquals(new Words.Value(Dimension.YEAR, "2021"), parsed("year:2021"));
        assertEquals(new Words.Any(List.of(new Words.Phrase(Optional.of(Words.Field.AGENCY), "甲"),
                new Words.Word(Optional.of(Words.Field.AGENCY), "乙"))), parsed("agency:(\"甲\" OR 乙)"));
    }

    @Test
    void webAddressAndTimeAreWords() {
        assertEquals(word("http://www.example.gov.cn/a"), parsed("http://www.example.gov.cn/a"));
        assertEquals(word("12:30"), parsed("12:30"));
    }

    @Test
    void nothingTypedAsksForEverything() {
        assertEquals(Optional.empty(), QuerySyntax.parse("  "));
        assertEquals(Optional.empty(), QuerySyntax.parse("＊"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"甲县 | 0 | quotation mark", "a (b | 2 | not closed", "a) | 1 | closes nothing", "a AND | 2 | both sides",
        "OR a | 0 | both sides", "a OR | 2 | both sides", "titel:甲 | 0 | title", "title: 甲 | 6 | right after",
        "a NOT | 2 | after it", "!!! | 0 | no word", "() | 0 | no word", "a \"!\" | 2 | between"})
    void mistakeIsNamedWithItsPlace(String typed, int position, String word) {
        QuerySyntaxException mistake = assertThrows(QuerySyntaxException.class, () -> QuerySyntax.parse(typed));
        assertEquals(position, mistake.position());
        assertTrue(mistake.getMessage().contains(word), mistake.getMessage());
    }

    @Test
    void caretStandsUnderThePlaceInATerminal() {
        QuerySyntaxException mistake = assertThrows(QuerySyntaxException.class, () -> QuerySyntax.parse("甲县 (b"));
        assertEquals("甲县 (b\n     ^", mistake.caret());
    }

    @Test
    void deepNestingIsRefusedNotFollowed() {
        assertThrows(QuerySyntaxException.class, () -> QuerySyntax.parse("(".repeat(1_900) + "a"));
        assertThrows(QuerySyntaxException.class, () -> QuerySyntax.parse("-".repeat(1_900) + "a"));
    }

    @Test
    void saidTwiceIsSaidOnce() {
        assertEquals(QuerySyntax.parse("公开 \"申请\" -诉讼"), QuerySyntax.parse("公开 \"申请\" 公开 -诉讼 AND \"申请\" -诉讼"));
        assertEquals(QuerySyntax.parse("公开"), QuerySyntax.parse("公开 OR 公开"));
    }

    @Test
    void pasteGoneWrongIsRefusedAndAParagraphIsNot() {
        String paragraph = "公开申请".repeat(500);
        assertTrue(QuerySyntax.parse("\"" + paragraph.substring(2) + "\"").isPresent());
        QuerySyntaxException tooLong = assertThrows(QuerySyntaxException.class, () -> QuerySyntax.parse(paragraph + "x"));
        assertTrue(tooLong.getMessage().contains("2001 characters; at most 2000"), tooLong.getMessage());
    }

    @Test
    void anythingTypedGivesAQueryOrANamedMistake() {
        Random random = new Random(7);
        List<String> pieces = List.of("甲", "申请", "\"", "“", "」", "(", ")", " ", "AND", "OR", "NOT", "-", "!", "title:",
                "year:", "x:", ":", "*", "２", "\uD840", "\u0000", "（", "\n");
        for (int round = 0; round < 20_000; round++) {
            StringBuilder typed = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                typed.append(pieces.get(random.nextInt(pieces.size())));
            }
            try {
                QuerySyntax.parse(typed.toString());
            } catch (QuerySyntaxException named) {
                assertTrue(named.position() <= typed.length());
            }
        }
    }
}
