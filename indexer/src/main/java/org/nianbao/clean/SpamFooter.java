// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.nianbao.clean.words.PlainCharacters;
import org.nianbao.clean.words.WordFinder;
import org.nianbao.clean.words.Words;

/**
 * Knows lines that advertise betting, porn and shady trade, and link farms: lists of county names from all over the
 * country, hidden boxes of links to strangers. An official page's list of its neighbours' sites is none of these.
 */
final class SpamFooter {

    /** A neighbours' list stays within one province; a farm throws counties of the whole country together. */
    private static final int FARM_COUNTIES = 6;
    private static final int FARM_PROVINCES = 4;

    /** Hosts without one official among them, all in a box that nobody sees. */
    private static final int HIDDEN_HOSTS = 12;
    private static final int MOST_HOSTS = 2000;

    private static final int LONGEST_ALONE = 40;
    private static final int LONGEST_BRANDED = 200;
    private static final int LONGEST_TOKEN = 12;
    private static final int MOST_LOOKED_AT = 8000;

    private final TellingWords telling;
    private final WordFinder strong;
    private final WordFinder weak;
    private final WordFinder any;
    private final WordFinder marks;
    private final Map<String, String> counties;

    SpamFooter(Words words, TellingWords telling) {
        this.telling = telling;
        strong = finder(words.spam().get("strong"));
        weak = finder(words.spam().get("weak"));
        any = finder(Stream.of("strong", "weak").map(words.spam()::get).flatMap(List::stream).toList());
        marks = finder(words.brands().get("mark"));
        counties = words.counties();
    }

    private static WordFinder finder(List<String> words) {
        return new WordFinder(words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList());
    }

    /** Whether a line that is no sentence of a report advertises. */
    boolean advertises(String text) {
        return advertisesInLower(PlainCharacters.folded(cut(text)));
    }

    boolean advertises(Line line) {
        return line.text().length() <= MOST_LOOKED_AT ? telling.mayStandIn(line) && advertisesInLower(line.folded())
                : advertises(line.text());
    }

    /** Whether a line has any word of advertising: most have none, and need no closer look. */
    boolean hasWord(Line line) {
        return line.text().length() > MOST_LOOKED_AT || telling.mayStandIn(line) && any.anyIn(line.folded());
    }

    private boolean advertisesInLower(String lower) {
        if (!any.anyIn(lower)) {
            return false;
        }
        if (strong.anyIn(lower)) {
            return true;
        }
        int met = weak.in(lower).size();
        return met >= 3 || met == 2 && lower.length() <= 40;
    }

    /** Whether a short line is made of such words and what stands between words. */
    boolean isNothingElse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int at = 0;
        boolean any = false;
        while (at < lower.length() && lower.length() <= LONGEST_ALONE) {
            String word = strong.at(lower, at);
            word = word.isEmpty() ? weak.at(lower, at) : word;
            word = word.isEmpty() ? marks.at(lower, at) : word;
            if (word.isEmpty() && PlainCharacters.isHan(lower.charAt(at))) {
                return false;
            }
            any |= !word.isEmpty();
            at += Math.max(1, word.length());
        }
        return any && at >= lower.length();
    }

    /** Whether a line has but one such word, which may be a brand pushed into the report's own line. */
    boolean mayBeOneBrand(String text) {
        if (text.length() > LONGEST_BRANDED) {
            return false;
        }
        String lower = PlainCharacters.folded(text);
        return strong.in(lower).size() <= 2 && weak.in(lower).isEmpty();
    }

    /** What advertises does so soon; a line without end is looked at at both ends. */
    private static String cut(String text) {
        return text.length() <= MOST_LOOKED_AT ? text : text.substring(0, MOST_LOOKED_AT / 2)
                + text.substring(text.length() - MOST_LOOKED_AT / 2);
    }

    /** Whether a line is mostly county names from provinces far apart. */
    boolean isCountyFarm(String text) {
        if (divisionMarks(text) < FARM_COUNTIES) {
            return false;
        }
        Set<String> provinces = new HashSet<>();
        Set<String> named = new LinkedHashSet<>();
        List<String> tokens = tokens(cut(text));
        for (String token : tokens) {
            String province = counties.get(token);
            if (province != null && (token.endsWith("县") || token.endsWith("市") || token.endsWith("区")
                    || token.endsWith("旗"))) {
                named.add(token);
                provinces.add(province);
            }
        }
        long countyLike = named.stream().filter(name -> name.endsWith("县") || name.endsWith("旗")).count();
        return named.size() >= FARM_COUNTIES && provinces.size() >= FARM_PROVINCES
                && (countyLike >= 3 || countyLike * 4 >= named.size()) && named.size() * 2 >= tokens.size();
    }

    private static int divisionMarks(String text) {
        int marks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            marks += c == '县' || c == '市' || c == '区' || c == '旗' ? 1 : 0;
        }
        return marks;
    }

    /** Whether a hidden box holds links to many strangers and to nobody official. */
    static boolean isHiddenFarm(Element box) {
        List<String> hosts = hosts(box);
        return hosts.stream().noneMatch(OfficialHost::isInstitution) && hosts.stream().distinct().count() >= HIDDEN_HOSTS;
    }

    /** Whether at least half of the links of a box that leave the site lead to official hosts. */
    static boolean leadsToOfficials(Element box) {
        List<String> hosts = hosts(box);
        return !hosts.isEmpty() && hosts.stream().filter(OfficialHost::isInstitution).count() * 2 >= hosts.size();
    }

    private static List<String> hosts(Element box) {
        List<String> hosts = new ArrayList<>();
        for (Element link : box.getElementsByTag("a")) {
            String href = link.attr("href").toLowerCase(Locale.ROOT);
            int at = href.startsWith("http://") ? 7 : href.startsWith("https://") ? 8 : href.startsWith("//") ? 2 : -1;
            if (at < 0 || hosts.size() > MOST_HOSTS) {
                continue;
            }
            int end = at;
            while (end < href.length() && "/?#:".indexOf(href.charAt(end)) < 0) {
                end++;
            }
            hosts.add(href.substring(at, end));
        }
        return hosts;
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean letter = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
            if (letter && start < 0) {
                start = i;
            } else if (!letter && start >= 0) {
                if (i - start <= LONGEST_TOKEN) {
                    tokens.add(text.substring(start, i));
                }
                start = -1;
            }
        }
        return tokens;
    }

    /** Whether a piece of a browser title advertises: beside a report's title one word is enough. */
    boolean advertisesBesideTitle(String piece) {
        String lower = PlainCharacters.folded(piece);
        return advertises(piece) || piece.length() <= 30 && weak.anyIn(lower);
    }

    /** The parts of a title, cut where titles join things, that do not advertise. */
    String withoutAdvertising(String title) {
        if (!advertisesBesideTitle(title) && !advertises(title)) {
            return title;
        }
        StringBuilder kept = new StringBuilder();
        int start = 0;
        for (int i = 0; i <= title.length(); i++) {
            if (i == title.length() || isJoint(title.charAt(i))) {
                String part = title.substring(start, i);
                if (!part.isBlank() && !advertisesBesideTitle(part)) {
                    kept.append(kept.isEmpty() ? "" : start > 0 ? title.substring(start - 1, start) : "").append(part);
                }
                start = i + 1;
            }
        }
        return kept.toString().strip();
    }

    static boolean isJoint(char c) {
        return ",，_|｜-–—·;；!！~～".indexOf(c) >= 0 || Character.isWhitespace(c);
    }
}
