// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What mirrors, intruders and copyists do to a text. */
final class Dirt {

    /** Kinds of copies. {@code CLEAN} is the agency's own page. */
    enum Kind {
        CLEAN, TRADITIONAL, PINYIN_MIXED, PINYIN_DOUBLED, PINYIN_BARE, BRAND, BRAND_BEFORE, BRAND_JOINED, SPAM_FOOTER,
        SPAM_UNSEEN, SPAM_TITLE, QUESTION_MARKS, ENCYCLOPEDIA
    }

    private static final Transliterator READINGS = Transliterator.getInstance("Han-Latin");
    private static final Transliterator UNTONED = Transliterator.getInstance("Latin-ASCII");
    private static final Map<Integer, String> READING = new HashMap<>();

    private static final List<String> BRANDS = List.of("mx8体育网页版", "ng27最新登录", "bk娱乐官网", "九州盛娱登录入口", "金盛体育官方网站",
            "88sport平台", "银海国际app下载", "zz博彩中国网", "乐丰购物商城", "hotbet中文网");
    /** Brands that no word of their own gives away. */
    private static final List<String> NAMES = List.of("zqluckyclub", "hkmegawin", "云顶星辰", "幸运五张", "丰禾世界");
    /** Several names in the place of one, as the titles of such sites string them. */
    private static final List<String> JOINED = List.of("mx8(中国)官方网站_mx8下载", "乐丰娱乐,乐丰国际", "zz1官网链接_zz2服务热线");
    private static final List<String> SPAM = List.of("成人无码视频在线观看", "激情美女私密直播", "澳门新葡京赌场注册送彩金", "北京赛车开奖直播平台",
            "真人百家乐棋牌网址", "国产精品久久久久久久免费", "六合彩特码资料大全", "时时彩投注平台开户");
    /** Mainland wording to the wording of copies, the whole word each. */
    private static final List<List<String>> TAIWAN = List.of(List.of("互联网", "網際網路"), List.of("门户网站", "入口網站"),
            List.of("优化", "最佳化"), List.of("文件", "檔案"), List.of("群众", "民眾"), List.of("窗口", "視窗"));
    private static final List<List<String>> OVERDONE = List.of(List.of("咨询", "谘詢"), List.of("方面", "方麵"),
            List.of("制定", "製定"), List.of("台账", "臺賬"));

    /** Where readers do not look. */
    private static final List<List<String>> UNSEEN = List.of(List.of("<noscript>", "</noscript>"),
            List.of("<marquee width=\"1\" height=\"1\">", "</marquee>"),
            List.of("<p style=\"font-size:0\">", "</p>"), List.of("<p style=\"opacity:0\">", "</p>"),
            List.of("<p style=\"visibility:hidden\">", "</p>"), List.of("<p style=\"text-indent:-9999em\">", "</p>"),
            List.of("<style>.q8{position:fixed;top:-2000px}</style><div class=\"q8\">", "</div>"));

    private final Dice dice;
    private final Kind kind;
    private final String brand;
    private final String replaced;
    private int brandings;

    Dirt(Dice dice, Kind kind) {
        this.dice = dice;
        this.kind = kind;
        this.brand = dice.pick(kind == Kind.BRAND_BEFORE ? NAMES : kind == Kind.BRAND_JOINED ? JOINED : BRANDS);
        this.replaced = kind == Kind.BRAND && dice.chance(0.4) ? dice.pick("政府网站", "政务公开", "门户网站") : "";
    }

    Kind kind() {
        return kind;
    }

    List<String> signals() {
        return switch (kind) {
            case PINYIN_MIXED, PINYIN_DOUBLED, PINYIN_BARE -> List.of("pinyin-annotation");
            case BRAND, BRAND_BEFORE, BRAND_JOINED -> List.of("brand-injection");
            case SPAM_FOOTER, SPAM_UNSEEN -> List.of("spam-footer");
            case SPAM_TITLE -> List.of("spam-title");
            case ENCYCLOPEDIA -> List.of("encyclopedia-copy");
            default -> List.of();
        };
    }

    List<String> unwanted() {
        return switch (kind) {
            case BRAND, BRAND_BEFORE, BRAND_JOINED -> List.of(brand);
            case QUESTION_MARKS -> List.of("??");
            case PINYIN_BARE -> List.of("kāi", "報", "開");
            case PINYIN_MIXED -> List.of("(wù)", "(gōng)", "報", "開");
            case PINYIN_DOUBLED -> List.of("(gong)", "(kai)");
            case TRADITIONAL -> List.of("開", "報", "務");
            case ENCYCLOPEDIA -> List.of("入口网站", "最佳化", "民众", "规范性档案", "相关词条");
            default -> List.of();
        };
    }

    /** A sentence or heading with what was pushed into it. */
    String text(String text) {
        return switch (kind) {
            case BRAND, BRAND_JOINED -> branded(text);
            case BRAND_BEFORE -> text.length() < 12 ? text : brand + text;
            case QUESTION_MARKS -> "????" + text;
            default -> text;
        };
    }

    /** A label of a table; brands mostly leave tables alone. */
    String cell(String text) {
        return kind == Kind.BRAND && text.length() > 8 && dice.chance(0.04) ? brand + text : text;
    }

    /** A whole page, its tags left alone, in the characters of the copy. */
    String page(String html) {
        if (kind != Kind.TRADITIONAL && kind != Kind.PINYIN_MIXED && kind != Kind.PINYIN_DOUBLED
                && kind != Kind.PINYIN_BARE && kind != Kind.ENCYCLOPEDIA) {
            return html;
        }
        StringBuilder page = new StringBuilder();
        int at = 0;
        while (at < html.length()) {
            int tag = html.indexOf('<', at);
            int end = tag < 0 ? html.length() : tag;
            page.append(converted(html.substring(at, end)));
            if (tag < 0) {
                break;
            }
            boolean code = html.startsWith("<script", tag) || html.startsWith("<style", tag);
            int close = html.indexOf('>', code ? html.indexOf("</", tag) : tag);
            String markup = html.substring(tag, close + 1);
            int content = markup.startsWith("<meta name=") ? markup.indexOf("content=") : -1;
            page.append(content < 0 ? markup : markup.substring(0, content) + converted(markup.substring(content)));
            at = close + 1;
        }
        return page.toString();
    }

    private String converted(String text) {
        return switch (kind) {
            case TRADITIONAL -> traditional(swap(text, OVERDONE));
            case PINYIN_MIXED -> mixed(text, "(", ")");
            case PINYIN_BARE -> mixed(text, "", "");
            case PINYIN_DOUBLED -> doubled(text);
            case ENCYCLOPEDIA -> traditional(swap(text, TAIWAN));
            default -> text;
        };
    }

    String title(String title) {
        if (kind == Kind.BRAND || kind == Kind.BRAND_JOINED) {
            int at = dice.between(2, Math.max(2, title.indexOf("政府信息") - 1));
            while (at > 0 && notBreakable(title.charAt(at - 1))) {
                at--;
            }
            return dice.chance(0.7) && at > 0 ? title.substring(0, at) + brand + title.substring(at) : brand + title;
        }
        return title;
    }

    String titleTag(String tag) {
        return switch (kind) {
            case BRAND, BRAND_JOINED -> tag + "-" + brand;
            case SPAM_TITLE -> dice.pick(spam(1) + "," + tag, tag + "_" + spam(2), spam(2) + "-" + tag);
            case ENCYCLOPEDIA -> tag + "_中文百科全书";
            default -> tag;
        };
    }

    /** What stands before the page's own footer. */
    String beforeFooter(List<String> counties, List<String> unwanted) {
        if (kind == Kind.ENCYCLOPEDIA) {
            return "<aside><h3>相关词条</h3><ul><li><a href=\"/wiki/a\">行政机关</a></li><li><a href=\"/wiki/b\">电子政务</a></li>"
                    + "</ul></aside>";
        }
        if (kind != Kind.SPAM_FOOTER && kind != Kind.SPAM_UNSEEN) {
            return "";
        }
        List<String> box = kind == Kind.SPAM_UNSEEN ? dice.pick(UNSEEN) : List.of("<div" + dice.pick(
                " style=\"display:none\"", " style=\"position:absolute;left:-9999px\"", "",
                " style='height:0;overflow:hidden'") + ">", "</div>");
        StringBuilder html = new StringBuilder(box.get(0));
        String words = spam(3);
        html.append("<a href=\"http://a1.example/\">").append(words).append("</a> ");
        unwanted.addAll(List.of(words.split(",")));
        for (int at = 0; at < counties.size(); at++) {
            html.append("<a href=\"http://c").append(at).append(".example/\">").append(counties.get(at)).append("</a>| ");
        }
        return html.append(box.get(1)).append('\n').toString();
    }

    /** The same at the end of a page without markup. */
    Optional<String> lastLine(List<String> counties, List<String> unwanted) {
        if (kind != Kind.SPAM_FOOTER && kind != Kind.SPAM_UNSEEN) {
            return Optional.empty();
        }
        String words = spam(3);
        unwanted.addAll(List.of(words.split(",")));
        return Optional.of(words + " " + String.join("| ", counties) + "|");
    }

    /** Whether a piece of the report can be told from the page at all. */
    boolean legible(String piece) {
        if (!replaced.isEmpty() && piece.contains(replaced)) {
            return false;
        }
        return switch (kind) {
            case TRADITIONAL, PINYIN_MIXED, PINYIN_BARE, ENCYCLOPEDIA -> ZhConverterUtil.toSimple(ZhConverterUtil.toTraditional(piece))
                    .equals(piece);
            default -> true;
        };
    }

    private String spam(int words) {
        List<String> all = new ArrayList<>();
        while (all.size() < words) {
            String word = dice.pick(SPAM);
            if (!all.contains(word)) {
                all.add(word);
            }
        }
        return String.join(",", all);
    }

    private String branded(String text) {
        if (!replaced.isEmpty() && text.contains(replaced) && dice.chance(0.5)) {
            brandings++;
            return text.replaceFirst(replaced, brand);
        }
        if (text.length() < 25 || brandings > 2 && dice.chance(0.6)) {
            return text;
        }
        brandings++;
        int at = dice.chance(0.4) ? 0 : dice.between(4, text.length() - 4);
        while (at > 0 && notBreakable(text.charAt(at - 1)) && notBreakable(text.charAt(at))) {
            at--;
        }
        return text.substring(0, at) + brand + text.substring(at);
    }

    /** Nobody could read a number with a brand of digits in its middle. */
    private static boolean notBreakable(char c) {
        return c < 128 || c >= '０' && c <= '９' || "一二三四五六七八九十百千万零".indexOf(c) >= 0;
    }

    private static String swap(String text, List<List<String>> pairs) {
        String swapped = text;
        for (List<String> pair : pairs) {
            swapped = swapped.replace(pair.get(0), pair.get(1));
        }
        return swapped;
    }

    private static String traditional(String text) {
        return ZhConverterUtil.toTraditional(text);
    }

    /** Only characters that the mirror converted carry a reading. */
    private static String mixed(String text, String open, String close) {
        String converted = traditional(text);
        if (converted.length() != text.length()) {
            StringBuilder single = new StringBuilder();
            text.chars().forEach(c -> single.append(traditional(Character.toString(c)).charAt(0)));
            converted = single.toString();
        }
        StringBuilder noted = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = converted.charAt(at);
            noted.append(c);
            if (c != text.charAt(at)) {
                noted.append(open).append(reading(c)).append(close);
            }
        }
        return noted.toString();
    }

    private static String doubled(String text) {
        StringBuilder noted = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            noted.append(c);
            if (Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN && c != '〇') {
                String reading = "(" + UNTONED.transliterate(reading(c)) + ")";
                noted.append(reading).append(reading);
            }
        }
        return noted.toString();
    }

    private static String reading(char c) {
        return READING.computeIfAbsent((int) c, code -> READINGS.transliterate(Character.toString(code)).strip()
                .toLowerCase(Locale.ROOT));
    }
}
