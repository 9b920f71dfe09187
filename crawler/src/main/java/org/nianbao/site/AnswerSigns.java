// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.site;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.YamlNode;

/**
 * Signs that an answer is not the page it seems to be: a bot wall, a "not found" with status 200, a shell that only a
 * browser fills. By {@code config/site/walls.yaml}.
 */
final class AnswerSigns {

    /** A verdict with its reason in plain words. */
    record Sign(PageReading.Verdict verdict, String reason) {
    }

    /**
     * What is known of a page when its signs are read.
     *
     * @param text its visible text, plain
     * @param running its visible text outside links, plain
     * @param links how many ways on it has, itself not counted
     * @param article whether its address is that of a single article
     * @param reads whether it reads as a report
     * @param carried whether its document stands in its script, and was read there
     */
    record Seen(FetchedPage fetched, ParsedPage page, String text, String running, int links, boolean article,
            boolean reads, boolean carried) {
    }

    private record Wall(String name, Set<Integer> statuses, List<String> marks, int textAtMost, boolean noLinks) {
    }

    private record Family(String name, List<String> marks) {
    }

    private final List<Wall> walls = new ArrayList<>();
    private final List<Family> browserOnly = new ArrayList<>();
    private final List<String> cookieMarks;
    private final List<String> reloadMarks;
    private final Words notFound;
    private final Words notFoundTitles;
    private final List<String> notFoundPaths;
    private final int notFoundText;
    private final List<String> shells;
    private final int shellText;

    private AnswerSigns(YamlNode root) {
        for (YamlNode node : root.required("walls").list()) {
            node.map(Set.of("name", "status", "marks", "text-at-most", "no-links"));
            Set<Integer> statuses = new HashSet<>();
            node.get("status").list().forEach(status -> statuses.add(status.integer(0)));
            List<String> marks = lower(node.get("marks").texts());
            if (statuses.isEmpty() && marks.isEmpty()) {
                node.mistake("needs 'status' or 'marks'");
            }
            int most = node.get("text-at-most").isPresent() ? node.get("text-at-most").integer(0) : Integer.MAX_VALUE;
            walls.add(new Wall(node.required("name").text(), statuses, marks, most,
                    node.get("no-links").isPresent() && node.get("no-links").bool()));
        }
        for (YamlNode node : root.get("browser-only").list()) {
            browserOnly.add(new Family(node.required("name").text(), lower(node.required("marks").texts())));
        }
        cookieMarks = lower(root.required("cookie-marks").texts());
        reloadMarks = lower(root.required("reload-marks").texts());
        YamlNode missing = root.required("not-found");
        missing.map(Set.of("text-at-most", "words", "titles", "paths"));
        notFound = new Words(missing.required("words").texts());
        notFoundTitles = new Words(missing.required("titles").texts());
        notFoundPaths = lower(missing.required("paths").texts());
        notFoundText = missing.required("text-at-most").integer(400);
        shells = lower(root.required("shells").texts());
        shellText = root.required("shell-text-at-most").integer(60);
    }

    static AnswerSigns from(Path config, ConfigMistakes mistakes) {
        YamlNode root = YamlNode.read(config.resolve("site").resolve("walls.yaml"), mistakes);
        root.map(Set.of("walls", "cookie-marks", "reload-marks", "not-found", "browser-only", "shells",
                "shell-text-at-most"));
        return new AnswerSigns(root);
    }

    private static List<String> lower(List<String> words) {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    /** The wall that an answer's status alone tells of. */
    Optional<Sign> byStatus(FetchedPage fetched) {
        return walls.stream().filter(wall -> wall.marks().isEmpty() && wall.statuses().contains(fetched.status()))
                .findFirst().map(wall -> wall(wall.name(), fetched));
    }

    /** What is not as it seems; absent for a page that is what it shows. */
    Optional<Sign> read(Seen seen) {
        String raw = null;
        for (Wall wall : walls) {
            boolean fits = !wall.marks().isEmpty() && seen.text().length() <= wall.textAtMost()
                    && (wall.statuses().isEmpty() || wall.statuses().contains(seen.fetched().status()))
                    && (!wall.noLinks() || seen.links() == 0 || hasOnlyScriptedWays(seen.page()));
            if (fits) {
                raw = raw == null ? lowerBody(seen) : raw;
                if (wall.marks().stream().anyMatch(raw::contains)) {
                    return Optional.of(wall(wall.name(), seen.fetched()));
                }
            }
        }
        Optional<Sign> missing = notFound(seen);
        return missing.isPresent() ? missing : empty(seen);
    }

    /** Whether nothing can be clicked; where a challenge's own script goes when it is done is no link. */
    private static boolean hasOnlyScriptedWays(ParsedPage page) {
        return page.document().selectFirst("a[href], area[href], frame, iframe, form") == null;
    }

    private static Sign wall(String name, FetchedPage fetched) {
        return new Sign(PageReading.Verdict.BOT_WALL, "bot wall: " + name + ", status " + fetched.status());
    }

    private static String lowerBody(Seen seen) {
        List<String> cookies = seen.fetched().headers().getOrDefault("Set-Cookie", List.of());
        return (seen.page().text() + "\n" + String.join("\n", cookies)).toLowerCase(Locale.ROOT);
    }

    private Optional<Sign> notFound(Seen seen) {
        if (seen.reads() || seen.fetched().status() >= 300) {
            return Optional.empty();
        }
        String path = seen.page().url().toLowerCase(Locale.ROOT);
        if (notFoundPaths.stream().anyMatch(path::contains)) {
            return missing("its address is that of an error page");
        }
        String title = Words.plain(seen.page().document().title());
        boolean shortText = seen.running().length() <= notFoundText;
        if (shortText && notFoundTitles.are(title)) {
            return missing("its title says so: " + seen.page().document().title().strip());
        }
        if (shortText && (notFound.in(title) || notFound.in(seen.running()))) {
            return missing("its few words say so");
        }
        Optional<String> siteName = seen.page().meta("SiteName").map(Words::plain);
        if (shortText && seen.article() && siteName.filter(title::equals).isPresent()
                && seen.page().meta("ArticleTitle").isEmpty()) {
            return missing("the home page stands in place of an article");
        }
        return Optional.empty();
    }

    private static Optional<Sign> missing(String reason) {
        return Optional.of(new Sign(PageReading.Verdict.SOFT_404, "not found with status 200: " + reason));
    }

    private Optional<Sign> empty(Seen seen) {
        if (seen.carried() || seen.links() > 0 || seen.text().length() > shellText
                || seen.page().document().selectFirst("script") == null
                || seen.page().document().selectFirst("img, embed, object") != null) {
            return Optional.empty();
        }
        String raw = seen.page().text().toLowerCase(Locale.ROOT);
        boolean shell = shells.stream().anyMatch(raw::contains);
        boolean challenge = cookieMarks.stream().anyMatch(raw::contains) && reloadMarks.stream().anyMatch(raw::contains);
        if (challenge && !shell) {
            return Optional.of(new Sign(PageReading.Verdict.BOT_WALL,
                    "bot wall: no text, and a script that sets a cookie and loads the page again"));
        }
        return Optional.of(new Sign(PageReading.Verdict.NEEDS_BROWSER, "needs a browser: only scripts fill this page"));
    }

    /** The family whose script fills a list that shows no entries. */
    Optional<Sign> browserOnlyList(ParsedPage page) {
        String raw = page.text().toLowerCase(Locale.ROOT);
        for (Family family : browserOnly) {
            if (family.marks().stream().allMatch(raw::contains)) {
                return Optional.of(new Sign(PageReading.Verdict.NEEDS_BROWSER,
                        "needs a browser or an adapter: the list comes by " + family.name()));
            }
        }
        return Optional.empty();
    }
}
