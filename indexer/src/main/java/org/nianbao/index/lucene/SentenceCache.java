// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * A bounded memory from sentence to words; a newer sentence takes the place of an older one of the same slot.
 *
 * <p>SmartCN makes one word of a run of digits whatever the digits are, so sentences that differ in their numbers only
 * ("收到申请12件", "收到申请7件") are one here.
 */
final class SentenceCache {

    private record Entry(String shape, String[] words) {
    }

    /** Some 32,000 sentences of 40 characters with their words: about 20 MB when full. */
    private static final int SLOTS = 1 << 15;
    /** Longer ones are rarely met twice. */
    private static final int LONGEST = 160;
    /** Stands for a run of digits in a shape. */
    private static final String NUMBER = "0";

    private final AtomicReferenceArray<Entry> slots = new AtomicReferenceArray<>(SLOTS);

    String[] words(String sentence, Function<String, String[]> segment) {
        if (sentence.length() > LONGEST) {
            return segment.apply(sentence);
        }
        List<String> numbers = new ArrayList<>();
        String shape = shape(sentence, numbers);
        int hash = shape.hashCode();
        int slot = (hash ^ hash >>> 15) & SLOTS - 1;
        Entry known = slots.get(slot);
        if (known == null || !known.shape().equals(shape)) {
            String[] words = segment.apply(shape);
            if (!standAlone(words, numbers.size())) {
                return segment.apply(sentence);
            }
            known = new Entry(shape, words);
            slots.set(slot, known);
        }
        return numbers.isEmpty() ? known.words() : with(known.words(), numbers);
    }

    private static String shape(String sentence, List<String> numbers) {
        StringBuilder shape = new StringBuilder(sentence.length());
        int at = 0;
        while (at < sentence.length()) {
            int end = at;
            while (end < sentence.length() && sentence.charAt(end) >= '0' && sentence.charAt(end) <= '9') {
                end++;
            }
            if (end > at) {
                numbers.add(sentence.substring(at, end));
                shape.append(NUMBER);
                at = end;
            } else {
                shape.append(sentence.charAt(at++));
            }
        }
        return shape.toString();
    }

    /** True when every number is a word of its own, so that another may stand in its place. */
    private static boolean standAlone(String[] words, int numbers) {
        int found = 0;
        for (String word : words) {
            if (word.equals(NUMBER)) {
                found++;
            } else if (word.contains(NUMBER)) {
                return false;
            }
        }
        return found == numbers;
    }

    private static String[] with(String[] words, List<String> numbers) {
        String[] filled = words.clone();
        int next = 0;
        for (int i = 0; i < filled.length; i++) {
            if (filled[i].equals(NUMBER)) {
                filled[i] = numbers.get(next++);
            }
        }
        return filled;
    }
}
