// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class LinkWordsTest {

    private static Link only(String title, String anchor, String url) {
        String page = "<title>" + title + "</title><p>页面</p><a href='" + url + "'>" + anchor + "</a>";
        return ListedPage.READER.read(ListedPage.html("http://a.gov.cn/x/", page)).links().get(0);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/links/links.tsv", delimiter = '\t', numLinesToSkip = 1)
    void linkPromisesWhatItsWordsAndPathSay(String page, String anchor, String url, Link.Kind kind, int atLeast) {
        Link link = only(page, anchor == null ? "" : anchor, url);
        assertEquals(kind, link.kind(), link.toString());
        assertTrue(link.score() >= atLeast, link.toString());
    }

    @Test
    void reportsComeFirstThenColumnsThenSectionsAndDullLinksLast() {
        List<Link> links = ListedPage.READER.read(ListedPage.html("http://a.gov.cn/", """
                <title>某县人民政府</title><a href="/sp/">视频新闻</a><a href="/xw/1.html">县领导调研</a>
                <a href="/zwgk/">政务公开</a><a href="/zwgk/x/">政府信息公开年报</a>
                <a href="/zwgk/t20240101_1.html">某县2023年政府信息公开工作年度报告</a>""")).links();
        Map<String, Link> byAnchor = links.stream().collect(Collectors.toMap(Link::anchor, Function.identity()));
        List<String> order = links.stream().sorted(Comparator.comparingInt(Link::score).reversed()).map(Link::anchor)
                .toList();
        assertEquals(List.of("某县2023年政府信息公开工作年度报告", "政府信息公开年报", "政务公开", "县领导调研", "视频新闻"), order,
                byAnchor.toString());
    }
}
