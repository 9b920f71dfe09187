// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.ingest;

/** Hears how far a run is; called by one thread at a time. */
public interface IndexProgress {

    /** Hears nothing. */
    IndexProgress SILENT = new IndexProgress() {
    };

    /** @param documents how many documents were read so far */
    default void read(long documents) {
    }

    /** Something that went wrong with one document or file; the run goes on. */
    default void problem(String line) {
    }

    /** A document was found not to be a report. */
    default void refused(String source, String reason) {
    }
}
