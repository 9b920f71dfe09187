// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CopiedTest {

    private final Random random = new Random(711);

    @Test
    void lastYearsTextWithNewNumbersIsFound() {
        String text = text(30);
        List<Copied.Text> texts = others();
        texts.add(new Copied.Text("old", Optional.of("甲县"), Optional.of(2020), "t", text.replace("#", "120")));
        texts.add(new Copied.Text("new", Optional.of("甲县"), Optional.of(2021), "t", text.replace("#", "1,345")));
        List<Copied.Finding> findings = find(texts);
        assertEquals(1, findings.size());
        assertEquals("old", findings.get(0).earlier().id());
        assertEquals("new", findings.get(0).later().id());
        assertTrue(findings.get(0).sameAgency());
        assertEquals(1.0, findings.get(0).likeness(), 1e-9);
    }

    @Test
    void anotherAgencysTextWithAFewSentencesChangedIsFound() {
        String text = text(30);
        List<Copied.Text> texts = others();
        texts.add(new Copied.Text("a", Optional.of("甲县"), Optional.of(2021), "t", text));
        texts.add(new Copied.Text("b", Optional.of("乙县"), Optional.of(2021), "t", text + sentence() + sentence()));
        List<Copied.Finding> findings = find(texts);
        assertEquals(1, findings.size());
        assertFalse(findings.get(0).sameAgency());
        assertTrue(findings.get(0).likeness() > 0.8 && findings.get(0).likeness() < 1);
    }

    @Test
    void sentencesThatEverybodyHasAreNoCopying() {
        String statute = text(30);
        List<Copied.Text> texts = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            texts.add(new Copied.Text("r" + i, Optional.of("a" + i), Optional.of(2021), "t", statute + text(12)));
        }
        assertEquals(List.of(), find(texts));
    }

    /** Eight reports of a demo share their statutory sentences; one of the agencies repeats itself. */
    @Test
    void sentencesOfEverybodyAreKnownInASmallCollectionToo() {
        String statute = text(30);
        List<Copied.Text> texts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            texts.add(new Copied.Text("r" + i, Optional.of("a" + i), Optional.of(2021), "t", statute + text(12)));
        }
        String own = text(15);
        texts.add(new Copied.Text("old", Optional.of("甲县"), Optional.of(2020), "t", statute + own));
        texts.add(new Copied.Text("new", Optional.of("甲县"), Optional.of(2021), "t", own + statute));
        List<Copied.Finding> findings = find(texts);
        assertEquals(List.of("new"), findings.stream().map(finding -> finding.later().id()).toList());
    }

    @Test
    void twoPagesOfOneReportAreNoCopying() {
        String text = text(30);
        assertEquals(List.of(), find(List.of(new Copied.Text("a", Optional.of("甲县"), Optional.of(2021), "t", text),
                new Copied.Text("b", Optional.of("甲县"), Optional.of(2021), "t", text))));
    }

    @Test
    void cellsOfTablesAreNoSentences() {
        assertEquals(List.of("本年度共收到申请0件，均已按期答复"),
                Copied.sentences("自然人\n总计\n本年度共收到申请 1,205.5 件，均已按期答复。\n12"));
    }

    private List<Copied.Finding> find(List<Copied.Text> texts) {
        return new Copied(Rows.settings()).find(texts::forEach,
                id -> texts.stream().filter(text -> text.id().equals(id)).findFirst());
    }

    private List<Copied.Text> others() {
        List<Copied.Text> texts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            texts.add(new Copied.Text("o" + i, Optional.of("其他" + i), Optional.of(2021), "t", text(25)));
        }
        return texts;
    }

    private String text(int sentences) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sentences; i++) {
            text.append(sentence());
        }
        return text.toString();
    }

    private String sentence() {
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < 25; i++) {
            sentence.append((char) (0x4E00 + random.nextInt(3000)));
        }
        return sentence.append("#件。").toString();
    }
}
