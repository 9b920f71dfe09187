// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SoughtPatternTest {

    private static final List<String> PATTERNS = List.of("(?:收到|接到)了?申请", "(?:共|计){0,2}[甲乙]件", "^甲|[一-丁]+",
            "(?<=共)申请", "(?<!收)到", "(?=申)申|件", "\\d{1,2}件", "[\\d甲]+", "[^甲]到", ".件", "(?:甲|)到", "甲?", "件$", "\\s*第\\d条",
            "(?:^|[。;]\\s*)第", "\\Q收(\\E", "\\p{IsHan}甲", "(收)\\1", "申请?(?:的)*", "(?i)a甲");

    @Test
    void findsWhatThePatternFinds() {
        Random random = new Random(7);
        String letters = "收到接了申请共计甲乙丙丁件1 2。;第条(a的\n";
        for (String regex : PATTERNS) {
            SoughtPattern sought = new SoughtPattern(Pattern.compile(regex));
            for (int i = 0; i < 400; i++) {
                StringBuilder text = new StringBuilder();
                random.ints(random.nextInt(24), 0, letters.length()).forEach(at -> text.append(letters.charAt(at)));
                int from = random.nextInt(text.length() + 1);
                assertEquals(found(Pattern.compile(regex), text, 0, text.length()), found(sought.in(text)), regex);
                SoughtPattern.Search within = sought.in(text);
                within.within(from, text.length());
                assertEquals(found(Pattern.compile(regex), text, from, text.length()), found(within), regex);
                assertEquals(Pattern.compile(regex).matcher(text).find(), sought.standsIn(text), regex);
            }
        }
    }

    private static List<String> found(Pattern pattern, CharSequence text, int from, int to) {
        Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false).region(from, to);
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.start() + "-" + matcher.end());
        }
        return found;
    }

    private static List<String> found(SoughtPattern.Search search) {
        List<String> found = new ArrayList<>();
        while (search.next()) {
            found.add(search.start() + "-" + search.end());
        }
        return found;
    }

    @Test
    void beginningsAreReadThroughWhatMayBeEmpty() {
        assertEquals(Optional.of(Set.of('共', '计', '甲', '乙')), NeededWords.beginningsOf("(?:共|计){0,2}[甲乙]件"));
        assertEquals(Optional.of(Set.of('丙')), NeededWords.beginningsOf("(?<![甲乙])(?:|)丙+"));
        assertEquals(Optional.of(Set.of(NeededWords.TEXT_START, '甲', '丙')), NeededWords.beginningsOf("(?:^|甲)乙|丙$"));
    }

    @Test
    void whatMayBeEmptyOrAnythingBeginsEverywhere() {
        assertEquals(Optional.empty(), NeededWords.beginningsOf("甲?"));
        assertEquals(Optional.empty(), NeededWords.beginningsOf("[^甲]到"));
        assertEquals(Optional.empty(), NeededWords.beginningsOf("(?:甲|.)到"));
    }

    @Test
    void walkEndsWhereTheStretchEnds() {
        SoughtPattern.Search search = new SoughtPattern(Pattern.compile("申请")).in("申请申请");
        search.within(1, 3);
        assertFalse(search.next());
        search.within(1, 4);
        assertTrue(search.next());
    }
}
