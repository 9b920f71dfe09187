// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.nianbao.clean.words.PlainCharacters;
import org.nianbao.report.TrustSignal;

/** Takes advertising out of one page: its own lines, what is glued to the report's lines, and pieces of the title. */
final class SpamLines {

    /** Characters of a line that is a number of a flattened table. */
    private static final int LONGEST_NUMBER = 12;
    /** Characters of a line that is the label over such numbers, with a brand in it. */
    private static final int LONGEST_LABEL = 60;
    /** Characters of such a label with its numbers on the same line. */
    private static final int LONGEST_ROW = 150;
    private static final int LONGEST_HEADLINE = 200;
    /** A page says its own title a few times; one with more such lines lists other pages. */
    private static final int MOST_HEADLINES = 10;

    private static final Pattern TITLE_JOINTS = Pattern.compile("[,，_|｜–—·;；!！~～\\s-]+");
    private static final Pattern CELL_BORDERS = Pattern.compile("[|｜\t ]+");

    private final SpamFooter spam;
    private final DocumentTitle titles;
    private final MainContent content;
    private final Findings findings;
    private final StringBuilder taken = new StringBuilder();

    SpamLines(SpamFooter spam, DocumentTitle titles, MainContent content, Findings findings) {
        this.spam = spam;
        this.titles = titles;
        this.content = content;
        this.findings = findings;
    }

    /** Whether a line advertises and is neither a title nor a sentence of a report. */
    boolean isSpam(Line line) {
        return line.isSpam(this::looksLikeSpam);
    }

    private boolean looksLikeSpam(Line line) {
        if (line.isTable() || line.isBlank()) {
            return false;
        }
        if (spam.isCountyFarm(line.text())) {
            return line.holder().map(holder -> !SpamFooter.leadsToOfficials(holder)).orElse(true);
        }
        return spam.advertises(line) && !titles.isReportTitle(DocumentTitle.tidied(line.dense()))
                && (content.weight(line) < 1 || line.text().indexOf('。') < 0 && !content.isHeading(line.dense()));
    }

    /** Whether such a line may be the report's own with a brand in it. */
    boolean mayBeBranded(Line line) {
        return line.linkShare() == 0 && spam.mayBeOneBrand(line.text());
    }

    /** The lines that do not advertise. */
    List<Line> without(List<Line> lines) {
        List<Line> kept = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            int own = ownSentences(line);
            if (own > 0) {
                take(line.text().substring(own));
                kept.add(line.withText(line.text().substring(0, own)));
            } else if (isSpam(line) && !standsOverNumbers(lines, i)) {
                take(line.text());
            } else {
                kept.add(line);
            }
        }
        while (!kept.isEmpty() && isLoneSpam(kept.get(kept.size() - 1))) {
            Line last = kept.remove(kept.size() - 1);
            if (!last.isBlank()) {
                take(last.text());
            }
        }
        if (findings.removals().stream().anyMatch(removal -> removal.kind().equals("spam"))) {
            findings.sign(TrustSignal.SPAM_FOOTER);
        }
        return kept;
    }

    private void take(String text) {
        taken.append(text).append('\n');
        findings.removed("spam", text);
    }

    /** Where the report's own sentences end in a line to whose end advertising was glued; 0 when none was. */
    private int ownSentences(Line line) {
        int end = line.text().lastIndexOf('。') + 1;
        boolean glued = !line.isTable() && end > 6 && end < line.text().length() && spam.hasWord(line)
                && spam.advertises(line.text().substring(end)) && !spam.advertises(line.text().substring(0, end));
        return glued ? end : 0;
    }

    /** The lines with headlines freed of the advertising joined to them; what sentences have too is a brand's matter. */
    List<Line> withFreedHeadlines(List<Line> lines) {
        Set<Line> headlines = Collections.newSetFromMap(new IdentityHashMap<>());
        lines.stream().filter(this::mayBeSpamHeadline).limit(MOST_HEADLINES + 1).forEach(headlines::add);
        if (headlines.isEmpty() || headlines.size() > MOST_HEADLINES) {
            return lines;
        }
        List<Line> others = lines.stream().filter(line -> !headlines.contains(line)).toList();
        return lines.stream().map(line -> headlines.contains(line) ? freedHeadline(line, others) : line).toList();
    }

    private boolean mayBeSpamHeadline(Line line) {
        return !line.isTable() && line.text().length() <= LONGEST_HEADLINE && spam.hasWord(line)
                && titles.isReportTitle(DocumentTitle.tidied(line.dense()));
    }

    /** Of 某某开户送_某县2020年…报告 the one piece that is a report's title: beside advertising nothing else is. */
    private Line freedHeadline(Line line, List<Line> others) {
        List<String> pieces = TITLE_JOINTS.splitAsStream(line.text()).filter(piece -> !piece.isBlank()).toList();
        List<String> reports = pieces.stream().filter(piece -> titles.isReportTitle(PlainCharacters.dense(piece)))
                .toList();
        List<String> bad = pieces.stream().filter(piece -> !reports.contains(piece)).filter(spam::advertises).toList();
        if (reports.size() != 1 || bad.isEmpty() || bad.stream().anyMatch(piece -> others.stream()
                .anyMatch(other -> other.text().contains(piece)))) {
            return line;
        }
        findings.removed("title", line.text());
        findings.sign(TrustSignal.SPAM_TITLE);
        return line.withText(reports.get(0));
    }

    /** Whether two numbers follow, on lines of their own or on this one: a cell of a flattened table, brand or not. */
    private static boolean standsOverNumbers(List<Line> lines, int at) {
        if (lines.get(at).text().length() <= LONGEST_ROW && endsWithNumbers(lines.get(at).text())) {
            return true;
        }
        int numbers = 0;
        for (int i = at + 1; i < lines.size() && numbers < 2; i++) {
            Line line = lines.get(i);
            if (line.isBlank()) {
                continue;
            }
            if (line.isTable() || !isNumber(line.text())) {
                return false;
            }
            numbers++;
        }
        return numbers == 2 && lines.get(at).text().length() <= LONGEST_LABEL;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < LONGEST_NUMBER
                && text.chars().allMatch(c -> c >= '0' && c <= '9' || ".,-/".indexOf(c) >= 0);
    }

    /** Whether bars, tabs or gaps divide two numbers from what stands before them. */
    private static boolean endsWithNumbers(String text) {
        String[] cells = CELL_BORDERS.split(text);
        return cells.length > 2 && isNumber(cells[cells.length - 1]) && isNumber(cells[cells.length - 2]);
    }

    /** A last line of nothing but such a word, which above would be a cell of a table. */
    private boolean isLoneSpam(Line line) {
        return !line.isTable() && (line.isBlank() || spam.isNothingElse(line.text()));
    }

    /**
     * The browser title without advertising. The same string in what was taken out is one injection, not two: then
     * the title is cleaned but gives no signal of its own.
     */
    String freed(String browserTitle) {
        if (!spam.hasWord(Line.plain(browserTitle))) {
            return browserTitle;
        }
        List<String> pieces = TITLE_JOINTS.splitAsStream(browserTitle).toList();
        List<String> bad = pieces.stream().filter(piece -> !titles.isReportTitle(PlainCharacters.dense(piece)))
                .filter(spam::advertisesBesideTitle).toList();
        if (bad.isEmpty()) {
            return browserTitle;
        }
        findings.removals().stream().filter(removal -> removal.kind().equals("hidden"))
                .forEach(removal -> taken.append(removal.text()).append('\n'));
        findings.removed("spam", browserTitle);
        if (!bad.stream().allMatch(piece -> taken.indexOf(piece) >= 0)) {
            findings.sign(TrustSignal.SPAM_TITLE);
        }
        return spam.withoutAdvertising(browserTitle);
    }
}
