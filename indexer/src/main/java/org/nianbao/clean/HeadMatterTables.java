// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;
import org.nianbao.clean.mainland.MainlandText;
import org.nianbao.clean.mainland.PinyinNotes;
import org.nianbao.clean.words.PlainCharacters;

/** Tells the small tables that hold a page's head matter (索引号, 发布机构, …) from those that lay it out or belong to it. */
final class HeadMatterTables {

    private static final int MOST_ROWS = 20;
    private static final int LONGEST = 1_500;
    /** Characters of a row within which a label ends, in whatever script it is written. */
    private static final int LOOKED_AT = 40;
    private static final char NOTHING = 0;

    private final SiteChrome chrome;
    private final MainlandText mainland;
    private final Set<String> syllables;

    HeadMatterTables(SiteChrome chrome, MainlandText mainland, Set<String> syllables) {
        this.chrome = chrome;
        this.mainland = mainland;
        this.syllables = syllables;
    }

    /** Whether it is small, has no table in it, and most of its rows open with a label of the head matter. */
    boolean isOne(Element table) {
        List<Element> rows = new ArrayList<>();
        FilterResult end = NodeTraversor.filter((node, depth) -> {
            if (node instanceof Element element) {
                if (element.normalName().equals("tr")) {
                    rows.add(element);
                }
                if (rows.size() > MOST_ROWS || element != table && element.normalName().equals("table")) {
                    return FilterResult.STOP;
                }
            }
            return FilterResult.CONTINUE;
        }, table);
        return end != FilterResult.STOP && isLabelled(rows) && table.text().length() <= LONGEST;
    }

    private boolean isLabelled(List<Element> rows) {
        int labelled = 0;
        int filled = 0;
        for (Element row : rows) {
            if (opensLikeNoLabel(row)) {
                filled++;
                if ((filled - labelled) * 2 > rows.size()) {
                    return false;
                }
                continue;
            }
            List<String> cells = new ArrayList<>();
            for (Element cell = row.firstElementChild(); cell != null; cell = cell.nextElementSibling()) {
                cells.add(cell.text());
            }
            String joined = PlainCharacters.of(String.join(" ", cells));
            if (!joined.isEmpty()) {
                filled++;
                labelled += isLabel(joined) || cells.stream().anyMatch(this::isLabel) ? 1 : 0;
            }
            if ((filled - labelled) * 2 > rows.size()) {
                return false;
            }
        }
        return labelled > 0 && labelled * 2 >= filled && (labelled > 1 || filled == 1);
    }

    /** Whether a row prints something and the first characters of its cells already say that none of them is a label. */
    private boolean opensLikeNoLabel(Element row) {
        boolean printed = false;
        for (Element cell = row.firstElementChild(); cell != null; cell = cell.nextElementSibling()) {
            char first = firstSeen(cell);
            if (first != NOTHING) {
                if (!isKept(first) || chrome.mayOpenLabel(first) || mainland.mayTurn(first)) {
                    return false;
                }
                printed = true;
            }
        }
        return printed;
    }

    /** Whether a character at the head of a cell stays what it is when blanks and widths are evened out. */
    private static boolean isKept(char c) {
        return c >= 0x4E00 && c <= 0x9FFF || c > ' ' && c < 0x7F && c != '?' || c == '（' || c == '《';
    }

    private static char firstSeen(Element cell) {
        char[] first = {NOTHING};
        NodeTraversor.filter((node, depth) -> {
            if (node instanceof TextNode words) {
                String text = words.getWholeText();
                int at = 0;
                while (at < text.length() && PlainCharacters.isUnseen(text.charAt(at))) {
                    at++;
                }
                first[0] = at < text.length() ? text.charAt(at) : NOTHING;
            }
            return first[0] == NOTHING ? FilterResult.CONTINUE : FilterResult.STOP;
        }, cell);
        return first[0];
    }

    private boolean isLabel(String text) {
        return mayBeLabel(text) && chrome.isLabel(inHeadForm(text));
    }

    /** Whether there is a letter, and what ends a label (a colon, a note's bracket, the text) stands near the start. */
    private static boolean mayBeLabel(String text) {
        boolean letter = false;
        int seen = 0;
        for (int i = 0; i < text.length() && seen <= LOOKED_AT; i++) {
            char c = text.charAt(i);
            letter |= Character.isLetter(c);
            if (letter && ":：(（[［〔".indexOf(c) >= 0) {
                return true;
            }
            seen += PlainCharacters.isUnseen(c) ? 0 : 1;
        }
        return letter && seen <= LOOKED_AT;
    }

    /** Text compared with labels before the page's habits are known: Simplified, without any reading. */
    private String inHeadForm(String text) {
        String simplified = mainland.of(PlainCharacters.of(text), MainlandText.Script.TRADITIONAL);
        return PinyinNotes.withoutToned(simplified, syllables);
    }
}
