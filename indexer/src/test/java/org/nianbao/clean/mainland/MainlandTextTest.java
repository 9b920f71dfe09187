// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.mainland;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nianbao.clean.TestCleaner;
import org.nianbao.clean.words.Words;

class MainlandTextTest {

    private static final Words WORDS = TestCleaner.words();
    private static final MainlandText MAINLAND = new MainlandText(WORDS);

    @Test
    void flatTableSaysWhatOpenccSays() {
        List<String> texts = List.of("政府信息公開工作年度報告由縣政府辦公室編製", "行政復議、行政訴訟情況",
                "應當事人申請公開的信息，已經依法答復", "體育館、圖書館設置查閱點，歡迎群眾監督", "規範性文件備案審查、開發區管委會",
                "養老、醫療、衛生、環境保護領域的信息", "對違紀違規行為嚴肅處理，國務院辦公廳通報", "財政預決算與「三公」經費");
        for (String text : texts) {
            assertEquals(ZhConverterUtil.toSimple(text), MAINLAND.of(text, MainlandText.Script.TRADITIONAL));
        }
    }

    @Test
    void mainlandTextIsReturnedAsItIs() {
        String text = "显著成效，乾隆年间，於菟，瞭望塔，方志著录，覆盖率";
        assertEquals(MainlandText.Script.MAINLAND, MAINLAND.script(List.of(text)));
        assertSame(text, MAINLAND.of(text, MainlandText.Script.MAINLAND));
    }

    @Test
    void scriptIsToldByEvidence() {
        assertEquals(MainlandText.Script.TRADITIONAL, MAINLAND.script(List.of("政府信息公開工作年度報告，縣政府辦公室")));
        assertEquals(MainlandText.Script.TAIWAN, MAINLAND.script(List.of("入口網站最佳化，保護智慧財產權")));
        assertEquals(MainlandText.Script.TAIWAN, MAINLAND.script(List.of("入口网站最佳化，保护智慧财产权")));
        assertEquals(MainlandText.Script.MAINLAND, MAINLAND.script(List.of("县档案局设定查阅点，民众满意，契约精神")));
    }

    @Test
    void oneRareReadingIsNoHabit() {
        assertTrue(PinyinNotes.habitOf(List.of("尕(gǎ)斗乡2021年报告，阆(làng)中市"), WORDS.syllables()).isEmpty());
        assertTrue(PinyinNotes.habitOf(List.of("接入局域网(lan)，能(can)，人(man)", "PPP项目(PPP)，(AI)，甲(a)乙(b)"),
                WORDS.syllables()).isEmpty());
    }

    @Test
    void notesInFullWidthBracketsAndSquareOnesGo() {
        List<String> lines = List.of("政（zhèng）府（fǔ）信[xìn]息[xī]公（gōng）开（kāi）");
        Optional<PinyinNotes> habit = PinyinNotes.habitOf(lines, WORDS.syllables());
        assertEquals("政府信息公开", habit.orElseThrow().without(lines.get(0)));
    }
}
