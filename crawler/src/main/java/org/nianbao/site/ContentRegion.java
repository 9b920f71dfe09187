// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeVisitor;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.YamlNode;

/**
 * The part of a page that is its content, as text that is the same at every visit: no counters, no menus, no date of
 * today. By {@code config/site/regions.yaml}.
 */
final class ContentRegion {

    /** Where the first of this many links and pictures lead is content; the rest of a longer page is its text. */
    private static final int MOST_TARGETS = 5_000;

    /** A report may come in several parts, and with several files. */
    private static final int MOST_REGIONS = 100;

    private final List<String> selectors;
    private final int enough;
    private final Set<String> chromeTags;
    private final Set<String> chromeWords;
    private final Words volatileWords;
    private final int volatileAtMost;
    private final double menuShare;

    private final Predicate<String> files;

    private ContentRegion(YamlNode root, Predicate<String> files) {
        this.files = files;
        selectors = root.required("content").texts();
        enough = root.required("enough").integer(80);
        chromeTags = new HashSet<>(root.required("chrome-tags").texts());
        chromeWords = new HashSet<>(root.required("chrome-words").texts());
        volatileWords = new Words(root.required("volatile").texts());
        volatileAtMost = root.required("volatile-at-most").integer(120);
        menuShare = share(root.required("menu-share"));
    }

    /** Reads its configuration; {@code files} says of a reference whether it is a file, which is never chrome. */
    static ContentRegion from(Path config, Predicate<String> files, ConfigMistakes mistakes) {
        YamlNode root = YamlNode.read(config.resolve("site").resolve("regions.yaml"), mistakes);
        root.map(Set.of("content", "enough", "chrome-tags", "chrome-words", "volatile", "volatile-at-most",
                "menu-share"));
        return new ContentRegion(root, files);
    }

    private static double share(YamlNode node) {
        try {
            return Double.parseDouble(node.text());
        } catch (NumberFormatException e) {
            node.mistake("should be a number between 0 and 1");
            return 1;
        }
    }

    /** The content as lines: its text, and where its links and pictures lead. */
    String text(ParsedPage page) {
        Element body = page.document().body();
        for (String selector : selectors) {
            List<Element> regions = page.document().select(selector).stream().limit(MOST_REGIONS)
                    .filter(region -> !isInsideMatch(region, selector)).toList();
            if (regions.stream().anyMatch(region -> reaches(region, enough))) {
                StringBuilder lines = new StringBuilder();
                regions.forEach(region -> lines.append(lines(region, page, true)));
                return lines.append(fileLinks(page)).toString();
            }
        }
        return lines(body, page, false) + fileLinks(page);
    }

    /** Where the files of a page lead: an attachment often stands outside the content, and a new one is news. */
    private String fileLinks(ParsedPage page) {
        StringBuilder lines = new StringBuilder();
        page.document().select("a[href]").stream().map(anchor -> anchor.attr("href"))
                .filter(href -> href.length() < 4_000 && files.test(href)).limit(MOST_REGIONS).forEach(
                        href -> page.resolve(href).ifPresent(url -> lines.append(withoutHost(url)).append('\n')));
        return lines.toString();
    }

    /** Nested matches of one selector would be read again and again. */
    private static boolean isInsideMatch(Element region, String selector) {
        Element parent = region.parent();
        return parent != null && parent.closest(selector) != null;
    }

    private static boolean reaches(Element region, int length) {
        int[] seen = {0};
        region.filter((node, depth) -> {
            if (node instanceof TextNode text && !text.isBlank()) {
                seen[0] += text.text().strip().length();
            } else if (node instanceof Element picture && picture.normalName().equals("img")) {
                // A scanned report is one picture.
                seen[0] += length;
            }
            return seen[0] >= length ? NodeFilter.FilterResult.STOP : NodeFilter.FilterResult.CONTINUE;
        });
        return seen[0] >= length;
    }

    /** How much text an element holds, and how much of it in links; one walk for the whole page. */
    private static final class Weight {
        private int text;
        private int linked;
        private int links;
        private int files;
    }

    /**
     * Whether a page has running text besides its links; then blocks that are mostly links are its menus and its lists
     * of other reports. A page of links alone is a list, and the links are its content.
     */
    private boolean hasMenus(Weight all) {
        return all.text - all.linked >= Math.max(enough * 4, all.linked / 4);
    }

    private boolean isMenu(Element element, Weight weight) {
        return element.isBlock() && weight.links >= 2 && weight.files == 0 && weight.linked >= weight.text * menuShare;
    }

    private Map<Element, Weight> weigh(Element body) {
        Map<Element, Weight> weights = new IdentityHashMap<>();
        Deque<Weight> open = new ArrayDeque<>();
        int[] anchors = {0};
        body.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode text) {
                    int length = text.isBlank() ? 0 : text.getWholeText().strip().length();
                    if (!open.isEmpty()) {
                        open.peek().text += length;
                        open.peek().linked += anchors[0] > 0 ? length : 0;
                    }
                } else if (node instanceof Element element) {
                    open.push(new Weight());
                    if (element.normalName().equals("a")) {
                        anchors[0]++;
                        open.peek().links++;
                        open.peek().files += files.test(element.attr("href")) ? 1 : 0;
                    }
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element) {
                    Weight own = open.pop();
                    weights.put(element, own);
                    if (element.normalName().equals("a")) {
                        anchors[0]--;
                    }
                    if (!open.isEmpty()) {
                        open.peek().text += own.text;
                        open.peek().linked += own.linked;
                        open.peek().links += own.links;
                        open.peek().files += own.files;
                    }
                }
            }
        });
        return weights;
    }

    /** Writes the lines of a region; {@code marked} when it is known to be the content, and not the whole page. */
    private String lines(Element region, ParsedPage page, boolean marked) {
        Map<Element, Weight> weights = weigh(region);
        Weight all = weights.get(region);
        boolean menus = !marked && hasMenus(all);
        StringBuilder lines = new StringBuilder();
        boolean[] counterOpen = {false};
        int[] resolved = {0};
        region.filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                if (node instanceof TextNode text) {
                    text(text.getWholeText());
                    return FilterResult.CONTINUE;
                }
                if (!(node instanceof Element element)) {
                    return FilterResult.CONTINUE;
                }
                Weight weight = weights.get(element);
                // What holds most of the text is content, whatever its class is called.
                boolean minor = element != region && weight.text * 2 <= all.text;
                if (chromeTags.contains(element.normalName())
                        || minor && (hasChromeName(element) || menus && isMenu(element, weight))
                        || element != region && weight.text <= 4 * volatileAtMost && isVolatile(element)) {
                    counterOpen[0] = false;
                    return FilterResult.SKIP_ENTIRELY;
                }
                if (marked && element.normalName().equals("td")) {
                    // A number in the next cell of a report is a figure.
                    counterOpen[0] = false;
                }
                String target = switch (element.normalName()) {
                    case "a" -> element.attr("href");
                    case "img", "iframe" -> element.attr("src");
                    default -> "";
                };
                if (!target.isBlank() && target.length() < 4_000 && !target.startsWith("data:")
                        && resolved[0]++ < MOST_TARGETS) {
                    page.resolve(target).ifPresent(url -> lines.append('<').append(withoutHost(url)).append(">\n"));
                }
                return FilterResult.CONTINUE;
            }

            private void text(String whole) {
                String plain = Words.plain(whole);
                if (plain.isEmpty()) {
                    return;
                }
                if (counterOpen[0] && isCount(plain)) {
                    return;
                }
                counterOpen[0] = false;
                if (plain.length() <= volatileAtMost && volatileWords.in(plain) && !isSentence(plain)) {
                    counterOpen[0] = true;
                    return;
                }
                lines.append(plain).append('\n');
            }
        });
        return lines.toString();
    }

    private static String withoutHost(String url) {
        int slash = url.indexOf('/', url.indexOf("://") + 3);
        return slash < 0 ? "/" : url.substring(slash);
    }

    private boolean hasChromeName(Element element) {
        return element.attributesSize() > 0 && (hasChromeWord(element.id()) || hasChromeWord(element.className()));
    }

    /** Whether a word of the class or id is chrome's: {@code top-nav_2} and {@code topNav} have top and nav. */
    private boolean hasChromeWord(String names) {
        if (names.isEmpty()) {
            return false;
        }
        for (String name : pieces(names)) {
            if (chromeWords.contains(name)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> pieces(String names) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        for (int i = 0; i < Math.min(names.length(), 300); i++) {
            char c = names.charAt(i);
            boolean capital = c >= 'A' && c <= 'Z' && i > 0 && Character.isLowerCase(names.charAt(i - 1));
            if (!Character.isLetter(c) || capital) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            if (Character.isLetter(c)) {
                piece.append(c);
            }
        }
        pieces.add(piece.toString());
        return pieces.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    /** Whether the whole of a short element is about this visit. */
    private boolean isVolatile(Element element) {
        Optional<String> text = shortText(element);
        return text.isPresent() && volatileWords.in(text.get()) && !isSentence(text.get())
                && element.selectFirst("table, td, tr") == null && !element.normalName().equals("td")
                && !element.normalName().equals("tr");
    }

    private Optional<String> shortText(Element element) {
        StringBuilder text = new StringBuilder();
        int[] nodes = {0};
        element.filter((node, depth) -> {
            if (node instanceof TextNode words) {
                text.append(words.getWholeText(), 0, Math.min(words.getWholeText().length(), 4 * volatileAtMost));
            }
            return text.length() > 4 * volatileAtMost || ++nodes[0] > 40 ? NodeFilter.FilterResult.STOP
                    : NodeFilter.FilterResult.CONTINUE;
        });
        String plain = Words.plain(text.toString());
        return nodes[0] > 40 || plain.length() > volatileAtMost ? Optional.empty() : Optional.of(plain);
    }

    /** A sentence of a report may well tell how often its site was visited. */
    private static boolean isSentence(String plain) {
        return plain.indexOf('。') >= 0 || plain.indexOf(';') >= 0 || plain.indexOf('；') >= 0;
    }

    private static boolean isCount(String plain) {
        return plain.length() <= 20 && plain.chars().allMatch(c -> c >= '0' && c <= '9' || ",.:：次人-/年月日".indexOf(c) >= 0);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
