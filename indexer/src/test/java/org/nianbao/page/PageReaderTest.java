// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nianbao.fuzz.Attempt;

class PageReaderTest {

    private static Page read(String text) throws UnreadablePage {
        return PageReader.read("page", Optional.empty(), text.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    private static String refusal(byte[] bytes) {
        return assertThrows(UnreadablePage.class,
                () -> PageReader.read("page", Optional.empty(), bytes, Optional.empty())).getMessage();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void zeroBytesAreNamed() {
        assertEquals("is empty (zero bytes)", refusal(new byte[0]));
        assertEquals("is empty (nothing but white space)", refusal(latin(" \n ")));
    }

    @Test
    void picturesAndOfficeFilesAreNamedByTheirFirstBytes() {
        assertEquals("is a JPEG picture, not a page", refusal(latin("\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF")));
        assertEquals("is a PDF file, not a page", refusal(latin("%PDF-1.4\n")));
        assertEquals("is an old Office file (DOC, XLS, PPT or WPS), not a page",
                refusal(latin("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1\0\0")));
        assertEquals("is a DOCX file, not a page", refusal(latin("PK\u0003\u0004......word/document.xml")));
        assertEquals("is a ZIP file, not a page", refusal(latin("PK\u0003\u0004......a.txt")));
    }

    @Test
    void noiseIsBinary() {
        byte[] noise = new byte[5000];
        new java.util.Random(1).nextBytes(noise);
        noise[0] = 1;
        assertEquals("is binary, not a page", refusal(noise));
    }

    @Test
    void contentNotNameTellsHtmlFromText() throws UnreadablePage {
        assertInstanceOf(Page.Html.class, read("<html><body>年度报告</body></html>").body());
        assertInstanceOf(Page.Html.class, read("年度报告<p>一</p><p>二</p>").body());
        assertInstanceOf(Page.Html.class, read("<!-- made by hand -->\n<p>一").body());
        assertEquals(List.of("一、总体情况", "  甲 < 乙，丙 <a"),
                ((Page.PlainText) read("一、总体情况\r\n  甲 < 乙，丙 <a").body()).lines());
    }

    @Test
    void pageNamesItsOwnAddressWhenNobodyElseDoes() throws UnreadablePage {
        assertEquals(Optional.of("http://www.x.gov.cn/a.html"),
                read("<link rel=canonical href='http://www.x.gov.cn/a.html'><p>甲").url());
        assertEquals(Optional.of("http://www.x.gov.cn/b.html"),
                read("<meta name=Url content='http://www.x.gov.cn/b.html'><p>甲").url());
        assertEquals(Optional.empty(), read("<link rel=canonical href='/a.html'><p>甲").url());
    }

    @Test
    void metaNamesAreLowerCase() throws UnreadablePage {
        Page page = read("<meta name=ArticleTitle content=' 报告 '><meta name=PubDate content=''><p>甲");
        assertEquals("报告", page.meta().get("articletitle"));
        assertTrue(page.meta().get("pubdate") == null);
    }

    @Test
    void charsetIsRecordedWithItsReason() throws UnreadablePage {
        byte[] bytes = "<html><meta charset=gb2312><body>政府信息公开</body></html>".getBytes(Charset.forName("GB18030"));
        assertEquals("GB18030 (declared gb2312)",
                PageReader.read("p", Optional.empty(), bytes, Optional.empty()).charset());
    }

    @Test
    void nestingTenThousandDeepIsReadInTime() {
        String deep = "<div>".repeat(10_000) + "<table><tr><td>".repeat(2_000) + "年度报告";
        Attempt.require(Attempt.Limit.of(5_000, 1_024), () -> assertTrue(
                ((Page.Html) read(deep).body()).document().text().contains("年度报告")));
    }

    @Test
    void textThatOnlyAScriptHoldsIsUnwrapped() throws UnreadablePage {
        Page page = read("<html><body><div id=app></div><script>var c = {\"id\":1,\"content\":\"\\u003Cp\\u003E一、总体情况"
                + "\\u003C\\/p\\u003E\\n<p class=\\\"a\\\">甲</p>\"};</script></body></html>");
        assertEquals("一、总体情况 甲", ((Page.Html) page.body()).document().body().text());
        assertEquals(1, page.notes().size());
    }
}
