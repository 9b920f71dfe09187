// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.nianbao.clean.MainContent.Place;
import org.nianbao.clean.brand.AdvertisingPhrases;
import org.nianbao.clean.brand.AdvertisingRuns;
import org.nianbao.clean.brand.InjectedBrands;
import org.nianbao.clean.brand.LawFrames;
import org.nianbao.clean.mainland.MainlandText;
import org.nianbao.clean.words.PlainCharacters;
import org.nianbao.clean.words.Words;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.page.Page;
import org.nianbao.report.TrustSignal;

/**
 * Frees a page of its site: lays it out as lines, takes out notes, brands, spam and furniture, and turns what is left
 * into mainland text. Made once, used for every page; safe to share between threads.
 */
public final class PageCleaner {

    /** Characters a page may have, its hidden ones counted apart: the longest reports met have some 100,000. */
    private static final int MOST_TEXT = 600_000;
    /** Lines a page may have; a flattened report of one cell a line has some 3,000. */
    private static final int MOST_LINES = 50_000;
    /** Lines of head matter and footer that are looked at; pages have some 50. */
    private static final int MOST_MARGINS = 2_000;

    /** Characters of a line that the title may be looked up in. */
    private static final int LONGEST_TITLE_LINE = 2_000;

    /** Between a title and its day there may be the name of who signs. */
    private static final int LONGEST_PATH = 160;
    private static final int LINES_UNDER_TITLE = 3;
    private static final int NEVER = Integer.MAX_VALUE;

    /** Two different marks: one may be a word of the page's own. */
    private static final int ENCYCLOPEDIA_MARKS = 2;

    private final Words words;
    private final TellingWords telling;
    private final SiteChrome chrome;
    private final MainContent content;
    private final MainlandText mainland;
    private final SpamFooter spam;
    private final HiddenBoxes hiddenBoxes;
    private final PageBrands brandsOfPage;
    private final AdvertisingPhrases phrases;
    private final AdvertisingRuns runs;
    private final EncyclopediaAddress encyclopedias;
    private final LawFrames frames;
    private final DocumentTitle titles;
    private final HeadMatterTables headMatter;
    private final Set<String> boxNames;

    private PageCleaner(Words words) {
        this.words = words;
        telling = new TellingWords(words);
        chrome = new SiteChrome(words, telling);
        content = new MainContent(chrome, words);
        mainland = new MainlandText(words);
        spam = new SpamFooter(words, telling);
        hiddenBoxes = new HiddenBoxes(spam, content);
        phrases = new AdvertisingPhrases(words);
        runs = new AdvertisingRuns(words);
        encyclopedias = new EncyclopediaAddress(words);
        frames = new LawFrames(words);
        titles = new DocumentTitle(words, chrome);
        brandsOfPage = new PageBrands(new InjectedBrands(words), new TitleIntruders(words), spam, titles);
        headMatter = new HeadMatterTables(chrome, mainland, words.syllables());
        boxNames = SiteChrome.boxNames(words);
    }

    /** A cleaner with the word lists of {@code configDir}; what is wrong with them is added to {@code mistakes}. */
    public static PageCleaner load(Path configDir, ConfigMistakes mistakes) {
        return new PageCleaner(Words.load(configDir, mistakes));
    }

    /** The document freed of its site, with a note of everything taken out. */
    public CleanPage clean(Page page) {
        return new Cleaning(page).clean();
    }

    /** One page on its way. */
    private final class Cleaning {

        private final Page page;
        private final Findings findings;
        private final SpamLines spamLines;
        private final ForeignAddresses addresses;
        private final HiddenElements hidden;
        private PageHabits habits;
        private List<String> brands = List.of();

        Cleaning(Page page) {
            this.page = page;
            findings = new Findings(page.notes());
            spamLines = new SpamLines(spam, titles, content, findings);
            addresses = new ForeignAddresses(findings);
            hidden = page.body() instanceof Page.Html html ? HiddenElements.in(html) : HiddenElements.none();
        }

        CleanPage clean() {
            List<Line> printed = bounded(lines());
            String printedTitle = browserTitle();
            List<Line> seen = spamLines.withFreedHeadlines(
                    hiddenBoxes.withoutHidden(inMainland(printed, printedTitle), findings));
            List<String> advertised = advertised(seen);
            String browserTitle = habits.inMainland(printedTitle);
            brands = brandsOfPage.of(page, without(advertised, seen).stream()
                    .filter(line -> !spamLines.isSpam(line) || spamLines.mayBeBranded(line)).toList(),
                    InjectedBrands.without(browserTitle, advertised), advertised, habits::inMainland, findings);
            List<Line> spamless = spamLines.without(without(brands, seen));
            browserTitle = spamLines.freed(InjectedBrands.without(browserTitle, brands));
            List<Line> own = addresses.withoutOwn(withoutEncyclopedia(spamless, browserTitle), page.url());
            Place[] places = content.places(own);
            BodyBlocks body = new BodyBlocks(own, places);
            String title = title(own, body.firstLine(), browserTitle);
            List<Block> blocks = body.under(title, this::cleaned, hidden::contains);
            for (int i = 0; i < places.length; i++) {
                if (places[i] != Place.BODY && !own.get(i).isBlank()) {
                    findings.removed(places[i] == Place.MARGIN ? "margin" : "chrome", own.get(i).text());
                }
            }
            addresses.note(blocks);
            UnreadParts.of(page, blocks).ifPresent(findings::note);
            List<String> margins = margins(own, places);
            return new CleanPage(page.source(), page.url(), title, asPrinted(title, printed, printedTitle), blocks,
                    meta(browserTitle, path(own, places)), margins, dayLine(own, title), findings.signals(), findings.removals(), body.linkShare(), findings.notes());
        }

        /** Advertising in the place of the report's own words. */
        private List<String> advertised(List<Line> lines) {
            List<Line> sentenceLines = lines.stream().filter(line -> line.linkShare() == 0 && !line.isTable()).toList();
            List<String> sentences = sentenceLines.stream().map(Line::text).toList();
            List<String> advertised = new ArrayList<>(frames.in(sentences));
            List<String> telltale = sentenceLines.stream().filter(line -> telling.mayStandIn(line)
                    || AdvertisingRuns.mayBeJoined(line.text())).map(Line::text).toList();
            if (advertised.isEmpty() && telltale.isEmpty()) {
                return List.of();
            }
            advertised.addAll(phrases.heads(advertised));
            advertised.addAll(phrases.in(freed(sentences, advertised)));
            advertised.addAll(runs.in(freed(telltale, advertised)));
            return advertised;
        }

        private static List<String> freed(List<String> texts, List<String> foreign) {
            return foreign.isEmpty() ? texts
                    : texts.stream().map(text -> InjectedBrands.without(text, foreign)).toList();
        }

        private List<Line> lines() {
            return page.body() instanceof Page.Html html
                    ? new PageLines(hidden, boxNames, headMatter::isOne, MOST_TEXT).of(html)
                    : PageLines.of((Page.PlainText) page.body());
        }

        /** The lines a report can have; of a page that goes on and on the beginning, and never half a line. */
        private List<Line> bounded(List<Line> all) {
            List<Line> kept = new ArrayList<>();
            int visible = MOST_TEXT;
            int unseen = MOST_TEXT;
            for (int at = 0; at < all.size() && kept.size() < MOST_LINES && visible >= 0; at++) {
                Line line = all.get(at);
                int length = line.text().length() + 1;
                if (length > MOST_TEXT) {
                    continue;
                }
                if (line.hidden().isPresent()) {
                    unseen -= length;
                } else {
                    visible -= length;
                }
                if ((line.hidden().isPresent() ? unseen : visible) >= 0) {
                    kept.add(line);
                }
            }
            if (kept.size() < all.size()) {
                findings.note("the page is longer than any report; only " + kept.size()
                        + " of its lines were read, the others left out");
            }
            return kept;
        }

        private String browserTitle() {
            if (page.body() instanceof Page.Html html) {
                return html.document().head().stream().filter(element -> element.nameIs("title")).findFirst()
                        .map(title -> PlainCharacters.of(title.text())).orElse("");
            }
            return "";
        }

        /** The lines without notes and as the mainland writes them; from here on the page's habits are known. */
        private List<Line> inMainland(List<Line> lines, String browserTitle) {
            List<String> texts = new ArrayList<>(lines.size() + 1);
            lines.forEach(line -> texts.add(line.text()));
            texts.add(browserTitle);
            habits = PageHabits.of(texts, mainland, words.syllables());
            List<Line> bare = changed(lines, habits::withoutNotes);
            habits = habits.inScriptOf(bare.stream().filter(line -> line.hidden().isEmpty()).map(Line::text)
                    .toList());
            List<Line> converted = changed(bare, habits::converted);
            if (habits.script() == MainlandText.Script.TRADITIONAL && (isEncyclopediaAddress()
                    || encyclopediaMarks(converted, habits.inMainland(browserTitle)) >= ENCYCLOPEDIA_MARKS)) {
                habits = habits.inTaiwanWording();
                converted = changed(bare, habits::converted);
            }
            habits.tell(findings);
            return converted;
        }

        private static List<Line> changed(List<Line> lines, UnaryOperator<String> change) {
            return lines.stream().map(line -> line.withText(change.apply(line.text()))).toList();
        }

        /** Everything done to a text that is not looked at as a line: cells, tags. */
        private String cleaned(String text) {
            return InjectedBrands.without(habits.inMainland(PlainCharacters.of(text)), brands);
        }

        private static List<Line> without(List<String> foreign, List<Line> lines) {
            return foreign.isEmpty() ? lines : changed(lines, text -> InjectedBrands.without(text, foreign));
        }

        private List<Line> withoutEncyclopedia(List<Line> lines, String browserTitle) {
            if (isEncyclopediaAddress() || encyclopediaMarks(lines, browserTitle) >= ENCYCLOPEDIA_MARKS) {
                findings.sign(TrustSignal.ENCYCLOPEDIA_COPY);
            }
            if (!findings.signals().contains(TrustSignal.ENCYCLOPEDIA_COPY)) {
                return lines;
            }
            return lines.stream().filter(line -> {
                boolean bad = !line.isTable() && chrome.isEncyclopediaLine(line);
                if (bad) {
                    findings.removed("chrome", line.text());
                }
                return !bad || chrome.role(line) == SiteChrome.Role.RELATED;
            }).toList();
        }

        private boolean isEncyclopediaAddress() {
            return page.url().filter(encyclopedias::is).isPresent();
        }

        /** How many different marks of encyclopaedias the lines and the title show. */
        private int encyclopediaMarks(List<Line> lines, String browserTitle) {
            Set<String> marks = new HashSet<>(chrome.encyclopediaMarks(Line.plain(browserTitle)));
            for (Line line : lines) {
                if (!line.isTable() && line.text().length() < 300) {
                    marks.addAll(chrome.encyclopediaMarks(line));
                }
            }
            return marks.size();
        }

        private String title(List<Line> lines, int first, String browserTitle) {
            Optional<String> article = Optional.ofNullable(page.meta().get("articletitle")).map(this::cleaned)
                    .map(spam::withoutAdvertising).filter(text -> !text.isBlank());
            Optional<String> browser = Optional.of(InjectedBrands.without(browserTitle, brands))
                    .filter(text -> !text.isBlank());
            return titles.of(lines, first, article, browser);
        }

        /** The title as the page prints it: in the text that reads like it once cleaned. */
        private String asPrinted(String title, List<Line> lines, String browserTitle) {
            if (title.isEmpty()) {
                return title;
            }
            for (Line line : lines) {
                Optional<String> found = line.text().length() < LONGEST_TITLE_LINE ? asPrinted(title, line.text())
                        : Optional.empty();
                if (found.isPresent()) {
                    return found.get();
                }
            }
            return asPrinted(title, browserTitle)
                    .or(() -> asPrinted(title, page.meta().getOrDefault("articletitle", ""))).orElse(title);
        }

        private Optional<String> asPrinted(String title, String text) {
            String converted = PlainCharacters.dense(cleaned(text));
            int at = converted.indexOf(title);
            if (at < 0) {
                return Optional.empty();
            }
            // Conversion keeps the length nearly always; then the printed form stands at the same place.
            String plain = PlainCharacters.dense(InjectedBrands.without(habits.withoutNotes(text), brands));
            return converted.length() == plain.length() ? Optional.of(plain.substring(at, at + title.length()))
                    : Optional.empty();
        }

        private Map<String, String> meta(String browserTitle, Optional<String> path) {
            Map<String, String> meta = new TreeMap<>();
            path.ifPresent(line -> meta.put(CleanPage.PATH, line));
            if (!browserTitle.isBlank()) {
                meta.put(CleanPage.BROWSER_TITLE, browserTitle);
            }
            page.meta().forEach((name, content) -> {
                String text = spam.withoutAdvertising(cleaned(content));
                if (!text.isBlank()) {
                    meta.put(name, text);
                }
            });
            return meta;
        }

        /** The line that leads to the page, by the marks between its parts. */
        private Optional<String> path(List<Line> lines, Place[] places) {
            for (int i = 0; i < places.length; i++) {
                String text = lines.get(i).text();
                if (places[i] == Place.CHROME && text.length() <= LONGEST_PATH
                        && text.chars().anyMatch(c -> SiteChrome.PATH_MARKS.indexOf(c) >= 0)
                        && chrome.role(lines.get(i)) == SiteChrome.Role.CRUMB) {
                    return Optional.of(text);
                }
            }
            return Optional.empty();
        }

        private static String dayLine(List<Line> lines, String title) {
            int below = NEVER;
            for (Line line : lines) {
                if (!title.isEmpty() && line.text().length() < 200 && DocumentTitle.tidied(line.dense()).equals(title)) {
                    below = 0;
                } else if (!line.isBlank() && below < LINES_UNDER_TITLE) {
                    below++;
                    Line bare = line.withText(DocumentTitle.tidied(line.dense()));
                    if (!line.isTable() && MainContent.isDate(bare)) {
                        return bare.text();
                    }
                }
            }
            return "";
        }

        private List<String> margins(List<Line> lines, Place[] places) {
            List<String> margins = content.margins(lines, places);
            if (margins.size() <= MOST_MARGINS) {
                return margins;
            }
            findings.note("of " + margins.size() + " lines around the text only the first and last "
                    + MOST_MARGINS / 2 + " were looked at");
            List<String> outermost = new ArrayList<>(margins.subList(0, MOST_MARGINS / 2));
            outermost.addAll(margins.subList(margins.size() - MOST_MARGINS / 2, margins.size()));
            return outermost;
        }
    }
}
