// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract;

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

    /** Where in one sentence the reporting organ itself speaks. */
    final class Reading {

        private final boolean[] other;
        private final boolean department;

        private Reading(boolean[] other, boolean department) {
            this.other = other;
            this.department = department;
        }

        boolean isOwn(int place) {
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
    }

    private final Pattern organ;
    private final Pattern own;
    private final Pattern government;
    private final Pattern wider;
    private final Pattern ownOrgan;
    private final Pattern fillers;

    private OrganSubject(Pattern organ, Pattern own, YamlNode file) {
        this.organ = organ;
        this.own = own;
        government = Pattern.compile("(?:" + any(file.required("governments").texts()) + ")$");
        wider = Pattern.compile(any(file.required("wider").texts()));
        ownOrgan = Pattern.compile(String.join("|", file.required("own_organ").texts()));
        fillers = Pattern.compile(any(file.required("organ_fillers").texts()));
    }

    static OrganSubject load(YamlNode file) {
        String kinds = String.join("|", file.required("organs").texts());
        String verbs = any(file.required("organ_verbs").texts());
        String lead = any(file.required("organ_leads").texts());
        Pattern organ = Pattern.compile("(?:^|[,;:(、])(?:" + lead + "){0,2}(?<name>[\\p{IsHan}]{1,16}?(?:" + kinds
                + "))(?=" + verbs + "|[" + MarkedSentence.THIS_YEAR + MarkedSentence.COUNT + ",、])");
        return new OrganSubject(organ, Pattern.compile(any(file.required("own_subjects").texts())), file);
    }

    private static String any(List<String> words) {
        return words.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    }

    Reading read(String text, String agencyName) {
        boolean[] other = new boolean[text.length() + 1];
        if (agencyName.isEmpty()) {
            return new Reading(other, false);
        }
        boolean department = !government.matcher(agencyName).find();
        int[] speaks = new int[text.length() + 1];
        Matcher owns = own.matcher(text);
        while (owns.find()) {
            speaks[owns.start()] = 1;
        }
        Matcher organs = organ.matcher(text);
        int from = 0;
        while (organs.find(from)) {
            String name = organs.group("name");
            int at = organs.start("name");
            if (speaks[at] == 0) {
                speaks[at] = own.matcher(name).find() || isSame(name, agencyName) ? 1 : 2;
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
        return new Reading(other, department);
    }

    /** 区教育局 and 教育局 are the same as 某市某区教育局. */
    private boolean isSame(String printedName, String agencyName) {
        String name = fillers.matcher(printedName).replaceAll("");
        String agency = fillers.matcher(agencyName).replaceAll("");
        return agency.endsWith(name) || name.endsWith(agency)
                || name.length() > 2 && agency.endsWith(name.substring(1));
    }
}
