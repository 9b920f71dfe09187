// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextDecoderTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String TEXT = "本报告由县政府办公室编制，全文包括主动公开和依申请公开两个部分。";
    private static final String TRADITIONAL = "本報告由縣政府辦公室編製，全文包括主動公開和依申請公開兩個部分，並於網站公布。";

    private static String page(String charset, String text) {
        return "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=" + charset
                + "\"></head><body><p>" + text + "</p></body></html>";
    }

    @Test
    void declaredGb2312IsReadAsGb18030() {
        DecodedText read = TextDecoder.decode(page("gb2312", TEXT).getBytes(GB18030), Optional.empty(), true);
        assertEquals(page("gb2312", TEXT), read.text());
        assertEquals("GB18030 (declared gb2312)", read.reason());
        assertEquals(0, read.replaced());
    }

    @Test
    void everyPairOfBytesIsWhatGb18030MakesOfIt() {
        byte[] before = "本年度新制作规范性文件".getBytes(GB18030);
        for (int pair = 0x8140; pair <= 0xFEFE; pair++) {
            byte[] bytes = Arrays.copyOf(before, before.length + 2);
            bytes[before.length] = (byte) (pair >> 8);
            bytes[before.length + 1] = (byte) pair;
            String expected = new String(bytes, GB18030);
            if (expected.indexOf('\uFFFD') < 0) {
                assertEquals(expected, TextDecoder.decode(bytes, Optional.of("text/plain; charset=gb18030"), false).text());
            }
        }
    }

    @Test
    void bytesOverruleHeaderAndPage() {
        DecodedText gb = TextDecoder.decode(page("utf-8", TEXT).getBytes(GB18030),
                Optional.of("text/html; charset=UTF-8"), true);
        assertEquals(GB18030, gb.charset());
        assertEquals("GB18030 (header says utf-8, declared utf-8, settled by its bytes)", gb.reason());
        DecodedText utf8 = TextDecoder.decode(page("gb2312", TEXT).getBytes(StandardCharsets.UTF_8),
                Optional.of("text/html;charset=gbk"), true);
        assertEquals(page("gb2312", TEXT), utf8.text());
        assertTrue(utf8.reason().contains("settled by its bytes"), utf8.reason());
    }

    @Test
    void silentBytesSpeakForThemselves() {
        assertEquals(TEXT, TextDecoder.decode(TEXT.getBytes(GB18030), Optional.empty(), false).text());
        assertEquals(TEXT, TextDecoder.decode(TEXT.getBytes(StandardCharsets.UTF_8), Optional.empty(), false).text());
        assertEquals(TEXT, TextDecoder.decode(TEXT.getBytes(GB18030), Optional.of("text/html; charset=ISO-8859-1"),
                false).text());
    }

    @Test
    void shortWordThatIsValidBothWaysFollowsTheDeclaration() {
        byte[] word = "联通".getBytes(GB18030);
        assertEquals("联通", TextDecoder.decode(word, Optional.of("text/plain; charset=gbk"), false).text());
    }

    @Test
    void byteOrderMarksWin() {
        byte[] utf8 = ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8);
        assertEquals(TEXT, TextDecoder.decode(utf8, Optional.of("text/html; charset=gbk"), true).text());
        byte[] utf16 = ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE);
        assertEquals(TEXT, TextDecoder.decode(utf16, Optional.empty(), true).text());
        byte[] big = ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16BE);
        assertEquals(TEXT, TextDecoder.decode(big, Optional.empty(), true).text());
    }

    @Test
    void utf16WithoutMarkIsSeenByItsZeros() {
        String page = page("utf-16", TEXT);
        assertEquals(page, TextDecoder.decode(page.getBytes(StandardCharsets.UTF_16LE), Optional.empty(), true).text());
    }

    @Test
    void big5NeedsStrongEvidence() {
        byte[] big5 = page("big5", TRADITIONAL).getBytes(Charset.forName("Big5"));
        assertEquals(page("big5", TRADITIONAL), TextDecoder.decode(big5, Optional.empty(), true).text());
        assertEquals(TEXT, TextDecoder.decode(TEXT.getBytes(GB18030), Optional.of("text/html; charset=big5"), false)
                .text());
        String gbkTraditional = page("gbk", TRADITIONAL);
        assertEquals(gbkTraditional, TextDecoder.decode(gbkTraditional.getBytes(GB18030), Optional.empty(), true)
                .text());
    }

    @Test
    void fileCutInsideACharacterLosesThatCharacterOnly() {
        byte[] utf8 = TEXT.getBytes(StandardCharsets.UTF_8);
        DecodedText read = TextDecoder.decode(Arrays.copyOf(utf8, utf8.length - 1), Optional.empty(), false);
        assertEquals(TEXT.substring(0, TEXT.length() - 1), read.text());
        assertEquals(0, read.replaced());
        byte[] gb = TEXT.getBytes(GB18030);
        read = TextDecoder.decode(Arrays.copyOf(gb, gb.length - 1), Optional.empty(), false);
        assertEquals(TEXT.substring(0, TEXT.length() - 1), read.text());
        assertEquals(0, read.replaced());
    }

    @Test
    void damagedBytesAreCountedAndTheRestIsKept() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(TEXT.getBytes(StandardCharsets.UTF_8));
        bytes.write(0xFF);
        bytes.writeBytes(TEXT.getBytes(StandardCharsets.UTF_8));
        DecodedText read = TextDecoder.decode(bytes.toByteArray(), Optional.empty(), false);
        assertEquals(TEXT + "\uFFFD" + TEXT, read.text());
        assertEquals(1, read.replaced());
    }

    @Test
    void noBytesAreTooStrange() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            TextDecoder.decode(bytes, Optional.of("text/html; charset=no-such"), true);
        }
        assertEquals("", TextDecoder.decode(new byte[0], Optional.empty(), true).text());
    }
}
