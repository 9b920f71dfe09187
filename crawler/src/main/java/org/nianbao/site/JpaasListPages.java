// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jsoup.nodes.Element;
import org.nianbao.config.YamlNode;

/**
 * The lists of jpaas (大汉): an element's {@code queryData} attribute holds the parameters of a GET, the answer is JSON
 * with a piece of HTML in {@code data.html}, and in that piece an element says {@code rows} and {@code count}. Further
 * pages are asked for by {@code paramJson={"pageNo":2,"pageSize":15}}.
 */
final class JpaasListPages implements ListPages {

    /** A portal's home page has some thirty lists. */
    private static final int MOST_LISTS = 200;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String path;
    private final String defaultUrl;
    private final PageSpan span;

    JpaasListPages(YamlNode product, PageSpan span) {
        this.path = product.required("path").text();
        this.defaultUrl = product.required("default-url").text();
        this.span = span;
    }

    @Override
    public Optional<Found> find(ParsedPage page) {
        return page.url().contains(path) ? answer(page) : asking(page);
    }

    /** A column page: its elements with parameters, each a list to ask for. */
    private Optional<Found> asking(ParsedPage page) {
        List<RawLink> lists = new ArrayList<>();
        for (Element element : page.document().select("[queryData]").stream().limit(MOST_LISTS).toList()) {
            Map<String, String> parameters = ScriptText.object(new ScriptText(element.attr("queryData")));
            String url = element.hasAttr("url") ? element.attr("url") : defaultUrl;
            if (parameters.containsKey("pageId") || parameters.containsKey("webId") || url.contains(path)) {
                parameters.keySet().removeIf(name -> name.equals("rows") || name.equals("count"));
                if (url.contains(path) && !parameters.isEmpty()) {
                    page.resolve(Query.of(url).with(parameters)).ifPresent(list -> lists.add(RawLink.pager(list)));
                }
            }
        }
        return lists.isEmpty() ? Optional.empty() : Optional.of(new Found(List.of(), lists, ListTotal.UNKNOWN));
    }

    private Optional<Found> answer(ParsedPage page) {
        Optional<String> html = html(page.text());
        if (html.isEmpty()) {
            return Optional.empty();
        }
        ParsedPage piece = page.piece(html.get());
        List<RawLink> entries = PageLinks.of(piece);
        OptionalInt rows = OptionalInt.empty();
        OptionalInt count = OptionalInt.empty();
        for (Element element : piece.document().select("[count], [rows], [queryData]").stream().limit(MOST_LISTS)
                .toList()) {
            Map<String, String> said = ScriptText.object(new ScriptText(element.attr("queryData")));
            count = count.isPresent() ? count : number(element, said, "count");
            rows = rows.isPresent() ? rows : number(element, said, "rows");
        }
        List<RawLink> pages = new ArrayList<>();
        OptionalInt pageCount = OptionalInt.empty();
        if (rows.isPresent() && rows.getAsInt() > 0 && count.isPresent()) {
            pageCount = OptionalInt.of((int) (((long) count.getAsInt() + rows.getAsInt() - 1) / rows.getAsInt()));
            int current = current(page.url());
            int end = entries.isEmpty() ? current : span.end(current, pageCount.getAsInt());
            for (int number = Math.max(2, current - span.atOnce()); number <= end; number++) {
                if (number != current) {
                    String asked = "{\"pageNo\":" + number + ",\"pageSize\":" + rows.getAsInt() + "}";
                    page.resolve(Query.of(page.url()).with(Map.of("paramJson", asked)))
                            .ifPresent(url -> pages.add(RawLink.pager(url)));
                }
            }
        }
        return Optional.of(new Found(entries, pages, new ListTotal(count, pageCount)));
    }

    private static OptionalInt number(Element element, Map<String, String> said, String name) {
        OptionalInt number = ScriptText.number(element.attr(name));
        return number.isPresent() ? number : ScriptText.number(said.getOrDefault(name, ""));
    }

    private static Optional<String> html(String text) {
        try {
            JsonNode html = JSON.readTree(text).path("data").path("html");
            return html.isTextual() ? Optional.of(html.asText()) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static int current(String url) {
        String asked = Query.of(url).value("paramjson").map(Reference::readable).orElse("");
        OptionalInt number = new ScriptText(asked).number(List.of("pageNo"));
        return number.isPresent() ? Math.max(1, number.getAsInt()) : 1;
    }
}
