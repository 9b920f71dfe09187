// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.nianbao.clean.words.PlainCharacters;
import org.nianbao.page.Page;

/** Lays a page out as lines in reading order; layout tables are unwrapped, data tables stay whole. */
final class PageLines {

    /** Elements whose content no reader sees as text of the page. */
    private static final Set<String> SILENT = Set.of("script", "style", "template", "iframe", "object",
            "select", "option", "textarea", "button", "input", "rt", "rp", "head", "title", "svg", "audio", "video",
            "canvas", "map", "datalist");

    private static final Set<String> CELL_LIKE = Set.of("td", "th", "dt", "dd", "li", "tr", "caption", "figcaption",
            "legend", "summary");

    /** Elements that say how words look, and show nothing without any. */
    private static final Set<String> FONTS = Set.of("span", "font", "b", "strong", "i", "em", "u", "br", "o:p", "wbr");

    /** Characters of a paragraph that shows nothing: some blanks. */
    private static final int LONGEST_BLANK = 40;

    private static final Set<String> FURNITURE = Set.of("nav", "footer", "aside");

    private static final Set<String> HEADLINES = Set.of("title", "bt", "tit", "headline", "ucaptitle");

    /** What a box's class and id say of it. */
    private record BoxName(boolean headline, boolean furniture) {

        static final BoxName NONE = new BoxName(false, false);
    }

    private final HiddenElements hidden;
    private final Set<String> boxNames;
    private final Map<String, BoxName> boxNamesMet = new HashMap<>();
    private final Predicate<Element> isHeadMatter;

    private final int mostText;

    /** @param mostText characters to be seen on a page, behind which it is no longer walked through */
    PageLines(HiddenElements hidden, Set<String> boxNames, Predicate<Element> isHeadMatter, int mostText) {
        this.hidden = hidden;
        this.mostText = mostText;
        this.boxNames = boxNames;
        this.isHeadMatter = isHeadMatter;
    }

    static List<Line> of(Page.PlainText page) {
        return page.lines().stream().map(PlainCharacters::of).map(Line::plain).toList();
    }

    List<Line> of(Page.Html page) {
        Walk walk = new Walk();
        NodeTraversor.filter(walk, page.document().body());
        walk.flush(page.document().body());
        return walk.lines;
    }

    private final class Walk implements NodeFilter {

        private final List<Line> lines = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private final Deque<Element> blocks = new ArrayDeque<>();
        private final Deque<Element> hiding = new ArrayDeque<>();
        private final Deque<Element> furniture = new ArrayDeque<>();
        private final Deque<Element> headlines = new ArrayDeque<>();
        private int links;
        private int linkLetters;
        private int letters;
        private boolean behindLink;
        private long seen;

        @Override
        public FilterResult head(Node node, int depth) {
            if (seen > mostText) {
                return FilterResult.STOP;
            }
            if (node instanceof TextNode words) {
                append(words.getWholeText());
                return FilterResult.CONTINUE;
            }
            if (!(node instanceof Element element)) {
                return FilterResult.CONTINUE;
            }
            String name = element.normalName();
            if (name.equals("br")) {
                flush(blocks.peek());
                return FilterResult.CONTINUE;
            }
            if (SILENT.contains(name)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            boolean block = isBlock(element);
            if (block) {
                flush(blocks.peek());
            }
            if (hidden.contains(element) || name.equals("noscript")) {
                hiding.push(element);
            }
            if (name.equals("table") && readTable(element)) {
                leave(element);
                return FilterResult.SKIP_ENTIRELY;
            }
            BoxName boxName = boxName(element);
            if (block) {
                blocks.push(element);
                if (boxName.headline() || name.equals("h1") || name.equals("h2")) {
                    headlines.push(element);
                }
            }
            if (boxName.furniture() || FURNITURE.contains(name)) {
                furniture.push(element);
            }
            if (isLink(element)) {
                if (behindLink && text.length() > 0) {
                    text.append(' ');
                }
                links++;
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (!(node instanceof Element element) || element.normalName().equals("br")) {
                return FilterResult.CONTINUE;
            }
            if (isLink(element)) {
                links--;
                behindLink = true;
            }
            if (isBlock(element)) {
                boolean empty = element.normalName().equals("p") && text.length() <= LONGEST_BLANK
                        && PlainCharacters.of(text.toString()).isEmpty() && holdsNothing(element);
                flush(element);
                if (empty) {
                    add(line("", element, null));
                }
                blocks.pop();
            }
            leave(element, headlines);
            leave(element, furniture);
            leave(element);
            return FilterResult.CONTINUE;
        }

        /** Whether a paragraph shows nothing, whatever fonts it names. */
        private boolean holdsNothing(Element paragraph) {
            return (lines.isEmpty() || lines.get(lines.size() - 1).holder().filter(paragraph::equals).isEmpty())
                    && paragraph.stream().allMatch(inside -> inside == paragraph
                            || FONTS.contains(inside.normalName()));
        }

        private static void leave(Element element, Deque<Element> boxes) {
            if (boxes.peek() == element) {
                boxes.pop();
            }
        }

        private void leave(Element element) {
            if (hiding.peek() == element) {
                flush(blocks.peek());
                hiding.pop();
            }
        }

        private boolean readTable(Element table) {
            if (isHeadMatter.test(table)) {
                for (Element row : table.getElementsByTag("tr")) {
                    StringBuilder cells = new StringBuilder();
                    row.children().forEach(cell -> cells.append(cells.isEmpty() ? "" : " ").append(cell.text()));
                    String words = PlainCharacters.of(cells.toString());
                    if (!words.isEmpty()) {
                        add(line(words, table, null));
                    }
                }
                return true;
            }
            if (!GridReader.isDataTable(table)) {
                return false;
            }
            Optional<Element> caption = table.children().stream()
                    .filter(child -> child.normalName().equals("caption")).findFirst();
            caption.map(Element::text).map(PlainCharacters::of).filter(words -> !words.isEmpty())
                    .ifPresent(words -> add(line(words, table, null)));
            String words = PlainCharacters.of(table.text());
            add(line(words, table, table));
            return true;
        }

        private void append(String words) {
            boolean inPre = !blocks.isEmpty() && blocks.peek().normalName().equals("pre");
            if (inPre && words.indexOf('\n') >= 0) {
                String[] parts = words.split("\n", -1);
                for (int i = 0; i < parts.length; i++) {
                    text.append(parts[i]);
                    letters += parts[i].length();
                    if (i < parts.length - 1) {
                        flush(blocks.peek());
                    }
                }
                return;
            }
            int seen = 0;
            int start = text.length();
            text.append(words);
            for (int i = 0; i < words.length(); i++) {
                char c = words.charAt(i);
                if (c > ' ') {
                    seen++;
                } else if (c == '\n' || c == '\r' || c == '\t') {
                    text.setCharAt(start + i, ' ');
                }
            }
            letters += seen;
            linkLetters += links > 0 ? seen : 0;
            behindLink &= seen == 0;
        }

        private void flush(Element holder) {
            if (text.length() > 0) {
                String words = PlainCharacters.of(text.toString());
                if (!words.isEmpty()) {
                    add(line(words, holder, null));
                }
                text.setLength(0);
            }
            letters = 0;
            linkLetters = 0;
            behindLink = false;
        }

        private void add(Line line) {
            lines.add(line);
            if (line.hidden().isEmpty() && line.text().length() < mostText) {
                seen += line.text().length() + 1;
            }
        }

        private Line line(String words, Element holder, Element table) {
            double linkShare = letters == 0 ? 0 : Math.min(1, (double) linkLetters / letters);
            return new Line(words, holder, table, linkShare, hiding.peekLast(), !headlines.isEmpty(),
                    !furniture.isEmpty());
        }
    }

    private static boolean isBlock(Element element) {
        return element.tag().isBlock() || CELL_LIKE.contains(element.normalName());
    }

    private static boolean isLink(Element element) {
        return element.normalName().equals("a") && element.hasAttr("href");
    }

    private BoxName boxName(Element element) {
        boolean hasClass = element.hasAttr("class");
        if (!hasClass && !element.hasAttr("id")) {
            return BoxName.NONE;
        }
        String id = element.id();
        return boxNamesMet.computeIfAbsent(id.isEmpty() ? element.className() : element.className() + " " + id,
                this::named);
    }

    private BoxName named(String names) {
        boolean headline = false;
        boolean furniture = false;
        for (String word : words(names)) {
            headline |= HEADLINES.contains(word);
            furniture |= boxNames.contains(word);
        }
        return new BoxName(headline, furniture);
    }

    /** The words of class and id: {@code xl-footer_box} says xl, footer, box. */
    private static List<String> words(String names) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= names.length(); i++) {
            char c = i < names.length() ? names.charAt(i) : ' ';
            if (Character.isLetter(c)) {
                word.append(c);
            } else if (word.length() > 0) {
                words.add(word.toString().toLowerCase(Locale.ROOT));
                word.setLength(0);
            }
        }
        return words;
    }
}
