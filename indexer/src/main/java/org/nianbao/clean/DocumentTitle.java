// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nianbao.clean.words.PlainCharacters;
import org.nianbao.clean.words.Words;

/**
 * Finds the document's own title. Candidates come in order of trust: the headline over the text, the ArticleTitle tag,
 * the browser title, the first lines, the label 名称, the sentence that announces the report.
 */
final class DocumentTitle {

    private static final int LONGEST = 90;
    /** A headline of more characters than this has no comma in it. */
    private static final int LONGEST_HEADLINE = 30;
    private static final int FIRST_LINES = 40;

    /** Words one below the other that make a menu, and characters in each. */
    private static final int MENU = 3;
    private static final int LONGEST_MENU_WORD = 6;

    private static final int LONGEST_LABEL = 5;
    /** 某某某族自治州某某某族自治县. */
    private static final int LONGEST_PLACE = 20;
    private static final Pattern YEAR = Pattern.compile(
            "(?:(?:19|20)\\d\\d|２０[０-９]{2}|二[〇零○Ｏ0０][〇零○一二三四五六七八九]{2})(?:年度?)?");
    private static final String CLOSING = "）)】]";

    private final List<String> endings;
    /** What the last character of a report's title may be. */
    private final String lastCharacters;
    private final List<String> announcements;
    private final List<String> labels;
    private final Set<String> generic;
    private final List<String> places;
    private final SiteChrome chrome;

    DocumentTitle(Words words, SiteChrome chrome) {
        endings = words.headings().get("title");
        lastCharacters = endings.stream().map(ending -> ending.substring(ending.length() - 1)).distinct()
                .collect(Collectors.joining("", "", CLOSING));
        announcements = words.headings().get("announced");
        labels = words.headings().get("named");
        generic = new HashSet<>(words.headings().get("generic"));
        places = words.headings().get("place");
        this.chrome = chrome;
    }

    /**
     * The best candidate; empty when the page names nothing.
     *
     * @param lines visible lines of the page, cleaned
     * @param first index of the first line of the body
     */
    String of(List<Line> lines, int first, Optional<String> articleTitle, Optional<String> browserTitle) {
        List<String> candidates = new ArrayList<>();
        int end = Math.min(lines.size(), Math.max(first, 0) + FIRST_LINES);
        headlines(lines, end, candidates);
        articleTitle.ifPresent(candidates::add);
        Optional<String> own = firstReportTitle(candidates);
        if (own.isPresent()) {
            return articleTitle.map(DocumentTitle::tidy).filter(own.get()::equals).isPresent()
                    ? withPlace(own.get(), lines.subList(0, end)) : own.get();
        }
        // A title that is never closed swallows the page; that is no title, and cutting it up takes for ever.
        browserTitle.filter(title -> title.length() <= 10 * LONGEST)
                .ifPresent(title -> candidates.addAll(withoutSite(title)));
        Optional<String> browser = firstReportTitle(candidates)
                .map(title -> withoutOwner(title, lines.subList(0, end)));
        if (browser.filter(DocumentTitle::namesYear).isPresent()) {
            return withPlace(browser.get(), lines.subList(0, end));
        }
        int aboveText = Integer.MAX_VALUE;
        int others = fromOtherDocuments(lines, Math.max(first, 0));
        int firstLines = Math.min(others, Math.max(first + 3, FIRST_LINES));
        for (int i = 0; i < firstLines; i++) {
            if (i >= first && lines.get(i).text().indexOf('。') >= 0) {
                aboveText = Math.min(aboveText, candidates.size());
            }
            if (!lines.get(i).isTable() && lines.get(i).text().indexOf('。') < 0 && lines.get(i).linkShare() < 0.5
                    && chrome.role(lines.get(i)) == SiteChrome.Role.NONE) {
                if (i > 0 && !endsMenu(lines, i)) {
                    joined(lines.get(i - 1), lines.get(i)).ifPresent(candidates::add);
                }
                candidates.add(lines.get(i).text());
            }
        }
        for (int i = 0; i < firstLines; i++) {
            named(lines.get(i).text()).ifPresent(candidates::add);
        }
        for (int i = Math.max(first, 0); i < Math.min(end, others); i++) {
            announced(lines.get(i).text()).ifPresent(candidates::add);
        }
        // A browser title or a line without a year is the column's as often as the document's.
        int beforeText = Math.min(aboveText, candidates.size());
        Optional<String> nearest = browser.or(() -> firstReportTitle(candidates));
        Optional<String> named = nearest.filter(title -> !namesYear(title))
                .flatMap(title -> (browser.isPresent() ? candidates : candidates.subList(0, beforeText)).stream()
                .map(this::withoutLabel)
                .filter(candidate -> isReportTitle(candidate) && namesYear(candidate) && namesSomebody(candidate)
                        && !namesTheSame(YEAR.matcher(candidate).replaceAll(""), title))
                .findFirst()).or(() -> nearest);
        if (named.isPresent()) {
            return named.get();
        }
        return unlikeReports(candidates, aboveText, articleTitle.isPresent(), browserTitle.isPresent());
    }

    /** A title that has the site's name and a dash in front, as the page prints it on a line of its own. */
    private String withoutOwner(String title, List<Line> lines) {
        int dash = -1;
        for (int i = 0; i < title.length(); i++) {
            dash = "-–—".indexOf(title.charAt(i)) >= 0 ? i : dash;
        }
        String rest = tidied(title.substring(dash + 1));
        return dash > 0 && isReportTitle(rest) && namesYear(rest) && namesSomebody(rest)
                && lines.stream().anyMatch(line -> tidied(line.dense()).equals(rest)) ? rest : title;
    }

    /** A title of the page's head as the page prints it, where that names a place or agency that the other leaves out. */
    private String withPlace(String title, List<Line> lines) {
        return lines.stream().filter(line -> !line.isTable() && line.linkShare() == 0)
                .map(line -> tidied(line.dense()))
                .filter(printed -> printed.length() > title.length() && isReportTitle(printed)
                        && (namesSomebody(title) ? isPlace(addition(title, printed))
                        : isName(addition(title, printed)))).findFirst().orElse(title);
    }

    /** What the longer text has more than the shorter, in one piece; empty where it is no such text. */
    private static String addition(String shorter, String longer) {
        int front = 0;
        while (front < shorter.length() && shorter.charAt(front) == longer.charAt(front)) {
            front++;
        }
        int more = longer.length() - shorter.length();
        return longer.endsWith(shorter.substring(front)) ? longer.substring(front, front + more) : "";
    }

    private boolean isPlace(String piece) {
        return isName(piece) && piece.length() <= LONGEST_PLACE && places.stream().anyMatch(piece::endsWith);
    }

    private static boolean isName(String piece) {
        return !piece.isEmpty() && piece.length() <= LONGEST_HEADLINE
                && piece.chars().allMatch(c -> PlainCharacters.isHan((char) c));
    }

    /** The index of the line behind the text that leads to other documents, by their titles: 上一篇：…, 相关阅读. */
    private int fromOtherDocuments(List<Line> lines, int first) {
        for (int i = first; i < lines.size(); i++) {
            SiteChrome.Role role = chrome.role(lines.get(i));
            if (role == SiteChrome.Role.NEIGHBOUR || role == SiteChrome.Role.RELATED) {
                return i;
            }
        }
        return lines.size();
    }

    private Optional<String> firstReportTitle(List<String> candidates) {
        return candidates.stream().map(this::withoutLabel).filter(this::isReportTitle).findFirst();
    }

    /** Without what stands in front of a title in a table's row or behind a label: 标题|…, 标题:…. */
    private String withoutLabel(String title) {
        String dense = tidy(title);
        int cell = Math.max(dense.lastIndexOf('|'), dense.lastIndexOf('｜'));
        if (cell >= 0 && isReportTitle(tidied(dense.substring(cell + 1)))) {
            return tidied(dense.substring(cell + 1));
        }
        int colon = Math.max(dense.indexOf(':'), dense.indexOf('：'));
        return colon >= 0 && colon <= LONGEST_LABEL && isReportTitle(tidied(dense.substring(colon + 1)))
                ? tidied(dense.substring(colon + 1)) : dense;
    }

    /** Whether one is the other, perhaps with its parent in front. */
    private static boolean namesTheSame(String one, String other) {
        return one.endsWith(other) || other.endsWith(one);
    }

    private static boolean namesYear(String dense) {
        return YEAR.matcher(dense).find();
    }

    /** Whether anything is left of the title without year and ending. */
    private boolean namesSomebody(String dense) {
        String rest = YEAR.matcher(dense).replaceAll("");
        return endings.stream().filter(rest::contains).allMatch(ending -> rest.indexOf(ending) > 2);
    }

    /** The title of a page whose candidates all read like something else than a report's. */
    private String unlikeReports(List<String> candidates, int aboveText, boolean hasArticle, boolean hasBrowser) {
        // A guide filed in the reports' column may carry the column's name where its own title belongs.
        boolean named = hasArticle || hasBrowser;
        List<String> titles = candidates.stream().limit(Math.max(aboveText, 1))
                .limit(named ? candidates.size() : 1)
                .map(DocumentTitle::tidy)
                .filter(title -> !title.isEmpty() && title.length() <= LONGEST && title.indexOf('。') < 0
                        && (named || !isLabelled(title))).toList();
        return titles.stream().filter(title -> !isColumnName(title) && !isSectionHeading(title))
                .filter(title -> named || !isClause(title)).findFirst()
                .or(() -> titles.stream().filter(title -> !isSectionHeading(title) && (named || !isClause(title)))
                        .findFirst()).orElse("");
    }

    /** A value behind its label, as head matter and addresses print it: 联系电话:…. */
    private static boolean isLabelled(String dense) {
        int colon = Math.max(dense.indexOf(':'), dense.indexOf('：'));
        return colon > 0 && colon <= LONGEST_LABEL;
    }

    /** A line of running text that a break has cut short, or cells of a table on one line. */
    private static boolean isClause(String dense) {
        return dense.length() > LONGEST_HEADLINE && (dense.indexOf('，') >= 0 || dense.indexOf(',') >= 0)
                || dense.indexOf('|') >= 0;
    }

    /** The first heading of the body (一、总体情况), which names a part of the document. */
    private static boolean isSectionHeading(String dense) {
        return dense.length() > 1 && "一二三四五六七八九十".indexOf(dense.charAt(0)) >= 0 && dense.charAt(1) == '、';
    }

    /** A bare 政府信息公开年报, which names a column and no document. */
    private boolean isColumnName(String dense) {
        return endings.stream().anyMatch(ending -> dense.endsWith(ending)
                && (dense.length() == ending.length() || generic.contains(dense.substring(0, dense.length() - ending.length()))));
    }

    /** Headlines; two that follow each other are one title set on two lines when neither alone is a whole one. */
    private void headlines(List<Line> lines, int end, List<String> candidates) {
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < end; i++) {
            Line line = lines.get(i);
            if (line.headline() && !line.isBlank() && line.linkShare() < 0.5
                    && chrome.role(line) == SiteChrome.Role.NONE) {
                joined.append(line.text());
                String dense = tidy(line.text());
                if (isReportTitle(dense)) {
                    candidates.add(0, dense);
                    if (namesYear(dense) && namesSomebody(dense)) {
                        return;
                    }
                } else {
                    candidates.add(line.text());
                }
                if (isReportTitle(tidy(joined.toString()))) {
                    candidates.add(0, joined.toString());
                    return;
                }
            } else if (!line.isBlank()) {
                joined.setLength(0);
            }
        }
    }

    /** Whether the lines before this one are a menu's, one word each: 首页, 政务公开, 办事大厅. */
    private static boolean endsMenu(List<Line> lines, int index) {
        for (int i = index - 1; i >= 0 && i >= index - MENU; i--) {
            String word = lines.get(i).dense();
            if (word.length() <= 1 || word.length() > LONGEST_MENU_WORD
                    || !word.chars().allMatch(c -> PlainCharacters.isHan((char) c))) {
                return false;
            }
        }
        return index >= MENU;
    }

    /** A title set on two lines: the agency with the year or without, below it what it is. */
    private Optional<String> joined(Line above, Line line) {
        String dense = tidied(line.dense());
        String before = tidied(above.dense());
        if (endings.contains(dense) && before.length() <= LONGEST_HEADLINE && !above.isTable()
                && above.linkShare() == 0 && (before.endsWith("年") || before.endsWith("年度")) && namesYear(before)
                && isReportTitle(before + dense) && namesSomebody(before + dense)) {
            return Optional.of(before + dense);
        }
        boolean namesNobody = isReportTitle(dense) && Character.isDigit(dense.charAt(0));
        if (!namesNobody) {
            return Optional.empty();
        }
        String agency = above.dense();
        boolean name = agency.length() >= 3 && agency.length() <= 25 && !above.isTable() && above.linkShare() == 0
                && chrome.role(above) == SiteChrome.Role.NONE
                && agency.chars().allMatch(c -> PlainCharacters.isHan((char) c))
                && endings.stream().noneMatch(agency::endsWith);
        boolean yearFirst = dense.length() > 5 && dense.charAt(4) == '年' && (isReportTitle(agency + dense.substring(5))
                && endings.stream().anyMatch(ending -> dense.substring(5).equals(ending)
                || dense.substring(5).equals("度" + ending)));
        return name && yearFirst ? Optional.of(agency + dense) : Optional.empty();
    }

    /** Whether the text names a report and is no sentence. */
    boolean isReportTitle(String dense) {
        if (dense.length() < 4 || dense.length() > LONGEST || lastCharacters.indexOf(dense.charAt(dense.length() - 1)) < 0
                || dense.indexOf('。') >= 0 || dense.indexOf('；') >= 0 || isListItem(dense)) {
            return false;
        }
        for (String ending : endings) {
            if (endsWith(dense, ending)) {
                return true;
            }
        }
        return false;
    }

    /** One of several things that a sentence lists: （三）编制…年度报告; */
    private static boolean isListItem(String dense) {
        return "（(".indexOf(dense.charAt(0)) >= 0 && "一二三四五六七八九十".indexOf(dense.charAt(1)) >= 0
                || dense.endsWith(";");
    }

    /** At the end, or followed by nothing but a bracket: …年度报告（2021年）; a bare 政府信息公开年报 is a column's name. */
    private boolean endsWith(String dense, String ending) {
        int at = dense.lastIndexOf(ending);
        if (at < 1 || generic.contains(dense.substring(0, at))) {
            return false;
        }
        String rest = dense.substring(at + ending.length());
        return rest.isEmpty() || "（(【[".indexOf(rest.charAt(0)) >= 0 && CLOSING.indexOf(rest.charAt(rest.length() - 1)) >= 0;
    }

    /** The browser title whole, and cut at each joint: the site's name stands before or behind. */
    private List<String> withoutSite(String title) {
        List<String> parts = new ArrayList<>();
        String dense = PlainCharacters.dense(title);
        if (isReportTitle(dense) && dense.chars().noneMatch(c -> "_|｜".indexOf(c) >= 0)) {
            parts.add(dense);
        }
        StringBuilder part = new StringBuilder();
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i <= title.length(); i++) {
            char c = i < title.length() ? title.charAt(i) : '_';
            if ("_|｜-–—,，：:".indexOf(c) >= 0 || c == ' ' && !isReportTitle(PlainCharacters.dense(part.toString()))
                    && isReportTitle(PlainCharacters.dense(title.substring(i))) && part.length() > 20) {
                pieces.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        pieces.stream().filter(piece -> isReportTitle(PlainCharacters.dense(piece))).forEach(parts::add);
        if (parts.isEmpty()) {
            pieces.stream().filter(piece -> !piece.isBlank()).findFirst().ifPresent(parts::add);
        }
        return parts;
    }

    /** What stands behind the label of a name, up to the next label. */
    private Optional<String> named(String text) {
        String dense = tidy(text);
        int colon = 0;
        for (String label : labels) {
            if (colon == 0 && dense.length() > label.length() && dense.startsWith(label)
                    && ":：".indexOf(dense.charAt(label.length())) >= 0) {
                colon = label.length();
            }
        }
        if (colon == 0) {
            return Optional.empty();
        }
        String rest = dense.substring(colon + 1);
        for (int i = 0; i < rest.length(); i++) {
            if ((rest.charAt(i) == ':' || rest.charAt(i) == '：') && i > 4) {
                return Optional.of(rest.substring(0, i - 4));
            }
        }
        return Optional.of(rest);
    }

    /** What a first paragraph announces: 现公布…年度报告. */
    private Optional<String> announced(String text) {
        String dense = PlainCharacters.dense(text);
        int behind = 0;
        for (int i = 0; i < announcements.size() && behind == 0; i++) {
            String verb = announcements.get(i);
            int at = dense.indexOf(verb);
            behind = at < 0 ? 0 : at + verb.length();
        }
        if (behind == 0) {
            return Optional.empty();
        }
        String rest = dense.substring(behind);
        for (String ending : endings) {
            int end = rest.indexOf(ending);
            if (end > 0 && end < LONGEST) {
                String title = rest.substring(0, end + ending.length());
                return title.indexOf('。') < 0 && title.indexOf('，') < 0 ? Optional.of(title) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    static String tidy(String title) {
        return tidied(PlainCharacters.dense(title));
    }

    /** The same of a text that has no blanks. */
    static String tidied(String dense) {
        int start = 0;
        int end = dense.length();
        while (start < end && "•·_|｜-—–,，、:：>".indexOf(dense.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && "•·_|｜-—–,，、:：>".indexOf(dense.charAt(end - 1)) >= 0) {
            end--;
        }
        return dense.substring(start, end);
    }
}
