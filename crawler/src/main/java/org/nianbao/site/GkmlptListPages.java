// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.nianbao.config.YamlNode;

/**
 * The catalogue platform of Guangdong (广东政府信息公开目录, gkmlpt). Its pages are filled by a script from
 * {@code window._CONFIG = {SID: '2', TREE: […], DETAIL: {…}}}; a category's list is JSON at
 * {@code …/gkmlpt/api/all/{category}?page=1&sid=2} with {@code articles}, and {@code total} or
 * {@code classify.post_count}. Some sites answer page 2 with 404 although the count says there is one.
 */
final class GkmlptListPages implements ListPages {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String API = "api/all/";

    /** The largest tree seen has some 900 categories. */
    private static final int MOST_CATEGORIES = 5_000;

    private final String folder;
    private final List<String> marks;
    private final int pageSize;
    private final PageSpan span;

    GkmlptListPages(YamlNode product, PageSpan span) {
        this.folder = product.required("folder").text();
        this.marks = product.required("config-marks").texts();
        this.pageSize = Math.max(1, product.required("page-size").integer(100));
        this.span = span;
    }

    /** A node of the tree with the words of the way to it. */
    private record Category(JsonNode node, String words) {
    }

    @Override
    public Optional<Found> find(ParsedPage page) {
        if (page.url().contains(folder + API)) {
            return answer(page);
        }
        return isOfPlatform(page) ? config(page) : Optional.empty();
    }

    private boolean isOfPlatform(ParsedPage page) {
        return marks.stream().allMatch(page.script()::contains)
                && (page.url().contains(folder) || page.script().contains(folder));
    }

    /** The HTML of the document that a page carries in its configuration instead of its body. */
    Optional<String> detail(ParsedPage page) {
        if (!isOfPlatform(page)) {
            return Optional.empty();
        }
        return page.script().block("DETAIL").flatMap(GkmlptListPages::json).map(detail -> detail.path("content"))
                .filter(JsonNode::isTextual).map(JsonNode::asText).filter(html -> !html.isBlank());
    }

    private Optional<Found> config(ParsedPage page) {
        Optional<String> site = page.script().value("SID").filter(sid -> sid.length() < 20);
        Optional<String> root = root(page);
        List<RawLink> entries = new ArrayList<>();
        detail(page).ifPresent(html -> entries.addAll(PageLinks.of(page.piece(html))));
        Optional<JsonNode> tree = page.script().block("TREE").flatMap(GkmlptListPages::json);
        if (site.isEmpty() || root.isEmpty() || tree.isEmpty()) {
            return entries.isEmpty() ? Optional.empty()
                    : Optional.of(new Found(entries, List.of(), ListTotal.UNKNOWN));
        }
        Deque<Category> open = new ArrayDeque<>();
        open.add(new Category(tree.get(), ""));
        int categories = 0;
        while (!open.isEmpty() && categories < MOST_CATEGORIES) {
            Category category = open.poll();
            JsonNode node = category.node();
            if (node.isArray()) {
                node.forEach(child -> open.add(new Category(child, category.words())));
                continue;
            }
            categories++;
            // "2023年" says what it is only below its parent's name.
            String words = (category.words() + " " + node.path("name").asText("")).strip();
            String jump = node.path("jump_url").asText("");
            String id = node.path("id").asText("");
            if (!jump.isBlank()) {
                page.resolve(jump).ifPresent(url -> entries.add(anchor(url, words)));
            } else if (node.path("children").isArray() && !node.path("children").isEmpty()) {
                open.add(new Category(node.get("children"), words));
            } else if (ScriptText.number(id).isPresent()) {
                page.resolve(root.get() + API + id + "?page=1&sid=" + site.get()).ifPresent(
                        url -> entries.add(new RawLink(url, words, RawLink.From.LIST, Optional.empty())));
            }
        }
        return Optional.of(new Found(entries, List.of(), ListTotal.UNKNOWN));
    }

    /** Everything up to and with the platform's folder: some sites have it below a folder of their own. */
    private Optional<String> root(ParsedPage page) {
        int at = page.url().indexOf(folder);
        if (at >= 0) {
            return Optional.of(page.url().substring(0, at + folder.length()));
        }
        return page.resolve(folder);
    }

    private Optional<Found> answer(ParsedPage page) {
        Optional<JsonNode> answer = json(page.text());
        if (answer.isEmpty() || !answer.get().path("articles").isArray()) {
            return Optional.empty();
        }
        List<RawLink> entries = new ArrayList<>();
        JsonNode articles = answer.get().path("articles");
        for (JsonNode article : articles) {
            String url = first(article, "url", "post_url", "mobile_url");
            String title = article.path("title").asText("");
            page.resolve(url).ifPresent(found -> entries.add(anchor(found, title)));
            for (JsonNode attachment : article.path("attachment")) {
                page.resolve(first(attachment, "url", "path")).ifPresent(
                        found -> entries.add(anchor(found, attachment.path("name").asText(title))));
            }
        }
        OptionalInt total = count(answer.get().path("total"));
        if (total.isEmpty()) {
            total = count(answer.get().path("classify").path("post_count"));
        }
        return Optional.of(new Found(entries, further(page.url(), articles.size(), total, page),
                new ListTotal(total, OptionalInt.empty())));
    }

    private List<RawLink> further(String url, int shown, OptionalInt total, ParsedPage page) {
        List<RawLink> pages = new ArrayList<>();
        int current = Math.max(1, Query.of(url).number("page").orElse(1));
        if (shown == 0 || total.isEmpty()) {
            return pages;
        }
        // The first page shows how many one page holds; a later, shorter one must not make the list longer.
        int size = current == 1 ? shown : Math.max(shown, pageSize);
        long count = ((long) total.getAsInt() + size - 1) / size;
        int end = span.end(current, (int) Math.min(count, Integer.MAX_VALUE));
        for (int number = current + 1; number <= end; number++) {
            page.resolve(Query.of(url).with(Map.of("page", String.valueOf(number))))
                    .ifPresent(next -> pages.add(RawLink.pager(next)));
        }
        return pages;
    }

    private static RawLink anchor(String url, String words) {
        return new RawLink(url, words, RawLink.From.ANCHOR, Optional.empty());
    }

    private static String first(JsonNode node, String... names) {
        for (String name : names) {
            String value = node.path(name).asText("");
            if (!value.isBlank() && !value.equals("null")) {
                return value;
            }
        }
        return "";
    }

    private static OptionalInt count(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? OptionalInt.empty() : ScriptText.number(node.asText(""));
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
