// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class CellTextTest {

    private static String text(String inside) {
        return CellText.of(Jsoup.parse("<table><tr><td>" + inside + "</td></tr></table>").selectFirst("td"),
                element -> false);
    }

    @Test
    void whatIsStruckOutIsNotThere() {
        assertEquals("12", text("<s>9</s><strike>8</strike><del>7</del>12"));
        assertEquals("12", text("<span style='TEXT-DECORATION: line-through'>9</span><ins>12</ins>"));
        assertEquals("", text("<s>9</s>"));
    }

    @Test
    void valueOfAFieldIsPrinted() {
        assertEquals("12", text("<input type=text value=12 readonly>"));
        assertEquals("12", text("<input value=12>"));
        assertEquals("", text("<input type=hidden value=12><input type=checkbox value=9>"));
    }

    @Test
    void onlyTheChosenOptionIsPrinted() {
        assertEquals("12", text("<select><option>7</option><option selected>12</option></select>"));
        assertEquals("7", text("<select><option>7</option><option>12</option></select>"));
    }

    @Test
    void digitsInElementsOfTheirOwnAreOneNumberHoweverTheMarkupIsSet() {
        assertEquals("130", text("\n  <span>1</span>\n  <span>3</span>\n  <span>0</span>\n"));
        assertEquals("130", text("\n<p>\n <span>\n 13\n </span>\n <span>\n 0\n </span>\n</p>\n"));
        assertEquals("13 0", text("<span>13</span> <span>0</span>"));
        assertEquals("13 0", text("13\n0"));
        assertEquals("13 0", text("<p>13\n</p>\n<p>0</p>"));
        assertEquals("13 0", text("13\n<br>\n0"));
    }

    @Test
    void narrowSpaceBeforeThreeDigitsIsBetweenThousands() {
        assertEquals("1234", text("1&nbsp;234"));
        assertEquals("12345678", text("12\u202f345\u202f678"));
        assertEquals("1 23", text("1&nbsp;23"));
        assertEquals("0 123", text("0&nbsp;123"));
        assertEquals("1234 567", text("1234&nbsp;567"));
        assertEquals("1 234", text("1 234"));
    }

    @Test
    void spaceWrittenAsAWordIsASpace() {
        assertEquals("12", text("&amp;nbsp;12&amp;nbsp;"));
    }
}
