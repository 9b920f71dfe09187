// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.nianbao.report.FigureKey;

/**
 * An index to ask. It answers from one committed state, whatever is written meanwhile; open a new one to see more.
 * Every method may throw an {@link IndexException}. Safe for many threads.
 */
public interface ReportSearch extends AutoCloseable {

    /**
     * @throws QuerySyntaxException when the page token belongs to another query
     */
    SearchResult search(ReportQuery query);

    /**
     * The reports of that id (or the beginning of one, at least four characters), address or source; copies included.
     * An address is found with or without its scheme and a slash at the end. More than one only where the name is
     * not exact.
     */
    List<IndexedReport> find(String idOrAddress);

    /** The documents of that id, address or source that were read and found not to be a report. */
    List<RefusedDocument> findRefused(String idOrAddress);

    /** The other pages that show the same report as the one of this id. */
    List<Copy> copies(String id);

    /**
     * Hands over every report that meets the filters, in no particular order, without reading its record.
     *
     * @param copiesToo false leaves out copies, as every statistic should
     */
    void forEachRow(List<Filter> filters, List<FigureKey> figures, boolean copiesToo, Consumer<FigureRow> rows);

    /** Hands over every report that meets the query's words and filters, copies included, in no particular order. */
    void forEachReport(Optional<Words> words, List<Filter> filters, Consumer<IndexedReport> reports);

    /** Hands over every document that was found not to be a report. */
    void forEachRefused(Consumer<RefusedDocument> documents);

    /** What happened since then (everything, when absent), oldest first; new reports included. */
    List<Change> changes(Optional<Instant> since);

    /** Every value of a dimension with its number of counted reports: for suggestions and completion. */
    Map<String, Long> values(Dimension dimension);

    IndexStats stats();

    /**
     * Reads every byte and compares the sums that were written with them. Questions do not: a flipped bit could change
     * a figure without a word.
     *
     * @throws IndexException.Damaged when a byte is not the one that was written
     */
    void requireWhole();

    @Override
    void close();
}
