// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.prose;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/** Many words looked for in one pass over a text, to know which of them stand in it at all. */
final class SoughtWords {

    /** Numbers words in the order in which they are first asked for. */
    static final class Builder {

        private final Map<String, Integer> numbers = new LinkedHashMap<>();

        int number(String word) {
            return numbers.computeIfAbsent(word, each -> numbers.size());
        }

        /** The numbers of several words. */
        int[] numbers(Collection<String> words) {
            return words.stream().mapToInt(this::number).toArray();
        }

        SoughtWords build() {
            return new SoughtWords(numbers.keySet().toArray(String[]::new));
        }
    }

    /** Which of the words stand in one text. */
    static final class Present {

        private final long[] bits;

        private Present(long[] bits) {
            this.bits = bits;
        }

        boolean has(int number) {
            return (bits[number >> 6] & 1L << number) != 0;
        }

        /** Hands over the number of each word that is there. */
        void forEach(IntConsumer action) {
            for (int i = 0; i < bits.length; i++) {
                for (long left = bits[i]; left != 0; left &= left - 1) {
                    action.accept(i * Long.SIZE + Long.numberOfTrailingZeros(left));
                }
            }
        }

        boolean hasAny(int[] numbers) {
            for (int number : numbers) {
                if (has(number)) {
                    return true;
                }
            }
            return false;
        }

        /** Whether of each of these groups of words one is there. */
        boolean hasOfEach(int[][] groups) {
            for (int[] group : groups) {
                if (!hasAny(group)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final byte ALONE = 1;
    private static final byte LONGER = 2;

    private final String[] words;
    private final byte[] begins = new byte[Character.MAX_VALUE + 1];
    /** Words of at least two characters by their first two, words of one by that and nothing. */
    private final int[] starts;
    private final int[][] numbersOf;

    private SoughtWords(String[] words) {
        this.words = words;
        Map<Integer, int[]> lists = new HashMap<>();
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            begins[word.charAt(0)] |= word.length() == 1 ? ALONE : LONGER;
            int number = i;
            lists.compute(start(word.charAt(0), word.length() == 1 ? 0 : word.charAt(1)), (start, list) -> {
                int[] longer = list == null ? new int[1] : Arrays.copyOf(list, list.length + 1);
                longer[longer.length - 1] = number;
                return longer;
            });
        }
        int size = Integer.highestOneBit(Math.max(1, lists.size())) * 4;
        starts = new int[size];
        numbersOf = new int[size][];
        lists.forEach((start, list) -> {
            int place = place(start);
            starts[place] = start;
            numbersOf[place] = list;
        });
    }

    private static int start(char first, int second) {
        return first << Character.SIZE | second;
    }

    /** Where the words that start so are kept, or would be. */
    private int place(int start) {
        int mask = starts.length - 1;
        int place = start * 0x9E3779B9 >>> 7 & mask;
        while (numbersOf[place] != null && starts[place] != start) {
            place = place + 1 & mask;
        }
        return place;
    }

    Present in(CharSequence text) {
        long[] bits = new long[words.length / Long.SIZE + 1];
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char first = text.charAt(i);
            byte kinds = begins[first];
            if (kinds == 0) {
                continue;
            }
            if ((kinds & ALONE) != 0) {
                int number = numbersOf[place(start(first, 0))][0];
                bits[number >> 6] |= 1L << number;
            }
            int[] numbers = (kinds & LONGER) == 0 || i + 1 >= length ? null
                    : numbersOf[place(start(first, text.charAt(i + 1)))];
            if (numbers != null) {
                for (int number : numbers) {
                    if ((bits[number >> 6] & 1L << number) == 0 && startsWith(text, words[number], i)) {
                        bits[number >> 6] |= 1L << number;
                    }
                }
            }
        }
        return new Present(bits);
    }

    private static boolean startsWith(CharSequence text, String word, int at) {
        if (text instanceof String string) {
            return string.startsWith(word, at);
        }
        if (at + word.length() > text.length()) {
            return false;
        }
        for (int i = 2; i < word.length(); i++) {
            if (text.charAt(at + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
