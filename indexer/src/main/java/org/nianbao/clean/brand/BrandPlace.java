// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.brand;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nianbao.clean.words.PlainCharacters;

/** Where a string stands that may be part of a brand. */
record BrandPlace(String text, int from, int to) {

    /** Share of the places that must go on with the same character for it to belong to the brand. */
    private static final double SHARED = 0.7;

    /** The character so many places before it; 0 where the text begins later. */
    char before(int steps) {
        return charAt(from - steps);
    }

    /** The character so many places behind its end; 0 where the text ends before. */
    char behind(int steps) {
        return charAt(to + steps);
    }

    private char charAt(int index) {
        return index >= 0 && index < text.length() ? text.charAt(index) : 0;
    }

    private char neighbour(int step, boolean right) {
        return right ? behind(step) : before(step + 1);
    }

    /** The string with what stands beside it nearly every time, first behind it, then before it. */
    static String grown(List<BrandPlace> at, int longest) {
        List<BrandPlace> left = at;
        int behind = 0;
        int before = 0;
        for (boolean right : new boolean[] {true, false}) {
            Optional<Character> next = shared(left, 0, right, at.size());
            int steps = 0;
            while (next.isPresent() && behind + steps < longest) {
                int step = steps++;
                char same = next.get();
                left = left.stream().filter(p -> p.neighbour(step, right) == same).toList();
                next = shared(left, steps, right, at.size());
            }
            behind = right ? steps : behind;
            before = right ? before : steps;
        }
        BrandPlace p = left.get(0);
        return p.text.substring(p.from - before, p.to + behind);
    }

    private static Optional<Character> shared(List<BrandPlace> at, int step, boolean right, int all) {
        Map<Character, Integer> counts = new HashMap<>();
        for (BrandPlace p : at) {
            char c = p.neighbour(step, right);
            if (PlainCharacters.isHan(c) || BrandCharacters.isLatin(c) || c == '·') {
                counts.merge(c, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream().filter(e -> e.getValue() >= 2 && e.getValue() >= SHARED * all)
                .map(Map.Entry::getKey).findFirst();
    }
}
