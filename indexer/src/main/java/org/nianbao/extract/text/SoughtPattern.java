// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern that is tried only where a character stands that it can begin with; finds what the pattern finds.
 *
 * <p>Most wordings begin with one of a few characters, and most characters of a sentence are none of them; and most
 * sentences lack a word that the pattern cannot do without, which costs less to see than one attempt.
 */
public final class SoughtPattern {

    /** Bits for the characters by their last nine: some of other characters pass, which costs a vain attempt. */
    private static final int BITS = 1 << 9;

    /** Longer texts have most words, and take longer to ask. */
    private static final int LONGEST_ASKED = 400;

    private final Pattern pattern;
    /** Words of which each group must have one in the text; none where the caller has seen to it. */
    private final List<Set<String>> needed;
    /** What the pattern can begin with; null where that may be anything. */
    private final long[] begins;
    private final boolean beginsAtStart;

    public SoughtPattern(Pattern pattern) {
        this(pattern, NeededWords.of(pattern.pattern()));
    }

    private SoughtPattern(Pattern pattern, List<Set<String>> needed) {
        this.pattern = pattern;
        this.needed = needed;
        Optional<Set<Character>> characters = NeededWords.beginningsOf(pattern.pattern());
        beginsAtStart = characters.isPresent() && characters.get().contains(NeededWords.TEXT_START);
        begins = characters.isEmpty() ? null : new long[BITS / Long.SIZE];
        characters.ifPresent(all -> all.forEach(c -> begins[c % BITS / Long.SIZE] |= 1L << c));
    }

    public static SoughtPattern of(String regex) {
        return new SoughtPattern(Pattern.compile(regex));
    }

    /** A pattern that is sought only where the words it needs are known to stand. */
    public static SoughtPattern whereItsWordsStand(Pattern pattern) {
        return new SoughtPattern(pattern, List.of());
    }

    private boolean mayBegin(char c) {
        return (begins[c % BITS / Long.SIZE] & 1L << c) != 0;
    }

    public boolean standsIn(CharSequence text) {
        return in(text).next();
    }

    /** A search through the whole text. */
    public Search in(CharSequence text) {
        return new Search(text);
    }

    /** A walk from one place where the pattern stands to the next; what surrounds a stretch is seen from within. */
    public final class Search {

        private final CharSequence text;
        private int at;
        private int to;
        private Matcher matcher;

        private Search(CharSequence text) {
            this.text = text;
            to = text.length();
        }

        /** Goes on between these places. */
        public void within(int from, int end) {
            at = from;
            to = end;
        }

        public boolean next() {
            if (begins == null) {
                return at <= to && found(matcher().find());
            }
            if (at == 0 && beginsAtStart && hasNeeded() && found(matcher().lookingAt())) {
                return true;
            }
            for (; at < to; at++) {
                if (mayBegin(text.charAt(at))) {
                    if (!hasNeeded()) {
                        at = to;
                    } else if (found(matcher().lookingAt())) {
                        return true;
                    }
                }
            }
            return false;
        }

        /** Asked before the first attempt only. */
        private boolean hasNeeded() {
            return matcher != null || text.length() > LONGEST_ASKED || !(text instanceof String whole)
                    || NeededWords.standIn(whole, needed);
        }

        private boolean found(boolean found) {
            if (found) {
                at = matcher.end() > matcher.start() ? matcher.end() : matcher.end() + 1;
            }
            return found;
        }

        private Matcher matcher() {
            if (matcher == null) {
                matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
            }
            return matcher.region(at, to);
        }

        public int start() {
            return matcher.start();
        }

        /** What the group holds; null where it took no part, as in a {@link Matcher}. */
        public String group(int group) {
            return matcher.group(group);
        }

        public int start(String group) {
            return matcher.start(group);
        }

        public int end() {
            return matcher.end();
        }
    }
}
