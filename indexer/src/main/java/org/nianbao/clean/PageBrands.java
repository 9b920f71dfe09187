// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nianbao.clean.brand.InjectedBrands;
import org.nianbao.clean.words.PlainCharacters;
import org.nianbao.page.Page;
import org.nianbao.report.TrustSignal;

/** Finds the brands of one page: gathers how it is titled and what its site calls itself, and asks what of it is foreign. */
final class PageBrands {

    private static final int SHORTEST_ADVERTISED = 4;
    private static final int LONGEST_HEADLINE = 100;
    private static final int LONGEST_TITLE = 80;
    private static final int MOST_TITLES = 3;
    /** Lines at the head of a page among which its title stands. */
    private static final int FIRST_LINES = 12;
    private static final int MOST_PIECES = 4;
    private static final Pattern TITLE_JOINTS = Pattern.compile("\\s*[_|｜—–-]+\\s*");
    /** Pictures at the head of a page, the site's sign among them. */
    private static final int FIRST_PICTURES = 5;

    private final InjectedBrands injected;
    private final TitleIntruders intruders;
    private final SpamFooter spam;
    private final DocumentTitle titles;

    PageBrands(InjectedBrands injected, TitleIntruders intruders, SpamFooter spam, DocumentTitle titles) {
        this.injected = injected;
        this.intruders = intruders;
        this.spam = spam;
        this.titles = titles;
    }

    /**
     * The brands, those met before first.
     *
     * @param lines the page's lines without advertising, in mainland characters
     * @param browserTitle the same of its title
     * @param met brands found before
     * @param inMainland what turns the page's other texts into mainland characters
     */
    List<String> of(Page page, List<Line> lines, String browserTitle, List<String> met,
                    UnaryOperator<String> inMainland, Findings findings) {
        List<String> browserPieces = InjectedBrands.pieces(browserTitle);
        // What the site calls itself and advertises with is its brand wherever a sentence has it.
        Stream<String> advertised = browserPieces.stream().filter(piece -> piece.length() >= SHORTEST_ADVERTISED
                && spam.advertises(piece) && !titles.isReportTitle(PlainCharacters.dense(piece))
                && lines.stream().anyMatch(line -> line.text().length() > piece.length()
                && line.text().contains(piece)));
        List<String> texts = lines.stream().map(Line::text).toList();
        List<String> titleTexts = titleTexts(page, lines, browserTitle, inMainland);
        Set<String> joined = joinedNames(page, titleTexts);
        List<String> known = Stream.of(advertised, injected.joined().in(joined, texts).stream(),
                intruders.in(texts, titleTexts).stream()).flatMap(names -> names).distinct().toList();
        List<String> found = new ArrayList<>(met);
        found.addAll(known);
        found.addAll(injected.in(without(known, texts), without(known, titleTexts).stream().distinct().toList(),
                siteNames(page, browserPieces, joined, inMainland)));
        if (!found.isEmpty()) {
            findings.sign(TrustSignal.BRAND_INJECTION);
            found.forEach(brand -> findings.removed("brand", brand));
        }
        return found;
    }

    /** What stands behind the title of the report, where no government shows the page: …年度报告-某网. */
    private Set<String> joinedNames(Page page, List<String> titleTexts) {
        Set<String> names = new LinkedHashSet<>();
        if (page.url().filter(OfficialHost::shows).isEmpty()) {
            for (String title : titleTexts) {
                String[] pieces = TITLE_JOINTS.split(title, MOST_PIECES);
                if (pieces.length > 1 && titles.isReportTitle(PlainCharacters.dense(pieces[0]))) {
                    names.addAll(Arrays.asList(pieces).subList(1, pieces.length));
                }
            }
        }
        return names;
    }

    private static List<String> without(List<String> brands, List<String> texts) {
        return brands.isEmpty() ? texts : texts.stream().map(text -> InjectedBrands.without(text, brands)).toList();
    }

    private List<String> titleTexts(Page page, List<Line> lines, String browserTitle, UnaryOperator<String> inMainland) {
        List<String> texts = new ArrayList<>();
        if (!browserTitle.isBlank()) {
            texts.add(browserTitle);
        }
        Optional.ofNullable(page.meta().get("articletitle")).map(inMainland).ifPresent(texts::add);
        lines.stream().filter(line -> line.headline() && line.text().length() < LONGEST_HEADLINE).map(Line::text)
                .forEach(texts::add);
        lines.stream().filter(line -> line.text().length() < LONGEST_TITLE
                && titles.isReportTitle(DocumentTitle.tidied(line.dense()))).limit(MOST_TITLES).map(Line::text)
                .forEach(texts::add);
        lines.stream().filter(line -> !line.isBlank()).limit(FIRST_LINES).map(Line::text)
                .filter(text -> text.length() < LONGEST_HEADLINE && opensWithTitle(text)).forEach(texts::add);
        return texts;
    }

    /** Whether the title of a report is joined to something behind it. */
    private boolean opensWithTitle(String text) {
        String[] pieces = TITLE_JOINTS.split(text, 2);
        return pieces.length > 1 && titles.isReportTitle(PlainCharacters.dense(pieces[0]));
    }

    private static List<String> siteNames(Page page, List<String> browserPieces, Set<String> joined,
                                          UnaryOperator<String> inMainland) {
        List<String> names = new ArrayList<>(browserPieces.size() > 1 ? browserPieces : List.of());
        names.addAll(joined);
        Optional.ofNullable(page.meta().get("keywords")).map(inMainland).map(InjectedBrands::pieces)
                .ifPresent(names::addAll);
        Optional.ofNullable(page.meta().get("author")).map(inMainland).ifPresent(names::add);
        if (page.body() instanceof Page.Html html) {
            html.markup().pictures().stream().limit(FIRST_PICTURES).map(img -> img.attr("alt").strip())
                    .filter(alt -> alt.length() > 1).map(inMainland).forEach(names::add);
        }
        return names.stream().distinct().toList();
    }
}
