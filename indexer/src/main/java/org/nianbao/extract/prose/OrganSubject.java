// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.prose;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nianbao.config.YamlNode;

/**
 * Tells whose numbers a sentence gives: a report of a district names its bureaus and towns, and what one of them
 * received is not what the district received.
 */
final class OrganSubject {

    /** Where in one sentence the reporting organ itself speaks; looked for when it is first asked. */
    final class Reading {

        private final String text;
        private final String agencyName;
        private final boolean department;
        private boolean[] other;

        private Reading(String text, String agencyName, boolean department) {
            this.text = text;
            this.agencyName = agencyName;
            this.department = department;
        }

        boolean isOwn(int place) {
            if (other == null) {
                other = others(text, agencyName);
            }
            return !other[place];
        }

        /** Whether the clause speaks for more than the organ: a bureau that gives the numbers of its whole city. */
        boolean isWider(String clause) {
            return department && wider.matcher(clause).find() && !ownOrgan.matcher(clause).find();
        }

        /** Whether the clause names a bureau as itself. */
        boolean saysOwn(String clause) {
            return department && ownOrgan.matcher(clause).find();
        }

        /** Whether behind a number of more than this organ the organ's own follows: then that one is meant. */
        boolean isWiderBeside(String clause, int end) {
            return isWider(clause) && ownCount.matcher(text).region(end, text.length()).find();
        }
    }

    /** How many last characters make a name with words in front of it the organ's own, as 教育局. */
    private static final int ALIKE = 3;
    private static final String BEFORE_ORGANS = ",;:(、";

    private final Pattern organ;
    private final WordList own;
    private final WordList verbs;
    private final Areas areas;
    private final Pattern government;
    private final Pattern wider;
    private final Pattern ownOrgan;
    /** The organ's own number beside that of all: 其中我局12件. */
    private final Pattern ownCount;
    private final Pattern fillers;
    private final Pattern place;
    private final Pattern asides;

    private OrganSubject(Pattern organ, WordList own, YamlNode file) {
        this.organ = organ;
        this.own = own;
        verbs = new WordList(file.required("organ_verbs").texts());
        areas = Areas.load(file.required("areas"));
        government = Pattern.compile("(?:" + any(file.required("governments").texts()) + ")$");
        wider = Pattern.compile(any(file.required("wider").texts()));
        ownOrgan = Pattern.compile(file.required("own_organ").anyPattern());
        ownCount = Pattern.compile("(?:" + any(file.required("part").texts()) + "|[,;(])(?:" + ownOrgan.pattern()
                + ")[^,;:()]{0,12}" + MarkedSentence.COUNT);
        fillers = Pattern.compile(any(file.required("organ_fillers").texts()));
        asides = Pattern.compile(any(file.required("organ_asides").texts()));
        place = Pattern.compile("(?:" + file.required("place_ends").anyPattern() + ")$");
    }

    static OrganSubject load(YamlNode file) {
        String kinds = file.required("organs").anyPattern();
        String verbs = any(file.required("organ_verbs").texts());
        String lead = any(file.required("organ_leads").texts());
        String made = any(file.required("organ_made").texts());
        String groups = file.required("organ_groups").anyPattern();
        String name = "(?<group>" + groups + ")|(?!" + lead + "|" + made + ")[\\p{IsHan}]{1,16}?(?:" + kinds + ")";
        Pattern organ = Pattern.compile("(?:^|[" + BEFORE_ORGANS + "])(?:" + lead + "){0,2}(?<name>" + name + ")(?="
                + verbs + "|[" + MarkedSentence.THIS_YEAR + MarkedSentence.COUNT + ",、])");
        return new OrganSubject(organ, new WordList(file.required("own_subjects").texts()), file);
    }

    private static String any(List<String> words) {
        return words.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    }

    /** Whether the agency is no government but an organ of one. */
    boolean isDepartment(String agencyName) {
        return !agencyName.isEmpty() && !government.matcher(agencyName).find();
    }

    Reading read(String text, String agencyName, boolean department) {
        return new Reading(text, agencyName, department);
    }

    private boolean[] others(String text, String agencyName) {
        boolean[] other = new boolean[text.length() + 1];
        if (agencyName.isEmpty()) {
            return other;
        }
        int[] speaks = new int[text.length() + 1];
        WordList widerAreas = areas.widerThan(agencyName);
        for (int i = 0; i < text.length(); i++) {
            int wider = widerAreas.lengthAt(text, i);
            if (wider > 0 && verbs.beginsAt(text, i + wider)) {
                speaks[i] = 2;
                i += wider - 1;
                continue;
            }
            int length = own.lengthAt(text, i);
            if (length > 0) {
                speaks[i] = 1;
                i += length - 1;
            }
        }
        Matcher organs = organ.matcher(text).useAnchoringBounds(false);
        int from = 0;
        while (findOrgan(organs, text, from)) {
            String name = organs.group("name");
            int at = organs.start("name");
            boolean amongOwn = organs.group("group") != null && isAmongOwn(text, at, speaks);
            if (speaks[at] == 0 && !amongOwn && !isAside(text, organs.end("name"))) {
                speaks[at] = own.standsIn(name) || isSame(name, agencyName) ? 1 : 2;
            }
            from = Math.max(organs.end("name"), from + 1);
            if (from > text.length()) {
                break;
            }
        }
        boolean others = false;
        for (int i = 0; i < text.length(); i++) {
            if (speaks[i] > 0) {
                others = speaks[i] == 2;
            }
            other[i] = others;
        }
        other[text.length()] = others;
        return other;
    }

    /** Finds the next organ; looks for one only where a clause or a member of a list begins. */
    private static boolean findOrgan(Matcher organs, String text, int from) {
        for (int at = from; at < text.length(); at++) {
            if ((at == 0 || BEFORE_ORGANS.indexOf(text.charAt(at)) >= 0)
                    && organs.region(at, text.length()).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the clause around this place only tells under whom or with whom the organ works. */
    private boolean isAside(String text, int place) {
        int end = place;
        while (end < text.length() && ",;:".indexOf(text.charAt(end)) < 0) {
            char c = text.charAt(end);
            if (c >= MarkedSentence.COUNT && c <= MarkedSentence.CHANGE) {
                return false;
            }
            end++;
        }
        return asides.matcher(text).region(place, end).find();
    }

    /** Whether a group only goes on with what the organ itself began, as in 全区各部门、乡镇. */
    private static boolean isAmongOwn(String text, int place, int[] speaks) {
        for (int i = place - 1; i >= 0; i--) {
            if (speaks[i] > 0) {
                return speaks[i] == 1;
            }
            char c = text.charAt(i);
            if (c >= MarkedSentence.COUNT && c <= MarkedSentence.CHANGE || ",;:".indexOf(c) >= 0) {
                return false;
            }
        }
        return false;
    }

    /** 区教育局 and 教育局 are the same as 某市某区教育局. */
    private boolean isSame(String printedName, String agencyName) {
        String name = fillers.matcher(printedName).replaceAll("");
        String agency = fillers.matcher(agencyName).replaceAll("");
        if (name.isEmpty() || agency.endsWith(name) || name.endsWith(agency)
                || name.length() > 2 && (agency.endsWith(name.substring(1))
                || isShort(name.substring(1), agency)
                || isShort(printedName.substring(1), withoutLastFiller(agencyName)))) {
            return true;
        }
        if (name.length() == 2) {
            return isRankOf(name, agency);
        }
        int alike = 0;
        while (alike < Math.min(name.length(), agency.length())
                && name.charAt(name.length() - 1 - alike) == agency.charAt(agency.length() - 1 - alike)) {
            alike++;
        }
        return alike >= ALIKE && !place.matcher(name.substring(0, name.length() - alike)).find();
    }

    /** The name without a filler at its end; fillers within it may be what a short name has kept. */
    private String withoutLastFiller(String agencyName) {
        Matcher filler = fillers.matcher(agencyName);
        int end = agencyName.length();
        while (filler.find()) {
            end = filler.end() == agencyName.length() ? filler.start() : end;
        }
        return agencyName.substring(0, end);
    }

    /** Whether 市局 is the agency: it ends so, and of its places the city is the lowest and the only one. */
    private boolean isRankOf(String name, String agency) {
        if (agency.charAt(agency.length() - 1) != name.charAt(1)) {
            return false;
        }
        int at = agency.length() - 2;
        while (at > 0 && !place.matcher(agency.substring(at, at + 1)).find()) {
            at--;
        }
        return at > 0 && agency.charAt(at) == name.charAt(0) && agency.indexOf(name.charAt(0)) == at;
    }

    private boolean isPlaceEnd(String name, int at) {
        return place.matcher(name.substring(0, at + 1)).find();
    }

    /**
     * Whether a name leaves characters of another out, as 区卫健局 does of 某区卫生健康局. What leaves out the lowest place
     * but not the one above, as 某市卫健局 would, is another organ.
     */
    private boolean isShort(String name, String agency) {
        int at = agency.length() - 1;
        if (name.isEmpty() || name.charAt(name.length() - 1) != agency.charAt(at)) {
            return false;
        }
        int left = name.length() - 1;
        while (left >= 0 && at >= 0) {
            if (name.charAt(left) == agency.charAt(at)) {
                left--;
            } else if (isPlaceEnd(name, left) && isPlaceEnd(agency, at)) {
                return false;
            }
            at--;
        }
        return left < 0;
    }
}
