// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.lucene.document.IntField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.nianbao.index.Dimension;
import org.nianbao.index.Filter;
import org.nianbao.index.TextFolding;

/** Turns filters into Lucene queries; names that are not exact are looked up among the values of the index. */
final class FilterQueries {

    private final IndexReader reader;
    private final UnaryOperator<String> normaliser;

    FilterQueries(IndexReader reader, UnaryOperator<String> normaliser) {
        this.reader = reader;
        this.normaliser = normaliser;
    }

    static Query term(String field, String value) {
        return new TermQuery(new Term(field, value));
    }

    /** How many documents have a term, deleted ones included. */
    int documents(Term term) {
        try {
            return reader.docFreq(term);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many documents a query of terms or of a phrase can find at most; for others all there are. */
    int atMost(Query query) {
        if (query instanceof TermQuery one) {
            return documents(one.getTerm());
        }
        if (query instanceof PhraseQuery phrase) {
            return Arrays.stream(phrase.getTerms()).mapToInt(this::documents).min().orElse(0);
        }
        if (query instanceof BooleanQuery all) {
            return all.clauses().stream().mapToInt(clause -> atMost(clause.getQuery())).min().orElse(0);
        }
        return query instanceof MatchNoDocsQuery ? 0 : reader.maxDoc();
    }

    Query query(Filter filter) {
        if (filter instanceof Filter.Is is) {
            return values(is.dimension(), is.values());
        }
        if (filter instanceof Filter.Years years) {
            return IntField.newRangeQuery(ReportFields.YEAR_NUMBER, years.from().orElse(Integer.MIN_VALUE),
                    years.to().orElse(Integer.MAX_VALUE));
        }
        if (filter instanceof Filter.Published days) {
            return LongField.newRangeQuery(ReportFields.PUBLISHED,
                    days.from().map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE),
                    days.to().map(LocalDate::toEpochDay).orElse(Long.MAX_VALUE));
        }
        if (filter instanceof Filter.Official official) {
            Query query = term(ReportFields.FLAG, ReportFields.OFFICIAL);
            return official.official() ? query : new BooleanQuery.Builder()
                    .add(new MatchAllDocsQuery(), Occur.FILTER).add(query, Occur.MUST_NOT).build();
        }
        return FigureColumns.query(((Filter.Where) filter).condition());
    }

    /** Reports with one of the values. */
    Query values(Dimension dimension, Set<String> values) {
        String field = ReportFields.value(dimension);
        Set<BytesRef> terms = new TreeSet<>();
        for (String value : values) {
            resolve(dimension, value).forEach(name -> terms.add(new BytesRef(name)));
        }
        if (terms.isEmpty()) {
            return new MatchNoDocsQuery("no such " + field);
        }
        return terms.size() == 1 ? new TermQuery(new Term(field, terms.iterator().next()))
                : new TermInSetQuery(field, (Collection<BytesRef>) terms);
    }

    /** The values of the index that {@code typed} means; empty when there is none. */
    List<String> resolve(Dimension dimension, String typed) {
        String field = ReportFields.value(dimension);
        String wanted = typed.strip();
        try {
            if (reader.docFreq(new Term(field, wanted)) > 0) {
                return List.of(wanted);
            }
            String folded = TextFolding.fold(wanted);
            switch (dimension) {
                case PROVINCE, CITY, COUNTY, AGENCY -> {
                    String name = normaliser.apply(folded);
                    return reader.docFreq(new Term(field, name)) > 0 ? List.of(name)
                            : scan(field, value -> TextFolding.fold(value).contains(name), name);
                }
                case HOST -> {
                    return reader.docFreq(new Term(field, folded)) > 0 ? List.of(folded)
                            : scan(field, value -> value.endsWith("." + folded), folded);
                }
                default -> {
                    return List.of(folded.toLowerCase(Locale.ROOT));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> scan(String field, Predicate<String> wanted, String name)
            throws IOException {
        List<String> found = new ArrayList<>();
        Terms terms = name.isEmpty() ? null : MultiTerms.getTerms(reader, field);
        if (terms != null) {
            TermsEnum values = terms.iterator();
            for (BytesRef value = values.next(); value != null; value = values.next()) {
                String text = value.utf8ToString();
                if (wanted.test(text)) {
                    found.add(text);
                }
            }
        }
        return found;
    }
}
