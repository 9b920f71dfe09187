// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.index.GeneratedReports;
import org.nianbao.quality.generated.PageGenerator;

/** The words of our index against those of SmartCN's own analyzer: term, place, step and type of every token. */
class SmartCnWordsTest {

    private static final int REPORTS = 120;
    private static final int REPORT_PARAGRAPHS = 60;
    private static final int PAGES = 60;
    private static final long FIRST_PAGE = 22_000;
    private static final int RANDOM_TEXTS = 1500;
    private static final int RANDOM_LENGTH = 120;
    private static final String SIGNS = "，。、；：？！“”‘’（）《》【】—…·.,;:?!'\"()-/%％￥$#@&*+=_~|\\<>[]{}^`①②Ⅰⅱ㈠㎡℃〇○×÷";
    private static final String BLANKS = " \t\r\n\u3000\u00A0\u2002\u2028\u2029\u0085\u200B\uFEFF";

    private final Analyzer stock = new SmartChineseAnalyzer();
    private final ReportAnalysis ours = new ReportAnalysis();

    @AfterEach
    void close() {
        stock.close();
        ours.close();
    }

    private static List<String> tokens(Analyzer analyzer, String text) {
        List<String> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream(ReportFields.WORDS, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            TypeAttribute type = stream.addAttribute(TypeAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(term + "|" + place.startOffset() + "-" + place.endOffset() + "|"
                        + step.getPositionIncrement() + "|" + type.type());
            }
            stream.end();
            tokens.add("end " + place.endOffset() + " " + step.getPositionIncrement());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }

    /** Gives the number of tokens, so that a test can say that it tried many. */
    private int requireSame(String text) {
        List<String> expected = tokens(stock, text);
        assertEquals(expected, tokens(ours, text), () -> "of: " + text);
        return expected.size();
    }

    @Test
    void reportsGiveTheTokensOfSmartCn() {
        int tokens = 0;
        for (int number = 0; number < REPORTS; number++) {
            GeneratedReports made = new GeneratedReports(21, REPORT_PARAGRAPHS, List.of());
            tokens += requireSame(made.report(number).report().text());
        }
        assertTrue(tokens > 80_000, tokens + " tokens");
    }

    @Test
    void pagesWithTheirMarkupGiveTheTokensOfSmartCn() {
        PageGenerator generator = new PageGenerator(Path.of(System.getProperty("nianbao.root", "..")).resolve("config"));
        int tokens = 0;
        for (int number = 0; number < PAGES; number++) {
            tokens += requireSame(new String(generator.page(FIRST_PAGE + number).bytes(), StandardCharsets.UTF_8));
        }
        assertTrue(tokens > 100_000, tokens + " tokens");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "。", "，", "政 府 信\u3000息公\t开", "政\n府信息", "12.5万元3％", "0", "００1２", "a0b1",
        "ABC公司１２Ａ", "Ａbｃ Running studies", "3,000件", "第3条第12款2021年", "\uD840\uDC00湖\uD840", "\uDC00\uD840\uD840\uDC00",
        "東湖區資訊公開", "龘靐齉爩", "始##始末##末", "未##串未##数", "@公@开@", "々〆ヶかなカナ한글", "\u9FA6\u9FFF\u3400\u4DBF", "\u0000\uFFFF\uFFFD",
        "﹏﹐︰！～｟｠｡｢", "é ü Ａ́ ß"})
    void oddCharactersGiveTheTokensOfSmartCn(String text) {
        requireSame(text);
    }

    @Test
    void allCharactersOneByOneGiveTheTokensOfSmartCn() {
        StringBuilder apart = new StringBuilder();
        StringBuilder joined = new StringBuilder();
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            apart.append(c).append("信息");
            joined.append(c);
        }
        requireSame(apart.toString());
        requireSame(joined.toString());
    }

    @Test
    void textWithoutAnEndIsCutWhereSmartCnCutsIt() {
        requireSame("公开政府信息工作".repeat(2000));
        requireSame("a\uD840\uDC00".repeat(2000));
        requireSame("政府信息公开工作年度报告，".repeat(300) + "\n" + "结转下年度继续办理".repeat(400));
    }

    /** Frequent and rare characters, signs, blanks, letters and halves of pairs in any order. */
    @Test
    void randomTextGivesTheTokensOfSmartCn() {
        Random random = new Random(23);
        int tokens = 0;
        String frequent = new GeneratedReports(23, REPORT_PARAGRAPHS, List.of()).report(0).report().text();
        for (int i = 0; i < RANDOM_TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            int rare = 1 + random.nextInt(40);
            while (text.length() < RANDOM_LENGTH) {
                int kind = random.nextInt(100);
                if (kind < rare) {
                    text.append(rareCharacter(random));
                } else if (kind < 60) {
                    text.append((char) (0x4E00 + random.nextInt(0x51A6)));
                } else {
                    int from = random.nextInt(frequent.length() - 8);
                    text.append(frequent, from, from + 1 + random.nextInt(7));
                }
            }
            tokens += requireSame(text.toString());
        }
        assertTrue(tokens > 80_000, tokens + " tokens");
    }

    private static char rareCharacter(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> SIGNS.charAt(random.nextInt(SIGNS.length()));
            case 1 -> BLANKS.charAt(random.nextInt(BLANKS.length()));
            case 2 -> (char) ('0' + random.nextInt(10));
            case 3 -> (char) ('A' + random.nextInt(58));
            case 4 -> (char) (0xFF01 + random.nextInt(94));
            case 5 -> (char) (0xD800 + random.nextInt(0x800));
            default -> (char) random.nextInt(Character.MAX_VALUE + 1);
        };
    }
}
