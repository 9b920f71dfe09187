// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.prose;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which rules a sentence's words bring up: of some two hundred rules, most sentences have the words of a few. */
final class RulesByWord {

    /** The rules with a wording that needs no word. */
    private final BitSet always = new BitSet();
    /** By the number of a word: the rules with a wording that it may bring up; null where there is none. */
    private final BitSet[] ofWord;

    RulesByWord(List<ProseRule> rules) {
        Map<Integer, BitSet> byWord = new HashMap<>();
        for (int i = 0; i < rules.size(); i++) {
            ProseRule rule = rules.get(i);
            int place = i;
            Stream.of(rule.say(), rule.weak(), rule.onlyZero(), rule.zero()).flatMap(List::stream)
                    .map(wording -> fewest(wording.needed(), rule.needs())).forEach(words -> {
                        for (int word : words) {
                            byWord.computeIfAbsent(word, none -> new BitSet()).set(place);
                        }
                        always.set(place, always.get(place) || words.length == 0);
                    });
        }
        ofWord = new BitSet[byWord.keySet().stream().mapToInt(word -> word + 1).max().orElse(0)];
        byWord.forEach((word, places) -> ofWord[word] = places);
    }

    /** The smallest of the groups of words of each of which one must stand in the sentence; empty where none is. */
    private static int[] fewest(int[][] groups, int[] oneMore) {
        int[] fewest = oneMore;
        for (int[] group : groups) {
            fewest = fewest.length == 0 || group.length < fewest.length ? group : fewest;
        }
        return fewest;
    }

    /** The places, in the list of rules, of those that may hold of a sentence with these words; the caller's own. */
    BitSet askedBy(SoughtWords.Present words) {
        BitSet asked = (BitSet) always.clone();
        words.forEach(word -> {
            if (word < ofWord.length && ofWord[word] != null) {
                asked.or(ofWord[word]);
            }
        });
        return asked;
    }
}
