// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.nianbao.clean.SiteChrome.Role;
import org.nianbao.clean.words.PlainCharacters;
import org.nianbao.clean.words.WordFinder;
import org.nianbao.clean.words.Words;

/**
 * Decides which lines are the document's own. What it says counts most: statutory headings, labels of the form,
 * sentences; where it stands comes second; names of classes only break ties.
 */
final class MainContent {

    /** Where a line goes. */
    enum Place {
        BODY, MARGIN, CHROME
    }

    private static final int HEADING = 8;
    private static final int TABLE = 40;
    private static final int LONGEST_HEADING = 45;
    private static final int SHORTEST_SENTENCE = 18;

    /** Part of the evidence that the document's own box must hold; the rest may be stray abstracts beside it. */
    private static final double CORE = 0.7;

    private static final double LINKS = 0.6;
    private static final int LOOKED_AT = 10_000;

    /** Elements that hold one paragraph, never a document. */
    private static final Set<String> PARAGRAPHS = Set.of("p", "span", "font", "b", "strong", "h1", "h2", "h3", "h4",
            "h5", "h6", "li", "dt", "dd", "a", "table", "tr", "caption", "pre", "blockquote");

    private final SiteChrome chrome;
    private final WordFinder headings;
    private final WordFinder tableLabels;

    MainContent(SiteChrome chrome, Words words) {
        this.chrome = chrome;
        this.headings = new WordFinder(words.headings().get("heading"));
        this.tableLabels = new WordFinder(words.headings().get("table"));
    }

    /** How much a line speaks for being the document's own; 0 for what could be anything. */
    int weight(Line line) {
        return weight(line, chrome.role(line));
    }

    private int weight(Line line, Role role) {
        String text = line.text();
        String dense = text.length() > LOOKED_AT ? PlainCharacters.dense(text.substring(0, LOOKED_AT)) : line.dense();
        if (dense.isEmpty()) {
            return 0;
        }
        if (line.isTable()) {
            int labels = labelsIn(dense);
            return labels >= 2 ? TABLE + labels : 0;
        }
        if (role != Role.NONE || line.linkShare() > LINKS) {
            return 0;
        }
        if (isHeading(dense)) {
            return HEADING;
        }
        return isSentence(dense) ? Math.min(dense.length(), 200) / 10 : 0;
    }

    private static boolean isSentence(String dense) {
        if (dense.length() < SHORTEST_SENTENCE) {
            return false;
        }
        int marks = 0;
        int han = 0;
        for (int i = 0; i < dense.length(); i++) {
            char c = dense.charAt(i);
            if (PlainCharacters.isHan(c)) {
                han++;
            } else {
                marks += "，。；：、,;".indexOf(c) >= 0 ? 1 : 0;
            }
        }
        return marks > 0 && han * 2 > dense.length() && (marks > 1 || dense.endsWith("。"));
    }

    boolean isHeading(String dense) {
        if (dense.length() > LONGEST_HEADING || dense.length() < 4) {
            return false;
        }
        return isNumbered(dense) && headings.anyIn(dense);
    }

    /** Opens with an ordinal: 一、 （二） 3. 第四部分; a year is none. */
    private static boolean isNumbered(String dense) {
        int i = 0;
        while (i < dense.length() && "（(第〔[".indexOf(dense.charAt(i)) >= 0) {
            i++;
        }
        int digits = i;
        while (digits < dense.length() && digits - i < 3
                && "一二三四五六七八九十0123456789".indexOf(dense.charAt(digits)) >= 0) {
            digits++;
        }
        return digits > i && digits < dense.length() && "、.．）)〕]部章：:，, ".indexOf(dense.charAt(digits)) >= 0;
    }

    private int labelsIn(String dense) {
        String head = dense.length() > 5000 ? dense.substring(0, 5000) : dense;
        return tableLabels.in(head).size();
    }

    /** The place of every line. */
    Place[] places(List<Line> lines) {
        Role[] roles = new Role[lines.size()];
        int[] weights = new int[lines.size()];
        for (int i = 0; i < weights.length; i++) {
            roles[i] = chrome.role(lines.get(i));
            weights[i] = weight(lines.get(i), roles[i]);
        }
        Optional<Element> core = core(lines, weights);
        int first = -1;
        int last = -1;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0 && (isStatutory(lines.get(i), weights[i]) || inside(core, lines.get(i)))) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        Place[] places = new Place[weights.length];
        Arrays.fill(places, Place.BODY);
        if (first < 0) {
            withoutEvidence(lines, roles, places);
        } else {
            last = beforeRelated(roles, weights, lines, first, last);
            above(lines, roles, core, first, places);
            between(lines, roles, weights, first, last, places);
            below(lines, roles, core, last, places);
        }
        joinValues(lines, roles, places);
        for (int i = 0; i < places.length; i++) {
            if (places[i] == Place.CHROME && lines.get(i).isTable() && lines.get(i).text().length() < LOOKED_AT
                    && chrome.role(Line.plain(lines.get(i).text())).isMargin()) {
                places[i] = Place.MARGIN;
            }
        }
        return places;
    }

    private boolean isStatutory(Line line, int weight) {
        return weight >= TABLE || weight == HEADING && isHeading(line.dense());
    }

    /** The innermost element that holds most of the evidence. */
    private Optional<Element> core(List<Line> lines, int[] weights) {
        Map<Element, Integer> sums = new IdentityHashMap<>();
        int total = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] == 0 || lines.get(i).holder().isEmpty() && lines.get(i).table().isEmpty()) {
                continue;
            }
            total += weights[i];
            Element from = lines.get(i).table().orElseGet(lines.get(i).holder()::get);
            for (Element e = from; e != null; e = e.parent()) {
                if (!PARAGRAPHS.contains(e.normalName())) {
                    sums.merge(e, weights[i], Integer::sum);
                }
            }
        }
        Element best = null;
        int bestDepth = -1;
        for (Map.Entry<Element, Integer> entry : sums.entrySet()) {
            if (entry.getValue() >= CORE * total) {
                int depth = depth(entry.getKey());
                if (depth > bestDepth) {
                    best = entry.getKey();
                    bestDepth = depth;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static int depth(Element element) {
        int depth = 0;
        for (Element e = element.parent(); e != null; e = e.parent()) {
            depth++;
        }
        return depth;
    }

    private static boolean inside(Optional<Element> core, Line line) {
        if (core.isEmpty()) {
            return true;
        }
        Element from = line.table().or(line::holder).orElse(null);
        for (Element e = from; e != null; e = e.parent()) {
            if (e == core.get()) {
                return true;
            }
        }
        return false;
    }

    /** Nothing speaks for a report: everything that is no furniture is the document. */
    private static void withoutEvidence(List<Line> lines, Role[] roles, Place[] places) {
        for (int i = 0; i < places.length; i++) {
            if (roles[i] != Role.NONE) {
                places[i] = roles[i].isMargin() ? Place.MARGIN : Place.CHROME;
            } else if (lines.get(i).chromeBox() && lines.get(i).linkShare() > LINKS) {
                places[i] = Place.CHROME;
            }
        }
    }

    /** Where a list of related pages begins behind the last statutory line, the document ends. */
    private int beforeRelated(Role[] roles, int[] weights, List<Line> lines, int first, int last) {
        int lastStatutory = first;
        for (int i = first; i <= last; i++) {
            lastStatutory = isStatutory(lines.get(i), weights[i]) ? i : lastStatutory;
        }
        for (int i = Math.max(lastStatutory, first) + 1; i <= last; i++) {
            if (roles[i] == Role.RELATED || roles[i] == Role.NEIGHBOUR) {
                int end = i - 1;
                while (end > first && weights[end] == 0) {
                    end--;
                }
                return end;
            }
        }
        return last;
    }

    private static void above(List<Line> lines, Role[] roles, Optional<Element> core, int first, Place[] places) {
        boolean open = true;
        for (int i = first - 1; i >= 0; i--) {
            Line line = lines.get(i);
            if (roles[i] != Role.NONE) {
                places[i] = roles[i].isMargin() ? Place.MARGIN : Place.CHROME;
                open = false;
            } else if (line.isBlank()) {
                places[i] = Place.CHROME;
            } else if (line.linkShare() > LINKS || core.isPresent() && !inside(core, line)) {
                places[i] = Place.CHROME;
                open &= core.isPresent() && line.linkShare() <= LINKS;
            } else if (!open) {
                places[i] = Place.CHROME;
            }
        }
    }

    private static void between(List<Line> lines, Role[] roles, int[] weights, int first, int last, Place[] places) {
        boolean begun = false;
        for (int i = first; i <= last; i++) {
            Role role = roles[i];
            begun |= weights[i] > HEADING;
            boolean removable = role == Role.HEAD && !begun || role == Role.TOOL || role == Role.NEIGHBOUR || role == Role.CRUMB
                    || role == Role.FOOTER && lines.get(i).text().length() > 4;
            if (removable) {
                places[i] = role.isMargin() ? Place.MARGIN : Place.CHROME;
            } else if (lines.get(i).chromeBox() && lines.get(i).linkShare() > LINKS) {
                places[i] = Place.CHROME;
            }
        }
    }

    private static void below(List<Line> lines, Role[] roles, Optional<Element> core, int last, Place[] places) {
        boolean open = true;
        for (int i = last + 1; i < places.length; i++) {
            Line line = lines.get(i);
            if (open && isDate(line) && (inside(core, line) || inside(core.map(Element::parent), line))) {
                continue;
            }
            if (roles[i] != Role.NONE) {
                places[i] = roles[i].isMargin() ? Place.MARGIN : Place.CHROME;
                open = false;
            } else if (!open) {
                places[i] = Place.CHROME;
            } else if (core.isPresent() && !inside(core, line)) {
                boolean signature = inside(core.map(Element::parent), line) && !line.chromeBox()
                        && (isAttachment(line.text()) || isSignature(lines, i));
                places[i] = signature ? Place.BODY : Place.CHROME;
                open &= signature || line.isBlank();
            } else if (line.linkShare() > LINKS && !isAttachment(line.text())) {
                places[i] = Place.CHROME;
            }
        }
    }

    /** The date under a signature; one with a time of day is the site's. */
    static boolean isDate(Line line) {
        String dense = line.dense();
        return SiteChrome.dateLength(dense) == dense.length() && !dense.isEmpty() && dense.indexOf(':') < 0;
    }

    /** Who signs, above the date: short, no sentence, no link. */
    private static boolean isSignature(List<Line> lines, int i) {
        Line line = lines.get(i);
        return line.text().length() <= 30 && line.linkShare() == 0 && line.text().indexOf('。') < 0
                && i + 1 < lines.size() && isDate(lines.get(i + 1));
    }

    private static boolean isAttachment(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return text.contains("附件") || text.contains("附表") || lower.contains(".doc") || lower.contains(".xls")
                || lower.contains(".pdf") || lower.contains(".wps");
    }

    /** A label alone on its line takes the next line as its value, when both stand in the margins. */
    private void joinValues(List<Line> lines, Role[] roles, Place[] places) {
        for (int i = 0; i + 1 < places.length; i++) {
            if (places[i] == Place.MARGIN && roles[i] == Role.HEAD && places[i + 1] == Place.CHROME
                    && roles[i + 1] == Role.NONE && chrome.isLabelOnly(lines.get(i).text())
                    && lines.get(i + 1).text().length() < 80) {
                places[i + 1] = Place.MARGIN;
            }
        }
    }

    /** The margins' lines; a value that stood on a line of its own is joined to its label. */
    List<String> margins(List<Line> lines, Place[] places) {
        List<String> margins = new ArrayList<>();
        boolean awaitsValue = false;
        for (int i = 0; i < places.length; i++) {
            if (places[i] != Place.MARGIN || lines.get(i).isBlank()) {
                awaitsValue &= lines.get(i).isBlank();
                continue;
            }
            String text = lines.get(i).text();
            if (awaitsValue && !chrome.isLabel(text)) {
                margins.set(margins.size() - 1, margins.get(margins.size() - 1) + " " + text);
                awaitsValue = false;
            } else {
                margins.add(text);
                awaitsValue = chrome.isLabelOnly(text);
            }
        }
        return margins;
    }
}
