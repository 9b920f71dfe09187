// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.nianbao.clean.words.PlainCharacters;
import org.nianbao.clean.words.WordFinder;
import org.nianbao.clean.words.Words;

/** Knows a site's furniture by what it says: crumbs, tools, neighbours, head matter, footers. */
final class SiteChrome {

    /** What a line is for. */
    enum Role {
        NONE, CRUMB, TOOL, NEIGHBOUR, RELATED, HEAD, FOOTER, ENCYCLOPEDIA;

        /** Whether the line may tell who published the page and when. */
        boolean isMargin() {
            return this == HEAD || this == FOOTER;
        }
    }

    private static final int LONGEST = 160;
    private static final int LONGEST_FOOTER = 400;
    private static final int LONGEST_PATH = 60;
    /** What stands between the parts of a path. */
    static final String PATH_MARKS = ">＞»›→/\\";
    private static final String SEPARATORS = "：:|｜ \t-—/·（(【[》>0123456789©";

    private final TellingWords telling;
    private final WordFinder crumbStarts;
    private final WordFinder crumbPaths;
    private final WordFinder toolStarts;
    private final Set<String> toolTokens;
    private final WordFinder neighbours;
    private final Set<String> related;
    private final Set<String> labels;
    private final BitSet labelOpenings = new BitSet();
    private final WordFinder footerStarts;
    private final WordFinder footerParts;
    private final Set<String> footerTokens;
    private final WordFinder encyclopediaParts;
    private final Set<String> encyclopediaLines;
    private final WordFinder encyclopediaStarts;
    private final int longestToken;
    /** A bit for each character that opens a word of tools or footers: most words of a page are known to be none. */
    private final BitSet tokenOpenings = new BitSet();

    SiteChrome(Words words, TellingWords telling) {
        this.telling = telling;
        crumbStarts = new WordFinder(list(words, "crumb starts"));
        crumbPaths = new WordFinder(list(words, "crumb path"));
        toolStarts = new WordFinder(list(words, "tool starts"));
        toolTokens = new HashSet<>(list(words, "tool token"));
        neighbours = new WordFinder(list(words, "neighbour starts"));
        related = new HashSet<>(list(words, "related whole"));
        labels = new HashSet<>(list(words, "head label"));
        labels.stream().filter(label -> !label.isEmpty()).forEach(label -> labelOpenings.set(label.charAt(0)));
        footerStarts = new WordFinder(list(words, "footer starts"));
        footerParts = new WordFinder(list(words, "footer contains"));
        footerTokens = new HashSet<>(list(words, "footer token"));
        encyclopediaParts = new WordFinder(list(words, "encyclopedia contains"));
        encyclopediaLines = new HashSet<>(list(words, "encyclopedia whole"));
        encyclopediaStarts = new WordFinder(list(words, "encyclopedia starts"));
        longestToken = Stream.concat(toolTokens.stream(), footerTokens.stream()).mapToInt(String::length).max().orElse(0);
        Stream.concat(toolTokens.stream(), footerTokens.stream()).filter(token -> !token.isEmpty())
                .forEach(token -> tokenOpenings.set(token.charAt(0)));
    }

    private static List<String> list(Words words, String key) {
        return words.chrome().getOrDefault(key, List.of()).stream().map(PlainCharacters::dense).toList();
    }

    Role role(Line line) {
        return line.role(this::judged);
    }

    private Role judged(Line line) {
        if (line.isTable() || line.isBlank()) {
            return Role.NONE;
        }
        String text = line.text();
        if (text.length() > 3 * LONGEST_FOOTER) {
            return Role.NONE;
        }
        String dense = line.dense();
        boolean sentence = dense.indexOf('。') >= 0 && dense.length() > 40;
        if (dense.length() > LONGEST_FOOTER) {
            return Role.NONE;
        }
        if (!sentence && dense.length() <= LONGEST) {
            if (isCrumb(dense)) {
                return Role.CRUMB;
            }
            if (neighbours.startsAny(withoutLeadingMarks(dense))) {
                return Role.NEIGHBOUR;
            }
            if (related.contains(bare(dense))) {
                return Role.RELATED;
            }
            if (isHead(dense)) {
                return Role.HEAD;
            }
            Tokens tokens = tokens(text);
            if (tokens.makeFooter()) {
                return Role.FOOTER;
            }
            if (isTool(dense) || tokens.makeTools()) {
                return Role.TOOL;
            }
        }
        if (isFooter(line, dense, sentence)) {
            return Role.FOOTER;
        }
        return Role.NONE;
    }

    private boolean isCrumb(String dense) {
        String open = withoutLeadingMarks(dense);
        if (crumbStarts.startsAny(open)) {
            return true;
        }
        String path = crumbPaths.at(open, 0);
        if (!path.isEmpty() && open.length() > path.length() && PATH_MARKS.indexOf(open.charAt(path.length())) >= 0) {
            return true;
        }
        // A path whose arrows were pictures: 首页政务公开政府信息公开年报.
        boolean bare = !path.isEmpty() && open.chars().noneMatch(Character::isDigit);
        return open.length() < LONGEST_PATH && (bare || links(open) >= 2) && open.indexOf('。') < 0
                && open.indexOf('，') < 0;
    }

    private static int links(String path) {
        int links = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            links += c == '>' || c == '＞' || c == '»' || c == '›' ? 1 : 0;
        }
        return links;
    }

    private boolean isTool(String dense) {
        return dense.length() <= 90 && toolStarts.startsAny(withoutLeadingMarks(dense)) && dense.indexOf('。') < 0;
    }

    /** A line that opens with a label and a colon, or with a date that such a label follows. */
    private boolean isHead(String dense) {
        String open = withoutLeadingMarks(dense);
        if (opensWithLabel(open) || labels.contains(open) && open.length() > 2) {
            return true;
        }
        int date = dateLength(open);
        return date > 0 && (open.length() - date < 12 && noHan(open.substring(date))
                || opensWithLabel(withoutLeadingMarks(open.substring(date))));
    }

    boolean opensWithLabel(String dense) {
        int colon = dense.isEmpty() || !mayOpenLabel(dense.charAt(0)) ? -1 : firstColon(dense);
        return colon > 0 && labels.contains(dense.substring(0, colon));
    }

    /** Whether the line is nothing but a label, so that the next one is its value. */
    boolean isLabelOnly(String text) {
        String dense = PlainCharacters.dense(text);
        String label = dense.endsWith("：") || dense.endsWith(":") ? dense.substring(0, dense.length() - 1) : dense;
        return label.length() < dense.length() && labels.contains(label);
    }

    /** Whether any label of the head matter begins with this character. */
    boolean mayOpenLabel(char first) {
        return labelOpenings.get(first);
    }

    boolean isLabel(String text) {
        String dense = PlainCharacters.dense(text);
        String label = dense.endsWith("：") || dense.endsWith(":") ? dense.substring(0, dense.length() - 1) : dense;
        return labels.contains(label) || opensWithLabel(dense);
    }

    private static int firstColon(String text) {
        int limit = Math.min(text.length(), 12);
        for (int i = 0; i < limit; i++) {
            char c = text.charAt(i);
            if (c == ':' || c == '：') {
                return i;
            }
        }
        return -1;
    }

    private static boolean noHan(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (PlainCharacters.isHan(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Length of a date at the start: 2022-01-20, 2022年1月20日, with or without a time. */
    static int dateLength(String dense) {
        if (dense.length() < 8 || !dense.startsWith("20") && !dense.startsWith("19") || !isDate(dense)) {
            return 0;
        }
        int i = 0;
        int digits = 0;
        while (i < dense.length() && (Character.isDigit(dense.charAt(i)) || "-/.年月日:：时分秒".indexOf(dense.charAt(i)) >= 0)) {
            digits += Character.isDigit(dense.charAt(i)) ? 1 : 0;
            i++;
        }
        return digits >= 6 && digits <= 14 ? i : 0;
    }

    /** Whether month and day stand behind the year; a table's numbers may look like a year alone. */
    private static boolean isDate(String dense) {
        int digits = digitsAt(dense, 0);
        if (digits != 4) {
            return (digits == 8 || digits == 14) && isMonth(dense.substring(4, 6))
                    && isDay(dense.substring(6, 8));
        }
        int month = digitsAt(dense, 5);
        if ("-/.年".indexOf(dense.charAt(4)) < 0 || !isMonth(dense.substring(5, 5 + month))) {
            return false;
        }
        int day = 5 + month < dense.length() ? digitsAt(dense, 6 + month) : 0;
        return day == 0 ? dense.startsWith("月", 5 + month)
                : isDay(dense.substring(6 + month, 6 + month + day));
    }

    private static int digitsAt(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return Math.max(0, end - from);
    }

    private static boolean isMonth(String digits) {
        return !digits.isEmpty() && digits.length() < 3 && Integer.parseInt(digits) >= 1
                && Integer.parseInt(digits) <= 12;
    }

    /** Whether the digits begin with a day of the month; a time may follow at once: 2022-01-2015:04. */
    private static boolean isDay(String digits) {
        String day = digits.length() > 2 ? digits.substring(0, 2) : digits;
        return digits.length() < 5 && Integer.parseInt(day) >= 1 && Integer.parseInt(day) <= 31;
    }

    private boolean isFooter(Line line, String dense, boolean sentence) {
        String open = withoutLeadingMarks(dense);
        String start = footerStarts.at(open, 0);
        if (!start.isEmpty() && (!sentence || open.length() < 60)) {
            boolean parted = open.length() == start.length()
                    || SEPARATORS.indexOf(open.charAt(start.length())) >= 0
                    || ":：".indexOf(start.charAt(start.length() - 1)) >= 0;
            if (parted || start.length() >= 4 && open.length() <= 60 && open.indexOf('，') < 0) {
                return true;
            }
        }
        return (!sentence || dense.length() < 120) && dense.length() < LONGEST && telling.mayStandIn(line)
                && footerParts.anyIn(dense);
    }

    /**
     * What the words of a line are, counted.
     *
     * @param first characters of the first of them
     * @param tools words of tools, among them those that footers have too
     * @param named words of tools that are more than one character and no number
     * @param numbers numbers, and how many pages there are
     * @param others neither of a footer nor of tools, and no number
     */
    private record Tokens(int all, int first, int footers, int tools, int named, int numbers, int others) {

        boolean makeFooter() {
            return footers >= 2 && others <= footers || footers == 1 && others == 0 && first >= 4;
        }

        boolean makeTools() {
            return all > 0 && all <= 30 && named > 0 && (tools == all || tools >= 2 && tools + numbers == all);
        }
    }

    private Tokens tokens(String text) {
        int all = 0;
        int first = 0;
        int footers = 0;
        int tools = 0;
        int named = 0;
        int numbers = 0;
        int others = 0;
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inside = i < text.length() && isOfToken(text.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                first = all++ == 0 ? i - start : first;
                boolean known = i - start <= longestToken && tokenOpenings.get(text.charAt(start));
                String token = known ? text.substring(start, i) : "";
                boolean footer = known && footerTokens.contains(token);
                boolean tool = known && toolTokens.contains(token);
                boolean number = isNumber(text, start, i) || isPageCount(text, start, i);
                footers += footer ? 1 : 0;
                tools += tool ? 1 : 0;
                named += tool && i - start > 1 && !number ? 1 : 0;
                numbers += number && !tool ? 1 : 0;
                others += !footer && !tool && !number ? 1 : 0;
                start = -1;
            }
        }
        return new Tokens(all, first, footers, tools, named, numbers, others);
    }

    private static boolean isOfToken(char c) {
        return c >= 0x4E00 && c <= 0x9FA5 || Character.isLetterOrDigit(c) || c == '+' || c == '-';
    }

    /** Which page this is, or how many there are: 共2页. */
    private static boolean isPageCount(String text, int from, int to) {
        return to - from > 2 && "共第".indexOf(text.charAt(from)) >= 0 && text.charAt(to - 1) == '页'
                && isNumber(text, from + 1, to - 1);
    }

    private static boolean isNumber(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isDigit(text.charAt(i)) && "-.:/".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    boolean isEncyclopediaLine(Line line) {
        String bare = bare(line.dense());
        return encyclopediaLines.contains(bare) || bare.length() < LONGEST && encyclopediaStarts.startsAny(bare);
    }

    /** Which marks of encyclopaedias a short line shows. */
    Set<String> encyclopediaMarks(Line line) {
        if (line.text().length() > 3 * LONGEST) {
            return Set.of();
        }
        String dense = line.dense();
        if (dense.length() >= LONGEST || dense.indexOf('。') >= 0) {
            return Set.of();
        }
        Set<String> marks = telling.mayStandIn(line) ? encyclopediaParts.in(dense) : Set.of();
        List<String> starts = encyclopediaStarts.allAt(bare(dense), 0);
        if (!starts.isEmpty()) {
            marks = new HashSet<>(marks);
            marks.addAll(starts);
        }
        return marks;
    }

    private static String withoutLeadingMarks(String dense) {
        int i = 0;
        while (i < dense.length() && "•·●■◆▪►▶★☆【[（(「*>|｜-—".indexOf(dense.charAt(i)) >= 0) {
            i++;
        }
        return dense.substring(i);
    }

    /** Without marks at either end: 【相关文章】： says 相关文章. */
    private static String bare(String dense) {
        int start = 0;
        int end = dense.length();
        while (start < end && !Character.isLetterOrDigit(dense.charAt(start))) {
            start++;
        }
        while (end > start && !Character.isLetterOrDigit(dense.charAt(end - 1))) {
            end--;
        }
        String inner = dense.substring(start, end);
        return inner.endsWith("更多") && inner.length() > 2 ? bare(inner.substring(0, inner.length() - 2)) : inner;
    }

    /** Lower-case words of class and id that name a site's furniture. */
    static Set<String> boxNames(Words words) {
        Set<String> names = new HashSet<>();
        list(words, "container name").forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return names;
    }
}
