// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.YamlNode;

/** What words and paths promise, by {@code config/site/words.yaml}. */
final class LinkWords {

    private static final List<String> SCORES = List.of("report-link", "year-on-column", "list-page-of-column",
            "column-link", "column-path", "attachment-of-report", "article-on-column", "attachment-on-column",
            "frame-on-column", "section-link", "section-path", "unit-link", "list-page", "frame", "dull");

    private final Words subject;
    private final Words report;
    private final Words both;
    private final Words notReport;
    private final Words notice;
    private final Words column;
    private final Words section;
    private final Words unit;
    private final Words dull;
    private final Words marks;
    private final int marksNeeded;
    private final int reportText;
    private final List<String> columnParts;
    private final Set<String> columnPieces;
    private final List<String> sectionParts;
    private final Set<String> sectionPieces;
    private final Set<String> dullPieces;
    private final List<String> articleShapes;
    private final Set<String> attachments;
    private final Map<String, Integer> scores = new HashMap<>();

    private LinkWords(YamlNode root) {
        subject = new Words(root.required("subject").texts());
        report = new Words(root.required("report").texts());
        both = new Words(root.required("both").texts());
        notReport = new Words(root.get("not-report").texts());
        notice = new Words(root.get("notice").texts());
        column = new Words(root.required("column").texts());
        section = new Words(root.required("section").texts());
        unit = new Words(root.get("unit").texts());
        dull = new Words(root.get("dull").texts());
        marks = new Words(root.required("marks").texts());
        marksNeeded = root.required("marks-needed").integer(4);
        reportText = root.required("report-text").integer(300);
        columnParts = lower(root.get("column-parts").texts());
        columnPieces = new HashSet<>(lower(root.get("column-pieces").texts()));
        sectionParts = lower(root.get("section-parts").texts());
        sectionPieces = new HashSet<>(lower(root.get("section-pieces").texts()));
        dullPieces = new HashSet<>(lower(root.get("dull-pieces").texts()));
        articleShapes = lower(root.get("article-shapes").texts());
        attachments = new HashSet<>(lower(root.required("attachments").texts()));
        Map<String, YamlNode> said = root.required("scores").map(new HashSet<>(SCORES));
        for (String name : SCORES) {
            if (said.containsKey(name)) {
                scores.put(name, said.get(name).integer(0));
            } else {
                root.required("scores").mistake("'" + name + "' is missing");
                scores.put(name, 0);
            }
        }
    }

    static LinkWords from(Path config, ConfigMistakes mistakes) {
        YamlNode root = YamlNode.read(config.resolve("site").resolve("words.yaml"), mistakes);
        root.map(Set.of("subject", "report", "both", "not-report", "notice", "column", "section", "unit",
                "column-parts", "column-pieces", "section-parts", "section-pieces", "dull", "dull-pieces", "marks",
                "marks-needed", "report-text", "scores", "article-shapes", "attachments"));
        return new LinkWords(root);
    }

    private static List<String> lower(List<String> words) {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    /** Whether a title names a yearly report, or the column of such reports. */
    boolean namesReport(String title) {
        String plain = Words.plain(title);
        return !notReport.in(plain) && !notice.end(plain)
                && (both.in(plain) || subject.in(plain) && report.in(plain));
    }

    /** Whether a title may be that of a column of reports. */
    boolean namesColumn(String title) {
        String plain = Words.plain(title);
        return column.in(plain) && !notReport.in(plain) && !notice.end(plain);
    }

    /** Whether a title says a year: 2008 to 2099 in digits. */
    static boolean namesYear(String title) {
        return yearIn(Words.plain(title));
    }

    private static boolean yearIn(String plain) {
        for (int i = 0; i + 4 <= plain.length(); i++) {
            boolean year = plain.startsWith("20", i) && Character.isDigit(plain.charAt(i + 2))
                    && Character.isDigit(plain.charAt(i + 3));
            boolean bounded = (i == 0 || !Character.isDigit(plain.charAt(i - 1)))
                    && (i + 4 == plain.length() || !Character.isDigit(plain.charAt(i + 4)));
            if (year && bounded) {
                return true;
            }
        }
        return false;
    }

    /** Whether the words are those of the text of a report and not only of its title. */
    boolean readsAsReport(String text) {
        return text.length() >= reportText && marks.count(Words.plain(text)) >= marksNeeded;
    }

    /** Whether a path carries the folder of a column of reports. */
    boolean columnPath(String url) {
        String path = path(url);
        return columnParts.stream().anyMatch(path::contains) || pieces(path).stream().anyMatch(columnPieces::contains);
    }

    private boolean sectionPath(String url) {
        String path = path(url);
        return sectionParts.stream().anyMatch(path::contains)
                || pieces(path).stream().anyMatch(sectionPieces::contains);
    }

    private static String path(String url) {
        int authority = url.indexOf("://");
        int slash = authority < 0 ? -1 : url.indexOf('/', authority + 3);
        return slash < 0 ? "/" : url.substring(slash).toLowerCase(Locale.ROOT);
    }

    /** The runs of letters of a path: {@code /zwgk/2023nb/} has zwgk and nb. */
    private static List<String> pieces(String path) {
        List<String> pieces = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= path.length(); i++) {
            boolean letter = i < path.length() && path.charAt(i) >= 'a' && path.charAt(i) <= 'z';
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                pieces.add(path.substring(start, i));
                start = -1;
            }
        }
        return pieces;
    }

    /** Whether an address is that of one article, by its shape. */
    boolean isArticle(String url) {
        String path = path(url);
        int question = path.indexOf('?');
        String name = (question < 0 ? path : path.substring(0, question));
        name = name.substring(name.lastIndexOf('/') + 1);
        for (String shape : articleShapes) {
            if (fits(shape, name)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a name has a shape in which {@code #} stands for digits, {@code *} for letters and digits. */
    private static boolean fits(String shape, String name) {
        int at = 0;
        for (int i = 0; i < shape.length(); i++) {
            char c = shape.charAt(i);
            if (c == '#' || c == '*') {
                int start = at;
                while (at < name.length() && (Character.isDigit(name.charAt(at))
                        || c == '*' && Character.isLetter(name.charAt(at)))) {
                    at++;
                }
                if (at == start) {
                    return false;
                }
            } else if (at >= name.length() || name.charAt(at++) != c) {
                return false;
            }
        }
        return at == name.length();
    }

    /** Whether an address is that of a file that may be a report; the name may stand in its query. */
    boolean isAttachment(String url) {
        if (attachments.contains(ParsedPage.extension(url.contains("://") ? url : "http://host/" + url))) {
            return true;
        }
        Query query = Query.of(url);
        return query.names().stream().anyMatch(name -> query.value(name)
                .map(value -> attachments.contains(ParsedPage.extension("http://host/" + value))).orElse(false));
    }

    /** What the words of a link say; reckoned once for all links of a page with the same words. */
    private record Said(String plain, boolean namesReport, boolean namesColumn, boolean year, boolean excluded) {
    }

    private Said said(String anchor) {
        String plain = Words.plain(anchor);
        boolean excluded = notReport.in(plain) || notice.end(plain);
        return new Said(plain, !excluded && (both.in(plain) || subject.in(plain) && report.in(plain)),
                !excluded && column.in(plain), yearIn(plain), excluded);
    }

    /** Weighs the links of one page: its menus say the same words again and again. */
    final class Scale {

        private final boolean onColumn;
        private final boolean onReport;
        private final Map<String, Said> known = new HashMap<>();

        private Scale(boolean onColumn, boolean onReport) {
            this.onColumn = onColumn;
            this.onReport = onReport;
        }

        Link weigh(RawLink raw) {
            return LinkWords.this.weigh(raw, known.computeIfAbsent(raw.anchor(), LinkWords.this::said), onColumn, onReport);
        }
    }

    /** A scale for the links of one page; {@code onColumn} when it is a column of reports, {@code onReport} a report. */
    Scale scale(boolean onColumn, boolean onReport) {
        return new Scale(onColumn, onReport);
    }

    private Link weigh(RawLink raw, Said said, boolean onColumn, boolean onReport) {
        String url = raw.url();
        if (raw.from() == RawLink.From.PAGER) {
            return link(raw, Link.Kind.LIST_PAGE, score(onColumn ? "list-page-of-column" : "list-page"));
        }
        boolean article = isArticle(url);
        if (raw.from() == RawLink.From.LIST) {
            boolean near = said.namesReport() || said.namesColumn();
            return link(raw, near ? Link.Kind.COLUMN : Link.Kind.OTHER,
                    near ? score("column-link") : rest(url, said.plain(), false));
        }
        if (isAttachment(url)) {
            String name = onReport ? "attachment-of-report" : onColumn ? "attachment-on-column" : "section-path";
            int score = said.namesReport() || columnPath(url) ? score("attachment-of-report") : score(name);
            return link(raw, Link.Kind.ATTACHMENT, score);
        }
        if (raw.from() == RawLink.From.FRAME) {
            boolean near = onColumn || columnPath(url);
            return link(raw, near ? Link.Kind.COLUMN : Link.Kind.OTHER, score(near ? "frame-on-column" : "frame"));
        }
        // A folder may be a column of one year's reports; a column that is no column costs one more visit a week.
        boolean single = article || said.year() && !isFolder(url);
        if (said.namesReport() || said.namesColumn()) {
            single = single && (said.namesReport() || said.year());
            return link(raw, single ? Link.Kind.REPORT : Link.Kind.COLUMN,
                    score(single ? "report-link" : "column-link"));
        }
        if (onColumn && said.year() && !said.excluded()) {
            return link(raw, single ? Link.Kind.REPORT : Link.Kind.COLUMN, score("year-on-column"));
        }
        if (!said.excluded() && columnPath(url)) {
            return link(raw, article ? Link.Kind.REPORT : Link.Kind.COLUMN, score("column-path"));
        }
        return link(raw, Link.Kind.OTHER, rest(url, said.plain(), onColumn && article && !said.excluded()));
    }

    /** Whether an address is that of a folder or list, by its last name. */
    private static boolean isFolder(String url) {
        String path = path(url);
        int question = path.indexOf('?');
        String whole = question < 0 ? path : path.substring(0, question);
        String name = whole.substring(whole.lastIndexOf('/') + 1);
        return name.indexOf('.') < 0 || name.startsWith("index") || name.startsWith("list") || name.startsWith("default");
    }

    private int rest(String url, String plain, boolean articleOnColumn) {
        int best = articleOnColumn ? score("article-on-column") : 0;
        if (section.in(plain)) {
            best = Math.max(best, score("section-link"));
        }
        if (unit.in(plain)) {
            best = Math.max(best, score("unit-link"));
        }
        if (sectionPath(url)) {
            best = Math.max(best, score("section-path"));
        }
        boolean isDull = dull.in(plain) || pieces(path(url)).stream().anyMatch(dullPieces::contains);
        return best == 0 && isDull ? score("dull") : best;
    }

    private static Link link(RawLink raw, Link.Kind kind, int score) {
        return new Link(raw.url(), raw.anchor(), kind, score, raw.post());
    }

    private int score(String name) {
        return scores.get(name);
    }
}
