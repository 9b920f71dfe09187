// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.document.IntField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedSetSelector;
import org.apache.lucene.search.SortedSetSortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.util.FixedBitSet;
import org.nianbao.index.Dimension;
import org.nianbao.index.Order;
import org.nianbao.index.ReportQuery;
import org.nianbao.index.Words;

/** Which reports of a set come first: by score of the words, or by a column. */
final class TopReports {

    /** Official pages first among equals; less than one step of {@link WordsQuery}, more than most of BM25. */
    private static final float OFFICIAL = 20;
    /**
     * How many numbers (reports found, times the query's terms) BM25 may look at for one query: some 10 ms. Beyond
     * that the words stand in so many reports that steps alone rank them.
     */
    static final long SCORED = 120_000;

    private final ReaderView view;
    private final WordsQuery words;
    private final long scored;

    /** @param scored as {@link #SCORED}; another number only to try what large indexes do */
    TopReports(ReaderView view, WordsQuery words, long scored) {
        this.view = view;
        this.words = words;
        this.scored = scored;
    }

    static boolean isByScore(ReportQuery query) {
        return query.order().by() == Order.By.RELEVANCE && query.words().isPresent();
    }

    /** The first {@code count} of {@code matching} in the query's order, behind the page that its token ends. */
    ScoreDoc[] of(ReportQuery query, FixedBitSet matching, int count) throws IOException {
        if (isByScore(query)) {
            Optional<PageToken> token = query.after().map(text -> PageToken.parse(text, query, 1));
            return byScore(ranking(query.words().get(), matching.cardinality()), matching, count, token);
        }
        Sort sort = sort(query.order());
        Optional<PageToken> token = query.after().map(text -> PageToken.parse(text, query, sort.getSort().length));
        return sorted(sort, matching, count, token);
    }

    private Query ranking(Words asked, long total) {
        return total * words.scoredTerms(asked) <= scored ? words.query(asked) : words.inSteps(asked);
    }

    /** @param asked scores those of {@code matching} that it finds; the others come last */
    private ScoreDoc[] byScore(Query asked, FixedBitSet matching, int count, Optional<PageToken> token)
            throws IOException {
        BooleanQuery.Builder ranking = new BooleanQuery.Builder();
        if (asked instanceof BooleanQuery ways && ways.clauses().stream().allMatch(c -> c.getOccur() == Occur.SHOULD)) {
            // In one line with the others: Lucene then knows sooner what cannot come to the top.
            ways.clauses().forEach(ranking::add);
        } else {
            ranking.add(asked, Occur.SHOULD);
        }
        Query query = ranking.add(new BoostQuery(new ConstantScoreQuery(
                        FilterQueries.term(ReportFields.FLAG, ReportFields.OFFICIAL)), OFFICIAL), Occur.SHOULD)
                .add(new BitsQuery(matching), Occur.FILTER).build();
        ScoreDoc after = null;
        if (token.isPresent()) {
            after = new ScoreDoc(place(token.get()), (Float) token.get().values().get(0));
        }
        return view.searcher().search(query, new TopScoreDocCollectorManager(count, after, count)).scoreDocs;
    }

    private ScoreDoc[] sorted(Sort sort, FixedBitSet matching, int count, Optional<PageToken> token)
            throws IOException {
        FieldDoc after = null;
        if (token.isPresent()) {
            after = new FieldDoc(place(token.get()), Float.NaN, token.get().values().toArray());
        }
        return view.searcher().search(new BitsQuery(matching),
                new TopFieldCollectorManager(sort, count, after, Integer.MAX_VALUE)).scoreDocs;
    }

    /** The last hit's place among its equals; when it has left the index, all its equals count as shown. */
    private int place(PageToken token) throws IOException {
        return view.document(ReportFields.ID, token.id()).orElse(Integer.MAX_VALUE - 1);
    }

    private static Sort sort(Order order) {
        boolean turned = order.descending();
        return switch (order.by()) {
            // Without words nothing is more relevant than the rest: newest year first, then by name.
            case RELEVANCE -> new Sort(year(true), agency(false));
            case YEAR -> new Sort(year(turned), agency(false));
            case AGENCY -> new Sort(agency(turned), year(true));
            case PUBLISHED -> {
                SortField field = LongField.newSortField(ReportFields.PUBLISHED, turned,
                        SortedNumericSelector.Type.MIN);
                field.setMissingValue(turned ? Long.MIN_VALUE : Long.MAX_VALUE);
                yield new Sort(field, agency(false));
            }
            case FIGURE -> new Sort(FigureColumns.order(order.figure().orElseThrow(), turned), year(true),
                    agency(false));
        };
    }

    private static SortField year(boolean turned) {
        SortField field = IntField.newSortField(ReportFields.YEAR_NUMBER, turned, SortedNumericSelector.Type.MIN);
        field.setMissingValue(turned ? Integer.MIN_VALUE : Integer.MAX_VALUE);
        return field;
    }

    private static SortField agency(boolean turned) {
        SortField field = new SortedSetSortField(ReportFields.facet(Dimension.AGENCY), turned,
                SortedSetSelector.Type.MIN);
        field.setMissingValue(turned ? SortField.STRING_FIRST : SortField.STRING_LAST);
        return field;
    }
}
