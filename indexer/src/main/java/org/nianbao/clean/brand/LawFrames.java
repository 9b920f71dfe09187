// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.clean.brand;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.nianbao.clean.words.WordFinder;
import org.nianbao.clean.words.Words;

/**
 * Advertising put in the place of words that every report has: what stands in the name of the law, in the name of the
 * report itself, or between a government and what it printed, where the words that belong there are gone.
 *
 * <p>Such a string may consist of ordinary words and break none; only its place shows it.
 */
public final class LawFrames {

    private static final int LONGEST = 30;
    private static final int SHORTEST = 4;
    private static final int FEWEST = 3;
    private static final int LONGEST_LINE = 3_000;
    private static final char GAP = '…';
    private static final String ENDS = "。；;：:《》〈〉<>（）()“”\"\n\t";
    private static final String JOINTS = ",，_|｜、·-—";

    /** What stands before a gap and what behind it. */
    private record Frame(String left, String right) {
        static Frame of(String text) {
            int gap = text.indexOf(GAP);
            return new Frame(text.substring(0, gap), text.substring(gap + 1));
        }
    }

    private final List<Frame> topicFrames;
    private final List<Frame> jointFrames;
    private final WordFinder lefts;
    private final WordFinder topics;
    private final WordFinder offices;
    private final List<String> trade;
    private final WordFinder strong;

    public LawFrames(Words words) {
        topicFrames = frames(words, "frame");
        jointFrames = frames(words, "frame joint");
        lefts = new WordFinder(Stream.concat(topicFrames.stream(), jointFrames.stream()).map(Frame::left).toList());
        topics = new WordFinder(words.brands().get("topic"));
        offices = new WordFinder(words.brands().get("office"));
        strong = new WordFinder(words.spam().get("strong").stream().filter(word -> word.length() > 2).toList());
        trade = Stream.concat(words.brands().get("mark").stream(),
                words.spam().values().stream().flatMap(List::stream)).distinct().toList();
    }

    private static List<Frame> frames(Words words, String kind) {
        return words.brands().get(kind).stream().filter(text -> text.indexOf(GAP) > 0).map(Frame::of).toList();
    }

    /** The strings, the longest first. */
    public List<String> in(List<String> lines) {
        List<String> texts = lines.stream().filter(text -> text.length() <= LONGEST_LINE).distinct().toList();
        Set<String> found = new LinkedHashSet<>();
        List<String> framed = texts.stream().filter(lefts::anyIn).toList();
        // A page that still calls the law by its name has not lost these words.
        if (texts.stream().noneMatch(topics::anyIn)) {
            fillings(topicFrames, framed).stream().filter(filling -> isForeign(filling, texts)).forEach(found::add);
        }
        fillings(jointFrames, framed).stream()
                .filter(filling -> filling.chars().anyMatch(c -> JOINTS.indexOf(c) >= 0)
                        || trade.stream().anyMatch(filling::contains))
                .filter(filling -> isForeign(filling, texts)).forEach(found::add);
        return found.stream().sorted(Comparator.comparingInt(String::length).reversed()
                .thenComparing(Comparator.naturalOrder())).toList();
    }

    private Set<String> fillings(List<Frame> frames, List<String> texts) {
        Set<String> fillings = new LinkedHashSet<>();
        for (Frame frame : frames) {
            for (String text : texts) {
                for (int at = text.indexOf(frame.left); at >= 0; at = text.indexOf(frame.left, at + 1)) {
                    int from = at + frame.left.length();
                    int to = text.indexOf(frame.right, from);
                    if (to >= from + SHORTEST && to - from <= LONGEST && isOneString(text, from, to)) {
                        fillings.add(text.substring(from, to));
                    }
                }
            }
        }
        return fillings;
    }

    private static boolean isOneString(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (ENDS.indexOf(text.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Nothing that governments are called, met often and with different words behind it. */
    private boolean isForeign(String filling, List<String> texts) {
        if (offices.anyIn(filling)) {
            return false;
        }
        if (strong.anyIn(filling)) {
            return true;
        }
        int times = 0;
        List<Character> followers = new ArrayList<>();
        for (String text : texts) {
            for (int at = text.indexOf(filling); at >= 0; at = text.indexOf(filling, at + filling.length())) {
                int end = at + filling.length();
                times++;
                followers.add(end < text.length() ? text.charAt(end) : '\n');
            }
        }
        return times >= FEWEST && followers.stream().distinct().count() > 1;
    }
}
