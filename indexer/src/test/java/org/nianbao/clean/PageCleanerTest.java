// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nianbao.report.TrustSignal;

class PageCleanerTest {

    private static final String BODY = "<p>根据《条例》规定，编制本报告。统计期限为2021年1月1日至12月31日。</p><p>一、总体情况</p>"
            + "<p>2021年，我局加强政务公开，通过网站主动公开信息12条，及时回应群众关切。</p><p>二、主动公开政府信息情况</p>"
            + "<table border=1><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
            + "<tr><td>规章</td><td>0</td><td>0</td><td>3</td></tr></table><p>六、其他需要报告的事项</p>"
            + "<p>无其他需要报告的事项，全年未收取信息处理费。</p>";
    private static final String TITLE = "甲县教育局2021年政府信息公开工作年度报告";

    private static String page(String before, String after) {
        return "<html><head><meta charset=utf-8><title>" + TITLE + "_甲县人民政府</title></head><body>" + before
                + "<div class=article><h1>" + TITLE + "</h1><div id=zoom>" + BODY + "</div></div>" + after + "</body></html>";
    }

    private static CleanPage clean(String before, String after) {
        return TestCleaner.clean(page(before, after));
    }

    @Test
    void plainOfficialPageShowsNoSignal() {
        CleanPage page = clean("", "<div class=yqlj><a href=http://www.yi.gov.cn>乙县政府网</a></div>");
        assertEquals(Set.of(), page.signals());
        assertEquals(TITLE, page.title());
        assertEquals(1, page.grids().size());
        assertEquals("3", page.grids().get(0).cell(1, 3).text());
        assertTrue(page.text().startsWith(TITLE + "\n根据《条例》"), page.text());
        assertTrue(page.text().endsWith("未收取信息处理费。"), page.text());
    }

    @Test
    void encyclopaediaIsKnownByItsAddressAndItsBoxIsLeftOut() {
        CleanPage page = TestCleaner.clean(page("", "").replace("<div id=zoom>", "<div id=zoom><p>基本介绍</p><p>• 中文名：某报告</p>"),
                "https://www.example.com/wiki/1");
        assertEquals(Set.of(TrustSignal.ENCYCLOPEDIA_COPY), page.signals());
        assertFalse(page.text().contains("中文名"), page.text());
        assertEquals(Set.of(), TestCleaner.clean(page("", ""), "http://www.a.gov.cn/wiki/1").signals());
    }

    @Test
    void dayUnderTheTitleIsKept() {
        CleanPage page = clean("", "");
        assertEquals("", page.dayLine());
        assertEquals("2022-01-28", TestCleaner.clean(page("", "").replace("</h1>", "</h1><p>甲县教育局</p><p>2022-01-28</p>"))
                .dayLine());
    }

    @Test
    void headMatterTableGoesToTheMargins() {
        CleanPage page = clean("<table class=head><tr><td>索 引 号：</td><td>k001/2022-1</td><td>发布机构：</td>"
                + "<td>甲县教育局</td></tr><tr><td>发文日期：</td><td>2022-01-20</td><td>有效性：</td><td>有效</td></tr></table>",
                "<div class=footer><p>主办：甲县教育局</p><p>鄂ICP备12345678号 网站标识码：4201020001</p></div>");
        assertFalse(page.text().contains("索"), page.text());
        String margins = String.join("\n", page.margins());
        assertTrue(margins.contains("发布机构： 甲县教育局"), margins);
        assertTrue(margins.contains("网站标识码：4201020001"), margins);
        assertEquals(1, page.grids().get(0).number());
    }

    @Test
    void labelAndValueOnTwoLinesBecomeOneMargin() {
        CleanPage page = clean("<dl><dt>发布机构：</dt><dd>甲县教育局</dd></dl>", "");
        assertEquals(List.of("发布机构： 甲县教育局"), page.margins());
    }

    @Test
    void reportsOfOtherYearsBesideItAreNoText() {
        CleanPage page = clean("<div class=crumb>当前位置：首页 &gt; 政务公开</div>", "<div class=prenext>上一篇：<a href=a>甲县教育局2020年"
                + "政府信息公开工作年度报告</a></div><h3>相关文章</h3><ul><li><a href=b>甲县教育局2019年政府信息公开工作年度报告</a></ul>");
        assertFalse(page.text().contains("2020年政府"), page.text());
        assertFalse(page.text().contains("2019年政府"), page.text());
        assertFalse(page.text().contains("当前位置"), page.text());
    }

    @Test
    void pageBeyondAllMeasureIsReadFromItsBeginningInWholeLinesWithANote() {
        String line = "2021年，我局共收到政府信息公开申请1234件。";
        CleanPage page = clean("", ("<p>" + line + "</p>").repeat(60_000));
        assertTrue(page.text().length() <= 1_000_000, page.text().length() + " characters");
        assertEquals("3", page.grids().get(0).cell(1, 3).text());
        assertTrue(page.text().endsWith("\n" + line), page.text().substring(page.text().length() - 60));
        assertTrue(page.notes().stream().anyMatch(note -> note.contains("left out")), page.notes().toString());
    }

    @Test
    void lineBeyondAllMeasureLeavesTheOthersAndANote() {
        CleanPage page = clean("<p>" + "政务".repeat(600_000) + "</p>", "");
        assertEquals(TITLE, page.title());
        assertTrue(page.text().endsWith("未收取信息处理费。"), page.text());
        assertTrue(page.notes().stream().anyMatch(note -> note.contains("only 8 of its")), page.notes().toString());
    }

    @Test
    void everythingTakenOutHasAName() {
        CleanPage page = clean("<div class=crumb>当前位置：首页 &gt; 政务公开</div>", "<p style='display:none'>暗处的字</p>");
        Set<String> named = page.removals().stream().map(Removal::text).collect(Collectors.toSet());
        assertTrue(named.contains("当前位置：首页 > 政务公开"), named.toString());
        assertTrue(named.contains("暗处的字"), named.toString());
    }

    @Test
    void hiddenLinkFarmIsASpamFooter() {
        String links = "<a href=http://a.example>高清无码在线观看</a> <a href=http://b.example>和硕县</a>";
        for (String box : List.of("<div style='display:none'>", "<div style='position:absolute;left:-9999px'>",
                "<div hidden>", "<div style='height:1px;overflow:hidden'>", "<marquee width=1 height=1>")) {
            CleanPage page = clean("", box + links);
            assertEquals(Set.of(TrustSignal.SPAM_FOOTER), page.signals(), box);
            assertFalse(page.text().contains("无码"), box);
        }
    }

    @Test
    void styleRulesAndScriptsHideToo() {
        String farm = "<a href=http://a.example>高清无码在线观看</a>";
        CleanPage byRule = clean("<style>.zz{position:absolute;top:-8888px}</style>", "<div class=zz>" + farm + "</div>");
        assertEquals("hidden", byRule.removals().stream().filter(r -> r.text().contains("无码")).findFirst().orElseThrow().kind());
        CleanPage byScript = clean("", "<div id=q>" + farm
                + "</div><script>document.getElementById('q').style.display='none'</script>");
        assertEquals(Set.of(TrustSignal.SPAM_FOOTER), byScript.signals());
    }

    @Test
    void linkFarmForReadersWithoutScriptsIsASpamFooter() {
        CleanPage page = clean("", "<noscript><a href=http://a.com>真人百家乐</a> <a href=http://b.com>老虎机游戏</a> "
                + "<a href=http://c.com>时时彩计划</a> <a href=http://d.com>赌球网站</a></noscript>");
        assertFalse(page.text().contains("老虎机"), page.text());
        assertTrue(page.signals().contains(TrustSignal.SPAM_FOOTER));
    }

    @Test
    void linksFromPageToPageAreNoText() {
        CleanPage page = clean("", "<div class=page><a>首页</a> <b>1</b> <a>2</a> <a>下一页</a> <a>尾页</a> 共2页</div>");
        assertFalse(page.text().contains("下一页"), page.text());
    }

    @Test
    void hiddenListOfNeighboursIsNoSpam() {
        StringBuilder links = new StringBuilder("<ul style='display:none'>");
        for (String name : List.of("和硕县", "临武县", "资源县", "安溪县", "西峡县", "炉霍县", "秦安县", "富顺县")) {
            links.append("<li><a href='http://www.").append(name.hashCode()).append(".gov.cn'>").append(name).append("</a>");
        }
        assertEquals(Set.of(), clean("", links + "</ul>").signals());
    }

    @Test
    void reportThatOnlyItsScriptShowsIsReadAllTheSame() {
        String hidden = page("", "").replace("<div id=zoom>", "<div id=zoom style='display:none'>");
        CleanPage page = TestCleaner.clean(hidden);
        assertTrue(page.text().contains("主动公开信息12条"), page.text());
        assertTrue(page.notes().stream().anyMatch(note -> note.contains("hidden")));
    }

    @Test
    void advertisingInTheBrowserTitleIsASpamTitle() {
        CleanPage page = TestCleaner.clean(page("", "").replace("<title>", "<title>澳门新葡京官方网站-"));
        assertEquals(Set.of(TrustSignal.SPAM_TITLE), page.signals());
        assertEquals(TITLE, page.title());
    }

    @Test
    void advertisingJoinedToTheHeadlineIsASpamTitle() {
        CleanPage page = TestCleaner.clean("真钱开户送体验金,春药货到付款 甲县2021年政府信息公开工作年度报告\n一、总体情况\n"
                + "2021年，全年主动公开信息12条，受理申请3件。\n二、其他事项\n没有其他事项，特此报告。");
        assertEquals(Set.of(TrustSignal.SPAM_TITLE), page.signals());
        assertEquals("甲县2021年政府信息公开工作年度报告", page.title());
        assertFalse(page.text().contains("货到付款"), page.text());
    }

    @Test
    void oneInjectionInTitleAndFooterIsOneSignal() {
        CleanPage page = TestCleaner.clean(page("", "<div style='display:none'>高清无码在线观看 和硕县</div>")
                .replace("<title>", "<title>高清无码在线观看,"));
        assertEquals(Set.of(TrustSignal.SPAM_FOOTER), page.signals());
    }

    @Test
    void columnPageKeepsItsLinksAndSaysSo() {
        StringBuilder items = new StringBuilder();
        for (int year = 2010; year < 2022; year++) {
            items.append("<li><a href='").append(year).append(".html'>甲县").append(year)
                    .append("年政府信息公开工作年度报告</a><span>").append(year + 1).append("-01-20</span></li>");
        }
        CleanPage page = TestCleaner.clean("<html><title>政府信息公开年报</title><body><ul>" + items + "</ul></body></html>");
        assertTrue(page.linkShare() > 0.6, "link share " + page.linkShare());
        assertTrue(page.text().contains("2015年"), page.text());
    }

    @Test
    void mirrorsOwnAddressInTheTextIsNoted() {
        CleanPage page = TestCleaner.clean("<title>" + TITLE + "</title><h1>" + TITLE + "</h1><div>" + BODY
                + "<p>网站网址为http://www.copy.example/，欢迎登录查询。</p></div><div style='display:none'>高清无码在线观看</div>");
        assertTrue(page.text().contains("http://www.copy.example/"), page.text());
        assertTrue(page.notes().stream().anyMatch(note -> note.contains("www.copy.example")), page.notes().toString());
    }

    @Test
    void printedTitleKeepsItsCharacters() {
        CleanPage page = TestCleaner.clean("<h1>甲縣2021年政府信息公開工作年度報告</h1><p>一、總體情況</p>"
                + "<p>2021年，甲縣嚴格執行條例，主動公開政府信息。</p>");
        assertEquals("甲县2021年政府信息公开工作年度报告", page.title());
        assertEquals("甲縣2021年政府信息公開工作年度報告", page.titlePrinted());
    }

    @Test
    void lineWithAYearComesBeforeTheColumnsBrowserTitle() {
        String text = "<p>一、总体情况</p><p>2021年，我局主动公开政府信息12条。</p>";
        assertEquals("甲县教育局2021年政府信息公开工作年度报告", TestCleaner.clean("<title>甲县政务公开年度报告</title>"
                + "<p>甲县教育局2021年政府信息公开工作年度报告</p>" + text).title());
        assertEquals("甲县教育局政府信息公开年度报告", TestCleaner.clean("<title>甲县教育局政府信息公开年度报告</title>"
                + "<p>乙市甲县教育局2021年政府信息公开年度报告</p>" + text).title());
        assertEquals("甲县教育局2021年政府信息公开年度报告", TestCleaner.clean("<p>标题：甲县教育局2021年政府信息公开年度报告</p>"
                + text).title());
    }

    @Test
    void printedTitleWithItsPlaceComesBeforeTheBrowsersWithout() {
        String text = "<p>一、总体情况</p><p>2021年，我局主动公开政府信息12条。</p>";
        String whole = "甲县教育局2021年政府信息公开工作年度报告";
        for (String browser : List.of("教育局2021年政府信息公开工作年度报告", "2021年政府信息公开工作年度报告")) {
            assertEquals(whole, TestCleaner.clean("<title>" + browser + "</title><p>" + whole + "</p>" + text).title());
        }
        assertEquals("甲乙县2021年政府信息公开工作年度报告", TestCleaner.clean("<title>甲乙2021年政府信息公开工作年度报告</title>"
                + "<p>甲乙县2021年政府信息公开工作年度报告</p>" + text).title());
        assertEquals("教育局2021年政府信息公开工作年度报告", TestCleaner.clean("<title>教育局2021年政府信息公开工作年度报告</title>"
                + "<p>关于转发教育局2021年政府信息公开工作年度报告</p>" + text).title());
    }

    @Test
    void titleMayBeBrokenBehindItsYear() {
        assertEquals("甲市乙局丙区分局2020年政府信息公开工作年度报告", TestCleaner.clean("<p>甲市乙局丙区分局2020年</p>"
                + "<p>政府信息公开工作年度报告</p><p>一、总体情况</p><p>2020年，分局主动公开政府信息12条。</p>").title());
    }

    @Test
    void labelledValueIsNoTitle() {
        assertEquals("", TestCleaner.clean("<p>本报告根据条例编制，报告全文由六个部分组成。</p><p>联系地址：某路67号1号楼</p>"
                + "<p>联系电话：2892012</p><p>一、总体情况</p><p>2025年，甲局主动公开政府信息12条。</p>").title());
    }

    @Test
    void neitherHeadingNorSignatureIsATitle() {
        CleanPage page = TestCleaner.clean("<title>政府信息公开年报</title><h1>政府信息公开年报</h1><p>甲县教育局编制本报告，公布如下。</p>"
                + "<p>一、总体情况</p><p>2021年，甲县教育局主动公开政府信息12条。</p><p>甲县教育局</p>");
        assertEquals("政府信息公开年报", page.title());
    }

    @Test
    void titlesOfOtherDocumentsBehindTheTextAreNotItsOwn() {
        String report = "2021年政府信息公开工作年度报告";
        for (String behind : new String[] {"上一篇：甲县司法局" + report, "* 上一篇：甲县司法局" + report, "上一篇：\n甲县司法局" + report,
                "相关阅读\n甲县司法局" + report + "\n乙县" + report}) {
            CleanPage page = TestCleaner.clean("2022年政府工作报告\n各位代表：\n现在向大会报告工作，请予审议。全年主动公开政府信息32条。\n"
                    + "一、2021年工作回顾\n粮食总产量稳定，城乡面貌继续改善。\n" + behind);
            assertEquals("2022年政府工作报告", page.title(), behind);
        }
    }

    @Test
    void lastWordOfAMenuIsNoHalfOfTheTitle() {
        String text = "\n一、总体情况\n2021年，我局主动公开政府信息12条。";
        assertEquals("2021年政府信息公开工作年度报告", TestCleaner.clean("首页\n政务公开\n办事大厅\n2021年政府信息公开工作年度报告"
                + text).title());
        assertEquals("甲县水利局2021年政府信息公开工作年度报告", TestCleaner.clean("甲县水利局\n2021年政府信息公开工作年度报告"
                + text).title());
    }

    @Test
    void pathWithoutArrowsIsNoTitle() {
        String text = "\n一、总体情况\n2021年，我局主动公开政府信息12条。";
        assertEquals("甲县水利局2021年政府信息公开工作年度报告", TestCleaner.clean("首页政务公开政府信息公开年报\n"
                + "甲县水利局2021年政府信息公开工作年度报告" + text).title());
        assertEquals("甲县2021年政务公开年度报告", TestCleaner.clean("| 索引号: 文号: 无 |\n"
                + "| 名称: 甲县2021年政务公开年度报告 发布日期: 2022年1月5日 |" + text).title());
    }

    @Test
    void announcedTitleServesWhereNoOtherStands() {
        CleanPage page = TestCleaner.clean("根据《条例》规定，现公布甲县2021年政府信息公开工作年度报告。本报告包括六个部分。\n一、总体情况\n"
                + "全年主动公开信息12条，受理申请3件。");
        assertEquals("甲县2021年政府信息公开工作年度报告", page.title());
    }

    @Test
    void blankLinesBetweenCellsStay() {
        CleanPage page = TestCleaner.clean("甲县2021年政府信息公开工作年度报告\n一、总体情况\n全年主动公开信息12条，受理申请3件。\n规章\n0\n\n3\n"
                + "二、其他事项\n没有其他事项，特此报告。");
        List<String> texts = page.paragraphs().stream().map(Paragraph::text).toList();
        assertEquals(List.of("规章", "0", "", "3"), texts.subList(3, 7));
    }

    @Test
    void addressOfTheMirrorIsTakenOutOfSentences() {
        String page = "<h1>甲县2021年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>本报告可在门户网站（http://www.mirror.example/nb/）下载，"
                + "或见上级网站（http://www.jia.gov.cn），疑问请写信至 a@mirror.example。</p>";
        String text = TestCleaner.clean(page, "http://mirror.example/1.html").text();

        assertTrue(text.contains("本报告可在门户网站下载，或见上级网站（http://www.jia.gov.cn）"), text);
        assertTrue(text.contains("a@mirror.example"), text);
    }

    @Test
    void addressThatMayBeTheAgencysOwnStays() {
        String page = "<h1>甲开发区2021年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>本报告可在门户网站（http://www.jia.cn）下载。</p>";

        assertTrue(TestCleaner.clean(page, "http://www.jia.cn/1.html").text().contains("http://www.jia.cn"));
        assertTrue(TestCleaner.clean(page, "http://10.1.2.3/1.html").text().contains("http://www.jia.cn"));
    }

    @Test
    void advertisingNameOfTheSiteIsItsBrandInSentencesToo() {
        CleanPage page = TestCleaner.clean("<title>欧冠竞猜投注_网上买球平台</title><h1>某北县2021年政府信息公开工作年度报告</h1>"
                + "<p>一、总体情况</p><p>2021年，欧冠竞猜投注主动公开政府信息12条，收到申请3件，均按时答复。</p>");

        assertTrue(page.text().contains("2021年，主动公开政府信息12条"), page.text());
        assertEquals(Set.of(TrustSignal.BRAND_INJECTION, TrustSignal.SPAM_TITLE), page.signals());
    }

    @Test
    void numbersOfATableThatLookLikeAYearAreNoDate() {
        String text = TestCleaner.clean("示例市2019年政府信息公开工作年度报告\n根据条例编制。\n行政许可\n195 36 14693\n"
                + "行政处罚\n20 -1 72037\n（一）予以公开\n20 1 0 0 0 0 21\n政府集中采购\n19876543\n").text();
        for (String numbers : List.of("195 36 14693", "20 -1 72037", "20 1 0 0 0 0 21", "19876543")) {
            assertTrue(text.contains(numbers), text);
        }
    }

    @Test
    void advertisingInTheLabelOfAFlattenedRowIsNoLineOfItsOwn() {
        String label = "5.属于三类365体育官网内部事务信息";
        CleanPage page = TestCleaner.clean("甲县2021年政府信息公开工作年度报告\n一、总体情况\n全年主动公开信息12条，受理申请3件。\n"
                + label + "\n0\n3\n" + label + " | 0 | 3\n二、其他事项\n没有其他事项，特此报告。\n365体育官网");
        List<String> texts = page.paragraphs().stream().map(Paragraph::text).toList();
        assertTrue(texts.contains("0"), texts.toString());
        assertEquals(2, texts.stream().filter(text -> text.contains("内部事务信息")).count(), texts.toString());
        assertFalse(texts.get(texts.size() - 1).contains("体育"), texts.toString());
    }

    @Test
    void headlineOfTheSiteIsNoPartOfAWholeTitle() {
        assertEquals("甲县教育局2021年政府信息公开工作年度报告", TestCleaner.clean("<h1>甲县教育局</h1>"
                + "<h2>甲县教育局2021年政府信息公开工作年度报告</h2><p>根据《条例》，编制本报告。</p>").title());
        assertEquals("甲县教育局2021年政府信息公开工作年度报告", TestCleaner.clean("<h1>甲县教育局</h1>"
                + "<h1>2021年政府信息公开工作年度报告</h1><p>根据《条例》，编制本报告。</p>").title());
    }

    @Test
    void nameOfTheSiteBeforeADashIsNoPartOfTheTitle() {
        String title = "甲县教育局2021年政府信息公开工作年度报告";
        assertEquals(title, TestCleaner.clean("<title>甲县人民政府公众网站-" + title + "</title><center><b>" + title
                + "</b></center><p>根据《条例》，编制本报告。</p>").title());
    }

    @Test
    void whoAloneIsTheSubjectOfTheTitleIsNoBrand() {
        String title = "天门海关2015年政府信息公开工作年度报告";
        CleanPage page = TestCleaner.clean("<title>" + title + "-中华人民共和国天门海关</title><h1>" + title + "</h1>"
                + "<p>根据《条例》和《中华人民共和国海关政府信息公开办法》，编制本报告。</p><p>2015年，天门海关主动公开政府信息4612条，"
                + "“天门海关12360”微信公众号发布866条。12360服务热线接听电话5万个。</p><p>二、依申请公开政府信息情况</p>"
                + "<p>2015年，收到依申请公开7件，未收取费用。</p><p>三、因政府信息公开申请行政复议、提起行政诉讼的情况</p><p>无。</p>"
                + "<p>上一条：<a>天门海关2014年政府信息公开工作年度报告</a></p><p>下一条：<a>天门海关政府信息公开指南</a></p>"
                + "<div>主办：中华人民共和国天门海关　承办：中华人民共和国天门海关信息中心</div>");
        assertEquals(Set.of(), page.signals());
        assertEquals(title, page.title());
    }
}
