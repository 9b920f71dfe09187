// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Damages pages: flipped bytes, lost and doubled tags, cuts, absurd spans; and builds pages nobody should write. */
public final class PageMutator {

    private static final int TEN_MEGABYTES = 10_000_000;

    private PageMutator() {
    }

    /** A page after one to four kinds of damage. */
    public static byte[] mutate(byte[] page, long seed) {
        Random random = new Random(seed);
        byte[] mutated = page.clone();
        int rounds = 1 + random.nextInt(4);
        for (int round = 0; round < rounds && mutated.length > 40; round++) {
            mutated = once(mutated, random);
        }
        return mutated;
    }

    private static byte[] once(byte[] page, Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> flipped(page, random, 1 + page.length / 500);
            case 1 -> flipped(page, random, 1 + page.length / 20);
            case 2 -> Arrays.copyOf(page, random.nextInt(page.length));
            case 3 -> Arrays.copyOfRange(page, random.nextInt(page.length), page.length);
            case 4 -> text(page, text -> dropped(text, random, 0.1));
            case 5 -> text(page, text -> dropped(text, random, 0.6));
            case 6 -> text(page, text -> {
                int from = random.nextInt(text.length());
                int to = Math.min(text.length(), from + random.nextInt(4000));
                return text.substring(0, to) + text.substring(from);
            });
            case 7 -> text(page, text -> text.replaceFirst("<t([dh])", "<t$1 colspan=\"" + absurd(random) + "\" rowspan="
                    + absurd(random)));
            default -> text(page, text -> {
                int at = random.nextInt(text.length());
                String junk = switch (random.nextInt(6)) {
                    case 0 -> "<table><tr><td>".repeat(200);
                    case 1 -> "</table></div></td>";
                    case 2 -> "<!--";
                    case 3 -> "|".repeat(5000);
                    case 4 -> "\u0000\uFFFF\uD800";
                    default -> "9".repeat(400) + "万亿";
                };
                return text.substring(0, at) + junk + text.substring(at);
            });
        };
    }

    private static String absurd(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "999999";
            case 1 -> "-3";
            case 2 -> "0";
            case 3 -> "99999999999999999999";
            default -> "2e9";
        };
    }

    private static byte[] flipped(byte[] page, Random random, int times) {
        byte[] flipped = page.clone();
        for (int time = 0; time < times; time++) {
            flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
        }
        return flipped;
    }

    private static String dropped(String text, Random random, double share) {
        StringBuilder kept = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('<', at);
            int close = open < 0 ? -1 : text.indexOf('>', open);
            if (close < 0) {
                break;
            }
            kept.append(text, at, random.nextDouble() < share ? open : close + 1);
            at = close + 1;
        }
        return kept.append(text, at, text.length()).toString();
    }

    private static byte[] text(byte[] page, java.util.function.UnaryOperator<String> damage) {
        String text = new String(page, StandardCharsets.ISO_8859_1);
        return damage.apply(text).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Pages of a few hundred kilobytes that break readers: name to HTML. */
    public static Map<String, String> monsters() {
        Map<String, String> small = new LinkedHashMap<>(all());
        small.keySet().removeIf(PageMutator::huge);
        return small;
    }

    /** Pages of megabytes. */
    public static Map<String, String> hugeMonsters() {
        Map<String, String> large = new LinkedHashMap<>(all());
        large.keySet().removeIf(name -> !huge(name));
        return large;
    }

    private static boolean huge(String name) {
        return name.contains(" MB") || name.contains("00,000") || name.startsWith("50,000");
    }

    private static Map<String, String> all() {
        Map<String, String> monsters = new LinkedHashMap<>();
        String title = "<title>某县2021年政府信息公开工作年度报告</title><h1>某县2021年政府信息公开工作年度报告</h1>";
        String sentence = "2021年，全县共收到政府信息公开申请12件，其中当面申请3件，主动公开政府信息1,234条。";
        monsters.put("div 10,000 deep", title + "<div>".repeat(10_000) + sentence);
        monsters.put("span 10,000 deep", title + "<p>" + "<span>".repeat(10_000) + sentence);
        monsters.put("table 2,000 deep", title + "<table><tr><td>".repeat(2_000) + sentence);
        monsters.put("table 10,000 deep", title + "<table><tr><td>".repeat(10_000) + sentence);
        monsters.put("lists 10,000 deep", title + "<ul><li>".repeat(10_000) + sentence);
        monsters.put("inline formatting 10,000 deep", title + "<b><i><font>".repeat(10_000) + sentence);
        monsters.put("colspan 999999", title + "<table>" + ("<tr><td colspan=999999>规章</td><td colspan=999999>3</td></tr>")
                .repeat(500) + "</table>");
        monsters.put("rowspan 999999", title + "<table>" + ("<tr><td rowspan=999999>规章</td><td rowspan=999999 colspan=1000>3"
                + "</td></tr>").repeat(500) + "</table>");
        monsters.put("50,000 rows", title + "<table>" + "<tr><td>行政许可</td><td>5</td></tr>".repeat(50_000) + "</table>");
        monsters.put("20,000 columns", title + "<table><tr>" + "<td>5</td>".repeat(20_000) + "</tr></table>");
        monsters.put("20,000 tables", title + "<table><tr><td>规章</td><td>5</td></tr></table>".repeat(20_000));
        monsters.put("one sentence of 10 MB", title + "<p>" + sentence.substring(0, 30).repeat(TEN_MEGABYTES / 80));
        monsters.put("sentences of 10 MB", title + ("<p>" + sentence + "</p>").repeat(TEN_MEGABYTES / 130));
        monsters.put("digits of 10 MB", title + "<p>共收到申请" + "9".repeat(TEN_MEGABYTES) + "件</p>");
        monsters.put("Han numerals of 10 MB", title + "<p>共收到申请" + "一百万亿零".repeat(TEN_MEGABYTES / 15) + "件</p>");
        monsters.put("paragraphs of 9 MB, no two alike", title + IntStream.range(0, TEN_MEGABYTES / 135)
                .mapToObj(i -> "<p>" + i + "月，" + sentence + "</p>").collect(Collectors.joining()));
        monsters.put("200,000 lines of head matter", title + "<p>发布日期：2021年1月1日</p>".repeat(200_000));
        monsters.put("400,000 plain rows", "某县2021年政府信息公开工作年度报告\n" + "| 规章 | 3 | 5 |\n".repeat(400_000));
        monsters.put("links to 80,000 hosts, 6 MB", title + IntStream.range(0, 80_000).mapToObj(i ->
                "<p><a href='http://a" + i + ".example/'>某" + i + "县体育</a></p>").collect(Collectors.joining()));
        for (String unit : List.of("9", "9,,", "一百万亿零", "（", "《", "| 0 ", "2021年", "a(b) ", "政(zhèng)", "规章 ")) {
            for (int length : List.of(190_000, 900_000)) {
                monsters.put("a line of 1 MB of " + length + " characters " + unit,
                        title + "<p>共收到申请" + unit.repeat(length / unit.length()));
            }
        }
        monsters.put("bars of 5 MB", title + "<p>" + "|".repeat(TEN_MEGABYTES / 2));
        monsters.put("bars and numbers of 5 MB", title + "<p>行政许可" + "| 0 ".repeat(TEN_MEGABYTES / 8));
        monsters.put("open brackets of 5 MB", title + "<p>" + "（".repeat(TEN_MEGABYTES / 6));
        monsters.put("bracketed syllables of 5 MB", title + "<p>" + "政(zheng)(zheng)".repeat(TEN_MEGABYTES / 34));
        monsters.put("blanks of 10 MB", title + "<p>共收到" + " ".repeat(TEN_MEGABYTES) + "12件</p>");
        monsters.put("ideographic blanks of 9 MB", title + "<p>" + "\u3000".repeat(TEN_MEGABYTES / 3) + sentence);
        monsters.put("line breaks of 10 MB", title + "<p>" + "\n".repeat(TEN_MEGABYTES) + sentence);
        monsters.put("breaks of 4 MB", title + "<p>" + "<br>".repeat(TEN_MEGABYTES / 10) + sentence);
        monsters.put("one brand 200,000 times", title + "<p>" + "政府abc体育信息公开".repeat(200_000 / 3));
        monsters.put("Latin words of 10 MB", title + "<p>" + "qwerty ".repeat(TEN_MEGABYTES / 7));
        monsters.put("links of 5 MB", title + "<a href=\"http://a.example/x\">上一篇</a> | ".repeat(TEN_MEGABYTES / 100));
        monsters.put("attribute of 10 MB", title + "<p title=\"" + "x".repeat(TEN_MEGABYTES) + "\">" + sentence);
        monsters.put("open comment of 10 MB", title + sentence + "<!--" + "-".repeat(TEN_MEGABYTES));
        monsters.put("open script of 10 MB", title + sentence + "<script>" + "var a=1;".repeat(TEN_MEGABYTES / 8));
        monsters.put("metas", "<meta name=\"PubDate\" content=\"2021-13-45\">".repeat(50_000) + title + sentence);
        monsters.put("dates of 5 MB", title + "<p>" + "2021年1月1日至2021年12月31日".repeat(TEN_MEGABYTES / 60));
        monsters.put("names of 5 MB", title + "<p>" + "南昌市东湖区人民政府".repeat(TEN_MEGABYTES / 60));
        monsters.put("entities of 5 MB", title + "<p>" + "&nbsp;&#12288;".repeat(TEN_MEGABYTES / 28) + sentence);
        monsters.put("open title", "<title>某县2021年政府信息公开工作年度报告 " + ("<p>" + sentence + " </p>").repeat(5_000));
        monsters.put("nothing", "");
        monsters.put("one character", "<");
        return monsters;
    }
}
