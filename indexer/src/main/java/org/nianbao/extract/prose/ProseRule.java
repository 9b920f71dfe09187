// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.prose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.nianbao.config.YamlNode;
import org.nianbao.extract.text.NeededWords;
import org.nianbao.extract.text.SoughtPattern;
import org.nianbao.report.FigureKey;

/**
 * How reports word one figure: an entry of {@code config/prose}.
 *
 * <p>In its patterns {@code #} is the number, {@code …} a short stretch of the same clause without another number,
 * {@code <name>} a fragment listed under {@code words}, {@code @-1}, {@code @0}, {@code @+1} the year before the
 * report's, the report's, and the one after, where they are written in digits. An entry with {@code keys} words several
 * figures alike: {@code <it>} is in each what the file gives for its key.
 *
 * @param needs words one of which every wording holds, so that most sentences can be passed over
 * @param say wordings that state the figure
 * @param weak wordings that count only when no other stated it
 * @param onlyZero wordings that state this figure only when their number is 0 (A and B: 0)
 * @param zero wordings without a number that state 0
 * @param unlessClause what must not stand in the clause, up to the end of the wording
 * @param unlessSentence what must not stand anywhere in the sentence
 * @param unlessPart what must not stand in the same part of the sentence, between two semicolons
 * @param weakUnlessSentence the same for the weak wordings alone
 * @param under what must stand in the heading above the sentence
 * @param unlessUnder what must not stand in the heading above the sentence
 * @param about what must stand in the sentence or in the heading above it
 * @param aboutParagraph what must stand in the sentence, before it in the paragraph, or in the heading
 * @param anyYear whether the wording itself names another year, as carry-overs do
 * @param withoutForm whether to look only in pages that do not print the form's table
 * @param compare whether to look in those too, for what the sentences say beside the table
 * @param fraction whether the number may have decimals
 * @param aboveZero whether the number must be more than 0
 */
record ProseRule(FigureKey key, int[] needs, int firstYear, int lastYear, List<Wording> say, List<Wording> weak,
                 List<Wording> onlyZero, List<Wording> zero, List<SoughtPattern> unlessClause,
                 List<SoughtPattern> unlessSentence, List<SoughtPattern> unlessPart,
                 List<SoughtPattern> weakUnlessSentence,
                 Optional<SoughtPattern> under, Optional<SoughtPattern> unlessUnder,
                 Optional<SoughtPattern> about, Optional<SoughtPattern> aboutParagraph,
                 boolean anyYear, boolean withoutForm, boolean compare, boolean fraction, boolean aboveZero) {

    /**
     * A wording.
     *
     * @param needed words without which it cannot be found, by their numbers: one of each group
     */
    record Wording(SoughtPattern pattern, int[][] needed) {

        private static Wording of(Pattern pattern, SoughtWords.Builder sought) {
            return new Wording(SoughtPattern.whereItsWordsStand(pattern), NeededWords.of(pattern.pattern()).stream()
                    .map(sought::numbers).toArray(int[][]::new));
        }

        boolean mayStandIn(MarkedSentence sentence) {
            return sentence.words().hasOfEach(needed);
        }
    }

    private static final Set<String> NAMES = Set.of("key", "keys", "needs", "years", "say", "weak", "only_zero", "zero",
            "unless_clause", "unless_sentence", "unless_part", "weak_unless_sentence", "under", "unless_under",
            "about", "about_paragraph", "any_year", "without_form", "compare", "fraction", "above_zero");
    /** The fragment that differs between figures worded alike. */
    private static final String IT = "it";
    private static final String ANY_NUMBER = "[" + MarkedSentence.COUNT + "-" + MarkedSentence.CHANGE + "]";
    private static final String GAP = "[^" + MarkedSentence.COUNT + "-" + MarkedSentence.CHANGE + ",;:()、]{0,14}?";

    /** Whether it is worth matching: most sentences of a report have neither a count nor a word of denial. */
    boolean mayHold(MarkedSentence sentence) {
        if (needs.length > 0 && !sentence.words().hasAny(needs)) {
            return false;
        }
        return sentence.hasCounts() && (mayHold(say, sentence) || mayHold(weak, sentence)
                || mayHold(onlyZero, sentence)) || mayHold(zero, sentence);
    }

    private static boolean mayHold(List<Wording> wordings, MarkedSentence sentence) {
        for (Wording wording : wordings) {
            if (wording.mayStandIn(sentence)) {
                return true;
            }
        }
        return false;
    }

    boolean isFor(Optional<Integer> year, boolean hasForm) {
        return !(withoutForm && hasForm) && isFor(year);
    }

    /** Whether the wording states a sum that the form's table has only in its rows. */
    boolean isForComparison(Optional<Integer> year, boolean hasForm) {
        return withoutForm && hasForm && compare && isFor(year);
    }

    private boolean isFor(Optional<Integer> year) {
        boolean bounded = firstYear != Integer.MIN_VALUE || lastYear != Integer.MAX_VALUE;
        return !bounded || year.filter(y -> y >= firstYear && y <= lastYear).isPresent();
    }

    /** The rules of an entry: one, or one for each of the figures that it words alike. */
    static List<ProseRule> read(YamlNode entry, Map<String, String> words, SoughtWords.Builder sought) {
        Map<String, YamlNode> fields = entry.map(NAMES);
        if (!fields.containsKey("keys")) {
            return read(entry, fields, entry.required("key").text(), words, sought).stream().toList();
        }
        List<ProseRule> rules = new ArrayList<>();
        entry.required("keys").map().forEach((name, node) -> {
            Map<String, String> own = new HashMap<>(words);
            own.put(IT, expand(node, node.text(), words));
            read(entry, fields, name, own, sought).ifPresent(rules::add);
        });
        return rules;
    }

    private static Optional<ProseRule> read(YamlNode entry, Map<String, YamlNode> fields, String name,
                                            Map<String, String> words, SoughtWords.Builder sought) {
        FigureKey key;
        try {
            key = new FigureKey(name);
        } catch (IllegalArgumentException e) {
            entry.mistake(e.getMessage());
            return Optional.empty();
        }
        boolean anyYear = fields.containsKey("any_year") && fields.get("any_year").bool();
        String number = anyYear ? "(?<n>[" + MarkedSentence.COUNT + MarkedSentence.FOREIGN + "])"
                : "(?<n>" + MarkedSentence.COUNT + ")";
        int first = Integer.MIN_VALUE;
        int last = Integer.MAX_VALUE;
        if (fields.containsKey("years")) {
            String[] ends = fields.get("years").text().split("\\.\\.", -1);
            try {
                first = ends[0].isBlank() ? first : Integer.parseInt(ends[0].strip());
                last = ends[1].isBlank() ? last : Integer.parseInt(ends[1].strip());
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                fields.get("years").mistake("should be like 2021.. or ..2020");
            }
        }
        return Optional.of(new ProseRule(key, sought.numbers(entry.get("needs").texts()), first, last,
                wordings(entry, "say", words, number, sought), wordings(entry, "weak", words, number, sought),
                wordings(entry, "only_zero", words, number, sought), wordings(entry, "zero", words, "", sought),
                sought(entry, "unless_clause", words, "#"), sought(entry, "unless_sentence", words, "#"),
                sought(entry, "unless_part", words, "#"),
                sought(entry, "weak_unless_sentence", words, "#"),
                sought(entry, "under", words, "").stream().findFirst(),
                sought(entry, "unless_under", words, "").stream().findFirst(),
                sought(entry, "about", words, "").stream().findFirst(),
                sought(entry, "about_paragraph", words, "").stream().findFirst(), anyYear,
                fields.containsKey("without_form") && fields.get("without_form").bool(),
                fields.containsKey("compare") && fields.get("compare").bool(),
                fields.containsKey("fraction") && fields.get("fraction").bool(),
                fields.containsKey("above_zero") && fields.get("above_zero").bool()));
    }

    private static List<Wording> wordings(YamlNode entry, String name, Map<String, String> words, String number,
                                          SoughtWords.Builder sought) {
        return patterns(entry, name, words, number).stream().map(each -> Wording.of(each, sought)).toList();
    }

    private static List<SoughtPattern> sought(YamlNode entry, String name, Map<String, String> words, String number) {
        return patterns(entry, name, words, number).stream().map(SoughtPattern::new).toList();
    }

    private static List<Pattern> patterns(YamlNode entry, String name, Map<String, String> words, String number) {
        return entry.get(name).list().stream()
                .flatMap(node -> compile(node, words, number).stream()).toList();
    }

    private static Optional<Pattern> compile(YamlNode node, Map<String, String> words, String number) {
        String text = expand(node, node.text(), words);
        boolean wantsNumber = number.startsWith("(");
        StringBuilder pattern = new StringBuilder(text.length() * 2);
        int numbers = 0;
        boolean inClass = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[') {
                inClass = true;
            } else if (c == ']') {
                inClass = false;
            }
            if (c == '#' && inClass) {
                pattern.append(MarkedSentence.COUNT).append('-').append(MarkedSentence.CHANGE);
            } else if (c == '#') {
                numbers++;
                pattern.append(wantsNumber ? number : ANY_NUMBER);
            } else if (c == '…') {
                pattern.append(GAP);
            } else if (c == '@' && text.startsWith("@-1", i)) {
                pattern.append(MarkedSentence.LAST_YEAR);
                i += 2;
            } else if (c == '@' && text.startsWith("@+1", i)) {
                pattern.append(MarkedSentence.NEXT_YEAR);
                i += 2;
            } else if (c == '@' && text.startsWith("@0", i)) {
                pattern.append(MarkedSentence.THIS_YEAR);
                i++;
            } else {
                pattern.append(c);
            }
        }
        if (wantsNumber && numbers != 1) {
            node.mistake("should have one # for the number");
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(pattern.toString()));
        } catch (PatternSyntaxException e) {
            node.mistake("is no pattern: " + e.getDescription());
            return Optional.empty();
        }
    }

    static String expand(YamlNode node, String text, Map<String, String> words) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('<', at);
            int close = open < 0 ? -1 : text.indexOf('>', open);
            if (close < 0 || text.startsWith("(?", open - 2)) {
                int end = open < 0 || close < 0 ? text.length() : open + 1;
                out.append(text, at, end);
                at = end;
                continue;
            }
            String name = text.substring(open + 1, close);
            if (!words.containsKey(name)) {
                node.mistake("<" + name + "> is not among the words");
            }
            out.append(text, at, open).append("(?:").append(words.getOrDefault(name, "(?!)")).append(')');
            at = close + 1;
        }
        return out.toString();
    }
}
