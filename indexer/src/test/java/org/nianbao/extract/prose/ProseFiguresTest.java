// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.prose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.extract.Pages;
import org.nianbao.report.Evidence;
import org.nianbao.report.FigureKey;

class ProseFiguresTest {

    private static final ProseFigures FIGURES = load();

    private static ProseFigures load() {
        ConfigMistakes mistakes = new ConfigMistakes();
        ProseFigures figures = ProseFigures.load(Pages.CONFIG, mistakes);
        mistakes.throwIfAny();
        return figures;
    }

    private static ProseReading read(String... paragraphs) {
        return FIGURES.read(Pages.body(paragraphs), Optional.of(2021), "临江市青原区");
    }

    private static Optional<BigDecimal> figure(ProseReading reading, String key) {
        return reading.figures().number(new FigureKey(key));
    }

    /** Each line: report year, agency, text (paragraphs divided by ¶), every figure that must be read and no other. */
    @ParameterizedTest(name = "{2}")
    @CsvFileSource(resources = {"/prose/proactive.csv", "/prose/applications.csv", "/prose/review.csv",
            "/prose/organisation.csv", "/prose/nothing.csv"}, delimiter = '\t', numLinesToSkip = 1,
            maxCharsPerColumn = 20000)
    void sentencesGiveExactlyTheirFigures(String year, String agency, String text, String expected) {
        Optional<Integer> reportYear = Optional.of(year).filter(y -> !y.equals("-")).map(Integer::valueOf);
        ProseReading reading = FIGURES.read(Pages.body(text.split("¶")), reportYear, agency.equals("-") ? "" : agency);
        List<String> found = reading.figures().numbers().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().toPlainString()).toList();
        assertEquals(expected == null ? "" : expected, String.join(" ", found), () -> text + " " + reading.notes());
    }

    @Test
    void evidenceIsTheSentenceAsPrinted() {
        ProseReading reading = read("工作平稳。2021年，我区主动公开政府信息 １,２３４ 条。再接再厉。");
        Evidence proof = reading.figures().evidence(new FigureKey("proactive.total")).orElseThrow();
        assertEquals("2021年，我区主动公开政府信息 １,２３４ 条", proof.raw());
        assertEquals(Evidence.PROSE, proof.where());
        assertEquals(Optional.empty(), proof.remark());
    }

    /** Pages draw icons by characters of the private area, where the marks of this reader lie too. */
    @Test
    void iconsAreNoNumbers() {
        ProseReading reading = read("\uE000全年主动公开政府信息\uE000条，\uE001收到政府信息公开申请17件。");
        assertEquals(Optional.empty(), figure(reading, "proactive.total"));
        assertEquals(Optional.of(new BigDecimal(17)), figure(reading, "applications.new.total"));
    }

    @Test
    void roundNumbersAreRemarked() {
        ProseReading reading = read("全年主动公开政府信息三千五百余条。");
        assertEquals(Optional.of(new BigDecimal(3500)), figure(reading, "proactive.total"));
        assertEquals(Optional.of(Evidence.APPROXIMATE),
                reading.figures().evidence(new FigureKey("proactive.total")).orElseThrow().remark());
    }

    @Test
    void rowsOfCellsThatLostTheirMarkupAreNoSentences() {
        assertTrue(read("四、结转下年度继续办理 47 件 0 件 3 件 3 件 3 件 2 件 58 件").figures().isEmpty());
        assertTrue(read("二、上年结转政府信息公开申请数量　0 件　—　4 件　2 件").figures().isEmpty());
        assertTrue(read("行政复议|1件|0件").figures().isEmpty());
    }

    @Test
    void whatTheNewFormNoLongerAsksForIsLeftOutWhereItsTableIsPrinted() {
        String told = "全年收到政府信息公开申请15件，其中网络申请12件、信函申请3件。";
        assertEquals(List.of("applications.channel.letter", "applications.channel.online", "applications.new.total"),
                read(told).figures().numbers().keySet().stream().map(FigureKey::name).toList());
        assertEquals(List.of("applications.new.total"), read(told, "四、结转下年度继续办理", "0").figures().numbers()
                .keySet().stream().map(FigureKey::name).toList());
    }

    @Test
    void aPageLongerThanAnyReportIsReadInItsBeginningOnlyAndSaysSo() {
        String[] paragraphs = new String[3000];
        for (int i = 0; i < paragraphs.length; i++) {
            paragraphs[i] = "第" + i + "段，" + "围绕群众需求梳理目录。".repeat(10);
        }
        paragraphs[0] = "全年主动公开政府信息12条。";
        ProseReading reading = read(paragraphs);
        assertEquals(Optional.of(new BigDecimal(12)), figure(reading, "proactive.total"));
        assertEquals(1, reading.notes().size());
    }

    @Test
    void aSentenceWithoutEndIsNoSentence() {
        assertTrue(read("收到政府信息公开申请5件，".repeat(100_000)).figures().isEmpty());
    }

    @Test
    void contradictingSentencesLeaveTheFigureOutAndSaySo() {
        ProseReading reading = read("全年收到政府信息公开申请15件。", "全年收到政府信息公开申请16件。");
        assertTrue(reading.figures().isEmpty());
        assertEquals(List.of("sentences give more than one value for applications.new.total: 15, 16"),
                reading.notes());
    }

    @Test
    void sumsOfTheFormsRowsAreReadBesideItForComparisonOnly() {
        ProseReading reading = read("全年行政诉讼案件7件，不予处理3件政府信息公开申请。", "四、结转下年度继续办理");
        assertEquals(Optional.empty(), figure(reading, "litigation.total"));
        assertEquals(Optional.of(new BigDecimal(7)), reading.sums().number(new FigureKey("litigation.total")));
    }
}
