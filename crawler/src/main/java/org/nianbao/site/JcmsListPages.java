// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jsoup.parser.Parser;
import org.nianbao.config.YamlNode;

/**
 * The lists of JCMS (大汉): {@code <datastore>} XML inside a script or as an answer of {@code dataproxy.jsp}, each
 * {@code <record>} with a piece of HTML in CDATA. Further records come by the {@code <nextgroup>} link (GET) or by a
 * POST of the page's own parameters with the range of records in the address. Broken XML is read as far as it goes.
 */
final class JcmsListPages implements ListPages {

    private static final String CDATA = "<![CDATA[";
    private static final String CDATA_END = "]]>";

    /** A list of more records than this in one answer is none. */
    private static final int MOST_RECORDS = 20_000;

    private final List<String> proxyMarks;
    private final List<String> proxyVariables;
    private final List<String> formVariables;
    private final List<String> totalVariables;
    private final List<String> sizeVariables;
    private final String defaultProxy;
    private final int defaultSize;
    private final PageSpan span;

    JcmsListPages(YamlNode product, PageSpan span) {
        this.proxyMarks = product.required("proxy-marks").texts();
        this.proxyVariables = product.get("proxy-variables").texts();
        this.formVariables = product.get("form-variables").texts();
        this.totalVariables = product.get("total-variables").texts();
        this.sizeVariables = product.get("page-size-variables").texts();
        this.defaultProxy = product.required("default-proxy").text();
        this.defaultSize = product.required("default-page-size").integer(20);
        this.span = span;
    }

    @Override
    public Optional<Found> find(ParsedPage page) {
        String text = page.text();
        boolean store = contains(text, "<datastore") || contains(text, "<recordset");
        boolean proxy = proxyMarks.stream().anyMatch(page.script()::contains);
        if (!store && !proxy) {
            return Optional.empty();
        }
        List<String> records = store ? records(text) : List.of();
        List<RawLink> entries = new ArrayList<>();
        if (!records.isEmpty()) {
            entries.addAll(PageLinks.of(page.piece(String.join("\n", records))));
        }
        OptionalInt total = tag(text, "totalrecord").or(() -> number(page, totalVariables)).map(OptionalInt::of)
                .orElse(OptionalInt.empty());
        OptionalInt pagesStated = tag(text, "totalpage").map(OptionalInt::of).orElse(OptionalInt.empty());
        int size = number(page, sizeVariables).filter(n -> n > 0).orElse(records.isEmpty() ? defaultSize
                : Math.min(records.size(), defaultSize));
        List<RawLink> further = new ArrayList<>();
        boolean asksItself = proxyMarks.stream().anyMatch(page.url()::contains);
        if (!records.isEmpty() || !asksItself) {
            nextGroup(page, pagesStated).ifPresent(further::add);
        }
        if (further.isEmpty() && total.isPresent() && !asksItself) {
            further.addAll(ranges(page, records.size(), total.getAsInt(), size));
        }
        if (further.isEmpty() && asksItself && !records.isEmpty()) {
            nextRange(page, total).ifPresent(further::add);
        }
        OptionalInt pages = pagesStated.isPresent() || total.isEmpty() ? pagesStated
                : OptionalInt.of((int) (((long) total.getAsInt() + size - 1) / size));
        return Optional.of(new Found(entries, further, new ListTotal(total, pages)));
    }

    private static boolean contains(String text, String mark) {
        return text.contains(mark) || text.contains(mark.toUpperCase(Locale.ROOT));
    }

    private static Optional<Integer> number(ParsedPage page, List<String> names) {
        OptionalInt number = page.script().number(names);
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    /** The HTML of each record; a record that does not end ends where the next begins. */
    private static List<String> records(String text) {
        List<String> records = new ArrayList<>();
        int at = find(text, "<record>", 0);
        while (at >= 0 && records.size() < MOST_RECORDS) {
            int start = at + "<record>".length();
            int next = find(text, "<record>", start);
            int bound = next < 0 ? find(text, "</recordset", start) : next;
            String inside = text.substring(start, bound < 0 ? text.length() : bound);
            records.add(unwrapped(inside));
            at = next;
        }
        return records;
    }

    private static int find(String text, String tag, int from) {
        int lower = text.indexOf(tag, from);
        if (lower >= 0) {
            return lower;
        }
        return text.indexOf(tag.toUpperCase(Locale.ROOT), from);
    }

    private static String unwrapped(String inside) {
        int open = inside.indexOf(CDATA);
        String html;
        if (open >= 0) {
            int close = inside.indexOf(CDATA_END, open);
            html = inside.substring(open + CDATA.length(), close < 0 ? inside.length() : close);
        } else {
            int close = inside.indexOf("</record");
            html = close < 0 ? inside : inside.substring(0, close);
        }
        boolean escaped = !html.contains("<") && html.contains("&lt;");
        return escaped ? Parser.unescapeEntities(html, false) : html;
    }

    private static Optional<Integer> tag(String text, String name) {
        int at = find(text, "<" + name + ">", 0);
        if (at < 0) {
            return Optional.empty();
        }
        int start = at + name.length() + 2;
        int end = text.indexOf('<', start);
        OptionalInt number = end < 0 || end - start > 20 ? OptionalInt.empty()
                : ScriptText.number(text.substring(start, end));
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    private Optional<RawLink> nextGroup(ParsedPage page, OptionalInt pages) {
        int at = find(page.text(), "<nextgroup>", 0);
        if (at < 0) {
            return Optional.empty();
        }
        int end = find(page.text(), "</nextgroup>", at);
        String inside = unwrapped(page.text().substring(at + "<nextgroup>".length(),
                end < 0 ? Math.min(page.text().length(), at + 4000) : end));
        return PageLinks.of(page.piece(inside)).stream().map(RawLink::url).filter(url -> !url.equals(page.url()))
                .filter(url -> {
                    OptionalInt number = Query.of(url).number("page");
                    return number.isEmpty() || number.getAsInt() <= Math.min(pages.orElse(span.last()), span.last());
                }).findFirst().map(RawLink::pager);
    }

    /** One POST for each page of records that the page itself does not show. */
    private List<RawLink> ranges(ParsedPage page, int shown, int total, int size) {
        Optional<Form> form = form(page);
        Optional<String> proxy = proxy(page, form.isPresent());
        List<RawLink> ranges = new ArrayList<>();
        if (proxy.isEmpty()) {
            return ranges;
        }
        int most = Math.min(total, Math.multiplyExact(Math.min(span.last(), 1_000_000 / size), size));
        for (int start = shown / size * size + 1; start <= most; start += size) {
            Map<String, String> range = range(start, Math.min(start + size - 1, total), size);
            page.resolve(Query.of(proxy.get()).with(range)).ifPresent(url -> ranges.add(
                    form.map(fields -> RawLink.pager(url, fields)).orElseGet(() -> RawLink.pager(url))));
        }
        return ranges;
    }

    private static Map<String, String> range(int start, int end, int size) {
        Map<String, String> range = new LinkedHashMap<>();
        range.put("startrecord", String.valueOf(start));
        range.put("endrecord", String.valueOf(end));
        range.put("perpage", String.valueOf(size));
        return range;
    }

    private Optional<Form> form(ParsedPage page) {
        for (String name : formVariables) {
            Optional<Map<String, String>> fields = page.script().object(name);
            if (fields.isPresent()) {
                return Optional.of(new Form(fields.get()));
            }
        }
        return Optional.empty();
    }

    /** Where to ask: what the script says, else any literal with the proxy in it, else where this product has it. */
    private Optional<String> proxy(ParsedPage page, boolean formKnown) {
        for (String name : proxyVariables) {
            Optional<String> said = page.script().value(name).filter(value -> proxyMarks.stream()
                    .anyMatch(value::contains)).flatMap(page::resolve);
            if (said.isPresent()) {
                return said;
            }
        }
        for (String mark : proxyMarks) {
            for (String literal : page.script().joinedLiteralsWith(mark)) {
                if (literal.indexOf('<') < 0 && literal.indexOf(ScriptText.GAP) < 0) {
                    Optional<String> said = page.resolve(literal);
                    if (said.isPresent()) {
                        return said;
                    }
                }
            }
        }
        return formKnown ? page.resolve(defaultProxy) : Optional.empty();
    }

    /** An answer to a GET for a range, with a total behind its end, leads to the range after it. */
    private Optional<RawLink> nextRange(ParsedPage page, OptionalInt total) {
        Query query = Query.of(page.url());
        OptionalInt start = query.number("startrecord");
        OptionalInt end = query.number("endrecord");
        OptionalInt size = query.number("perpage");
        boolean whole = start.isPresent() && end.isPresent() && total.isPresent() && query.has("columnid");
        if (!whole || end.getAsInt() >= total.getAsInt() || end.getAsInt() < start.getAsInt()) {
            return Optional.empty();
        }
        int width = end.getAsInt() - start.getAsInt() + 1;
        if ((long) end.getAsInt() / width > span.last()) {
            return Optional.empty();
        }
        return page.resolve(query.with(range(end.getAsInt() + 1, Math.min(end.getAsInt() + width, total.getAsInt()),
                size.orElse(width)))).map(RawLink::pager);
    }
}
