// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkPolicyTest {

    private final LinkPolicy policy = ListedPage.READER.policy();

    @ParameterizedTest
    @ValueSource(strings = {
        "http://a.gov.cn/a/b/a/b/a/b/",
        "http://a.gov.cn/x/x/x/x/",
        "http://a.gov.cn/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18.html",
        "http://a.gov.cn/list.jsp?year=2024&month=5",
        "http://a.gov.cn/list.jsp?date=2024-05-01&year=2024",
        "http://a.gov.cn/calendar/2031/05/",
        "http://a.gov.cn/calendar.jsp?d=20310501",
        "http://a.gov.cn/list.html?sort=asc",
        "http://a.gov.cn/news/1.html?print=1",
        "http://a.gov.cn/search.jsp?q=x",
        "http://a.gov.cn/login",
        "http://a.gov.cn/images/a.jpg",
        "http://a.gov.cn/js/app.js",
        "http://a.gov.cn/video/2024.mp4",
    })
    void trapIsRefusedWithItsReason(String url) {
        Optional<String> refusal = policy.refusal(url);
        assertTrue(refusal.isPresent() && !refusal.get().isBlank(), url);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "http://a.gov.cn/",
        "http://a.gov.cn",
        "http://a.gov.cn/zwgk/bmhxzxxgkml/xzbcy/tsz/zfxxgk/xxgknb/202401/t20240131_8862455.html",
        "http://a.gov.cn/gk/zfxxgk/gk/zfxxgk/nb/",
        "http://a.gov.cn/module/xxgk/xxgkAnnualReport.jsp?area=113708260043292687&fbtime=2020",
        "http://a.gov.cn/year_details.aspx?dept=3&id=9&year=2020",
        "http://a.gov.cn/art/2023/5/5/art_5_5.html",
        "http://a.gov.cn/module/web/jpage/dataproxy.jsp?appid=1&col=1&columnid=7&endrecord=45&path=%2F&permissiontype=0"
            + "&perpage=15&sourceContentType=1&startrecord=31&unitid=9&webid=3&webname=%E6%9F%B3",
        "http://a.gov.cn/nb/2023.pdf",
        "http://a.gov.cn/nb/2023.xlsx",
        "http://a.gov.cn/download.jsp?filename=2023.docx",
        "http://a.gov.cn/sitemap.xml",
    })
    void pageOfAReportIsNotRefused(String url) {
        assertEquals(Optional.empty(), policy.refusal(url));
    }

    @Test
    void addressThatGrowsEndsByItsLength() {
        String url = "http://a.gov.cn/x?q=" + "a".repeat(2000);
        assertTrue(policy.refusal(url).orElseThrow().contains("2020 characters"));
    }

    @Test
    void patternIsEqualForPagesOfOneGenerator() {
        assertEquals(policy.pattern("http://a.gov.cn/art/2023/5/15/art_12_58.html"),
                policy.pattern("http://a.gov.cn/art/2022/11/3/art_12_7.html"));
        assertEquals(policy.pattern("http://a.gov.cn/x.jsp?id=5&t=9"), policy.pattern("http://a.gov.cn/x.jsp?id=77&t=1"));
        assertEquals(policy.pattern("http://a.gov.cn/n/0c9e1f6a2b7d4e5f8a9b/1.html"),
                policy.pattern("http://a.gov.cn/n/f00ba4f6a2b7d4e5f8a9c/2.html"));
        assertNotEquals(policy.pattern("http://a.gov.cn/nb/1.html"), policy.pattern("http://a.gov.cn/xw/1.html"));
        assertNotEquals(policy.pattern("http://a.gov.cn/nb/1.html"), policy.pattern("http://b.gov.cn/nb/1.html"));
    }
}
