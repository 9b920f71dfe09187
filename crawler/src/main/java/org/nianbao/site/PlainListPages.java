// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jsoup.nodes.Element;
import org.nianbao.config.YamlNode;

/**
 * Lists of any other make, whose further pages differ in one number: {@code index_2.html}, {@code list-2.shtml},
 * {@code ?page=2}. Where the page says how many there are, all are announced; where it does not, only those that it
 * links to.
 */
final class PlainListPages implements ListPages {

    /** A pager has a dozen links; a page with this many that look so has none. */
    private static final int MOST_LOOKS = 2_000;

    private final List<String> parameters;
    private final List<String> totalVariables;
    private final List<String> currentVariables;
    private final Words nextWords;
    private final Words lastWords;
    private final Words previousWords;
    private final PageSpan span;

    PlainListPages(YamlNode product, PageSpan span) {
        this.parameters = product.required("parameters").texts();
        this.totalVariables = product.get("total-variables").texts();
        this.currentVariables = product.get("current-variables").texts();
        this.nextWords = new Words(product.required("next-words").texts());
        this.lastWords = new Words(product.required("last-words").texts());
        this.previousWords = new Words(product.required("previous-words").texts());
        this.span = span;
    }

    /** An address with a hole where the page number goes. */
    private record Slot(String before, int number, String after) {

        String shape() {
            return before + "\n" + after;
        }

        String at(int number) {
            return before + number + after;
        }
    }

    /** What the pager's links of one shape say. */
    private static final class Pager {

        private final Slot slot;
        private final List<String> urls = new ArrayList<>();
        private OptionalInt offset = OptionalInt.empty();
        private OptionalInt next = OptionalInt.empty();
        private OptionalInt last = OptionalInt.empty();
        /** The link to the page before leads to an address without a number: the first page. */
        private boolean firstBefore;

        Pager(Slot slot) {
            this.slot = slot;
        }
    }

    @Override
    public Optional<Found> find(ParsedPage page) {
        Map<String, Pager> pagers = new LinkedHashMap<>();
        int looks = 0;
        for (Element anchor : page.document().select("a[href]")) {
            looks += anchor(page, anchor, pagers) ? 1 : 0;
            if (looks > MOST_LOOKS) {
                break;
            }
        }
        List<RawLink> onward = onward(page);
        Optional<Pager> linked = pagers.values().stream().reduce((a, b) -> b.urls.size() > a.urls.size() ? b : a);
        OptionalInt stated = stated(page);
        if (linked.isPresent()) {
            return Optional.of(found(page, linked.get(), stated));
        }
        Optional<Found> written = stated.isEmpty() || stated.getAsInt() < 2 ? Optional.empty()
                : written(page).map(pager -> found(page, pager, stated));
        return written.isPresent() || onward.isEmpty() ? written
                : Optional.of(new Found(List.of(), onward, new ListTotal(OptionalInt.empty(), stated)));
    }

    /** Links called "next" or "last" that lead to the same path with another query: a pager of unknown parameters. */
    private List<RawLink> onward(ParsedPage page) {
        Map<String, RawLink> onward = new LinkedHashMap<>();
        String path = pathOf(page.url());
        int looks = 0;
        for (Element anchor : page.document().select("a[href*=?]")) {
            String words = anchor.text();
            if (words.length() <= 12 && looks++ < MOST_LOOKS
                    && (nextWords.are(Words.plain(words)) || lastWords.are(Words.plain(words)))) {
                page.resolve(anchor.attr("href")).filter(url -> pathOf(url).equals(path) && !url.equals(page.url()))
                        .ifPresent(url -> onward.putIfAbsent(url, RawLink.pager(url)));
            }
        }
        return List.copyOf(onward.values());
    }

    private static String pathOf(String url) {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }

    /** Notes the link if it is one of a pager; whether it looked like one. */
    private boolean anchor(ParsedPage page, Element anchor, Map<String, Pager> pagers) {
        String words = anchor.text().strip();
        if (words.length() > 12) {
            return false;
        }
        String plain = Words.plain(words);
        OptionalInt shown = ScriptText.number(bare(plain));
        boolean next = nextWords.are(plain);
        boolean last = lastWords.are(plain);
        boolean previous = previousWords.are(plain);
        boolean year = shown.isPresent() && shown.getAsInt() >= 1000;
        if (shown.isEmpty() && !next && !last && !previous || year) {
            return false;
        }
        Optional<String> url = page.resolve(anchor.attr("href"));
        Optional<Slot> slot = url.flatMap(this::slot);
        if (previous && slot.isEmpty()) {
            firstBefore(page, url, pagers);
            return true;
        }
        if (slot.isEmpty() || !fits(slot.get(), shown)) {
            return true;
        }
        Pager pager = pagers.computeIfAbsent(slot.get().shape(), shape -> new Pager(slot.get()));
        pager.urls.add(url.get());
        if (shown.isPresent() && pager.offset.isEmpty()) {
            pager.offset = OptionalInt.of(slot.get().number() - shown.getAsInt());
        }
        if (next) {
            pager.next = OptionalInt.of(slot.get().number());
        }
        if (last) {
            pager.last = OptionalInt.of(slot.get().number());
        }
        return true;
    }

    /** {@code index.html} before {@code index_1.html}, or {@code list.jsp?id=7} before {@code list.jsp?id=7&page=2}. */
    private void firstBefore(ParsedPage page, Optional<String> url, Map<String, Pager> pagers) {
        Optional<Slot> own = slot(page.url());
        if (own.isPresent() && url.isPresent() && pathOf(own.get().before()).startsWith(stem(pathOf(url.get())))) {
            pagers.computeIfAbsent(own.get().shape(), shape -> new Pager(own.get())).firstBefore = true;
        }
    }

    private static String stem(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') ? path.substring(0, dot) : path;
    }

    /** A link "3" that leads to page 3, or to page 2 where counting starts at 0, is a pager's; others are not. */
    private static boolean fits(Slot slot, OptionalInt shown) {
        return shown.isEmpty() || Math.abs(slot.number() - shown.getAsInt()) <= 1;
    }

    /** "[2]" and "第2页" as "2". */
    private static String bare(String plain) {
        int from = 0;
        int to = plain.length();
        while (from < to && !Character.isDigit(plain.charAt(from)) && "[(【（第".indexOf(plain.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && "])】）页".indexOf(plain.charAt(to - 1)) >= 0) {
            to--;
        }
        return plain.substring(from, to);
    }

    private Found found(ParsedPage page, Pager pager, OptionalInt stated) {
        OptionalInt own = slot(page.url()).filter(slot -> slot.shape().equals(pager.slot.shape()))
                .map(slot -> OptionalInt.of(slot.number())).orElse(OptionalInt.empty());
        OptionalInt currentStated = page.script().number(currentVariables);
        OptionalInt known = offset(page, pager, own, currentStated, stated);
        if (known.isEmpty() && pager.urls.isEmpty()) {
            // Written by a script into a query, which counts as people do.
            known = OptionalInt.of(0);
        }
        // From a first page without a number all numbers are ahead; else what is not known is not guessed.
        int offset = known.orElse(own.isPresent() ? 0 : -1);
        int current = own.isPresent() ? Math.max(1, own.getAsInt() - offset) : 1;
        OptionalInt count = stated;
        if (count.isEmpty() && pager.last.isPresent()) {
            count = OptionalInt.of(pager.last.getAsInt() - offset);
        }
        Map<String, RawLink> pages = new LinkedHashMap<>();
        for (String url : pager.urls) {
            if (slot(url).filter(slot -> slot.number() <= span.last()).isPresent() && !url.equals(page.url())) {
                pages.putIfAbsent(url, RawLink.pager(url));
            }
        }
        boolean mayCount = known.isPresent() || own.isEmpty() && pager.last.isPresent();
        if (count.isPresent() && mayCount) {
            int end = span.end(current, count.getAsInt());
            for (int number = Math.max(2, current - span.atOnce()); number <= end; number++) {
                if (number != current) {
                    page.resolve(pager.slot.at(number + offset))
                            .ifPresent(url -> pages.putIfAbsent(url, RawLink.pager(url)));
                }
            }
        }
        return new Found(List.of(), List.copyOf(pages.values()), new ListTotal(OptionalInt.empty(), count));
    }

    /** A pager that a script writes: {@code "<a href='list.jsp?page=" + n + "'>"}; or the page's own address. */
    private Optional<Pager> written(ParsedPage page) {
        String mark = "=" + ScriptText.GAP;
        for (String literal : page.script().joinedLiteralsWith(mark)) {
            String reference = around(literal, literal.indexOf(mark));
            int gap = reference.indexOf(ScriptText.GAP);
            if (gap >= 0 && reference.indexOf(ScriptText.GAP, gap + 1) < 0) {
                Optional<Slot> slot = page.resolve(reference.replace(ScriptText.GAP, '2')).flatMap(this::inQuery);
                if (slot.isPresent()) {
                    return slot.map(Pager::new);
                }
            }
        }
        return inQuery(page.url()).map(Pager::new);
    }

    private static String around(String literal, int at) {
        int start = at;
        while (start > 0 && "'\"( <>".indexOf(literal.charAt(start - 1)) < 0) {
            start--;
        }
        int end = at;
        while (end < literal.length() && "'\") <>".indexOf(literal.charAt(end)) < 0) {
            end++;
        }
        return literal.substring(start, end);
    }

    private Optional<Slot> slot(String url) {
        int question = url.indexOf('?');
        return inQuery(url).or(() -> inName(url, question < 0 ? url.length() : question));
    }

    private Optional<Slot> inQuery(String url) {
        int question = url.indexOf('?');
        if (question >= 0) {
            for (String parameter : parameters) {
                int at = parameterAt(url, question, parameter);
                if (at >= 0) {
                    int end = at;
                    while (end < url.length() && url.charAt(end) != '&') {
                        end++;
                    }
                    OptionalInt number = ScriptText.number(url.substring(at, end));
                    if (number.isPresent()) {
                        return Optional.of(new Slot(url.substring(0, at), number.getAsInt(), url.substring(end)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static int parameterAt(String url, int question, String name) {
        int at = question;
        while (at >= 0 && at < url.length()) {
            int start = at + 1;
            if (url.regionMatches(true, start, name + "=", 0, name.length() + 1)) {
                return start + name.length() + 1;
            }
            at = url.indexOf('&', start);
        }
        return -1;
    }

    /** The number at the end of the file's stem, {@code index_12.html}, or of a last folder, {@code page/12/}. */
    private static Optional<Slot> inName(String url, int end) {
        int slash = url.lastIndexOf('/', end - 1);
        int dot = url.lastIndexOf('.', end - 1);
        int to = dot > slash ? dot : end;
        if (to > 0 && url.charAt(to - 1) == '/') {
            to--;
        }
        int from = to;
        while (from > 0 && Character.isDigit(url.charAt(from - 1))) {
            from--;
        }
        boolean bounded = from > 0 && from < to && "_-/".indexOf(url.charAt(from - 1)) >= 0;
        OptionalInt number = bounded ? ScriptText.number(url.substring(from, to)) : OptionalInt.empty();
        return number.isPresent()
                ? Optional.of(new Slot(url.substring(0, from), number.getAsInt(), url.substring(to)))
                : Optional.empty();
    }

    /**
     * What lies between the number of a page and the number in its address: 0 or -1. Absent when nothing says it; then
     * only links are followed, since a page behind the stated end is never asked for.
     */
    private OptionalInt offset(ParsedPage page, Pager pager, OptionalInt own, OptionalInt currentStated,
            OptionalInt stated) {
        List<OptionalInt> said = new ArrayList<>();
        said.add(pager.offset);
        if (own.isEmpty()) {
            // The link to the next page stands on the first one.
            said.add(difference(pager.next, OptionalInt.of(2)));
            said.add(difference(pager.last, stated));
        } else {
            said.add(difference(pager.last, stated));
            said.add(difference(own, currentStated));
            said.add(difference(own, currentInText(page)));
            if (pager.next.equals(own)) {
                // The last page's link to the next leads nowhere.
                said.add(difference(own, stated));
            }
            if (pager.firstBefore) {
                said.add(difference(own, OptionalInt.of(2)));
            }
        }
        return said.stream().filter(offset -> offset.isPresent() && (offset.getAsInt() == 0 || offset.getAsInt() == -1))
                .findFirst().orElse(OptionalInt.empty());
    }

    private static OptionalInt difference(OptionalInt inAddress, OptionalInt shown) {
        return inAddress.isPresent() && shown.isPresent() ? OptionalInt.of(inAddress.getAsInt() - shown.getAsInt())
                : OptionalInt.empty();
    }

    /** The number of this page that the text says outside of links: {@code 2/6页}, {@code 第2页}. */
    private static OptionalInt currentInText(ParsedPage page) {
        String text = page.runningText();
        for (int at = text.indexOf('页'); at >= 0; at = text.indexOf('页', at + 1)) {
            int from = digitsBefore(text, at);
            char before = from > 0 && from < at ? text.charAt(from - 1) : ' ';
            if (before == '第') {
                return ScriptText.number(text.substring(from, at));
            }
            if (before == '/' || before == '／') {
                int start = digitsBefore(text, from - 1);
                OptionalInt current = ScriptText.number(text.substring(start, from - 1));
                if (current.isPresent()) {
                    return current;
                }
            }
        }
        return OptionalInt.empty();
    }

    private static int digitsBefore(String text, int end) {
        int from = end;
        while (from > 0 && text.charAt(from - 1) >= '0' && text.charAt(from - 1) <= '9') {
            from--;
        }
        return from;
    }

    /** The number of pages that the script or the text says: {@code 共6页}, {@code 1/6页}. */
    private OptionalInt stated(ParsedPage page) {
        OptionalInt variable = page.script().number(totalVariables);
        return variable.isPresent() ? variable : stated(page.visibleText(), '页');
    }

    /** The number that a text says there are of a thing: {@code 共6页}, {@code 1/6页}, {@code 共 52 条}. */
    static OptionalInt stated(String text, char thing) {
        int at = text.indexOf(thing);
        while (at >= 0) {
            int end = at;
            while (end > 0 && (Character.isWhitespace(text.charAt(end - 1)) || text.charAt(end - 1) == '\u00a0')) {
                end--;
            }
            int from = end;
            while (from > 0 && text.charAt(from - 1) >= '0' && text.charAt(from - 1) <= '9') {
                from--;
            }
            int before = from;
            while (before > 0 && (Character.isWhitespace(text.charAt(before - 1)) || text.charAt(before - 1) == ':'
                    || text.charAt(before - 1) == '：' || text.charAt(before - 1) == '有')) {
                before--;
            }
            if (from < end && before > 0 && "共/／".indexOf(text.charAt(before - 1)) >= 0) {
                return ScriptText.number(text.substring(from, end));
            }
            at = text.indexOf(thing, at + 1);
        }
        return OptionalInt.empty();
    }
}
