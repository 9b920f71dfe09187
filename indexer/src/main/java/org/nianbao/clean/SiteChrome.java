// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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
    private static final String CHAIN = ">＞»›→/\\";
    private static final String SEPARATORS = "：:|｜ \t-—/·（(【[》>0123456789©";

    private final WordFinder crumbStarts;
    private final WordFinder crumbPaths;
    private final WordFinder toolStarts;
    private final Set<String> toolTokens;
    private final WordFinder neighbours;
    private final Set<String> related;
    private final Set<String> labels;
    private final WordFinder footerStarts;
    private final WordFinder footerParts;
    private final Set<String> footerTokens;
    private final WordFinder encyclopediaParts;
    private final Set<String> encyclopediaLines;
    private final List<String> encyclopediaStarts;

    SiteChrome(Words words) {
        crumbStarts = new WordFinder(list(words, "crumb starts"));
        crumbPaths = new WordFinder(list(words, "crumb path"));
        toolStarts = new WordFinder(list(words, "tool starts"));
        toolTokens = new HashSet<>(list(words, "tool token"));
        neighbours = new WordFinder(list(words, "neighbour starts"));
        related = new HashSet<>(list(words, "related whole"));
        labels = new HashSet<>(list(words, "head label"));
        footerStarts = new WordFinder(list(words, "footer starts"));
        footerParts = new WordFinder(list(words, "footer contains"));
        footerTokens = new HashSet<>(list(words, "footer token"));
        encyclopediaParts = new WordFinder(list(words, "encyclopedia contains"));
        encyclopediaLines = new HashSet<>(list(words, "encyclopedia whole"));
        encyclopediaStarts = list(words, "encyclopedia starts");
    }

    private static List<String> list(Words words, String key) {
        return words.chrome().getOrDefault(key, List.of()).stream().map(PlainCharacters::dense).toList();
    }

    Role role(Line line) {
        if (line.isTable() || line.isBlank()) {
            return Role.NONE;
        }
        String text = line.text();
        if (text.length() > 3 * LONGEST_FOOTER) {
            return Role.NONE;
        }
        String dense = PlainCharacters.dense(text);
        boolean sentence = dense.indexOf('。') >= 0 && dense.length() > 40;
        if (dense.length() > LONGEST_FOOTER) {
            return Role.NONE;
        }
        if (!sentence && dense.length() <= LONGEST) {
            if (isCrumb(dense)) {
                return Role.CRUMB;
            }
            if (neighbours.startsAny(dense)) {
                return Role.NEIGHBOUR;
            }
            if (related.contains(bare(dense))) {
                return Role.RELATED;
            }
            if (isHead(dense)) {
                return Role.HEAD;
            }
            if (isFooterByTokens(text)) {
                return Role.FOOTER;
            }
            if (isTool(text, dense)) {
                return Role.TOOL;
            }
        }
        if (isFooter(dense, sentence)) {
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
        if (!path.isEmpty() && open.length() > path.length() && CHAIN.indexOf(open.charAt(path.length())) >= 0) {
            return true;
        }
        long links = open.chars().filter(c -> c == '>' || c == '＞' || c == '»' || c == '›').count();
        return links >= 2 && open.length() < 60 && open.indexOf('。') < 0 && open.indexOf('，') < 0;
    }

    private boolean isTool(String text, String dense) {
        if (dense.length() <= 90 && toolStarts.startsAny(withoutLeadingMarks(dense))
                && dense.indexOf('。') < 0) {
            return true;
        }
        List<String> tokens = tokens(text);
        return !tokens.isEmpty() && tokens.size() <= 30 && tokens.stream().allMatch(toolTokens::contains)
                && tokens.stream().anyMatch(token -> token.length() > 1 && !isNumber(token));
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
        int colon = firstColon(dense);
        return colon > 0 && labels.contains(dense.substring(0, colon));
    }

    /** Whether the line is nothing but a label, so that the next one is its value. */
    boolean isLabelOnly(String text) {
        String dense = PlainCharacters.dense(text);
        String label = dense.endsWith("：") || dense.endsWith(":") ? dense.substring(0, dense.length() - 1) : dense;
        return label.length() < dense.length() && labels.contains(label);
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
        return text.chars().noneMatch(c -> PlainCharacters.isHan((char) c));
    }

    /** Length of a date at the start: 2022-01-20, 2022年1月20日, with or without a time. */
    static int dateLength(String dense) {
        if (dense.length() < 8 || !dense.startsWith("20") && !dense.startsWith("19")) {
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

    private boolean isFooter(String dense, boolean sentence) {
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
        return (!sentence || dense.length() < 120) && dense.length() < LONGEST && footerParts.anyIn(dense);
    }

    private boolean isFooterByTokens(String text) {
        List<String> tokens = tokens(text);
        long footers = tokens.stream().filter(footerTokens::contains).count();
        long others = tokens.stream().filter(t -> !footerTokens.contains(t) && !toolTokens.contains(t) && !isNumber(t))
                .count();
        return footers >= 2 && others <= footers || footers == 1 && others == 0 && tokens.get(0).length() >= 4;
    }

    boolean isEncyclopediaLine(String text) {
        String bare = bare(PlainCharacters.dense(text));
        return encyclopediaLines.contains(bare)
                || bare.length() < LONGEST && encyclopediaStarts.stream().anyMatch(bare::startsWith);
    }

    /** Which marks of encyclopaedias a short line shows. */
    Set<String> encyclopediaMarks(String text) {
        if (text.length() > 3 * LONGEST) {
            return Set.of();
        }
        String dense = PlainCharacters.dense(text);
        Set<String> marks = new LinkedHashSet<>();
        if (dense.length() < LONGEST && dense.indexOf('。') < 0) {
            marks.addAll(encyclopediaParts.in(dense));
            String bare = bare(dense);
            encyclopediaStarts.stream().filter(bare::startsWith).forEach(marks::add);
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

    private static boolean isNumber(String token) {
        return token.chars().allMatch(c -> Character.isDigit(c) || "-.:/".indexOf(c) >= 0);
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        StringBuilder token = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c) || c == '+' || c == '-') {
                token.append(c);
            } else if (token.length() > 0) {
                tokens.add(token.toString());
                token.setLength(0);
            }
        }
        return tokens;
    }

    /** Lower-case words of class and id that name a site's furniture. */
    static Set<String> boxNames(Words words) {
        Set<String> names = new HashSet<>();
        list(words, "container name").forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        return names;
    }
}
