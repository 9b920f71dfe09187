// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.head;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.nianbao.clean.CleanPage;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.extract.Pages;
import org.nianbao.report.Agency;

class HeadReaderTest {

    private static final HeadReader READER = load();

    private static HeadReader load() {
        ConfigMistakes mistakes = new ConfigMistakes();
        HeadReader reader = HeadReader.load(Pages.CONFIG, mistakes);
        mistakes.throwIfAny();
        return reader;
    }

    private static Head read(String title, String meta, String margins, String text) {
        Map<String, String> tags = new TreeMap<>();
        for (String pair : parts(meta)) {
            tags.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return READER.read(Pages.page(title, tags, parts(margins), parts(text).toArray(String[]::new)));
    }

    private static List<String> parts(String cell) {
        return cell == null || cell.isBlank() ? List.of() : List.of(cell.split("¶"));
    }

    /** Each line: title, meta tags, margins, text (¶ divides), then name, level, kind, code; - stands for unknown. */
    @ParameterizedTest(name = "{0} {3}")
    @CsvFileSource(resources = "/agency-cases.csv", delimiter = '\t', numLinesToSkip = 1, maxCharsPerColumn = 20000)
    void agenciesAreNamedAndPlaced(String title, String meta, String margins, String text, String expected) {
        Head head = read(title == null ? "" : title, meta, margins, text);
        Agency agency = head.agency();
        String found = String.join(" ", agency.name().orElse("-"),
                agency.level().map(level -> level.name().toLowerCase(Locale.ROOT)).orElse("-"),
                agency.kind().map(kind -> kind.name().toLowerCase(Locale.ROOT)).orElse("-"),
                agency.division().orElse("-"));
        assertEquals(expected, found, () -> head.decisions() + " " + head.notes());
    }

    /** Each line: title, text (¶ divides), the report's year or -. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/year-cases.csv", delimiter = '\t', numLinesToSkip = 1, maxCharsPerColumn = 20000)
    void theYearReportedAboutIsFound(String title, String text, String expected) {
        Head head = read(title == null ? "" : title, "", "", text);
        assertEquals(expected, head.year().map(String::valueOf).orElse("-"),
                () -> head.decisions() + " " + head.notes());
    }

    private static Agency onSite(String url, String text) {
        return READER.read(Pages.at(Optional.of(url), "", Map.of(), List.of(), text)).agency();
    }

    @Test
    void hostPlacesAReportThatNamesNobody() {
        String text = "2021年，我局主动公开政府信息12条。";
        assertEquals(Optional.of("430723"), onSite("http://www.lixian.gov.cn/a/1.html", "澧县" + text).division());
        assertEquals(Optional.of("220882"), onSite("http://daan.jlbc.gov.cn/a/1.html", text).division());
        assertEquals(Optional.empty(), onSite("http://www.nantong.gov.cn/a/1.html", text).division());
        assertEquals(Optional.of("南通市"), onSite("http://www.nantong.gov.cn/a/1.html", text).city());
        assertEquals(Optional.empty(), onSite("http://www.copy.example/a/1.html", text).province());
    }

    @Test
    void lettersInFrontOfACitysHostMayBeItsCountys() {
        String text = "2021年，我局主动公开政府信息12条。";
        assertEquals(Optional.of("320685"), onSite("http://ha.nantong.gov.cn/a/1.html",
                text + "市委、市政府高度重视，全市共公开信息。").division());
        assertEquals(Optional.empty(), onSite("http://ha.nantong.gov.cn/a/1.html", text + "全区共公开信息。").division());
        assertEquals(Optional.of("320600"), onSite("http://sjj.nantong.gov.cn/a/1.html",
                text + "市政府高度重视，全市共公开信息。").division());
    }

    private static Optional<LocalDate> published(String url, String meta, String margin, String... text) {
        Map<String, String> tags = meta.isEmpty() ? Map.of() : Map.of("pubdate", meta);
        return READER.read(Pages.at(Optional.of(url).filter(u -> !u.isEmpty()), "某镇2021年政府信息公开工作年度报告", tags,
                List.of(margin), text)).published();
    }

    @Test
    void theMetaTagSaysTheDayOfPublicationBeforeAllOthers() {
        assertEquals(Optional.of(LocalDate.of(2022, 1, 20)), published("http://a.example/t20220130_1.html",
                "2022-01-20 15:04", "发布时间：2022-01-21", "正文"));
    }

    @Test
    void aDayInBracketsBehindTheTitleIsThatOfPublication() {
        assertEquals(Optional.of(LocalDate.of(2010, 2, 19)), READER.read(Pages.at(Optional.of(
                "http://a.gov.cn/20211030/1.html"), "甲市2009年政府信息公开年报(2010年02月19日)", Map.of(), List.of(), "正文"))
                .published());
    }

    @Test
    void theOwnerOfTheSiteThatTheTextNamesIsTheAgency() {
        Head head = READER.read(Pages.at(Optional.of("http://slj.xianning.gov.cn/x.html"), "", Map.of(), List.of(),
                "2020年，我局公开信息38项，可通过“咸宁市水利和湖泊局”网站(http://slj.xianning.gov.cn/)查询。"));
        assertEquals(Optional.of("咸宁市水利和湖泊局"), head.agency().name());
        assertEquals("own site", head.decisions().get("agency"));
    }

    @Test
    void aReportThatOnlySpeaksOfItsCityIsThatOfTheHostsGovernment() {
        String text = "2012年，我市扎实推进政府信息公开。各部门报送信息，我市未收到申请。";
        Head head = READER.read(Pages.at(Optional.of("http://www.tianmen.gov.cn/x.html"), "", Map.of(), List.of(), text));
        assertEquals(Optional.of("天门市"), head.agency().name());
        assertEquals("host", head.decisions().get("agency"));
        assertEquals(Optional.empty(), READER.read(Pages.at(Optional.of("http://jyj.tianmen.gov.cn/x.html"), "", Map.of(),
                List.of(), text)).agency().name());
        assertEquals(Optional.empty(), READER.read(Pages.at(Optional.of("http://www.tianmen.gov.cn/x.html"), "", Map.of(),
                List.of(), text + "我局将继续努力。")).agency().name());
    }

    @Test
    void aDayBehindTheNameOfWhoSignsIsThatOfPublication() {
        LocalDate day = LocalDate.of(2022, 1, 18);
        assertEquals(Optional.of(day), published("", "", "", "公开信息9条。¶某县水利局 2022年1月18日".split("¶")));
        assertEquals(Optional.of(day), published("", "", "", "某县水利局（2022年1月18日）¶公开信息9条。".split("¶")));
        assertEquals(Optional.empty(), published("", "", "", "公开信息9条。¶统计截至2022年1月18日".split("¶")));
    }

    @Test
    void aDayInTheMarginMayStandBehindItsWordWithoutAColon() {
        Optional<LocalDate> day = Optional.of(LocalDate.of(2022, 1, 21));
        assertEquals(day, published("", "", "作者：admin 发布于 2022-01-21 分类：动态 阅读(214)", "正文"));
        assertEquals(Optional.empty(), published("", "", "乙局年报 2022-01-21 阅读(214)", "正文"));
    }

    @Test
    void aDayBeforeTheYearWasOverIsNoDayOfPublication() {
        assertEquals(Optional.of(LocalDate.of(2022, 1, 21)), published("", "2019-05-06", "发布时间：2022-01-21", "正文"));
    }

    @Test
    void aDayGluedToTheFrontOfTheTextIsThatOfPublication() {
        assertEquals(Optional.of(LocalDate.of(2019, 3, 26)),
                read("", "", "", "2019年3月26日本年度报告根据条例编制，统计期限自2018年1月1日至2018年12月31日。").published());
        assertEquals(Optional.empty(), read("", "", "", "2019年3月26日召开会议，学习条例。").published());
    }

    @Test
    void addressesCarryTheDayInSeveralShapes() {
        LocalDate day = LocalDate.of(2022, 1, 30);
        assertEquals(Optional.of(day), published("http://a.example/202201/t20220130_1.html", "", "", "正文"));
        assertEquals(Optional.of(day), published("http://a.example/art/2022/1/30/art_1_2.html", "", "", "正文"));
        assertEquals(Optional.of(day), published("http://a.example/nb/2022-01/30/content_5.htm", "", "", "正文"));
        assertEquals(Optional.of(day), published("http://a.example/nb/2022013016294202504/index.html", "", "", "正文"));
        assertEquals(Optional.empty(), published("http://a.example/info/1677/56001.htm", "", "", "正文"));
        assertEquals(Optional.empty(), published("http://a.example/nb/2022013099999902504/index.html", "", "", "正文"));
    }

    @Test
    void ofTwoDaysInTheHeadTheOneOfTheAddressHolds() {
        LocalDate day = LocalDate.of(2022, 1, 30);
        String rows = "公开日期：2023-06-08 发布时间：2022-01-30";
        assertEquals(Optional.of(day), published("http://a.example/art/2022/1/30/art_1.html", "", rows, "正文"));
        assertEquals(Optional.of(LocalDate.of(2023, 6, 8)), published("http://a.example/1.html", "", rows, "正文"));
    }

    private static Agency onHost(String url, String title) {
        return READER.read(Pages.at(Optional.of(url), title, Map.of(), List.of(), "我局公开信息。")).agency();
    }

    @Test
    void anOfficialHostOfACountySaysWhereItsTownsAre() {
        assertEquals(Optional.of("320585"), onHost("http://www.taicang.gov.cn/art/1.html",
                "沙溪镇2021年政府信息公开工作年度报告").division());
    }

    @Test
    void aHostMaySpellItsProvinceOrCityByFirstLetters() {
        String title = "沙溪镇2021年政府信息公开工作年度报告";
        assertEquals(Optional.of("622922"), onHost("http://www.gskanglexian.gov.cn/a.html", title).division());
        assertEquals(Optional.of("532927"), onHost("http://www.dlweishan.gov.cn/a.html", title).division());
        assertEquals(Optional.of("350105"), onHost("http://mawei.fuzhou.gov.cn/a.html", title).division());
        assertEquals(Optional.of("110112"), onHost("http://www.bjtzh.gov.cn/a.html", title).division());
        assertEquals(Optional.empty(), onHost("http://www.sclz.gov.cn/a.html", title).division(), "泸州 or 阆中");
    }

    @Test
    void aPathThatSpellsCityAndCountyByFirstLettersTellsTwoCountiesApart() {
        String title = "沙溪镇2021年政府信息公开工作年度报告";
        assertEquals(Optional.of("441624"), onHost("http://www.heping.gov.cn/hyhpsxz/content/1.html", title).division());
        assertEquals(Optional.empty(), onHost("http://www.heping.gov.cn/xxgk/content/1.html", title).division());
    }

    @Test
    void firstLettersOfAHostCountOnlyBesideAnotherSign() {
        String url = "http://www.tl.gov.cn/a.html";
        String title = "市教育局2021年政府信息公开工作年度报告";
        assertEquals(Optional.empty(), onHost(url, title).division());
        Head named = READER.read(Pages.at(Optional.of(url), title, Map.of(), List.of(),
                "我局在铜陵教育微信公众号公开信息9条。"));
        assertEquals(Optional.of("340700"), named.agency().division());
        Head indexed = READER.read(Pages.at(Optional.of("http://gsgz.gov.cn/a.html"), "东街街道2021年政府信息公开工作年度报告",
                Map.of(), List.of("索引号 620702074/2022-00047 发布机构 某局"), "我街道公开信息。"));
        assertEquals(Optional.of("620702"), indexed.agency().division());
    }

    @Test
    void aHostThatTwoCountiesCouldHaveSaysNothing() {
        assertEquals(Optional.empty(), onHost("http://www.pujiang.gov.cn/art/1.html",
                "黄宅镇2021年政府信息公开工作年度报告").division());
    }

    @Test
    void aCitysHostDoesNotSayWhoseABureauWithoutAPlaceIs() {
        assertEquals(Optional.empty(), onHost("http://zwgk.taiyuan.gov.cn/1.html",
                "城市管理局2021年政府信息公开工作年度报告").division());
        assertEquals(Optional.of("140100"), onHost("http://zwgk.taiyuan.gov.cn/1.html",
                "市城市管理局2021年政府信息公开工作年度报告").division());
    }

    @Test
    void aMirrorsHostSaysNothing() {
        assertEquals(Optional.empty(), onHost("http://www.tianmen.com/1.html",
                "胡家镇2021年政府信息公开工作年度报告").division());
    }

    @Test
    void monthFoldersInAnAddressAreNoDays() {
        assertEquals(Optional.of(LocalDate.of(2022, 12, 16)),
                published("http://a.example/nb_155/202212/t20221216_1350174.html", "", "", "正文"));
        assertEquals(Optional.empty(), published("http://a.example/nb/202212/1350174.html", "", "", "正文"));
    }

    @Test
    void aDayInTheHeadWithoutALabelGoesBeforeTheAddress() {
        assertEquals(Optional.of(LocalDate.of(2022, 1, 18)),
                published("http://a.example/t20220615_1.html", "", "", "2022年01月18日　来源：办公室"));
        assertEquals(Optional.of(LocalDate.of(2022, 1, 18)),
                published("http://a.example/t20220615_1.html", "", "2022-01-18 10:05 字体：大 中 小", "正文"));
        assertEquals(Optional.of(LocalDate.of(2022, 6, 15)),
                published("http://a.example/t20220615_1.html", "", "2022-01-18", "正文"));
    }

    @Test
    void aDateAloneAtTheEndIsTheSignature() {
        assertEquals(Optional.of(LocalDate.of(2022, 1, 20)), published("", "", "", "二〇二二年一月二十日"));
    }

    @Test
    void headMatterBecomesMetadata() {
        Head head = read("某镇2021年政府信息公开工作年度报告", "siteidcode=4211020003",
                "索 引 号：014288888/2022-00012　主题分类：政务公开¶发布机构：某镇　文 号：无¶鄂ICP备05012345号-2　网站标识码：4211020003", "正文");
        assertEquals(Map.of("index_number", "014288888/2022-00012", "subject", "政务公开", "publisher", "某镇",
                "icp", "鄂ICP备05012345号-2", "site_id_code", "4211020003"), head.metadata());
    }

    @Test
    void headMatterInCellsOfOneLineIsRead() {
        Head head = read("某镇2021年政府信息公开工作年度报告", "", "",
                "索引号 | wqq/2022-01075 | 文 号 | |¶发布机构 | 某镇 | 发布日期 | 2022-04-06 |¶正文。");
        assertEquals("某镇", head.metadata().get("publisher"));
        assertEquals(Optional.of(LocalDate.of(2022, 4, 6)), head.published());
    }

    @Test
    void labelWithoutColonEndsTheValueBeforeIt() {
        Head head = read("", "", "索引号：014288888/2022-00012 发布机构：某镇 发布日期 2022-04-06 11:09", "正文。");
        assertEquals("某镇", head.metadata().get("publisher"));
        assertEquals(Optional.of(LocalDate.of(2022, 4, 6)), head.published());
        assertEquals("公开主题发布", read("", "", "关键词：公开 主题 发布", "正文。").metadata().get("keywords"));
    }

    @Test
    void everyDecisionHasItsReason() {
        Head head = read("澧县2021年政府信息公开工作年度报告", "pubdate=2022-01-20", "", "正文");
        assertEquals(List.of("agency", "division", "published", "year"),
                head.decisions().keySet().stream().sorted().toList());
    }

    @Test
    void contradictingYearsAreNoted() {
        Head head = read("澧县2020年政府信息公开工作年度报告", "", "", "统计期限为2021年1月1日至12月31日。¶2021年，我县公开信息。");
        assertEquals(Optional.of(2021), head.year());
        assertTrue(head.notes().stream().anyMatch(note -> note.startsWith("years contradict")));
    }

    private static Agency agencyOf(String metaName, String value, String text) {
        return READER.read(Pages.at(Optional.of("http://a.example/1.html"), "政府信息公开年报", Map.of(metaName, value),
                List.of("主办单位：南昌市东湖区人民政府"), text)).agency();
    }

    @Test
    void thePathToThePageNamesWhoeverItsTextDoesNot() {
        String path = "您当前的位置：首页 > 政务公开 > 部门信息公开 > 区教育局 > 政府信息公开年报";
        assertEquals(Optional.of("南昌市东湖区教育局"),
                agencyOf(CleanPage.PATH, path, "2021年,我局主动公开信息10条。").name());
        assertEquals(Optional.empty(), agencyOf(CleanPage.PATH, path, "2021年,我镇主动公开信息10条。").name());
    }

    @Test
    void aColumnThatEndsLikeAnOrganIsNone() {
        assertEquals(Optional.empty(), agencyOf(CleanPage.PATH, "首页 > 互动交流中心 > 政府信息公开年报",
                "2021年,我局主动公开信息10条。").name());
    }

    @Test
    void theBrowserTitleNamesWhoeverItsTextDoesNot() {
        assertEquals(Optional.of("南昌市东湖区教育局"), agencyOf(CleanPage.BROWSER_TITLE,
                "政府信息公开年报_东湖区教育局", "2021年,我局主动公开信息10条。").name());
    }

    @Test
    void aPublisherThatIsAnotherBureauIsNoted() {
        assertTrue(read("南昌市东湖区教育局2021年政府信息公开工作年度报告", "contentsource=南昌市东湖区水利局", "", "正文").notes()
                .contains("agencies differ: 南昌市东湖区教育局 (title), 南昌市东湖区水利局 (content source)"));
        assertTrue(read("南昌市东湖区卫健局2021年政府信息公开工作年度报告", "contentsource=东湖区卫生健康局", "", "正文").notes()
                .stream().noneMatch(note -> note.startsWith("agencies differ")));
        assertTrue(read("南昌市东湖区教育局2021年政府信息公开工作年度报告", "contentsource=东湖区人民政府", "", "正文").notes()
                .stream().noneMatch(note -> note.startsWith("agencies differ")));
    }
}
