// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.extract.prose;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nianbao.clean.Block;
import org.nianbao.clean.CleanPage;
import org.nianbao.clean.Paragraph;
import org.nianbao.config.ConfigMistakes;
import org.nianbao.config.DelimitedFile;
import org.nianbao.config.YamlNode;
import org.nianbao.extract.text.PlainText;
import org.nianbao.extract.text.SoughtPattern;
import org.nianbao.report.Evidence;
import org.nianbao.report.FigureKey;
import org.nianbao.report.Figures;

/**
 * Figures out of sentences. The wording is in {@code config/prose}; here is only how it is applied: every wording to
 * every sentence, what speaks of other years, other organs or parts put aside, and of what remains one value a figure
 * or, when sentences contradict each other, none and a note.
 */
public final class ProseFigures {

    private static final String SCOPE_FILE = "scope.yaml";
    private static final String WORDS_FILE = "words.yaml";
    /** What is longer is a list or a broken page, and nobody could check a figure against it. */
    private static final int LONGEST_SENTENCE = 3000;
    /** Some ten times the longest report met. */
    private static final int LONGEST_TEXT = 200_000;
    /** How far back in its paragraph a sentence may find what it is about; some four sentences. */
    private static final int REACH_BACK = 400;

    /** As in 其中, with its comma. */
    private static final int LONGEST_LEAD = 3;

    /** Of a part of the organ, of all organs of its area, of nobody named, of the organ as a whole. */
    private static final int PART = 0;
    private static final int WIDER = 1;
    private static final int UNSAID = 2;
    private static final int WHOLE = 3;

    /** One reading of one figure. */
    private record Found(FigureKey key, BigDecimal value, boolean approximate, int rank, String sentence) {
    }

    private final ProseScope scope;
    private final List<ProseRule> rules;
    private final RulesByWord rulesByWord;
    private final SoughtWords sought;
    private final TableTraces tables;
    private final Pattern whole;
    private final Pattern part;
    private final Pattern ownLevel;
    private final Pattern withoutTopic;
    private final OrganSubject subjects;

    private ProseFigures(ProseScope scope, List<ProseRule> rules, SoughtWords sought, List<String> formRows,
                         Pattern whole, Pattern part, Pattern ownLevel, Pattern withoutTopic,
                         OrganSubject subjects) {
        this.scope = scope;
        this.rules = rules;
        this.rulesByWord = new RulesByWord(rules);
        this.sought = sought;
        this.tables = new TableTraces(formRows);
        this.whole = whole;
        this.part = part;
        this.ownLevel = ownLevel;
        this.withoutTopic = withoutTopic;
        this.subjects = subjects;
    }

    /** Reads {@code prose/*.yaml} under {@code configDir}; keys are checked against {@code figures.csv}. */
    public static ProseFigures load(Path configDir, ConfigMistakes mistakes) {
        Path folder = configDir.resolve("prose");
        Set<String> keys = DelimitedFile.csv(configDir.resolve("figures.csv"), List.of("key"), mistakes).stream()
                .flatMap(row -> row.cell("key").stream()).collect(Collectors.toSet());
        YamlNode scopeFile = YamlNode.read(folder.resolve(SCOPE_FILE), mistakes);
        YamlNode wordsFile = YamlNode.read(folder.resolve(WORDS_FILE), mistakes);
        Map<String, String> words = new HashMap<>();
        wordsFile.required("words").map().forEach((name, node) ->
                words.put(name, ProseRule.expand(node, node.text(), words)));
        List<ProseRule> rules = new ArrayList<>();
        SoughtWords.Builder sought = new SoughtWords.Builder();
        for (Path file : ruleFiles(folder, mistakes)) {
            for (YamlNode entry : YamlNode.read(file, mistakes).required("figures").list()) {
                ProseRule.read(entry, words, sought).forEach(rule -> {
                    if (!keys.contains(rule.key().name())) {
                        entry.mistake("figures.csv has no key '" + rule.key() + "'");
                    }
                    rules.add(rule);
                });
            }
        }
        return new ProseFigures(ProseScope.load(scopeFile), List.copyOf(rules), sought.build(),
                scopeFile.required("form_rows").texts(),
                Pattern.compile(anyOf(scopeFile.required("whole").texts())),
                Pattern.compile(anyOf(scopeFile.required("part").texts())),
                Pattern.compile(anyOf(scopeFile.required("own_level").texts())),
                Pattern.compile(scopeFile.required("headings_without_topic").anyPattern()),
                OrganSubject.load(scopeFile));
    }

    private static String anyOf(List<String> words) {
        return words.isEmpty() ? "(?!)" : words.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    }

    private static List<Path> ruleFiles(Path folder, ConfigMistakes mistakes) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.endsWith(SCOPE_FILE) && !file.endsWith(WORDS_FILE))
                    .sorted(Comparator.comparing(Path::toString)).toList();
        } catch (IOException e) {
            mistakes.add(folder, 0, "cannot be listed: " + e.getMessage());
            return List.of();
        }
    }

    /**
     * @param year the year reported about, so that its numbers can be told from last year's
     * @param agencyName who reports, so that its numbers can be told from its subordinates'; empty when unknown
     */
    public ProseReading read(CleanPage page, Optional<Integer> year, String agencyName) {
        Objects.requireNonNull(agencyName, "agencyName");
        List<String> notes = new ArrayList<>();
        boolean hasForm = tables.hasForm(page);
        Set<FigureKey> sums = new HashSet<>();
        BitSet active = new BitSet(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            boolean compared = rules.get(i).isForComparison(year, hasForm);
            active.set(i, compared || rules.get(i).isFor(year, hasForm));
            if (compared) {
                sums.add(rules.get(i).key());
            }
        }
        Map<FigureKey, List<Found>> strong = new TreeMap<>();
        Map<FigureKey, List<Found>> weak = new TreeMap<>();
        Set<String> read = new HashSet<>();
        boolean department = subjects.isDepartment(agencyName);
        int budget = LONGEST_TEXT;
        Headings headings = new Headings(withoutTopic);
        for (Block block : page.blocks()) {
            if (!(block instanceof Paragraph paragraph) || paragraph.text().isBlank()) {
                continue;
            }
            if (paragraph.text().length() <= LONGEST_TEXT && TableTraces.isRowOfCells(paragraph.text())) {
                continue;
            }
            budget -= paragraph.text().length();
            if (budget < 0) {
                notes.add("the text is longer than any report; figures were looked for in its beginning only");
                break;
            }
            List<String> sentences = PlainText.sentences(paragraph.text());
            headings.meet(paragraph.text(), sentences);
            boolean foreign = false;
            boolean compared = false;
            StringBuilder before = new StringBuilder();
            String chapter = headings.chapter();
            for (String printed : sentences) {
                if (printed.length() > LONGEST_SENTENCE || !read.add(printed)) {
                    continue;
                }
                boolean doubtful = compared && scope.refersBack(printed);
                MarkedSentence sentence = MarkedSentence.of(printed, year, scope, sought, foreign || doubtful);
                foreign = sentence.scopeLasts();
                compared = sentence.endsComparing();
                OrganSubject.Reading subject = subjects.read(sentence.text(), agencyName, department);
                if (sentence.hasCounts() || sentence.mayDeny()) {
                    BitSet asked = rulesByWord.askedBy(sentence.words());
                    asked.and(active);
                    for (int i = asked.nextSetBit(0); i >= 0; i = asked.nextSetBit(i + 1)) {
                        apply(rules.get(i), sentence, headings.above(), chapter, before, subject, strong, weak);
                    }
                }
                before.append(sentence.text());
                before.delete(0, Math.max(0, before.length() - REACH_BACK));
            }
        }
        weak.forEach((key, found) -> {
            boolean denied = strong.getOrDefault(key, List.of()).stream().allMatch(each -> each.value().signum() == 0);
            if (denied) {
                strong.computeIfAbsent(key, none -> new ArrayList<>()).addAll(found);
            }
        });
        return decide(strong, sums, notes);
    }

    private void apply(ProseRule rule, MarkedSentence sentence, String heading, String chapter,
                       CharSequence before, OrganSubject.Reading subject, Map<FigureKey, List<Found>> strong,
                       Map<FigureKey, List<Found>> weak) {
        String text = sentence.text();
        if (!rule.mayHold(sentence)) {
            return;
        }
        if (rule.under().isPresent() && !rule.under().get().standsIn(heading)
                || rule.unlessUnder().isPresent() && rule.unlessUnder().get().standsIn(heading)) {
            return;
        }
        if (rule.about().isPresent() && !rule.about().get().standsIn(text)
                && !rule.about().get().standsIn(heading)) {
            return;
        }
        if (rule.aboutParagraph().isPresent() && !rule.aboutParagraph().get().standsIn(text)
                && !rule.aboutParagraph().get().standsIn(heading)
                && !rule.aboutParagraph().get().standsIn(chapter)
                && !rule.aboutParagraph().get().standsIn(before)) {
            return;
        }
        List<Found> certain = new ArrayList<>();
        rule.say().forEach(wording -> numbers(wording, rule, sentence, subject, false, certain));
        rule.onlyZero().forEach(wording -> numbers(wording, rule, sentence, subject, true, certain));
        rule.zero().forEach(wording -> denials(wording, rule, sentence, subject, certain));
        List<Found> likely = new ArrayList<>();
        rule.weak().forEach(wording -> numbers(wording, rule, sentence, subject, false, likely));
        if (certain.isEmpty() && likely.isEmpty() || anyFinds(rule.unlessSentence(), text)) {
            return;
        }
        certain.forEach(found -> add(strong, found));
        if (!likely.isEmpty() && !anyFinds(rule.weakUnlessSentence(), text)) {
            likely.forEach(found -> add(weak, found));
        }
    }

    private static boolean anyFinds(List<SoughtPattern> patterns, CharSequence text) {
        for (SoughtPattern pattern : patterns) {
            if (pattern.standsIn(text)) {
                return true;
            }
        }
        return false;
    }

    /** Wordings without a number that say there was none. */
    private void denials(ProseRule.Wording wording, ProseRule rule, MarkedSentence sentence,
                         OrganSubject.Reading subject, List<Found> into) {
        if (!wording.mayStandIn(sentence)) {
            return;
        }
        String text = sentence.text();
        SoughtPattern.Search search = wording.pattern().in(text);
        while (search.next()) {
            int clause = sentence.clauseStart(search.start());
            String upTo = text.substring(withLead(text, clause), search.end());
            if (subject.isOwn(search.start()) && !part.matcher(upTo).find()
                    && !sentence.isForeignToDenials(search.start())
                    && !ownLevel.matcher(upTo).find() && !anyFinds(rule.unlessClause(), upTo)) {
                into.add(new Found(rule.key(), BigDecimal.ZERO, false,
                        rank(upTo, text.substring(0, clause), subject), sentence.printed()));
            }
        }
    }

    /** Wordings with a number; they are looked for around the numbers only. */
    private void numbers(ProseRule.Wording wording, ProseRule rule, MarkedSentence sentence,
                         OrganSubject.Reading subject, boolean onlyZero, List<Found> into) {
        if (!sentence.hasCounts() || !wording.mayStandIn(sentence)) {
            return;
        }
        String text = sentence.text();
        SoughtPattern.Search search = wording.pattern().in(text);
        for (MarkedSentence.Stretch stretch : sentence.aroundCounts()) {
            search.within(stretch.from(), stretch.to());
            while (search.next()) {
                int place = search.start("n");
                MarkedSentence.Count count = sentence.at(place);
                boolean fits = rule.fraction() || count.value().stripTrailingZeros().scale() <= 0;
                int sign = count.value().signum();
                boolean wanted = fits && !(onlyZero && sign != 0) && !(rule.aboveZero() && sign == 0)
                        && !(rule.anyYear() && search.start() > 0 && sentence.isForeign(search.start() - 1));
                if (!wanted || !subject.isOwn(search.start())) {
                    continue;
                }
                int clause = sentence.clauseStart(search.start());
                String upTo = text.substring(withLead(text, clause), search.end());
                if (!isPartBeside(text, search.start(), upTo, subject)
                        && !subject.isWiderBeside(upTo, search.end()) && !anyFinds(rule.unlessClause(), upTo)
                        && (rule.unlessPart().isEmpty() || !anyFinds(rule.unlessPart(), partAt(text, place)))) {
                    into.add(new Found(rule.key(), count.value(), count.approximate(),
                            rank(upTo, text.substring(0, clause), subject), sentence.printed()));
                }
            }
        }
    }

    /** Whether a number is that of the government's own office, given beside a number that it is part of. */
    private boolean isPartBeside(String text, int start, String upTo, OrganSubject.Reading subject) {
        return ownLevel.matcher(upTo).find() && !subject.saysOwn(upTo)
                && part.matcher(text).region(text.lastIndexOf(';', start) + 1, start).find();
    }

    /** What stands around this place between two semicolons, or in brackets. */
    private static String partAt(String text, int place) {
        int opens = text.lastIndexOf('(', place);
        if (opens > text.lastIndexOf(')', place)) {
            int closes = text.indexOf(')', place);
            return text.substring(opens + 1, closes < 0 ? text.length() : closes);
        }
        int end = text.indexOf(';', place);
        return text.substring(text.lastIndexOf(';', place) + 1, end < 0 ? text.length() : end);
    }

    /** The start of a clause, or of the «of these» that a comma divides from it. */
    private int withLead(String text, int clause) {
        int before = Math.max(0, clause - LONGEST_LEAD);
        Matcher lead = part.matcher(text).region(before, clause);
        return lead.find() && lead.end() >= clause - 1 ? lead.start() : clause;
    }

    /**
     * How much of the organ a clause speaks for: of two numbers the one that speaks for the whole organ stands.
     *
     * @param before the clauses before it, whose subject it has where it names none
     */
    private int rank(String clause, String before, OrganSubject.Reading subject) {
        if (subject.saysOwn(clause)) {
            return WHOLE;
        }
        if (part.matcher(clause).find() || ownLevel.matcher(clause).find()) {
            return PART;
        }
        if (subject.isWider(clause)) {
            return WIDER;
        }
        boolean goesOn = subject.saysOwn(before) && !subject.isWider(before) && !part.matcher(before).find();
        return goesOn || whole.matcher(clause).find() ? WHOLE : UNSAID;
    }

    private static void add(Map<FigureKey, List<Found>> into, Found found) {
        into.computeIfAbsent(found.key(), key -> new ArrayList<>()).add(found);
    }

    /** Exact before round, wholes before parts; one value left is the figure, two are a contradiction. */
    private static ProseReading decide(Map<FigureKey, List<Found>> readings, Set<FigureKey> sums, List<String> notes) {
        Figures.Builder figures = Figures.builder();
        Figures.Builder compared = Figures.builder();
        readings.forEach((key, all) -> {
            List<Found> exact = all.stream().filter(found -> !found.approximate()).toList();
            List<Found> left = exact.isEmpty() ? all : exact;
            int best = left.stream().mapToInt(Found::rank).max().orElse(0);
            Map<BigDecimal, Found> values = new LinkedHashMap<>();
            left.stream().filter(found -> found.rank() == best)
                    .forEach(found -> values.putIfAbsent(found.value().stripTrailingZeros(), found));
            if (values.size() == 1) {
                Found found = values.values().iterator().next();
                Evidence proof = Evidence.sentence(found.sentence());
                (sums.contains(key) ? compared : figures).state(key, found.value(),
                        found.approximate() ? proof.remarked(Evidence.APPROXIMATE) : proof);
            } else if (!sums.contains(key)) {
                notes.add("sentences give more than one value for " + key + ": "
                        + new TreeSet<>(values.keySet()).stream().map(BigDecimal::toPlainString)
                        .collect(Collectors.joining(", ")));
            }
        });
        return new ProseReading(figures.build(), compared.build(), notes);
    }
}
