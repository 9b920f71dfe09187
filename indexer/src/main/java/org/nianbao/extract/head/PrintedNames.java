// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.head;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.config.YamlNode;
import org.nianbao.extract.text.PlainText;

/** Cuts what may be the name of an agency out of titles and of lines that name a source. */
final class PrintedNames {

    static final Pattern YEARS = Pattern.compile(
            "(?:(?:19|20)\\d\\d|[〇零○一二三四五六七八九]{4})(?:年度|年|-(?=20))?|\\d{4}");
    private static final Pattern EDGES = Pattern.compile("^[的,、:;.·\\[\\]()《》<>|_\\d-]+|[的,、:;.·\\[(<《|_-]+$");
    private static final Pattern BRACKETS = Pattern.compile("\\[[^\\[\\]]*\\]");
    private static final int LONGEST_TITLE = 200;

    private final Pattern topics;
    private final Pattern reportEnds;
    private final Pattern noise;
    private final Pattern units;
    private final String brokenGovernment;
    private final List<String> namesNothing;
    private final List<String> noSource;

    PrintedNames(YamlNode words) {
        topics = Pattern.compile(AgencyNames.any(words, "title_topics"));
        reportEnds = Pattern.compile(AgencyNames.any(words, "title_ends"));
        noise = Pattern.compile(AgencyNames.any(words, "title_noise") + "|"
                + words.required("title_noise_patterns").anyPattern());
        units = Pattern.compile("(?:" + words.required("publishing_units").anyPattern() + ")$");
        brokenGovernment = words.required("broken_government").text();
        namesNothing = words.required("title_names_nothing").texts();
        noSource = words.required("no_source").texts();
    }

    /** Whether these words stand where a name does and name nobody: 我局, 本单位. */
    boolean isNothing(String name) {
        return namesNothing.contains(name);
    }

    List<String> ofSource(Optional<String> printed) {
        return printed.map(PlainText::compact).map(this::trimmed)
                .filter(text -> text.length() > 1 && noSource.stream().noneMatch(text::equalsIgnoreCase))
                .map(List::of).orElse(List.of());
    }

    /** The name in a title stands before the topic, or behind the word for a report. */
    List<String> inTitle(String title) {
        String compact = PlainText.compact(PlainText.cut(title, LONGEST_TITLE));
        int open = compact.indexOf('《');
        if (open >= 0 && topics.matcher(compact.substring(open)).find()) {
            List<String> inner = inTitle(compact.substring(open + 1));
            if (!inner.isEmpty()) {
                return inner;
            }
        }
        String text = YEARS.matcher(BRACKETS.matcher(PlainText.compact(title)).replaceAll("")).replaceAll(" ")
                .replace('|', ' ');
        Matcher topic = topics.matcher(text);
        if (!topic.find()) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        add(found, withoutBrokenGovernment(text.substring(0, topic.start())));
        Matcher ends = reportEnds.matcher(text);
        int last = -1;
        while (ends.find()) {
            last = ends.end();
        }
        if (last > 0) {
            add(found, text.substring(last));
        }
        return found;
    }

    private void add(List<String> found, String piece) {
        String name = trimmed(noise.matcher(piece).replaceAll(" "));
        if (name.indexOf(' ') >= 0) {
            for (String part : name.split(" +")) {
                add(found, part);
            }
            return;
        }
        if (name.length() > 1 && !namesNothing.contains(name)) {
            found.add(name);
        }
    }

    String trimmed(String text) {
        String before = units.matcher(text.strip()).replaceFirst("");
        String after = EDGES.matcher(before).replaceAll("").strip();
        while (!after.equals(before)) {
            before = after;
            after = units.matcher(EDGES.matcher(before).replaceAll("").strip()).replaceFirst("");
        }
        int open = Math.max(after.indexOf('('), after.indexOf('['));
        return after.endsWith(")") && open < 0 ? after.substring(0, after.length() - 1) : after;
    }

    /** 人民 in 人民政府信息公开, whose other half the topic took. */
    String withoutBrokenGovernment(String name) {
        return name.endsWith(brokenGovernment) ? name.substring(0, name.length() - brokenGovernment.length()) : name;
    }
}
