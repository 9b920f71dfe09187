// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.nianbao.clean.MainContent.Place;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.page.Page;
import org.nianbao.report.TrustSignal;

/**
 * Frees a page of its site: lays it out as lines, takes out notes, brands, spam and furniture, and turns what is left
 * into mainland text. Made once, used for every page; safe to share between threads.
 */
public final class PageCleaner {

    private static final int LONGEST_SAMPLE = 120;
    private static final int MOST_SAMPLES = 200;

    /** Characters a page may have, its hidden ones counted apart: the longest reports met have some 100,000. */
    private static final int MOST_TEXT = 600_000;
    /** Lines a page may have; a flattened report of one cell a line has some 3,000. */
    private static final int MOST_LINES = 50_000;
    /** Lines of head matter and footer that are looked at; pages have some 50. */
    private static final int MOST_MARGINS = 2_000;

    /** Characters of a line that is a number of a flattened table. */
    private static final int LONGEST_NUMBER = 12;
    /** Characters of a line that is the label over such numbers, with a brand in it. */
    private static final int LONGEST_LABEL = 60;

    /** Characters of such a label with its numbers on the same line. */
    private static final int LONGEST_ROW = 150;

    /** Between a title and its day there may be the name of who signs. */
    private static final int LINES_UNDER_TITLE = 2;
    private static final int NEVER = Integer.MAX_VALUE;

    private static final int SHORTEST_ADVERTISED = 4;

    /** Two different marks: one may be a word of the page's own. */
    private static final int ENCYCLOPEDIA_MARKS = 2;

    private final Words words;
    private final SiteChrome chrome;
    private final MainContent content;
    private final MainlandText mainland;
    private final SpamFooter spam;
    private final InjectedBrands injected;
    private final AdvertisingPhrases phrases;
    private final EncyclopediaAddress encyclopedias;
    private final LawFrames frames;
    private final TitleIntruders intruders;
    private final DocumentTitle titles;
    private final Set<String> boxNames;

    private PageCleaner(Words words) {
        this.words = words;
        chrome = new SiteChrome(words);
        content = new MainContent(chrome, words);
        mainland = new MainlandText(words);
        spam = new SpamFooter(words);
        injected = new InjectedBrands(words);
        phrases = new AdvertisingPhrases(words);
        encyclopedias = new EncyclopediaAddress(words);
        frames = new LawFrames(words);
        intruders = new TitleIntruders(words);
        titles = new DocumentTitle(words, chrome);
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
        private final Set<TrustSignal> signals = EnumSet.noneOf(TrustSignal.class);
        private final List<Removal> removals = new ArrayList<>();
        private final List<String> notes;
        private Optional<PinyinNotes> pinyin = Optional.empty();
        private boolean doubled;
        private MainlandText.Script script = MainlandText.Script.MAINLAND;
        private List<String> brands = List.of();
        private HiddenElements hidden = HiddenElements.none();
        private final Map<Line, Boolean> spamLines = new IdentityHashMap<>();

        Cleaning(Page page) {
            this.page = page;
            notes = new ArrayList<>(page.notes());
        }

        CleanPage clean() {
            List<Line> lines = bounded(lines());
            String browserTitle = browserTitle();
            readHabits(lines, browserTitle);
            List<Line> plain = lines.stream().map(line -> line.withText(inMainland(line.text()))).toList();
            List<Line> seen = withoutHidden(plain);
            List<String> sentences = seen.stream().filter(line -> line.linkShare() == 0 && !line.isTable())
                    .map(Line::text).toList();
            List<String> replaced = frames.in(sentences);
            List<String> advertised = Stream.concat(replaced.stream(), phrases.in(sentences.stream()
                    .map(text -> InjectedBrands.without(text, replaced))).stream()).toList();
            List<Line> freed = advertised.isEmpty() ? seen
                    : seen.stream().map(line -> line.withText(InjectedBrands.without(line.text(), advertised))).toList();
            brands = brands(freed.stream().filter(line -> !isSpam(line)
                    || line.linkShare() == 0 && spam.mayBeOneBrand(line.text())).toList(),
                    InjectedBrands.without(inMainland(browserTitle), advertised), advertised);
            Spamless spamless = withoutSpam(seen.stream()
                    .map(line -> line.withText(InjectedBrands.without(line.text(), brands))).toList(),
                    InjectedBrands.without(inMainland(browserTitle), brands));
            List<Line> own = withoutOwnAddress(withoutEncyclopedia(spamless.lines(), spamless.browserTitle()));
            Place[] places = content.places(own);
            int first = firstBodyLine(places);
            String title = title(own, first, spamless.browserTitle());
            List<Block> blocks = blocks(own, places, title);
            for (int i = 0; i < places.length; i++) {
                if (places[i] != Place.BODY && !own.get(i).isBlank()) {
                    removed(places[i] == Place.MARGIN ? "margin" : "chrome", own.get(i).text());
                }
            }
            noteForeignAddresses(blocks);
            return new CleanPage(page.source(), page.url(), title, printed(title, lines, browserTitle), blocks, meta(),
                    margins(own, places), dayLine(own, title), signals, removals, linkShare(own, places), notes);
        }

        /** The lines a report can have; of a page that goes on and on the beginning, and never half a line. */
        private List<Line> bounded(List<Line> all) {
            List<Line> kept = new ArrayList<>();
            int visible = MOST_TEXT;
            int hidden = MOST_TEXT;
            int at = 0;
            for (; at < all.size() && kept.size() < MOST_LINES; at++) {
                Line line = all.get(at);
                int length = line.text().length() + 1;
                if (length > MOST_TEXT) {
                    continue;
                }
                if (line.hidden().isPresent()) {
                    hidden -= length;
                    if (hidden >= 0) {
                        kept.add(line);
                    }
                } else {
                    visible -= length;
                    if (visible < 0) {
                        break;
                    }
                    kept.add(line);
                }
            }
            if (kept.size() < all.size()) {
                notes.add("the page is longer than any report; only " + kept.size() + " of its lines were read, the others left out");
            }
            return kept;
        }

        private List<Line> lines() {
            if (page.body() instanceof Page.Html html) {
                hidden = HiddenElements.in(html.document());
                return new PageLines(hidden, boxNames, this::isHeadMatter, MOST_TEXT).of(html);
            }
            return PageLines.of((Page.PlainText) page.body());
        }

        /** A small table without tables in it, most of whose rows open with a label of the head matter. */
        private boolean isHeadMatter(Element table) {
            List<Element> rows = table.getElementsByTag("tr");
            if (rows.size() > 20 || table.getElementsByTag("table").size() > 1) {
                return false;
            }
            String text = table.text();
            if (rows.isEmpty() || text.isEmpty() || text.length() > 1500) {
                return false;
            }
            int labelled = 0;
            int filled = 0;
            for (Element row : rows) {
                List<String> cells = row.children().stream().map(Element::text).toList();
                String joined = PlainCharacters.of(String.join(" ", cells));
                if (!joined.isEmpty()) {
                    filled++;
                    labelled += isHeadLabel(joined) || cells.stream().anyMatch(this::isHeadLabel) ? 1 : 0;
                }
            }
            return labelled > 0 && labelled * 2 >= filled && (labelled > 1 || filled == 1);
        }

        private boolean isHeadLabel(String text) {
            return text.chars().anyMatch(Character::isLetter) && chrome.isLabel(inHeadForm(text));
        }

        /** Text compared with labels before the page's habits are known: Simplified, without any reading. */
        private String inHeadForm(String text) {
            String simplified = mainland.of(PlainCharacters.of(text), MainlandText.Script.TRADITIONAL);
            return PinyinNotes.withoutToned(simplified, words.syllables());
        }

        private String browserTitle() {
            return page.body() instanceof Page.Html html ? PlainCharacters.of(titleOf(html.document())) : "";
        }

        private String titleOf(Document document) {
            Element title = document.head().getElementsByTag("title").first();
            return title == null ? "" : title.text();
        }

        private void readHabits(List<Line> lines, String browserTitle) {
            List<String> texts = new ArrayList<>(lines.stream().map(Line::text).toList());
            texts.add(browserTitle);
            pinyin = PinyinNotes.habitOf(texts, words.syllables());
            if (pinyin.isPresent()) {
                signals.add(TrustSignal.PINYIN_ANNOTATION);
                removed("pinyin", "readings in brackets on the whole page");
            }
            doubled = pinyin.isEmpty() && DoubledCharacters.isHabitOf(texts);
            if (doubled) {
                notes.add("the page prints every character twice; one of two was read");
                removed("doubled", "every character twice on the whole page");
            }
            String visible = lines.stream().filter(line -> line.hidden().isEmpty()).map(Line::text)
                    .collect(Collectors.joining("\n"));
            script = mainland.script(withoutNotes(visible));
            if (script == MainlandText.Script.TRADITIONAL
                    && (isEncyclopediaAddress() || encyclopediaMarks(lines.stream().map(line -> line.withText(inMainland(line.text()))).toList(),
                    inMainland(browserTitle)).size() >= ENCYCLOPEDIA_MARKS)) {
                script = MainlandText.Script.TAIWAN;
            }
            if (script == MainlandText.Script.TAIWAN) {
                signals.add(TrustSignal.ENCYCLOPEDIA_COPY);
                notes.add("the page is in Taiwan wording; it was turned back into mainland wording");
            }
        }

        private String withoutNotes(String text) {
            String plain = pinyin.map(notesOnPage -> notesOnPage.without(text)).orElse(text);
            return doubled ? DoubledCharacters.without(plain) : plain;
        }

        private String inMainland(String text) {
            return mainland.of(withoutNotes(text), script);
        }

        /** Everything done to a text that is not looked at as a line: cells, tags. */
        private String cleaned(String text) {
            return InjectedBrands.without(inMainland(PlainCharacters.of(text)), brands);
        }

        /** Lines that readers see; a hidden box that alone holds the report is shown again. */
        private List<Line> withoutHidden(List<Line> lines) {
            Set<String> visible = lines.stream().filter(line -> line.hidden().isEmpty()).map(Line::text)
                    .collect(Collectors.toSet());
            Map<Element, List<Line>> boxes = lines.stream().filter(line -> line.hidden().isPresent())
                    .collect(Collectors.groupingBy(line -> line.hidden().get()));
            Set<Element> shown = boxes.entrySet().stream().filter(box -> holdsReport(box.getValue(), visible))
                    .map(Map.Entry::getKey).collect(Collectors.toSet());
            boxes.forEach((box, inside) -> {
                if (shown.contains(box)) {
                    notes.add("a part of the report is hidden by the page's markup; it was read all the same");
                    return;
                }
                String text = inside.stream().map(Line::text).collect(Collectors.joining(" "));
                if (!text.isBlank()) {
                    removed("hidden", text);
                }
                if (spam.isCountyFarm(text) && !SpamFooter.leadsToOfficials(box) || inside.stream().anyMatch(line -> spam.advertises(line.text()))
                        || SpamFooter.isHiddenFarm(box)) {
                    signals.add(TrustSignal.SPAM_FOOTER);
                }
            });
            return lines.stream().filter(line -> line.hidden().map(shown::contains).orElse(true)).map(Line::shown)
                    .toList();
        }

        private boolean holdsReport(List<Line> box, Set<String> visible) {
            int own = box.stream().filter(line -> !visible.contains(line.text())).mapToInt(content::weight).sum();
            return own >= 60 && box.stream().noneMatch(line -> spam.advertises(line.text()));
        }

        private record Spamless(List<Line> lines, String browserTitle) {
        }

        private Spamless withoutSpam(List<Line> lines, String browserTitle) {
            List<Line> kept = new ArrayList<>();
            StringBuilder taken = new StringBuilder();
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i);
                int own = ownSentences(line);
                boolean bad = own == 0 && isSpam(line) && !standsOverNumbers(lines, i);
                if (own > 0) {
                    taken.append(line.text().substring(own)).append('\n');
                    removed("spam", line.text().substring(own));
                    kept.add(line.withText(line.text().substring(0, own)));
                } else if (bad) {
                    taken.append(line.text()).append('\n');
                    removed("spam", line.text());
                } else {
                    kept.add(line);
                }
            }
            while (!kept.isEmpty() && isLoneSpam(kept.get(kept.size() - 1))) {
                Line last = kept.remove(kept.size() - 1);
                if (!last.isBlank()) {
                    taken.append(last.text()).append('\n');
                    removed("spam", last.text());
                }
            }
            removals.stream().filter(removal -> removal.kind().equals("hidden"))
                    .forEach(removal -> taken.append(removal.text()).append('\n'));
            boolean inText = removals.stream().anyMatch(removal -> removal.kind().equals("spam"));
            if (inText) {
                signals.add(TrustSignal.SPAM_FOOTER);
            }
            return new Spamless(kept, browserTitle(browserTitle, taken.toString()));
        }

        /** Whether two numbers follow, on lines of their own or on this one: a cell of a flattened table, brand or not. */
        private boolean standsOverNumbers(List<Line> lines, int at) {
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
            String[] cells = text.split("[|｜\t ]+");
            return cells.length > 2 && isNumber(cells[cells.length - 1]) && isNumber(cells[cells.length - 2]);
        }

        /** A last line of nothing but such a word, which above would be a cell of a table. */
        private boolean isLoneSpam(Line line) {
            return !line.isTable() && (line.isBlank() || spam.isNothingElse(line.text()));
        }

        /** Where the report's own sentences end in a line to whose end advertising was glued; 0 when none was. */
        private int ownSentences(Line line) {
            int end = line.text().lastIndexOf('。') + 1;
            boolean glued = !line.isTable() && end > 6 && end < line.text().length()
                    && spam.advertises(line.text().substring(end)) && !spam.advertises(line.text().substring(0, end));
            return glued ? end : 0;
        }

        private boolean isSpam(Line line) {
            return spamLines.computeIfAbsent(line, this::looksLikeSpam);
        }

        /** A line that advertises and is neither a title nor a sentence of a report. */
        private boolean looksLikeSpam(Line line) {
            String text = line.text();
            if (line.isTable() || line.isBlank()) {
                return false;
            }
            if (spam.isCountyFarm(text)) {
                return line.holder().map(holder -> !SpamFooter.leadsToOfficials(holder)).orElse(true);
            }
            return spam.advertises(text) && !titles.isReportTitle(DocumentTitle.tidy(text))
                    && (content.weight(line) < 1 || text.indexOf('。') < 0
                    && !content.isHeading(PlainCharacters.dense(text)));
        }

        /**
         * The browser title without advertising. The same string in the spam below is one injection, not two: then
         * the title is cleaned but gives no signal of its own.
         */
        private String browserTitle(String title, String taken) {
            List<String> bad = Stream.of(title.split("[,，_|｜–—·;；!！~～\\s-]+"))
                    .filter(piece -> !titles.isReportTitle(PlainCharacters.dense(piece)))
                    .filter(spam::advertisesBesideTitle).toList();
            if (bad.isEmpty()) {
                return title;
            }
            removed("spam", title);
            if (!bad.stream().allMatch(taken::contains)) {
                signals.add(TrustSignal.SPAM_TITLE);
            }
            return spam.withoutAdvertising(title);
        }

        private List<String> brands(List<Line> lines, String browserTitle, List<String> phrasesMet) {
            List<String> titleTexts = new ArrayList<>();
            if (!browserTitle.isBlank()) {
                titleTexts.add(browserTitle);
            }
            Optional.ofNullable(page.meta().get("articletitle")).map(this::inMainland).ifPresent(titleTexts::add);
            lines.stream().filter(line -> line.headline() && line.text().length() < 100).map(Line::text)
                    .forEach(titleTexts::add);
            lines.stream().map(Line::text).filter(text -> text.length() < 80
                    && titles.isReportTitle(DocumentTitle.tidy(text))).limit(3).forEach(titleTexts::add);
            List<String> names = new ArrayList<>();
            List<String> browserPieces = InjectedBrands.pieces(browserTitle);
            names.addAll(browserPieces.size() > 1 ? browserPieces : List.of());
            Optional.ofNullable(page.meta().get("keywords")).map(this::inMainland).map(InjectedBrands::pieces)
                    .ifPresent(names::addAll);
            Optional.ofNullable(page.meta().get("author")).map(this::inMainland).ifPresent(names::add);
            if (page.body() instanceof Page.Html html) {
                html.document().getElementsByTag("img").stream().limit(5).map(img -> img.attr("alt").strip())
                        .filter(alt -> alt.length() > 1).map(this::inMainland).forEach(names::add);
            }
            // What the site calls itself and advertises with is its brand wherever a sentence has it.
            List<String> advertised = browserPieces.stream().filter(piece -> piece.length() >= SHORTEST_ADVERTISED
                    && spam.advertises(piece) && !titles.isReportTitle(PlainCharacters.dense(piece))
                    && lines.stream().anyMatch(line -> line.text().length() > piece.length()
                    && line.text().contains(piece))).toList();
            List<String> found = new ArrayList<>(phrasesMet);
            advertised = Stream.concat(advertised.stream(), intruders.in(lines.stream().map(Line::text).toList(),
                    titleTexts).stream()).distinct().toList();
            found.addAll(advertised);
            List<String> known = advertised;
            found.addAll(injected.in(lines.stream().map(line -> InjectedBrands.without(line.text(), known)).toList(),
                    titleTexts.stream().map(title -> InjectedBrands.without(title, known)).distinct().toList(),
                    names.stream().distinct().toList()));
            if (!found.isEmpty()) {
                signals.add(TrustSignal.BRAND_INJECTION);
                found.forEach(brand -> removed("brand", brand));
            }
            return found;
        }

        private List<Line> withoutEncyclopedia(List<Line> lines, String browserTitle) {
            if (isEncyclopediaAddress() || encyclopediaMarks(lines, browserTitle).size() >= ENCYCLOPEDIA_MARKS) {
                signals.add(TrustSignal.ENCYCLOPEDIA_COPY);
            }
            if (!signals.contains(TrustSignal.ENCYCLOPEDIA_COPY)) {
                return lines;
            }
            return lines.stream().filter(line -> {
                boolean bad = !line.isTable() && chrome.isEncyclopediaLine(line.text());
                if (bad) {
                    removed("chrome", line.text());
                }
                return !bad || chrome.role(line) == SiteChrome.Role.RELATED;
            }).toList();
        }

        private List<Line> withoutOwnAddress(List<Line> lines) {
            Optional<OwnAddress> address = OwnAddress.of(page.url(), !signals.isEmpty());
            if (address.isEmpty()) {
                return lines;
            }
            return lines.stream().map(line -> {
                if (line.isTable() || line.text().length() < 5 || line.text().indexOf('.') < 0) {
                    return line;
                }
                String freed = address.get().outOf(line.text());
                if (freed.equals(line.text())) {
                    return line;
                }
                removed("address", line.text());
                return line.withText(freed);
            }).toList();
        }

        private boolean isEncyclopediaAddress() {
            return page.url().filter(encyclopedias::is).isPresent();
        }

        private Set<String> encyclopediaMarks(List<Line> lines, String browserTitle) {
            Set<String> marks = lines.stream().filter(line -> !line.isTable() && line.text().length() < 300)
                    .flatMap(line -> chrome.encyclopediaMarks(line.text()).stream()).collect(Collectors.toSet());
            marks.addAll(chrome.encyclopediaMarks(browserTitle));
            return marks;
        }

        private int firstBodyLine(Place[] places) {
            for (int i = 0; i < places.length; i++) {
                if (places[i] == Place.BODY) {
                    return i;
                }
            }
            return 0;
        }

        private String title(List<Line> lines, int first, String browserTitle) {
            Optional<String> article = Optional.ofNullable(page.meta().get("articletitle")).map(this::cleaned)
                    .map(spam::withoutAdvertising).filter(text -> !text.isBlank());
            Optional<String> browser = Optional.of(InjectedBrands.without(browserTitle, brands))
                    .filter(text -> !text.isBlank());
            return titles.of(lines, first, article, browser);
        }

        /** The title as the page prints it: the line that reads like it once cleaned. */
        private String printed(String title, List<Line> lines, String browserTitle) {
            if (title.isEmpty()) {
                return title;
            }
            List<String> texts = Stream.concat(lines.stream().map(Line::text).filter(text -> text.length() < 2000),
                    Stream.of(browserTitle, page.meta().getOrDefault("articletitle", ""))).toList();
            for (String text : texts) {
                String converted = PlainCharacters.dense(cleaned(text));
                int at = converted.indexOf(title);
                if (at < 0) {
                    continue;
                }
                // Conversion keeps the length nearly always; then the printed form stands at the same place.
                String plain = PlainCharacters.dense(InjectedBrands.without(withoutNotes(text), brands));
                if (converted.length() == plain.length()) {
                    return plain.substring(at, at + title.length());
                }
            }
            return title;
        }

        private List<Block> blocks(List<Line> lines, Place[] places, String title) {
            List<Block> blocks = new ArrayList<>();
            int tables = 0;
            boolean titled = showTitleOnTwoLines(lines, places, title);
            for (int i = 0; i < places.length; i++) {
                Line line = lines.get(i);
                boolean isTitle = !titled && !line.isTable() && !title.isEmpty() && line.text().length() < 200
                        && DocumentTitle.tidy(line.text()).equals(title);
                if (places[i] != Place.BODY && !(isTitle && blocks.isEmpty())) {
                    continue;
                }
                places[i] = Place.BODY;
                titled |= isTitle;
                if (line.table().isPresent()) {
                    blocks.add(GridReader.read(line.table().get(), ++tables, this::cleaned, hidden::contains));
                } else if (!line.isBlank()) {
                    blocks.add(new Paragraph(line.text()));
                } else if (separatesCells(lines, i)) {
                    blocks.add(new Paragraph(""));
                }
            }
            while (!blocks.isEmpty() && blocks.get(blocks.size() - 1).text().isBlank()) {
                blocks.remove(blocks.size() - 1);
            }
            return blocks;
        }

        /** A title set on two lines belongs to the text like one set on one. */
        private boolean showTitleOnTwoLines(List<Line> lines, Place[] places, String title) {
            for (int i = 0; i + 1 < places.length && places[i] != Place.BODY; i++) {
                boolean both = !lines.get(i).isTable() && lines.get(i).text().length() < 60
                        && lines.get(i + 1).text().length() < 100 && !title.isEmpty()
                        && DocumentTitle.tidy(lines.get(i).text() + lines.get(i + 1).text()).equals(title);
                if (both && places[i + 1] != Place.BODY) {
                    places[i] = Place.BODY;
                    places[i + 1] = Place.BODY;
                    return true;
                }
            }
            return false;
        }

        private boolean separatesCells(List<Line> lines, int blank) {
            return blank > 0 && blank + 1 < lines.size() && isCellLike(lines.get(blank - 1))
                    && isCellLike(lines.get(blank + 1));
        }

        private boolean isCellLike(Line line) {
            return !line.isTable() && line.text().length() <= 40 && line.text().indexOf('。') < 0;
        }

        private Map<String, String> meta() {
            Map<String, String> meta = new TreeMap<>();
            page.meta().forEach((name, content) -> {
                String text = spam.withoutAdvertising(cleaned(content));
                if (!text.isBlank()) {
                    meta.put(name, text);
                }
            });
            return meta;
        }

        private static String dayLine(List<Line> lines, String title) {
            int below = NEVER;
            for (Line line : lines) {
                if (!title.isEmpty() && line.text().length() < 200 && DocumentTitle.tidy(line.text()).equals(title)) {
                    below = 0;
                } else if (!line.isBlank() && below < LINES_UNDER_TITLE) {
                    below++;
                    if (!line.isTable() && MainContent.isDate(line)) {
                        return line.text();
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
            notes.add("of " + margins.size() + " lines around the text only the first and last "
                    + MOST_MARGINS / 2 + " were looked at");
            List<String> outermost = new ArrayList<>(margins.subList(0, MOST_MARGINS / 2));
            outermost.addAll(margins.subList(margins.size() - MOST_MARGINS / 2, margins.size()));
            return outermost;
        }

        private double linkShare(List<Line> lines, Place[] places) {
            double links = 0;
            double all = 0;
            for (int i = 0; i < places.length; i++) {
                if (places[i] == Place.BODY) {
                    links += lines.get(i).linkShare() * lines.get(i).text().length();
                    all += lines.get(i).text().length();
                }
            }
            return all == 0 ? 0 : Math.min(1, links / all);
        }

        /** An address in the text that is not official, on a page that is a copy: the mirror put its own there. */
        private void noteForeignAddresses(List<Block> blocks) {
            for (Block block : blocks) {
                String text = block.text();
                int at = text.indexOf("http");
                int www = text.indexOf("www.");
                at = at < 0 ? www : www < 0 ? at : Math.min(at, www);
                if (at < 0 || notes.size() > 20) {
                    continue;
                }
                String host = hostAt(text, at);
                if (!host.isEmpty() && !host.contains(".gov.cn") && !signals.isEmpty()) {
                    notes.add("the text names " + host + ", which is no .gov.cn host; a copy may have put it there");
                }
            }
        }

        private String hostAt(String text, int at) {
            int from = text.startsWith("http", at) ? text.indexOf("//", at) + 2 : at;
            if (from < at) {
                return "";
            }
            int to = from;
            while (to < text.length() && (text.charAt(to) < 0x7F && (Character.isLetterOrDigit(text.charAt(to))
                    || text.charAt(to) == '.' || text.charAt(to) == '-'))) {
                to++;
            }
            return text.substring(from, to).toLowerCase(Locale.ROOT);
        }

        private void removed(String kind, String text) {
            if (removals.size() < MOST_SAMPLES) {
                removals.add(new Removal(kind, text.length() <= LONGEST_SAMPLE ? text
                        : text.substring(0, LONGEST_SAMPLE) + "…"));
            }
        }
    }
}
