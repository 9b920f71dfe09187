// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.demo;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One host of the sample web: its addresses and the pages behind them, in the manner of one product for building
 * government sites.
 */
final class SampleSite {

    /** What one address answers. */
    record Answer(int status, String contentType, byte[] body, boolean validators) {
    }

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");
    private static final int IDS_FROM = 1_000_000;
    private static final int TRS_PAGE = 10;
    private static final int VSB_PAGE = 8;

    private final Map<String, String> site;
    private final Charset charset;
    private final Map<String, Answer> answers = new TreeMap<>();

    SampleSite(Map<String, String> site, List<SampleReport> reports) {
        this.site = site;
        this.charset = Charset.forName(site.get("charset"));
        List<SampleReport> newestFirst = reports.stream()
                .sorted(Comparator.comparing(SampleReport::published).reversed()).toList();
        switch (site.get("product")) {
            case "trs" -> trs(newestFirst);
            case "jcms" -> jcms(newestFirst);
            case "vsb" -> vsb(newestFirst);
            case "handmade" -> handmade(newestFirst);
            case "plain" -> plain(newestFirst);
            case "pager" -> pager(newestFirst);
            case "mirror" -> mirror(newestFirst);
            case "injected" -> injected(newestFirst);
            default -> throw new IllegalStateException("unknown product " + site.get("product"));
        }
    }

    String host() {
        return site.get("host");
    }

    String name() {
        return site.get("name");
    }

    Optional<Answer> answer(String path) {
        return Optional.ofNullable(answers.get(path));
    }

    /** Where this site keeps a report, for the copies that other sites make of it. */
    static String trsPath(SampleReport report) {
        return "/zwgk/zfxxgknb/" + report.published().format(MONTH) + "/t" + report.published().format(DAY) + "_"
                + id(report) + ".html";
    }

    /** The number a product gives to an article; stays the same when others come and go. */
    private static int id(SampleReport report) {
        return IDS_FROM + Math.floorMod(report.title().hashCode(), 900_000);
    }

    private void trs(List<SampleReport> reports) {
        html("/", page(name(), "", "<ul><li><a href=\"/zwgk/\">政务公开</a></li></ul>"));
        html("/zwgk/", page("政务公开", "", "<ul><li><a href=\"zfxxgknb/\">政府信息公开年报</a></li>"
                + "<li><a href=\"zfxxgkzn/\">政府信息公开指南</a></li><li><a href=\"gzbg/\">政府工作报告</a></li>"
                + "<li><a href=\"gsgg/\">通知公告</a></li></ul>"));
        int pages = (reports.size() + TRS_PAGE - 1) / TRS_PAGE;
        for (int i = 0; i < pages; i++) {
            StringBuilder list = new StringBuilder("<ul class=\"list\">");
            for (SampleReport report : reports.subList(i * TRS_PAGE, Math.min(reports.size(), (i + 1) * TRS_PAGE))) {
                list.append("<li><a href=\".").append(trsPath(report).substring("/zwgk/zfxxgknb".length()))
                        .append("\">").append(report.title()).append("</a><span>").append(report.published())
                        .append("</span></li>");
            }
            list.append("</ul><script>createPageHTML(").append(pages).append(", ").append(i)
                    .append(", \"index\", \"html\");</script>");
            html("/zwgk/zfxxgknb/" + (i == 0 ? "" : "index_" + i + ".html"), page("政府信息公开年报", "", list.toString()));
        }
        for (SampleReport report : reports) {
            html(trsPath(report), page(report.title(), meta(report), headMatter(report)
                    + "<div class=\"article\"><h1>" + report.title() + "</h1><div id=\"zoom\" class=\"TRS_Editor\">"
                    + report.body() + "</div></div>" + related(reports, report)));
        }
        html("/zwgk/zfxxgkzn/", page(name() + "政府信息公开指南", "", SampleFile.text("guide.html")));
        html("/zwgk/gzbg/", page("政府工作报告", "", SampleFile.text("work-report.html")));
        html("/zwgk/gsgg/", page("关于做好政府信息公开工作年度报告编制发布工作的通知", "",
                SampleFile.text("format-notice.html")));
    }

    private void jcms(List<SampleReport> reports) {
        html("/", page(name(), "", "<p><a href=\"/col/col1229214366/index.html\">政府信息公开年度报告</a></p>"));
        StringBuilder list = new StringBuilder("<script type=\"text/xml\"><datastore><nextgroup></nextgroup>"
                + "<totalrecord>" + reports.size() + "</totalrecord><totalpage>1</totalpage><recordset>");
        Map<String, SampleReport> articles = new LinkedHashMap<>();
        for (SampleReport report : reports) {
            LocalDate day = report.published();
            String path = "/art/" + day.getYear() + "/" + day.getMonthValue() + "/" + day.getDayOfMonth()
                    + "/art_1229214366_" + id(report) + ".html";
            articles.put(path, report);
            list.append("<record><![CDATA[<li><a href=\"").append(path).append("\" title=\"").append(report.title())
                    .append("\">").append(report.title()).append("</a><b>").append(day)
                    .append("</b></li>]]></record>");
        }
        list.append("</recordset></datastore></script>");
        html("/col/col1229214366/index.html", page("政府信息公开年度报告", "", list.toString()));
        articles.forEach((path, report) -> html(path, page(report.title(), meta(report), "<table class=\"main\"><tr><td>"
                + "<p class=\"title\">" + report.title() + "</p><p>发布日期：" + report.published()
                + " 浏览次数：<span id=\"count\"></span> 字体：[大 中 小]</p></td></tr><tr><td><div id=\"zoom\">"
                + report.body() + "</div></td></tr></table>")));
    }

    private void vsb(List<SampleReport> reports) {
        html("/", page(name(), "", "<p><a href=\"xxgk/nb.htm\">信息公开年报</a></p>"
                + "<p><a href=\"wall/\">政务数据开放</a></p>"));
        int pages = (reports.size() + VSB_PAGE - 1) / VSB_PAGE;
        Map<SampleReport, String> paths = new LinkedHashMap<>();
        for (SampleReport report : reports) {
            paths.put(report, "/info/1677/" + id(report) + ".htm");
        }
        for (int i = 0; i < pages; i++) {
            StringBuilder list = new StringBuilder("<ul>");
            for (SampleReport report : reports.subList(i * VSB_PAGE, Math.min(reports.size(), (i + 1) * VSB_PAGE))) {
                list.append("<li><a href=\"").append(paths.get(report)).append("\">").append(report.title())
                        .append("</a></li>");
            }
            list.append("</ul><div class=\"pages\">共").append(reports.size()).append("条 ").append(i + 1).append('/')
                    .append(pages);
            if (i + 1 < pages) {
                list.append(" <a href=\"/xxgk/nb/").append(pages - 1 - i).append(".htm\">下页</a>");
            }
            html(i == 0 ? "/xxgk/nb.htm" : "/xxgk/nb/" + (pages - i) + ".htm",
                    page("信息公开年报", "", list.append("</div>").toString()));
        }
        paths.forEach((report, path) -> html(path, page(report.title(), meta(report),
                "<form name=\"_newscontent_fromname\"><h1>" + report.title() + "</h1><div>发布时间：" + report.published()
                + "</div><div id=\"vsb_content\"><div class=\"v_news_content\">" + report.body()
                + "</div></div></form>")));
        answers.put("/wall/", new Answer(521, "text/html",
                "<script>document.cookie=('__jsl_clearance=1')</script>".getBytes(StandardCharsets.UTF_8), false));
    }

    /** Twenty years old: layout tables, capital tags, bytes in GB18030 declared as gb2312, no validators. */
    private void handmade(List<SampleReport> reports) {
        StringBuilder list = new StringBuilder();
        for (SampleReport report : reports) {
            String path = "/nb/" + report.year() + ".htm";
            list.append("<TR><TD><A HREF=\"").append(path).append("\">").append(report.title())
                    .append("</A></TD></TR>");
            old(path, report.title(), "<TR><TD ALIGN=center><B>" + report.title() + "</B></TD></TR><TR><TD>"
                    + report.body() + "</TD></TR>");
        }
        old("/", name(), "<TR><TD><A HREF=\"nb/\">信息公开年报</A></TD></TR>");
        old("/nb/", "信息公开年报", list.toString());
    }

    private void old(String path, String title, String rows) {
        String page = "<HTML><HEAD><META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=gb2312\"><TITLE>"
                + title + "</TITLE></HEAD><BODY><TABLE WIDTH=960>" + rows + "</TABLE><P ALIGN=center>主办："
                + name() + " " + site.get("icp") + " 网站标识码：" + site.get("code") + "</P></BODY></HTML>";
        answers.put(path, new Answer(200, "text/html", page.getBytes(charset), false));
    }

    private void plain(List<SampleReport> reports) {
        StringBuilder list = new StringBuilder("<ul>");
        for (SampleReport report : reports) {
            String path = "/content/post_" + id(report) + ".html";
            list.append("<li><a href=\"").append(path).append("\">").append(report.title()).append("</a></li>");
            html(path, page(report.title(), meta(report), "<h2>" + report.title() + "</h2><p>来源：" + name() + " 时间："
                    + report.published() + "</p><div class=\"article-content\">" + report.body() + "</div>"));
        }
        list.append("<li><a href=\"/content/lost.html\">2019年政府信息公开工作年度报告</a></li></ul>");
        html("/", page(name(), "", "<p><a href=\"/zwgk/ndbg/\">年度报告</a></p>"));
        html("/zwgk/ndbg/", page("年度报告", "", list.toString()));
        html("/content/lost.html", page(name(), "", "<p>抱歉，您访问的页面不存在或已被删除！</p><p><a href=\"/\">返回首页</a></p>"));
    }

    private void pager(List<SampleReport> reports) {
        answers.put("/robots.txt", new Answer(200, "text/plain",
                "User-agent: *\nDisallow: /internal/\nCrawl-delay: 0.1\n".getBytes(StandardCharsets.UTF_8), false));
        html("/", page(name(), "", "<p><a href=\"/ndbg/index.html\">年度报告</a> <a href=\"/internal/draft.html\">"
                + "2023年政府信息公开工作年度报告（草稿）</a></p>"));
        html("/internal/draft.html", page("草稿", "", "<p>这一页不应被抓取。</p>"));
        int half = (reports.size() + 1) / 2;
        for (int i = 0; i < 2; i++) {
            StringBuilder list = new StringBuilder("<ul>");
            for (SampleReport report : reports.subList(i * half, Math.min(reports.size(), (i + 1) * half))) {
                list.append("<li><a href=\"/ndbg/").append(report.year()).append("nb.html\">")
                        .append(report.title()).append("</a></li>");
                html("/ndbg/" + report.year() + "nb.html", page(report.title(), meta(report), "<h1>"
                        + report.title() + "</h1><div class=\"pages_content\">" + report.body() + "</div>"));
            }
            list.append("</ul><p>第").append(i + 1).append("页 共2页 <a href=\"/ndbg/index.html\">首页</a> "
                    + "<a href=\"/ndbg/index_1.html\">尾页</a></p>");
            html(i == 0 ? "/ndbg/index.html" : "/ndbg/index_1.html", page("年度报告", "", list.toString()));
        }
    }

    /** Copies with Traditional characters and their readings in brackets, a spam list at the end. */
    private void mirror(List<SampleReport> reports) {
        Map<String, String> notes = new LinkedHashMap<>();
        for (Map<String, String> row : SampleFile.rows("notes.tsv")) {
            notes.put(row.get("plain"), row.get("converted") + "(" + row.get("reading") + ")");
        }
        StringBuilder list = new StringBuilder("<ul>");
        for (SampleReport report : reports) {
            String path = trsPath(report);
            list.append("<li><a href=\"").append(path).append("\">").append(annotated(report.title(), notes))
                    .append("</a></li>");
            html(path, annotated("<!DOCTYPE html><html><head><meta charset=\"UTF-8\"><title>" + report.title()
                    + "</title></head><body><h1>" + report.title() + "</h1><div>发布日期：" + report.published()
                    + "</div><div id=\"zoom\">" + report.body() + "</div>" + SampleFile.text("spam-footer.html")
                    + "</body></html>", notes));
        }
        html("/", "<!DOCTYPE html><html><head><meta charset=\"UTF-8\"><title>资料</title></head><body>" + list
                + "</ul></body></html>");
    }

    private static String annotated(String text, Map<String, String> notes) {
        StringBuilder annotated = new StringBuilder(text.length() * 2);
        boolean inTag = false;
        for (int i = 0; i < text.length(); i++) {
            String c = text.substring(i, i + 1);
            inTag = c.equals("<") || inTag && !c.equals(">");
            annotated.append(inTag ? c : notes.getOrDefault(c, c));
        }
        return annotated.toString();
    }

    /** Copies with a brand pushed into title and sentences. */
    private void injected(List<SampleReport> reports) {
        String brand = SampleFile.text("brand.txt").strip();
        StringBuilder list = new StringBuilder("<ul>");
        for (SampleReport report : reports) {
            String path = "/xinxi/" + report.published().getYear() + "/0" + report.published().getMonthValue() + "19/"
                    + id(report) + ".html";
            String title = report.title().substring(0, 3) + brand + report.title().substring(3);
            String body = report.body().replace("<p>根据", "<p>" + brand + "根据")
                    .replace("通过政府网站", brand + "通过政府网站").replace("下一步", brand + "下一步");
            list.append("<li><a href=\"").append(path).append("\">").append(title).append("</a></li>");
            html(path, "<!DOCTYPE html><html><head><meta charset=\"UTF-8\"><title>" + title + "-" + brand
                    + "</title><meta name=\"keywords\" content=\"" + brand + "\"></head><body><div class=\"place\">"
                    + "当前位置: 主页 &gt; 新闻中心</div><div class=\"title\"><h2>" + title + "</h2></div><div class=\"info\">"
                    + "发布时间:" + report.published() + " 人气: 作者:admin</div><div class=\"content\">" + body
                    + "</div><div class=\"footer\">Copyright " + brand + " 版权所有</div></body></html>");
        }
        html("/", "<!DOCTYPE html><html><head><meta charset=\"UTF-8\"><title>" + brand + "</title></head><body>"
                + list + "</ul></body></html>");
    }

    private void html(String path, String page) {
        answers.put(path, new Answer(200, "text/html; charset=" + charset.name(), page.getBytes(charset), true));
    }

    private String page(String title, String meta, String content) {
        return "<!DOCTYPE html>\n<html><head><meta charset=\"" + charset.name() + "\"><title>" + title + "_" + name()
                + "</title>\n<meta name=\"SiteName\" content=\"" + name() + "\"><meta name=\"SiteIDCode\" content=\""
                + site.get("code") + "\">" + meta + "</head>\n<body><div class=\"top\"><a href=\"/\">首页</a></div>"
                + "<div class=\"position\">您现在所在的位置：首页 &gt; 政务公开 &gt; " + title + "</div>\n" + content
                + "\n<div class=\"footer\"><p>主办：" + name() + " 网站地图 联系我们</p><p>" + site.get("icp")
                + " 网站标识码：" + site.get("code") + "</p></div></body></html>\n";
    }

    private static String meta(SampleReport report) {
        return "<meta name=\"ColumnName\" content=\"政府信息公开年报\"><meta name=\"ArticleTitle\" content=\"" + report.title()
                + "\"><meta name=\"PubDate\" content=\"" + report.published() + " 09:30\">"
                + "<meta name=\"ContentSource\" content=\"" + report.signature() + "\">";
    }

    private String headMatter(SampleReport report) {
        return "<table class=\"head\"><tr><td>索引号：" + site.get("code") + "/" + report.published().getYear() + "-0"
                + report.year() % 10 + "</td><td>发布机构：" + report.signature() + "</td></tr><tr><td>生成日期："
                + report.published() + "</td><td>公开方式：主动公开</td></tr></table>";
    }

    private static String related(List<SampleReport> reports, SampleReport report) {
        List<String> others = new ArrayList<>();
        for (SampleReport other : reports) {
            if (other.agency().equals(report.agency()) && other.year() != report.year()) {
                others.add("<li><a href=\"" + trsPath(other) + "\">" + other.title() + "</a></li>");
            }
        }
        return "<div class=\"related\"><h3>相关文章</h3><ul>" + String.join("", others) + "</ul></div>";
    }
}
