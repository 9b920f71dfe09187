// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.brand;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nianbao.clean.words.PlainCharacters;
import org.nianbao.clean.words.Words;

/**
 * Tells that a string stands where words of the report's own should: in a wording that every report has, both ends of
 * it still there and its middle gone, or where the name of a place belongs, in front of its government or its offices.
 */
final class LostWords {

    /** Characters of a wording that must be left, and on each side of the gap. */
    private static final int FEWEST_LEFT = 5;
    private static final int FEWEST_SIDE = 2;
    private static final int SHORTEST_LOST = 2;
    private static final int LONGEST_LOST = 10;
    private static final int LONGEST_OFFICE = 9;
    /** What every place has, and no name of a place ends without saying what kind of place it is. */
    static final String GOVERNMENT = "人民政府";

    private final List<String> wordings;
    private final List<String> seats;
    private final Set<Integer> ends = new HashSet<>();
    private final OrdinaryWords ordinary;

    LostWords(Words words, OrdinaryWords ordinary) {
        wordings = new ArrayList<>(words.brands().get("wording"));
        seats = words.brands().get("seat");
        this.ordinary = ordinary;
        wordings.forEach(wording -> addPairs(wording, ends));
    }

    private static void addPairs(String wording, Set<Integer> ends) {
        for (int i = 0; i + FEWEST_SIDE <= wording.length(); i++) {
            ends.add(wording.charAt(i) << Character.SIZE | wording.charAt(i + 1));
        }
    }

    /** The wording whose middle is lost between the two places of the text. */
    Optional<String> wordingAround(String text, int from, int to) {
        if (to + FEWEST_SIDE > text.length()
                || !ends.contains(text.charAt(to) << Character.SIZE | text.charAt(to + 1))) {
            return Optional.empty();
        }
        return wordings.stream().filter(wording -> isAround(wording, text, from, to)).findFirst();
    }

    private static boolean isAround(String wording, String text, int from, int to) {
        boolean clauseStart = from == 0 || !Character.isLetterOrDigit(text.charAt(from - 1))
                || text.charAt(from - 1) == '年' || text.charAt(from - 1) == '度';
        for (int lost = 0; lost + SHORTEST_LOST + FEWEST_SIDE <= wording.length(); lost++) {
            int left = 0;
            while (left < lost && left < from && wording.charAt(lost - 1 - left) == text.charAt(from - 1 - left)) {
                left++;
            }
            boolean opens = lost == 0 && clauseStart;
            if (left < FEWEST_SIDE && !opens) {
                continue;
            }
            int last = Math.min(wording.length() - FEWEST_SIDE, lost + LONGEST_LOST);
            for (int again = lost + SHORTEST_LOST; again <= last; again++) {
                int right = 0;
                while (again + right < wording.length() && to + right < text.length()
                        && wording.charAt(again + right) == text.charAt(to + right)) {
                    right++;
                }
                if (right >= FEWEST_SIDE && left + right >= FEWEST_LEFT
                        && !text.startsWith(wording.substring(lost, again), from)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The office that follows directly, such as 财政局 or 人民政府: what only the name of a place stands in front of. */
    Optional<String> officeAt(String text, int from) {
        for (int to = from + 2; to <= Math.min(text.length(), from + LONGEST_OFFICE); to++) {
            if (!PlainCharacters.isHan(text.charAt(to - 1))) {
                return Optional.empty();
            }
            for (String seat : seats) {
                int end = to - seat.length();
                if (end >= from && text.startsWith(seat, end) && ordinary.makeUp(text.substring(from, end), true)) {
                    return Optional.of(text.substring(from, to));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether something comes first and an office ends it: then the office is the report's own. */
    boolean endsWithOffice(String text) {
        for (int from = 2; from + 2 <= text.length(); from++) {
            int left = text.length() - from;
            if (officeAt(text, from).filter(office -> office.length() == left).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
