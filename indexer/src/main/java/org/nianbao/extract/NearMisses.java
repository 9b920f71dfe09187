// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.nianbao.clean.CleanPage;
import org.nianbao.clean.Paragraph;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.YamlNode;
import org.nianbao.extract.table.TableReading;
import org.nianbao.extract.text.PlainText;
import org.nianbao.extract.text.SoughtPattern;

/**
 * Tells the yearly reports from what looks like one: format notices, guides, column pages, other reports, news,
 * walls. The rules stand in {@code config/near-misses.yaml}, tried in order, first answer wins.
 */
final class NearMisses {

    private static final Pattern YEAR_BEHIND = Pattern.compile("20\\d\\d年?度?$");
    private static final char DAY = '日';
    private static final int NO_LIMIT = Integer.MAX_VALUE;
    private static final int UNMEASURED = -1;
    /** More lines of a list need not be told apart. */
    private static final int MOST_LINES = 100;
    private static final int LONGEST_HEAD = 3000;
    private static final Set<String> CONDITIONS = Set.of("reason", "says", "title", "title_all", "title_not",
            "title_not_end", "text",
            "text_not", "text_count", "within", "max_length", "max_sentences", "max_labels", "min_labels",
            "max_figures", "min_link_share", "min_latin_share", "list_lines", "articles");

    /** What one page shows; of its text each thing is measured when a rule first asks for it. */
    private final class Marks {

        private final CleanPage page;
        private final String title;
        private final int labels;
        private final int figures;
        private String text;
        private int sentences = UNMEASURED;
        private int articles = UNMEASURED;
        private int listLines = UNMEASURED;

        Marks(CleanPage page, int labels, int figures) {
            this.page = page;
            this.title = bare(page.title());
            this.labels = labels;
            this.figures = figures;
        }

        /** Whether the title ends so, perhaps with its year behind: …年度报告(2021年度). */
        boolean titleEndsWith(String end) {
            return title.endsWith(end) || YEAR_BEHIND.matcher(title).replaceFirst("").endsWith(end);
        }

        String text() {
            if (text == null) {
                text = bare(page.text());
            }
            return text;
        }

        String head(int length) {
            return text().substring(0, Math.min(length, text().length()));
        }

        int sentences() {
            if (sentences == UNMEASURED) {
                sentences = 0;
                for (Paragraph line : page.paragraphs()) {
                    for (int at = line.text().indexOf('。'); at >= 0; at = line.text().indexOf('。', at + 1)) {
                        sentences++;
                    }
                }
            }
            return sentences;
        }

        int articles() {
            if (articles == UNMEASURED) {
                articles = 0;
                for (Paragraph line : page.paragraphs()) {
                    SoughtPattern.Search search = article.in(line.text());
                    while (search.next()) {
                        articles++;
                    }
                }
            }
            return articles;
        }

        /** How much of the text's beginning is letters of another script: a summary in English. */
        double latinShare() {
            String head = head(LONGEST_HEAD);
            long latin = head.chars().filter(c -> c >= 'a' && c <= 'z').count();
            return head.isEmpty() ? 0 : (double) latin / head.length();
        }

        int listLines() {
            if (listLines == UNMEASURED) {
                List<String> lines = new ArrayList<>();
                for (Paragraph paragraph : page.paragraphs()) {
                    String line = bare(paragraph.text());
                    if (line.length() <= listLineMaxLength && oneOfEach(listLine, line) && lines.size() < MOST_LINES
                            && lines.stream().noneMatch(other -> other.contains(line) || line.contains(other))) {
                        lines.add(line);
                    }
                }
                listLines = lines.size();
            }
            return listLines;
        }
    }

    private record Rule(String reason, String says, List<String> title, List<String> titleAll,
                        List<String> titleNot, List<String> titleNotEnd, List<String> text, List<String> textNot, int textCount, int within,
                        int maxLength, int maxSentences, int maxLabels, int minLabels, int maxFigures,
                        double minLinkShare, double minLatinShare, int listLines, int articles) {

        /** What shows that this rule holds; absent when it does not. */
        Optional<String> shownBy(Marks marks) {
            if (marks.labels > maxLabels || marks.labels < minLabels || marks.figures > maxFigures
                    || marks.page.linkShare() < minLinkShare) {
                return Optional.empty();
            }
            List<String> inTitle = standing(title, marks.title);
            if (!title.isEmpty() && inTitle.isEmpty()
                    || standing(titleAll, marks.title).size() < titleAll.size()
                    || !standing(titleNot, marks.title).isEmpty() || titleNotEnd.stream().anyMatch(marks::titleEndsWith)
                    || maxLength < NO_LIMIT && marks.text().length() > maxLength
                    || maxSentences < NO_LIMIT && marks.sentences() > maxSentences
                    || listLines > 0 && marks.listLines() < listLines
                    || minLatinShare > 0 && marks.latinShare() < minLatinShare
                    || articles > 0 && marks.articles() < articles) {
                return Optional.empty();
            }
            List<String> inText = text.isEmpty() ? List.of() : standing(text, marks.head(within));
            if (!text.isEmpty() && inText.size() < textCount
                    || !textNot.isEmpty() && !standing(textNot, marks.text()).isEmpty()) {
                return Optional.empty();
            }
            List<String> shown = new ArrayList<>();
            inTitle.stream().findFirst().ifPresent(phrase -> shown.add("title says " + phrase));
            if (!inText.isEmpty()) {
                shown.add("text says " + String.join(", ", inText.subList(0, Math.min(3, inText.size()))));
            }
            return Optional.of(shown.isEmpty() ? says : says + " (" + String.join("; ", shown) + ")");
        }
    }

    private final List<Rule> rules;
    private final List<List<String>> reportTitle;
    private final int reportLabels;
    private final List<String> reportText;
    private final int reportTextCount;
    private final String otherwise;
    private final List<List<String>> listLine;
    private final int listLineMaxLength;
    private final SoughtPattern article;
    private final List<List<List<String>>> openings;
    private final int openingLength;

    private NearMisses(YamlNode root) {
        rules = root.required("near_misses").list().stream().map(NearMisses::rule).toList();
        YamlNode report = root.required("report");
        reportTitle = phraseLists(report.required("title"));
        reportLabels = report.required("labels").integer(1);
        reportText = phrases(report.required("text"));
        reportTextCount = report.required("text_count").integer(1);
        otherwise = report.required("otherwise").text();
        openings = report.required("openings").list().stream().map(NearMisses::phraseLists).toList();
        openingLength = report.required("opening_length").integer(1);
        article = SoughtPattern.of(root.required("article").text());
        listLine = phraseLists(root.required("list_line"));
        listLineMaxLength = root.required("list_line_max_length").integer(1);
    }

    /** Reads {@code near-misses.yaml} in {@code config}. */
    static NearMisses load(Path config, ConfigMistakes mistakes) {
        return new NearMisses(YamlNode.read(config.resolve("near-misses.yaml"), mistakes));
    }

    private static Rule rule(YamlNode node) {
        node.map(CONDITIONS);
        return new Rule(node.required("reason").text(), node.required("says").text(), phrases(node.get("title")),
                phrases(node.get("title_all")), phrases(node.get("title_not")), phrases(node.get("title_not_end")),
                phrases(node.get("text")),
                phrases(node.get("text_not")), limit(node, "text_count", 1), limit(node, "within", NO_LIMIT),
                limit(node, "max_length", NO_LIMIT), limit(node, "max_sentences", NO_LIMIT),
                limit(node, "max_labels", NO_LIMIT), limit(node, "min_labels", 0),
                limit(node, "max_figures", NO_LIMIT), share(node, "min_link_share"),
                share(node, "min_latin_share"), limit(node, "list_lines", 0),
                limit(node, "articles", 0));
    }

    private static double share(YamlNode node, String name) {
        YamlNode share = node.get(name);
        try {
            return share.isPresent() ? Double.parseDouble(share.text()) : 0;
        } catch (NumberFormatException e) {
            share.mistake("should be a share from 0 to 1, not '" + share.text() + "'");
            return 0;
        }
    }

    private static int limit(YamlNode node, String name, int otherwise) {
        YamlNode value = node.get(name);
        return value.isPresent() ? value.integer(otherwise) : otherwise;
    }

    private static List<String> phrases(YamlNode node) {
        return node.texts().stream().map(NearMisses::bare).toList();
    }

    private static List<List<String>> phraseLists(YamlNode node) {
        return node.list().stream().map(NearMisses::phrases).toList();
    }

    /**
     * Why {@code page} is no yearly report, as {@code name: what showed it}; absent when it is one.
     *
     * @param figures how many figures the page states, tables and sentences together
     */
    Optional<String> reason(CleanPage page, TableReading tables, int figures) {
        Marks marks = new Marks(page, tables.labelsMatched(), figures);
        for (Rule rule : rules) {
            Optional<String> shown = rule.shownBy(marks);
            if (shown.isPresent()) {
                return Optional.of(rule.reason + ": " + shown.get());
            }
        }
        boolean isReport = oneOfEach(reportTitle, marks.title) || marks.labels >= reportLabels
                || openings.stream().anyMatch(lists -> oneOfEach(lists, marks.head(openingLength)))
                || standing(reportText, marks.text()).size() >= reportTextCount;
        return isReport ? Optional.empty() : Optional.of("no report: " + otherwise);
    }

    private static boolean oneOfEach(List<List<String>> lists, String text) {
        return lists.stream().allMatch(list -> list.stream().anyMatch(text::contains));
    }

    private static List<String> standing(List<String> phrases, String text) {
        List<String> standing = new ArrayList<>();
        for (String phrase : phrases) {
            if (stands(phrase, text)) {
                standing.add(phrase);
            }
        }
        return standing;
    }

    /** Letters and digits only, in lower case: breaks and marks inside a phrase do not hide it. */
    private static String bare(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (PlainText.isHan(c)) {
                bare.append(c);
            } else if (Character.isLetterOrDigit(c)) {
                bare.append(Character.toLowerCase(c));
            }
        }
        return bare.toString();
    }

    /** Whether a phrase stands in the text, and not as the end of a date: 日前 in 3月31日前. */
    private static boolean stands(String phrase, String text) {
        int at = text.indexOf(phrase);
        while (at > 0 && phrase.charAt(0) == DAY && Character.isDigit(text.charAt(at - 1))) {
            at = text.indexOf(phrase, at + 1);
        }
        return at >= 0;
    }
}
