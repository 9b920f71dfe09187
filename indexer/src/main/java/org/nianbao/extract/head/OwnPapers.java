// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.head;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.clean.CleanPage;
import org.nianbao.config.YamlNode;
import org.nianbao.extract.text.PlainText;
import org.nianbao.report.Agency;

/** Names whom a text shows as its own organ by what the organ owns: its title, its rules, its site. */
final class OwnPapers {

    private static final Pattern URL_HOST = Pattern.compile("https?://(?:www\\.)?(?<host>[^/:?#]{4,80})",
            Pattern.CASE_INSENSITIVE);
    private static final int FIRST_PARAGRAPHS = 6;
    private static final int LONGEST_OPENING = 1500;
    private static final int LONGEST_TEXT = 50_000;
    private static final int LONGEST_MENTION = 60;

    private final AgencyNames names;
    private final PrintedNames printed;
    private final SelfWords selfWords;
    private final Pattern mentionVerbs;
    private final Pattern ownTitle;
    private final Pattern ownRule;
    private final Pattern ownGroup;
    private final Pattern ownGuide;
    private final Pattern ownSite;
    private final Pattern keptSite;

    OwnPapers(AgencyNames names, PrintedNames printed, SelfWords selfWords, Pattern mentionVerbs, YamlNode words) {
        this.names = names;
        this.printed = printed;
        this.selfWords = selfWords;
        this.mentionVerbs = mentionVerbs;
        String makes = AgencyNames.any(words, "makes");
        ownTitle = Pattern.compile("(?:" + AgencyNames.any(words, "opening_before") + "|" + makes
                + ")了?《(?<title>[^《》]{6,60}(?:" + AgencyNames.any(words, "title_ends") + "))》");
        ownRule = Pattern.compile("(?:" + makes + ")了?《(?<name>[^《》]{3,30}?)(?:"
                + AgencyNames.any(words, "title_topics") + ")[^《》]{0,20}》");
        ownGroup = Pattern.compile("(?:" + AgencyNames.any(words, "own_group") + ")(?<name>\\p{IsHan}{4,24}?)(?:"
                + AgencyNames.any(words, "title_topics") + ")[^,;:。《》]{0,10}?(?:"
                + AgencyNames.any(words, "own_group_ends") + ")");
        ownGuide = Pattern.compile("(?:^|[,;:。)])(?<name>\\p{IsHan}{3,20}?)(?:" + AgencyNames.any(words, "own_guides")
                + ")(?![》”])");
        ownSite = Pattern.compile("(?<name>\\p{IsHan}{3,30}?)[”\"』」]?(?:" + AgencyNames.any(words, "own_site")
                + ")[”\"』」]?[(:,]?\\p{IsHan}{0,4}[:]?(?:https?://)?(?:www\\.)?$");
        keptSite = Pattern.compile("(?<=^|[,;:。“]|在|通过|利用|依托)(?<name>\\p{IsHan}{3,30}?)(?:" + AgencyNames.any(words, "own_site")
                + ")(?:" + AgencyNames.any(words, "site_kept") + ")");
    }

    /** Who is named in the title that the text gives itself: 现发布《某镇2022年…年度报告》. */
    List<String> inOwnTitle(CleanPage page) {
        List<String> found = new ArrayList<>();
        page.paragraphs().stream().filter(p -> !p.text().isBlank()).limit(FIRST_PARAGRAPHS).forEach(paragraph -> {
            Matcher title = ownTitle.matcher(PlainText.compact(PlainText.cut(paragraph.text(), LONGEST_OPENING)));
            while (title.find()) {
                found.addAll(printed.inTitle(title.group("title")));
            }
        });
        return found;
    }

    /** Whose rules on open information the text says it made: 制定了《某局政府信息公开办法》. Governments' bind others. */
    List<String> ofOwnRules(CleanPage page) {
        Optional<Agency.Kind> self = selfWords.of(page);
        if (self.filter(kind -> kind == Agency.Kind.GOVERNMENT).isPresent()) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        String text = PlainText.compact(PlainText.cut(page.text().replace('\n', ';'), LONGEST_TEXT));
        for (Matcher rule : List.of(ownRule.matcher(text), ownGuide.matcher(text))) {
            collect(rule, self, found);
        }
        return found;
    }

    private void collect(Matcher rule, Optional<Agency.Kind> self, List<String> found) {
        while (rule.find()) {
            String name = printed.withoutBrokenGovernment(printed.trimmed(rule.group("name")));
            if (names.read(name, false).filter(read -> self.isPresent() && (read.kind() == Agency.Kind.TOWN
                    || read.kind() == Agency.Kind.DEPARTMENT) || read.kind() == Agency.Kind.ZONE
                    && read.namesPlace()).isPresent()) {
                found.add(name);
            }
        }
    }

    /** Whose group for open information was set up: 成立了某县林业局政务公开领导小组; none where the text names several. */
    List<String> ofOwnGroup(CleanPage page) {
        Optional<Agency.Kind> self = selfWords.of(page);
        List<String> found = new ArrayList<>();
        String text = PlainText.compact(PlainText.cut(page.text().replace('\n', ';'), LONGEST_TEXT));
        Matcher group = ownGroup.matcher(text);
        while (self.isPresent() && group.find()) {
            names.read(printed.withoutBrokenGovernment(group.group("name")), false)
                    .filter(name -> name.namesPlace() && name.kind() == self.get() && !found.contains(name.printed()))
                    .ifPresent(name -> found.add(name.printed()));
        }
        return found.size() == 1 ? found : List.of();
    }

    /** On whose site the text says that it published: 在某市农业局网站首页设置专栏; none where it names several. */
    List<String> ofKeptSite(CleanPage page) {
        if (selfWords.of(page).filter(kind -> kind == Agency.Kind.DEPARTMENT).isEmpty()) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        Matcher site = keptSite.matcher(PlainText.compact(PlainText.cut(page.text(), LONGEST_TEXT)));
        // One match may begin within another: 全年通过某省农业厅网站公开.
        for (int from = 0; site.find(from); from = site.start() + 1) {
            names.read(site.group("name"), false).filter(name -> name.namesPlace()
                    && name.kind() == Agency.Kind.DEPARTMENT && !found.contains(name.printed()))
                    .ifPresent(name -> found.add(name.printed()));
        }
        return found.size() == 1 ? found : List.of();
    }

    /** Whom the text calls the owner of the site it stands on: “某市水利局”网站(http://slj…). */
    List<String> ofOwnSite(CleanPage page) {
        Optional<String> host = page.url().map(URL_HOST::matcher).filter(Matcher::lookingAt)
                .map(url -> url.group("host").toLowerCase(Locale.ROOT));
        List<String> found = new ArrayList<>();
        if (host.isEmpty()) {
            return found;
        }
        String text = PlainText.compact(PlainText.cut(page.text(), LONGEST_TEXT)).toLowerCase(Locale.ROOT);
        for (int at = text.indexOf(host.get()); at >= 0; at = text.indexOf(host.get(), at + 1)) {
            Matcher owner = ownSite.matcher(text.substring(Math.max(0, at - LONGEST_MENTION), at));
            if (owner.find()) {
                found.add(printed.withoutBrokenGovernment(printed.trimmed(
                        mentionVerbs.matcher(owner.group("name")).replaceFirst(""))));
            }
        }
        return found;
    }
}
