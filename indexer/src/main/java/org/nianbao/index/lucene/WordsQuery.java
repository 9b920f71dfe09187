// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** Above any sum of BM25 scores of the words people type: one term scores at most about 20. */
    private static final float AGENCY_NAME = 4000;
    private static final float AGENCY_PART = 2000;
    private static final float IN_TITLE = 500;
    private static final float IN_ADDRESS = 100;
    /** Characters side by side say more than the same words apart. */
    private static final float SIDE_BY_SIDE = 3;

    /** The same for a phrase so common that how often it stands in a report says nothing. */
    private static final float COMMON_PHRASE = 30;

    private final ReportAnalysis analysis;
    private final UnaryOperator<String> normaliser;
    private final FilterQueries filters;

    WordsQuery(ReportAnalysis analysis, UnaryOperator<String> normaliser, FilterQueries filters) {
        this.analysis = analysis;
        this.normaliser = normaliser;
        this.filters = filters;
    }

    Query query(Words words) {
        return query(words, false);
    }

    /**
     * @param common true leaves out how often a phrase stands in a text: for queries that find thousands of reports,
     *     where counting it in each takes longer than all the rest
     */
    Query query(Words words, boolean common) {
        if (words instanceof Words.Word word) {
            return word(word.field(), normaliser.apply(word.text()), true, common);
        }
        if (words instanceof Words.Phrase phrase) {
            return word(phrase.field(), normaliser.apply(phrase.text()), false, common);
        }
        if (words instanceof Words.Value value) {
            return new ConstantScoreQuery(filters.values(value.dimension(), Set.of(value.value())));
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        if (words instanceof Words.Any any) {
            any.parts().forEach(part -> all.add(query(part, common), Occur.SHOULD));
        } else if (words instanceof Words.Not not) {
            all.add(new MatchAllDocsQuery(), Occur.FILTER);
            all.add(query(not.part()), Occur.MUST_NOT);
        } else {
            List<Words> parts = ((Words.All) words).parts();
            for (Words part : parts) {
                if (part instanceof Words.Not not) {
                    all.add(query(not.part()), Occur.MUST_NOT);
                } else {
                    all.add(query(part, common), Occur.MUST);
                }
            }
            if (parts.stream().allMatch(Words.Not.class::isInstance)) {
                all.add(new MatchAllDocsQuery(), Occur.FILTER);
            }
        }
        return all.build();
    }

    private Query word(Optional<Words.Field> field, String text, boolean apartToo, boolean common) {
        if (field.isPresent()) {
            return switch (field.get()) {
                case TITLE -> sideBySide(ReportFields.TITLE, text);
                case AGENCY -> any(new BoostQuery(agencyName(text), AGENCY_NAME),
                        sideBySide(ReportFields.AGENCY_TEXT, text));
                case URL -> sideBySide(ReportFields.URL, text);
                case TEXT -> inText(text, common);
            };
        }
        List<Query> ways = new ArrayList<>();
        ways.add(new BoostQuery(agencyName(text), AGENCY_NAME));
        ways.add(step(sideBySide(ReportFields.AGENCY_TEXT, text), AGENCY_PART));
        ways.add(step(sideBySide(ReportFields.TITLE, text), IN_TITLE));
        if (text.indexOf('.') > 0) {
            ways.add(step(sideBySide(ReportFields.URL, text), IN_ADDRESS));
        }
        ways.add(inText(text, common));
        if (apartToo && longerThanAPair(text)) {
            List<String> words = smartWords(text);
            if (!words.isEmpty()) {
                BooleanQuery.Builder apart = new BooleanQuery.Builder();
                words.forEach(word -> apart.add(new TermQuery(new Term(ReportFields.WORDS, word)), Occur.MUST));
                ways.add(apart.build());
            }
        }
        return any(ways.toArray(Query[]::new));
    }

    private Query inText(String text, boolean common) {
        Query found = sideBySide(ReportFields.TEXT, text);
        return common ? step(found, COMMON_PHRASE) : new BoostQuery(found, SIDE_BY_SIDE);
    }

    private static Query any(Query... ways) {
        if (ways.length == 1) {
            return ways[0];
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Query way : ways) {
            any.add(way, Occur.SHOULD);
        }
        return any.build();
    }

    private static Query step(Query query, float score) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }

    private static Query agencyName(String text) {
        return new ConstantScoreQuery(new TermQuery(new Term(ReportFields.value(
                Dimension.AGENCY), TextFolding.fold(text).strip())));
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
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        boolean leftOut = false;
        for (int i = 0; i < tokens.size(); i++) {
            // Every other pair of a run names all its characters: half the work for the same answer.
            leftOut = !leftOut && i > 0 && i + 1 < tokens.size() && overlap(tokens.get(i - 1), tokens.get(i))
                    && overlap(tokens.get(i), tokens.get(i + 1));
            if (!leftOut) {
                phrase.add(new Term(field, tokens.get(i).text()), tokens.get(i).position());
            }
        }
        return phrase.build();
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
