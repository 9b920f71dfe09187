// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlRulesTest {

    private final UrlRules rules = ListedPage.READER.urls();

    @ParameterizedTest
    @CsvFileSource(resources = "/urls/canonical.tsv", delimiter = '\t', numLinesToSkip = 1)
    void addressHasOneSpelling(String written, String canonical, String why) {
        assertEquals(Optional.of(canonical), rules.canonical(written).map(CanonicalUrl::url), why);
        assertEquals(Optional.of(canonical), rules.canonical(canonical).map(CanonicalUrl::url), "again: " + why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "javascript:void(0)", "mailto:a@b.gov.cn", "tel:12345", "ftp://a.gov.cn/x",
        "http://", "https://?", "http:///x", "data:text/html,x", "#top", "/relative", "htp://a.gov.cn"})
    void whatIsNoWebAddressIsNone(String written) {
        assertEquals(Optional.empty(), rules.canonical(written), written);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/urls/twins.tsv", delimiter = '\t', numLinesToSkip = 1)
    void twinsShareTheirAliasKey(String one, String other) {
        assertEquals(rules.canonical(one).orElseThrow().aliasKey(), rules.canonical(other).orElseThrow().aliasKey());
    }

    @Test
    void differentReportsDoNotShareAnAliasKey() {
        String page = "http://a.gov.cn/module/xxgk/xxgkAnnualReport.jsp?area=1&fbtime=2023";
        assertNotEquals(rules.canonical(page).orElseThrow().aliasKey(),
                rules.canonical(page.replace("2023", "2024")).orElseThrow().aliasKey());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/urls/references.tsv", delimiter = '\t', numLinesToSkip = 1)
    void referenceStartsAtItsPage(String base, String reference, String canonical) {
        assertEquals(Optional.ofNullable(canonical), rules.resolve(base, reference, StandardCharsets.UTF_8)
                .map(CanonicalUrl::url), reference);
    }

    @Test
    void rawTextOfAQueryIsSentInTheCharsetOfItsPage() {
        String reference = "list.asp?class=年报";
        assertEquals("http://a.gov.cn/list.asp?class=%C4%EA%B1%A8",
                rules.resolve("http://a.gov.cn/", reference, Charset.forName("GBK")).orElseThrow().url());
        assertEquals("http://a.gov.cn/list.asp?class=%E5%B9%B4%E6%8A%A5",
                rules.resolve("http://a.gov.cn/", reference, StandardCharsets.UTF_8).orElseThrow().url());
    }
}
