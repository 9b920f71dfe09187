// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index.lucene;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.util.NumericUtils;
import org.nianbao.index.FigureCondition;
import org.nianbao.report.FigureKey;

/**
 * The figures of all reports, a column of doubles for each key; a report has no value where it states none.
 *
 * <p>Columns alone, no points: a condition goes through one column, which takes no longer than to collect as many
 * documents from points, and a hundred fields with points were a third of the time and of the room of an index.
 */
final class FigureColumns {

    private static final Map<FigureKey, String> NAMES = new ConcurrentHashMap<>();
    /** Far more than there are figures. */
    private static final int MOST_NAMES = 5_000;

    private FigureColumns() {
    }

    /** The column's name, the same object each time: Lucene looks it up a hundred times a report. */
    static String name(FigureKey key) {
        String known = NAMES.get(key);
        if (known == null) {
            known = ReportFields.figure(key);
            if (NAMES.size() < MOST_NAMES) {
                NAMES.put(key, known);
            }
        }
        return known;
    }

    static Field field(FigureKey key, BigDecimal number) {
        return new NumericDocValuesField(name(key), NumericUtils.doubleToSortableLong(number.doubleValue()));
    }

    /** One column, to walk along with documents; empty where no report of the segment states the figure. */
    static NumericDocValues column(LeafReader leaf, FigureKey key) throws IOException {
        return DocValues.getNumeric(leaf, name(key));
    }

    /** The number at which a column stands. */
    static double number(NumericDocValues column) throws IOException {
        return NumericUtils.sortableLongToDouble(column.longValue());
    }

    static SortField order(FigureKey key, boolean descending) {
        SortField field = new SortedNumericSortField(name(key), SortField.Type.DOUBLE, descending,
                SortedNumericSelector.Type.MIN);
        field.setMissingValue(descending ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        return field;
    }

    /** Reports that state the figure and meet the condition. */
    static Query query(FigureCondition condition) {
        String field = name(condition.key());
        double bound = condition.bound().doubleValue();
        double lowest = Double.NEGATIVE_INFINITY;
        double highest = Double.POSITIVE_INFINITY;
        return switch (condition.comparison()) {
            case EQUAL -> range(field, bound, bound);
            case UNEQUAL -> new BooleanQuery.Builder()
                    .add(range(field, lowest, DoublePoint.nextDown(bound)), Occur.SHOULD)
                    .add(range(field, DoublePoint.nextUp(bound), highest), Occur.SHOULD).build();
            case LESS -> range(field, lowest, DoublePoint.nextDown(bound));
            case AT_MOST -> range(field, lowest, bound);
            case MORE -> range(field, DoublePoint.nextUp(bound), highest);
            case AT_LEAST -> range(field, bound, highest);
        };
    }

    private static Query range(String field, double from, double to) {
        return NumericDocValuesField.newSlowRangeQuery(field, NumericUtils.doubleToSortableLong(from),
                NumericUtils.doubleToSortableLong(to));
    }
}
