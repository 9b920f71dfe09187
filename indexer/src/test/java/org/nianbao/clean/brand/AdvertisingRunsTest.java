// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.brand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nianbao.clean.TestCleaner;

class AdvertisingRunsTest {

    private static final AdvertisingRuns RUNS = new AdvertisingRuns(TestCleaner.words());

    private static List<String> in(String... lines) {
        return RUNS.in(List.of(lines));
    }

    @Test
    void namesJoinedLikeABrowserTitleAreFoundWhereTheyStandOnce() {
        assertEquals(List.of("999体育投注_某云娱乐app_真人棋牌"), in("当前位置：首页 > 999体育投注_某云娱乐app_真人棋牌财政局 > 年报"));
    }

    @Test
    void placeInFrontOfJoinedNamesStays() {
        assertEquals(List.of("999体育专用版_999真人娱乐_官网体育投注"), in("印发了《汉阳999体育专用版_999真人娱乐_官网体育投注促进创新的若干措施》。"));
    }

    @Test
    void chainOfTradeWordsStandsInThePlaceOfAPlace() {
        assertEquals(List.of("百家乐博彩官网"), in("在百家乐博彩官网区人民政府的领导下，各项工作按计划推进。"));
    }

    @Test
    void nameWithItsCountryInBracketsIsFoundWhereItRecurs() {
        assertEquals(List.of("999bet(中国)官方网站"), in("现公布999bet(中国)官方网站 2024年报告。", "涵盖999bet(中国)官方网站 各县、区。"));
        assertEquals(List.of("某云(中国)体育官方网站"), in("某云(中国)体育官方网站2024年报告", "由某云(中国)体育官方网站编制。", "与某云(中国)体育官方网站联系。"));
    }

    @Test
    void companyWithItsCountryInBracketsIsTheReportsOwn() {
        assertEquals(List.of(), in("走访某电气(中国)有限公司。", "某电气(中国)有限公司的申请已答复。", "登录“中国·甲县”(中国甲县)官方网站查询。"));
    }

    @Test
    void sentenceOfAdvertisingAmongOthersIsFound() {
        assertEquals(List.of("真人荷官在线发牌，注册送体验金。"), in("各乡镇公开栏换成统一样式。真人荷官在线发牌，注册送体验金。下一步继续推进。"));
    }

    @Test
    void fightAgainstTheTradeIsTheReportsOwn() {
        assertEquals(List.of(), in("全年开展打击网络赌博平台专项行动。会同文旅部门整治娱乐城、老虎机等违法经营场所，处罚12家。",
                "严厉打击时时彩、百家乐等赌博活动。收缴老虎机5台。"));
    }

    @Test
    void fileNamesAndSportsOfficesAreNoAdvertising() {
        assertEquals(List.of(), in("网址为http://www.example.gov.cn/art/t20210129_2809610.html，由县体育局维护。",
                "体育局_体育彩票管理中心公开销售网点12处。"));
    }
}
