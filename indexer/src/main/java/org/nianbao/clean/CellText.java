// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** The text of one cell of a table as a reader sees it: a number struck out is not there, one in a field is. */
final class CellText {

    /** Nodes in a raised number: a note's mark is a link at most. */
    private static final int MOST_IN_MARK = 3;
    /** Characters of what a note is marked with: 12, 注1. */
    private static final int LONGEST_MARK = 3;
    private static final String WRITTEN_SPACE = "&nbsp;";
    private static final Set<String> STRUCK = Set.of("s", "strike", "del");
    /** What a field may be that shows its value as it is typed. */
    private static final Set<String> TYPED = Set.of("", "text", "number", "tel");

    /** Spaces that printers set between thousands; any other may stand between two numbers. */
    private static final String NARROW_SPACES = "\u00a0\u2007\u2009\u202f";

    private final StringBuilder text = new StringBuilder();
    /** Whether the last words ended in another node than the next begin in. */
    private boolean crossed;
    /** Whether the markup breaks its line behind the last words, as programs do that set it in order. */
    private boolean newline;

    private CellText() {
    }

    /**
     * A cell's text on one line. Where the page breaks a line, Han characters are joined (本年新⏎制作数量 is one
     * word); everything else gets a space, so that two numbers never become one.
     */
    static String of(Element cell, Predicate<Element> hidden) {
        if (cell.childNodeSize() == 1 && cell.childNode(0) instanceof TextNode words) {
            String whole = words.getWholeText();
            if (isPlain(whole) && whole.indexOf(WRITTEN_SPACE) < 0) {
                return whole;
            }
        }
        return new CellText().read(cell, hidden);
    }

    /** Whether there is nothing to collapse or to leave out: so are most cells, and looking is cheaper than copying. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x7F || c >= '\u4e00' && c <= '\u9fff';
    }

    private String read(Element cell, Predicate<Element> hidden) {
        boolean broken = false;
        Node node = cell.childNodeSize() > 0 ? cell.childNode(0) : null;
        while (node != null) {
            if (node instanceof TextNode words) {
                String piece = spaced(words.getWholeText());
                boolean blank = piece.isBlank();
                if (broken && !blank) {
                    piece = piece.stripLeading();
                    breakLine(piece);
                    broken = false;
                }
                if (!(blank && broken)) {
                    appendCollapsed(piece);
                }
            } else if (node instanceof Element element && breaksLine(element)) {
                broken = true;
            }
            boolean seen = !(node instanceof Element element
                    && (hidden.test(element) || isCrossedOut(element) || isMark(element)));
            if (seen && node instanceof Element element && isField(element)) {
                appendCollapsed(element.attr("value"));
            }
            if (seen && node.childNodeSize() > 0) {
                node = node.childNode(0);
                continue;
            }
            while (node != null && node != cell && node.nextSibling() == null) {
                node = node.parent();
                broken |= node instanceof Element element && node != cell && breaksLine(element);
            }
            if (node == null || node == cell) {
                break;
            }
            node = node.nextSibling();
        }
        return text.toString().strip();
    }

    /** The text with a space where a program wrote the sign for one as a word. */
    private static String spaced(String words) {
        return words.indexOf(WRITTEN_SPACE) < 0 ? words : words.replace(WRITTEN_SPACE, " ");
    }

    /** Whether what is raised behind other text is a note's: it is set in brackets, for 14¹ is not 141. */
    private boolean isMark(Element element) {
        if (!element.normalName().equals("sup") || text.isEmpty() || element.childNodeSize() > MOST_IN_MARK) {
            return false;
        }
        String mark = element.text().strip();
        boolean note = !mark.isEmpty() && mark.length() <= LONGEST_MARK
                && mark.chars().allMatch(Character::isLetterOrDigit);
        if (note) {
            text.append('[').append(mark).append(']');
        }
        return note;
    }

    /** Whether it is struck out, or an option that another was chosen over. */
    private static boolean isCrossedOut(Element element) {
        String name = element.normalName();
        return STRUCK.contains(name)
                || name.equals("option") && !element.hasAttr("selected") && !isFirstOfUnchosen(element)
                || element.hasAttr("style") && isStruck(element.attr("style"));
    }

    private static boolean isFirstOfUnchosen(Element option) {
        Element list = option.parent();
        return list == null || option == list.firstElementChild() && list.getElementsByAttribute("selected").isEmpty();
    }

    private static boolean isStruck(String style) {
        return style.indexOf('-') > 0 && style.toLowerCase(Locale.ROOT).contains("line-through");
    }

    private static boolean isField(Element element) {
        return element.normalName().equals("input")
                && TYPED.contains(element.attr("type").strip().toLowerCase(Locale.ROOT));
    }

    private static boolean breaksLine(Element element) {
        return switch (element.normalName()) {
            case "br", "p", "div", "li", "tr", "td", "th", "table", "h1", "h2", "h3", "h4", "h5", "h6" -> true;
            default -> false;
        };
    }

    private void breakLine(String next) {
        newline = false;
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        text.setLength(end);
        if (end > 0 && !(isHan(text.charAt(end - 1)) && isHan(next.charAt(0)))) {
            text.append(' ');
        }
    }

    private void appendCollapsed(String piece) {
        crossed = true;
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (isZeroWidth(c) || isBetweenThousands(piece, i)) {
                continue;
            }
            if (!isSpace(c)) {
                if (crossed && newline && isDigit(c) && endsWithDigitAndSpace()) {
                    text.setLength(text.length() - 1);
                }
                text.append(c);
                crossed = false;
                newline = false;
                continue;
            }
            newline |= c == '\n';
            if (text.length() > 0 && text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
            }
        }
    }

    /** Digits in elements of their own, each on a line of the markup, are one number. */
    private boolean endsWithDigitAndSpace() {
        int last = text.length() - 1;
        return last > 0 && text.charAt(last) == ' ' && isDigit(text.charAt(last - 1));
    }

    /** Whether a narrow space here stands before the last three digits of a number, or before three among others. */
    private static boolean isBetweenThousands(String piece, int at) {
        if (NARROW_SPACES.indexOf(piece.charAt(at)) < 0) {
            return false;
        }
        int before = at;
        while (before > 0 && isDigit(piece.charAt(before - 1))) {
            before--;
        }
        int behind = at + 1;
        while (behind < piece.length() && isDigit(piece.charAt(behind))) {
            behind++;
        }
        return before < at && at - before <= 3 && behind == at + 4 && (piece.charAt(before) != '0' || before > 0
                && NARROW_SPACES.indexOf(piece.charAt(before - 1)) >= 0);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Signs without width divide nothing: 1 and 2 with one between them are 12. */
    private static boolean isZeroWidth(char c) {
        return c >= '\u200b' && c <= '\u200d' || c == '\ufeff' || c == '\u2060' || c == '\u00ad';
    }

    private static boolean isSpace(char c) {
        return !isPlain(c) && (Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    /** Han characters, and the punctuation that stands between them without spaces. */
    private static boolean isHan(char c) {
        return Character.isIdeographic(c) || c >= '\u3000' && c <= '\u303f' || c >= '\uff00' && c <= '\uff0f'
                || "()“”‘’".indexOf(c) >= 0;
    }
}
