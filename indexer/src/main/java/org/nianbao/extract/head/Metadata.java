// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.head;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nianbao.clean.CleanPage;
import org.nianbao.clean.Paragraph;
import org.nianbao.config.YamlNode;
import org.nianbao.extract.text.PlainText;

/** Head matter and footer as names and values: 索引号, 发布机构, 网站标识码, ICP备. */
final class Metadata {

    /** The names that are handed on in a record. */
    private static final Set<String> PUBLIC = Set.of("index_number", "document_number", "publisher", "subject",
            "keywords", "site_id_code", "icp", "site_name");
    static final String PUBLISHED = "published";
    /** A second day in the head matter. */
    static final String PUBLISHED_AGAIN = "published again";
    private static final Pattern VALUE_EDGES = Pattern.compile("^[|\\s]+|[;,|\\s]+$");
    private static final Pattern BULLET = Pattern.compile("^[•·●◆■]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int HEAD_PARAGRAPHS = 8;
    private static final int LONGEST_HEAD_LINE = 120;
    private static final int LONGEST_VALUE = 200;
    /** A shorter label without a colon may as well be a word of a value. */
    private static final int SHORTEST_BARE_LABEL = 3;

    private final Map<String, String> nameOfLabel = new LinkedHashMap<>();
    private final Map<String, List<String>> metaNames = new LinkedHashMap<>();
    private final Pattern label;
    /** What a label begins with: a bracket, or the first character of one. */
    private final BitSet labelOpeners = new BitSet();
    private final Pattern bareLabel;
    private final Pattern siteIdCode;
    private final String icpWord;
    private final Pattern icp;
    private final List<String> blanks;

    Metadata(YamlNode words) {
        words.required("labels").map().forEach((name, node) -> {
            for (String text : node.texts()) {
                nameOfLabel.put(PlainText.compact(text), name);
            }
        });
        words.required("meta").map().forEach((name, node) -> metaNames.put(name, node.texts()));
        String any = nameOfLabel.keySet().stream().sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote).collect(Collectors.joining("|"));
        "[(".chars().forEach(labelOpeners::set);
        nameOfLabel.keySet().stream().filter(text -> !text.isEmpty()).forEach(text -> labelOpeners.set(text.charAt(0)));
        label = Pattern.compile("[\\[(]?(?<label>" + any + ")[\\])]?:");
        bareLabel = Pattern.compile("[\\[(]?(?<label>" + any + ")[\\])]?:?");
        siteIdCode = Pattern.compile(Pattern.quote(words.required("site_id_code").text())
                + ":?(?:为)?:?(\\w{10})(?!\\w)");
        icpWord = words.required("icp").text();
        icp = Pattern.compile("[\\p{IsHan}]" + Pattern.quote(icpWord)
                + "(?:案)?[A-Z]?\\d{5,10}号?(?:-\\d{1,3})?");
        blanks = words.required("blank_values").texts();
    }

    /** Every name met, the first value of each; names beyond {@link #handedOn} serve the deciders. */
    Map<String, String> read(CleanPage page) {
        Map<String, String> values = new LinkedHashMap<>();
        metaNames.forEach((name, metas) -> metas.stream().map(page.meta()::get)
                .filter(text -> text != null && !text.isBlank()).findFirst()
                .ifPresent(text -> values.put("meta " + name, text.strip())));
        List<String> lines = new ArrayList<>(page.margins());
        page.paragraphs().stream().map(Paragraph::text)
                .filter(text -> text.length() <= LONGEST_HEAD_LINE && text.indexOf('。') < 0)
                .limit(HEAD_PARAGRAPHS).forEach(lines::add);
        String previousLabel = "";
        for (String line : lines) {
            String text = BULLET.matcher(PlainText.compact(withColons(line))).replaceFirst("");
            Matcher bare = bareLabel.matcher(text);
            if (mayBeginWithLabel(text) && bare.matches()) {
                previousLabel = nameOfLabel.get(bare.group("label"));
                continue;
            }
            if (!previousLabel.isEmpty() && !findLabel(label.matcher(text), text, 0)) {
                put(values, previousLabel, line.strip());
            }
            previousLabel = "";
            cells(text, values);
            pairs(text, values);
            words(line, values);
            Matcher code = siteIdCode.matcher(text);
            if (code.find()) {
                values.putIfAbsent("site_id_code", code.group(1));
            }
            if (text.contains(icpWord)) {
                Matcher record = icp.matcher(text);
                if (record.find()) {
                    values.putIfAbsent("icp", record.group());
                }
            }
        }
        for (String name : List.of("index_number", "site_id_code", "publisher", "site_name")) {
            Optional.ofNullable(values.get("meta " + name)).ifPresent(text -> values.putIfAbsent(name, text));
        }
        return values;
    }

    /** A table's row on one line: 发布机构 | 某局 | 发布日期 | 2022-04-06. */
    private void cells(String text, Map<String, String> values) {
        if (text.indexOf('|') < 0) {
            return;
        }
        String[] cells = text.split("\\|");
        for (int i = 0; i + 1 < cells.length; i++) {
            Matcher name = bareLabel.matcher(cells[i].strip());
            if (name.matches() && !bareLabel.matcher(cells[i + 1].strip()).matches()) {
                put(values, nameOfLabel.get(name.group("label")), cells[i + 1]);
            }
        }
    }

    /** A line that has a colon behind one label and only a blank behind another, with a colon there too. */
    private String withColons(String line) {
        if (line.indexOf(' ') < 0 || line.indexOf('|') >= 0 || line.length() > LONGEST_HEAD_LINE
                || line.indexOf('：') < 0 && line.indexOf(':') < 0) {
            return line;
        }
        String[] words = BLANKS.split(line.strip());
        for (int i = 1; i + 1 < words.length; i++) {
            boolean colonBehind = ":：".indexOf(words[i + 1].charAt(0)) >= 0;
            if (!colonBehind && words[i].length() >= SHORTEST_BARE_LABEL && nameOfLabel.containsKey(words[i])) {
                words[i] += ":";
            }
        }
        return String.join(" ", words);
    }

    /** Finds the next label with a colon behind it; looks for one only where one can begin. */
    private boolean findLabel(Matcher labels, String text, int from) {
        int lastColon = text.lastIndexOf(':');
        for (int at = from; at < lastColon; at++) {
            if (labelOpeners.get(text.charAt(at)) && labels.region(at, text.length()).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    private boolean mayBeginWithLabel(String text) {
        return !text.isEmpty() && labelOpeners.get(text.charAt(0));
    }

    private void pairs(String text, Map<String, String> values) {
        Matcher labels = label.matcher(text);
        String name = "";
        int from = 0;
        while (findLabel(labels, text, from)) {
            if (!name.isEmpty()) {
                put(values, name, text.substring(from, labels.start()));
            }
            name = nameOfLabel.get(labels.group("label"));
            from = labels.end();
        }
        if (!name.isEmpty()) {
            put(values, name, text.substring(from));
        }
    }

    /** A row whose cells came as words: 索引号 123456789/2024-7 发布机构 某局. */
    private void words(String line, Map<String, String> values) {
        if (line.indexOf('|') >= 0 || !mayBeginWithLabel(line.strip())) {
            return;
        }
        String[] words = BLANKS.split(line.strip());
        if (!bareLabel.matcher(words[0]).matches()) {
            return;
        }
        String name = "";
        StringBuilder value = new StringBuilder();
        for (String word : words) {
            Matcher bare = bareLabel.matcher(word);
            if (bare.matches()) {
                put(values, name, value.toString());
                name = nameOfLabel.get(bare.group("label"));
                value.setLength(0);
            } else {
                value.append(value.length() == 0 ? "" : " ").append(word);
            }
        }
        put(values, name, value.toString());
    }

    private void put(Map<String, String> values, String name, String value) {
        String text = VALUE_EDGES.matcher(value).replaceAll("");
        if (!text.isEmpty() && !name.isEmpty() && text.length() <= LONGEST_VALUE && !blanks.contains(text)) {
            String first = values.putIfAbsent(name, text);
            if (first != null && !first.equals(text) && name.equals(PUBLISHED)) {
                values.putIfAbsent(PUBLISHED_AGAIN, text);
            }
        }
    }

    /** What of it belongs in the record. */
    static Map<String, String> handedOn(Map<String, String> values) {
        Map<String, String> kept = new LinkedHashMap<>(values);
        kept.keySet().retainAll(PUBLIC);
        return kept;
    }
}
