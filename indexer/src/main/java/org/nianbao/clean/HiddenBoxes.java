// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.nianbao.report.TrustSignal;

/** Decides what becomes of the lines that a page hides: they are dirt, unless a box holds what is seen nowhere else. */
final class HiddenBoxes {

    /** Weight of what a box must hold alone: a heading and a table's labels, or some sentences. */
    private static final int FEWEST_EVIDENCE = 60;

    private final SpamFooter spam;
    private final MainContent content;

    HiddenBoxes(SpamFooter spam, MainContent content) {
        this.spam = spam;
        this.content = content;
    }

    /** The lines that readers see; a hidden box that alone holds the report is shown again. */
    List<Line> withoutHidden(List<Line> lines, Findings findings) {
        Map<Element, List<Line>> boxes = new LinkedHashMap<>();
        Set<String> visible = new HashSet<>();
        lines.forEach(line -> line.hidden().ifPresent(box ->
                boxes.computeIfAbsent(box, key -> new ArrayList<>()).add(line)));
        if (boxes.isEmpty()) {
            return lines;
        }
        lines.stream().filter(line -> line.hidden().isEmpty()).map(Line::text).forEach(visible::add);
        Set<Element> shown = boxes.entrySet().stream().filter(box -> holdsReport(box.getValue(), visible))
                .map(Map.Entry::getKey).collect(Collectors.toSet());
        boxes.forEach((box, inside) -> {
            if (shown.contains(box)) {
                findings.note("a part of the report is hidden by the page's markup; it was read all the same");
            } else {
                takeOut(box, inside, findings);
            }
        });
        return lines.stream().filter(line -> line.hidden().map(shown::contains).orElse(true)).map(Line::shown).toList();
    }

    private void takeOut(Element box, List<Line> inside, Findings findings) {
        String text = inside.stream().map(Line::text).collect(Collectors.joining(" "));
        if (!text.isBlank()) {
            findings.removed("hidden", text);
        }
        if (spam.isCountyFarm(text) && !SpamFooter.leadsToOfficials(box) || inside.stream().anyMatch(spam::advertises)
                || SpamFooter.isHiddenFarm(box)) {
            findings.sign(TrustSignal.SPAM_FOOTER);
        }
    }

    private boolean holdsReport(List<Line> box, Set<String> visible) {
        int own = box.stream().filter(line -> !visible.contains(line.text())).mapToInt(content::weight).sum();
        return own >= FEWEST_EVIDENCE && box.stream().noneMatch(spam::advertises);
    }
}
