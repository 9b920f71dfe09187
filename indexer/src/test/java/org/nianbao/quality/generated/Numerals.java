// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

/** Writes a count the way a sentence does. */
final class Numerals {

    private static final String HAN = "零一二三四五六七八九";

    private Numerals() {
    }

    /** 12 as 十二, 305 as 三百零五, 3500 as 三千五百; below a hundred million. */
    static String han(int number) {
        if (number == 0) {
            return "零";
        }
        StringBuilder text = new StringBuilder();
        int high = number / 10_000;
        int low = number % 10_000;
        if (high > 0) {
            text.append(group(high)).append('万');
            if (low > 0 && low < 1000) {
                text.append('零');
            }
        }
        if (low > 0) {
            text.append(group(low));
        }
        String all = text.toString();
        return all.startsWith("一十") ? all.substring(1) : all;
    }

    private static String group(int number) {
        StringBuilder text = new StringBuilder();
        String units = "千百十";
        boolean gap = false;
        int scale = 1000;
        for (int at = 0; at < 4; at++, scale /= 10) {
            int digit = number / scale % 10;
            if (digit == 0) {
                gap = gap || !text.isEmpty();
                continue;
            }
            if (gap) {
                text.append('零');
                gap = false;
            }
            text.append(HAN.charAt(digit));
            if (at < 3) {
                text.append(units.charAt(at));
            }
        }
        return text.toString();
    }

    /** 2021 as 二〇二一. */
    static String digits(int year) {
        StringBuilder text = new StringBuilder();
        Integer.toString(year).chars().forEach(c -> text.append("〇一二三四五六七八九".charAt(c - '0')));
        return text.toString();
    }

    /** 2036 as 2 036, as word processors divide long numbers. */
    static String blanks(int number) {
        return thousands(number).replace(',', ' ');
    }

    static String thousands(int number) {
        return String.format(java.util.Locale.ROOT, "%,d", number);
    }
}
