// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermQuery;
import org.nianbao.index.Dimension;
import org.nianbao.index.TextFolding;
import org.nianbao.index.Words;

/**
 * Turns the words of a query into a Lucene query, and into the strings to mark in a hit.
 *
 * <p>A word is found where its characters stand side by side (bigrams), or where the words stand that SmartCN finds in
 * it. Scores come in steps that nothing in the text can outweigh: the agency's full name, a part of it, the title,
 * then the text by BM25.
 */
final class WordsQuery {

    /**
     * A way to meet a word, with the score it gives: above any sum of BM25 scores of the words people type (one term
     * scores at most about 20). 0 stands for BM25.
     */
    private enum Kind {
        AGENCY_NAME(4000), AGENCY_PART(2000), TITLE(500), ADDRESS(100), VALUE(1), FIELD(0), TEXT(0), APART(0);

        private final float step;

        Kind(float step) {
            this.step = step;
        }
    }

    private record Way(Kind kind, Query query) {
    }

    /** Characters side by side say more than the same words apart. */
    private static final float SIDE_BY_SIDE = 3;
    /** The step of a phrase so common that how often it stands in a report says nothing. */
    private static final float COMMON_PHRASE = 30;

    /** Words whose ways are remembered; a question has a few. */
    private static final int REMEMBERED = 100;
    /** Reading where a term stands in a text costs so many times as much as reading how often it does. */
    private static final int PLACES = 4;

    private final Map<Words, List<Way>> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Words, List<Way>> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final ReportAnalysis analysis;
    private final UnaryOperator<String> normaliser;
    private final FilterQueries filters;

    WordsQuery(ReportAnalysis analysis, UnaryOperator<String> normaliser, FilterQueries filters) {
        this.analysis = analysis;
        this.normaliser = normaliser;
        this.filters = filters;
    }

    /** Finds what {@code words} ask for, and scores it. */
    Query query(Words words) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        if (words instanceof Words.Any any) {
            any.parts().forEach(part -> all.add(query(part), Occur.SHOULD));
        } else if (words instanceof Words.Not not) {
            all.add(new MatchAllDocsQuery(), Occur.FILTER);
            all.add(query(not.part()), Occur.MUST_NOT);
        } else if (words instanceof Words.All both) {
            both.parts().forEach(part -> {
                if (part instanceof Words.Not not) {
                    all.add(query(not.part()), Occur.MUST_NOT);
                } else {
                    all.add(query(part), Occur.MUST);
                }
            });
            if (both.parts().stream().allMatch(Words.Not.class::isInstance)) {
                all.add(new MatchAllDocsQuery(), Occur.FILTER);
            }
        } else {
            List<Way> ways = waysOf(words);
            if (ways.size() == 1) {
                return scored(ways.get(0));
            }
            ways.forEach(way -> all.add(scored(way), Occur.SHOULD));
        }
        return all.build();
    }

    private static Query scored(Way way) {
        return switch (way.kind()) {
            case APART, FIELD -> way.query();
            case TEXT -> new BoostQuery(way.query(), SIDE_BY_SIDE);
            default -> step(way.query(), way.kind().step);
        };
    }

    /** Every way in which a word or phrase can be met, the cheapest to look for first. */
    private List<Way> ways(Optional<Words.Field> field, String text, boolean apartToo) {
        List<Way> ways = new ArrayList<>();
        if (field.isPresent()) {
            switch (field.get()) {
                case TITLE -> ways.add(new Way(Kind.FIELD, sideBySide(ReportFields.TITLE, text)));
                case AGENCY -> {
                    ways.add(new Way(Kind.AGENCY_NAME, agencyName(text)));
                    ways.add(new Way(Kind.FIELD, sideBySide(ReportFields.AGENCY_TEXT, text)));
                }
                case URL -> ways.add(new Way(Kind.FIELD, sideBySide(ReportFields.URL, text)));
                case TEXT -> ways.add(new Way(Kind.TEXT, sideBySide(ReportFields.TEXT, text)));
                default -> throw new IllegalArgumentException(field.get().name());
            }
            return ways;
        }
        if (apartToo && longerThanAPair(text)) {
            List<String> words = smartWords(text);
            if (!words.isEmpty()) {
                BooleanQuery.Builder apart = new BooleanQuery.Builder();
                words.forEach(word -> apart.add(new TermQuery(new Term(ReportFields.WORDS, word)), Occur.MUST));
                ways.add(new Way(Kind.APART, apart.build()));
            }
        }
        ways.add(new Way(Kind.AGENCY_NAME, agencyName(text)));
        ways.add(new Way(Kind.AGENCY_PART, sideBySide(ReportFields.AGENCY_TEXT, text)));
        ways.add(new Way(Kind.TITLE, sideBySide(ReportFields.TITLE, text)));
        if (text.indexOf('.') > 0) {
            ways.add(new Way(Kind.ADDRESS, sideBySide(ReportFields.URL, text)));
        }
        ways.add(new Way(Kind.TEXT, sideBySide(ReportFields.TEXT, text)));
        return ways;
    }

    /** Remembered, since one question needs them for finding, for ranking and for the order of both. */
    private List<Way> waysOf(Words words) {
        synchronized (remembered) {
            List<Way> known = remembered.get(words);
            if (known != null) {
                return known;
            }
        }
        List<Way> ways = List.copyOf(newWaysOf(words));
        synchronized (remembered) {
            remembered.put(words, ways);
        }
        return ways;
    }

    private List<Way> newWaysOf(Words words) {
        if (words instanceof Words.Word word) {
            return ways(word.field(), normaliser.apply(word.text()), true);
        }
        if (words instanceof Words.Phrase phrase) {
            return ways(phrase.field(), normaliser.apply(phrase.text()), false);
        }
        Words.Value value = (Words.Value) words;
        return List.of(new Way(Kind.VALUE, filters.values(value.dimension(), Set.of(value.value()))));
    }

    /** Every way in which a word, phrase or value can be met, unscored and the cheapest to look for first. */
    List<Query> ways(Words words) {
        return waysOf(words).stream().map(Way::query).toList();
    }

    /** About how many documents can meet {@code words}; for putting the rarest first. */
    long atMost(Words words) {
        if (words instanceof Words.Any any) {
            return any.parts().stream().mapToLong(this::atMost).sum();
        }
        if (words instanceof Words.All all) {
            return all.parts().stream().mapToLong(this::atMost).min().orElse(0);
        }
        if (words instanceof Words.Not) {
            return Long.MAX_VALUE / 2;
        }
        return waysOf(words).stream().mapToLong(way -> filters.atMost(way.query())).max().orElse(0);
    }

    /** How many numbers BM25 looks at in a document that meets {@code words}. */
    int scoredTerms(Words words) {
        int[] terms = {0};
        forEachWanted(words, leaf -> waysOf(leaf).stream().filter(way -> way.kind().step == 0)
                .forEach(way -> way.query().visit(new QueryVisitor() {
                    @Override
                    public void consumeTerms(Query query, Term... found) {
                        terms[0] += query instanceof PhraseQuery ? PLACES * found.length : found.length;
                    }
                })));
        return terms[0];
    }

    /** The words, phrases and values of a query that are not to be absent. */
    private static void forEachWanted(Words words, Consumer<Words> leaves) {
        if (words instanceof Words.Any any) {
            any.parts().forEach(part -> forEachWanted(part, leaves));
        } else if (words instanceof Words.All all) {
            all.parts().forEach(part -> forEachWanted(part, leaves));
        } else if (!(words instanceof Words.Not)) {
            leaves.accept(words);
        }
    }

    /**
     * Scores by steps alone, for queries that find thousands of reports: how often a word stands in each of them takes
     * longer to count than all the rest, and says little where it stands in so many. Scores documents that are known
     * to meet the words; Lucene stops at the first page's worth of documents that nothing can outdo.
     */
    Query inSteps(Words words) {
        BooleanQuery.Builder steps = new BooleanQuery.Builder();
        forEachWanted(words, leaf -> {
            for (Way way : waysOf(leaf)) {
                if (way.kind() != Kind.APART && way.kind() != Kind.VALUE) {
                    steps.add(step(way.query(), way.kind().step == 0 ? COMMON_PHRASE : way.kind().step), Occur.SHOULD);
                }
            }
        });
        return steps.build();
    }

    private static Query step(Query query, float score) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }

    private static Query agencyName(String text) {
        return new TermQuery(new Term(ReportFields.value(Dimension.AGENCY), TextFolding.fold(text).strip()));
    }

    private List<String> smartWords(String text) {
        Set<String> words = new LinkedHashSet<>();
        analysis.tokens(ReportFields.WORDS, text).forEach(token -> words.add(token.text()));
        return List.copyOf(words);
    }

    /** A pair of characters is a term already; SmartCN (and its dictionary, loaded at first use) adds nothing. */
    private static boolean longerThanAPair(String text) {
        return text.codePoints().filter(HanBigrams::isHan).limit(3).count() == 3;
    }

    /** The query for these characters side by side in {@code field}. */
    private Query sideBySide(String field, String text) {
        List<ReportAnalysis.Token> tokens = new ArrayList<>(analysis.tokens(field, text));
        if (tokens.isEmpty()) {
            return new MatchNoDocsQuery("no letter or digit");
        }
        if (tokens.size() == 1) {
            String only = tokens.get(0).text();
            // Every occurrence of a character is the beginning of a token.
            return HanBigrams.isHan(only.codePointAt(0)) ? new PrefixQuery(new Term(field, only))
                    : new TermQuery(new Term(field, only));
        }
        tokens = needed(tokens);
        if (tokens.size() == 1) {
            return new TermQuery(new Term(field, tokens.get(0).text()));
        }
        boolean[] leftOut = new boolean[tokens.size()];
        for (int i = 1; i + 1 < tokens.size(); i++) {
            // Every other pair of a run names all its characters: half the work for the same answer.
            leftOut[i] = !leftOut[i - 1] && overlap(tokens.get(i - 1), tokens.get(i))
                    && overlap(tokens.get(i), tokens.get(i + 1));
        }
        rarest(field, tokens).ifPresent(i -> leftOut[i] = false);
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        for (int i = 0; i < leftOut.length; i++) {
            if (!leftOut[i]) {
                phrase.add(new Term(field, tokens.get(i).text()), tokens.get(i).position());
            }
        }
        return phrase.build();
    }

    /** The token that stands in the fewest documents: with it most others are passed over at once. */
    private Optional<Integer> rarest(String field, List<ReportAnalysis.Token> tokens) {
        if (tokens.size() < 3) {
            return Optional.empty();
        }
        int rarest = 0;
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < tokens.size() && fewest > 0; i++) {
            int documents = filters.documents(new Term(field, tokens.get(i).text()));
            if (documents < fewest) {
                fewest = documents;
                rarest = i;
            }
        }
        return Optional.of(rarest);
    }

    /**
     * Without the single characters that pairs hold already. The last one of a run says that the run ends there,
     * which a query must not ask for at its own end.
     */
    private static List<ReportAnalysis.Token> needed(List<ReportAnalysis.Token> tokens) {
        List<ReportAnalysis.Token> needed = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            ReportAnalysis.Token token = tokens.get(i);
            boolean pairHere = i + 1 < tokens.size() && tokens.get(i + 1).position() == token.position();
            boolean endOfPair = i + 1 == tokens.size() && i > 0 && isPair(tokens.get(i - 1).text())
                    && isSingle(token.text());
            if (!pairHere && !endOfPair) {
                needed.add(token);
            }
        }
        int shift = needed.get(0).position();
        return needed.stream().map(token -> new ReportAnalysis.Token(token.text(), token.position() - shift)).toList();
    }

    private static boolean overlap(ReportAnalysis.Token left, ReportAnalysis.Token right) {
        return isPair(left.text()) && isPair(right.text()) && left.position() + 1 == right.position();
    }

    private static boolean isPair(String token) {
        return HanBigrams.isHan(token.codePointAt(0)) && token.codePointCount(0, token.length()) == 2;
    }

    private static boolean isSingle(String token) {
        return HanBigrams.isHan(token.codePointAt(0)) && token.codePointCount(0, token.length()) == 1;
    }

    /** What to mark in the text of a hit: strings as asked for, then the words they are made of. */
    List<String> marks(Words words) {
        Set<String> marks = new LinkedHashSet<>();
        collect(words, marks);
        for (String asked : List.copyOf(marks)) {
            if (longerThanAPair(asked)) {
                smartWords(asked).stream().filter(word -> word.length() > 1).forEach(marks::add);
            }
        }
        return List.copyOf(marks);
    }

    private void collect(Words words, Set<String> marks) {
        if (words instanceof Words.Word word && word.field().filter(f -> f != Words.Field.TEXT).isEmpty()) {
            marks.add(normaliser.apply(word.text()));
        } else if (words instanceof Words.Phrase phrase
                && phrase.field().filter(f -> f != Words.Field.TEXT).isEmpty()) {
            marks.add(normaliser.apply(phrase.text()));
        } else if (words instanceof Words.All all) {
            all.parts().forEach(part -> collect(part, marks));
        } else if (words instanceof Words.Any any) {
            any.parts().forEach(part -> collect(part, marks));
        }
    }
}
