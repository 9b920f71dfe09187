// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.index;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An index to write to; one process at a time. Nothing is seen by others before {@link #commit}; closing without it,
 * or being killed, leaves the last committed state. Reading methods here see what was put before the last
 * {@link #refresh}.
 * Every method may throw an {@link IndexException}. {@link #put} is safe for many threads.
 */
public interface ReportIndex extends AutoCloseable {

    /** What the last commit wrote down. */
    Map<String, String> state();

    /** Keeps a report, in place of whatever was kept under its key. */
    void put(IndexedReport report);

    /** Keeps a refused document, in place of whatever was kept under its key. */
    void put(RefusedDocument document);

    /** Keeps a change; the same change kept twice is there once. */
    void put(Change change);

    /** Forgets what is kept under the key, changes excepted. */
    void remove(String key);

    /** Forgets everything. */
    void clear();

    /** Lets the reading methods of this object see everything put so far. */
    void refresh();

    /** The report under this key. */
    Optional<IndexedReport> report(String key);

    /** The refused document under this key. */
    Optional<RefusedDocument> refused(String key);

    /** Every report of an agency, copies included. */
    List<IndexedReport> reportsOf(String agency);

    /** Every key with a report or a refused document. */
    void forEachKey(Consumer<String> keys);

    /** Makes everything visible at once. */
    void commit(Map<String, String> state);

    /** Gives up the lock; what was not committed is dropped. */
    @Override
    void close();
}
