// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.page;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Shows e-mail addresses that a delivery network keeps from robots: readers see them, the markup has them as
 * hexadecimal digits, the first byte of which is mixed into all others, and "[email protected]" in their place.
 */
final class HiddenMail {

    static final String ATTRIBUTE = "data-cfemail";
    private static final int LONGEST = 512;

    private HiddenMail() {
    }

    static void show(Document document) {
        for (Element element : document.getElementsByAttribute(ATTRIBUTE)) {
            String digits = element.attr(ATTRIBUTE);
            if (digits.length() >= 4 && digits.length() <= LONGEST && digits.length() % 2 == 0
                    && digits.chars().allMatch(HexFormat::isHexDigit)) {
                element.text(address(HexFormat.of().parseHex(digits)));
            }
        }
    }

    private static String address(byte[] mixed) {
        byte[] plain = new byte[mixed.length - 1];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (byte) (mixed[i + 1] ^ mixed[0]);
        }
        return new String(plain, StandardCharsets.UTF_8);
    }
}
