// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class HiddenMailTest {

    private static String shown(String digits) {
        Document page = Jsoup.parse("<p>邮箱：<span data-cfemail=\"" + digits + "\">[email&#160;protected]</span></p>");
        HiddenMail.show(page);
        return page.text().replace('\u00a0', ' ');
    }

    @Test
    void theAddressIsShownThatTheMarkupHides() {
        assertEquals("邮箱：a@b.cn", shown("016041632f626f"));
    }

    @Test
    void whatIsNoSuchAddressStays() {
        assertEquals("邮箱：[email protected]", shown("01x0"));
        assertEquals("邮箱：[email protected]", shown("01"));
    }
}
