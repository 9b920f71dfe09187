// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.YamlNode;
import org.nianbao.decode.DecodedText;
import org.nianbao.decode.TextDecoder;
import org.nianbao.site.PageReading.Kind;
import org.nianbao.site.PageReading.Verdict;

/**
 * Reads one fetched page: what it really is and where it leads. Safe for use by many threads.
 *
 * <p>It judges bodies, not statuses: of a plain error status it says content without links, and what that means is
 * the caller's knowledge. A status that is a wall's own is a wall.
 */
public final class SiteReader {

    /** A list with this many links that name reports is a column of reports, whatever its title is. */
    private static final int REPORTS_OF_A_COLUMN = 2;

    /** A longer text is read up to here; 10 MB and more are pictures written into a page, behind its text. */
    private static final int MOST_CHARACTERS = 12_000_000;

    private final UrlRules urls;
    private final LinkPolicy policy;
    private final LinkWords words;
    private final ContentRegion region;
    private final AnswerSigns signs;
    private final Sitemaps sitemaps;
    private final Map<String, ListPages> products = new LinkedHashMap<>();

    private SiteReader(Path config, ConfigMistakes mistakes) {
        urls = UrlRules.from(config, mistakes);
        policy = LinkPolicy.from(config, mistakes);
        words = LinkWords.from(config, mistakes);
        region = ContentRegion.from(config, words::isAttachment, mistakes);
        signs = AnswerSigns.from(config, mistakes);
        sitemaps = new Sitemaps(urls);
        YamlNode root = YamlNode.read(config.resolve("site").resolve("products.yaml"), mistakes);
        root.map(Set.of("pages-at-once", "max-list-pages", "products"));
        PageSpan span = new PageSpan(Math.max(1, root.required("pages-at-once").integer(60)),
                Math.max(1, root.required("max-list-pages").integer(1000)));
        for (YamlNode product : root.required("products").list()) {
            reader(product, span).ifPresent(reader -> products.put(product.required("name").text(), reader));
        }
    }

    private static Optional<ListPages> reader(YamlNode product, PageSpan span) {
        String reader = product.required("reader").text();
        return switch (reader) {
            case "trs" -> Optional.of(new TrsListPages(product, span));
            case "jcms" -> Optional.of(new JcmsListPages(product, span));
            case "jpaas" -> Optional.of(new JpaasListPages(product, span));
            case "gkmlpt" -> Optional.of(new GkmlptListPages(product, span));
            case "vsb" -> Optional.of(new VsbListPages(product, span));
            case "plain" -> Optional.of(new PlainListPages(product, span));
            default -> {
                product.required("reader").mistake("'" + reader + "' is no reader; there are trs, jcms, jpaas, "
                        + "gkmlpt, vsb and plain");
                yield Optional.empty();
            }
        };
    }

    /** Reads all of {@code site/} below the configuration folder. */
    public static SiteReader from(Path config, ConfigMistakes mistakes) {
        return new SiteReader(config, mistakes);
    }

    /** How addresses are spelt. */
    public UrlRules urls() {
        return urls;
    }

    /** Which addresses are followed. */
    public LinkPolicy policy() {
        return policy;
    }

    /** Reads one answer; never throws for what a server sent. */
    public PageReading read(FetchedPage fetched) {
        String url = urls.canonical(fetched.url()).map(CanonicalUrl::url).orElse(fetched.url());
        Optional<AnswerSigns.Sign> byStatus = signs.byStatus(fetched);
        if (byStatus.isPresent()) {
            return judged(byStatus.get(), fetched, "");
        }
        if (Bytes.isFile(fetched)) {
            return file(fetched, url);
        }
        boolean html = !fetched.mediaType().endsWith("json");
        DecodedText decoded = TextDecoder.decode(fetched.body(), fetched.header("Content-Type"), html);
        String text = decoded.text().length() > MOST_CHARACTERS ? decoded.text().substring(0, MOST_CHARACTERS)
                : decoded.text();
        if (Sitemaps.isSitemap(fetched, text.stripLeading())) {
            return sitemap(fetched);
        }
        // Only the answer to a script is a piece of the page that asked; a page stands for itself.
        boolean answer = isAnswer(text);
        Optional<String> asker = answer ? fetched.foundOn() : Optional.empty();
        return page(fetched, ParsedPage.of(url, text, decoded.charset(), urls, asker), asker, answer);
    }

    private PageReading page(FetchedPage fetched, ParsedPage page, Optional<String> asker, boolean answer) {
        Found found = lists(page);
        List<RawLink> raw = new ArrayList<>(answer ? List.of() : PageLinks.of(page));
        raw.addAll(found.lists.entries());
        raw.addAll(found.lists.pages());
        raw.removeIf(link -> link.url().equals(page.url()) && link.post().isEmpty());

        ParsedPage content = products.values().stream().filter(GkmlptListPages.class::isInstance)
                .map(GkmlptListPages.class::cast).map(gkmlpt -> gkmlpt.detail(page)).flatMap(Optional::stream)
                .findFirst().map(page::piece).orElse(page);
        String running = content.runningText();
        // Some products number their list pages as others number their articles.
        boolean article = words.isArticle(page.url()) && found.lists.pages().isEmpty();
        boolean reads = words.readsAsReport(running);
        boolean shown = !answer && fetched.status() < 400;
        Optional<AnswerSigns.Sign> sign = answer ? Optional.empty() : signs.read(new AnswerSigns.Seen(fetched, page,
                content.visibleText(), running, raw.size(), article, reads, content != page));
        if (sign.isPresent()) {
            return judged(sign.get(), fetched, page.document().title());
        }
        String lines = region.text(content) + entries(found.lists.entries());
        String hash = lines.isBlank() ? ContentRegion.sha256(fetched.body()) : ContentRegion.sha256(lines);
        if (!shown && !answer) {
            return new PageReading(Verdict.CONTENT, "status " + fetched.status(), List.of(), ListTotal.UNKNOWN, 0, hash,
                    Kind.OTHER, title(page), found.product);
        }
        boolean report = isReport(page, running, article, reads, raw);
        long reportLinks = raw.stream().filter(link -> words.namesReport(link.anchor())
                && LinkWords.namesYear(link.anchor())).limit(REPORTS_OF_A_COLUMN).count();
        boolean column = !report && (!isHome(page.url()) && reportLinks >= (answer ? 1 : REPORTS_OF_A_COLUMN)
                || isColumn(asker, page, article));
        boolean noFollow = page.meta("robots").map(said -> said.toLowerCase(Locale.ROOT))
                .filter(said -> said.contains("nofollow") || said.contains("none")).isPresent();
        Collection<Link> links = noFollow ? List.of() : weighed(raw, column, report);
        Kind kind = report ? Kind.REPORT : column ? Kind.COLUMN : Kind.OTHER;
        Verdict verdict = Verdict.CONTENT;
        String reason = "";
        if (raw.size() >= PageLinks.MOST_LINKS) {
            reason = "more than " + PageLinks.MOST_LINKS + " links; those behind are not read";
        } else if (noFollow) {
            reason = "its robots tag asks not to follow its links";
        } else if (column && !answer && shows(links) == 0) {
            Optional<AnswerSigns.Sign> filled = signs.browserOnlyList(page);
            verdict = filled.map(AnswerSigns.Sign::verdict).orElse(verdict);
            reason = filled.map(AnswerSigns.Sign::reason).orElse("a column without entries");
        } else if (links.isEmpty() && running.isEmpty()) {
            reason = "no text and no links";
        }
        ListTotal total = column && !answer ? found.lists.total().or(new ListTotal(
                PlainListPages.stated(page.visibleText(), '条'), OptionalInt.empty())) : found.lists.total();
        int entries = found.lists.entries().isEmpty() ? column ? entries(links) : 0 : found.lists.entries().size();
        return new PageReading(verdict, reason, List.copyOf(links), total, entries, hash, kind, title(page),
                found.product);
    }

    /** A home page shows the newest of everything and is no column for it. */
    private static boolean isHome(String url) {
        return url.indexOf('/', url.indexOf("://") + 3) == url.length() - 1;
    }

    /** The reading of the first product that knows the page. */
    private record Found(ListPages.Found lists, Optional<String> product) {
    }

    private Found lists(ParsedPage page) {
        for (Map.Entry<String, ListPages> product : products.entrySet()) {
            Optional<ListPages.Found> found = product.getValue().find(page);
            if (found.isPresent()) {
                return new Found(found.get(), Optional.of(product.getKey()));
            }
        }
        return new Found(new ListPages.Found(List.of(), List.of(), ListTotal.UNKNOWN), Optional.empty());
    }

    /** Whether the text is data for a script and not a page. */
    private static boolean isAnswer(String text) {
        String start = text.substring(0, Math.min(text.length(), 300)).strip().toLowerCase(Locale.ROOT);
        return start.startsWith("{") || start.startsWith("[") || start.startsWith("<datastore")
                || start.startsWith("<recordset") || start.startsWith("<?xml") && !start.contains("<html")
                && !start.contains("<!doctype html");
    }

    private boolean isReport(ParsedPage page, String running, boolean article, boolean reads, List<RawLink> raw) {
        List<String> titles = page.titles();
        boolean named = titles.stream().anyMatch(words::namesReport);
        boolean yearNamed = titles.stream().anyMatch(title -> words.namesReport(title) && LinkWords.namesYear(title));
        if (reads) {
            return named || titles.stream().anyMatch(words::namesColumn) || words.columnPath(page.url())
                    || words.namesReport(running.substring(0, Math.min(running.length(), 200)));
        }
        boolean file = raw.stream().anyMatch(link -> words.isAttachment(link.url()));
        return yearNamed && article || yearNamed && file && raw.stream().filter(link -> words.namesReport(link.anchor()))
                .limit(REPORTS_OF_A_COLUMN).count() < REPORTS_OF_A_COLUMN;
    }

    private boolean isColumn(Optional<String> asker, ParsedPage page, boolean article) {
        boolean byPath = words.columnPath(page.url()) && !article;
        boolean byAsker = asker.filter(words::columnPath).isPresent();
        return byPath || byAsker || page.titles().stream().limit(2).anyMatch(
                title -> words.namesReport(title) || words.namesColumn(title))
                || page.meta("ColumnName").filter(words::namesColumn).isPresent() && !article;
    }

    private Collection<Link> weighed(List<RawLink> raw, boolean column, boolean report) {
        Map<String, Link> links = new LinkedHashMap<>();
        LinkWords.Scale scale = words.scale(column, report);
        for (RawLink one : raw) {
            Link link = scale.weigh(one);
            links.merge(link.identity(), link, SiteReader::better);
        }
        return links.values();
    }

    /** Of two links of one request the better one; a pager's link is a list page, whatever else it looks like. */
    private static Link better(Link known, Link other) {
        boolean isPager = other.kind() == Link.Kind.LIST_PAGE;
        if (isPager != (known.kind() == Link.Kind.LIST_PAGE)) {
            Link pager = isPager ? other : known;
            return new Link(pager.url(), pager.anchor(), pager.kind(), Math.max(known.score(), other.score()),
                    pager.post());
        }
        return known.score() >= other.score() ? known : other;
    }

    /** How many links a list shows that may be its entries. */
    private static long shows(Collection<Link> links) {
        return links.stream().filter(link -> link.kind() != Link.Kind.OTHER && link.kind() != Link.Kind.COLUMN).count();
    }

    /** How many links may be a list's entries: reports, files, single articles. */
    private int entries(Collection<Link> links) {
        return (int) links.stream().filter(link -> link.kind() == Link.Kind.REPORT || link.kind() == Link.Kind.ATTACHMENT
                || link.kind() != Link.Kind.LIST_PAGE && words.isArticle(link.url())).count();
    }

    private static String entries(List<RawLink> entries) {
        StringBuilder lines = new StringBuilder();
        entries.forEach(entry -> lines.append(entry.url()).append(' ').append(entry.anchor()).append('\n'));
        return lines.toString();
    }

    private static String title(ParsedPage page) {
        return page.titles().stream().findFirst().map(title -> title.strip().replaceAll("\\s+", " ")).orElse("");
    }

    private PageReading judged(AnswerSigns.Sign sign, FetchedPage fetched, String title) {
        return new PageReading(sign.verdict(), sign.reason(), List.of(), ListTotal.UNKNOWN, 0,
                ContentRegion.sha256(fetched.body()), Kind.OTHER, title.strip(), Optional.empty());
    }

    private PageReading file(FetchedPage fetched, String url) {
        String name = Bytes.fileName(fetched).orElse(Reference.readable(url.substring(url.lastIndexOf('/') + 1)));
        Kind kind = words.namesReport(name) || words.columnPath(url) ? Kind.REPORT : Kind.OTHER;
        return new PageReading(Verdict.CONTENT, "a file", List.of(), ListTotal.UNKNOWN, 0,
                ContentRegion.sha256(fetched.body()), kind, name, Optional.empty());
    }

    private PageReading sitemap(FetchedPage fetched) {
        List<RawLink> raw = sitemaps.read(fetched);
        return new PageReading(Verdict.CONTENT, raw.isEmpty() ? "a sitemap that lists nothing" : "a sitemap",
                List.copyOf(weighed(raw, false, false)), ListTotal.UNKNOWN, 0, ContentRegion.sha256(entries(raw)),
                Kind.OTHER, "", Optional.of("sitemap"));
    }
}
