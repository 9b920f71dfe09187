// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The web site around a report: head, navigation, metadata, neighbours, footer, the way one product builds it. */
final class Site {

    /** Which product made the page. */
    enum Product { TRS, JCMS, VSB, GD, DEDE, UCAP, LAYOUT_TABLES, HAND }

    /** What the agreed meta tags say. */
    enum Meta { RIGHT, EMPTY, WRONG, NONE }

    /**
     * What is known of the page.
     *
     * @param siteCode ten digits; absent when the site shows none
     * @param url address of the page, where it is told
     */
    record Facts(String title, TrueAgency agency, int year, Optional<LocalDate> metaDate, Optional<LocalDate> lineDate,
                 Optional<String> siteCode, boolean icp, Optional<String> url, String charset) {
    }

    private final Dice dice;
    private final Product product;
    private final Meta meta;
    private final Facts facts;
    private final List<String> unwanted = new ArrayList<>();
    private final String siteName;

    Site(Dice dice, Product product, Meta meta, Facts facts) {
        this.dice = dice;
        this.product = product;
        this.meta = meta;
        this.facts = facts;
        TrueAgency agency = facts.agency;
        this.siteName = agency.kind().equals("government") ? agency.shortName() + "人民政府" : agency.shortName();
    }

    /** Strings of the furniture, which must not be in the report's text. */
    List<String> unwanted() {
        return unwanted;
    }

    String page(String body, String titleTag, String beforeFooter) {
        StringBuilder html = new StringBuilder(dice.pick("<!DOCTYPE html>\n<html lang=\"zh-CN\">", "<!doctype html><html>",
                "<html xmlns=\"http://www.w3.org/1999/xhtml\">", "<html>"));
        html.append("<head>");
        if (!facts.charset.isEmpty()) {
            html.append(dice.pick("<meta charset=\"" + facts.charset + "\">",
                    "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=" + facts.charset + "\" />"));
        }
        html.append("<title>").append(titleTag).append("</title>\n").append(metaTags());
        html.append("<link rel=\"stylesheet\" href=\"/css/main.css\"><script>var siteId=1;function go(u){location=u}"
                + "</script><style>.nav a{color:#fff}</style></head>\n<body>\n");
        html.append(navigation()).append(crumb());
        boolean layout = product == Product.LAYOUT_TABLES;
        if (layout) {
            html.append("<table width=\"1000\" align=\"center\" border=\"0\"><tr><td width=\"200\" valign=\"top\">")
                    .append("<ul><li><a href=\"/gk/\">公开目录</a></li><li><a href=\"/zn/\">办事大厅</a></li></ul></td>")
                    .append("<td valign=\"top\"><table width=\"100%\"><tr><td>");
            unwanted.add("公开目录");
            unwanted.add("办事大厅");
        }
        html.append(headTable());
        html.append(titleMarkup()).append(infoLine());
        html.append(container(body));
        html.append(neighbours());
        if (layout) {
            html.append("</td></tr></table></td></tr></table>\n");
        }
        return html.append(beforeFooter).append(footer()).append("</body></html>").toString();
    }

    String siteName() {
        return siteName;
    }

    private String metaTags() {
        if (meta == Meta.NONE) {
            return "";
        }
        boolean right = meta == Meta.RIGHT;
        boolean empty = meta == Meta.EMPTY;
        StringBuilder tags = new StringBuilder();
        tag(tags, "SiteName", empty ? "" : siteName);
        facts.siteCode.ifPresent(code -> tag(tags, "SiteIDCode", code));
        tag(tags, "ColumnName", empty ? "" : dice.pick("政府信息公开年报", "年度报告", "政府信息公开年度报告"));
        tag(tags, "ColumnType", empty ? "" : "政务公开");
        tag(tags, "ArticleTitle", right ? facts.title : empty ? "" : dice.pick("政府信息公开年报", "详细内容"));
        facts.metaDate.ifPresent(date -> tag(tags, "PubDate", date + dice.pick(" 10:25", " 15:04:33", "")));
        tag(tags, "ContentSource", right ? dice.pick(facts.agency.signature(), siteName) : empty ? ""
                : dice.pick("本网", "admin", "网站管理员"));
        tag(tags, "Keywords", empty ? "" : "政府信息公开,年度报告");
        tag(tags, "Description", "");
        return tags.toString();
    }

    private static void tag(StringBuilder tags, String name, String content) {
        tags.append("<meta name=\"").append(name).append("\" content=\"").append(content).append("\">\n");
    }

    private String navigation() {
        unwanted.addAll(List.of("政务服务网", "无障碍浏览"));
        return "<div class=\"header\"><div class=\"top\"><a href=\"#\">无障碍浏览</a> <a href=\"#\">繁体版</a></div>"
                + "<ul class=\"nav\"><li><a href=\"/\">首页</a></li><li><a href=\"/zwgk/\">政务公开</a></li>"
                + "<li><a href=\"/fw/\">政务服务网</a></li><li><a href=\"/hd/\">互动交流</a></li></ul></div>\n";
    }

    private String crumb() {
        String start = dice.pick("您当前的位置", "当前位置", "您现在所在的位置");
        unwanted.add(start);
        unwanted.add("首页");
        String mark = dice.pick(" &gt; ", "&gt;&gt;", " > ", "»");
        return "<div class=\"" + dice.pick("crumb", "position", "place", "wz") + "\">" + start + "：<a href=\"/\">首页</a>" + mark
                + "<a href=\"/zwgk/\">政务公开</a>" + mark + "<a href=\"../\">政府信息公开年报</a></div>\n";
    }

    private String headTable() {
        if (dice.chance(0.55)) {
            return "";
        }
        String index = "0" + dice.between(10_000_000, 99_999_999) + "/" + (facts.year + 1) + "-" + dice.between(10_000, 99_999);
        unwanted.add("索引号");
        unwanted.add("主题分类");
        String date = facts.lineDate.map(LocalDate::toString).orElse("");
        return "<table class=\"xxgk-head\"><tr><td>索 引 号：</td><td>" + index + "</td><td>主题分类：</td><td>政务公开</td></tr>"
                + "<tr><td>发布机构：</td><td>" + facts.agency.signature() + "</td><td>发文日期：</td><td>" + date
                + "</td></tr><tr><td>有效性：</td><td>有效</td><td>文　　号：</td><td></td></tr></table>\n";
    }

    private String titleMarkup() {
        String name = dice.pick("h1", "h2", "h1", "div");
        String title = facts.title;
        int at = title.indexOf("政府信息公开");
        String broken = dice.chance(0.12) && at > 3 ? title.substring(0, at) + "<br>" + title.substring(at) : title;
        return switch (product) {
            case TRS -> "<div class=\"article\"><" + name + " class=\"title\">" + broken + "</" + name + ">";
            case JCMS -> "<div class=\"article_title\"><!--<$[标题名称(html)]>begin--><" + name + ">" + broken + "</" + name
                    + "><!--<$[标题名称(html)]>end--></div>";
            case LAYOUT_TABLES -> "<p align=\"center\"><font size=\"5\"><b>" + broken + "</b></font></p>";
            case HAND -> "<center><strong>" + broken + "</strong></center>";
            default -> "<" + name + ">" + broken + "</" + name + ">";
        };
    }

    private String infoLine() {
        StringBuilder line = new StringBuilder("<div class=\"" + dice.pick("info", "ly", "article-info", "source") + "\">");
        facts.lineDate.ifPresent(date -> line.append(dice.pick("发布时间：", "发布日期：", "日期：", "时间:"))
                .append(printed(date)).append("&nbsp;&nbsp;"));
        line.append("来源：").append(facts.agency.signature()).append("&nbsp;&nbsp;");
        if (dice.chance(0.6)) {
            line.append("浏览次数：<span id=\"hits\">").append(dice.between(3, 4000)).append("</span>次 ");
            unwanted.add("浏览次数");
        }
        if (dice.chance(0.4)) {
            line.append("字体：[<a>大</a> <a>中</a> <a>小</a>] ");
            unwanted.add("字体：[大 中 小]");
        }
        if (dice.chance(0.4)) {
            line.append("<span>分享到：</span><a href=\"#\">微信</a>");
            unwanted.add("分享到");
        }
        return line.append("</div>\n").toString();
    }

    private String printed(LocalDate date) {
        int month = date.getMonthValue();
        int day = date.getDayOfMonth();
        return switch (dice.below(5)) {
            case 0 -> date + " " + dice.between(8, 17) + ":" + dice.between(10, 59);
            case 1 -> String.format(Locale.ROOT, "%d年%02d月%02d日", date.getYear(), month, day);
            case 2 -> String.format(Locale.ROOT, "%d/%02d/%02d", date.getYear(), month, day);
            case 3 -> date.getYear() + "-" + month + "-" + day;
            default -> date.toString();
        };
    }

    private String container(String body) {
        return switch (product) {
            case TRS -> "<div id=\"zoom\"><div class=\"TRS_Editor\">" + body + "</div></div></div>\n";
            case JCMS -> "<div id=\"zoom\" class=\"bt_content\"><!--<$[信息内容]>begin--><!--ZJEG_RSS.content.begin-->" + body
                    + "<!--ZJEG_RSS.content.end--><!--<$[信息内容]>end--></div>\n";
            case VSB -> "<form name=\"_newscontent_fromname\"><div id=\"vsb_content\"><div class=\"v_news_content\">" + body
                    + "</div></div></form>\n";
            case GD -> "<div class=\"article-content\">" + body + "</div>\n";
            case DEDE -> "<div class=\"content\"><table><tr><td>" + body + "</td></tr></table></div>\n";
            case UCAP -> "<div class=\"pages_content\" id=\"UCAP-CONTENT\">" + body + "</div>\n";
            case LAYOUT_TABLES, HAND -> "<div>" + body + "</div>\n";
        };
    }

    private String neighbours() {
        StringBuilder html = new StringBuilder();
        if (dice.chance(0.4)) {
            html.append("<div class=\"tool\"><a href=\"javascript:window.print()\">打印本页</a> "
                    + "<a href=\"javascript:window.close()\">关闭窗口</a></div>\n");
            unwanted.add("打印本页");
            unwanted.add("关闭窗口");
        }
        if (dice.chance(0.4)) {
            html.append("<p class=\"ewm\">扫一扫在手机打开当前页</p>\n");
            unwanted.add("扫一扫");
        }
        if (dice.chance(0.4)) {
            html.append("<ul class=\"pn\"><li>上一篇：<a href=\"1.html\">").append(other(-1)).append("</a></li><li>下一篇：<a>没有了</a></li></ul>\n");
            unwanted.add("上一篇");
            unwanted.add("下一篇");
        }
        if (dice.chance(0.4)) {
            html.append("<div class=\"related\"><h3>").append(dice.pick("相关文章", "相关阅读", "相关信息")).append("</h3><ul><li><a href=\"a.html\">")
                    .append(other(-1)).append("</a></li><li><a href=\"b.html\">").append(other(-2))
                    .append("</a></li><li><a href=\"c.html\">").append(other(1)).append("</a></li></ul></div>\n");
        }
        return html.toString();
    }

    private String other(int years) {
        String title = facts.agency.shortName() + (facts.year + years) + "年政府信息公开工作年度报告";
        if (!unwanted.contains(title)) {
            unwanted.add(title);
        }
        return title;
    }

    private String footer() {
        StringBuilder html = new StringBuilder("<div class=\"footer\"><p><a href=\"/dt\">网站地图</a> | <a href=\"/lx\">联系我们</a></p>");
        unwanted.add("网站地图");
        unwanted.add("联系我们");
        html.append("<p>主办单位：").append(facts.agency.signature()).append("　承办单位：").append(siteName).append("信息中心</p><p>");
        unwanted.add("承办单位");
        facts.agency.letter().filter(letter -> facts.icp).ifPresent(letter -> {
            html.append(letter).append("ICP备").append(dice.between(5_000_000, 22_999_999)).append("号-").append(dice.between(1, 4));
            unwanted.add("ICP备");
            facts.agency.code().ifPresent(code -> {
                html.append("　").append(letter).append("公网安备 ").append(code).append("02000").append(dice.between(100, 999)).append("号");
                unwanted.add("公网安备");
            });
        });
        facts.siteCode.ifPresent(code -> {
            html.append("　网站标识码：").append(code);
            unwanted.add("网站标识码");
        });
        return html.append("</p></div>\n").toString();
    }
}
