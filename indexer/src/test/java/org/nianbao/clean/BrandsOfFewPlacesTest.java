// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.report.TrustSignal;

/** Brands that a page has only once or twice, told by the place where they stand. */
class BrandsOfFewPlacesTest {

    private static final String TITLE = "某北县2021年政府信息公开工作年度报告";
    private static final String BODY = "<p>一、总体情况</p><p>2021年，全县%s主动公开政府信息12条，收到申请3件，均按时答复。</p>";

    private static CleanPage joined(String name, String url) {
        String page = "<title>" + TITLE + "-" + name + "</title><h1>" + TITLE + "</h1>" + BODY.formatted(name);
        return TestCleaner.clean(page, url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lanyu官方网站", "88某am", "某某某电竞官网", "hh体育", "某8国际", "孛某登录入口"})
    void nameBehindTheTitleThatASentenceHasToo(String brand) {
        CleanPage page = joined(brand, "http://copy.example/1.html");

        assertTrue(page.text().contains("全县主动公开政府信息12条"), page.text());
        assertTrue(page.signals().contains(TrustSignal.BRAND_INJECTION), page.signals().toString());
        assertEquals(TITLE, page.title());
    }

    @ParameterizedTest
    @ValueSource(strings = {"某北县人民政府", "某北在线", "某北县水利局", "2021", "政务公开网", "国家体育总局"})
    void ownerOrYearBehindTheTitleIsNoBrand(String name) {
        CleanPage page = joined(name, "http://copy.example/1.html");

        assertTrue(page.text().contains("全县" + name + "主动"), page.text());
        assertEquals(Set.of(), page.signals());
    }

    @Test
    void governmentsJoinTheNamesOfTheirOwnSites() {
        CleanPage page = joined("i某北app", "http://www.example.gov.cn/1.html");

        assertTrue(page.text().contains("全县i某北app主动"), page.text());
        assertEquals(Set.of(), page.signals());
    }

    @Test
    void titleAndBrandOnOneLineOfAFlatText() {
        CleanPage page = TestCleaner.clean("<p>" + TITLE + "_lanyu官方网站</p><p>一、总体情况</p>"
                + "<p>全年通过lanyu官方网站网站公开信息12条，收到申请3件，均按时答复。</p>");

        assertEquals(TITLE, page.title());
        assertEquals(Set.of(TrustSignal.BRAND_INJECTION), page.signals());
    }

    @Test
    void mixedNameInPlaceOfTwoPhrases() {
        CleanPage page = TestCleaner.clean("<h1>" + TITLE + "</h1><p>一、总体情况</p><p>全年收到孛亚yamou申请12件。</p>"
                + "<p>我县不断加大孛亚yamou力度，取得较好成效。</p>");

        assertEquals(Set.of(TrustSignal.BRAND_INJECTION), page.signals());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pdf格式", "wifi", "某北app", "APP下载", "PPP项目", "e办事", "excel表格"})
    void reportsOwnMixedWordsAreNoBrands(String word) {
        CleanPage page = TestCleaner.clean("<h1>" + TITLE + "</h1><p>一、总体情况</p><p>全年以" + word + "公开信息12件。</p>"
                + "<p>我县提供" + word + "，方便群众查询。</p><p>另有" + word + "若干。</p>");

        assertEquals(Set.of(), page.signals());
        assertTrue(page.text().contains("全年以" + word + "公开"), page.text());
    }

    @Test
    void whatOpensSentencesAndStandsBehindTheYearOfTheTitle() {
        CleanPage page = TestCleaner.clean("<h1>某北县2021年孛某会政府信息公开工作年度报告</h1><p>孛某会2021年，全县公开信息12条。</p>"
                + "<p>孛某会一年来，工作取得成效。</p><p>形式更加丰富；孛某会收到申请3件，均按时答复。</p>");

        assertEquals(TITLE, page.title());
        assertEquals(Set.of(TrustSignal.BRAND_INJECTION), page.signals());
    }

    @ParameterizedTest
    @ValueSource(strings = {"孛铁集团2021年政府信息公开工作年度报告", "2021年度孛铁集团政府信息公开工作年度报告",
        "中国孛铁集团2021年政府信息公开工作年度报告", "某北县孛铁集团2021年政府信息公开工作年度报告"})
    void whoReportsIsNoBrandThoughNobodyKnowsIt(String title) {
        CleanPage page = TestCleaner.clean("<h1>" + title + "</h1><p>孛铁集团高度重视政府信息公开工作。</p><p>孛铁集团2021年公开信息12条。</p>"
                + "<p>形式更加丰富；孛铁集团收到申请3件，均按时答复。</p><p>孛铁集团将继续努力。</p>");

        assertEquals(title, page.title());
        assertEquals(Set.of(), page.signals());
    }
}
